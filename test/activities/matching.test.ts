import { describe, expect, test } from 'vitest';
import type { ExampleRow } from '../../src/rules/rule.js';
import type { Store } from '../../src/store/store.js';
import { loaded, type StoredRow, storeRows, withStore } from './stored-rows.js';

/** What became of rows: the outcome with the Activity IDs, or with the rules that rejected them. */
function summary(rows: readonly StoredRow[]): string[] {
  return rows.map(({ outcome, activityIds, findings }) =>
    [outcome, ...(outcome === 'rejected' ? findings.map(({ rule }) => rule) : activityIds)].join(' '),
  );
}

/** Stores rows and gives what became of them. */
async function outcomes(store: Store, rows: readonly ExampleRow[]): Promise<string[]> {
  return summary(await storeRows(store, rows));
}

const closed = {
  'Total Physician Learners': '20',
  'Total Other Learners': '0',
  'Mark Activity as Closed': 'Yes',
};

type MatchingCases = readonly (readonly [
  name: string,
  before: readonly ExampleRow[],
  rows: readonly ExampleRow[],
  ...outcomes: string[],
])[];

/** Rows that are in the store, rows that are uploaded then, and what becomes of these. */
const tables: Readonly<Record<string, MatchingCases>> = {
  'by Activity ID': [
    ['the same', [{}], [{ 'Activity ID': '260000001' }], 'unchanged 260000001'],
    ['changed', [{}], [{ 'Activity ID': '260000001', City: 'Peoria' }], 'updated 260000001'],
    ['unknown', [{}], [{ 'Activity ID': '260000002' }], 'rejected unknown-activity-id'],
    ['of another year', [{}], [{ 'Activity ID': '250000001' }], 'rejected unknown-activity-id'],
    [
      'with a new Internal ID',
      [{ 'Internal ID': 'A-1' }],
      [{ 'Activity ID': '260000001', 'Internal ID': 'A-2' }],
      'updated 260000001',
    ],
    [
      'with its Internal ID',
      [{ 'Internal ID': 'A-1' }],
      [{ 'Activity ID': '260000001', 'Internal ID': 'A-1' }],
      'unchanged 260000001',
    ],
    [
      'with another’s Internal ID',
      [{ 'Internal ID': 'A-1' }, { 'Internal ID': 'A-2' }],
      [{ 'Activity ID': '260000001', 'Internal ID': 'A-2' }],
      'rejected id-mismatch',
    ],
    [
      'without its Internal ID, which is cleared',
      [{ 'Internal ID': 'A-1' }],
      [{ 'Activity ID': '260000001' }],
      'updated 260000001',
    ],
  ],
  'by Internal ID': [
    ['the same', [{ 'Internal ID': 'A-1' }], [{ 'Internal ID': 'A-1' }], 'unchanged 260000001'],
    ['changed', [{ 'Internal ID': 'A-1' }], [{ 'Internal ID': 'A-1', City: 'Peoria' }], 'updated 260000001'],
    ['unknown', [{ 'Internal ID': 'A-1' }], [{ 'Internal ID': 'A-2' }], 'created 260000002'],
    ['in other letters', [{ 'Internal ID': 'A-1' }], [{ 'Internal ID': 'a-1' }], 'created 260000002'],
    [
      'the second of two',
      [{ 'Internal ID': 'A-1' }, { 'Internal ID': 'A-2' }],
      [{ 'Internal ID': 'A-2', City: 'Peoria' }],
      'updated 260000002',
    ],
  ],
  'by content': [
    ['the same', [{}], [{}], 'unchanged 260000001'],
    [
      'the same in other words',
      [{}],
      [{ Country: 'US', 'AMA PRA Category 1 Credits': '20.00', MOC: 'No' }],
      'unchanged 260000001',
    ],
    ['the same but for learner totals', [{}], [{ 'Total Physician Learners': '20' }], 'updated 260000001'],
    ['another city', [{}], [{ City: 'Peoria' }], 'created 260000002'],
    ['the same as one with an Internal ID', [{ 'Internal ID': 'A-1' }], [{}], 'created 260000002'],
    ['the same twice', [{}], [{}, {}], 'unchanged 260000001', 'unchanged 260000001'],
    ['new twice', [], [{}, {}], 'created 260000001', 'unchanged 260000001'],
  ],
  'closed activities': [
    [
      'the same',
      [{ ...closed, 'Internal ID': 'A-1' }],
      [{ ...closed, 'Internal ID': 'A-1' }],
      'unchanged 260000001',
    ],
    [
      'the same, with a blank for what a blank keeps',
      [{ ...closed, 'Internal ID': 'A-1' }],
      [{ 'Internal ID': 'A-1' }],
      'unchanged 260000001',
    ],
    [
      'changed',
      [{ ...closed, 'Internal ID': 'A-1' }],
      [{ 'Internal ID': 'A-1', City: 'Peoria' }],
      'rejected activity-closed',
    ],
    [
      'changed, and closed again',
      [{ ...closed, 'Internal ID': 'A-1' }],
      [{ ...closed, 'Internal ID': 'A-1', City: 'Peoria' }],
      'rejected activity-closed',
    ],
    [
      'other totals',
      [{ ...closed, 'Internal ID': 'A-1' }],
      [{ 'Internal ID': 'A-1', 'Total Other Learners': '1' }],
      'rejected activity-closed',
    ],
    [
      'not closed any more',
      [{ ...closed, 'Internal ID': 'A-1' }],
      [{ 'Internal ID': 'A-1', 'Mark Activity as Closed': 'No' }],
      'rejected activity-closed',
    ],
    [
      'not closed, which it never was',
      [{ 'Internal ID': 'A-1' }],
      [{ 'Internal ID': 'A-1', 'Mark Activity as Closed': 'No' }],
      'unchanged 260000001',
    ],
    ['by content', [closed], [{}], 'unchanged 260000001'],
  ],
  'closing on upload': [
    ['a new activity', [], [closed], 'created 260000001'],
    [
      'one in the store, with totals',
      [{ 'Internal ID': 'A-1' }],
      [{ ...closed, 'Internal ID': 'A-1' }],
      'updated 260000001',
    ],
    [
      'one in the store that has its totals',
      [{ 'Internal ID': 'A-1', 'Total Physician Learners': '1', 'Total Other Learners': '2' }],
      [{ 'Internal ID': 'A-1', 'Mark Activity as Closed': 'Yes' }],
      'updated 260000001',
    ],
    [
      'one in the store that lacks one',
      [{ 'Internal ID': 'A-1', 'Total Physician Learners': '1' }],
      [{ 'Internal ID': 'A-1', 'Mark Activity as Closed': 'Yes' }],
      'rejected close-learners-required',
    ],
    [
      'a new one with an Internal ID but without totals',
      [],
      [{ 'Internal ID': 'A-1', 'Mark Activity as Closed': 'Yes' }],
      'rejected close-learners-required close-learners-required',
    ],
  ],
};

