import { statusOf } from '../activities/status.js';
import type { ListedActivity } from '../reports/activity-list.js';
import type { StoredActivity } from '../store/activity-table.js';
import { openStore, type Store, storeExists } from '../store/store.js';
import { StoreProblem } from '../store/store-problem.js';

/**
 * Opens the store for reading.
 * @throws StoreProblem when there is none yet, with how to make one
 */
export function openForReading(path: string): Store {
  if (storeExists(path)) return openStore(path, 'read');
  throw new StoreProblem(
    `There is no activity store at ${path} yet. Upload a batch to make one: pars-batch upload FILE`,
  );
}

/** An activity of the store with its status on a day. */
export function listed({ activity, missing }: StoredActivity, today: string): ListedActivity {
  return { activity, missing, ...statusOf(activity, missing, today) };
}

/** An activity as JSON reports carry it, with its status and the reasons for it. */
export async function listedJson({
  activity,
  status,
  reasons,
}: ListedActivity): Promise<Record<string, unknown>> {
  const { activityJson } = await import('../model/json.js');
  return { ...activityJson(activity), status, statusReasons: reasons };
}
