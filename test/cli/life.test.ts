import { existsSync } from 'node:fs';
import { readdir, readFile, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { tabBatch } from '../pipeline/batch-files.js';
import { activityId, atDesk, type Desk, project } from './run.js';

/** A desk whose store holds the good batch, as seen on 22 November 2026. */
function withGoodBatch(work: (desk: Desk) => Promise<void>): Promise<void> {
  return atDesk(async (desk) => {
    await desk.run('upload --quiet fixtures/good.txt');
    const day = ['--as-of', '2026-11-22'];
    const run: Desk['run'] = (command, details) =>
      desk.run([...day, ...(typeof command === 'string' ? command.split(' ') : command)], details);
    await work({ ...desk, run });
  });
}

/** What a command reports to programs. */
async function json(
  { run }: Desk,
  command: string,
): Promise<Record<string, unknown> & { results: Result[] }> {
  return JSON.parse((await run(`${command} --format json`)).stdout);
}

interface Result {
  readonly id: string;
  readonly outcome: string;
  readonly activityId: string | null;
  readonly status: string | null;
  readonly reasons: readonly {
    readonly field: string | null;
    readonly header: string | null;
    readonly message: string;
  }[];
  readonly needs: readonly { readonly field: string | null }[];
  readonly changes: readonly { readonly field: string; readonly before: unknown; readonly after: unknown }[];
}

describe('several ids at once', () => {
  test('one that is refused does not stop the others; exit code 1', () =>
    withGoodBatch(async (desk) => {
      const { run } = desk;
      const report = await json(desk, 'close JN-2025-11 SampleInternalID TIW-25');
      expect(report).toMatchObject({ version: 1, command: 'close', asOf: '2026-11-22', exitCode: 1 });
      expect(report.results.map(({ id, outcome, status }) => [id, outcome, status])).toEqual([
        ['JN-2025-11', 'closed', 'Closed'],
        ['SampleInternalID', 'refused', 'Ready to Close'],
        ['TIW-25', 'unchanged', 'Closed'],
      ]);
      expect(report.results[1]?.reasons.map(({ field, header }) => [field, header])).toEqual([
        ['physicianLearners', 'Total Physician Learners'],
        ['otherLearners', 'Total Other Learners'],
      ]);
      expect((await run('list --status closed --ids')).stdout.split('\n')).toContain(activityId(10));
      const pretty = await run('close JN-2025-11 SampleInternalID TIW-25');
      expect(pretty.code).toBe(1);
      expect(pretty.stdout).toMatch(/\n 2 was closed already · 1 not closed\n$/);
    }));

  test('an id that names nothing, or several, does not stop them either; exit code 2', () =>
    withGoodBatch(async (desk) => {
      const { run } = desk;
      const { code, stdout, stderr } = await run('close JN-2025-11 NOPE ACLS-2026');
      expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
      expect(
        stdout,
      ).toBe(` Journal Club: Anticoagulation After Stroke · ${activityId(10)} · JN-2025-11  closed
   Mark Activity as Closed   (blank) → Yes

 NOPE  not found
   There is no such activity in the store. See what there is: pars-batch list

 ACLS-2026  names several
   This names 3 activities. Give the Activity ID of one of them:
   ${activityId(2)} · 02/21/2026 – 02/22/2026 · Advanced Cardiac Life Support:
     Provider Course
   ${activityId(3)} · 05/16/2026 – 05/17/2026 · Advanced Cardiac Life Support:
     Provider Course
   ${activityId(4)} · 09/12/2026 – 09/13/2026 · Advanced Cardiac Life Support:
     Provider Course

 1 closed · 1 not found · 1 names several
`);
      for (const command of [
        'learners ACLS-2026 --others 1',
        'edit ACLS-2026 --set City=Boston',
        'delete -y ACLS-2026',
      ])
        expect(await run(command)).toMatchObject({ code: 2, stderr: '' });
    }));

  test('come from standard input, a line each, and none is no mistake', () =>
    withGoodBatch(async ({ run, shell }) => {
      const stdin = `JN-2025-11\r\n\n  ${activityId(10)}  \n`;
      expect(await run('close -', { stdin })).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('closed'),
      });
      const closeAll =
        'pars-batch list --ids --status ready-to-close --search "no such words" | pars-batch close -';
      expect(await shell(closeAll)).toEqual({
        code: 0,
        stdout: '',
        stderr: 'There were no ids on standard input, so there is nothing to do.\n',
      });
      const reopenAll = 'pars-batch list --ids --status closed | pars-batch reopen - --format json';
      const { results } = JSON.parse((await shell(reopenAll)).stdout);
      expect(results.map(({ outcome }: Result) => outcome)).toEqual([
        'reopened',
        'reopened',
        'reopened',
        'reopened',
      ]);
    }));

  test('--quiet says only what could not be done', () =>
    withGoodBatch(async ({ run }) => {
      expect(await run('close -q JN-2025-11')).toEqual({ code: 0, stdout: '', stderr: '' });
      const { stdout } = await run('close -q JN-2025-11 SampleInternalID');
      expect(stdout).toMatch(/^ CMEActivityTutorial .* not closed\n/);
    }));
});

