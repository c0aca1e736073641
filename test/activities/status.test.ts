import { describe, expect, test } from 'vitest';
import { missingIn, statusOf } from '../../src/activities/status.js';
import type { Activity } from '../../src/model/activity.js';
import { withMoc } from '../../src/rules/collaborations.js';
import type { ExampleRow } from '../../src/rules/rule.js';
import { checkedRows } from '../rules/checked-rows.js';

const today = '2026-11-22';

/** The activity of a row, as it would be stored, with what it still needs. */
function stored(row: ExampleRow): { readonly activity: Activity; readonly missing: readonly string[] } {
  const [checked] = checkedRows([row], { drafts: true });
  if (checked === undefined) throw new Error('The row is blank.');
  return { activity: checked.activity, missing: missingIn(checked.activity, false) };
}

function status(row: ExampleRow, day = today) {
  const { activity, missing } = stored(row);
  return statusOf(activity, missing, day);
}

const totals = { 'Total Physician Learners': '20', 'Total Other Learners': '0' };
const physicians = 'Total Physician Learners is required to close the activity. Enter 0 if there were none.';
const others = 'Total Other Learners is required to close the activity. Enter 0 if there were none.';

type StatusCases = readonly (readonly [
  name: string,
  row: ExampleRow,
  status: string,
  ...reasons: string[],
])[];

const cases: StatusCases = [
  [
    'complete, begins today',
    { 'Start Date': '11/22/2026', 'End Date': '11/30/2026' },
    'Active',
    'It can be closed after 11/30/2026.',
  ],
  [
    'complete, ends today',
    { 'Start Date': '11/1/2026', 'End Date': '11/22/2026' },
    'Active',
    'It can be closed after 11/22/2026.',
  ],
  [
    'complete, one day, today',
    { 'Start Date': '11/22/2026', 'End Date': '11/22/2026' },
    'Active',
    'It can be closed after 11/22/2026.',
  ],
  [
    'complete, begins tomorrow',
    { 'Start Date': '11/23/2026', 'End Date': '11/30/2026' },
    'Draft',
    'It becomes Active on 11/23/2026.',
  ],
  [
    'complete, ended yesterday',
    { 'Start Date': '11/1/2026', 'End Date': '11/21/2026', ...totals },
    'Ready to Close',
  ],
  ['ended, without totals', {}, 'Ready to Close', physicians, others],
  ['ended, with one total', { 'Total Physician Learners': '0' }, 'Ready to Close', others],
  ['ended, with MOC and all of it', { ...withMoc, ...totals }, 'Ready to Close'],
  [
    'ended, with MOC but not attested',
    { ...withMoc, ...totals, 'MOC Attestation': null },
    'Ready to Close',
    'MOC Attestation must be Yes to close an activity with MOC.',
  ],
  [
    'ended, with MOC and a board without credits',
    { ...withMoc, ...totals, 'MOC Board 1 Credits': null },
    'Ready to Close',
    'MOC Board 1 Credits is required to close an activity with MOC.',
  ],
  ['something is missing', { Description: null }, 'Draft', 'Description is missing.'],
  [
    'much is missing',
    { Description: null, City: null, 'Outcome: Learner Competence': null },
    'Draft',
    'City is missing.',
    'Description is missing.',
    'Outcome: Learner Competence is missing.',
  ],
  [
    'something is missing on a condition',
    { 'Include on CME Passport': 'Yes', 'Who Can Register': 'Open', 'Registration Fee': 'No' },
    'Draft',
    'Activity URL is missing.',
  ],
  [
    'support without its amount',
    { 'Commercial Support Received': 'Yes', 'Monetary Support Source 1': 'One' },
    'Draft',
    'Monetary Support Amount 1 is missing.',
  ],
  ['marked as closed', { ...totals, 'Mark Activity as Closed': 'Yes' }, 'Closed'],
  ['marked as not closed', { ...totals, 'Mark Activity as Closed': 'No' }, 'Ready to Close'],
];

describe('the status of an activity, with its reasons', () => {
  for (const [name, row, expected, ...reasons] of cases) {
    test(name, () => {
      expect(status(row)).toMatchObject({ status: expected, reasons });
    });
  }

  test('goes from Draft to Active to Ready to Close as days pass', () => {
    const row = { 'Start Date': '05/20/2026', 'End Date': '11/11/2026', ...totals };
    const days = ['2026-05-19', '2026-05-20', '2026-11-11', '2026-11-12'];
    expect(days.map((day) => status(row, day).status)).toEqual([
      'Draft',
      'Active',
      'Active',
      'Ready to Close',
    ]);
  });

  test('a closed activity stays closed on any day', () => {
    const row = { ...totals, 'Mark Activity as Closed': 'Yes' };
    expect(['2020-01-01', '2030-01-01'].map((day) => status(row, day).status)).toEqual(['Closed', 'Closed']);
  });
});

describe('what an activity still needs', () => {
  test('is nothing for a complete one, however old', () => {
    expect(stored({}).missing).toEqual([]);
  });

  test('are paths, by the order of the rules', () => {
    const row = { 'Commercial Support Received': 'Yes', Description: null, 'Delivery Method': null };
    expect(stored(row).missing).toEqual(['deliveryMethods', 'description', 'monetarySupport[1].source']);
  });

  test('are no learner totals and no MOC details, which only closing asks for', () => {
    const { 'MOC Board 1': _, ...listed } = withMoc;
    expect(stored({ ...listed, 'MOC Attestation': null }).missing).toEqual([]);
  });

  test('are no further occurrences for one entry of a repeating activity', () => {
    const { activity } = stored({ 'Repeats With Same Content': 'Yes' });
    expect(missingIn(activity, false)).toEqual(['occurrences[2].startDate']);
    expect(missingIn(activity, true)).toEqual([]);
  });
});
