import { once } from 'node:events';
import { createWriteStream, readdirSync, statSync } from 'node:fs';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { completeActivity } from '../../src/rules/examples.js';
import { tabBatch } from '../pipeline/batch-files.js';
import { atDesk, type Desk, type Run, until } from './run.js';

const interrupted = 'Interrupted. Nothing of the file that was being read was stored.\n';
const waiting = 'Another program is writing to the store; waiting for it to finish.\n';

let folder: string;
/** A batch so large that SQLite writes to its log long before it is all read. */
let largeBatch: string;
const rowsOfLarge = 15_000;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pars-batch-test-'));
  largeBatch = join(folder, 'large.txt');
  const out = createWriteStream(largeBatch);
  const { Description: _, ...activity } = completeActivity;
  const description = 'Weekly conference of the department. '.repeat(100);
  out.write(`Internal ID\tDescription\t${Object.keys(activity).join('\t')}\n`);
  const rest = Object.values(activity).join('\t');
  for (let row = 1; row <= rowsOfLarge; row += 1) {
    if (!out.write(`A-${row}\t${description}\t${rest}\n`)) await once(out, 'drain');
  }
  out.end();
  await once(out, 'close');
});

afterAll(() => rm(folder, { recursive: true, force: true }));

/** What an SQLite database answers. */
function answer(path: string, question: string): unknown {
  const database = new Database(path);
  try {
    return database.prepare(question).pluck().get();
  } finally {
    database.close();
  }
}

