import { expect, test } from 'vitest';
import { activityId, atDesk, type Run } from './run.js';

const ok = (stdout: string): Run => ({ code: 0, stdout, stderr: '' });
const refused = (stdout: string): Run => ({ code: 1, stdout, stderr: '' });

/** The tutorial of the web form, from "Add Activity" to "Why can't I delete my activity?", with the program. */
test('the story that the form’s tutorial tells', { timeout: 60_000 }, () =>
  atDesk(async ({ run }) => {
    const id = activityId(1);
    const name = `CMEActivityTutorial · ${id} · SampleInternalID`;
    const card = (status: string, learners: string) => `1 activity

 CMEActivityTutorial${status.padStart(59)}
   05/20/2021 – 11/11/2021 · Live Course
   Activity ID ${id} · Internal ID SampleInternalID
   Jointly Provided · Commercial Support Received · Learners: ${learners}
`;

    expect(await run('upload fixtures/tutorial.xlsx')).toEqual(
      ok(`fixtures/tutorial.xlsx · Excel · 1 row

 1 row accepted
 1 created · 0 updated · 0 unchanged · batch 1
 See what is stored: pars-batch list
`),
    );
    expect(await run('list')).toEqual(ok(card('Ready to Close', 'not reported')));

    // "All final information must be entered for the activity, including total learner counts."
    expect(await run('close SampleInternalID')).toEqual(
      refused(` ${name}  not closed
   Total Physician Learners is required to close the activity. Enter 0 if
     there were none.
   Total Other Learners is required to close the activity. Enter 0 if there
     were none.
 Enter the learner totals:
   pars-batch learners ${id} --physicians N --others N
`),
    );

    // "Update Learners"
    expect(await run('learners SampleInternalID --physicians 20 --others 0')).toEqual(
      ok(` ${name}  updated
   Total Physician Learners   (blank) → 20
   Total Other Learners   (blank) → 0
   Status: Ready to Close
 Close it: pars-batch close ${id}
`),
    );
    expect(await run('list --search tutorial')).toEqual(ok(card('Ready to Close', '20')));

    // "Mark Activity as Closed"
    expect(await run(`close ${id}`)).toEqual(
      ok(` ${name}  closed
   Mark Activity as Closed   (blank) → Yes
`),
    );
    expect(await run('list --status closed')).toEqual(ok(card('Closed', '20')));

    // "You cannot delete closed activities or activities that have had individual learners reported."
    expect(await run('delete SampleInternalID --yes')).toEqual(
      refused(` ${name}  not deleted
   A closed activity cannot be deleted. Reopen it first:
     pars-batch reopen ${id}
`),
    );
    expect(await run('reopen SampleInternalID')).toEqual(
      ok(` ${name}  reopened
   Mark Activity as Closed   Yes → No
   Status: Ready to Close
`),
    );
    const learner = '--first Anna --last Park --npi 1234567893 --completed 11/11/2021 --credits 20';
    expect(await run(`learners add SampleInternalID ${learner}`)).toEqual(
      ok(` ${name}  updated
   Individual Learner
     (blank) → Anna Park · NPI 1234567893 · 11/11/2021 · 20 credits
   Status: Ready to Close
 Close it: pars-batch close ${id}
`),
    );
    expect(await run('delete SampleInternalID --yes')).toEqual(
      refused(` ${name}  not deleted
   The activity cannot be deleted, since an individual learner was reported
     for it. See who:
     pars-batch learners list ${id}
`),
    );
    expect(await run('learners list SampleInternalID')).toEqual(
      ok(`CMEActivityTutorial · ${id} · 1 individual learner
  Anna Park · NPI 1234567893 · 11/11/2021 · 20 credits
`),
    );

    const { stdout } = await run('show SampleInternalID --history');
    expect(
      stdout.slice(stdout.indexOf('History')).replaceAll(/\d\d\/\d\d\/\d{4} \d\d:\d\d/g, 'TIME'),
    ).toBe(`History
  TIME  Created by batch 1, row 2
  TIME  Learner totals updated
     Total Physician Learners   (blank) → 20
     Total Other Learners   (blank) → 0
  TIME  Closed
     Mark Activity as Closed   (blank) → Yes
  TIME  Reopened
     Mark Activity as Closed   Yes → No
  TIME  Individual learner reported
     Individual Learner
       (blank) → Anna Park · NPI 1234567893 · 11/11/2021 · 20 credits
`);
    expect(await run('store check')).toMatchObject({ code: 0, stderr: '' });
  }),
);
