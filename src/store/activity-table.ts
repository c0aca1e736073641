import type { Database } from 'better-sqlite3';
import {
  type Activity,
  emptyActivity,
  emptyEntry,
  entriesOf,
  fieldValue,
  setValue,
} from '../model/activity.js';
import { fieldOf } from '../model/dictionary.js';
import type { Group } from '../model/field.js';
import {
  columnFields,
  columnName,
  fromSql,
  groupTables,
  type SqlValue,
  shownId,
  toSql,
} from './activity-columns.js';
import { bulkInsert } from './bulk-insert.js';
import type { NumberTable } from './number-table.js';
import type { Pending } from './pending.js';
import { conditionOf, holds, orderOf, type Page, type Selection } from './selection.js';
import { type SupporterTable, supportersOf } from './supporter-table.js';

/** An activity as it is in the store; its `activityId` is set and it has no occurrences. */
export interface StoredActivity {
  readonly activity: Activity;
  /** The Activity ID of the first entry of the repeating activity that this is an entry of. */
  readonly series: string | null;
  /** Its number among those entries, from 1. */
  readonly occurrence: number | null;
  /** The paths of the fields that a complete activity still needs. */
  readonly missing: readonly string[];
  /** The digest of its content. */
  readonly digest: string;
}

/** What an upload compares a row with, without loading the whole activity. */
export interface StoredKey {
  readonly activityId: string;
  readonly internalId: string | null;
  readonly series: string | null;
  readonly occurrence: number | null;
  readonly digest: string;
  readonly physicianLearners: number | null;
  readonly otherLearners: number | null;
  readonly closed: boolean | null;
}

/** The activities of a store. All writing is done inside a transaction of the store. */
export interface ActivityTable extends Pending {
  /** The number for an activity that is added in this year: two digits of the year, then a running number. */
  nextId(year: number): string;
  insert(stored: StoredActivity): void;
  /** Replaces the activity with the same Activity ID. */
  update(stored: StoredActivity): void;
  /** Removes an activity without individual learners. */
  remove(activityId: string): void;
  load(activityId: string): StoredActivity | undefined;
  byActivityId(activityId: string): StoredKey | undefined;
  /** All activities with an Internal ID: one, or the entries of a repeating activity in order. */
  byInternalId(internalId: string): StoredKey[];
  bySeries(series: string): StoredKey[];
  /** All Internal IDs, each once. */
  internalIds(): IterableIterator<string>;
  /** The activities with this content; of those without an Internal ID, since others are found by that. */
  byDigest(digest: string): StoredKey[];
  /** The names of all commercial supporters. */
  supporters(): Set<string>;
  /** How many activities a selection has, or the store. */
  count(selection?: Selection): number;
  /** The Activity IDs of a part of a selection, in its order. Others may read, but nobody write, until they are taken. */
  ids(selection: Selection, page: Page): IterableIterator<string>;
  /** How many entries the largest of each group has. */
  mostEntries(): ReadonlyMap<Group, number>;
}

const idField = fieldOf('activityId');
const columns = [...columnFields.map(columnName), 'series_id', 'occurrence', 'missing', 'digest'];
const keyColumns = `activity_id AS activityId, internal_id AS internalId, series_id AS series, occurrence, digest,
  physician_learners AS physicianLearners, other_learners AS otherLearners, closed`;

