import { availableParallelism } from 'node:os';
import { type CheckedBatch, openChecked } from '../checked-batch.js';
import type { OpenReader } from '../run-file.js';

/** From how many bytes on a file is worth a thread: to start one takes as long as to store some hundred rows. */
const largeFile = 2 * 1024 * 1024;

/**
 * Opens a batch that is to be stored: a large one is read and checked in another thread, so that both cores of a small
 * machine are used.
 * @param drafts whether rows may become Drafts, which need fewer columns
 */
export function openForUpload(drafts: boolean): OpenReader<CheckedBatch> {
  return async (source, format, reading) => {
    if (source.size < largeFile || availableParallelism() < 2) return openChecked(source, format, reading);
    const { openInThread } = await import('./open-in-thread.js');
    return openInThread(drafts)(source, format, reading);
  };
}
