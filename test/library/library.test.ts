import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import {
  activityJson,
  type Batch,
  type CheckedRow,
  checkRows,
  openStore,
  readBatch,
} from '../../src/index.js';
import { atDesk, project } from '../cli/run.js';

const fixture = (name: string) => join(project, 'fixtures', name);
const today = '2026-11-22';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'pars-batch-library-'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

async function rowsOf(batch: Batch): Promise<CheckedRow[]> {
  const rows: CheckedRow[] = [];
  for await (const row of checkRows(batch)) rows.push(row);
  return rows;
}

describe('a batch that a program reads', () => {
  test.each(['good.xlsx', 'good.txt', 'good.xml'])('%s has its activities', async (name) => {
    const batch = await readBatch(fixture(name), { today });
    expect(batch).toMatchObject({ file: fixture(name), isRefused: false, findings: [] });
    const rows = await rowsOf(batch);
    expect(rows.length).toBe(16);
    expect(rows.every(({ isAccepted, findings }) => isAccepted && findings.length === 0)).toBe(true);
    expect(rows[0]?.activity).toMatchObject({ internalId: 'SampleInternalID', startDate: '2021-05-20' });
    expect(activityJson(rows[0]?.activity as CheckedRow['activity'])).toMatchObject({ credits: 20 });
  });

  test('has the findings that `validate` reports', () =>
    atDesk(async ({ run }) => {
      for (const options of ['', ' --drafts', ' --warnings-as-errors']) {
        const { stdout } = await run(`validate fixtures/bad.xml --format json --as-of ${today}${options}`);
        const [reported] = JSON.parse(stdout).files;
        const drafts = options === ' --drafts';
        const batch = await readBatch(fixture('bad.xml'), {
          today,
          drafts,
          warningsAsErrors: options === ' --warnings-as-errors',
        });
        const rows = await rowsOf(batch);
        expect([...batch.findings, ...rows.flatMap(({ findings }) => findings)]).toEqual(reported.findings);
        expect(rows.map(({ row, isAccepted }) => [row, isAccepted ? 'accepted' : 'rejected'])).toEqual(
          reported.outcomes.map(({ row, outcome }: { row: number; outcome: string }) => [row, outcome]),
        );
      }
    }));

  test('that cannot be used is refused, without an exception', async () => {
    const missing = await readBatch(join(folder, 'nothing.xlsx'));
    expect(missing).toMatchObject({ isRefused: true, format: null, findings: [{ rule: 'unreadable-file' }] });
    expect(await rowsOf(missing)).toEqual([]);
    const noColumn = await readBatch(fixture('odd/missing-column.txt'));
    expect(noColumn).toMatchObject({
      isRefused: true,
      format: 'tab',
      findings: [{ rule: 'missing-column' }],
    });
    expect(await rowsOf(noColumn)).toEqual([]);
  });

  test('that breaks off gives the rows before that, and is refused then', async () => {
    const whole = await readFile(fixture('good.xml'));
    const half = join(folder, 'half.xml');
    await writeFile(half, whole.subarray(0, whole.length / 2));
    const batch = await readBatch(half);
    expect(batch.isRefused).toBe(false);
    const rows = await rowsOf(batch);
    expect(rows.length).toBeGreaterThan(0);
    expect(batch).toMatchObject({ isRefused: true, findings: [{ rule: 'malformed-xml' }] });
  });

  test('without rows says so at its end', async () => {
    const batch = await readBatch(fixture('odd/no-rows.txt'));
    expect(await rowsOf(batch)).toEqual([]);
    expect(batch).toMatchObject({ isRefused: false, findings: [{ rule: 'no-rows', severity: 'notice' }] });
  });

  test('can be left in the middle, closed, and gone through once only', async () => {
    const batch = await readBatch(fixture('good.txt'));
    for await (const { row } of checkRows(batch)) {
      expect(row).toBe(2);
      break;
    }
    await expect(rowsOf(batch)).rejects.toThrow('Read the batch again.');
    const unread = await readBatch(fixture('good.txt'));
    await unread.close();
    await unread.close();
  });

  test('stops when it is told to', async () => {
    const stop = new AbortController();
    const batch = await readBatch(fixture('good.txt'), { signal: stop.signal });
    stop.abort(new Error('enough'));
    await expect(rowsOf(batch)).rejects.toThrow('enough');
  });

  test('is not read for a day that is none', async () => {
    for (const day of ['11/22/2026', '2026-02-30', 'today', ''])
      await expect(readBatch(fixture('good.txt'), { today: day })).rejects.toThrow(RangeError);
  });
});

describe('a store that a program opens', () => {
  test('takes batches, and tells what `list` and `show` do', () =>
    atDesk(async ({ run, store: path }) => {
      const store = openStore(path);
      const first = await store.upload(fixture('good.xlsx'), { today });
      expect(first).toMatchObject({ format: 'excel', batch: 1, isRefused: false, rows: 16, created: 16 });
      expect(await store.upload(fixture('good.txt'), { today })).toMatchObject({ batch: 2, unchanged: 16 });
      const { activities } = JSON.parse(
        (await run(`list --format json --per-page 100 --as-of ${today}`)).stdout,
      );
      const listed = [...store.activities({ today })];
      expect(listed.map(({ activity, status }) => ({ ...activityJson(activity), status }))).toEqual(
        activities.map(
          ({ statusReasons: _, learners: __, ...activity }: Record<string, unknown>) => activity,
        ),
      );
      const closed = [...store.activities({ today, statuses: ['Closed'] })];
      expect(closed).toEqual(listed.filter(({ status }) => status === 'Closed'));
      expect(closed.length).toBeGreaterThan(0);
      const [tutorial, ...others] = store.find('SampleInternalID', today);
      expect(others).toEqual([]);
      expect(tutorial).toMatchObject({ status: 'Ready to Close' });
      expect(store.find(String(tutorial?.activity.activityId), today)).toEqual([tutorial]);
      expect(store.find('nothing of the kind')).toEqual([]);
      store.close();
      expect((await run('store check')).code).toBe(0);
    }));

  test('keeps the valid rows, or none where that is wanted, and nothing of a file that cannot be used', async () => {
    const store = openStore(join(folder, 'activities.db'));
    const count = () => [...store.activities()].length;
    expect(await store.upload(fixture('bad.txt'), { today, allOrNothing: true })).toMatchObject({
      batch: null,
    });
    expect(await store.upload(fixture('odd/malformed.xml'))).toMatchObject({ batch: null, isRefused: true });
    expect(await store.upload(join(folder, 'nothing.txt'))).toMatchObject({ batch: null, isRefused: true });
    expect(count()).toBe(0);
    const { created, rejected, findings, outcomes } = await store.upload(fixture('bad.txt'), { today });
    expect(created).toBeGreaterThan(0);
    expect(rejected).toBeGreaterThan(0);
    expect(findings.length).toBeGreaterThan(rejected);
    expect(outcomes.filter(({ outcome }) => outcome === 'created').length).toBe(created);
    expect(count()).toBeGreaterThanOrEqual(created);
    store.close();
  });

  test('is not opened where there is another file', async () => {
    const path = join(folder, 'notes.txt');
    await cp(fixture('good.txt'), path);
    expect(() => openStore(path)).toThrow('Name another file with --store.');
  });
});
