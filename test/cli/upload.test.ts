import { existsSync } from 'node:fs';
import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tabBatch } from '../pipeline/batch-files.js';
import { activityId, atDesk, type Desk, type Run } from './run.js';

const ok = (stdout: string): Run => ({ code: 0, stdout, stderr: '' });

/** The JSON report of a run. */
function report({ stdout }: Run) {
  return JSON.parse(stdout);
}

/** How many activities the store holds. */
async function total({ run }: Pick<Desk, 'run'>): Promise<number> {
  return report(await run('list --format json')).total;
}

/** A batch of a good row, an incomplete one and a wrong one. */
const goodAndBad = [
  { 'Internal ID': 'A-1' },
  { 'Internal ID': 'A-2', Description: '' },
  { 'Internal ID': 'A-3', 'End Date': '5/2/2021' },
];

describe('a good batch', () => {
  test('is created, then unchanged, and so it is in the other two formats', () =>
    atDesk(async ({ run }) => {
      expect(await run('upload fixtures/good.xlsx')).toEqual(
        ok(`fixtures/good.xlsx · Excel · 16 rows

 16 rows accepted
 16 created · 0 updated · 0 unchanged · batch 1
 See what is stored: pars-batch list
`),
      );
      expect(await run('upload fixtures/good.xlsx')).toEqual(
        ok(`fixtures/good.xlsx · Excel · 16 rows

 16 rows accepted
 0 created · 0 updated · 16 unchanged · batch 2
 See what is stored: pars-batch list
`),
      );
      expect(await run('upload fixtures/good.txt fixtures/good.xml')).toEqual(
        ok(`fixtures/good.txt · Tab-delimited · 16 rows

 16 rows accepted
 0 created · 0 updated · 16 unchanged · batch 3
 See what is stored: pars-batch list

fixtures/good.xml · XML · 16 rows

 16 rows accepted
 0 created · 0 updated · 16 unchanged · batch 4
 See what is stored: pars-batch list
`),
      );
    }));

  test.each(['xlsx', 'txt', 'xml'])('of one activity, as %s, gets the first Activity ID', (ending) =>
    atDesk(async ({ run }) => {
      const { code, stdout, stderr } = await run(`upload --format json fixtures/tutorial.${ending}`);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      const [file] = JSON.parse(stdout).files;
      expect(file).toMatchObject({ batch: 1, rows: 1, accepted: 1, created: 1, findings: [] });
      expect(file.outcomes).toEqual([
        {
          row: ending === 'xml' ? 1 : 2,
          outcome: 'created',
          activityId: activityId(1),
          internalId: 'SampleInternalID',
          title: 'CMEActivityTutorial',
          status: 'Ready to Close',
        },
      ]);
    }),
  );
});

