import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Activity } from '../../src/model/activity.js';
import { contentDigest } from '../../src/model/digest.js';
import { activitySchema } from '../../src/model/schema.js';
import type { Store } from '../../src/store/store.js';
import { activityArbitrary } from '../activities.js';
import { filledActivity } from '../model/filled-activity.js';
import { added, alone, newestFirst, smallActivity, withStore } from './stores.js';

/** Activities that a store can hold: with what even a Draft needs, and no occurrences. */
const storable = activityArbitrary.map((activity): Activity => {
  const dates = [activity.startDate ?? '2021-05-20', activity.endDate ?? '2021-11-11'].sort();
  return {
    ...activity,
    title: activity.title ?? 'Grand Rounds',
    format: activity.format ?? 'Live Course',
    startDate: dates[0] ?? null,
    endDate: dates[1] ?? null,
    occurrences: [],
  };
});

/** Gives a store to work that writes much; what it wrote is kept, at once. */
function inOneTransaction(work: (store: Store) => void): Promise<void> {
  return withStore((store) =>
    store.transaction(async () => {
      work(store);
      return { keep: true, result: undefined };
    }),
  );
}

describe('an activity that is stored', () => {
  test('is loaded as it was', async () => {
    await inOneTransaction((store) => {
      fc.assert(
        fc.property(storable, fc.subarray(['city', 'monetarySupport[1].amount']), (given, missing) => {
          const activity = { ...given, activityId: store.activities.nextId(2026) };
          const stored = { ...alone(activity), missing };
          store.activities.insert(stored);
          const loaded = store.activities.load(activity.activityId);
          expect(loaded).toEqual(stored);
          expect(activitySchema.safeParse(loaded?.activity).error).toBeUndefined();
        }),
        { numRuns: 150 },
      );
    });
  });

  test('is replaced as a whole', async () => {
    await inOneTransaction((store) => {
      const activityId = added(store, { ...filledActivity(), occurrences: [] });
      fc.assert(
        fc.property(storable, (given) => {
          const activity = { ...given, activityId };
          store.activities.update(alone(activity));
          expect(store.activities.load(activityId)).toEqual(alone(activity));
        }),
        { numRuns: 100 },
      );
      expect(store.activities.count()).toBe(1);
    });
  });

  test('with every field filled in is loaded as it was, and its neighbours are left alone', async () => {
    await withStore((store) => {
      const before = added(store, { jointProviders: ['Before'] });
      const activity = { ...filledActivity(), activityId: store.activities.nextId(2026), occurrences: [] };
      store.activities.insert(alone(activity));
      const after = added(store, { jointProviders: ['After'] });
      store.activities.update(alone(activity));
      expect(store.activities.load(activity.activityId)?.activity).toEqual(activity);
      expect(store.activities.load(before)?.activity.jointProviders).toEqual(['Before']);
      expect(store.activities.load(after)?.activity.jointProviders).toEqual(['After']);
    });
  });

  test('keeps the order of its lists and entries', async () => {
    await withStore((store) => {
      const names = Array.from({ length: 12 }, (_, index) => `Provider ${12 - index}`);
      const monetarySupport = names.map((source, index) => ({ source, amount: index + 1 }));
      const activityId = added(store, { jointProviders: names, monetarySupport });
      expect(store.activities.load(activityId)?.activity).toMatchObject({
        jointProviders: names,
        monetarySupport,
      });
    });
  });

  test('is not there under another number', async () => {
    await withStore((store) => {
      added(store);
      expect(store.activities.load('260000002')).toBeUndefined();
      expect(store.activities.byActivityId('260000002')).toBeUndefined();
    });
  });
});

describe('Activity IDs', () => {
  test('are nine digits: the year, then a running number', async () => {
    await withStore(({ activities }) => {
      expect([activities.nextId(2026), activities.nextId(2026), activities.nextId(2009)]).toEqual([
        '260000001',
        '260000002',
        '090000001',
      ]);
      expect(activities.nextId(2026)).toBe('260000003');
    });
  });

  test('are never given again, though the activity is not stored', async () => {
    await withStore(async (store) => {
      const taken = await store.transaction(async () => ({
        keep: true,
        result: store.activities.nextId(2026),
      }));
      expect(taken).toBe('260000001');
      expect(added(store)).toBe('260000002');
    });
  });

  test('with a nought in front are found', async () => {
    await withStore((store) => {
      const activityId = store.activities.nextId(2009);
      store.activities.insert(alone(smallActivity({ activityId })));
      expect(store.activities.byActivityId('090000001')?.activityId).toBe('090000001');
      expect(store.activities.load('090000001')?.activity.activityId).toBe('090000001');
    });
  });
});

