import { closeSync, openSync, readSync, statSync } from 'node:fs';
import Database from 'better-sqlite3';
import { applicationId, migrations } from './migrations/migrations.js';

/** What a person may call something in the store, and what it is. */
export interface Named {
  readonly name: string;
  readonly what: string;
}

/** A look at a store that leaves it as it is, for what a person is about to type. */
export interface Glance {
  /**
   * Ids of activities that begin so, the most recently added first; each id once. An activity goes by the Internal ID
   * that a person gave it; its Activity ID is there for whoever begins to type its digits, since both together would
   * show everything twice.
   */
  ids(beginning: string, most: number): Named[];
  /** The uploads whose number begins so, the latest first, with their files. */
  batches(beginning: string, most: number): Named[];
  close(): void;
}

/**
 * Looks into the store of a path, without waiting for anybody.
 * @returns undefined where there is no store of this very version
 */
export function glanceAt(path: string): Glance | undefined {
  if (!isStoreOfThisVersion(path)) return undefined;
  // A reader of a store that nobody uses leaves SQLite's companion files behind unless it may write; one that may write
  // would bring in what a program that crashed has left beside the store.
  const isInUse = statSync(`${path}-wal`, { throwIfNoEntry: false }) !== undefined;
  const database = new Database(path, { readonly: isInUse, fileMustExist: true, timeout: 0 });
  database.pragma('query_only = ON');
  return {
    ids: (beginning, most) => idsIn(database, beginning, most),
    batches: (beginning, most) => batchesIn(database, beginning, most),
    close() {
      database.close();
    },
  };
}

const headerLength = 100;

/** Whether a file says at its beginning that it is a store of this version. Anything else is not even opened as one. */
function isStoreOfThisVersion(path: string): boolean {
  // To open a pipe would wait for somebody to write into it.
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) return false;
  const header = Buffer.alloc(headerLength);
  const file = openSync(path, 'r');
  try {
    if (readSync(file, header, 0, headerLength, 0) < headerLength) return false;
  } finally {
    closeSync(file);
  }
  return (
    header.toString('latin1', 0, 16) === 'SQLite format 3\0' &&
    header.readUInt32BE(60) === migrations.length &&
    header.readUInt32BE(68) === applicationId
  );
}

/** Greater than any text that begins with the same: no character comes after it. */
const last = '\u{10ffff}';
const activityIdLength = 9;

interface IdRow {
  readonly activityId: number;
  readonly internalId: string | null;
  readonly title: string;
}

function idsIn(database: Database.Database, beginning: string, most: number): Named[] {
  const columns = 'activity_id AS activityId, internal_id AS internalId, title';
  const rows = (condition: string, ...values: readonly (string | number)[]) =>
    database
      .prepare(`SELECT ${columns} FROM activities ${condition} ORDER BY activity_id DESC LIMIT ?`)
      .all(...values, most) as IdRow[];
  if (beginning === '') {
    return distinct(rows('').map((row) => ({ name: row.internalId ?? shown(row), what: row.title })));
  }
  // The inner query is answered by the index alone, the titles are looked up for what it finds.
  const byInternalId = rows(
    `WHERE activity_id IN (
       SELECT activity_id FROM activities WHERE internal_id >= ? AND internal_id < ?
       ORDER BY activity_id DESC LIMIT ?)`,
    beginning,
    beginning + last,
    most,
  );
  const range = activityIdsThatBegin(beginning);
  const byActivityId =
    range === undefined ? [] : rows('WHERE activity_id >= ? AND activity_id < ?', ...range);
  const found = [
    ...byInternalId.map((row) => ({ row, name: row.internalId ?? '' })),
    ...byActivityId.map((row) => ({ row, name: shown(row) })),
  ];
  found.sort((one, other) => other.row.activityId - one.row.activityId);
  return distinct(found.map(({ row, name }) => ({ name, what: row.title }))).slice(0, most);
}

function shown({ activityId }: IdRow): string {
  return String(activityId).padStart(activityIdLength, '0');
}

/** From which Activity ID to below which those are that begin with some digits. */
function activityIdsThatBegin(digits: string): [from: number, to: number] | undefined {
  if (!/^\d{1,9}$/.test(digits)) return undefined;
  const unit = 10 ** (activityIdLength - digits.length);
  return [Number(digits) * unit, (Number(digits) + 1) * unit];
}

/** The first of each name: the entries of a repeating activity share an Internal ID. */
function distinct(all: readonly Named[]): Named[] {
  const byName = new Map<string, Named>();
  for (const named of all) if (!byName.has(named.name)) byName.set(named.name, named);
  return [...byName.values()];
}

function batchesIn(database: Database.Database, beginning: string, most: number): Named[] {
  // There are as many uploads as a person makes, so they are simply gone through.
  return database
    .prepare(
      `SELECT CAST(batch AS TEXT) AS name, file AS what FROM batches
       WHERE substr(CAST(batch AS TEXT), 1, length(@beginning)) = @beginning ORDER BY batch DESC LIMIT @most`,
    )
    .all({ beginning, most }) as Named[];
}
