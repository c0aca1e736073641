import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { missingIn, statusAt } from '../../src/activities/status.js';
import { type Activity, emptyActivity } from '../../src/model/activity.js';
import { statuses } from '../../src/model/status.js';
import { activityFormats } from '../../src/model/vocabularies.js';
import type { Selection } from '../../src/store/selection.js';
import { type SortKey, sortKeys } from '../../src/store/sort-keys.js';
import type { Store } from '../../src/store/store.js';
import { alone, smallActivity, withStore } from './stores.js';

const today = '2026-11-22';

/** Adds activities as an upload would, with what they still need. */
function fill(store: Store, activities: readonly Partial<Activity>[]): void {
  for (const changes of activities) {
    const activityId = store.activities.nextId(2026);
    const activity = smallActivity({ ...changes, activityId });
    store.activities.insert({ ...alone(activity), missing: missingIn(activity, false) });
  }
}

function titles(store: Store, selection: Partial<Selection>, sort: SortKey = 'added', isReversed = true) {
  const page = { sort, isReversed, limit: null, offset: 0 };
  const ids = [...store.activities.ids({ today, ...selection }, page)];
  expect(store.activities.count({ today, ...selection })).toBe(ids.length);
  return ids.map((id) => store.activities.load(id)?.activity.title);
}

const complete: Partial<Activity> = {
  deliveryMethods: ['Live-Streamed'],
  repeats: false,
  credits: 100,
  cmePassport: false,
  description: 'Words',
  providership: 'Directly provided',
  outcomes: { ...emptyActivity().outcomes, patientHealth: ['Objective'] },
  commercialSupport: false,
  markCommendation: false,
};

describe('a selection', () => {
  const activities: readonly Partial<Activity>[] = [
    { ...complete, title: 'ended', startDate: '2026-01-05', endDate: '2026-02-05' },
    { ...complete, title: 'ends today', startDate: '2026-11-01', endDate: today },
    { ...complete, title: 'begins tomorrow', startDate: '2026-11-23', endDate: '2026-12-01' },
    { ...complete, title: 'closed', startDate: '2025-01-05', endDate: '2025-01-05', closed: true },
    { ...complete, title: 'reopened', startDate: '2025-01-05', endDate: '2025-01-06', closed: false },
    { title: 'incomplete', startDate: '2026-11-22', endDate: '2026-11-22' },
    { ...complete, title: 'Grand Rounds', format: 'Regularly Scheduled Series', internalId: 'RSS-Älter-1' },
  ];

  test.each<[string, Partial<Selection>, readonly string[]]>([
    ['all', {}, activities.map(({ title }) => String(title))],
    ['Draft', { statuses: ['Draft'] }, ['begins tomorrow', 'incomplete']],
    ['Active', { statuses: ['Active'] }, ['ends today']],
    ['Ready to Close', { statuses: ['Ready to Close'] }, ['ended', 'reopened', 'Grand Rounds']],
    ['Closed', { statuses: ['Closed'] }, ['closed']],
    ['two statuses', { statuses: ['Closed', 'Active'] }, ['ends today', 'closed']],
    ['another day', { today: '2026-11-23', statuses: ['Active'] }, ['begins tomorrow']],
    ['a format', { formats: ['Regularly Scheduled Series'] }, ['Grand Rounds']],
    ['two formats', { formats: ['Journal CME/CE', 'Regularly Scheduled Series'] }, ['Grand Rounds']],
    ['from a day', { from: '2026-11-22' }, ['ends today', 'begins tomorrow', 'incomplete']],
    ['to a day', { to: '2025-01-05' }, ['closed', 'reopened', 'Grand Rounds']],
    ['between days', { from: '2026-02-05', to: '2026-02-05' }, ['ended']],
    ['a word of the title, in any case', { search: 'ROUNDS' }, ['Grand Rounds']],
    ['all of several words', { search: ' rounds  grand ' }, ['Grand Rounds']],
    ['a word that is not there', { search: 'rounds silly' }, []],
    ['a part of the Internal ID, beyond ASCII', { search: 'älter' }, ['Grand Rounds']],
    ['a part of the Activity ID', { search: '0000003' }, ['begins tomorrow']],
    ['what SQL would take for a pattern', { search: '%' }, []],
    ['everything at once', { statuses: ['Ready to Close'], from: '2026-01-01', search: 'ended' }, ['ended']],
  ])('of %s', (_, selection, expected) =>
    withStore((store) => {
      fill(store, activities);
      expect(titles(store, selection)).toEqual(expected);
    }),
  );

  test('of every status together has every activity once, each with the status it is given elsewhere', async () => {
    const day = fc.constantFrom('2026-11-20', '2026-11-21', '2026-11-22', '2026-11-23', '2026-11-24');
    const arbitrary = fc.record({
      isComplete: fc.boolean(),
      days: fc.tuple(day, day),
      closed: fc.constantFrom(null, false, true),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(arbitrary, { maxLength: 12 }), (drawn) =>
        withStore((store) => {
          fill(
            store,
            drawn.map(({ isComplete, days, closed }, index) => {
              const [startDate = '', endDate = ''] = [...days].sort();
              return { ...(isComplete ? complete : {}), title: `${index}`, startDate, endDate, closed };
            }),
          );
          const chosen = statuses.map((status) => [status, titles(store, { statuses: [status] })] as const);
          expect(chosen.flatMap(([, some]) => some).sort()).toEqual(
            drawn.map((_, index) => `${index}`).sort(),
          );
          for (const [status, some] of chosen) {
            for (const title of some) {
              const id = `26${String(Number(title) + 1).padStart(7, '0')}`;
              const { activity, missing } = store.activities.load(id) ?? {
                activity: emptyActivity(),
                missing: [],
              };
              expect(statusAt(activity, missing, today)).toBe(status);
            }
          }
        }),
      ),
      { numRuns: 20 },
    );
  });
});

describe('an order', () => {
  const activities: readonly Partial<Activity>[] = [
    { ...complete, title: 'beta', internalId: 'b', physicianLearners: 1, otherLearners: 2 },
    { ...complete, title: 'Alpha', format: 'Journal CME/CE', startDate: '2020-01-01', endDate: '2026-12-31' },
    { title: 'gamma', internalId: 'A', otherLearners: 9, endDate: '2026-12-30' },
  ];

  test.each<[SortKey, readonly string[]]>([
    ['added', ['gamma', 'Alpha', 'beta']],
    ['title', ['Alpha', 'beta', 'gamma']],
    ['start', ['Alpha', 'gamma', 'beta']],
    ['end', ['beta', 'gamma', 'Alpha']],
    ['format', ['Alpha', 'gamma', 'beta']],
    ['status', ['gamma', 'Alpha', 'beta']],
    ['internal-id', ['gamma', 'beta', 'Alpha']],
    ['learners', ['Alpha', 'beta', 'gamma']],
  ])('by %s, and turned round', (sort, expected) =>
    withStore((store) => {
      fill(store, activities);
      expect(titles(store, {}, sort, false)).toEqual(expected);
      expect(titles(store, {}, sort, true)).toEqual([...expected].reverse());
    }),
  );

  test('in pages gives every activity once', () =>
    withStore((store) => {
      fill(
        store,
        Array.from({ length: 25 }, (_, index) => ({
          title: `${index % 3}`,
          format: activityFormats.labels[index % 4] ?? null,
        })),
      );
      for (const sort of sortKeys) {
        const pages = [0, 10, 20].flatMap((offset) => [
          ...store.activities.ids({ today }, { sort, isReversed: false, limit: 10, offset }),
        ]);
        expect(new Set(pages).size).toBe(25);
      }
    }));
});
