import { join } from 'node:path';
import Database from 'better-sqlite3';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { takenBack } from '../../src/activities/changes.js';
import { missingIn, reasonsAgainstClosing, statusAt } from '../../src/activities/status.js';
import { type Activity, emptyActivity } from '../../src/model/activity.js';
import { localDate } from '../../src/model/dates.js';
import { contentDigest } from '../../src/model/digest.js';
import { learnerIdentity } from '../../src/model/learner.js';
import { openStore, type Store } from '../../src/store/store.js';
import { inFolder } from '../read-back.js';
import { firstUpload, type Operation, operationArbitrary, perform } from './store-operations.js';

const now = new Date();
const today = localDate(now);

/** All rows of the tables that hold activities, as any program reads them. */
function dumpOf(path: string): Record<string, unknown[]> {
  const database = new Database(path, { readonly: true });
  try {
    const tables = ['activities', 'list_values', 'monetary_support', 'moc_boards', 'learners'];
    return Object.fromEntries(
      tables.map((table) => [table, database.prepare(`SELECT * FROM ${table} ORDER BY 1, 2, 3, 4`).all()]),
    );
  } finally {
    database.close();
  }
}

/** What was seen of an activity after an operation: null when it was not there. */
interface Sighting {
  /** The number of its last change until then. */
  readonly change: number;
  readonly activity: Activity | null;
  readonly series: string | null;
}

function idsOf(store: Store): string[] {
  return [...store.activities.ids({ today }, { sort: 'added', isReversed: true, limit: null, offset: 0 })];
}

/** Tests that are run after every operation. */
function expectSound(store: Store, path: string): void {
  expect(store.faults()).toEqual([]);
  const database = new Database(path, { readonly: true });
  const viewed = new Map(
    (
      database.prepare('SELECT activity_id, status FROM activity_status').raw().all() as [number, string][]
    ).map(([id, status]) => [String(id).padStart(9, '0'), status]),
  );
  const digests = database.prepare('SELECT digest FROM activities WHERE activity_id = ?').pluck();
  const ids = idsOf(store);
  expect(viewed.size).toBe(ids.length);
  const supporters = new Set<string | null>();
  for (const id of ids) {
    const stored = store.activities.load(id);
    if (stored === undefined) throw new Error(`The activity ${id} is listed, but not there.`);
    const { activity, missing, occurrence } = stored;
    expect(activity.activityId).toBe(id);
    for (const { source } of activity.monetarySupport) supporters.add(source);
    for (const name of activity.inKindSupport) supporters.add(name);
    expect(missing).toEqual(missingIn(activity, occurrence !== null));
    expect(digests.get(Number(id))).toBe(contentDigest(activity, occurrence));
    expect(viewed.get(id)).toBe(statusAt(activity, missing, today));
    if (activity.closed === true)
      expect(reasonsAgainstClosing(activity, occurrence !== null, today)).toEqual([]);
  }
  supporters.delete(null);
  expect(store.activities.supporters()).toEqual(supporters);
  database.close();
}

/** The record of changes, taken back step by step, gives every state that was seen. */
function expectReplay(store: Store, seen: ReadonlyMap<string, readonly Sighting[]>): void {
  for (const [id, sightings] of seen) {
    const changes = store.changes.ofActivity(id);
    for (const { change, activity, series } of sightings) {
      let state = store.activities.load(id)?.activity ?? null;
      let place = store.activities.load(id)?.series ?? null;
      for (const later of changes.filter((other) => other.change > change)) {
        if (later.action === 'created') state = null;
        else state = takenBack(state ?? { ...emptyActivity(), activityId: id }, later.fields);
        if (later.entry !== null) place = later.entry.before.series;
        if (later.action === 'created') place = null;
      }
      expect({ id, change, state, place }).toEqual({ id, change, state: activity, place: series });
    }
    const learners = new Map<string, unknown>();
    for (const { fields } of [...changes].reverse()) {
      for (const { field, after } of fields.filter((one) => one.field.startsWith('learners['))) {
        if (after === null) learners.delete(field);
        else learners.set(field, after);
      }
    }
    const identities = store.learners
      .ofActivity(id)
      .map((learner) => `learners[${learnerIdentity(learner)}]`);
    expect([...learners.keys()].sort()).toEqual(identities.sort());
  }
}

async function inStore(work: (store: Store, folder: string, path: string) => Promise<void>): Promise<void> {
  await inFolder(async (folder) => {
    const path = join(folder, 'activities.db');
    const store = openStore(path, 'write');
    try {
      await work(store, folder, path);
    } finally {
      store.close();
    }
  });
}

describe('whatever people do with a store, in whatever order', () => {
  test('every invariant holds, and the record of changes gives back every state', {
    timeout: 120_000,
  }, async () => {
    const outcomes = new Map<string, number>();
    await fc.assert(
      fc.asyncProperty(fc.array(operationArbitrary, { minLength: 3, maxLength: 14 }), async (operations) => {
        await inStore(async (store, folder, path) => {
          const seen = new Map<string, Sighting[]>();
          let lastGiven = 0;
          for (const operation of [firstUpload, ...operations]) {
            const before = new Set(idsOf(store));
            const outcome = await perform(store, operation, { folder, now, today });
            outcomes.set(
              `${operation.does} ${outcome}`,
              (outcomes.get(`${operation.does} ${outcome}`) ?? 0) + 1,
            );
            expectSound(store, path);
            for (const id of idsOf(store).filter((one) => !before.has(one))) {
              expect(Number(id)).toBeGreaterThan(lastGiven);
            }
            lastGiven = Math.max(lastGiven, ...idsOf(store).map(Number));
            for (const id of new Set([...before, ...idsOf(store), ...seen.keys()])) {
              const stored = store.activities.load(id);
              const change = store.changes.ofActivity(id)[0]?.change ?? 0;
              const sightings = seen.get(id) ?? [];
              sightings.push({ change, activity: stored?.activity ?? null, series: stored?.series ?? null });
              seen.set(id, sightings);
            }
          }
          expectReplay(store, seen);
        });
      }),
      { numRuns: 60 },
    );
    // A property that never meets what it is about proves nothing.
    for (const wanted of [
      'close closed',
      'reopen reopened',
      'delete deleted',
      'undo undone',
      'edit updated',
    ]) {
      expect(outcomes.get(wanted) ?? 0, wanted).toBeGreaterThan(0);
    }
  });

  test('undoing an upload leaves the activities as they were before it', { timeout: 120_000 }, async () => {
    let undone = 0;
    const uploads = operationArbitrary.filter(
      (operation): operation is Extract<Operation, { does: 'upload' }> => operation.does === 'upload',
    );
    await fc.assert(
      fc.asyncProperty(fc.array(operationArbitrary, { maxLength: 8 }), uploads, async (earlier, upload) => {
        await inStore(async (store, folder, path) => {
          for (const operation of [firstUpload, ...earlier])
            await perform(store, operation, { folder, now, today });
          const before = dumpOf(path);
          await perform(store, upload, { folder, now, today });
          const batch = store.batches.page(1, 0)[0]?.batch ?? 0;
          const after = dumpOf(path);
          expect(await perform(store, { does: 'undo', batch }, { folder, now, today })).toBe('undone');
          expect(dumpOf(path)).toEqual(before);
          if (JSON.stringify(after) !== JSON.stringify(before)) undone += 1;
        });
      }),
      { numRuns: 60 },
    );
    expect(undone).toBeGreaterThan(20);
  });
});