describe('closing lists every reason', () => {
  test('of an activity that has not ended and is not complete', () =>
    atDesk(async (desk) => {
      const { folder, run } = desk;
      const row = { 'Internal ID': 'A-1', 'End Date': '12/31/2099', Description: '', MOC: 'Yes' };
      await tabBatch(folder, [row]);
      await run('upload --drafts batch.txt', { cwd: folder });
      const { results } = await json(desk, 'close A-1');
      expect(results[0]?.reasons.map(({ message }) => message)).toEqual([
        'The activity cannot be closed before its End Date, 12/31/2099, is past.',
        'The activity cannot be closed while something is missing: Description, Who Can Register, Registration Fee, Activity URL.',
        'Total Physician Learners is required to close the activity. Enter 0 if there were none.',
        'Total Other Learners is required to close the activity. Enter 0 if there were none.',
        'MOC Attestation must be Yes to close an activity with MOC.',
        'MOC Board 1 is required to close an activity with MOC.',
      ]);
    }));
});

describe('edit', () => {
  test('changes fields by heading or key, and lists what is missing in red', () =>
    withGoodBatch(async ({ run }) => {
      const set = [
        '--set',
        'City=Springfield',
        '--set',
        'credits=1.5',
        '--set',
        'Description=',
        '--set',
        'Total Other Learners=7',
      ];
      const { code, stdout, stderr } = await run(['edit', 'SampleInternalID', ...set]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toBe(` CMEActivityTutorial · ${activityId(1)} · SampleInternalID  edited
   City   Chicago → Springfield
   AMA PRA Category 1 Credits   20 → 1.5
   Description   This is a sample description → (blank)
   Total Other Learners   (blank) → 7
   Status: Draft. To be complete it still needs:
   Description is required.
 Enter what is missing: pars-batch edit ${activityId(1)} --set 'Description=…'
`);
      expect(await run(['edit', 'SampleInternalID', '--set', 'City=Springfield'])).toMatchObject({
        code: 0,
        stdout: expect.stringMatching(/^ CMEActivityTutorial .* unchanged\n/),
      });
    }));

  test('clears the learner totals, which a blank in an upload keeps', () =>
    withGoodBatch(async (desk) => {
      const report = await json(desk, 'edit JN-2025-11 --set physicianLearners=');
      expect(report.results[0]?.changes).toEqual([{ field: 'physicianLearners', before: 384, after: null }]);
    }));

  test('goes by the same rules as an upload, says all that is wrong, and changes nothing then', () =>
    withGoodBatch(async (desk) => {
      const set = [
        '--set',
        'End Date=1/1/2020',
        '--set',
        'Country=Untied States',
        '--set',
        'Internal ID=TIW-25',
      ];
      const { code, stdout } = await desk.run(['edit', 'SampleInternalID', ...set, '--format', 'json']);
      expect(code).toBe(1);
      const [result] = JSON.parse(stdout).results as Result[];
      expect(result?.outcome).toBe('refused');
      expect(result?.reasons.map(({ field }) => field)).toEqual(['endDate', 'country']);
      const taken = await json(desk, 'edit SampleInternalID --set internalId=TIW-25');
      expect(taken.results[0]?.reasons[0]?.message).toMatch(/^Internal ID TIW-25 belongs to the activity /);
      const closed = await json(desk, 'edit TIW-25 --set credits=2');
      expect(closed.results[0]?.reasons[0]?.message).toMatch(/Reopen it before changing it/);
      const closing = await json(desk, 'edit SampleInternalID --set closed=Yes');
      expect(closing.results[0]?.reasons.map(({ field }) => field)).toEqual([
        'physicianLearners',
        'otherLearners',
      ]);
      expect((await desk.run('show SampleInternalID --history')).stdout).not.toContain('Edited');
    }));

  test('adds occurrences, which become activities of their own', () =>
    withGoodBatch(async ({ run }) => {
      const values = [
        'Repeats With Same Content=Yes',
        'Occurrence 2 Start Date=12/1/2021',
        'Occurrence 2 End Date=12/1/2021',
      ];
      const places = [
        'Occurrence 2 Country=USA',
        'Occurrence 2 City=Boston',
        'Occurrence 2 State/Province=MA',
      ];
      const set = [...values, ...places].flatMap((value) => ['--set', value]);
      const { stdout } = await run(['edit', 'SampleInternalID', ...set]);
      expect(stdout).toContain(`\n   New entries: ${activityId(19)}\n`);
      expect((await run('list --search SampleInternalID --ids')).stdout).toBe(
        `${activityId(19)}\n${activityId(1)}\n`,
      );
    }));

  test.each([
    [
      ['edit', 'A'],
      'Say what to change, such as --set "City=Chicago". The fields are those of the templates.',
    ],
    [['edit', 'A', '--set', 'City'], '--set City has no value. Write it as --set "City=value".'],
    [['edit', 'A', '--set', 'Citty=x'], 'There is no field Citty. Did you mean City?'],
    [['edit', 'A', '--set', 'Activity ID=1'], 'An Activity ID is given once and never changed.'],
    [['edit', 'A', '--set', 'City=x', '--set', 'city=y'], 'City is set twice. Set it once.'],
    [
      ['learners', 'A'],
      'Name an activity and its totals, such as: pars-batch learners 260000001 --physicians 20 --others 0',
    ],
    [
      ['learners', 'remove', 'A', '--state', 'IL'],
      'Say which learner, with --npi, or with --state and --license.',
    ],
    [['delete', 'A'], 'Nobody can be asked here whether to delete. Add --yes to delete without asking.'],
    [['list', '--status', 'actve'], 'Choose one of the statuses, not "actve". Did you mean Active?'],
    [
      ['list', '--activity-format', 'Live Corse'],
      'Choose one of the activity formats, not "Live Corse". Did you mean Live Course?',
    ],
    [
      ['list', '--from', '31/1/2026'],
      'Enter --from with the month first, not "31/1/2026". Did you mean 01/31/2026?',
    ],
    [
      ['export', '--out', 'a.pdf'],
      'a.pdf does not say what to write. Give a name that ends in .xlsx, .txt, .tsv, .xml, .json, .ndjson, or --format.',
    ],
    [
      ['export', '--out', 'a.xml', '--format', 'json'],
      'a.xml has the ending of another format than json. Give another name.',
    ],
    [['history', '9'], 'There is no batch 9 in the store. See what there is: pars-batch history'],
    [['undo', '9'], 'There is no batch 9 in the store. See what there is: pars-batch history'],
    [
      ['learners', 'list', 'NOPE'],
      'There is no such activity in the store. See what there is: pars-batch list',
    ],
  ])('%j is explained, and ends with 2', (words, message) =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/tutorial.txt');
      expect(await run(words)).toEqual({ code: 2, stdout: '', stderr: `pars-batch: ${message}\n` });
    }),
  );
});

