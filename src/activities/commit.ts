import type { Activity } from '../model/activity.js';
import type { FieldChange } from '../model/file-result.js';
import type { Store } from '../store/store.js';
import type { EntryPlan } from './plan.js';
import { missingIn, type Status, statusOf } from './status.js';

/** When and by what activities are changed. */
export interface Occasion {
  /** The clock's moment. */
  readonly now: Date;
  /** The day that statuses are of, as `YYYY-MM-DD`. */
  readonly today: string;
  readonly batch: number;
  readonly row: number;
}

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

/** Stores what a plan says, and records each change. Runs inside a transaction of the store. */
export function commitPlan(store: Store, entries: readonly EntryPlan[], occasion: Occasion): Committed {
  const year = occasion.now.getFullYear();
  const activityIds = entries.map(({ activity, action }) =>
    action === 'create' ? store.activities.nextId(year) : (activity.activityId ?? ''),
  );
  const series = entries.some(({ occurrence }) => occurrence !== null)
    ? seriesOf(store, entries, activityIds)
    : null;
  let first: Status | undefined;
  entries.forEach((entry, index) => {
    const activityId = activityIds[index] ?? '';
    const status = commitEntry(store, entry, { activityId, series }, occasion);
    first ??= status;
  });
  const changes = entries.flatMap((entry) => (entry.action === 'update' ? entry.changes : []));
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

function commitEntry(
  store: Store,
  entry: EntryPlan,
  { activityId, series }: { activityId: string; series: string | null },
  { now, today, batch, row }: Occasion,
): Status {
  const { action, occurrence } = entry;
  const activity: Activity = { ...entry.activity, activityId };
  const missing = missingIn(activity, occurrence !== null);
  const { status } = statusOf(activity, missing, today);
  if (action === 'keep') return status;
  const stored = { activity, series: occurrence === null ? null : series, occurrence, missing };
  const change = { at: now.toISOString(), activityId, batch, row };
  if (action === 'create') {
    store.activities.insert(stored);
    store.batches.addChange({ ...change, action: 'created', fields: null });
  } else {
    store.activities.update(stored);
    store.batches.addChange({ ...change, action: 'updated', fields: entry.changes });
  }
  return status;
}

/** A row is created when all its entries are new, unchanged when none changes, and updated in between. */
function outcomeOf(entries: readonly EntryPlan[]): Committed['outcome'] {
  if (entries.every(({ action }) => action === 'create')) return 'created';
  return entries.every(({ action }) => action === 'keep') ? 'unchanged' : 'updated';
}
