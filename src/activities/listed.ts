import type { Activity } from '../model/activity.js';
import type { StoredActivity } from '../store/activity-table.js';
import { type StatusWithReasons, statusOf } from './status.js';

/** An activity of the store with its status on a day. */
export function listed(
  { activity, missing }: StoredActivity,
  today: string,
): StatusWithReasons & { readonly activity: Activity } {
  return { activity, ...statusOf(activity, missing, today) };
}
