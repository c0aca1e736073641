import type { BatchRecord } from '../model/batch.js';
import type { Store } from '../store/store.js';
import { UsageError } from './usage-error.js';

/**
 * The record of an upload.
 * @throws UsageError when there is none of this number
 */
export function theBatch(store: Store, batch: number): BatchRecord {
  const record = store.batches.load(batch);
  if (record !== undefined) return record;
  throw new UsageError(`There is no batch ${batch} in the store. See what there is: pars-batch history`);
}
