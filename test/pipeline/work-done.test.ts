import crypto from 'node:crypto';
import { syncBuiltinESMExports } from 'node:module';
import Database from 'better-sqlite3';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { fieldOf } from '../../src/model/dictionary.js';
import { openChecked } from '../../src/pipeline/checked-batch.js';
import { uploadFile } from '../../src/pipeline/upload.js';
import { openStore, type Store } from '../../src/store/store.js';
import { inFolder } from '../read-back.js';
import { runOptions, tabBatch } from './batch-files.js';

// What an upload costs, counted instead of timed: a statement or a digest more for each row would be seen here.

afterEach(() => {
  vi.restoreAllMocks();
  syncBuiltinESMExports();
});

const options = {
  ...runOptions,
  allOrNothing: false,
  dryRun: false,
  now: () => new Date(2026, 10, 27),
  toolVersion: '0.0.0',
};

/** How often each SQL text was prepared and run. */
interface Counts {
  readonly prepared: Map<string, number>;
  readonly ran: Map<string, number>;
}

/** Counts what a database is asked from now on, while it answers as ever. */
function counting(): Counts {
  const counts: Counts = { prepared: new Map(), ran: new Map() };
  const add = (to: Map<string, number>, sql: string) => to.set(sql, (to.get(sql) ?? 0) + 1);
  const database = new Database(':memory:');
  const statement = Object.getPrototypeOf(database.prepare('SELECT 1'));
  database.close();
  const { prepare } = Database.prototype;
  vi.spyOn(Database.prototype, 'prepare').mockImplementation(function (this: Database.Database, sql: string) {
    add(counts.prepared, sql);
    return prepare.call(this, sql);
  });
  for (const way of ['run', 'get', 'all'] as const) {
    const original = statement[way];
    vi.spyOn(statement, way).mockImplementation(function (this: Database.Statement, ...values: unknown[]) {
      add(counts.ran, this.source);
      return original.apply(this, values);
    });
  }
  return counts;
}

const supported = {
  'Commercial Support Received': 'Yes',
  'Monetary Support Source 1': '3M Health Care',
  'Monetary Support Amount 1': '10000',
  'Monetary Support Source 2': 'ABIOMED, Inc.',
  'Monetary Support Amount 2': '5000',
};

/** Uploads so many rows with two supporters each, twice; gives what the first and the second upload cost. */
async function uploadTwice(rows: number): Promise<{ first: Counts; again: Counts }> {
  return inFolder(async (folder) => {
    const batch = await tabBatch(
      folder,
      Array.from({ length: rows }, (_, index) => ({ ...supported, 'Internal ID': `A-${index}` })),
    );
    const upload = async (store: Store, outcome: 'created' | 'unchanged') => {
      const counts = counting();
      const result = await uploadFile(batch, store, openChecked, options);
      vi.restoreAllMocks();
      expect(result[outcome]).toBe(rows);
      return counts;
    };
    const store = openStore(':memory:', 'memory');
    const first = await upload(store, 'created');
    const again = await upload(store, 'unchanged');
    store.close();
    return { first, again };
  });
}

const total = (counts: Map<string, number>) => [...counts.values()].reduce((sum, count) => sum + count, 0);
const inserts = (counts: Map<string, number>, table: string) =>
  total(new Map([...counts].filter(([sql]) => sql.startsWith(`INSERT INTO ${table} `))));

describe('an upload', () => {
  test('prepares no statement for a row', async () => {
    const few = await uploadTwice(200);
    const many = await uploadTwice(1000);
    expect(total(few.first.prepared)).toBe(total(many.first.prepared));
    expect(total(many.again.prepared)).toBe(0);
    for (const count of many.first.prepared.values()) expect(count).toBe(1);
  });

  test('asks once and inserts once for a new row, and many rows of other tables at once', async () => {
    const rows = 1000;
    const { ran } = (await uploadTwice(rows)).first;
    expect(inserts(ran, 'activities')).toBe(rows);
    expect(inserts(ran, 'monetary_support')).toBe((2 * rows) / 50);
    expect(inserts(ran, 'batch_rows')).toBe(rows / 50);
    expect(inserts(ran, 'changes')).toBe(rows / 50);
    // The row itself, and the question whether its Internal ID is known; all else together takes a tenth of a statement.
    expect(total(ran)).toBeLessThan(2.1 * rows + 20);
  });

  test('asks once for a row that changes nothing, and loads no activity', async () => {
    const rows = 1000;
    const { ran } = (await uploadTwice(rows)).again;
    expect(inserts(ran, 'activities')).toBe(0);
    expect(inserts(ran, 'changes')).toBe(0);
    expect(total(ran)).toBeLessThan(1.1 * rows + 20);
  });

  test('makes one digest of a row', async () => {
    const digests = vi.spyOn(crypto, 'hash');
    syncBuiltinESMExports();
    await uploadTwice(300);
    expect(digests).toHaveBeenCalledTimes(2 * 300);
  });

  test('reads each different value of a column with choices once', async () => {
    const { type } = fieldOf('format');
    const parse = vi.spyOn(type, 'parse');
    await inFolder(async (folder) => {
      const names = ['Committee Learning', 'Manuscript Review', 'committee learning'];
      const rows = Array.from({ length: 300 }, (_, index) => ({
        'Internal ID': `A-${index}`,
        'Activity Format': names[index % names.length] ?? '',
        'Delivery Method': '',
        'Repeats With Same Content': '',
        Country: '',
        City: '',
        'State/Province': '',
        'Postal Code': '',
      }));
      const store = openStore(':memory:', 'memory');
      const result = await uploadFile(await tabBatch(folder, rows), store, openChecked, options);
      store.close();
      expect(result.created).toBe(300);
    });
    expect(parse).toHaveBeenCalledTimes(3);
  });
});
