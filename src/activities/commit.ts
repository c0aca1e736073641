import type { FieldChange } from '../model/field-change.js';
import { meaningfulChanges } from '../model/field-change.js';
import type { Status } from '../model/status.js';
import type { Store } from '../store/store.js';
import type { EntryPlan } from './plan.js';
import { addActivity, changeActivity, type Occasion } from './record.js';
import { statusAt } from './status.js';

/** What became of a row's entries. */
export interface Committed {
  readonly outcome: 'created' | 'updated' | 'unchanged';
  /** The Activity IDs of the entries, in order. */
  readonly activityIds: readonly string[];
  /** The status of the first entry. */
  readonly status: Status;
  /** What an update changed; a repeating activity's entries follow each other. */
  readonly changes: readonly FieldChange[];
}

/**
 * Stores what a plan says, and records each change. Runs inside a transaction of the store.
 * @param action what the record calls a change of an activity that was there
 */
export function commitPlan(
  store: Store,
  entries: readonly EntryPlan[],
  occasion: Occasion,
  action: 'updated' | 'edited' = 'updated',
): Committed {
  const activityIds = entries.map(({ activity, action }) =>
    action === 'create' ? store.activities.nextId(occasion.year) : (activity.activityId ?? ''),
  );
  const series = entries.some(({ occurrence }) => occurrence !== null)
    ? seriesOf(store, entries, activityIds)
    : null;
  let first: Status | undefined;
  const changes: FieldChange[] = [];
  entries.forEach((entry, index) => {
    const activity = { ...entry.activity, activityId: activityIds[index] ?? null };
    const { occurrence, digest, missing } = entry;
    const stored = { activity, series: occurrence === null ? null : series, occurrence, digest, missing };
    if (entry.action === 'create') addActivity(store, stored, occasion);
    if (entry.action === 'update') {
      changes.push(...meaningfulChanges(changeActivity(store, action, entry.before, stored, occasion)));
    }
    first ??= statusAt(activity, stored.missing, occasion.today);
  });
  return { outcome: outcomeOf(entries), activityIds, status: first ?? 'Draft', changes };
}

/** The Activity ID that links the entries: that of the repeating activity they are already part of, or the first. */
function seriesOf(
  store: Store,
  entries: readonly EntryPlan[],
  activityIds: readonly string[],
): string | null {
  for (const { action, activity } of entries) {
    const known = action === 'create' ? undefined : store.activities.byActivityId(activity.activityId ?? '');
    if (known !== undefined && known.series !== null) return known.series;
  }
  return activityIds[0] ?? null;
}

/** A row is created when all its entries are new, unchanged when none changes, and updated in between. */
function outcomeOf(entries: readonly EntryPlan[]): Committed['outcome'] {
  if (entries.every(({ action }) => action === 'create')) return 'created';
  return entries.every(({ action }) => action === 'keep') ? 'unchanged' : 'updated';
}
