import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { setImmediate as otherWork } from 'node:timers/promises';
import exceljs from 'exceljs';
import type { Slot } from '../../../model/slot.js';
import type { WrittenRows } from '../../written-row.js';
import { activitySheet } from '../sheet/sheet-choice.js';
import { templateMark } from '../template-mark.js';
import { cellContent } from './cell-content.js';
import { columnStyle } from './column-style.js';

/** How many rows are written before others may work: with more, rows pile up faster than they are compressed. */
const portion = 10;

/**
 * Writes rows as a workbook in the form of the template. The stream is left open.
 * @param columns the slots to write a column for
 */
export async function writeWorkbook(
  out: Writable,
  rows: WrittenRows,
  columns: readonly Slot[],
): Promise<void> {
  // exceljs would end the stream, and wait for ever when that fails.
  const packed = new PassThrough();
  await Promise.all([passOn(packed, out), write(packed, rows, columns)]);
}

async function passOn(packed: PassThrough, out: Writable): Promise<void> {
  try {
    for await (const bytes of packed) {
      if (!out.write(bytes)) await once(out, 'drain');
    }
  } finally {
    packed.destroy();
  }
}

async function write(packed: PassThrough, rows: WrittenRows, columns: readonly Slot[]): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: packed, useStyles: true });
  // Without dates of its own, the same activities always give the same workbook.
  Object.assign(workbook, {
    creator: 'pars-batch',
    lastModifiedBy: 'pars-batch',
    created: undefined,
    modified: undefined,
  });
  workbook.keywords = templateMark;
  const sheet = workbook.addWorksheet(activitySheet, { views: [{ state: 'frozen', ySplit: 1 }] });
  const styles = columns.map(columnStyle);
  sheet.columns = styles.map(({ width, style }) => ({ width, style }));
  writeHeader(sheet, columns);
  let written = 0;
  for await (const content of rows) {
    const row = sheet.addRow(columns.map((slot) => cellContent(content, slot)));
    // Cells that share a style are written three times as fast as cells that take over their column's.
    row.eachCell((cell, column) => {
      cell.style = styles[column - 1]?.style ?? {};
    });
    row.commit();
    written += 1;
    if (written % portion === 0) await pace(packed);
  }
  await workbook.commit();
}

/** Waits until the rows so far are on their way, so that they do not pile up in memory. */
async function pace(packed: PassThrough): Promise<void> {
  await otherWork();
  if (packed.destroyed) throw new Error('The workbook can no longer be written');
  if (packed.writableNeedDrain) await once(packed, 'drain');
}

function writeHeader(sheet: exceljs.Worksheet, columns: readonly Slot[]): void {
  const row = sheet.addRow(columns.map(heading));
  row.font = { bold: true };
  row.alignment = { vertical: 'top', wrapText: true };
  row.commit();
}

/** A column's heading, with a star when every activity needs the field. */
function heading({ field, group, header }: Slot): string {
  const isRequired = group === undefined && (field.required === 'draft' || field.required === 'complete');
  return isRequired ? `${header} *` : header;
}
