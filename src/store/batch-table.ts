import type { Database } from 'better-sqlite3';
import type { FieldChange } from '../model/file-result.js';
import type { Finding } from '../model/finding.js';

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
  readonly format: string;
  /** When it began, as ISO date and time in UTC. */
  readonly startedAt: string;
  readonly toolVersion: string;
}

/** One row of a batch, as the record keeps it. */
export interface BatchRowRecord {
  readonly row: number;
  readonly outcome: StoredOutcome;
  readonly activityId: string | null;
  readonly internalId: string | null;
  readonly title: string | null;
}

/** A change to one activity, for the record of changes. */
export interface ActivityChange {
  /** When, as ISO date and time in UTC. */
  readonly at: string;
  readonly action: 'created' | 'updated';
  readonly activityId: string;
  readonly batch: number;
  readonly row: number;
  /** What an update changed; null for a new activity. */
  readonly fields: readonly FieldChange[] | null;
}

/** The record of uploads and changes. All writing is done inside a transaction of the store. */
export interface BatchTable {
  /** Begins the record of a batch and gives its number. */
  begin(start: BatchStart): number;
  addRow(batch: number, row: BatchRowRecord): void;
  addFinding(batch: number, finding: Finding): void;
  addChange(change: ActivityChange): void;
  /** Ends the record of a batch, with its counts and how long it took in milliseconds. */
  finish(batch: number, counts: BatchCounts, durationMs: number): void;
}

/** Opens the record of a database. */
export function batchTable(database: Database): BatchTable {
  const insertBatch = database.prepare(
    `INSERT INTO batches (file, sha256, format, started_at, duration_ms, row_count, accepted, rejected, created,
       updated, unchanged, errors, warnings, tool_version)
     VALUES (@file, @sha256, @format, @startedAt, 0, 0, 0, 0, 0, 0, 0, 0, 0, @toolVersion)`,
  );
  const finishBatch = database.prepare(
    `UPDATE batches SET duration_ms = @durationMs, row_count = @rows, accepted = @accepted, rejected = @rejected,
       created = @created, updated = @updated, unchanged = @unchanged, errors = @errors, warnings = @warnings
     WHERE batch = @batch`,
  );
  const insertRow = database.prepare('INSERT INTO batch_rows VALUES (?, ?, ?, ?, ?, ?)');
  const insertFinding = database.prepare('INSERT INTO batch_findings VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)');
  const insertChange = database.prepare(
    'INSERT INTO changes (at, action, activity_id, batch, row, fields) VALUES (?, ?, ?, ?, ?, ?)',
  );
  let position = 0;
  return {
    begin: (start) => Number(insertBatch.run(start).lastInsertRowid),
    addRow(batch, { row, outcome, activityId, internalId, title }) {
      insertRow.run(batch, row, outcome, activityId === null ? null : Number(activityId), internalId, title);
    },
    addFinding(batch, finding) {
      position += 1;
      const { row, ...place } = finding.location;
      const { rule, severity, field, header, message, value } = finding;
      const location = JSON.stringify(place);
      insertFinding.run(
        batch,
        position,
        row ?? null,
        rule,
        severity,
        field,
        header,
        message,
        value,
        location,
      );
    },
    addChange({ at, action, activityId, batch, row, fields }) {
      const changed = fields === null ? null : JSON.stringify(fields);
      insertChange.run(at, action, Number(activityId), batch, row, changed);
    },
    finish(batch, counts, durationMs) {
      finishBatch.run({ ...counts, batch, durationMs });
    },
  };
}
