import {
  chmodSync,
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { migrations } from '../../src/store/migrations/migrations.js';
import { openStore, type Store, storeExists } from '../../src/store/store.js';
import { explainStoreError, StoreProblem } from '../../src/store/store-problem.js';
import { inFolder } from '../read-back.js';
import { added } from './stores.js';

/** Does something without the rights of the system's administrator, whom no file refuses anything. */
function asOrdinaryUser(work: () => void): void {
  if (process.geteuid?.() !== 0) {
    work();
    return;
  }
  process.seteuid?.(65534);
  try {
    work();
  } finally {
    process.seteuid?.(0);
  }
}

/** What is said when a store cannot be opened; undefined when it can. */
function problemOf(open: () => Store): string | undefined {
  try {
    open().close();
    return undefined;
  } catch (error) {
    if (error instanceof StoreProblem) return error.message;
    throw error;
  }
}

describe('opening a store', () => {
  test('makes it on first use, for its owner only', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      expect(storeExists(path)).toBe(false);
      const before = process.umask(0);
      const store = openStore(path, 'write');
      process.umask(before);
      added(store);
      const files = readdirSync(folder);
      expect(files).toContain('activities.db-wal');
      for (const file of files) expect(statSync(join(folder, file)).mode & 0o777).toBe(0o600);
      store.close();
      expect(storeExists(path)).toBe(true);
      expect(readdirSync(folder)).toEqual(['activities.db']);
    });
  });

  test('again finds what was stored', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      const store = openStore(path, 'write');
      added(store, { title: 'Grand Rounds' });
      store.close();
      for (const mode of ['write', 'read'] as const) {
        const again = openStore(path, mode);
        expect(again.activities.load('260000001')?.activity.title).toBe('Grand Rounds');
        expect(again.path).toBe(path);
        again.close();
      }
    });
  });

  test('in memory leaves no file', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      const store = openStore(path, 'memory');
      added(store);
      store.close();
      expect(existsSync(path)).toBe(false);
    });
  });

  test('an empty file becomes a store', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      writeFileSync(path, '');
      const store = openStore(path, 'write');
      expect(store.activities.count()).toBe(0);
      store.close();
    });
  });
});

describe('a file that is no store of this version', () => {
  test('a newer store is refused and left as it is', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      openStore(path, 'write').close();
      const database = new Database(path);
      database.pragma(`user_version = ${migrations.length + 1}`);
      database.close();
      const before = readFileSync(path);
      for (const mode of ['write', 'read'] as const) {
        expect(problemOf(() => openStore(path, mode))).toContain('made by a newer version of pars-batch');
      }
      expect(readFileSync(path).equals(before)).toBe(true);
      expect(readdirSync(folder)).toEqual(['activities.db']);
    });
  });

  test('a database of another program is refused and left as it is', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'other.db');
      const database = new Database(path);
      database.exec('CREATE TABLE rooms (room TEXT)');
      database.close();
      const before = readFileSync(path);
      for (const mode of ['write', 'read'] as const) {
        expect(problemOf(() => openStore(path, mode))).toContain('a database of another program');
      }
      expect(readFileSync(path).equals(before)).toBe(true);
    });
  });

  test('an empty database with the mark of another program is refused', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'other.db');
      const database = new Database(path);
      database.pragma('application_id = 7');
      database.close();
      expect(problemOf(() => openStore(path, 'write'))).toContain('a database of another program');
    });
  });

  test('a file that is no database is refused and left as it is', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'notes.txt');
      writeFileSync(path, 'Activity Title\tActivity Format\n'.repeat(100));
      for (const mode of ['write', 'read'] as const) {
        expect(problemOf(() => openStore(path, mode))).toContain(
          'is not an activity store, or it is damaged',
        );
      }
      expect(readFileSync(path, 'utf8')).toBe('Activity Title\tActivity Format\n'.repeat(100));
    });
  });

  test('a damaged store is refused', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      openStore(path, 'write').close();
      const bytes = readFileSync(path);
      bytes.fill(0xff, 100, 4096);
      writeFileSync(path, bytes);
      expect(problemOf(() => openStore(path, 'write'))).toMatch(/is damaged/);
    });
  });
});

describe('a place where no store can be', () => {
  test('a folder that is not there', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'none', 'activities.db');
      for (const mode of ['write', 'read'] as const) {
        expect(problemOf(() => openStore(path, mode))).toContain('Check that its folder is there');
      }
    });
  });

  test('a file that is not there, for reading', async () => {
    await inFolder(async (folder) => {
      const path = join(folder, 'activities.db');
      expect(problemOf(() => openStore(path, 'read'))).toContain('cannot be opened');
      expect(existsSync(path)).toBe(false);
    });
  });

  test('a folder in the place of the file, or a file in the place of the folder', async () => {
    await inFolder(async (folder) => {
      mkdirSync(join(folder, 'activities.db'));
      writeFileSync(join(folder, 'file'), '');
      for (const path of [join(folder, 'activities.db'), join(folder, 'file', 'activities.db')]) {
        for (const mode of ['write', 'read'] as const) {
          expect(problemOf(() => openStore(path, mode))).toContain('cannot be opened');
        }
      }
    });
  });

  test('a folder that one may not write to', async () => {
    await inFolder(async (folder) => {
      chmodSync(folder, 0o755);
      const locked = join(folder, 'locked');
      mkdirSync(locked, { mode: 0o555 });
      asOrdinaryUser(() => {
        const problem = problemOf(() => openStore(join(locked, 'activities.db'), 'write'));
        expect(problem).toContain('may only be read by you');
      });
    });
  });

  test('a file that one may not write to', async () => {
    await inFolder(async (folder) => {
      chmodSync(folder, 0o755);
      const [path, copy] = [join(folder, 'activities.db'), join(folder, 'copy.db')];
      openStore(path, 'write').close();
      copyFileSync(path, copy);
      chmodSync(copy, 0o444);
      asOrdinaryUser(() => {
        expect(problemOf(() => openStore(copy, 'write'))).toContain('may only be read by you');
      });
    });
  });
});

describe('the words for what goes wrong', () => {
  test.each([
    ['SQLITE_FULL', 'full'],
    ['ENOSPC', 'full'],
    ['SQLITE_READONLY', 'may only be read'],
    ['SQLITE_READONLY_DBMOVED', 'may only be read'],
    ['EROFS', 'may only be read'],
    ['SQLITE_BUSY', 'in use by another program'],
    ['SQLITE_BUSY_SNAPSHOT', 'in use by another program'],
    ['SQLITE_LOCKED', 'in use by another program'],
    ['SQLITE_CORRUPT', 'damaged'],
    ['SQLITE_CORRUPT_INDEX', 'damaged'],
    ['SQLITE_NOTADB', 'not an activity store'],
    ['SQLITE_IOERR_WRITE', 'the disk reports an error'],
  ])('%s', (code, words) => {
    const cause = Object.assign(new Error('library wording'), { code });
    const explained = explainStoreError(cause, 'activities.db');
    expect(explained).toBeInstanceOf(StoreProblem);
    expect(explained).toMatchObject({ message: expect.stringContaining(words), cause });
    expect((explained as StoreProblem).message).toContain('activities.db');
    expect((explained as StoreProblem).message).not.toContain('library wording');
  });

  test('are not given to faults of our own', () => {
    for (const fault of [
      new TypeError('x'),
      Object.assign(new Error('x'), { code: 'SQLITE_CONSTRAINT' }),
      'x',
      null,
    ]) {
      expect(explainStoreError(fault, 'activities.db')).toBe(fault);
    }
  });
});
