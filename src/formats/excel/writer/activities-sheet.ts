import type { Worksheet } from 'exceljs';
import { activityHeadings } from '../../../model/headings.js';
import type { Slot } from '../../../model/slot.js';
import type { WrittenRow, WrittenRows } from '../../written-row.js';
import { columnLetters } from '../sheet/cell-address.js';
import { cellContent } from './cell-content.js';
import { colour, stepColours } from './colours.js';
import { type ColumnStyle, sectionStyles, wrapsText } from './column-style.js';
import { writeBand, writeHeadings } from './headings.js';
import { addHints } from './hints.js';
import { addInputChecks } from './input-checks.js';
import type { PackedWorkbook } from './packed-workbook.js';
import { activityHeight, linesIn } from './row-height.js';
import { sectionsOf } from './sections.js';
import { bandRow, headingRow } from './template-rows.js';

/**
 * Writes the sheet with the activities.
 * @param paced is waited for after every row
 */
export async function writeActivitiesSheet(
  workbook: PackedWorkbook,
  rows: WrittenRows,
  columns: readonly Slot[],
  paced: () => Promise<void>,
): Promise<void> {
  const sections = sectionsOf(columns);
  const styles = sections.flatMap(sectionStyles);
  const sheet = addSheet(workbook, columns);
  sheet.columns = styles.map(({ width, style }) => ({ width, style }));
  writeBand(sheet, sections);
  writeHeadings(sheet, columns, styles);
  const write = rowWriter(sheet, columns, styles);
  for await (const content of rows) {
    write(content);
    await paced();
  }
  addInputChecks(sheet, columns);
  addHints(sheet, columns);
  sheet.commit();
}

/** The sheet, with the headings and the title of each activity always in sight, on the screen and on paper. */
function addSheet(workbook: PackedWorkbook, columns: readonly Slot[]): Worksheet {
  const inSight = columns.findIndex(({ path }) => path === 'title') + 1;
  return workbook.addWorksheet(activityHeadings(false).sheet, {
    properties: { tabColor: colour(stepColours.Basics.band) },
    views: [{ state: 'frozen', ySplit: headingRow, xSplit: inSight }],
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
    pageSetup: {
      orientation: 'landscape',
      pageOrder: 'overThenDown',
      scale: 60,
      margins: { left: 0.4, right: 0.4, top: 0.5, bottom: 0.6, header: 0.3, footer: 0.3 },
      printTitlesRow: `${bandRow}:${headingRow}`,
      ...(inSight === 0 ? {} : { printTitlesColumn: `A:${columnLetters(inSight - 1)}` }),
    },
  });
}

/** Writes one row after the other. */
function rowWriter(
  sheet: Worksheet,
  columns: readonly Slot[],
  styles: readonly ColumnStyle[],
): (content: WrittenRow) => void {
  const wrapped = columns.flatMap((slot, index) => (wrapsText(slot) ? [index] : []));
  return (content) => {
    const values = columns.map((slot) => cellContent(content, slot));
    const row = sheet.addRow(values);
    // Cells that share a style are written three times as fast as cells that take over their column's.
    row.eachCell((cell, column) => {
      cell.style = styles[column - 1]?.style ?? {};
    });
    const lines = wrapped.map((index) => linesIn(String(values[index] ?? ''), styles[index]?.width ?? 1));
    const height = activityHeight(lines);
    if (height !== undefined) row.height = height;
    row.commit();
  };
}
