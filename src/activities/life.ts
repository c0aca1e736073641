import type { ActionOutcome, ActionResult, Reason } from '../model/action-result.js';
import type { Activity } from '../model/activity.js';
import type { ChangeAction } from '../model/change.js';
import { meaningfulChanges } from '../model/field-change.js';
import type { StoredActivity } from '../store/activity-table.js';
import type { Store } from '../store/store.js';
import { asStored, changeActivity, type Occasion, removeActivity } from './record.js';
import { reasonsAgainstClosing, statusOf } from './status.js';

/** Something a command does to one activity of the store. Runs inside a transaction of the store. */
export type Action = (store: Store, stored: StoredActivity, id: string, occasion: Occasion) => ActionResult;

/** Marks an activity as closed, when it has ended and all final information is there. */
export const closeActivity: Action = (store, stored, id, occasion) => {
  const { activity } = stored;
  if (activity.closed === true) return resultOf(id, stored, occasion, 'unchanged');
  const reasons = reasonsAgainstClosing(activity, stored.occurrence !== null, occasion.today);
  if (reasons.length > 0) return resultOf(id, stored, occasion, 'refused', { reasons });
  return changed(store, 'closed', 'closed', stored, { ...activity, closed: true }, id, occasion);
};

/** Opens a closed activity again. */
export const reopenActivity: Action = (store, stored, id, occasion) => {
  if (stored.activity.closed !== true) return resultOf(id, stored, occasion, 'unchanged');
  return changed(store, 'reopened', 'reopened', stored, { ...stored.activity, closed: false }, id, occasion);
};

/** Deletes an activity, unless it is closed or has individual learners (the form's "Why can't I delete …?"). */
export const deleteActivity: Action = (store, stored, id, occasion) => {
  const reasons = reasonsAgainstDeleting(store, stored);
  if (reasons.length > 0) return resultOf(id, stored, occasion, 'refused', { reasons });
  removeActivity(store, 'deleted', stored, occasion);
  const { internalId, title } = stored.activity;
  const gone = { id, activityId: stored.activity.activityId, internalId, title, status: null };
  return { ...gone, outcome: 'deleted', reasons: [], warnings: [], needs: [], changes: [], created: [] };
};

/** The form's "Update Learners": sets the learner totals that are given, unless the activity is closed. */
export function updateTotals(totals: LearnerTotals): Action {
  return (store, stored, id, occasion) => {
    const after = { ...stored.activity, ...totals };
    const { physicianLearners, otherLearners } = stored.activity;
    const isSame = after.physicianLearners === physicianLearners && after.otherLearners === otherLearners;
    if (isSame) return resultOf(id, stored, occasion, 'unchanged');
    if (stored.activity.closed === true)
      return resultOf(id, stored, occasion, 'refused', { reasons: [closedReason(stored.activity)] });
    return changed(store, 'learner totals', 'updated', stored, after, id, occasion);
  };
}

/** Learner totals to date; what is left out stays as it is. */
export interface LearnerTotals {
  readonly physicianLearners?: number;
  readonly otherLearners?: number;
}

/** Why a closed activity is not changed, and what to do. */
export function closedReason({ activityId }: Activity): Reason {
  const message = `The activity is closed. Reopen it before changing it: pars-batch reopen ${activityId}`;
  return { field: 'closed', message };
}

function changed(
  store: Store,
  action: ChangeAction,
  outcome: ActionOutcome,
  before: StoredActivity,
  activity: Activity,
  id: string,
  occasion: Occasion,
): ActionResult {
  const after = asStored(activity, before);
  const changes = changeActivity(store, action, before, after, occasion);
  return resultOf(id, after, occasion, outcome, { changes: meaningfulChanges(changes) });
}

/** What became of an activity, with its status afterwards and what it still needs. */
export function resultOf(
  id: string,
  { activity, missing }: StoredActivity,
  { today }: Pick<Occasion, 'today'>,
  outcome: ActionOutcome,
  details: Partial<Pick<ActionResult, 'reasons' | 'warnings' | 'changes' | 'created'>> = {},
): ActionResult {
  const { activityId, internalId, title } = activity;
  const { status, needs } = statusOf(activity, missing, today);
  const names = { id, outcome, activityId, internalId, title, status };
  const isRefused = outcome === 'refused';
  const nothing = { reasons: [], warnings: [], changes: [], created: [] };
  return { ...names, ...nothing, ...details, needs: isRefused ? [] : needs };
}

function reasonsAgainstDeleting(store: Store, { activity }: StoredActivity): Reason[] {
  const reasons: Reason[] = [];
  const { activityId } = activity;
  if (activity.closed === true) {
    const message = `A closed activity cannot be deleted. Reopen it first: pars-batch reopen ${activityId}`;
    reasons.push({ field: 'closed', message });
  }
  const learners = store.learners.count(activityId ?? '');
  if (learners > 0) {
    const counted = learners === 1 ? 'an individual learner was' : `${learners} individual learners were`;
    const message = `The activity cannot be deleted, since ${counted} reported for it. See who: pars-batch learners list ${activityId}`;
    reasons.push({ field: null, message });
  }
  return reasons;
}