describe('what an upload compares a row with', () => {
  test('are the ids, the totals, whether it is closed, and a digest', async () => {
    await withStore((store) => {
      const changes = { internalId: 'A-1', physicianLearners: 0, otherLearners: 7, closed: true };
      const activityId = added(store, changes);
      const digest = contentDigest(smallActivity({ internalId: 'A-1' }), null);
      const key = { activityId, series: null, occurrence: null, digest, ...changes };
      expect(store.activities.byActivityId(activityId)).toEqual(key);
      expect(store.activities.byInternalId('A-1')).toEqual([key]);
      // Whatever has an Internal ID is found by that.
      expect(store.activities.byDigest(digest)).toEqual([]);
    });
  });

  test('are found by the digest of the content where there is no Internal ID', async () => {
    await withStore((store) => {
      const ids = [added(store, {}), added(store, {})];
      const digest = contentDigest(smallActivity({}), null);
      expect(store.activities.byDigest(digest).map(({ activityId }) => activityId)).toEqual(ids);
    });
  });

  test('follow an update', async () => {
    await withStore((store) => {
      const activityId = added(store, { internalId: 'A-1' });
      store.activities.update(alone(smallActivity({ activityId, internalId: 'A-2', closed: false })));
      expect(store.activities.byInternalId('A-1')).toEqual([]);
      expect(store.activities.byInternalId('A-2')).toMatchObject([{ activityId, closed: false }]);
    });
  });

  test('are all entries of a repeating activity, in order', async () => {
    await withStore((store) => {
      const ids = [1, 2, 3].map(() => store.activities.nextId(2026));
      const [series = ''] = ids;
      const inserted = ids.map((activityId, index) => [activityId, 3 - index] as const);
      for (const [activityId, occurrence] of inserted) {
        const activity = smallActivity({ activityId, internalId: 'A-1' });
        store.activities.insert({ ...alone(activity), series, occurrence });
      }
      const found = store.activities.byInternalId('A-1');
      expect(found.map(({ activityId, occurrence }) => [activityId, occurrence])).toEqual(
        [...inserted].reverse(),
      );
      expect(store.activities.bySeries(series)).toEqual(found);
      expect(store.activities.load('260000002')).toMatchObject({ series, occurrence: 2 });
    });
  });

  test('are nothing for ids that only look alike', async () => {
    await withStore((store) => {
      added(store, { internalId: 'A-1' });
      expect(store.activities.byInternalId('a-1')).toEqual([]);
      expect(store.activities.byInternalId('A-1 ')).toEqual([]);
      expect(store.activities.byInternalId('%')).toEqual([]);
    });
  });
});

test('the supporters are all sources, monetary and in kind, each once', async () => {
  await withStore((store) => {
    added(store, {
      monetarySupport: [
        { source: 'One', amount: 100 },
        { source: null, amount: 100 },
      ],
      jointProviders: ['No supporter'],
    });
    added(store, { monetarySupport: [{ source: 'One', amount: 1 }], inKindSupport: ['Two', 'One'] });
    expect([...store.activities.supporters()].sort()).toEqual(['One', 'Two']);
  });
});

test('a supporter is known as long as some activity names it', async () => {
  await withStore(async (store) => {
    const first = added(store, { monetarySupport: [{ source: 'One', amount: 100 }], inKindSupport: ['Two'] });
    const second = added(store, { inKindSupport: ['One'] });
    const known = () => [...store.activities.supporters()].sort();
    store.activities.update(alone(smallActivity({ activityId: first, inKindSupport: ['Three'] })));
    expect(known()).toEqual(['One', 'Three']);
    store.activities.remove(second);
    expect(known()).toEqual(['Three']);
    // What a transaction, or a part of one, took back was never there.
    await store.transaction(async () => {
      added(store, { inKindSupport: ['Four'] });
      await store.transaction(async () => {
        added(store, { inKindSupport: ['Five'] });
        return { keep: false, result: undefined };
      });
      await store.transaction(async () => {
        added(store, { inKindSupport: ['Six'] });
        return { keep: true, result: undefined };
      });
      store.activities.remove(first);
      return { keep: true, result: undefined };
    });
    expect(known()).toEqual(['Four', 'Six']);
  });
});

test('a page begins with the activity that was added last', async () => {
  await withStore((store) => {
    const ids = [1, 2, 3, 4, 5].map((number) => added(store, { title: `Activity ${number}` }));
    const page = (limit: number, offset: number) =>
      newestFirst(store, limit, offset).map(({ activityId }) => activityId);
    expect(page(2, 0)).toEqual([ids[4], ids[3]]);
    expect(page(2, 4)).toEqual([ids[0]]);
    expect(page(2, 6)).toEqual([]);
    expect(store.activities.count()).toBe(5);
  });
});
