import type { Activity } from '../model/activity.js';

/** One entry of the store that a row asks for. */
export interface RowEntry {
  /** The activity of this entry, without occurrences. */
  readonly activity: Activity;
  /** Its number among the entries of a repeating activity, from 1; null for an activity that stands alone. */
  readonly occurrence: number | null;
}

/** The entries that a row asks for: one for the activity itself, and one for each further occurrence. */
export function entriesOfRow(activity: Activity): RowEntry[] {
  if (activity.occurrences.length === 0) return [{ activity, occurrence: null }];
  const first = { activity: { ...activity, occurrences: [] }, occurrence: 1 };
  const further = activity.occurrences.map((dateAndPlace, index) => ({
    activity: { ...activity, ...dateAndPlace, activityId: null, occurrences: [] },
    occurrence: index + 2,
  }));
  return [first, ...further];
}
