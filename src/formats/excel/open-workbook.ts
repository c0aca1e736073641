import { headingsFor, type ReadOptions } from '../format.js';
import type { FileSource } from '../source.js';
import { type Archive, openArchive } from './package/archive.js';
import { compoundFileProblem, foreignZipProblem, isCompoundFile } from './package/foreign-files.js';
import { openPackage, type Package } from './package/package.js';
import { type ChosenSheet, chooseSheet } from './sheet/sheet-choice.js';
import { findWorkbook, readWorkbook, type Workbook } from './workbook/workbook.js';

/** A workbook as a file of parts. */
export interface WorkbookFile {
  readonly archive: Archive;
  readonly parts: Package;
  /** The part that is the workbook itself. */
  readonly workbookPart: string;
  readonly workbook: Workbook;
}

/** A workbook whose batch has been found. */
export interface OpenWorkbook extends WorkbookFile {
  readonly chosen: ChosenSheet;
}

/**
 * Opens a workbook up to the headings of its batch.
 * @throws FileProblem for a file of another kind, a damaged one, and one without a sheet of activities
 */
export async function openWorkbook(source: FileSource, options: ReadOptions): Promise<OpenWorkbook> {
  const file = await openWorkbookFile(source, options);
  return {
    ...file,
    chosen: await chooseSheet(file.parts, file.workbook, headingsFor(options), options.sheet),
  };
}

/**
 * Opens a workbook, whatever is on its sheets.
 * @throws FileProblem for a file of another kind and for a damaged one
 */
export async function openWorkbookFile(
  source: FileSource,
  { maxSize }: Pick<ReadOptions, 'maxSize'>,
): Promise<WorkbookFile> {
  if (isCompoundFile(await source.read(0, 8))) throw await compoundFileProblem(source);
  const archive = await openArchive(source, maxSize);
  const parts = await openPackage(archive);
  const workbookPart = parts === undefined ? undefined : await findWorkbook(parts);
  if (parts === undefined || workbookPart === undefined) throw await foreignZipProblem(archive, parts);
  return { archive, parts, workbookPart, workbook: await readWorkbook(parts, workbookPart) };
}
