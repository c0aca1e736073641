import type { BatchFormat, BatchReader, ReadOptions } from '../format.js';
import type { FileSource } from '../source.js';
import { excelBatch } from './batch-reader.js';
import { openArchive } from './package/archive.js';
import { compoundFileProblem, foreignZipProblem, isCompoundFile } from './package/foreign-files.js';
import { openPackage } from './package/package.js';
import { chooseSheet } from './sheet/sheet-choice.js';
import { templateVersionRemarks } from './template-mark.js';
import { findWorkbook, readWorkbook } from './workbook/workbook.js';

/** Excel workbooks. `open` also takes files that only begin like one, and says what they are instead. */
export const excelFormat: BatchFormat = {
  id: 'excel',
  label: 'Excel',
  extensions: ['.xlsx', '.xlsm'],
  open,
  async write(out, rows, columns) {
    // Loading exceljs takes longer than reading most batches.
    const { writeWorkbook } = await import('./writer/workbook-writer.js');
    await writeWorkbook(out, rows, columns);
  },
};

async function open(source: FileSource, options: ReadOptions): Promise<BatchReader> {
  if (isCompoundFile(await source.read(0, 8))) throw await compoundFileProblem(source);
  const archive = await openArchive(source);
  const parts = await openPackage(archive);
  const workbookPart = parts === undefined ? undefined : await findWorkbook(parts);
  if (parts === undefined || workbookPart === undefined) throw await foreignZipProblem(archive, parts);
  const workbook = await readWorkbook(parts, workbookPart);
  const chosen = await chooseSheet(parts, workbook, options.sheet);
  const remarks = await templateVersionRemarks(parts);
  return excelBatch(parts, workbook, chosen, remarks, options.drafts ?? false);
}
