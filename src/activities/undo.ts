import type { UndoneActivity } from '../model/action-result.js';
import type { RecordedChange } from '../model/change.js';
import { type FieldChange, meaningfulChanges } from '../model/field-change.js';
import { headerOfPath } from '../model/slot.js';
import type { Store } from '../store/store.js';
import { netChanges, takenBack } from './changes.js';
import { asStored, changeActivity, type Occasion, removeActivity } from './record.js';

/**
 * Undoes an upload: what it created is removed, what it updated is as before. Every activity has to be as the upload
 * left it; if one is not, nothing is changed. Runs inside a transaction of the store.
 * @returns what became of the activities, in the order of their rows, or those that stand against it
 */
export function undoBatch(
  store: Store,
  batch: number,
  occasion: Omit<Occasion, 'batch' | 'row'>,
): UndoneActivity[] {
  const changes = store.changes.ofBatch(batch);
  const refused = changes.flatMap((change) => objection(store, change) ?? []);
  if (refused.length > 0) return refused.reverse();
  const undone = changes.map((change) => takeBack(store, change, { ...occasion, batch, row: change.row }));
  store.batches.markUndone(batch, occasion.at);
  return undone.reverse();
}

/** Says why an activity is not as a change left it: what came later, all in all, changed something. */
function objection(store: Store, { activityId, change }: RecordedChange): UndoneActivity | undefined {
  const stored = store.activities.load(activityId);
  const refused = { activityId, outcome: 'refused', changes: [] } as const;
  if (stored === undefined) {
    return { ...refused, internalId: null, title: null, reason: 'It was deleted since.' };
  }
  const later = store.changes.ofActivity(activityId).filter((other) => other.change > change);
  const net = netChanges(later.map(({ fields }) => fields));
  const places = later.flatMap(({ entry }) => entry ?? []);
  const hasMoved = JSON.stringify(places.at(0)?.after) !== JSON.stringify(places.at(-1)?.before);
  if (net.length === 0 && !hasMoved) return undefined;
  const { internalId, title } = stored.activity;
  return { ...refused, internalId, title, reason: `Changed since: ${changedSince(net, hasMoved)}.` };
}

function changedSince(net: readonly FieldChange[], hasMoved: boolean): string {
  const names = net.map(({ field }) => headerOfPath(field) ?? 'individual learners');
  return [...new Set(hasMoved ? [...names, 'its further occurrences'] : names)].join(', ');
}

function takeBack(store: Store, change: RecordedChange, occasion: Occasion): UndoneActivity {
  const { activityId, action, fields, entry } = change;
  const stored = store.activities.load(activityId);
  if (stored === undefined) throw new Error(`The activity ${activityId} vanished while it was undone.`);
  const { internalId, title } = stored.activity;
  const undone = { activityId, internalId, title, reason: null };
  if (action === 'created') {
    removeActivity(store, 'removed', stored, occasion);
    return { ...undone, outcome: 'removed', changes: [] };
  }
  const before = asStored(takenBack(stored.activity, fields), entry?.before ?? stored);
  const changes = meaningfulChanges(changeActivity(store, 'restored', stored, before, occasion));
  return { ...undone, outcome: 'restored', changes };
}
