import { type Activity, emptyActivity } from '../model/activity.js';
import type { ActivityChange, ChangeAction, EntryPlace } from '../model/change.js';
import type { FieldChange } from '../model/field-change.js';
import type { StoredActivity } from '../store/activity-table.js';
import type { Store } from '../store/store.js';
import { changesBetween } from './changes.js';
import { rowEntry } from './entries.js';

/** When and by what activities are changed. */
export interface Occasion {
  /** When, as ISO date and time in UTC, for the record. */
  readonly at: string;
  /** The year where the person is, for the numbers of new activities. */
  readonly year: number;
  /** The day that statuses are of, as `YYYY-MM-DD`. */
  readonly today: string;
  /** The upload, and its row, that changes them or is undone; null for any other command. */
  readonly batch: number | null;
  readonly row: number | null;
}

/** An occasion at the clock's moment, which no upload is part of unless it is named. */
export function occasionAt(now: Date, today: string, batch: number | null = null): Occasion {
  return { at: now.toISOString(), year: now.getFullYear(), today, batch, row: null };
}

const alone: EntryPlace = { series: null, occurrence: null };

/** An activity as the store keeps it: with its place and what it still needs. */
export function asStored(activity: Activity, { series, occurrence }: EntryPlace): StoredActivity {
  return { ...rowEntry(activity, occurrence), series };
}

/** Adds an activity to the store, and to the record. Its Activity ID is set. */
export function addActivity(store: Store, added: StoredActivity, occasion: Occasion): void {
  store.activities.insert(added);
  recordChange(store, 'created', added.activity, [], null, occasion);
}

/**
 * Changes an activity of the store, and records what was changed.
 * @returns the changes, field by field
 */
export function changeActivity(
  store: Store,
  action: ChangeAction,
  before: StoredActivity,
  after: StoredActivity,
  occasion: Occasion,
): FieldChange[] {
  store.activities.update(after);
  const fields = changesBetween(before.activity, after.activity);
  recordChange(store, action, after.activity, fields, moved(before, after), occasion);
  return fields;
}

/** Removes an activity from the store; the record keeps all that it held. */
export function removeActivity(
  store: Store,
  action: 'deleted' | 'removed',
  before: StoredActivity,
  occasion: Occasion,
): void {
  store.activities.remove(before.activity.activityId ?? '');
  const fields = changesBetween(before.activity, emptyActivity());
  recordChange(store, action, before.activity, fields, moved(before, alone), occasion);
}

function moved(before: EntryPlace, after: EntryPlace): ActivityChange['entry'] {
  if (before.series === after.series && before.occurrence === after.occurrence) return null;
  return { before: placeOf(before), after: placeOf(after) };
}

function placeOf({ series, occurrence }: EntryPlace): EntryPlace {
  return { series, occurrence };
}

/** Adds to the record what was changed of an activity. */
export function recordChange(
  store: Store,
  action: ChangeAction,
  activity: Activity,
  fields: readonly FieldChange[],
  entry: ActivityChange['entry'],
  { at, batch, row }: Occasion,
): void {
  const activityId = activity.activityId ?? '';
  store.changes.add({ at, action, activityId, batch, row, fields, entry });
}
