import { describe, expect, test } from 'vitest';
import type { ExampleRow } from '../../src/rules/rule.js';
import type { Store } from '../../src/store/store.js';
import { loaded, type StoredRow, storeRows, withStore } from './stored-rows.js';

/** A repeating activity that begins on these days, the first of them in May. */
function repeating(...december: readonly number[]): ExampleRow {
  const values: Record<string, ExampleRow[string]> = { 'Repeats With Same Content': 'Yes' };
  december.forEach((day, index) => {
    const number = index + 2;
    values[`Occurrence ${number} Start Date`] = `12/${day}/2021`;
    values[`Occurrence ${number} End Date`] = `12/${day}/2021`;
    values[`Occurrence ${number} Country`] = 'USA';
    values[`Occurrence ${number} City`] = 'Chicago';
    values[`Occurrence ${number} State/Province`] = 'IL';
  });
  return values;
}

const named = { 'Internal ID': 'A-1' };

/** The entries of a series as `id occurrence start`. */
function entries(store: Store, series = '260000001'): string[] {
  return store.activities
    .bySeries(series)
    .map(
      ({ activityId, occurrence }) => `${activityId} ${occurrence} ${loaded(store, activityId).startDate}`,
    );
}

function rulesOf(row: StoredRow | undefined): string[] {
  return row?.findings.map(({ rule }) => rule) ?? [];
}

describe('a row with occurrences', () => {
  test('becomes an entry for each, linked, with Activity IDs of their own', async () => {
    await withStore(async (store) => {
      const [row] = await storeRows(store, [{ ...named, ...repeating(1, 2) }]);
      expect(row).toMatchObject({
        outcome: 'created',
        activityIds: ['260000001', '260000002', '260000003'],
        status: 'Ready to Close',
      });
      expect(entries(store)).toEqual([
        '260000001 1 2021-05-20',
        '260000002 2 2021-12-01',
        '260000003 3 2021-12-02',
      ]);
      for (const activityId of row?.activityIds ?? []) {
        expect(loaded(store, activityId)).toMatchObject({
          internalId: 'A-1',
          repeats: true,
          occurrences: [],
        });
        expect(store.activities.load(activityId)?.missing).toEqual([]);
      }
    });
  });

  test.each([
    ['by Internal ID', named],
    ['by content', {}],
  ])('again is unchanged, matched %s', async (_, ids) => {
    await withStore(async (store) => {
      await storeRows(store, [{ ...ids, ...repeating(1, 2) }]);
      const [row] = await storeRows(store, [{ ...ids, ...repeating(1, 2) }]);
      expect(row).toMatchObject({
        outcome: 'unchanged',
        activityIds: ['260000001', '260000002', '260000003'],
        findings: [],
      });
      expect(store.activities.count()).toBe(3);
    });
  });

  test('with one that changed updates that entry', async () => {
    await withStore(async (store) => {
      await storeRows(store, [{ ...named, ...repeating(1, 2) }]);
      const [row] = await storeRows(store, [{ ...named, ...repeating(1, 9) }]);
      expect(row).toMatchObject({ outcome: 'updated', findings: [] });
      expect(row?.changes).toEqual([
        { field: 'startDate', before: '2021-12-02', after: '2021-12-09' },
        { field: 'endDate', before: '2021-12-02', after: '2021-12-09' },
      ]);
      expect(entries(store)[2]).toBe('260000003 3 2021-12-09');
    });
  });

  test('with one more adds an entry to the same activity', async () => {
    await withStore(async (store) => {
      await storeRows(store, [{ ...named, ...repeating(1) }]);
      const [row] = await storeRows(store, [{ ...named, ...repeating(1, 2) }]);
      expect(row).toMatchObject({
        outcome: 'updated',
        activityIds: ['260000001', '260000002', '260000003'],
        changes: [],
      });
      expect(entries(store)).toHaveLength(3);
    });
  });

  test('with one fewer leaves it as it is, with a warning that names it', async () => {
    await withStore(async (store) => {
      await storeRows(store, [{ ...named, ...repeating(1, 2) }]);
      const [row] = await storeRows(store, [{ ...named, ...repeating(1) }]);
      expect(row).toMatchObject({ outcome: 'unchanged', activityIds: ['260000001', '260000002'] });
      expect(row?.findings).toMatchObject([{ rule: 'occurrence-missing', severity: 'warning' }]);
      expect(row?.findings[0]?.message).toContain('Occurrence 3 (Activity ID 260000003)');
      expect(entries(store)).toHaveLength(3);
    });
  });

  test('makes an activity that stood alone the first of several', async () => {
    await withStore(async (store) => {
      await storeRows(store, [{ ...named, 'Total Physician Learners': '7' }]);
      const [row] = await storeRows(store, [{ ...named, ...repeating(1) }]);
      expect(row).toMatchObject({ outcome: 'updated', activityIds: ['260000001', '260000002'] });
      expect(entries(store)).toEqual(['260000001 1 2021-05-20', '260000002 2 2021-12-01']);
      expect(loaded(store, '260000001').physicianLearners).toBe(7);
      expect(loaded(store, '260000002').physicianLearners).toBeNull();
    });
  });

  test('by content belongs to the activity only when all of it is there', async () => {
    await withStore(async (store) => {
      await storeRows(store, [repeating(1)]);
      const [row] = await storeRows(store, [repeating(2)]);
      expect(row).toMatchObject({ outcome: 'created', activityIds: ['260000003', '260000004'] });
    });
  });

  test('is rejected as a whole when one of its entries is closed and would change', async () => {
    await withStore(async (store) => {
      await storeRows(store, [{ ...named, ...repeating(1) }]);
      const closing = {
        'Activity ID': '260000002',
        ...named,
        'Repeats With Same Content': 'Yes',
        'Start Date': '12/1/2021',
        'End Date': '12/1/2021',
        'Postal Code': null,
        'Total Physician Learners': '1',
        'Total Other Learners': '1',
        'Mark Activity as Closed': 'Yes',
      };
      expect((await storeRows(store, [closing]))[0]).toMatchObject({ outcome: 'updated', status: 'Closed' });
      const [same] = await storeRows(store, [{ ...named, ...repeating(1) }]);
      expect(same?.outcome).toBe('unchanged');
      const [row] = await storeRows(store, [{ ...named, ...repeating(2), City: 'Peoria' }]);
      expect(row?.outcome).toBe('rejected');
      expect(rulesOf(row)).toEqual(['activity-closed']);
      expect(loaded(store, '260000001').city).toBe('Chicago');
    });
  });
});