describe('delete', () => {
  test('removes an activity that is not closed and has no individual learners; its number is not given again', () =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/tutorial.txt');
      expect(await run('delete SampleInternalID --yes')).toEqual({
        code: 0,
        stdout: ` CMEActivityTutorial · ${activityId(1)} · SampleInternalID  deleted\n`,
        stderr: '',
      });
      expect((await run('list')).stdout).toBe('0 activities\n');
      await run('upload -q fixtures/tutorial.txt');
      expect((await run('list --ids')).stdout).toBe(`${activityId(2)}\n`);
    }));

  test('leaves the record of the activity, which show --history tells', () =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/tutorial.txt');
      await run('delete SampleInternalID --yes');
      const gone = `The activity ${activityId(1)} is no longer in the store since `;
      const { code, stdout, stderr } = await run(`show ${activityId(1)}`);
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(
        new RegExp(`^pars-batch: ${gone}.* See what it was: pars-batch show ${activityId(1)} --history\\n$`),
      );
      const history = await run(`show ${activityId(1)} --history`);
      expect(history).toMatchObject({ code: 0, stderr: '' });
      expect(history.stdout).toContain(gone);
      expect(history.stdout).toContain('     City   Chicago → (blank)\n');
      const { status, history: changes } = JSON.parse(
        (await run(`show ${activityId(1)} --history --format json`)).stdout,
      );
      expect({ status, actions: changes.map(({ action }: { action: string }) => action) }).toEqual({
        status: null,
        actions: ['created', 'deleted'],
      });
    }));

  // A terminal to answer at: what is typed there comes from `script`.
  const asked = (answer: string) =>
    `printf '${answer}\\n' | script -qec "pars-batch delete SampleInternalID" /dev/null`;

  test.each([
    ['y', 'deleted', 0],
    ['yes', 'deleted', 0],
    ['n', 'Nothing was deleted.', 1],
    ['', 'Nothing was deleted.', 1],
  ])('asks first at a terminal: %j', (answer, says, left) =>
    atDesk(async ({ run, shell }) => {
      await run('upload -q fixtures/tutorial.txt');
      const { stdout } = await shell(asked(answer), { env: { TERM: 'dumb' } });
      expect(stdout).toContain(` ${activityId(1)} · CMEActivityTutorial`);
      expect(stdout).toContain('Delete 1 activity for good? [y/N]');
      expect(stdout).toContain(says);
      expect((await run('list --ids')).stdout.split('\n').length - 1).toBe(left);
    }),
  );
});

