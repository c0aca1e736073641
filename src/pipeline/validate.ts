import type { FileResult, RowOutcome } from '../model/file-result.js';
import type { CheckedRow } from './check-row.js';
import { checkRows, type RunOptions, withBatch } from './run-file.js';

/** The names of commercial supporters where there is no store to have some. */
export const noSupporters: ReadonlySet<string> = new Set();

/** Checks one file against the form's rules. No store is touched. */
export function validateFile(path: string, options: RunOptions): Promise<FileResult> {
  return withBatch(path, options, (batch) => checkRows(batch, options, noSupporters, validatedRow));
}

/** What becomes of a row that is only checked. */
export function validatedRow({ raw, activity }: CheckedRow, isRejected: boolean): RowOutcome {
  const { internalId, title } = activity;
  return { row: raw.number, outcome: isRejected ? 'rejected' : 'accepted', internalId, title };
}