describe('a batch that is good by half', () => {
  test('has its good half stored', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, goodAndBad);
      expect(await run('upload batch.txt', { cwd: folder })).toEqual({
        code: 1,
        stdout: `batch.txt · Tab-delimited · 3 rows

 Row 3 · CMEActivityTutorial · A-2
   Description (line 3)
     Description is required.                                          required

 Row 4 · CMEActivityTutorial · A-3
   End Date (line 4)   5/2/2021
     End Date must be on or after the Start Date, 05/20/2021.  end-before-start

 1 row accepted · 2 rows rejected (2 errors)
 1 created · 0 updated · 0 unchanged · batch 1
 Fix them in the copy with red text:
   pars-batch upload batch.txt --annotate fixed.xlsx
`,
        stderr: '',
      });
      expect(await total({ run })).toBe(1);
    }));

  test('is left out as a whole with --all-or-nothing', () =>
    atDesk(async ({ folder, run }) => {
      const batch = await tabBatch(folder, goodAndBad);
      const pretty = await run('upload --all-or-nothing batch.txt', { cwd: folder });
      expect(pretty).toMatchObject({ code: 1, stderr: '' });
      expect(pretty.stdout).toContain(' Nothing was stored, since some rows were rejected.\n');
      const json = await run(['upload', '--all-or-nothing', '--format', 'json', batch]);
      expect(json).toMatchObject({ code: 1, stderr: '' });
      expect(report(json).files[0]).toMatchObject({ batch: null, accepted: 1, rejected: 2, created: 0 });
      expect(
        report(json).files[0].outcomes.map(({ outcome, activityId }: Record<string, unknown>) => [
          outcome,
          activityId,
        ]),
      ).toEqual([
        ['not-committed', null],
        ['rejected', undefined],
        ['rejected', undefined],
      ]);
      expect(await total({ run })).toBe(0);
      expect((await run('upload --all-or-nothing fixtures/good.txt')).code).toBe(0);
      expect(await total({ run })).toBe(18);
    }));

  test('has what is only incomplete stored as Drafts with --drafts', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, goodAndBad.slice(0, 2));
      const rejected = await run('upload batch.txt', { cwd: folder });
      expect(rejected.code).toBe(1);
      expect(rejected.stdout).toContain(
        ' The rejected row is only incomplete. Save as Drafts:\n   pars-batch upload batch.txt --drafts\n',
      );
      expect(await run('upload batch.txt --drafts', { cwd: folder })).toEqual(
        ok(`batch.txt · Tab-delimited · 2 rows

 Row 3 · CMEActivityTutorial · A-2
   Description (line 3)
     Description is required.                                          required

 2 rows accepted
 1 created · 0 updated · 1 unchanged · batch 2
 See what is stored: pars-batch list
`),
      );
      const shown = await run('show A-2');
      expect(shown.stdout).toMatch(/^CMEActivityTutorial · Draft\n {2}Description is missing\.\n/);
      expect(shown.stdout).toContain('\n  Description\n    Description is required.\n');
    }));
});

describe('--dry-run', () => {
  test('tells what the upload will do, and stores nothing', () =>
    atDesk(async ({ folder, run, store }) => {
      await tabBatch(folder, [{ 'Internal ID': 'A-1' }, { 'Internal ID': 'A-2', City: 'Elk Grove Village' }]);
      expect(await run('upload --dry-run batch.txt', { cwd: folder })).toEqual(
        ok(`batch.txt · Tab-delimited · 2 rows

 Row 2 · CMEActivityTutorial · A-1  would be created
 Row 3 · CMEActivityTutorial · A-2  would be created

 2 rows accepted
 Dry run, nothing was stored: 2 created · 0 updated · 0 unchanged
 Store them: pars-batch upload batch.txt
`),
      );
      expect(existsSync(store)).toBe(false);
    }));

  test('gives the counts and outcomes of the upload that follows, without the numbers', () =>
    atDesk(async ({ folder, run, store }) => {
      const files = `${await tabBatch(folder, goodAndBad)} fixtures/good.xml fixtures/store-first.txt`;
      const dry = report(await run(`upload --dry-run --format json ${files}`));
      expect(existsSync(store)).toBe(false);
      const real = report(await run(`upload --format json ${files}`));
      const withoutNumbers = real.files.map((file: Record<string, unknown>) => ({
        ...file,
        batch: null,
        outcomes: (file.outcomes as Record<string, unknown>[]).map(({ activityIds: _, ...outcome }) =>
          outcome.outcome === 'created' ? { ...outcome, activityId: null } : outcome,
        ),
      }));
      expect(dry).toEqual({ ...real, files: withoutNumbers });
      expect(real.files.map(({ created }: { created: number }) => created)).toEqual([1, 16, 4]);
    }));

  test('sees in a later file what an earlier one would store', () =>
    atDesk(async ({ folder, run, store }) => {
      await tabBatch(folder, [{ 'Internal ID': 'A-1' }], 'first.txt');
      await tabBatch(folder, [{ 'Internal ID': 'A-1', 'End Date': '11/12/2021' }], 'second.txt');
      const { code, stdout } = await run('upload --dry-run first.txt second.txt', { cwd: folder });
      expect(code).toBe(0);
      expect(stdout.split('\n\n').slice(4)).toEqual([
        ` Row 2 · CMEActivityTutorial · A-1  would be updated
   End Date   11/11/2021 → 11/12/2021`,
        ` 1 row accepted
 Dry run, nothing was stored: 0 created · 1 updated · 0 unchanged
 Store it: pars-batch upload second.txt
`,
      ]);
      expect(existsSync(store)).toBe(false);
    }));

  test('leaves a store that is there as it was', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, [{ 'Internal ID': 'A-1' }], 'first.txt');
      await tabBatch(folder, [{ 'Internal ID': 'A-1', City: 'Boston' }, { 'Internal ID': 'A-2' }]);
      await run('upload first.txt', { cwd: folder });
      const before = await run('list --format json');
      expect((await run('upload --dry-run batch.txt', { cwd: folder })).stdout).toContain(
        'City   Chicago → Boston',
      );
      expect((await run('list --format json')).stdout).toBe(before.stdout);
      const after = await run('upload --format json batch.txt', { cwd: folder });
      expect(report(after).files[0]).toMatchObject({ batch: 2, created: 1, updated: 1 });
      expect(report(after).files[0].outcomes[1].activityId).toBe(activityId(2));
    }));

  test('needs no folder for a store that is not there', () =>
    atDesk(async ({ run, home }) => {
      const { code } = await run('upload --dry-run fixtures/good.txt', { env: { PARS_BATCH_STORE: '' } });
      expect(code).toBe(0);
      expect(existsSync(join(home, 'data'))).toBe(false);
    }));
});