describe('export', () => {
  test.each(['xlsx', 'txt', 'xml'])('what is written as %s is uploaded again as unchanged', (ending) =>
    withGoodBatch(async ({ run, folder }) => {
      const out = join(folder, `all.${ending}`);
      expect(await run(['export', '--out', out])).toEqual({
        code: 0,
        stdout: '',
        stderr: `18 activities written to ${out}.\n`,
      });
      const { code, stdout } = await run(['upload', out]);
      expect({ code, stdout }).toEqual({
        code: 0,
        stdout: expect.stringContaining('\n 0 created · 0 updated · 18 unchanged · batch 2\n'),
      });
    }),
  );

  test('writes a selection, the form’s "Download Active Activities", in an order', () =>
    withGoodBatch(async ({ run, folder }) => {
      const out = join(folder, 'active.json');
      await run(['export', '--status', 'active', '--sort', 'title', '--out', out, '-q']);
      const { version, asOf, activities } = JSON.parse(await readFile(out, 'utf8'));
      expect({ version, asOf }).toEqual({ version: 1, asOf: '2026-11-22' });
      expect(new Set(activities.map(({ status }: Result) => status))).toEqual(new Set(['Active']));
      const titles = activities.map(({ title }: { title: string }) => title);
      expect(titles).toEqual([...titles].sort((a, b) => (a.toLowerCase() < b.toLowerCase() ? -1 : 1)));
      const { stdout } = await run('export --status active --format ndjson');
      expect(
        stdout
          .trimEnd()
          .split('\n')
          .map((line) => JSON.parse(line).title)
          .sort(),
      ).toEqual([...titles].sort());
      expect(stdout.endsWith('\n')).toBe(true);
    }));

  test('of nothing is an empty batch, and an empty list', () =>
    withGoodBatch(async ({ run }) => {
      expect((await run('export --search nothing --format json')).stdout).toBe(
        '{"version":1,"asOf":"2026-11-22","activities":[\n]}\n',
      );
      expect((await run('export --search nothing --format ndjson')).stdout).toBe('');
      expect((await run('export --search nothing')).stdout).toMatch(/^\ufeffActivity ID\t[^\n]*\r\n$/);
    }));

  test('never replaces a file unasked, nor the store', () =>
    withGoodBatch(async ({ run, folder, store }) => {
      const out = join(folder, 'all.xml');
      await writeFile(out, 'mine');
      expect(await run(['export', '--out', out])).toMatchObject({ code: 2, stdout: '' });
      expect(await readFile(out, 'utf8')).toBe('mine');
      const before = await stat(store);
      const onStore = await run(['export', '--format', 'xml', '--force', '--out', store]);
      expect(onStore).toMatchObject({ code: 2, stderr: expect.stringContaining('is the file that is read') });
      expect((await stat(store)).size).toBe(before.size);
      expect(await run(['export', '--out', out, '--force'])).toMatchObject({ code: 0 });
      expect((await readdir(folder)).filter((name) => name.endsWith('.tmp'))).toEqual([]);
    }));
});

