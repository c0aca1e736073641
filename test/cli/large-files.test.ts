import { copyFileSync, readFileSync, statSync, truncateSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { availableParallelism } from 'node:os';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openChecked } from '../../src/pipeline/checked-batch.js';
import { uploadFile } from '../../src/pipeline/upload.js';
import { openStore } from '../../src/store/store.js';
import { runOptions, tabBatch } from '../pipeline/batch-files.js';
import { inFolder } from '../read-back.js';
import { atDesk } from './run.js';

// A file of some megabytes is read and checked in a thread of its own; a small one is not, and neither is one in the
// tests of the pipeline. Whatever the way, the same comes of it.

type Row = Record<string, string>;

/** The rows of a fixture, by their columns. */
function rowsOf(name: string): Row[] {
  const text = readFileSync(`fixtures/${name}`, 'utf8').replace('\ufeff', '');
  return Papa.parse<Row>(text, { header: true, delimiter: '\t', skipEmptyLines: true }).data;
}

/** Texts that no zip makes much smaller. */
function noise(seed: number): string {
  let state = seed + 1;
  const letters: string[] = [];
  for (let index = 0; index < 3900; index += 1) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    letters.push(String.fromCharCode(0x41 + ((state >> 16) % 50)));
  }
  return letters.join('').replaceAll('\\', '/');
}

const large = { txt: 16 * 1024 * 1024, xlsx: 4 * 1024 * 1024, xml: 16 * 1024 * 1024 };
const formats = { txt: 'tab-delimited', xlsx: 'Excel', xml: 'XML' } as const;
let removed: () => void;
let folder: string;

beforeAll(
  () =>
    new Promise<void>((ready, failed) => {
      inFolder(async (made) => {
        folder = made;
        const fillers = Array.from({ length: 4500 }, (_, index) => ({
          'Internal ID': `F-${index}`,
          Description: noise(index),
        }));
        const odd = [...rowsOf('store-second.txt'), ...rowsOf('bad.txt'), ...rowsOf('closing.txt')];
        const rows = [...fillers.slice(0, 4000), ...odd, ...fillers.slice(4000), ...rowsOf('good.txt')];
        await tabBatch(folder, rows as readonly Row[], 'large.txt');
        await atDesk(async ({ run }) => {
          for (const extension of ['xlsx', 'xml']) {
            const [from, to] = [join(folder, 'large.txt'), join(folder, `large.${extension}`)];
            await run(['convert', from, to]);
          }
        });
        await new Promise<void>((resolve) => {
          removed = resolve;
          ready();
        });
      }).catch(failed);
    }),
  120_000,
);

afterAll(() => removed());

/** All that an upload leaves in a store, but for the time that it took. */
function left(path: string): unknown {
  const database = new Database(path, { readonly: true });
  try {
    const tables = [
      'activities',
      'monetary_support',
      'moc_boards',
      'supporters',
      'batch_rows',
      'batch_findings',
    ];
    const all = tables.map((table) => database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2`).all());
    const changes = database
      .prepare('SELECT action, activity_id, batch, row, fields, entry FROM changes ORDER BY change')
      .all();
    const batches = database
      .prepare(
        'SELECT sha256, format, row_count, accepted, rejected, created, updated, errors, warnings FROM batches',
      )
      .all();
    return { all, changes, batches };
  } finally {
    database.close();
  }
}

describe.skipIf(availableParallelism() < 2)('a large file', { timeout: 120_000 }, () => {
  test.each(Object.entries(formats))(
    '.%s: the same is stored and found as when it is read in one thread',
    (extension) =>
      atDesk(async ({ run, store }) => {
        const path = join(folder, `large.${extension}`);
        expect(statSync(path).size).toBeGreaterThan(large[extension as keyof typeof large]);
        await run('upload fixtures/store-first.txt');
        const alone = `${store}-alone`;
        copyFileSync(store, alone);
        const { code, stderr } = await run(['upload', path, '--format', 'json', '--as-of', runOptions.today]);
        expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
        const other = openStore(alone, 'write');
        const options = { allOrNothing: false, dryRun: false, now: () => new Date(), toolVersion: '0.0.0' };
        const result = await uploadFile(path, other, openChecked, { ...runOptions, ...options });
        other.close();
        expect(result.rejected).toBeGreaterThan(20);
        expect(result.ruleCounts.get('activity-closed')).toBeGreaterThan(0);
        expect(left(store)).toEqual(left(alone));
      }),
  );

  test('shows in the HTML report what was entered in rejected rows, also by those that only the store rejects', () =>
    atDesk(async ({ run }) => {
      await run('upload fixtures/store-first.txt');
      const { code, stdout } = await run(['upload', join(folder, 'large.txt'), '--format', 'html']);
      expect(code).toBe(1);
      for (const text of ['Live Corse', 'activity-closed', 'unknown-activity-id'])
        expect(stdout).toContain(text);
    }));

  test.each([
    ['txt', 'bad-encoding'],
    ['xml', 'malformed-xml'],
    ['xlsx', 'damaged-file'],
  ] as const)(
    '.%s that breaks in the middle is told like a small one, and nothing of it is stored',
    (extension, rule) =>
      atDesk(async ({ run, store, folder: place }) => {
        const path = join(place, `broken.${extension}`);
        copyFileSync(join(folder, `large.${extension}`), path);
        if (extension === 'txt') {
          const bytes = readFileSync(path);
          bytes[bytes.length - 2000] = 0xff;
          bytes.set([0xc3, 0xa9], 2000);
          await writeFile(path, bytes);
        } else if (extension === 'xml') truncateSync(path, statSync(path).size - 5000);
        else {
          const bytes = readFileSync(path);
          bytes.fill(0x55, large.xlsx / 2, large.xlsx / 2 + 1000);
          await writeFile(path, bytes);
        }
        const { code, stdout } = await run(['upload', path, '--format', 'json']);
        expect(code).toBe(2);
        const [{ findings, accepted }] = JSON.parse(stdout).files;
        expect(findings.at(-1).rule).toBe(rule);
        expect(accepted).toBeGreaterThan(100);
        const database = new Database(store);
        expect(database.prepare('SELECT count(*) FROM activities').pluck().get()).toBe(0);
        database.close();
      }),
  );

  test('with columns that nobody knows is refused before its first row', () =>
    atDesk(async ({ run, folder: place }) => {
      const path = join(place, 'other.txt');
      await writeFile(path, `Name\tPhone\n${'Anna Park\t555-0100\n'.repeat(900_000)}`);
      const { code, stdout } = await run(['upload', path, '--format', 'json']);
      expect(code).toBe(2);
      const [{ findings }] = JSON.parse(stdout).files;
      expect(findings.map(({ rule }: { rule: string }) => rule)).toContain('missing-column');
    }));
});
