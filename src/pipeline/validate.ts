import type { FileResult } from '../model/file-result.js';
import { openReader } from './open-batch.js';
import { checkRows, type RunOptions, withBatch } from './run-file.js';

/** Checks one file against the form's rules. No store is touched. */
export function validateFile(path: string, options: RunOptions): Promise<FileResult> {
  return withBatch(path, options, openReader, (batch) => checkRows(batch, options));
}
