import { hash } from 'node:crypto';
import { type Activity, entriesOf, fieldValue } from './activity.js';
import { fields, groups } from './dictionary.js';

/** The fields that make up an activity's content: all but its number, and what a blank keeps as it is. */
const contentFields = fields.filter((field) => field.key !== 'activityId' && field.blankKeeps !== true);

/**
 * A digest of an activity's content. Two activities with the same digest say the same.
 * @param occurrence the entry's number in a repeating activity, or null
 */
export function contentDigest(activity: Activity, occurrence: number | null): string {
  const values: unknown[] = [occurrence];
  for (const field of contentFields) values.push(fieldValue(activity, field) ?? field.blankMeans ?? null);
  for (const group of groups) {
    for (const entry of entriesOf(activity, group)) values.push(group.key, ...Object.values(entry));
  }
  return hash('sha256', JSON.stringify(values), 'base64url').slice(0, 22);
}
