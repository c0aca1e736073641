import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { contentDigest } from '../../src/model/digest.js';
import { migrations } from '../../src/store/migrations/migrations.js';
import { openStore } from '../../src/store/store.js';
import { StoreProblem } from '../../src/store/store-problem.js';
import { inFolder } from '../read-back.js';

/** Works on a copy of a store as an older version left it. */
function withOldStore(version: number, work: (path: string) => void): Promise<void> {
  return inFolder(async (folder) => {
    const path = join(folder, 'activities.db');
    copyFileSync(`fixtures/stores/version-${version}.db`, path);
    chmodSync(path, 0o600);
    work(path);
  });
}

function query(path: string, sql: string): unknown[] {
  const database = new Database(path);
  try {
    return database.prepare(sql).all();
  } finally {
    database.close();
  }
}

/** What a store of any version holds, by what it is called in the first. */
const kept: Readonly<Record<string, string>> = {
  activities: 'activities',
  lists:
    'SELECT activity_id, field, entry, value FROM list_values ORDER BY activity_id, field, entry, position',
  monetary_support: 'monetary_support',
  moc_boards: 'moc_boards',
  activity_numbers: 'activity_numbers',
  batches: 'batches',
  batch_rows: 'batch_rows',
  batch_findings: 'batch_findings',
  changes: 'changes',
  learners: 'learners',
};

/** All rows, each by its columns but for the digest, which is made of the others; none of a table that the version has not yet. */
function rowsOf(path: string): Record<string, unknown[]> {
  const tables = query(path, "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')") as {
    name: string;
  }[];
  return Object.fromEntries(
    Object.entries(kept).map(([name, from]) => {
      const sql = from.startsWith('SELECT') ? from : `SELECT * FROM ${from} ORDER BY 1, 2`;
      const isThere = from.startsWith('SELECT') || tables.some((table) => table.name === from);
      const rows = isThere ? (query(path, sql) as { digest?: string }[]) : [];
      return [name, rows.map(({ digest: _, ...row }) => row)];
    }),
  );
}

/** How many rows of each kind the stores of the versions hold. */
const counts: Readonly<Record<number, readonly number[]>> = {
  1: [8, 21, 2, 0, 1, 4, 17, 16, 9, 0],
  2: [25, 129, 5, 12, 1, 5, 33, 16, 30, 3],
  3: [25, 129, 5, 12, 1, 5, 33, 16, 30, 3],
};

describe.each(Object.entries(counts))('a store of version %s', (version, count) => {
  test.each(['read', 'write'] as const)(
    'is brought up to date when it is opened to %s, and loses nothing',
    (mode) =>
      withOldStore(Number(version), (path) => {
        const before = rowsOf(path);
        expect(Object.values(before).map((rows) => rows.length)).toEqual(count);
        openStore(path, mode).close();
        expect(query(path, 'PRAGMA user_version')).toEqual([{ user_version: migrations.length }]);
        const after = rowsOf(path);
        for (const [name, rows] of Object.entries(before)) {
          expect(after[name], name).toHaveLength(rows.length);
          // Columns may have been added, none is gone or has another value.
          expect(after[name], name).toMatchObject(rows as object[]);
        }
      }),
  );

  test('then has the tables of a new one, and is sound', () =>
    withOldStore(Number(version), (path) => {
      const fresh = `${path}-new`;
      openStore(fresh, 'write').close();
      openStore(path, 'write').close();
      const schema = "SELECT type, name, sql FROM sqlite_schema WHERE name NOT LIKE 'sqlite_%' ORDER BY name";
      expect(query(path, schema)).toEqual(query(fresh, schema));
      const store = openStore(path, 'read');
      expect(store.faults()).toEqual([]);
      expect(store.version).toBe(migrations.length);
      store.close();
    }));

  test('knows its activities by their content, and its supporters', () =>
    withOldStore(Number(version), (path) => {
      const store = openStore(path, 'write');
      const supporters = new Set<string>();
      for (const id of store.activities.ids({ today: '2026-11-27' }, everything)) {
        const stored = store.activities.load(id);
        if (stored === undefined) throw new Error(`no activity ${id}`);
        const { activity, occurrence } = stored;
        expect(store.activities.byActivityId(id)?.digest).toBe(contentDigest(activity, occurrence));
        for (const { source } of activity.monetarySupport) if (source !== null) supporters.add(source);
        for (const name of activity.inKindSupport) supporters.add(name);
      }
      expect(store.activities.supporters()).toEqual(supporters);
      store.close();
    }));
});

const everything = { sort: 'added', isReversed: false, limit: null, offset: 0 } as const;

test('what the old version stored can be undone, and its numbers go on', () =>
  withOldStore(1, (path) => {
    const store = openStore(path, 'write');
    expect(store.activities.load('260000002')?.activity.credits).toBe(175);
    expect(store.changes.ofActivity('260000002').map(({ action, batch }) => [action, batch])).toEqual([
      ['updated', 2],
      ['created', 1],
    ]);
    expect(store.activities.bySeries('260000004').map(({ occurrence }) => occurrence)).toEqual([1, 2, 3]);
    expect(store.activities.nextId(2026)).toBe('260000009');
    store.close();
  }));

test('a damaged old store is refused and left as it is', () =>
  withOldStore(1, (path) => {
    const database = new Database(path);
    database.pragma('foreign_keys = OFF');
    database.exec("INSERT INTO list_values VALUES (999, 'jointProviders', 0, 1, 'Nobody')");
    database.pragma('wal_checkpoint(TRUNCATE)');
    database.close();
    const before = readFileSync(path);
    expect(() => openStore(path, 'write')).toThrow(StoreProblem);
    expect(query(path, 'PRAGMA user_version')).toEqual([{ user_version: 1 }]);
    expect(query(path, 'SELECT count(*) AS activities FROM activities')).toEqual([{ activities: 8 }]);
    expect(readFileSync(path).equals(before)).toBe(true);
  }));
