import { detectFormat } from '../formats/detect.js';
import {
  type BatchReader,
  FileProblem,
  type FormatId,
  type LocatedRemark,
  type ReadOptions,
} from '../formats/format.js';
import { loadFormat } from '../formats/registry.js';
import { type FileSource, openSource } from '../formats/source.js';
import type { FileResult } from '../model/file-result.js';
import { activityHeadings, type Headings } from '../model/headings.js';
import { type CheckOptions, isRejected } from './check-row.js';
import { findingMaker } from './finding-of.js';
import { addFindings, emptyResult, type Keep } from './result.js';

/** A batch that is open, with what its rows go into. */
export interface OpenBatch<Reader = BatchReader> {
  readonly source: FileSource;
  readonly format: FormatId;
  readonly reader: Reader;
  readonly result: FileResult;
}

/** A file that was read as far as its first row. */
export interface OpenedFile {
  /** What there is to say of the file until there. */
  readonly remarks: readonly LocatedRemark[];
  /** Lets go of all that it holds, but for the file itself. */
  close?(): Promise<void>;
}

/** How a file is opened whose format is known. */
export type OpenReader<Reader extends OpenedFile> = (
  source: FileSource,
  format: FormatId,
  reading: ReadOptions,
) => Promise<Reader>;

/** Opens a file with the reader of its format. */
export const openReader: OpenReader<BatchReader> = async (source, format, reading) =>
  (await loadFormat(format)).open(source, reading);

/** How a file is opened, and what is kept of what there is to say of it. */
export interface OpenOptions extends Pick<CheckOptions, 'drafts' | 'warningsAsErrors'> {
  readonly reading: Omit<ReadOptions, 'headings'>;
  readonly keep: Keep;
  /** Called when a file's format is known, before any of its rows is read. What it throws stops the run. */
  readonly onFormat?: (format: FormatId) => void;
  /** Stops the run; what was not committed is undone. */
  readonly signal?: AbortSignal;
}

/** A file that was opened as far as that was possible. Whoever has it closes it. */
export interface OpenedBatch<Reader> {
  /** Undefined when there is no such file. */
  readonly source: FileSource | undefined;
  readonly reading: ReadOptions;
  readonly result: FileResult;
  /** Undefined when the file as a whole cannot be used; the result says why. */
  readonly batch: OpenBatch<Reader> | undefined;
  /**
   * Says in the result that the file cannot be used after all.
   * @throws the error itself, when it is no FileProblem
   */
  refuse(error: unknown): void;
  /** To be called after the last row: says in the result when there was none. */
  noteEnd(): void;
  /** Lets go of the reader, but not of the file. */
  closeReader(): Promise<void>;
  close(): Promise<void>;
}

/**
 * Opens a file; what is wrong with it as a whole becomes findings of its result.
 * @param headings what the columns can be, where they are not those of activities
 */
export async function openBatch<Reader extends OpenedFile>(
  path: string,
  options: OpenOptions,
  open: OpenReader<Reader>,
  headings: Headings = activityHeadings(options.drafts),
): Promise<OpenedBatch<Reader>> {
  const result = emptyResult(path === '-' ? 'standard input' : path);
  const reading = { ...options.reading, headings };
  const { onFile } = findingMaker([], options.warningsAsErrors);
  let source: FileSource | undefined;
  let reader: Reader | undefined;
  let batch: OpenBatch<Reader> | undefined;
  const refuse = (error: unknown) => {
    if (!(error instanceof FileProblem)) throw error;
    result.isRefused = true;
    addFindings(result, error.remarks.map(onFile), false, options.keep);
  };
  const noteEnd = () => {
    if (result.rows > 0 || result.isRefused) return;
    addFindings(result, [onFile(noRows(headings))], true, options.keep);
  };
  const closeReader = async () => {
    await reader?.close?.();
    reader = undefined;
  };
  const close = async () => {
    await closeReader();
    await source?.close();
  };
  try {
    source = await openSource(path, process.stdin, options.signal);
    const format = await detectFormat(source);
    result.format = format;
    options.onFormat?.(format);
    reader = await open(source, format, reading);
    const findings = reader.remarks.map(onFile);
    result.isRefused = isRejected(findings, options.drafts);
    addFindings(result, findings, true, options.keep);
    if (!result.isRefused) batch = { source, format, reader, result };
  } catch (error) {
    if (!(error instanceof FileProblem)) await close();
    refuse(error);
  }
  return { source, reading, result, batch, refuse, noteEnd, closeReader, close };
}

function noRows({ rows }: Headings): LocatedRemark {
  const message = `There are no ${rows} in the file yet. Enter them below the column headings.`;
  return { rule: 'no-rows', message, location: {} };
}