describe('the uploads', () => {
  test('are listed, the latest first, and shown row by row', () =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/store-first.txt');
      await run('upload -q fixtures/store-second.txt');
      const { stdout } = await run('history');
      expect(stdout.replaceAll(/\d\d\/\d\d\/\d{4} \d\d:\d\d/g, 'TIME')).toBe(`2 uploads

 Batch 2 · Tab-delimited · TIME
   fixtures/store-second.txt
   5 rows: 1 updated · 1 unchanged · 3 rejected (3 errors, 1 warning)

 Batch 1 · Tab-delimited · TIME
   fixtures/store-first.txt
   4 rows: 4 created
`);
      const second = (await run('history 2')).stdout;
      expect(second).toMatch(/\n {3}SHA-256 [0-9a-f]{64}\n/);
      expect(second).toContain(`
 Row 3 · Evening Lecture: Shoulder Pain · EVE-2  updated ${activityId(2)}
   AMA PRA Category 1 Credits   1.5 → 1.75
`);
      expect(second).toContain(`
 Row 4 · Evening Lecture: Knee Pain · EVE-3  rejected
   Internal ID (line 4)   EVE-3
     Internal ID EVE-3 belongs to the activity ${activityId(3)}, not to ${activityId(1)}.
     Correct one of the two.                                        id-mismatch
`);
      const list = JSON.parse((await run('history --format json --per-page 1 --page 2')).stdout);
      expect(list).toMatchObject({
        version: 1,
        total: 2,
        page: 2,
        perPage: 1,
        batches: [{ batch: 1, rows: 4 }],
      });
      const one = JSON.parse((await run('history 2 --format json')).stdout);
      expect(one).toMatchObject({ version: 1, batch: { batch: 2, rows: 5, rejected: 3, undoneAt: null } });
      expect(one.outcomes).toMatchObject([
        { row: 2, outcome: 'rejected', activityId: null },
        {
          row: 3,
          outcome: 'updated',
          activityId: activityId(2),
          changes: [{ field: 'credits', before: 1.5, after: 1.75 }],
        },
        { row: 4, outcome: 'rejected' },
        { row: 5, outcome: 'rejected' },
        { row: 6, outcome: 'unchanged' },
      ]);
      expect(one.findings.map(({ rule }: { rule: string }) => rule)).toEqual([
        'activity-closed',
        'id-mismatch',
        'unknown-activity-id',
        'occurrence-missing',
      ]);
    }));

  test('are undone in turn, and not when something came after', () =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/store-first.txt');
      await run('upload -q fixtures/store-second.txt');
      expect(await run('undo 1')).toEqual({
        code: 1,
        stdout: ` Evening Lecture: Shoulder Pain · ${activityId(2)} · EVE-2  changed since
   Changed since: AMA PRA Category 1 Credits.

 Batch 1 cannot be undone, since an activity of it was changed afterwards.
 Nothing was changed.
`,
        stderr: '',
      });
      expect(await run('undo 2')).toEqual({
        code: 0,
        stdout: ` Evening Lecture: Shoulder Pain · ${activityId(2)} · EVE-2  restored
   AMA PRA Category 1 Credits   1.75 → 1.5

 Batch 2 is undone: 0 removed · 1 restored
`,
        stderr: '',
      });
      expect(await run('undo 2')).toMatchObject({
        code: 1,
        stdout: expect.stringMatching(/^ Batch 2 was undone already, on .*\. Nothing was changed\.\n$/),
      });
      expect((await run('history --per-page 1')).stdout).toMatch(/Batch 2 · Tab-delimited · .* · undone on /);
      const { exitCode, activities } = JSON.parse((await run('undo 1 --format json')).stdout);
      expect(exitCode).toBe(0);
      expect(activities.map(({ outcome }: Result) => outcome)).toEqual(Array(6).fill('removed'));
      expect((await run('list')).stdout).toBe('0 activities\n');
    }));

  test.each([
    ['learners SampleInternalID --others 1', 'Changed since: Total Other Learners.'],
    ['edit SampleInternalID --set City=Springfield', 'Changed since: City.'],
    ['learners import fixtures/learners.txt', 'Changed since: individual learners.'],
    ['delete SampleInternalID --yes', 'It was deleted since.'],
  ])('are not undone after: %s', (command, reason) =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/tutorial.txt');
      await run(command);
      const { code, stdout } = await run('undo 1');
      expect(code).toBe(1);
      expect(stdout).toContain(`   ${reason}\n`);
    }),
  );

  test('are undone when what came after was taken back', () =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/tutorial.txt');
      await run('learners SampleInternalID --physicians 20 --others 0');
      await run('close SampleInternalID');
      await run('reopen SampleInternalID');
      await run('learners import fixtures/learners.txt');
      for (const ids of ['--npi 1234567893', '--npi 1245319599', '--state Illinois --license 036.123456'])
        expect(await run(`learners remove SampleInternalID ${ids}`)).toMatchObject({ code: 0 });
      await run('edit SampleInternalID --set physicianLearners= --set otherLearners=');
      expect(await run('undo 1')).toMatchObject({ code: 0 });
      expect((await run('list')).stdout).toBe('0 activities\n');
    }));
});

