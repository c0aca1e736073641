import type { Location } from '../../model/finding.js';
import type { RawValue } from '../../model/raw-value.js';
import type { Slot } from '../../model/slot.js';
import { matchColumns } from '../columns.js';
import type { BatchReader, LocatedRemark, RawRow } from '../format.js';
import { limits } from './limits.js';
import type { Package } from './package/package.js';
import { textOf } from './package/part-text.js';
import { columnCount, columnLetters } from './sheet/cell-address.js';
import { cellMarks } from './sheet/cell-marks.js';
import type { ChosenSheet } from './sheet/sheet-choice.js';
import { sheetParser } from './sheet/sheet-parser.js';
import { type SheetSurvey, surveySheet } from './sheet/sheet-survey.js';
import type { Workbook } from './workbook/workbook.js';

/**
 * Makes the reader of a sheet's activities.
 * @param remarks what there is to say of the file already
 * @param drafts whether only the columns that a Draft needs are required
 * @throws FileProblem for headings that stand twice or are missing
 */
export function excelBatch(
  parts: Package,
  workbook: Workbook,
  { sheet, header }: ChosenSheet,
  remarks: readonly LocatedRemark[],
  drafts: boolean,
): BatchReader {
  const headingAt = (column: number) => cellLocation(header.number, columnLetters(column));
  const matched = matchColumns(header.headers, headingAt, drafts);
  const columns: Slot[] = [];
  const letters: string[] = [];
  const places = new Int16Array(columnCount).fill(-1);
  matched.columns.forEach((slot, column) => {
    if (slot === undefined) return;
    places[column] = columns.length;
    columns.push(slot);
    letters.push(columnLetters(column));
  });
  const layout: Layout = { part: sheet.part, headerRow: header.number, places, letters };
  return {
    columns,
    date1904: workbook.date1904,
    remarks: [...remarks, ...matched.remarks],
    rows: () => readRows(parts, workbook, layout),
  };
}

interface Layout {
  readonly part: string;
  readonly headerRow: number;
  /** Which of the batch's columns stands in each of the sheet's; -1 for none. */
  readonly places: Int16Array;
  /** The letters of the batch's columns. */
  readonly letters: readonly string[];
}

async function* readRows(
  parts: Package,
  workbook: Workbook,
  layout: Layout,
): AsyncGenerator<readonly RawRow[]> {
  const survey = await surveySheet(parts.utf8(layout.part, limits.sheetBytes), parts.name);
  const mark = cellMarks(survey, await addressesOf(parts, layout.part, survey), layout.places);
  let portion: RawRow[] = [];
  const parser = sheetParser(workbook, parts.name, {
    places: layout.places,
    width: layout.letters.length,
    row(number, values) {
      if (number <= layout.headerRow) return;
      mark(number, values);
      portion.push(new SheetRow(number, values, layout.letters));
    },
  });
  const taken = () => {
    const rows = portion;
    portion = [];
    return rows;
  };
  let position = 0;
  let isOver = false;
  try {
    for await (const bytes of parts.utf8(layout.part, limits.sheetBytes)) {
      // Nothing but formatting follows: it is unpacked for its checksum, not parsed.
      if (isOver) continue;
      parser.write(textOf(bytes, parts.name));
      position += bytes.length;
      isOver = position >= survey.contentEnd;
      if (isOver) parser.closeEarly();
      if (portion.length > 0) yield taken();
    }
    if (!isOver) parser.close();
  } catch (error) {
    // The rows before the damage are read all the same.
    if (portion.length > 0) yield taken();
    throw error;
  }
  if (portion.length > 0) yield taken();
}

/** The addresses that a sheet's links lead to, by relationship. */
async function addressesOf(
  parts: Package,
  sheet: string,
  { linked }: SheetSurvey,
): Promise<Map<string, string>> {
  if (linked.every(({ relationship }) => relationship === undefined)) return new Map();
  return new Map((await parts.relationships(sheet)).map(({ id, target }) => [id, target]));
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
