import { type Activity, emptyActivity } from '../../src/model/activity.js';
import { headerOfPath } from '../../src/model/slot.js';
import type { ListedActivity } from '../../src/reports/activity-list.js';

/** An activity as a list shows it, laid over a small course that is Active. */
export function listed(
  details: Partial<Activity> = {},
  more: Partial<Omit<ListedActivity, 'activity'>> = {},
): ListedActivity {
  const activity: Activity = {
    ...emptyActivity(),
    activityId: '210016971',
    title: 'CMEActivityTutorial',
    format: 'Live Course',
    startDate: '2021-05-20',
    endDate: '2021-11-11',
    ...details,
  };
  return { activity, status: 'Active', reasons: [], needs: [], ...more };
}

/** What is missing, as the red text says it. */
export function missing(...paths: string[]): ListedActivity['needs'] {
  return paths.map((field) => ({ field, message: `${headerOfPath(field)} is required.` }));
}
