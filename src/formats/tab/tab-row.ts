import type { Location } from '../../model/finding.js';
import type { LocatedRemark, RawRow } from '../format.js';
import { fieldStarts } from './quoting.js';
import type { TextRecord } from './records.js';

/** A row of a tab-delimited file. A class, since there are many and their places are rarely asked for. */
export class TabRow implements RawRow {
  readonly number: number;
  readonly values: readonly (string | undefined)[];
  readonly remarks: LocatedRemark[] = [];
  readonly #text: string;
  readonly #record: TextRecord;

  constructor(number: number, values: readonly (string | undefined)[], text: string, record: TextRecord) {
    this.number = number;
    this.values = values;
    this.#text = text;
    this.#record = record;
  }

  locate(column?: number): Location {
    if (column === undefined) return { row: this.number, line: this.#record.line };
    return { row: this.number, ...placeOfColumn(this.#text, this.#record, column) };
  }
}

/** The line and character where a record's field begins; the record's end when it has no such field. */
export function placeOfColumn(
  text: string,
  record: TextRecord,
  column: number,
): { line: number; column: number } {
  const { start, end, unclosedAt } = record;
  const quotingEnd = unclosedAt === undefined ? undefined : unclosedAt - start;
  const fieldStart = fieldStarts(text.slice(start, end), quotingEnd)[column];
  return placeInRecord(text, record, fieldStart === undefined ? end : start + fieldStart);
}

/** The line and character of a place in a record's text. */
export function placeInRecord(
  text: string,
  record: TextRecord,
  place: number,
): { line: number; column: number } {
  const lines = text.slice(record.start, place).split('\n');
  return { line: record.line + lines.length - 1, column: [...(lines.at(-1) ?? '')].length + 1 };
}
