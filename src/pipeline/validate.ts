import type { FileResult } from '../model/file-result.js';
import { checkRows, type RunOptions, withBatch } from './run-file.js';

const noSupporters: ReadonlySet<string> = new Set();

/** Checks one file against the form's rules. No store is touched. */
export function validateFile(path: string, options: RunOptions): Promise<FileResult> {
  return withBatch(path, options, (batch) =>
    checkRows(batch, options, noSupporters, ({ raw, activity }, isRejected) => ({
      row: raw.number,
      outcome: isRejected ? 'rejected' : 'accepted',
      internalId: activity.internalId,
      title: activity.title,
    })),
  );
}