describe('an update', () => {
  test('is shown field by field, with what stood there before', () =>
    atDesk(async ({ folder, run }) => {
      const given = {
        'Commercial Support Received': 'Yes',
        'Monetary Support Source 1': 'Example Support Source',
        'Monetary Support Amount 1': '10000',
      };
      await tabBatch(folder, [{ 'Internal ID': 'A-1', ...given }], 'first.txt');
      await run('upload first.txt', { cwd: folder });
      const changed = { 'End Date': '11/12/2021', City: '', 'Delivery Method': 'Live-Streamed' };
      const cleared = { Country: '', 'State/Province': '', 'Postal Code': '' };
      const amount = { 'Monetary Support Amount 1': '12500.5' };
      await tabBatch(folder, [{ 'Internal ID': 'A-1', ...given, ...changed, ...cleared, ...amount }]);
      expect(await run('upload batch.txt', { cwd: folder })).toEqual(
        ok(`batch.txt · Tab-delimited · 1 row

 Row 2 · CMEActivityTutorial · A-1  updated
   Delivery Method   In-Person → Live-Streamed
   End Date   11/11/2021 → 11/12/2021
   Country   USA → (blank)
   City   Chicago → (blank)
   State/Province   IL → (blank)
   Postal Code   60007 → (blank)
   Monetary Support Amount 1   $10,000.00 → $12,500.50

 1 row accepted
 0 created · 1 updated · 0 unchanged · batch 2
 See what is stored: pars-batch list
`),
      );
    }));
});

describe('the store', () => {
  test('is made for its owner only, in the data folder of the system when none is named', () =>
    atDesk(async ({ run, home }) => {
      const env = { PARS_BATCH_STORE: '' };
      expect((await run('upload fixtures/tutorial.txt', { env })).code).toBe(0);
      const path = join(home, 'data', 'pars-batch', 'activities.db');
      const { mode } = await stat(path);
      expect(mode & 0o777).toBe(0o600);
      expect((await stat(join(home, 'data', 'pars-batch'))).mode & 0o777).toBe(0o700);
      expect((await run('list', { env })).stdout).toMatch(/^1 activity\n/);
    }));

  test('is the one of --store rather than that of PARS_BATCH_STORE', () =>
    atDesk(async ({ folder, run, store }) => {
      const other = join(folder, 'other stores.db');
      const uploaded = await run(['upload', 'fixtures/tutorial.txt', '--store', other]);
      expect(uploaded.stdout).toContain(`   pars-batch list --store '${other}'\n`);
      expect([existsSync(other), existsSync(store)]).toEqual([true, false]);
      expect((await run(['--store', other, 'list'])).stdout).toMatch(/^1 activity\n/);
      expect((await run('list')).code).toBe(2);
    }));
});
