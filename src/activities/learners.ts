import { shownDate } from '../model/dates.js';
import type { FieldChange } from '../model/field-change.js';
import type { Remark } from '../model/finding.js';
import {
  type Learner,
  type LearnerField,
  learnerIdentity,
  learnerJson,
  learnerText,
} from '../model/learner.js';
import { decimalText } from '../model/number-types.js';
import type { StoredActivity } from '../store/activity-table.js';
import type { Store } from '../store/store.js';
import { closedReason } from './life.js';
import { type Occasion, recordChange } from './record.js';

/** Something that stands against a learner, on one of the learner's fields. */
export interface LearnerRemark extends Remark {
  readonly path: LearnerField;
}

/** What reporting a learner would do, and what stands against it. */
export interface LearnerPlan {
  /** `unchanged` for a learner who is reported already, in the same words. */
  readonly outcome: 'created' | 'unchanged';
  readonly remarks: readonly LearnerRemark[];
}

/**
 * Compares a learner with the activity and with those who were reported for it. Nothing is changed.
 * @param learner what is known of the learner: what could not be read is left out, and nothing is said of it
 */
export function planLearner(
  store: Store,
  { activity }: StoredActivity,
  learner: Partial<Learner>,
  today: string,
): LearnerPlan {
  const { activityId, startDate, credits: most } = activity;
  const { npi = null, licenseState = null, licenseNumber = null, completed, credits } = learner;
  const reported = store.learners.find(activityId ?? '', { npi, licenseState, licenseNumber });
  if (reported !== undefined && isSameLearner(reported, learner))
    return { outcome: 'unchanged', remarks: [] };
  const remarks: LearnerRemark[] = [];
  if (activity.closed === true) {
    const { message } = closedReason(activity);
    remarks.push({ rule: 'activity-closed', path: 'activityId', message });
  }
  if (reported !== undefined) {
    const path = npi !== null && npi === reported.npi ? 'npi' : 'licenseNumber';
    const remedy = `If that is wrong, take it back first: pars-batch learners remove ${activityId} ${identityOptions(reported)}`;
    const message = `This learner was already reported for the activity: ${learnerText(reported)}. ${remedy}`;
    remarks.push({ rule: 'learner-repeated', path, message });
  }
  const rule = 'completed-outside-activity';
  if (completed !== undefined && startDate !== null && completed < startDate) {
    const message = `Completion Date ${shownDate(completed)} is before the Start Date of the activity, ${shownDate(startDate)}.`;
    remarks.push({ rule, path: 'completed', message });
  }
  if (completed !== undefined && completed > today) {
    const message = `Completion Date ${shownDate(completed)} is still to come. Report the learner afterwards.`;
    remarks.push({ rule, path: 'completed', message });
  }
  if (credits !== undefined && most !== null && credits > most) {
    const message = `Credits must not be more than those of the activity, ${decimalText(most)}.`;
    remarks.push({ rule: 'credits-over-activity', path: 'credits', message });
  }
  return { outcome: 'created', remarks };
}

function isSameLearner(one: Learner, other: Partial<Learner>): boolean {
  return (Object.keys(one) as (keyof Learner)[]).every((key) => one[key] === (other[key] ?? null));
}

/** The options that name a learner on the command line. */
function identityOptions({ npi, licenseState, licenseNumber }: Learner): string {
  return npi === null ? `--state ${licenseState} --license ${licenseNumber}` : `--npi ${npi}`;
}

/**
 * Reports a learner, and records it. Runs inside a transaction of the store.
 * @returns the change
 */
export function addLearner(
  store: Store,
  { activity }: StoredActivity,
  learner: Learner,
  occasion: Occasion,
): FieldChange {
  store.learners.add(activity.activityId ?? '', learner);
  const change = { field: changeField(learner), before: null, after: learnerJson(learner) };
  recordChange(store, 'learner added', activity, [change], null, occasion);
  return change;
}

/**
 * Takes the report of a learner back, and records it. Runs inside a transaction of the store.
 * @returns the change
 */
export function removeLearner(
  store: Store,
  { activity }: StoredActivity,
  learner: Learner,
  occasion: Occasion,
): FieldChange {
  store.learners.remove(activity.activityId ?? '', learner);
  const change = { field: changeField(learner), before: learnerJson(learner), after: null };
  recordChange(store, 'learner removed', activity, [change], null, occasion);
  return change;
}

/** The path of a learner in the record of changes: no two learners of an activity share it. */
function changeField(learner: Learner): string {
  return `learners[${learnerIdentity(learner)}]`;
}
