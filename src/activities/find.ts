import type { ActionResult } from '../model/action-result.js';
import { shownDate } from '../model/dates.js';
import type { ActivityTable, StoredActivity } from '../store/activity-table.js';

/** All activities that an id names: an Activity ID one, an Internal ID also the entries of a repeating activity. */
export function activitiesOf(table: ActivityTable, id: string): StoredActivity[] {
  const activityIds = new Set(/^\d{9}$/.test(id) ? [id] : []);
  for (const { activityId } of table.byInternalId(id)) activityIds.add(activityId);
  return [...activityIds].flatMap((activityId) => table.load(activityId) ?? []);
}

/** The one activity that an id names, or what to say when there is none or several. */
export function theActivity(table: ActivityTable, id: string): StoredActivity | ActionResult {
  // An Activity ID names its activity, whatever Internal IDs others have.
  const byActivityId = /^\d{9}$/.test(id) ? table.load(id) : undefined;
  if (byActivityId !== undefined) return byActivityId;
  const found = activitiesOf(table, id);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const messages =
    first === undefined
      ? ['There is no such activity in the store. See what there is: pars-batch list']
      : [
          `This names ${found.length} activities. Give the Activity ID of one of them:`,
          ...found.map(entryLine),
        ];
  return {
    id,
    outcome: first === undefined ? 'not-found' : 'ambiguous',
    activityId: null,
    internalId: null,
    title: null,
    status: null,
    reasons: messages.map((message) => ({ field: null, message })),
    warnings: [],
    needs: [],
    changes: [],
    created: [],
  };
}

function entryLine({ activity }: StoredActivity): string {
  const { activityId, title, startDate, endDate } = activity;
  const dates = [startDate, endDate].map((date) => (date === null ? '' : shownDate(date))).join(' – ');
  return `${activityId} · ${dates} · ${title}`;
}
