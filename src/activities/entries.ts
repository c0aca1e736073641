import type { Activity } from '../model/activity.js';
import { contentDigest } from '../model/digest.js';
import { missingIn } from './status.js';

/** One entry of the store that a row asks for. */
export interface RowEntry {
  /** The activity of this entry, without occurrences. */
  readonly activity: Activity;
  /** Its number among the entries of a repeating activity, from 1; null for an activity that stands alone. */
  readonly occurrence: number | null;
  /** The digest of its content at that number. */
  readonly digest: string;
  /** The paths of the fields that a complete activity still needs. */
  readonly missing: readonly string[];
}

/** An entry with all that the store keeps of it. */
export function rowEntry(activity: Activity, occurrence: number | null): RowEntry {
  return {
    activity,
    occurrence,
    digest: contentDigest(activity, occurrence),
    missing: missingIn(activity, occurrence !== null),
  };
}

/** The entry at another number. */
export function atOccurrence(entry: RowEntry, occurrence: number | null): RowEntry {
  return entry.occurrence === occurrence ? entry : rowEntry(entry.activity, occurrence);
}

/** The entries that a row asks for: one for the activity itself, and one for each further occurrence. */
export function entriesOfRow(activity: Activity): RowEntry[] {
  if (activity.occurrences.length === 0) return [rowEntry(activity, null)];
  const first = rowEntry({ ...activity, occurrences: [] }, 1);
  const further = activity.occurrences.map((dateAndPlace, index) =>
    rowEntry({ ...activity, ...dateAndPlace, activityId: null, occurrences: [] }, index + 2),
  );
  return [first, ...further];
}
