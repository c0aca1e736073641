import type { Writable } from 'node:stream';
import type { Slot } from '../../../model/slot.js';
import type { WrittenRows } from '../../written-row.js';
import { templateMark } from '../template-mark.js';
import { writeActivitiesSheet } from './activities-sheet.js';
import { writeInstructionsSheet } from './instructions-sheet.js';
import { writeListsSheet } from './lists-sheet.js';
import { packWorkbook } from './packed-workbook.js';

/**
 * Writes rows as a workbook in the form of the template. The stream is left open.
 * @param columns the slots to write a column for
 */
export async function writeWorkbook(
  out: Writable,
  rows: WrittenRows,
  columns: readonly Slot[],
): Promise<void> {
  await packWorkbook(out, async (workbook, paced) => {
    workbook.keywords = templateMark;
    await writeActivitiesSheet(workbook, rows, columns, paced);
    writeInstructionsSheet(workbook);
    writeListsSheet(workbook);
  });
}
