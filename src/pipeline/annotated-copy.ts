import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Writable } from 'node:stream';
import { FileProblem, type FormatId, type ReadOptions } from '../formats/format.js';
import { loadFormat } from '../formats/registry.js';
import { type FileSource, openSource } from '../formats/source.js';
import type { FileResult } from '../model/file-result.js';
import type { FinishedFile } from './run-file.js';

/** Gives the writer a stream of a new file, and keeps the file if that was written to its end. */
type Output = (write: (out: Writable) => Promise<void>) => Promise<void>;

/** A copy that was written. */
export interface AnnotatedCopy {
  /** Whether it was made of the rows, since the file is no workbook. */
  readonly isFromRows: boolean;
  /** Whether columns that are not part of the template were left out. */
  readonly leavesOutColumns: boolean;
  readonly hasLostMacros: boolean;
}

/**
 * Writes a workbook that shows what was found in a file: a copy of the file itself if it is a workbook, else one made
 * of its rows.
 * @returns undefined when no copy was written, since the file cannot be read to its end
 */
export async function writeAnnotatedCopy(
  { source, reading, result }: FinishedFile,
  output: Output,
): Promise<AnnotatedCopy | undefined> {
  const { format } = result;
  if (source === undefined || format === null) return undefined;
  try {
    if (format === 'excel') return await copyWorkbook(source, result, reading, output);
    return result.isRefused ? undefined : await copyRows(source, format, reading, result, output);
  } catch (error) {
    if (error instanceof FileProblem) return undefined;
    throw error;
  }
}

async function copyWorkbook(
  source: FileSource,
  result: FileResult,
  reading: ReadOptions,
  output: Output,
): Promise<AnnotatedCopy> {
  const { annotatedWorkbook } = await import('../formats/excel/annotate/annotated-workbook.js');
  const { hasLostMacros, write } = await annotatedWorkbook(source, result, reading);
  await output(write);
  return { isFromRows: false, leavesOutColumns: false, hasLostMacros };
}

async function copyRows(
  source: FileSource,
  format: FormatId,
  reading: ReadOptions,
  result: FileResult,
  output: Output,
): Promise<AnnotatedCopy> {
  const [{ annotatedWorkbook }, { inWorkbook, writeRowsWorkbook }, { open }] = await Promise.all([
    import('../formats/excel/annotate/annotated-workbook.js'),
    import('../formats/excel/annotate/rows-workbook.js'),
    loadFormat(format),
  ]);
  const folder = await mkdtemp(join(tmpdir(), 'pars-batch-'));
  try {
    const path = join(folder, 'rows.xlsx');
    const places = await writeRowsWorkbook(path, () => open(source, reading));
    const rows = await openSource(path);
    try {
      const { write } = await annotatedWorkbook(rows, inWorkbook(result, places));
      await output(write);
    } finally {
      await rows.close();
    }
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
  return { isFromRows: true, leavesOutColumns: hasUnknownColumns(result), hasLostMacros: false };
}

function hasUnknownColumns({ findings }: FileResult): boolean {
  return findings.some(({ rule }) => rule === 'unknown-column');
}
