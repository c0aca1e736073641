import { availableParallelism } from 'node:os';
import type { FormatId } from '../../formats/format.js';
import { type CheckedBatch, openChecked } from '../checked-batch.js';
import type { OpenReader } from '../open-batch.js';

/** From how many bytes on a file is worth a thread: some 20,000 rows. Smaller ones are stored sooner without. */
function largeFrom(format: FormatId): number {
  const megabytes = format === 'excel' ? 4 : 16;
  return megabytes * 1024 * 1024;
}

/**
 * Opens a batch that is to be stored: a large one is read and checked in another thread, so that both cores of a small
 * machine are used.
 * @param drafts whether rows may become Drafts, which need fewer columns
 */
export function openForUpload(drafts: boolean): OpenReader<CheckedBatch> {
  return async (source, format, reading) => {
    if (source.size < largeFrom(format) || availableParallelism() < 2)
      return openChecked(source, format, reading);
    const { openInThread } = await import('./open-in-thread.js');
    return openInThread(drafts)(source, format, reading);
  };
}
