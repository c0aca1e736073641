import type { Activity } from '../model/activity.js';
import { type Learner, learnerSlots } from '../model/learner.js';
import type { WrittenRow } from './written-row.js';

/** All columns that a file of learners can have. */
export const learnerColumns = Object.values(learnerSlots);

/** The rows of an activity's learners, as `learners import` reads them. */
export function learnerRows(
  { activityId, internalId }: Pick<Activity, 'activityId' | 'internalId'>,
  learners: readonly Learner[],
): WrittenRow[] {
  return learners.map((learner) => {
    const values: Readonly<Record<string, unknown>> = { activityId, internalId, ...learner };
    return ({ path }) => values[path];
  });
}
