import type { Location } from '../../model/finding.js';
import type { Headings } from '../../model/headings.js';
import type { RawValue } from '../../model/raw-value.js';
import type { Slot } from '../../model/slot.js';
import { matchColumns } from '../columns.js';
import type { BatchReader, LocatedRemark, RawRow } from '../format.js';
import type { Package } from './package/package.js';
import { columnCount, columnLetters } from './sheet/cell-address.js';
import { cellMarks, linkAddresses } from './sheet/cell-marks.js';
import type { ChosenSheet } from './sheet/sheet-choice.js';
import { type SheetLayout, sheetRows } from './sheet/sheet-rows.js';
import { surveySheet } from './sheet/sheet-survey.js';
import type { Workbook } from './workbook/workbook.js';

/**
 * Makes the reader of a sheet's rows.
 * @param remarks what there is to say of the file already
 * @param headings what the columns can be
 * @throws FileProblem for headings that stand twice or are missing
 */
export function excelBatch(
  parts: Package,
  workbook: Workbook,
  { sheet, header }: ChosenSheet,
  remarks: readonly LocatedRemark[],
  headings: Headings,
): BatchReader {
  const headingAt = (column: number) => cellLocation(header.number, columnLetters(column));
  const matched = matchColumns(header.headers, headingAt, headings);
  const columns: Slot[] = [];
  const letters: string[] = [];
  const places = new Int16Array(columnCount).fill(-1);
  matched.columns.forEach((slot, column) => {
    if (slot === undefined) return;
    places[column] = columns.length;
    columns.push(slot);
    letters.push(columnLetters(column));
  });
  const layout = { part: sheet.part, headerRow: header.number, places, width: letters.length, letters };
  return {
    columns,
    date1904: workbook.date1904,
    remarks: [...remarks, ...matched.remarks],
    rows: () => readRows(parts, workbook, layout),
  };
}

interface Layout extends SheetLayout {
  readonly headerRow: number;
  /** The letters of the batch's columns. */
  readonly letters: readonly string[];
}

async function* readRows(
  parts: Package,
  workbook: Workbook,
  { headerRow, letters, ...layout }: Layout,
): AsyncGenerator<readonly RawRow[]> {
  const survey = await surveySheet(parts.utf8(layout.part, 'sheet'), parts.name);
  const mark = cellMarks(survey, await linkAddresses(parts, layout.part, survey), layout.places);
  yield* sheetRows(parts, workbook, layout, survey, (number, values) => {
    if (number <= headerRow) return undefined;
    mark(number, values);
    return new SheetRow(number, values, letters);
  });
}

/** A class, since a row with closures of its own costs more than reading it. */
class SheetRow implements RawRow {
  readonly number: number;
  readonly values: readonly (RawValue | undefined)[];
  readonly remarks: readonly LocatedRemark[] = noRemarks;
  readonly #letters: readonly string[];
  constructor(number: number, values: readonly (RawValue | undefined)[], letters: readonly string[]) {
    this.number = number;
    this.values = values;
    this.#letters = letters;
  }
  locate(column?: number): Location {
    const letters = column === undefined ? undefined : this.#letters[column];
    return letters === undefined ? { row: this.number } : cellLocation(this.number, letters);
  }
}

const noRemarks: readonly LocatedRemark[] = [];

function cellLocation(row: number, letters: string): Location {
  return { row, cell: `${letters}${row}` };
}
