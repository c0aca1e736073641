import { hash } from 'node:crypto';
import { type Activity, entriesOf, fieldValue, isEmptyValue } from './activity.js';
import { fields, groups } from './dictionary.js';

/** The fields that make up an activity's content: all but its number, and what a blank keeps as it is. */
const contentFields = fields.filter((field) => field.key !== 'activityId' && field.blankKeeps !== true);

/**
 * A digest of an activity's content. Two activities with the same digest say the same. Blanks are left out, so that a
 * field that is added later leaves the digests as they are.
 * @param occurrence the entry's number in a repeating activity, or null
 */
export function contentDigest(activity: Activity, occurrence: number | null): string {
  const values: unknown[] = [occurrence];
  for (const field of contentFields) {
    const value = fieldValue(activity, field);
    if (!isEmptyValue(value) && value !== field.blankMeans) values.push(field.key, value);
  }
  for (const group of groups) {
    for (const entry of entriesOf(activity, group)) values.push([group.key, ...filledMembers(entry)]);
  }
  return hash('sha256', JSON.stringify(values), 'base64url').slice(0, 22);
}

/** The keys and values of what is filled in of a group's entry. */
function filledMembers(entry: Readonly<Record<string, unknown>>): unknown[] {
  const filled: unknown[] = [];
  for (const key in entry) if (!isEmptyValue(entry[key])) filled.push(key, entry[key]);
  return filled;
}
