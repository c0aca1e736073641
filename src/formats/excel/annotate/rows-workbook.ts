import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import type { Finding } from '../../../model/finding.js';
import { isSpecial, type RawValue } from '../../../model/raw-value.js';
import { placeInForm, type Slot, templateSlots } from '../../../model/slot.js';
import { shownValue } from '../../../model/value-type.js';
import type { BatchReader, RawRow } from '../../format.js';
import { AsWritten, type WrittenRow } from '../../written-row.js';
import { columnLetters } from '../sheet/cell-address.js';
import { firstRow } from '../writer/template-rows.js';
import { writeWorkbook } from '../writer/workbook-writer.js';
import type { MarkedResult } from './marks.js';

/** How a batch's rows stand in a workbook that was made of them. */
export interface RowPlaces {
  /** The workbook's row of each of the batch's. */
  readonly rows: ReadonlyMap<number, number>;
  readonly columns: readonly Slot[];
}

/**
 * Writes the rows of a batch of another format as a workbook, in the form of the template, each value as the person
 * wrote it.
 * @param open opens the batch; it is read twice
 * @throws FileProblem when the batch cannot be read to its end
 */
export async function writeRowsWorkbook(path: string, open: () => Promise<BatchReader>): Promise<RowPlaces> {
  const columns = await neededColumns(await open());
  const rows = new Map<number, number>();
  const out = createWriteStream(path);
  const closed = finished(out);
  await writeWorkbook(out, writtenRows(await open(), rows), columns);
  out.end();
  await closed;
  return { rows, columns };
}

/** The columns of the template and all further ones that the batch has, in the order of the form. */
async function neededColumns(reader: BatchReader): Promise<Slot[]> {
  // XML adds columns while it is read.
  for await (const _ of reader.rows());
  const had = reader.columns.filter((slot) => slot !== undefined);
  const columns = [...new Set([...templateSlots(), ...had])];
  return columns.sort((one, other) => placeInForm(one.path) - placeInForm(other.path));
}

async function* writtenRows(reader: BatchReader, rows: Map<number, number>): AsyncGenerator<WrittenRow> {
  const places = new Map<Slot, number>();
  for await (const portion of reader.rows()) {
    reader.columns.forEach((slot, column) => {
      if (slot !== undefined) places.set(slot, column);
    });
    for (const row of portion) {
      rows.set(row.number, firstRow + rows.size);
      yield writtenRow(row, places);
    }
  }
}

function writtenRow({ values }: RawRow, places: ReadonlyMap<Slot, number>): WrittenRow {
  return (slot) => {
    const column = places.get(slot);
    const raw = column === undefined ? undefined : values[column];
    return raw === undefined ? undefined : asWritten(raw);
  };
}

function asWritten(raw: RawValue): AsWritten {
  return new AsWritten(typeof raw === 'object' && !isSpecial(raw) ? raw.join('; ') : shownValue(raw));
}

/** A result with the places that its findings have in a workbook made of the rows; their lines stay. */
export function inWorkbook(result: MarkedResult, { rows, columns }: RowPlaces): MarkedResult {
  const letters = new Map(columns.map((slot, column) => [slot.path, columnLetters(column)]));
  const placed = (finding: Finding): Finding => {
    const row = rows.get(finding.location.row ?? 0);
    if (row === undefined) return finding;
    const column = letters.get(finding.field ?? '');
    const cell = column === undefined ? {} : { cell: `${column}${row}` };
    const message = withRowOf(finding, rows);
    return { ...finding, message, location: { ...finding.location, row, ...cell } };
  };
  return {
    ...result,
    findings: result.findings.map(placed),
    rejectedRows: new Set([...result.rejectedRows].map((row) => rows.get(row) ?? row)),
  };
}

/** A message on a repetition names an earlier row, in its last words with a number. */
function withRowOf({ rule, message }: Finding, rows: RowPlaces['rows']): string {
  if (!rule.startsWith('duplicate-')) return message;
  return message.replace(/(.*(?:in|repeats) row )(\d+)/, (words, start: string, row: string) => {
    const place = rows.get(Number(row));
    return place === undefined ? words : `${start}${place}`;
  });
}
