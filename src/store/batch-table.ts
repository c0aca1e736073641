import type { Database } from 'better-sqlite3';
import type { BatchCounts, BatchRecord, BatchRowRecord, BatchStart } from '../model/batch.js';
import type { Finding } from '../model/finding.js';
import { shownId } from './activity-columns.js';
import { bulkInsert } from './bulk-insert.js';
import type { Pending } from './pending.js';

/** The record of uploads. All writing is done inside a transaction of the store. */
export interface BatchTable extends Pending {
  /** Begins the record of a batch and gives its number. */
  begin(start: BatchStart): number;
  addRow(batch: number, row: BatchRowRecord): void;
  addFinding(batch: number, finding: Finding): void;
  /** Ends the record of a batch, with its counts and how long it took in milliseconds. */
  finish(batch: number, counts: BatchCounts, durationMs: number): void;
  count(): number;
  /** Some uploads, the latest first; null for all. */
  page(limit: number | null, offset: number): BatchRecord[];
  load(batch: number): BatchRecord | undefined;
  /** The rows of an upload, in order. */
  rows(batch: number): BatchRowRecord[];
  /** What was found in an upload, in order. */
  findings(batch: number): Finding[];
  markUndone(batch: number, at: string): void;
}

const columns = `batch, file, sha256, format, started_at AS startedAt, duration_ms AS durationMs, row_count AS rows,
  accepted, rejected, created, updated, unchanged, errors, warnings, tool_version AS toolVersion,
  undone_at AS undoneAt`;

const rowColumns = ['batch', 'row', 'outcome', 'activity_id', 'internal_id', 'title'];
const findingColumns = 'batch position row rule severity field header message value location'.split(' ');

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
  const addedRows = bulkInsert(database, 'batch_rows', rowColumns);
  const addedFindings = bulkInsert(database, 'batch_findings', findingColumns);
  const settle = () => {
    addedRows.settle();
    addedFindings.settle();
  };
  let position = 0;
  return {
    begin: (start) => Number(insertBatch.run(start).lastInsertRowid),
    addRow(batch, { row, outcome, activityId, internalId, title }) {
      addedRows.add([
        batch,
        row,
        outcome,
        activityId === null ? null : Number(activityId),
        internalId,
        title,
      ]);
    },
    addFinding(batch, finding) {
      position += 1;
      const { row, ...place } = finding.location;
      const { rule, severity, field, header, message, value } = finding;
      const location = JSON.stringify(place);
      addedFindings.add([
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
      ]);
    },
    finish(batch, counts, durationMs) {
      finishBatch.run({ ...counts, batch, durationMs });
    },
    count: () => database.prepare('SELECT count(*) FROM batches').pluck().get() as number,
    page: (limit, offset) =>
      database
        .prepare(`SELECT ${columns} FROM batches ORDER BY batch DESC LIMIT ? OFFSET ?`)
        .all(limit ?? -1, offset) as BatchRecord[],
    load: (batch) =>
      database.prepare(`SELECT ${columns} FROM batches WHERE batch = ?`).get(batch) as
        | BatchRecord
        | undefined,
    rows(batch) {
      settle();
      const rows = database
        .prepare(
          `SELECT row, outcome, activity_id AS activityId, internal_id AS internalId, title
           FROM batch_rows WHERE batch = ? ORDER BY row`,
        )
        .all(batch) as (Omit<BatchRowRecord, 'activityId'> & { readonly activityId: number | null })[];
      return rows.map((row) => ({
        ...row,
        activityId: row.activityId === null ? null : shownId(row.activityId),
      }));
    },
    findings(batch) {
      settle();
      const rows = database
        .prepare(
          `SELECT row, rule, severity, field, header, message, value, location
           FROM batch_findings WHERE batch = ? ORDER BY position`,
        )
        .all(batch) as (Omit<Finding, 'location'> & {
        readonly row: number | null;
        readonly location: string;
      })[];
      return rows.map(({ row, location, ...finding }) => ({
        ...finding,
        location: { ...(row === null ? {} : { row }), ...JSON.parse(location) },
      }));
    },
    settle,
    forget() {
      addedRows.forget();
      addedFindings.forget();
    },
    markUndone(batch, at) {
      database.prepare('UPDATE batches SET undone_at = ? WHERE batch = ?').run(at, batch);
    },
  };
}
