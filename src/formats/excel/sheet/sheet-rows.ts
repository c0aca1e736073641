import type { RawValue } from '../../../model/raw-value.js';
import type { Package } from '../package/package.js';
import { textOf } from '../package/part-text.js';
import type { Workbook } from '../workbook/workbook.js';
import { sheetParser } from './sheet-parser.js';
import type { SheetSurvey } from './sheet-survey.js';

/** Which cells of a sheet are wanted, and where their values go. */
export interface SheetLayout {
  readonly part: string;
  /** Which place each of the sheet's columns has among a row's values; -1 for none. */
  readonly places: Int16Array;
  /** How many places there are. */
  readonly width: number;
}

/**
 * Reads the rows of a sheet that have some value, in portions.
 * @param survey what is known of the sheet beforehand
 * @param make makes of a row's number and values what is wanted; undefined leaves the row out
 * @throws FileProblem when the sheet is damaged, after the rows before the damage
 */
export async function* sheetRows<Row>(
  parts: Package,
  workbook: Workbook,
  { part, places, width }: SheetLayout,
  { contentEnd }: Pick<SheetSurvey, 'contentEnd'>,
  make: (number: number, values: (RawValue | undefined)[]) => Row | undefined,
): AsyncGenerator<readonly Row[]> {
  let portion: Row[] = [];
  const parser = sheetParser(workbook, parts.name, {
    places,
    width,
    row(number, values) {
      const made = make(number, values);
      if (made !== undefined) portion.push(made);
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
    for await (const bytes of parts.utf8(part, 'sheet')) {
      // Nothing but formatting follows: it is unpacked for its checksum, not parsed.
      if (isOver) continue;
      parser.write(textOf(bytes, parts.name));
      position += bytes.length;
      isOver = position >= contentEnd;
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
