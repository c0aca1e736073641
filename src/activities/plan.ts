import type { Activity } from '../model/activity.js';
import { contentDigest } from '../model/digest.js';
import type { FieldChange } from '../model/file-result.js';
import type { Remark } from '../model/finding.js';
import { reportMissingTotals } from '../rules/closing.js';
import type { ActivityTable, StoredKey } from '../store/activity-table.js';
import { changesBetween } from './changes.js';
import { type MatchedEntry, matchRow } from './matching.js';
import { storedInput } from './status.js';

/** What storing one entry of a row would do. */
export type EntryPlan =
  | { readonly action: 'create'; readonly activity: Activity; readonly occurrence: number | null }
  | {
      readonly action: 'update';
      readonly activity: Activity;
      readonly occurrence: number | null;
      readonly changes: readonly FieldChange[];
    }
  | { readonly action: 'keep'; readonly activity: Activity; readonly occurrence: number | null };

/** What storing a row would do, entry by entry, and what there is to say against it. */
export interface RowPlan {
  readonly entries: readonly EntryPlan[];
  readonly remarks: readonly (Remark & { readonly path: string })[];
}

/** Compares a row with the store. Nothing is changed. */
export function planRow(table: ActivityTable, activity: Activity, today: string): RowPlan {
  const match = matchRow(table, activity);
  const remarks = [...match.remarks];
  const entries = match.entries.map((entry) => {
    const plan = planEntry(table, entry);
    if (plan.action !== 'keep') remarks.push(...objections(entry, plan, today));
    return plan;
  });
  return { entries, remarks };
}

function planEntry(table: ActivityTable, { activity, occurrence, stored }: MatchedEntry): EntryPlan {
  if (stored === undefined) return { action: 'create', activity, occurrence };
  const merged: Activity = {
    ...activity,
    activityId: stored.activityId,
    physicianLearners: activity.physicianLearners ?? stored.physicianLearners,
    otherLearners: activity.otherLearners ?? stored.otherLearners,
    closed: activity.closed ?? stored.closed,
  };
  if (isSame(merged, occurrence, stored)) return { action: 'keep', activity: merged, occurrence };
  const before = table.load(stored.activityId);
  const changes = before === undefined ? [] : changesBetween(before.activity, merged);
  return { action: 'update', activity: merged, occurrence, changes };
}

function isSame(activity: Activity, occurrence: number | null, stored: StoredKey): boolean {
  return (
    activity.physicianLearners === stored.physicianLearners &&
    activity.otherLearners === stored.otherLearners &&
    (activity.closed ?? false) === (stored.closed ?? false) &&
    occurrence === stored.occurrence &&
    contentDigest(activity, occurrence) === stored.digest
  );
}

/** What stands against creating or changing an entry. */
function objections(
  { stored }: MatchedEntry,
  { activity }: EntryPlan,
  today: string,
): (Remark & { readonly path: string })[] {
  if (stored?.closed === true) {
    const message = `The activity ${stored.activityId} is closed. Reopen it before changing it: pars-batch reopen ${stored.activityId}`;
    return [{ rule: 'activity-closed', path: 'closed', message }];
  }
  if (activity.closed !== true) return [];
  const missing: (Remark & { readonly path: string })[] = [];
  reportMissingTotals(storedInput(activity, true, today), (path, message) => {
    missing.push({ rule: 'close-learners-required', path, message });
  });
  return missing;
}