for (const [name, cases] of Object.entries(tables)) {
  describe(name, () => {
    for (const [title, before, rows, ...expected] of cases) {
      test(title, async () => {
        await withStore(async (store) => {
          await storeRows(store, before);
          expect(await outcomes(store, rows)).toEqual(expected);
        });
      });
    }
  });
}

describe('an update', () => {
  test('leaves a blank field empty, but keeps the totals and whether it is closed', async () => {
    await withStore(async (store) => {
      const full = {
        ...closed,
        'Mark Activity as Closed': 'No',
        'Internal ID': 'A-1',
        'Joint Providers': 'One',
        Providership: 'Joint',
      };
      await storeRows(store, [full]);
      const [row] = await storeRows(store, [{ 'Internal ID': 'A-1', 'Postal Code': null }]);
      expect(row?.changes).toEqual([
        { field: 'postalCode', before: '60007', after: null },
        { field: 'providership', before: 'Jointly provided', after: 'Directly provided' },
        { field: 'jointProviders', before: ['One'], after: [] },
      ]);
      expect(loaded(store, '260000001')).toMatchObject({
        postalCode: null,
        jointProviders: [],
        physicianLearners: 20,
        otherLearners: 0,
        closed: false,
      });
    });
  });

  test('of a total to nought is a change', async () => {
    await withStore(async (store) => {
      await storeRows(store, [{ 'Internal ID': 'A-1', 'Total Other Learners': '5' }]);
      const [row] = await storeRows(store, [{ 'Internal ID': 'A-1', 'Total Other Learners': '0' }]);
      expect(row?.changes).toEqual([{ field: 'otherLearners', before: 5, after: 0 }]);
    });
  });

  test('makes a Draft complete', async () => {
    await withStore(async (store) => {
      const draft = await storeRows(store, [{ 'Internal ID': 'A-1', Description: null }], { drafts: true });
      expect(draft[0]?.status).toBe('Draft');
      expect(store.activities.load('260000001')?.missing).toEqual(['description']);
      const [row] = await storeRows(store, [{ 'Internal ID': 'A-1' }]);
      expect(row?.status).toBe('Ready to Close');
      expect(store.activities.load('260000001')?.missing).toEqual([]);
    });
  });
});
