import Papa from 'papaparse';
import { quoted } from '../../model/finding.js';
import type { LocatedRemark } from '../format.js';
import { unguardedText } from './formula-texts.js';
import { plainFieldEnd } from './quoting.js';
import type { Piece, TextRecord } from './records.js';
import { placeInRecord, TabRow } from './tab-row.js';

/** Records with the row number of the first. */
export interface NumberedPiece extends Piece {
  readonly firstNumber: number;
}

/**
 * The rows of a piece, blank ones left out.
 * @param width how many columns the header has
 */
export function rowsOf({ text, records, firstNumber }: NumberedPiece, width: number): TabRow[] {
  const rows: TabRow[] = [];
  const fields = fieldsOf({ text, records });
  records.forEach((record, index) => {
    const written = fields[index] ?? [];
    const values = valuesOf(written, width);
    const row = new TabRow(firstNumber + index, values, text, record);
    row.remarks.push(...unclosedQuote(text, record, row.number));
    if (written.length > width) row.remarks.push(...tooManyFields(written, width, row));
    if (row.remarks.length > 0 || values.some((value) => value !== undefined)) rows.push(row);
  });
  return rows;
}

/** The values of the header's columns, blank ones undefined. */
function valuesOf(fields: readonly string[], width: number): (string | undefined)[] {
  const length = Math.min(fields.length, width);
  const values: (string | undefined)[] = new Array(length);
  for (let column = 0; column < length; column += 1) {
    const field = fields[column] ?? '';
    values[column] = isBlankField(field) ? undefined : unguardedText(field);
  }
  return values;
}

function isBlankField(field: string): boolean {
  if (field === '') return true;
  const first = field.charCodeAt(0);
  // Only a field that begins with a space of some kind is worth trimming.
  return (first <= 0x20 || first >= 0xa0) && field.trim() === '';
}

/** A remark when a field is filled in to the right of the header's columns. */
function tooManyFields(fields: readonly string[], width: number, row: TabRow): LocatedRemark[] {
  const extra = fields.findIndex((field, column) => column >= width && !isBlankField(field));
  if (extra === -1) return [];
  const value = unguardedText(fields[extra] ?? '');
  const columns = `${width} ${width === 1 ? 'column' : 'columns'}`;
  const message = `The row has ${fields.length} fields, but the header row has ${columns}; ${quoted(value)} is one too many. Remove it, or put a text that has a tab in it in quotation marks.`;
  return [{ rule: 'too-many-fields', message, value, location: row.locate(extra) }];
}

/** A remark when a quotation mark of the record is never closed. */
export function unclosedQuote(text: string, record: TextRecord, row: number): LocatedRemark[] {
  const { unclosedAt, end } = record;
  if (unclosedAt === undefined) return [];
  const value = text.slice(unclosedAt, plainFieldEnd(text, unclosedAt, end));
  const message = `The quotation mark before ${quoted(value.slice(1))} is never closed, so the line is read as it stands. Remove the mark, or close it at the end of the text.`;
  return [
    { rule: 'unclosed-quote', message, value, location: { row, ...placeInRecord(text, record, unclosedAt) } },
  ];
}

/** The fields of each record. Papa Parse splits them; whole records in regular quoting leave it nothing to complain of. */
export function fieldsOf({ text, records }: Piece): string[][] {
  const isRegular = records.every((record) => record.regular === undefined);
  const regular = isRegular
    ? text.slice(records[0]?.start ?? text.length, records.at(-1)?.end)
    : records.map((record) => record.regular ?? text.slice(record.start, record.end)).join('\n');
  if (regular === '') return records.map(() => ['']);
  // The parser itself, since Papa.parse goes over every row once more.
  const parser = new Papa.Parser({ delimiter: '\t', newline: '\n', quoteChar: '"' });
  return (parser.parse(regular, 0, false) as { data: string[][] }).data;
}