/** Whether an upload is in the middle: rows that are not committed have gone to SQLite's log already. */
function isInTheMiddle(store: string): boolean {
  return (statSync(`${store}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 2_000_000;
}

/** Starts the upload of files and stops it by a signal in the middle of the large one. */
async function stopped(
  { start, store }: Desk,
  files: readonly string[],
  signal: NodeJS.Signals,
): Promise<Run> {
  const { child, finished } = start(['upload', ...files]);
  await until(() => isInTheMiddle(store) || child.exitCode !== null);
  child.kill(signal);
  return finished;
}

describe('an upload that is stopped in the middle stores nothing of that file', { timeout: 120_000 }, () => {
  test('by Ctrl-C, nor of the files after it, but all of those before', () =>
    atDesk(async (desk) => {
      const files = ['fixtures/tutorial.txt', largeBatch, 'fixtures/good.txt'];
      expect(await stopped(desk, files, 'SIGINT')).toEqual({
        code: 130,
        stdout: `fixtures/tutorial.txt · Tab-delimited · 1 row

 1 row accepted
 1 created · 0 updated · 0 unchanged · batch 1
 See what is stored: pars-batch list
`,
        stderr: interrupted,
      });
      expect(answer(desk.store, 'PRAGMA integrity_check')).toBe('ok');
      expect(answer(desk.store, 'SELECT count(*) FROM activities')).toBe(1);
      expect(answer(desk.store, 'SELECT count(*) FROM batches')).toBe(1);
    }));

  test('by a kill that nobody can answer, and completes when it is run again', () =>
    atDesk(async (desk) => {
      const { run, store } = desk;
      await run('upload fixtures/tutorial.txt');
      expect(await stopped(desk, [largeBatch], 'SIGKILL')).toEqual({ code: null, stdout: '', stderr: '' });
      expect(answer(store, 'PRAGMA integrity_check')).toBe('ok');
      expect(answer(store, 'SELECT count(*) FROM activities')).toBe(1);
      const again = await run(['upload', largeBatch]);
      expect(again).toMatchObject({ code: 0, stderr: '' });
      expect(again.stdout).toContain(' 15,000 created · 0 updated · 0 unchanged · batch 2\n');
      expect(answer(store, 'SELECT count(*) FROM activities')).toBe(rowsOfLarge + 1);
      expect(answer(store, 'PRAGMA integrity_check')).toBe('ok');
    }));
});

/** How large a batch the kills below meet, in rows: 50,000 for a thorough run (PARS_BATCH_KILL_ROWS). */
const rowsToKill = Number(process.env.PARS_BATCH_KILL_ROWS ?? 3000);

describe('ten kills at moments that nobody chose', { timeout: 1_800_000 }, () => {
  test('leave a sound store with all of the file’s rows or none of them, and a rerun completes', () =>
    atDesk(async (desk) => {
      const { folder: place, run, start, store } = desk;
      const rows = Array.from({ length: rowsToKill }, (_, index) => ({ 'Internal ID': `K-${index}` }));
      await tabBatch(place, rows, 'kill.txt');
      await run('upload fixtures/tutorial.txt');
      // How long it takes undisturbed, to spread the kills over; the last ones may come too late.
      const began = performance.now();
      await run('upload --store timed.db kill.txt', { cwd: place });
      const whole = performance.now() - began;
      let kills = 0;
      for (let number = 1; number <= 10; number += 1) {
        const { child, finished } = start('upload kill.txt', { cwd: place });
        const timer = setTimeout(() => child.kill('SIGKILL'), Math.random() * whole * 1.1);
        const { code } = await finished;
        clearTimeout(timer);
        if (code === null) kills += 1;
        expect(await run('store check')).toMatchObject({ code: 0, stderr: '' });
        const stored = answer(store, 'SELECT count(*) FROM activities');
        expect([1, rowsToKill + 1]).toContain(stored);
        expect(answer(store, 'SELECT coalesce(sum(row_count), 0) FROM batches')).toBe(
          answer(store, 'SELECT count(*) FROM batch_rows'),
        );
        expect(answer(store, 'SELECT count(*) FROM batches WHERE undone_at IS NULL')).toBe(
          stored === 1 ? 1 : 2,
        );
        if (stored !== 1) await run(`undo ${answer(store, 'SELECT max(batch) FROM batches')}`);
      }
      expect(kills).toBeGreaterThan(0);
      const { code, stdout } = await run('upload kill.txt', { cwd: place });
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: expect.stringContaining(
          ` ${rowsToKill.toLocaleString('en-US')} created · 0 updated · 0 unchanged`,
        ),
      });
      expect(await run('store check')).toMatchObject({ code: 0 });
    }));
});

describe.skipIf(process.platform === 'win32')('a disk that is full', { timeout: 120_000 }, () => {
  // No file may grow beyond this many KiB, in the shell's units of 512 bytes: to a program, the disk is full there.
  const onFullDisk = (command: string) => `ulimit -f 2000; pars-batch ${command}`;

  test('leaves the store as it was, and says so', () =>
    atDesk(async ({ run, shell, store }) => {
      await run('upload fixtures/tutorial.txt');
      const { code, stdout, stderr } = await shell(onFullDisk(`upload ${largeBatch}`));
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toBe(
        `pars-batch: The store ${store} cannot be read or written: the disk reports an error, or is full. Nothing was stored. Make room, then run it again.\n`,
      );
      expect(await run('store check')).toMatchObject({ code: 0 });
      expect((await run('list')).stdout).toMatch(/^1 activity\n/);
      expect(answer(store, 'SELECT count(*) FROM batches')).toBe(1);
    }));

  test('leaves no half of a backup or an export', () =>
    atDesk(async ({ folder: place, run, shell, store }) => {
      await run(['upload', '-q', largeBatch]);
      const before = statSync(store).size;
      for (const command of ['store backup copy.db', 'export --out copy.xml']) {
        const { code, stderr } = await shell(onFullDisk(command), { cwd: place });
        expect({ code, stderr }).toEqual({
          code: 2,
          stderr: expect.stringMatching(/^pars-batch: copy\.\w+ cannot be written\. /),
        });
      }
      expect(readdirSync(place).filter((name) => name.includes('copy'))).toEqual([]);
      expect(statSync(store).size).toBe(before);
    }));
});

describe('Ctrl-C or a friendly kill ends', () => {
  test.each(['SIGINT', 'SIGTERM'] as const)('the waiting for standard input: %s', (signal) =>
    atDesk(async ({ start, folder }) => {
      const temporary = join(folder, 'tmp');
      await mkdir(temporary);
      const { child, finished } = start('validate -', { env: { TMPDIR: temporary } });
      await until(() => readdirSync(temporary).length > 0 || child.exitCode !== null);
      child.kill(signal);
      expect(await finished).toEqual({ code: 130, stdout: '', stderr: interrupted });
      expect(readdirSync(temporary)).toEqual([]);
    }),
  );

  test('the waiting for another program', () =>
    atDesk(async ({ start, run, store }) => {
      await run('upload fixtures/tutorial.txt');
      const other = new Database(store);
      other.exec('BEGIN IMMEDIATE');
      const { child, finished, stderr } = start('upload fixtures/good.txt');
      await until(() => stderr() === waiting);
      child.kill('SIGINT');
      expect(await finished).toEqual({ code: 130, stdout: '', stderr: waiting + interrupted });
      other.close();
      expect((await run('list')).stdout).toMatch(/^1 activity\n/);
    }));
});

describe('two at once', () => {
  test('uploads both land, in a store that is not there yet', () =>
    atDesk(async ({ folder, run }) => {
      for (const store of ['1.db', '2.db', '3.db']) {
        const batches = ['A', 'B', 'C'].map((name) =>
          tabBatch(
            folder,
            Array.from({ length: 200 }, (_, index) => ({ 'Internal ID': `${name}-${index}` })),
            `${name}.txt`,
          ),
        );
        await Promise.all(batches);
        const runs = await Promise.all(
          ['A', 'B', 'C'].map((name) => run(`upload --store ${store} ${name}.txt`, { cwd: folder })),
        );
        for (const { code, stdout, stderr } of runs) {
          expect(['', waiting]).toContain(stderr);
          expect({ code, created: / \d+ created/.exec(stdout)?.[0] }).toEqual({
            code: 0,
            created: ' 200 created',
          });
        }
        expect((await run(`list --store ${store}`, { cwd: folder })).stdout).toMatch(/^600 activities · /);
        expect(answer(join(folder, store), 'SELECT count(DISTINCT activity_id) FROM activities')).toBe(600);
      }
    }));

  test('the second upload waits for the first, and a reader never does', () =>
    atDesk(async ({ run, start, store }) => {
      await run('upload fixtures/tutorial.txt');
      const other = new Database(store);
      other.exec('BEGIN IMMEDIATE');
      const { finished, stderr } = start('upload fixtures/good.txt');
      const quiet = start('upload --quiet fixtures/store-first.txt');
      await until(() => stderr() === waiting);
      expect((await run('list')).stdout).toMatch(/^1 activity\n/);
      other.exec('COMMIT');
      other.close();
      expect(await finished).toMatchObject({ code: 0, stderr: waiting });
      expect(await quiet.finished).toEqual({ code: 0, stdout: '', stderr: '' });
      expect((await run('list')).stdout).toMatch(/^24 activities /);
    }));
});