describe('the store', () => {
  test('tells where it is and what is in it', () =>
    withGoodBatch(async ({ run, store }) => {
      const info = JSON.parse((await run('store info --format json')).stdout);
      expect(info).toMatchObject({
        version: 1,
        store,
        storeVersion: 4,
        bytes: (await stat(store)).size,
        activities: 18,
        learners: 0,
        batches: 1,
      });
      expect(Object.values(info.byStatus as Record<string, number>).reduce((sum, count) => sum + count)).toBe(
        18,
      );
      const { stdout } = await run('store info');
      expect(stdout).toMatch(new RegExp(`^${store}\\n`));
      expect(stdout).toMatch(/\n {2}Activities {11}18\n/);
    }));

  test('is copied whole, for its owner only, and the copy is a store', () =>
    withGoodBatch(async ({ run, folder, store }) => {
      const copy = join(folder, 'copy.db');
      expect(await run(['store', 'backup', copy])).toEqual({
        code: 0,
        stdout: '',
        stderr: `The store is copied to ${copy}.\n`,
      });
      expect((await stat(copy)).mode & 0o777).toBe(0o600);
      expect((await readdir(folder)).filter((name) => name.includes('copy'))).toEqual(['copy.db']);
      expect(await run(['--store', copy, 'store', 'check'])).toMatchObject({ code: 0 });
      expect((await run(['--store', copy, 'list'])).stdout).toBe((await run('list')).stdout);
      expect(await run(['store', 'backup', copy])).toMatchObject({
        code: 2,
        stderr: expect.stringContaining('already there'),
      });
      expect(await run(['store', 'backup', store, '--force'])).toMatchObject({ code: 2 });
      const nowhere = join(folder, 'nowhere', 'copy.db');
      expect(await run(['store', 'backup', nowhere])).toEqual({
        code: 2,
        stdout: '',
        stderr: `pars-batch: ${nowhere} cannot be written. Its folder is not there.\n`,
      });
    }));

  test('that is damaged is said to be so by check, and is not copied', () =>
    withGoodBatch(async ({ run, store, folder }) => {
      const bytes = await readFile(store);
      // A leaf of a table, far behind the schema.
      await writeFile(store, bytes.fill(0xff, bytes.length - 2048));
      const { code, stdout, stderr } = await run('store check');
      expect(code).toBe(2);
      expect(stdout + stderr).toMatch(/damaged/);
      expect(await run(['store', 'backup', join(folder, 'copy.db')])).toMatchObject({ code: 2, stdout: '' });
      expect(existsSync(join(folder, 'copy.db'))).toBe(false);
    }));

  test.each([
    'list',
    'show SampleInternalID',
    'export',
    'close SampleInternalID',
    'edit SampleInternalID --set City=x',
    'learners SampleInternalID --others 1',
    'learners import fixtures/learners.txt',
    'history',
    'undo 1',
    'store check',
  ])('that is not there yet is said to be made by an upload: %s', (command) =>
    atDesk(async ({ run, store }) => {
      expect(await run(command)).toEqual({
        code: 2,
        stdout: '',
        stderr: `pars-batch: There is no activity store at ${store} yet. Upload a batch to make one: pars-batch upload FILE\n`,
      });
      expect(existsSync(store)).toBe(false);
    }),
  );

  test('of an older version is read as it is', () =>
    atDesk(async ({ run, store }) => {
      await writeFile(store, await readFile(join(project, 'fixtures/stores/version-1.db')));
      const listed = (stderr: string) => ({
        code: 0,
        stdout: expect.stringMatching(/^8 activities · page 1 of 4\n/),
        stderr,
      });
      const told = 'The store is of an older version and is brought up to date, once.\n';
      expect(await run('list --per-page 2')).toEqual(listed(told));
      expect(await run('list --per-page 2')).toEqual(listed(''));
      expect((await run('show EVE-2 --history')).stdout).toContain('AMA PRA Category 1 Credits   1.5 → 1.75');
    }));
});

