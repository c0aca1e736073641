import type { FormatId } from './format-ids.js';

/** What became of a row in the store. */
export type StoredOutcome = 'created' | 'updated' | 'unchanged' | 'rejected';

/** The counts of a batch, by rows; `errors` and `warnings` by findings. */
export interface BatchCounts {
  readonly rows: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  readonly errors: number;
  readonly warnings: number;
}

export interface BatchStart {
  readonly file: string;
  readonly sha256: string;
  readonly format: FormatId;
  /** When it began, as ISO date and time in UTC. */
  readonly startedAt: string;
  readonly toolVersion: string;
}

/** One row of a batch, as the record keeps it. */
export interface BatchRowRecord {
  readonly row: number;
  readonly outcome: StoredOutcome;
  /** The activity, for a repeating one its first entry; null for a rejected row. */
  readonly activityId: string | null;
  readonly internalId: string | null;
  readonly title: string | null;
}

/** An upload as the record keeps it. */
export interface BatchRecord extends BatchStart, BatchCounts {
  readonly batch: number;
  readonly durationMs: number;
  /** When it was undone, as ISO date and time in UTC; null when it was not. */
  readonly undoneAt: string | null;
}