describe('a row for one entry, by its Activity ID', () => {
  const entry = (activityId: string, day: number): ExampleRow => ({
    ...named,
    'Activity ID': activityId,
    'Repeats With Same Content': 'Yes',
    'Start Date': `12/${day}/2021`,
    'End Date': `12/${day}/2021`,
    'Postal Code': null,
  });

  test('needs no occurrences, and may stand beside the others', async () => {
    await withStore(async (store) => {
      await storeRows(store, [{ ...named, ...repeating(1, 2) }]);
      const rows = await storeRows(store, [entry('260000002', 1), entry('260000003', 5)]);
      expect(rows.map(({ outcome }) => outcome)).toEqual(['unchanged', 'updated']);
      expect(rows.flatMap(rulesOf)).toEqual([]);
      expect(entries(store)[2]).toBe('260000003 3 2021-12-05');
    });
  });

  test('that stands alone needs them', async () => {
    await withStore(async (store) => {
      await storeRows(store, [named]);
      const [row] = await storeRows(store, [entry('260000001', 1)]);
      expect(row?.outcome).toBe('rejected');
      expect(rulesOf(row)).toEqual(['occurrences-required']);
    });
  });

  test('with an Internal ID of another activity is refused', async () => {
    await withStore(async (store) => {
      await storeRows(store, [{ ...named, ...repeating(1) }, { 'Internal ID': 'A-2' }]);
      const [row] = await storeRows(store, [{ ...entry('260000002', 1), 'Internal ID': 'A-2' }]);
      expect(rulesOf(row)).toEqual(['id-mismatch']);
    });
  });

  test('that gives it another Internal ID does not part it from the others', async () => {
    await withStore(async (store) => {
      await storeRows(store, [{ ...named, ...repeating(1, 2) }]);
      await storeRows(store, [{ ...entry('260000002', 1), 'Internal ID': 'A-2' }]);
      const [row] = await storeRows(store, [{ ...named, ...repeating(1, 2) }]);
      expect(row).toMatchObject({ outcome: 'updated', activityIds: ['260000001', '260000002', '260000003'] });
      expect(entries(store)).toHaveLength(3);
    });
  });

  test('and all occurrences updates all of them', async () => {
    await withStore(async (store) => {
      await storeRows(store, [repeating(1)]);
      const [row] = await storeRows(store, [{ 'Activity ID': '260000001', ...repeating(3), City: 'Peoria' }]);
      expect(row).toMatchObject({ outcome: 'updated', activityIds: ['260000001', '260000002'] });
      expect(entries(store)).toEqual(['260000001 1 2021-05-20', '260000002 2 2021-12-03']);
    });
  });
});
