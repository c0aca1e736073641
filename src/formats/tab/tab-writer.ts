import type { Writable } from 'node:stream';
import Papa from 'papaparse';
import { shownDate } from '../../model/dates.js';
import type { Slot } from '../../model/slot.js';
import { AsWritten, filledValue, type WrittenRow, type WrittenRows } from '../written-row.js';
import { writeText } from '../written-text.js';
import { guardedText } from './formula-texts.js';

/** How many rows are written at a time. */
const portion = 200;

/**
 * Writes rows as tab-delimited text that Excel opens as it is meant: UTF-8 with a byte order mark, CRLF.
 * The stream is left open.
 */
export async function writeTab(out: Writable, rows: WrittenRows, columns: readonly Slot[]): Promise<void> {
  await writeText(out, portions(rows, columns));
}

async function* portions(rows: WrittenRows, columns: readonly Slot[]): AsyncGenerator<string> {
  yield `\ufeff${lines([columns.map((slot) => slot.header)])}`;
  let cells: string[][] = [];
  for await (const row of rows) {
    cells.push(columns.map((slot) => cellText(row, slot)));
    if (cells.length < portion) continue;
    yield lines(cells);
    cells = [];
  }
  if (cells.length > 0) yield lines(cells);
}

function lines(rows: string[][]): string {
  return `${Papa.unparse(rows, { delimiter: '\t', newline: '\r\n' })}\r\n`;
}

function cellText(row: WrittenRow, slot: Slot): string {
  const value = filledValue(row, slot);
  if (value === undefined) return '';
  if (value instanceof AsWritten) return guardedText(value.text);
  const { type } = slot.field;
  // The month first, as the form shows dates and a spreadsheet in the United States reads them.
  if (type.kind === 'date') return shownDate(type.format(value));
  const text = type.format(value);
  return type.kind === 'text' ? guardedText(text) : text;
}