/** Opens the activities of a database. */
export function activityTable(
  database: Database,
  numbers: NumberTable,
  supporters: SupporterTable,
): ActivityTable {
  database.function('holds', { deterministic: true }, holds);
  const insertRow = database.prepare(
    `INSERT INTO activities (activity_id, ${columns.join(', ')}) VALUES (?, ${columns.map(() => '?').join(', ')})`,
  );
  const updateRow = database.prepare(
    `UPDATE activities SET ${columns.map((column) => `${column} = ?`).join(', ')} WHERE activity_id = ?`,
  );
  const removeRow = database.prepare('DELETE FROM activities WHERE activity_id = ?');
  const rowById = database.prepare('SELECT * FROM activities WHERE activity_id = ?');
  const children = childTables(database);
  const keysBy = (condition: string) =>
    database.prepare(`SELECT ${keyColumns} FROM activities WHERE ${condition}`);
  const keyById = keysBy('activity_id = ?');
  const keysByInternalId = keysBy('internal_id = ? ORDER BY series_id, occurrence, activity_id');
  const keysBySeries = keysBy('series_id = ? ORDER BY occurrence');
  // A digest has the Internal ID in it, so whatever has none is found in the index of those.
  const internalIds = database
    .prepare('SELECT DISTINCT internal_id FROM activities WHERE internal_id IS NOT NULL')
    .pluck();
  const keysByDigest = keysBy('digest = ? AND internal_id IS NULL ORDER BY activity_id');
  const supportersIn = (activityId: number) => {
    const row = rowById.get(activityId) as Row | undefined;
    return row === undefined ? [] : supportersOf(load(row).activity);
  };
  const load = (row: Row): StoredActivity => {
    const activity = emptyActivity();
    const activityId = shownId(row.activity_id as number);
    setValue(activity, idField, activityId);
    for (const field of columnFields)
      setValue(activity, field, fromSql(field, row[columnName(field)] ?? null));
    children.load(activity, Number(activityId));
    return {
      activity,
      series: row.series_id === null ? null : shownId(row.series_id as number),
      occurrence: row.occurrence as number | null,
      missing: row.missing === '' ? [] : (row.missing as string).split(' '),
      digest: row.digest as string,
    };
  };
  return {
    nextId(year) {
      return shownId((year % 100) * 10_000_000 + numbers.next(year));
    },
    insert(stored) {
      insertRow.run(columnValues(stored));
      children.insert(stored.activity, Number(stored.activity.activityId));
      supporters.add(supportersOf(stored.activity));
    },
    update(stored) {
      const activityId = Number(stored.activity.activityId);
      supporters.take(supportersIn(activityId));
      const [key, ...values] = columnValues(stored);
      updateRow.run(values, key);
      children.clear(activityId);
      children.insert(stored.activity, activityId);
      supporters.add(supportersOf(stored.activity));
    },
    remove(activityId) {
      supporters.take(supportersIn(Number(activityId)));
      children.settle();
      // The groups go with it.
      removeRow.run(Number(activityId));
    },
    load(activityId) {
      const row = rowById.get(Number(activityId)) as Row | undefined;
      return row === undefined ? undefined : load(row);
    },
    byActivityId(activityId) {
      const row = keyById.get(Number(activityId)) as KeyRow | undefined;
      return row === undefined ? undefined : storedKey(row);
    },
    internalIds: () => internalIds.iterate() as IterableIterator<string>,
    byInternalId: (internalId) => (keysByInternalId.all(internalId) as KeyRow[]).map(storedKey),
    bySeries: (series) => (keysBySeries.all(Number(series)) as KeyRow[]).map(storedKey),
    byDigest: (digest) => (keysByDigest.all(digest) as KeyRow[]).map(storedKey),
    supporters: supporters.names,
    count(selection) {
      const { text, values } = selection === undefined ? all : conditionOf(selection);
      const statement = database.prepare(`SELECT count(*) FROM activities ${text}`).pluck();
      return statement.get(values) as number;
    },
    *ids(selection, page) {
      const { text, values } = conditionOf(selection);
      const order = orderOf(page);
      const statement = database
        .prepare(`SELECT activity_id FROM activities ${text} ORDER BY ${order} LIMIT @limit OFFSET @offset`)
        .pluck();
      const some = { limit: page.limit ?? -1, offset: page.offset };
      for (const activityId of statement.iterate({ ...values, ...some })) yield shownId(activityId as number);
    },
    settle: children.settle,
    forget: children.forget,
    mostEntries() {
      children.settle();
      return new Map(
        groupTables.map(({ group, table }) => {
          const most = database.prepare(`SELECT max(entry) FROM ${table}`).pluck().get() as number | null;
          return [group, most ?? 0];
        }),
      );
    },
  };
}

const all = { text: '', values: {} };

type Row = Record<string, SqlValue>;
type KeyRow = Omit<StoredKey, 'activityId' | 'series' | 'closed'> & {
  readonly activityId: number;
  readonly series: number | null;
  readonly closed: number | null;
};

function storedKey(row: KeyRow): StoredKey {
  return {
    ...row,
    activityId: shownId(row.activityId),
    series: row.series === null ? null : shownId(row.series),
    closed: row.closed === null ? null : row.closed === 1,
  };
}

/** The values of an activity's row, the key first. */
function columnValues({ activity, series, occurrence, missing, digest }: StoredActivity): SqlValue[] {
  const values: SqlValue[] = [Number(activity.activityId)];
  for (const field of columnFields) values.push(toSql(fieldValue(activity, field)));
  values.push(series === null ? null : Number(series), occurrence, missing.join(' '), digest);
  return values;
}

/** The groups of an activity, in tables of their own. */
function childTables(database: Database): ChildTables {
  const tables = groupTables.map(({ group, table, columnFields: members }) => ({
    group,
    members,
    insert: bulkInsert(database, table, ['activity_id', 'entry', ...members.map(columnName)]),
    clear: database.prepare(`DELETE FROM ${table} WHERE activity_id = ?`),
    select: database.prepare(`SELECT * FROM ${table} WHERE activity_id = ? ORDER BY entry`),
  }));
  const settle = () => {
    for (const { insert } of tables) insert.settle();
  };
  return {
    insert(activity, activityId) {
      for (const { group, members, insert } of tables) {
        const entries = entriesOf(activity, group);
        for (let index = 0; index < entries.length; index += 1) {
          const values: SqlValue[] = [activityId, index + 1];
          for (const member of members) values.push(toSql(entries[index]?.[member.key]));
          insert.add(values);
        }
      }
    },
    clear(activityId) {
      settle();
      for (const { clear } of tables) clear.run(activityId);
    },
    load(activity, activityId) {
      settle();
      for (const { group, members, select } of tables) {
        for (const row of select.all(activityId) as Row[]) {
          const entry = emptyEntry(group);
          for (const member of members) entry[member.key] = fromSql(member, row[columnName(member)] ?? null);
          entriesOf(activity, group).push(entry);
        }
      }
    },
    settle,
    forget() {
      for (const { insert } of tables) insert.forget();
    },
  };
}

interface ChildTables extends Pending {
  insert(activity: Activity, activityId: number): void;
  clear(activityId: number): void;
  load(activity: Activity, activityId: number): void;
}
