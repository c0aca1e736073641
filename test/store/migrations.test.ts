import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/migrations.js';
import { openStore } from '../../src/store/store.js';
import { StoreProblem } from '../../src/store/store-problem.js';
import { inFolder } from '../read-back.js';

const oldStore = 'fixtures/stores/version-1.db';

/** Works on a copy of the store of version 1. */
function withOldStore(work: (path: string) => void): Promise<void> {
  return inFolder(async (folder) => {
    const path = join(folder, 'activities.db');
    copyFileSync(oldStore, path);
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

const keptTables = [
  'activities',
  'list_values',
  'monetary_support',
  'moc_boards',
  'activity_numbers',
  'batch_rows',
  'batch_findings',
] as const;

test.each(['read', 'write'] as const)(
  'opening it to %s brings a store of version 1 up to date, and loses nothing',
  (mode) =>
    withOldStore((path) => {
      const tables = () => keptTables.map((table) => query(path, `SELECT * FROM ${table} ORDER BY 1, 2`));
      const before = tables();
      expect(before.map((rows) => rows.length)).toEqual([8, 21, 2, 0, 1, 17, 16]);
      const changes = query(path, 'SELECT * FROM changes');
      const batches = query(path, 'SELECT * FROM batches');
      openStore(path, mode).close();
      expect(query(path, 'PRAGMA user_version')).toEqual([{ user_version: migrations.length }]);
      expect(tables()).toEqual(before);
      expect(query(path, 'SELECT * FROM changes')).toEqual(
        changes.map((row) => ({ ...(row as object), entry: null })),
      );
      expect(query(path, 'SELECT * FROM batches')).toEqual(
        batches.map((row) => ({ ...(row as object), undone_at: null })),
      );
    }),
);

test('a store that was brought up to date has the tables of a new one, and is sound', () =>
  withOldStore((path) => {
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

test('what the old version stored can be undone, and its numbers go on', () =>
  withOldStore((path) => {
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
  withOldStore((path) => {
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
