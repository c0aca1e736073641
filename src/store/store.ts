import { accessSync, closeSync, openSync, statSync } from 'node:fs';
import { setTimeout as pause } from 'node:timers/promises';
import Database from 'better-sqlite3';
import { contentDigest } from '../model/digest.js';
import { shownId } from './activity-columns.js';
import { type ActivityTable, activityTable } from './activity-table.js';
import { type BatchTable, batchTable } from './batch-table.js';
import { type ChangeTable, changeTable } from './change-table.js';
import { type LearnerTable, learnerTable } from './learner-table.js';
import { copyTo, faultsOf } from './maintenance.js';
import { applicationId, migrations } from './migrations/migrations.js';
import { checkNativePart } from './native-part.js';
import { numberTable } from './number-table.js';
import type { Pending } from './pending.js';
import { explainReading, explainStoreError, StoreProblem } from './store-problem.js';
import { supporterTable } from './supporter-table.js';

/** An open activity store. */
export interface Store {
  readonly path: string;
  /** The version of its tables. */
  readonly version: number;
  readonly activities: ActivityTable;
  readonly batches: BatchTable;
  readonly changes: ChangeTable;
  readonly learners: LearnerTable;
  /**
   * Runs work in a transaction: all of it is kept, or none when it throws or asks for none. Inside another
   * transaction it is a part of that one which can be undone alone.
   * @param work gives its result, and whether to keep what it wrote
   * @param onWait called once when another program holds the store and this one has to wait
   * @param signal stops the waiting
   */
  transaction<T>(
    work: () => Promise<{ keep: boolean; result: T }>,
    onWait?: () => void,
    signal?: AbortSignal,
  ): Promise<T>;
  /** Reads the store as it is at one moment, whatever others write meanwhile. */
  snapshot<T>(work: () => Promise<T>): Promise<T>;
  /** What is wrong with the file, in SQLite's words; nothing for a sound one. */
  faults(): string[];
  /** Copies the store to a file that is not there yet, while others may use it; tells what is wrong with the copy. */
  copyTo(path: string): Promise<string[]>;
  close(): void;
}

/** How a store is opened: `write` makes it if it is not there, `read` needs it to be there, `memory` keeps nothing. */
export type StoreMode = 'write' | 'read' | 'memory';

/** How long to wait for another program that writes to the store, in milliseconds. */
const longestWait = 600_000;
const waitStep = 50;
/** Pages to keep in memory, in KiB: enough for the pages of indexes that a large batch comes back to. */
const cacheKiB = 16_384;

/**
 * Opens the store of a path and brings it up to this version.
 * @param onUpdate called before a store of an older version is changed, which takes a minute for a million activities
 * @throws StoreProblem when it cannot be used; a store of a newer version is left as it is
 */
export function openStore(path: string, mode: StoreMode, onUpdate: () => void = () => undefined): Store {
  checkNativePart();
  try {
    if (mode === 'write') createFile(path);
    // The file system's own complaint about what is not there has a code, SQLite's has none for a missing folder.
    if (mode === 'read') accessSync(path);
    const database =
      mode === 'memory' ? new Database(':memory:') : new Database(path, { fileMustExist: true });
    try {
      prepare(database, path, mode, onUpdate);
      return storeOf(database, path);
    } catch (error) {
      database.close();
      throw error;
    }
  } catch (error) {
    throw (mode === 'read' ? explainReading(error, path) : undefined) ?? explainStoreError(error, path);
  }
}

/** Whether there is a store at the path. */
export function storeExists(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false }) !== undefined;
}

/** Makes the file, for its owner only; SQLite gives its companion files the same mode. */
function createFile(path: string): void {
  closeSync(openSync(path, 'a', 0o600));
}

function prepare(database: Database.Database, path: string, mode: StoreMode, onUpdate: () => void): void {
  database.pragma('busy_timeout = 5000');
  const version = database.pragma('user_version', { simple: true }) as number;
  const id = database.pragma('application_id', { simple: true }) as number;
  const isEmpty = database.prepare('SELECT count(*) FROM sqlite_schema').pluck().get() === 0;
  if (id !== applicationId && !(isEmpty && id === 0 && version === 0)) {
    throw new StoreProblem(
      `${path} is a database of another program, not an activity store. Name another file with --store.`,
    );
  }
  if (version > migrations.length) {
    throw new StoreProblem(
      `The store ${path} was made by a newer version of pars-batch. Update pars-batch to use it.`,
    );
  }
  if (mode === 'write') database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma(`cache_size = -${cacheKiB}`);
  if (version < migrations.length) {
    if (version > 0) onUpdate();
    migrate(database);
  }
  database.pragma('foreign_keys = ON');
}

