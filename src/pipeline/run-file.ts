import { FileProblem, type RawRow, type ReadOptions } from '../formats/format.js';
import type { FileSource } from '../formats/source.js';
import type { FileResult, RowOutcome } from '../model/file-result.js';
import type { Headings } from '../model/headings.js';
import { type CheckedRow, type CheckOptions, isRejected, rowChecker } from './check-row.js';
import {
  type OpenBatch,
  type OpenedFile,
  type OpenOptions,
  type OpenReader,
  openBatch,
} from './open-batch.js';
import { addFindings, enteredValues } from './result.js';

export interface RunOptions extends Omit<CheckOptions, 'supporters'>, OpenOptions {
  /** Called now and then with how far reading has come, in bytes. */
  readonly onProgress?: (file: string, position: number, size: number) => void;
  /** Called when a file is done, while it is still open: to write a copy of it with what was found. */
  readonly afterwards?: (file: FinishedFile) => Promise<void>;
}

/** A file that was checked, and stored as far as it is to be. */
export interface FinishedFile {
  /** Undefined when the file could not be opened. */
  readonly source: FileSource | undefined;
  readonly reading: ReadOptions;
  readonly result: FileResult;
}

/**
 * Opens a file and gives it to the work; what is wrong with the file as a whole becomes findings of its result.
 * @param headings what the columns can be, where they are not those of activities
 */
export async function withBatch<Reader extends OpenedFile>(
  path: string,
  options: RunOptions,
  open: OpenReader<Reader>,
  work: (batch: OpenBatch<Reader>) => Promise<void>,
  headings?: Headings,
): Promise<FileResult> {
  const opened = await openBatch(path, options, open, headings);
  const { batch, source, reading, result } = opened;
  try {
    try {
      if (batch !== undefined) await work(batch);
      opened.noteEnd();
    } catch (error) {
      opened.refuse(error);
    }
    await opened.closeReader();
    await options.afterwards?.({ source, reading, result });
  } finally {
    await opened.close();
  }
  return result;
}

/**
 * The portions of an open batch, with progress told and the signal heeded.
 * @param positionOf tells how far the file has been read with a portion, in bytes
 * @throws FileProblem when the file breaks in the middle, or is not the file any more that it was when it was opened
 */
export async function* portionsOf<Portion>(
  { source, result }: Pick<OpenBatch, 'source' | 'result'>,
  portions: AsyncIterable<Portion>,
  { signal, onProgress }: Pick<RunOptions, 'signal' | 'onProgress'>,
  positionOf: (portion: Portion) => number = () => source.position,
): AsyncGenerator<Portion> {
  try {
    for await (const portion of portions) {
      signal?.throwIfAborted();
      yield portion;
      onProgress?.(result.file, positionOf(portion), source.size);
    }
  } catch (error) {
    if (error instanceof FileProblem) await source.checkUnchanged();
    throw error;
  }
  await source.checkUnchanged();
}

/** The names of commercial supporters where there is no store to have some. */
const noSupporters: ReadonlySet<string> = new Set();

/**
 * Takes every row of a batch through reading and checking, without a store.
 * @param note is given every row as it stands in the file
 */
export async function checkRows(
  batch: OpenBatch,
  options: RunOptions,
  note: (raw: RawRow) => void = () => undefined,
): Promise<void> {
  const { reader, result } = batch;
  const { check } = rowChecker(reader, { ...options, supporters: noSupporters });
  for await (const portion of portionsOf(batch, reader.rows(), options)) {
    for (const raw of portion) {
      const row = check(raw);
      if (row === undefined) continue;
      note(raw);
      const outcome = checkedOutcome(row, isRejected(row.findings, options.drafts));
      countRow(result, row, outcome, options);
      if (options.keep.entered && outcome.outcome === 'rejected')
        result.entered.set(raw.number, enteredValues(raw, reader.columns));
    }
  }
}

/** What becomes of a row that is only checked. */
function checkedOutcome({ number, activity }: CheckedRow, isRejected: boolean): RowOutcome {
  const { internalId, title } = activity;
  return { row: number, outcome: isRejected ? 'rejected' : 'accepted', internalId, title };
}

/** Counts a row, of which all is known, into a result. */
export function countRow(
  result: FileResult,
  { activity, findings }: CheckedRow,
  outcome: RowOutcome,
  options: RunOptions,
): void {
  result.rows += 1;
  const isAccepted = outcome.outcome !== 'rejected';
  if (isAccepted) result.accepted += 1;
  else {
    result.rejected += 1;
    result.rejectedRows.add(outcome.row);
    if (!findings.some(({ severity }) => severity === 'error')) result.onlyIncomplete += 1;
  }
  if (outcome.outcome === 'created' || outcome.outcome === 'updated' || outcome.outcome === 'unchanged') {
    result[outcome.outcome] += 1;
  }
  const { title, internalId } = activity;
  addFindings(result, findings, isAccepted, options.keep, { title, internalId });
  if (options.keep.outcome(outcome.outcome, result.outcomes.length)) result.outcomes.push(outcome);
}
