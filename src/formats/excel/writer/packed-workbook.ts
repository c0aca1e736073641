import { once } from 'node:events';
import { PassThrough, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setImmediate as otherWork } from 'node:timers/promises';
import exceljs from 'exceljs';

/** A workbook that is packed while it is written. */
export type PackedWorkbook = exceljs.stream.xlsx.WorkbookWriter;

/** How many rows are written before others may work: with more, rows pile up faster than they are compressed. */
const portion = 10;

/**
 * Writes a workbook to a stream, which is left open.
 * @param fill puts the sheets in; it awaits `paced` after every row
 */
export async function packWorkbook(
  out: Writable,
  fill: (workbook: PackedWorkbook, paced: () => Promise<void>) => Promise<void>,
): Promise<void> {
  // exceljs would end the stream, and wait for ever when that fails.
  const packed = new PassThrough();
  await Promise.all([pipeline(packed, out, { end: false }), write(packed, fill)]);
}

async function write(packed: PassThrough, fill: Parameters<typeof packWorkbook>[1]): Promise<void> {
  const workbook = new exceljs.stream.xlsx.WorkbookWriter({ stream: packed, useStyles: true });
  // Without dates of its own, the same content always gives the same workbook.
  Object.assign(workbook, {
    creator: 'pars-batch',
    lastModifiedBy: 'pars-batch',
    created: undefined,
    modified: undefined,
  });
  let written = 0;
  await fill(workbook, async () => {
    written += 1;
    if (written % portion === 0) await pace(packed);
  });
  await workbook.commit();
}

/** Waits until the rows so far are on their way, so that they do not pile up in memory. */
async function pace(packed: PassThrough): Promise<void> {
  await otherWork();
  if (packed.destroyed) throw new Error('The workbook can no longer be written');
  if (packed.writableNeedDrain) await once(packed, 'drain');
}