/** Brings the tables up to this version: all of them or none. */
function migrate(database: Database.Database): void {
  // A table that is made anew must not take the rows that refer to it along.
  database.pragma('foreign_keys = OFF');
  database
    .transaction(() => {
      const version = database.pragma('user_version', { simple: true }) as number;
      // Before anything is moved: a value without an owner would be lost.
      checkReferences(database);
      for (const migration of migrations.slice(version)) database.exec(migration);
      checkReferences(database);
      renewDigests(database);
      database.pragma(`application_id = ${applicationId}`);
      database.pragma(`user_version = ${migrations.length}`);
    })
    .immediate();
}

/** Makes the digests that a migration made blank. */
function renewDigests(database: Database.Database): void {
  const blank = database.prepare("SELECT activity_id FROM activities WHERE digest = ''").pluck().all();
  const { load } = activityTable(database, numberTable(database), supporterTable(database));
  const renew = database.prepare('UPDATE activities SET digest = ? WHERE activity_id = ?');
  for (const id of blank as number[]) {
    const stored = load(shownId(id));
    if (stored !== undefined) renew.run(contentDigest(stored.activity, stored.occurrence), id);
  }
}

/** @throws StoreProblem when a row refers to one that is not there */
function checkReferences(database: Database.Database): void {
  const broken = database.pragma('foreign_key_check') as unknown[];
  if (broken.length > 0) throw new StoreProblem(`The store ${database.name} is damaged. Use a backup of it.`);
}

function storeOf(database: Database.Database, path: string): Store {
  let depth = 0;
  const numbers = numberTable(database);
  const supporters = supporterTable(database);
  const activities = activityTable(database, numbers, supporters);
  const batches = batchTable(database);
  const changes = changeTable(database);
  const pending: readonly Pending[] = [numbers, supporters, activities, batches, changes];
  const settle = () => {
    for (const table of pending) table.settle();
  };
  const forget = () => {
    for (const table of pending) table.forget();
  };
  return {
    path,
    version: migrations.length,
    activities,
    batches,
    changes,
    learners: learnerTable(database),
    async transaction(work, onWait, signal) {
      const name = `part_${depth}`;
      try {
        if (depth === 0) await begin(database, onWait, signal);
        else {
          settle();
          database.exec(`SAVEPOINT ${name}`);
        }
        depth += 1;
        let isKept = false;
        try {
          const { keep, result } = await work();
          if (keep) {
            settle();
            database.exec(depth === 1 ? 'COMMIT' : `RELEASE ${name}`);
          }
          isKept = keep;
          return result;
        } finally {
          depth -= 1;
          if (!isKept) forget();
          if (!isKept && database.inTransaction) {
            database.exec(depth === 0 ? 'ROLLBACK' : `ROLLBACK TO ${name}; RELEASE ${name}`);
          }
        }
      } catch (error) {
        throw explainStoreError(error, path);
      }
    },
    async snapshot(work) {
      try {
        database.exec('BEGIN');
        try {
          return await work();
        } finally {
          if (database.inTransaction) database.exec('COMMIT');
        }
      } catch (error) {
        throw explainStoreError(error, path);
      }
    },
    faults() {
      return faultsOf(database);
    },
    copyTo: (copy) => copyTo(database, copy),
    close() {
      database.close();
    },
  };
}

/** Takes the write lock, waiting for another program to let it go. */
async function begin(database: Database.Database, onWait?: () => void, signal?: AbortSignal): Promise<void> {
  database.pragma(`busy_timeout = ${waitStep}`);
  for (let waited = 0; ; waited += waitStep) {
    try {
      database.exec('BEGIN IMMEDIATE');
      return;
    } catch (error) {
      const isBusy = (error as { code?: string }).code?.startsWith('SQLITE_BUSY') ?? false;
      if (!isBusy || waited >= longestWait) throw error;
      if (waited === 0) onWait?.();
      await pause(waitStep, undefined, signal === undefined ? {} : { signal });
    }
  }
}
