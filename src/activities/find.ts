import type { ActionResult } from '../model/action-result.js';
import { shownDate } from '../model/dates.js';
import { withSeparators } from '../model/digits.js';
import { nearest } from '../model/nearest.js';
import type { ActivityTable, StoredActivity } from '../store/activity-table.js';

/** All activities that an id names: an Activity ID one, an Internal ID also the entries of a repeating activity. */
export function activitiesOf(table: ActivityTable, id: string): StoredActivity[] {
  const activityIds = new Set(/^\d{9}$/.test(id) ? [id] : []);
  for (const { activityId } of table.byInternalId(id)) activityIds.add(activityId);
  return [...activityIds].flatMap((activityId) => table.load(activityId) ?? []);
}

/** The id of the store that a person most likely meant by one that names nothing; undefined when none is near. */
export function nearestId(table: ActivityTable, id: string): string | undefined {
  const digits = id.replace(/\D/g, '');
  const isWrittenOtherwise = /^\d{9}$/.test(digits) && table.byActivityId(digits) !== undefined;
  return isWrittenOtherwise ? digits : nearest(id, table.internalIds());
}

/**
 * The one activity that an id names, or what to say when there is none or several.
 * @param suggests whether to look for what was meant, which takes a while: all ids of the store are looked at
 */
export function theActivity(
  table: ActivityTable,
  id: string,
  suggests = false,
): StoredActivity | ActionResult {
  // An Activity ID names its activity, whatever Internal IDs others have.
  const byActivityId = /^\d{9}$/.test(id) ? table.load(id) : undefined;
  if (byActivityId !== undefined) return byActivityId;
  const found = activitiesOf(table, id);
  const [first] = found;
  if (first !== undefined && found.length === 1) return first;
  const near = first === undefined && suggests ? nearestId(table, id) : undefined;
  const messages =
    first === undefined
      ? [`There is no such activity in the store. ${remedyFor(near)}`]
      : [
          `This names ${withSeparators(found.length)} activities. Give the Activity ID of one of them:`,
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

/** What to do about an id that names nothing. */
export function remedyFor(near: string | undefined): string {
  return near === undefined ? 'See what there is: pars-batch list' : `Did you mean ${near}?`;
}

function entryLine({ activity }: StoredActivity): string {
  const { activityId, title, startDate, endDate } = activity;
  const dates = [startDate, endDate].map((date) => (date === null ? '' : shownDate(date))).join(' – ');
  return `${activityId} · ${dates} · ${title}`;
}
