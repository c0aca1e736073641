import type { Reason } from '../model/action-result.js';
import type { Activity } from '../model/activity.js';
import { shownDate } from '../model/dates.js';
import { groups } from '../model/dictionary.js';
import { headerOfPath } from '../model/slot.js';
import type { Status } from '../model/status.js';
import { reportAgainstClosing } from '../rules/closing.js';
import { missingFields } from '../rules/missing.js';
import type { EntryNumbers, RuleInput } from '../rules/rule.js';

/** A status with all there is to say of it. */
export interface StatusWithReasons {
  readonly status: Status;
  /** What is missing, when it starts, what closing still needs: a sentence each. */
  readonly reasons: readonly string[];
  /** What a Draft still needs to be complete, or an activity that has ended to be closed: the form's red text. */
  readonly needs: readonly Reason[];
}

const none: ReadonlySet<string> = new Set();

/** What rules look at for an activity as it is in the store, where nothing is faulty. */
export function storedInput(activity: Activity, isEntry: boolean, today: string): RuleInput {
  return { activity, numbers: numbersOf(activity), faulty: none, isEntry, today, supporters: none };
}

/** The numbers of an activity's entries when they stand without gaps. */
function numbersOf(activity: Activity): EntryNumbers {
  const numbers = groups.map(({ key, first }) => {
    const entries = activity[key as keyof EntryNumbers];
    return [key, entries.map((_, index) => first + index)];
  });
  return Object.fromEntries(numbers) as EntryNumbers;
}

/** The paths of the fields that a complete activity still needs. They do not depend on the day. */
export function missingIn(activity: Activity, isEntry: boolean): string[] {
  return missingFields(storedInput(activity, isEntry, ''));
}

/**
 * The status of an activity on a day.
 * @param missing the paths of the fields that it still needs
 * @param today as `YYYY-MM-DD`
 */
export function statusAt(activity: Activity, missing: readonly string[], today: string): Status {
  const { startDate, endDate, closed } = activity;
  if (closed === true) return 'Closed';
  if (missing.length > 0 || startDate === null || endDate === null || startDate > today) return 'Draft';
  return endDate >= today ? 'Active' : 'Ready to Close';
}

/** The status with its reasons (the form's "Why isn't my activity listed as active?"). */
export function statusOf(activity: Activity, missing: readonly string[], today: string): StatusWithReasons {
  const status = statusAt(activity, missing, today);
  const needs = needsOf(activity, missing, status, today);
  if (needs.length > 0) {
    const isDraft = status === 'Draft';
    const reasons = needs.map(({ field, message }) =>
      isDraft ? `${headerOfPath(field ?? '') ?? field} is missing.` : message,
    );
    return { status, reasons, needs };
  }
  const { startDate, endDate } = activity;
  if (status === 'Draft' && startDate !== null) {
    return { status, reasons: [`It becomes Active on ${shownDate(startDate)}.`], needs };
  }
  if (status === 'Active' && endDate !== null) {
    return { status, reasons: [`It can be closed after ${shownDate(endDate)}.`], needs };
  }
  return { status, reasons: [], needs };
}

function needsOf(activity: Activity, missing: readonly string[], status: Status, today: string): Reason[] {
  // Nothing is missing of an activity that is ready to close, whether or not it is an entry of a repeating one.
  if (status === 'Ready to Close') return reasonsAgainstClosing(activity, true, today);
  if (status !== 'Draft') return [];
  return missing.map((path) => ({ field: path, message: `${headerOfPath(path) ?? path} is required.` }));
}

/** All that stands against closing an activity, as the form's "Why can't I close my activity?" has it. */
export function reasonsAgainstClosing(activity: Activity, isEntry: boolean, today: string): Reason[] {
  const reasons: Reason[] = [];
  const closed = { ...activity, closed: true };
  reportAgainstClosing(storedInput(closed, isEntry, today), (field, message) => {
    reasons.push({ field, message });
  });
  return reasons;
}