describe('individual learners', () => {
  test('are imported from both formats; who is reported already stays so', () =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/tutorial.txt');
      expect(await run('learners import --dry-run fixtures/learners.txt')).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('Dry run, nothing was stored: 3 reported · 0 reported already'),
      });
      expect(await run('learners import fixtures/learners.xlsx')).toEqual({
        code: 0,
        stdout:
          'fixtures/learners.xlsx · Excel · 3 rows\n\n 3 rows accepted\n 3 reported · 0 reported already\n',
        stderr: '',
      });
      const { stdout } = await run('learners import fixtures/learners.txt --format json');
      expect(JSON.parse(stdout)).toMatchObject({
        command: 'learners import',
        files: [
          {
            rows: 3,
            accepted: 3,
            created: 0,
            unchanged: 3,
            outcomes: [{ outcome: 'unchanged', learner: 'Anna Park' }, {}, {}],
          },
        ],
      });
      const list = JSON.parse((await run('learners list SampleInternalID --format json')).stdout);
      expect(list).toMatchObject({ version: 1, activityId: activityId(1) });
      expect(list.learners).toContainEqual({
        firstName: 'Luis',
        lastName: 'Ortega',
        npi: null,
        licenseState: 'IL',
        licenseNumber: '036.123456',
        completed: '2021-11-11',
        credits: 12.5,
      });
      expect((await run('show SampleInternalID')).stdout).toContain(
        '  Individual Learners                  3\n',
      );
    }));

  test('are listed as a file that can be imported again, with its headings alone where there are none', () =>
    atDesk(async ({ run, folder }) => {
      await run('upload -q fixtures/tutorial.txt');
      const headings = await run('learners list SampleInternalID --out -');
      expect(headings).toEqual({
        code: 0,
        stdout: `\ufeff${['Activity ID', 'Internal ID', 'First Name', 'Last Name', 'NPI', 'License State', 'License Number', 'Completion Date', 'Credits'].join('\t')}\r\n`,
        stderr: '',
      });
      await run('learners import -q fixtures/learners.txt');
      expect(await run('learners list SampleInternalID --out learners.txt', { cwd: folder })).toEqual({
        code: 0,
        stdout: '',
        stderr: '3 individual learners written to learners.txt.\n',
      });
      for (const name of ['learners.txt', 'learners.xlsx'])
        expect(await run(`learners list SampleInternalID --out ${name}`, { cwd: folder })).toMatchObject({
          code: 2,
          stderr: expect.stringMatching(/Give another name, or add --force|Give learners\.xlsx a name/),
        });
      const imported = async () => {
        const result = await run('learners import learners.txt --format json', { cwd: folder });
        const { rows, created, unchanged } = JSON.parse(result.stdout).files[0];
        return { code: result.code, rows, created, unchanged };
      };
      expect(await imported()).toEqual({ code: 0, rows: 3, created: 0, unchanged: 3 });
      await run('learners remove SampleInternalID --npi 1234567893');
      expect(await imported()).toEqual({ code: 0, rows: 3, created: 1, unchanged: 2 });
    }));

  test('that are wrong are told, row by row, and the others are reported', () =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/tutorial.txt');
      const { code, stdout } = await run('learners import fixtures/bad-learners.txt');
      expect(code).toBe(1);
      expect(stdout).toContain(
        ' 1 row accepted · 7 rows rejected (9 errors)\n 1 reported · 0 reported already\n',
      );
      expect(stdout).toContain('     pars-batch learners remove');
      expect(stdout).toMatch(
        / Correct the rejected rows in the file, then run it again:\n {3}pars-batch learners import fixtures\/bad-learners\.txt\n$/,
      );
    }));

  test.each([
    ['fixtures/tutorial.xml', 'unsupported-format'],
    ['fixtures/tutorial.txt', 'missing-column'],
    ['fixtures/tutorial.xlsx', 'no-activity-sheet'],
    ['fixtures/none.txt', 'unreadable-file'],
  ])('are not found in %s: %s', (file, rule) =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/tutorial.txt');
      const { code, stdout } = await run(`learners import ${file} --format json`);
      expect(code).toBe(2);
      expect(JSON.parse(stdout).files[0].findings.map((finding: { rule: string }) => finding.rule)).toContain(
        rule,
      );
    }),
  );

  test('--activity names the activity of rows that name none', () =>
    atDesk(async ({ run, folder }) => {
      await run('upload -q fixtures/tutorial.txt');
      await writeFile(
        join(folder, 'learners.txt'),
        'First Name\tLast Name\tNPI\tCompletion Date\tCredits\nAnna\tPark\t1234567893\t11/11/2021\t20\n',
      );
      const importing = ['learners', 'import', 'learners.txt'];
      expect(await run(importing, { cwd: folder })).toMatchObject({
        code: 2,
        stdout: expect.stringContaining('There is no column Activity ID or Internal ID.'),
      });
      expect(await run([...importing, '--activity', 'SampleInternalID'], { cwd: folder })).toMatchObject({
        code: 0,
      });
    }));

  test('are not reported for a closed activity, nor twice', () =>
    withGoodBatch(async ({ run }) => {
      const learner = '--first Anna --last Park --npi 1234567893 --completed 5/1/2025 --credits 0.25';
      expect(await run(`learners add TIW-25 ${learner}`)).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('Reopen it before changing it'),
      });
      const other = learner.replace('5/1/2025', '6/1/2026');
      expect(await run(`learners add ISL-26 ${other}`)).toMatchObject({ code: 0 });
      expect(await run(`learners add ISL-26 ${other}`)).toMatchObject({
        code: 0,
        stdout: expect.stringContaining('unchanged'),
      });
      expect(await run(`learners add ISL-26 ${other.replace('Anna', 'Ana')}`)).toMatchObject({
        code: 1,
        stdout: expect.stringContaining('This learner was already reported for the activity'),
      });
    }));
});
