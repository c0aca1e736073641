import { join } from 'node:path';
import type { Activity } from '../../src/model/activity.js';
import { emptyActivity } from '../../src/model/activity.js';
import { contentDigest } from '../../src/model/digest.js';
import type { StoredActivity } from '../../src/store/activity-table.js';
import { openStore, type Store } from '../../src/store/store.js';
import { inFolder } from '../read-back.js';

/** Gives a real store in a folder of its own to what is done with it. */
export function withStore<T>(work: (store: Store) => T | Promise<T>): Promise<T> {
  return inFolder(async (folder) => {
    const store = openStore(join(folder, 'activities.db'), 'write');
    try {
      return await work(store);
    } finally {
      store.close();
    }
  });
}

/** An activity as small as the store takes it. */
export function smallActivity(changes: Partial<Activity>): Activity {
  return {
    ...emptyActivity(),
    title: 'Grand Rounds',
    format: 'Live Course',
    startDate: '2021-05-20',
    endDate: '2021-05-20',
    ...changes,
  };
}

/** An activity that stands alone, as the store keeps it. */
export function alone(activity: Activity): StoredActivity {
  return { activity, series: null, occurrence: null, missing: [], digest: contentDigest(activity, null) };
}

/** Adds an activity with the next number of 2026, and gives that. */
export function added(store: Store, changes: Partial<Activity> = {}): string {
  const activityId = store.activities.nextId(2026);
  store.activities.insert(alone(smallActivity({ ...changes, activityId })));
  return activityId;
}

/** The activities of a store, the most recently added first. */
export function newestFirst(store: Store, limit: number | null = null, offset = 0): Activity[] {
  const page = { sort: 'added', isReversed: false, limit, offset } as const;
  return [...store.activities.ids({ today: '2026-11-22' }, page)].flatMap(
    (activityId) => store.activities.load(activityId)?.activity ?? [],
  );
}
