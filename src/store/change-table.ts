import type { Database } from 'better-sqlite3';
import type { ActivityChange, ChangeAction, RecordedChange } from '../model/change.js';
import { shownId } from './activity-columns.js';
import { bulkInsert } from './bulk-insert.js';
import type { Pending } from './pending.js';

/** The record of all changes to activities. All writing is done inside a transaction of the store. */
export interface ChangeTable extends Pending {
  add(change: ActivityChange): void;
  /** The changes of an activity, the latest first. */
  ofActivity(activityId: string): RecordedChange[];
  /** The changes that an upload made, the latest first. */
  ofBatch(batch: number): RecordedChange[];
  /** The row of an upload that has changed an activity already; null when none has. */
  rowOf(activityId: string, batch: number): number | null;
}

const columns = ['at', 'action', 'activity_id', 'batch', 'row', 'fields', 'entry'];

/** Opens the record of a database. */
export function changeTable(database: Database): ChangeTable {
  const { add, settle, forget } = bulkInsert(database, 'changes', columns);
  const byActivity = database.prepare('SELECT * FROM changes WHERE activity_id = ? ORDER BY change DESC');
  const byBatch = database.prepare(
    "SELECT * FROM changes WHERE batch = ? AND action IN ('created', 'updated') ORDER BY change DESC",
  );
  const rowInBatch = database
    .prepare('SELECT row FROM changes WHERE activity_id = ? AND batch = ? ORDER BY change DESC LIMIT 1')
    .pluck();
  return {
    add({ at, action, activityId, batch, row, fields, entry }) {
      const changed = fields.length === 0 ? null : JSON.stringify(fields);
      const moved = entry === null ? null : JSON.stringify(entry);
      add([at, action, Number(activityId), batch, row, changed, moved]);
    },
    ofActivity(activityId) {
      settle();
      return (byActivity.all(Number(activityId)) as ChangeRow[]).map(recorded);
    },
    ofBatch(batch) {
      settle();
      return (byBatch.all(batch) as ChangeRow[]).map(recorded);
    },
    rowOf(activityId, batch) {
      settle();
      return (rowInBatch.get(Number(activityId), batch) as number | undefined) ?? null;
    },
    settle,
    forget,
  };
}

interface ChangeRow {
  readonly change: number;
  readonly at: string;
  readonly action: ChangeAction;
  readonly activity_id: number;
  readonly batch: number | null;
  readonly row: number | null;
  readonly fields: string | null;
  readonly entry: string | null;
}

function recorded({ activity_id, fields, entry, ...row }: ChangeRow): RecordedChange {
  return {
    ...row,
    activityId: shownId(activity_id),
    fields: fields === null ? [] : JSON.parse(fields),
    entry: entry === null ? null : JSON.parse(entry),
  };
}
