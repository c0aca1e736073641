import { describe, expect, test } from 'vitest';
import { tabBatch } from '../pipeline/batch-files.js';
import { activityId, atDesk, type Desk, type Run } from './run.js';

const ok = (stdout: string): Run => ({ code: 0, stdout, stderr: '' });

/** Gives a desk whose store holds the good batch, as seen on 22 November 2026. */
function withGoodBatch(work: (desk: Desk) => Promise<void>): Promise<void> {
  return atDesk(async (desk) => {
    await desk.run('upload --quiet fixtures/good.txt');
    await work({ ...desk, run: (command, details) => desk.run(`--as-of 2026-11-22 ${command}`, details) });
  });
}

describe('list', () => {
  test('shows the form’s activity summary, the newest first', () =>
    withGoodBatch(async ({ run }) => {
      expect(await run('list --per-page 3')).toEqual(
        ok(`18 activities · page 1 of 6

 心不全診療アップデート — Heart Failure Update                           Active
   11/20/2026 – 11/23/2026 · Live Course
   Activity ID ${activityId(18)} · Internal ID LC-2026-東京
   Jointly Provided · Learners: not reported

 Point-of-Care Ultrasound: Online Modules and a Scanning Day              Draft
   02/01/2027 – 04/24/2027 · Other/Blended Learning
   Activity ID ${activityId(17)} · Internal ID OBL-2027
   Jointly Provided · Commercial Support Received · Learners: not reported

 Learning by Teaching: New Preceptors                            Ready to Close
   08/03/2026 – 10/30/2026 · Learning from Teaching
   Activity ID ${activityId(16)} · Internal ID LFT-2026-A
   Learners: not reported
`),
      );
      const pages = await Promise.all(['1', '2'].map((page) => run(`list --format json --page ${page}`)));
      const [first, second] = pages.map(({ stdout }) => JSON.parse(stdout));
      expect([first, second]).toMatchObject([
        { version: 1, total: 18, page: 1, perPage: 10 },
        { version: 1, total: 18, page: 2, perPage: 10 },
      ]);
      const ids = [...first.activities, ...second.activities].map((activity) => activity.activityId);
      expect(ids).toEqual(Array.from({ length: 18 }, (_, index) => activityId(18 - index)));
      expect(second.activities.at(-2)).toMatchObject({
        internalId: 'ACLS-2026',
        status: 'Ready to Close',
        statusReasons: [
          'Total Physician Learners is required to close the activity. Enter 0 if there were none.',
          'Total Other Learners is required to close the activity. Enter 0 if there were none.',
        ],
      });
    }));

  test('says so when there is no such page', () =>
    withGoodBatch(async ({ run }) => {
      expect(await run('list --page 3')).toEqual(ok('18 activities · there are only 2 pages\n'));
      const most = String(Number.MAX_SAFE_INTEGER);
      expect(await run(`list --page ${most} --per-page ${most}`)).toEqual(
        ok('18 activities · there is only 1 page\n'),
      );
    }));

  test('tells how many learners there were', () =>
    atDesk(async ({ folder, run }) => {
      const totals = { 'Total Physician Learners': '1067', 'Total Other Learners': '212' };
      await tabBatch(folder, [{ ...totals, 'Mark Activity as Closed': 'Yes' }]);
      await run('upload batch.txt', { cwd: folder });
      expect(await run('list')).toEqual(
        ok(`1 activity

 CMEActivityTutorial                                                     Closed
   05/20/2021 – 11/11/2021 · Live Course
   Activity ID ${activityId(1)}
   Learners: 1,279
`),
      );
    }));
});

