import { withSeparators } from '../../model/digits.js';
import { templateSlots } from '../../model/slot.js';
import { fileProblem } from '../file-problem.js';
import { type BatchFormat, type BatchReader, headingsFor, type ReadOptions } from '../format.js';
import type { FileSource } from '../source.js';
import { excelBatch } from './batch-reader.js';
import { openWorkbook } from './open-workbook.js';
import { columnCount } from './sheet/cell-address.js';
import { templateVersionRemarks } from './template-mark.js';

/** Excel workbooks. `open` also takes files that only begin like one, and says what they are instead. */
export const excelFormat: BatchFormat = {
  id: 'excel',
  open,
  async write(out, rows, columns) {
    if (columns.length > columnCount) throw tooManyColumns(columns.length);
    // Loading exceljs takes longer than reading most batches.
    const { writeWorkbook } = await import('./writer/workbook-writer.js');
    await writeWorkbook(out, rows, columns);
  },
  async writeBlank(out) {
    const { writeWorkbook } = await import('./writer/workbook-writer.js');
    await writeWorkbook(out, [], templateSlots());
  },
  async copyRows(source, options, rows, out) {
    const { copySheetRows } = await import('./writer/copy-rows.js');
    await copySheetRows(await openWorkbook(source, options), rows, out);
  },
};

async function open(source: FileSource, options: ReadOptions): Promise<BatchReader> {
  const { parts, workbook, chosen } = await openWorkbook(source, options);
  const remarks = await templateVersionRemarks(parts);
  return excelBatch(parts, workbook, chosen, remarks, headingsFor(options));
}

function tooManyColumns(count: number) {
  const [needed, most] = [count, columnCount].map((columns) => withSeparators(columns));
  const message = `The activities need ${needed} columns, but a sheet has only ${most}. Write them as XML or tab-delimited text instead.`;
  return fileProblem('too-large', message);
}
