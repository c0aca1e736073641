import type { Activity } from '../model/activity.js';
import type { Remark } from '../model/finding.js';
import { reportMissingTotals } from '../rules/closing.js';
import type { ActivityTable, StoredActivity, StoredKey } from '../store/activity-table.js';
import type { Store } from '../store/store.js';
import type { RowEntry } from './entries.js';
import { type MatchedEntry, matchRow } from './matching.js';
import { storedInput } from './status.js';

/** What storing one entry of a row would do. */
export type EntryPlan = RowEntry &
  ({ readonly action: 'create' | 'keep' } | { readonly action: 'update'; readonly before: StoredActivity });

/** What storing a row would do, entry by entry, and what there is to say against it. */
export interface RowPlan {
  readonly entries: readonly EntryPlan[];
  readonly remarks: readonly (Remark & { readonly path: string })[];
}

/** What a row is compared for. */
export interface PlanOptions {
  /** The day that closing is checked for, as `YYYY-MM-DD`. */
  readonly today: string;
  /** The upload that the row is part of; null when it is of none. */
  readonly batch: number | null;
  /** Whether a blank keeps what the store has, where the dictionary says so: in an upload, but not when one edits. */
  readonly blanksKeep: boolean;
}

type Objection = Remark & { readonly path: string };

/**
 * Compares a row with the store. Nothing is changed.
 * @param wanted the entries that the row asks for
 */
export function planRow(
  store: Store,
  activity: Activity,
  wanted: readonly RowEntry[],
  options: PlanOptions,
): RowPlan {
  const match = matchRow(store.activities, activity, wanted);
  const remarks: Objection[] = [...match.remarks];
  const entries = match.entries.map((entry) => {
    const plan = planEntry(store.activities, entry, options.blanksKeep);
    if (plan.action !== 'keep') remarks.push(...objections(store, entry, plan, options));
    return plan;
  });
  return { entries, remarks };
}

function planEntry(table: ActivityTable, { stored, ...entry }: MatchedEntry, blanksKeep: boolean): EntryPlan {
  if (stored === undefined) return { ...entry, action: 'create' };
  const kept = blanksKeep ? stored : noneKept;
  const { activity } = entry;
  // Neither the digest of the content nor what is missing depends on what is kept.
  const merged: Activity = {
    ...activity,
    activityId: stored.activityId,
    physicianLearners: activity.physicianLearners ?? kept.physicianLearners,
    otherLearners: activity.otherLearners ?? kept.otherLearners,
    closed: activity.closed ?? kept.closed,
  };
  const planned = { ...entry, activity: merged };
  if (isSame(planned, stored)) return { ...planned, action: 'keep' };
  const before = table.load(stored.activityId);
  if (before === undefined) return { ...entry, action: 'create' };
  return { ...planned, action: 'update', before };
}

const noneKept = { physicianLearners: null, otherLearners: null, closed: null };

function isSame({ activity, occurrence, digest }: RowEntry, stored: StoredKey): boolean {
  return (
    activity.physicianLearners === stored.physicianLearners &&
    activity.otherLearners === stored.otherLearners &&
    (activity.closed ?? false) === (stored.closed ?? false) &&
    occurrence === stored.occurrence &&
    digest === stored.digest
  );
}

/** What stands against creating or changing an entry. */
function objections(
  store: Store,
  { stored }: MatchedEntry,
  { activity }: EntryPlan,
  { today, batch }: PlanOptions,
): Objection[] {
  if (stored?.closed === true) {
    const message = `The activity ${stored.activityId} is closed. Reopen it before changing it: pars-batch reopen ${stored.activityId}`;
    return [{ rule: 'activity-closed', path: 'closed', message }];
  }
  const row = stored === undefined || batch === null ? null : store.changes.rowOf(stored.activityId, batch);
  if (stored !== undefined && row !== null) {
    const message = `The row is about the same activity as row ${row}, ${stored.activityId}. An activity stands in one row only.`;
    return [{ rule: 'duplicate-activity-id', path: 'activityId', message }];
  }
  if (activity.closed !== true) return [];
  const missing: Objection[] = [];
  reportMissingTotals(storedInput(activity, true, today), (path, message) => {
    missing.push({ rule: 'close-learners-required', path, message });
  });
  return missing;
}