describe('show', () => {
  const tutorial = `CMEActivityTutorial · Ready to Close
  Total Physician Learners is required to close the activity. Enter 0 if there
  were none.
  Total Other Learners is required to close the activity. Enter 0 if there were
  none.

Identity
  Activity ID                          ${activityId(1)}
  Internal ID                          SampleInternalID

Basics
  Activity Title                       CMEActivityTutorial
  Activity Format                      Live Course
  Delivery Method                      In-Person
  Repeats With Same Content            No
  Start Date                           05/20/2021
  End Date                             11/11/2021
  Country                              USA
  City                                 Chicago
  State/Province                       IL
  Postal Code                          60007

Information for Learners
  AMA PRA Category 1 Credits           20
  Include on CME Passport              Yes
  Description                          This is a sample description
  Who Can Register                     Open to all
  Registration Fee                     No
  Activity URL                         https://example.org/cme/tutorial
  MOC                                  No
  MIPS                                 No
  REMS                                 No

Accreditation Details
  Providership                         Jointly provided
  Joint Providers                      Example Joint Provider
  Outcome: Learner Competence          Objective; Subjective
  Commercial Support Received          Yes
  Monetary Support Source 1            Example Support Source
  Monetary Support Amount 1            $10,000.00
  Monetary Support Source 2            Example Support Source 2
  Monetary Support Amount 2            $5,000.00
  In-Kind Support Sources              3M Health Care
  Mark for Commendation Criteria       Yes
  Commendation Criteria                Engages Teams; Engages Patients/Public

Complete
  Total Physician Learners
    Total Physician Learners is required to close the activity. Enter 0 if there
    were none.
  Total Other Learners
    Total Other Learners is required to close the activity. Enter 0 if there
    were none.
`;

  test('lays an activity out like the form, by either of its ids', () =>
    withGoodBatch(async ({ run }) => {
      expect(await run('show SampleInternalID')).toEqual(ok(tutorial));
      expect(await run(`show ${activityId(1)}`)).toEqual(ok(tutorial));
    }));

  test('gives the activity as JSON with the keys of the dictionary', () =>
    withGoodBatch(async ({ run }) => {
      const { code, stdout, stderr } = await run('show EM-0417 --format json');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(JSON.parse(stdout)).toMatchObject({
        activityId: activityId(8),
        internalId: 'EM-0417',
        startDate: '2025-03-01',
        city: null,
        repeats: null,
        credits: 1.25,
        cmePassport: true,
        fee: 'No',
        jointProviders: ['St. Brigid Children’s Hospital'],
        outcomes: { learnerCompetence: ['Objective'], learnerPerformance: [] },
        monetarySupport: [
          { source: 'ABIOMED, Inc.', amount: '12500.00' },
          { source: 'AGA Medical Corporation', amount: '7250.50' },
        ],
        occurrences: [],
        physicianLearners: null,
        status: 'Active',
        statusReasons: ['It can be closed after 02/29/2028.'],
      });
    }));

  test('shows all dates of a repeating activity by their Internal ID', () =>
    withGoodBatch(async ({ run }) => {
      const { stdout } = await run('show ACLS-2026 --format json');
      expect(
        JSON.parse(stdout).map(({ activityId, startDate, city }: Record<string, unknown>) => [
          activityId,
          startDate,
          city,
        ]),
      ).toEqual([
        [activityId(2), '2026-02-21', 'Boston'],
        [activityId(3), '2026-05-16', 'San Juan'],
        [activityId(4), '2026-09-12', 'Ottawa'],
      ]);
      const pretty = await run('show ACLS-2026');
      expect(pretty.stdout.match(/^Advanced Cardiac Life Support: Provider Course · /gm)?.length).toBe(3);
    }));

  test('shows both activities when the Internal ID of one is the Activity ID of another', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, [
        { 'Internal ID': 'A-1', 'Activity Title': 'First' },
        { 'Internal ID': activityId(1), 'Activity Title': 'Second' },
      ]);
      await run('upload batch.txt', { cwd: folder });
      const titles = async (id: string) => (await run(`show ${id}`)).stdout.match(/^\S+(?= · )/gm);
      expect(await titles(activityId(1))).toEqual(['First', 'Second']);
      expect(await titles(activityId(2))).toEqual(['Second']);
    }));

  test('says when there is no such activity', () =>
    withGoodBatch(async ({ run }) => {
      expect(await run('show NOTHING-LIKE-IT')).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'pars-batch: There is no activity NOTHING-LIKE-IT in the store. See what there is: pars-batch list\n',
      });
    }));
});

test.each(['list', 'show SampleInternalID'])('%s says how to make a store that is not there', (command) =>
  atDesk(async ({ run, store }) => {
    expect(await run(command)).toEqual({
      code: 2,
      stdout: '',
      stderr: `pars-batch: There is no activity store at ${store} yet. Upload a batch to make one: pars-batch upload FILE\n`,
    });
  }),
);
