import type { Activity } from '../model/activity.js';
import type { Remark } from '../model/finding.js';
import type { ActivityTable, StoredKey } from '../store/activity-table.js';
import { atOccurrence, type RowEntry } from './entries.js';

/** An entry of a row with what it was found to be in the store. */
export interface MatchedEntry extends RowEntry {
  readonly stored: StoredKey | undefined;
}

/** What a row is in the store: its entries, each known there or new, and what there is to say against it. */
export interface Match {
  readonly entries: readonly MatchedEntry[];
  readonly remarks: readonly (Remark & { readonly path: string })[];
}

/**
 * Finds the activity of a row: by its Activity ID, else its Internal ID, else its exact content.
 * @param wanted the entries that the row asks for
 */
export function matchRow(table: ActivityTable, activity: Activity, wanted: readonly RowEntry[]): Match {
  if (activity.activityId !== null) return matchByActivityId(table, activity, activity.activityId, wanted);
  if (activity.internalId !== null) return matchEntries(wanted, namedBy(table, activity.internalId));
  return matchByContent(table, wanted);
}

/** The activities of an Internal ID; of a repeating one all entries, also one that was given another ID since. */
function namedBy(table: ActivityTable, internalId: string): readonly StoredKey[] {
  const named = table.byInternalId(internalId);
  const series = named.find((key) => key.series !== null)?.series ?? null;
  return series === null ? named : table.bySeries(series);
}

function matchByActivityId(
  table: ActivityTable,
  activity: Activity,
  activityId: string,
  wanted: readonly RowEntry[],
): Match {
  const found = table.byActivityId(activityId);
  if (found === undefined) {
    const message = `Activity ID ${activityId} is not in the store. Leave it blank for a new activity, or correct it.`;
    return { entries: [], remarks: [{ rule: 'unknown-activity-id', path: 'activityId', message }] };
  }
  const named = activity.internalId === null ? [] : table.byInternalId(activity.internalId);
  const isSame = (key: StoredKey) =>
    key.activityId === activityId || (key.series !== null && key.series === found.series);
  if (named.length > 0 && !named.some(isSame)) {
    const other = named[0]?.activityId;
    const message = `Internal ID ${activity.internalId} belongs to the activity ${other}, not to ${activityId}. Correct one of the two.`;
    return { entries: [], remarks: [{ rule: 'id-mismatch', path: 'internalId', message }] };
  }
  if (activity.occurrences.length === 0) {
    const entries = wanted.map((entry) => ({ ...atOccurrence(entry, found.occurrence), stored: found }));
    if (found.series !== null || activity.repeats !== true) return { entries, remarks: [] };
    const message = 'Occurrence 2 Start Date is required when Repeats With Same Content is Yes.';
    return {
      entries,
      remarks: [{ rule: 'occurrences-required', path: 'occurrences[2].startDate', message }],
    };
  }
  if (found.occurrence !== null && found.occurrence !== 1) {
    const first = table.bySeries(found.series ?? '').find(({ occurrence }) => occurrence === 1);
    const remedy =
      first === undefined
        ? 'Leave out the further dates.'
        : `Give the Activity ID of its first date, ${first.activityId}, or leave out the further dates.`;
    const message = `Activity ID ${activityId} is Occurrence ${found.occurrence} of a repeating activity. ${remedy}`;
    return { entries: [], remarks: [{ rule: 'id-mismatch', path: 'activityId', message }] };
  }
  return matchEntries(wanted, found.series === null ? [found] : table.bySeries(found.series));
}

/** Pairs the entries of a row with those of the store by their number; one that stands alone is the first. */
function matchEntries(wanted: readonly RowEntry[], stored: readonly StoredKey[]): Match {
  const byNumber = new Map(stored.map((key) => [key.occurrence ?? 1, key]));
  const isSeries = stored.some((key) => key.series !== null);
  const entries = wanted.map((entry) => {
    const number = entry.occurrence ?? (isSeries ? 1 : null);
    const key = byNumber.get(number ?? 1);
    byNumber.delete(number ?? 1);
    return { ...atOccurrence(entry, number), stored: key };
  });
  const left = [...byNumber.values()].map(
    ({ occurrence, activityId }) => `Occurrence ${occurrence} (Activity ID ${activityId})`,
  );
  if (left.length === 0) return { entries, remarks: [] };
  const message = `The store also has ${left.join(', ')} of this activity. What the row leaves out stays as it is; delete it if it does not take place.`;
  return { entries, remarks: [{ rule: 'occurrence-missing', path: 'occurrences[2].startDate', message }] };
}

/** A row without ids is an activity of the store when all its entries are there with the same content. */
function matchByContent(table: ActivityTable, wanted: readonly RowEntry[]): Match {
  const first = wanted[0];
  const candidates = first === undefined ? [] : table.byDigest(first.digest);
  for (const candidate of candidates) {
    const series = candidate.series === null ? [candidate] : table.bySeries(candidate.series);
    const entries = wanted.map((entry) => ({
      ...entry,
      stored: series.find((key) => key.digest === entry.digest),
    }));
    if (entries.every((entry) => entry.stored !== undefined)) return { entries, remarks: [] };
  }
  return { entries: wanted.map((entry) => ({ ...entry, stored: undefined })), remarks: [] };
}
