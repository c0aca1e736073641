import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { type Glance, glanceAt } from '../../src/store/glance.js';
import { openStore, type Store } from '../../src/store/store.js';
import { inFolder } from '../read-back.js';
import { added } from './stores.js';

async function filled(path: string, fill: (store: Store) => void): Promise<void> {
  const store = openStore(path, 'write');
  try {
    await store.transaction(async () => ({ keep: true, result: fill(store) }));
  } finally {
    store.close();
  }
}

function glancing<T>(path: string, work: (glance: Glance) => T): T | undefined {
  const glance = glanceAt(path);
  try {
    return glance && work(glance);
  } finally {
    glance?.close();
  }
}

const names = (path: string, beginning: string, most = 100) =>
  glancing(path, (glance) => glance.ids(beginning, most).map(({ name }) => name));

/** The files of a folder with what is in them and when they were written. */
function state(folder: string): [name: string, written: number, content: string][] {
  return readdirSync(folder).map((name) => {
    const path = join(folder, name);
    return [name, statSync(path).mtimeMs, readFileSync(path).toString('base64')];
  });
}

describe('the ids that begin so', () => {
  const inStore = (work: (path: string) => void) =>
    inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      await filled(path, (store) => {
        added(store, { internalId: 'GR 1', title: 'Grand Rounds' });
        added(store, { title: 'Nameless' });
        added(store, { internalId: 'GR 2' });
        added(store, { internalId: 'gr 3' });
        added(store, { internalId: 'GR 2' });
        added(store, { internalId: '2600' });
      });
      work(path);
    });

  test('are Internal IDs where there are some, the most recently added first, each once', () =>
    inStore((path) => {
      expect(names(path, '')).toEqual(['2600', 'GR 2', 'gr 3', '260000002', 'GR 1']);
      expect(glancing(path, (glance) => glance.ids('GR 1', 100))).toEqual([
        { name: 'GR 1', what: 'Grand Rounds' },
      ]);
      expect(names(path, 'GR')).toEqual(['GR 2', 'GR 1']);
      expect(names(path, 'GR 1 ')).toEqual([]);
    }));

  test('are Activity IDs, too, once a digit is typed', () =>
    inStore((path) => {
      const activityIds = ['260000006', '260000005', '260000004', '260000003', '260000002', '260000001'];
      expect(names(path, '26')).toEqual(['2600', ...activityIds]);
      expect(names(path, '26000000')).toEqual(activityIds);
      expect(names(path, '260000003')).toEqual(['260000003']);
      expect(names(path, '2600000030')).toEqual([]);
    }));

  test('are only so many', () =>
    inStore((path) => {
      expect(names(path, 'GR', 1)).toEqual(['GR 2']);
      expect(names(path, '26', 2)).toEqual(['2600', '260000006']);
    }));
});

test('uploads are found by the beginning of their number, the latest first', () =>
  inFolder(async (folder) => {
    const path = join(folder, 'activities.db');
    await filled(path, ({ batches }) => {
      for (let number = 1; number <= 12; number += 1)
        batches.begin({ file: `${number}.txt`, sha256: '', format: 'tab', startedAt: '', toolVersion: '' });
    });
    const found = (beginning: string) => glancing(path, (glance) => glance.batches(beginning, 3));
    expect(found('1')?.map(({ name }) => name)).toEqual(['12', '11', '10']);
    expect(found('7')).toEqual([{ name: '7', what: '7.txt' }]);
    expect(found('x')).toEqual([]);
  }));

describe('a store', () => {
  test('is left as it is, and nothing beside it', () =>
    inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      await filled(path, (store) => added(store));
      const before = state(folder);
      expect(names(path, '')).toHaveLength(1);
      expect(state(folder)).toEqual(before);
    }));

  /** A store that another program has open. */
  const inUse = (work: (store: Store) => Promise<void>) =>
    inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      await filled(path, (store) => added(store, { internalId: 'old' }));
      const store = openStore(path, 'write');
      try {
        await work(store);
      } finally {
        store.close();
      }
    });

  test('is not waited for while another program writes to it', () =>
    inUse((store) =>
      store.transaction(async () => {
        added(store, { internalId: 'unfinished' });
        return { keep: true, result: expect(names(store.path, '')).toEqual(['old']) };
      }),
    ));

  test('is not waited for when another program has it to itself', () =>
    inUse(async (store) => {
      store.close();
      const owner = new Database(store.path);
      owner.pragma('locking_mode = EXCLUSIVE');
      owner.exec('BEGIN EXCLUSIVE');
      const start = performance.now();
      expect(() => names(store.path, '')).toThrow('locked');
      // SQLite itself would wait for five seconds.
      expect(performance.now() - start).toBeLessThan(2500);
      owner.close();
    }));

  test('is seen with what another program has not brought into its file yet', () =>
    inUse(async (store) => {
      await store.transaction(async () => ({ keep: true, result: added(store, { internalId: 'new' }) }));
      const before = state(dirname(store.path)).filter(([name]) => name !== 'activities.db-shm');
      expect(before.map(([name]) => name)).toContain('activities.db-wal');
      expect(names(store.path, '')).toEqual(['new', 'old']);
      expect(state(dirname(store.path)).filter(([name]) => name !== 'activities.db-shm')).toEqual(before);
    }));

  test.each([
    ['of another version', (path: string) => copyFileSync('fixtures/stores/version-1.db', path)],
    ['that is empty', (path: string) => writeFileSync(path, '')],
    ['that is a text', (path: string) => writeFileSync(path, 'x'.repeat(5000))],
    ['of another program', (path: string) => new Database(path).exec('CREATE TABLE t (a)').close()],
    ['that is not there', () => undefined],
  ])('%s is not even opened', (_, make) =>
    inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      make(path);
      const before = state(folder);
      expect(glanceAt(path)).toBeUndefined();
      expect(glanceAt(folder)).toBeUndefined();
      expect(state(folder)).toEqual(before);
    }),
  );
});
