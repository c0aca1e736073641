import type { FileResult } from '../../../model/file-result.js';
import type { Finding } from '../../../model/finding.js';
import { cellRange } from '../sheet/cell-address.js';
import type { Weight } from './colours.js';

/** A result as the copy shows it: its findings are those with cells of the copy, where they have one. */
export type MarkedResult = Pick<
  FileResult,
  'file' | 'findings' | 'rejectedRows' | 'rows' | 'rejected' | 'isRefused'
>;

/** What is to be seen at a cell. */
export interface CellMark {
  readonly weight: Weight;
  /** The messages of the cell. */
  readonly lines: readonly string[];
}

/** What is to be seen in a row. */
export interface RowMark {
  readonly isRejected: boolean;
  /** By the sheet's columns, counted from 0. */
  readonly cells: ReadonlyMap<number, CellMark>;
  /** All messages of the row, each with its field. */
  readonly lines: readonly string[];
  readonly weight: Weight;
}

interface GrowingRow {
  readonly isRejected: boolean;
  readonly cells: Map<number, { weight: Weight; lines: string[] }>;
  readonly lines: string[];
  weight: Weight;
}

/** Whether a finding is an error or a mere warning; what is missing from an accepted Draft is no error. */
export function weightOf(
  { severity, location }: Finding,
  { rejectedRows }: Pick<MarkedResult, 'rejectedRows'>,
): Weight {
  if (severity === 'error') return 'error';
  const isRejected = location.row === undefined || rejectedRows.has(location.row);
  return severity === 'incomplete' && isRejected ? 'error' : 'warning';
}

/** What there is to be seen in each row, by its number. Findings on the file may mark headings. */
export function rowMarks(result: MarkedResult): Map<number, RowMark> {
  const rows = new Map<number, GrowingRow>();
  for (const row of result.rejectedRows) rows.set(row, emptyMark(true));
  for (const finding of result.findings) {
    const place = finding.location.cell === undefined ? undefined : cellRange(finding.location.cell);
    const number = finding.location.row ?? place?.firstRow;
    if (number === undefined) continue;
    const row = rows.get(number) ?? emptyMark(false);
    rows.set(number, row);
    const weight = weightOf(finding, result);
    if (weight === 'error') row.weight = 'error';
    if (finding.location.row !== undefined) row.lines.push(lineInRow(finding, weight));
    if (place === undefined) continue;
    const cell = row.cells.get(place.firstColumn) ?? { weight, lines: [] };
    row.cells.set(place.firstColumn, cell);
    if (weight === 'error') cell.weight = 'error';
    cell.lines.push(`${introduction(finding, weight)}${finding.message}`);
  }
  return rows;
}

function emptyMark(isRejected: boolean): GrowingRow {
  return { isRejected, cells: new Map(), lines: [], weight: isRejected ? 'error' : 'warning' };
}

/** What a finding is about: its field, the row or the file. */
export function subjectOf({ header, location }: Finding): string {
  return header ?? (location.row === undefined ? 'File' : 'Whole row');
}

function lineInRow(finding: Finding, weight: Weight): string {
  const { cell } = finding.location;
  const place = cell === undefined ? subjectOf(finding) : `${subjectOf(finding)} (${cell})`;
  return `${introduction(finding, weight)}${place}: ${finding.message}`;
}

/** What is said before a message that rejects nothing. */
function introduction({ severity }: Finding, weight: Weight): string {
  if (weight === 'error') return '';
  return severity === 'incomplete' ? 'Draft: ' : 'Warning: ';
}
