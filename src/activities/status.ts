import type { Activity } from '../model/activity.js';
import { shownDate } from '../model/dates.js';
import { groups } from '../model/dictionary.js';
import { headerOfPath } from '../model/slot.js';
import { reportMissingMoc, reportMissingTotals } from '../rules/closing.js';
import { missingFields } from '../rules/missing.js';
import type { EntryNumbers, RuleInput } from '../rules/rule.js';

export type Status = 'Draft' | 'Active' | 'Ready to Close' | 'Closed';

export interface StatusWithReasons {
  readonly status: Status;
  /** What is missing, when it starts, what closing still needs: a sentence each. */
  readonly reasons: readonly string[];
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
 * The status of an activity on a day, with its reasons (spec: the form's "Why isn't my activity listed as active?").
 * @param missing the paths of the fields that it still needs
 * @param today as `YYYY-MM-DD`
 */
export function statusOf(activity: Activity, missing: readonly string[], today: string): StatusWithReasons {
  const { startDate, endDate } = activity;
  if (activity.closed === true) return { status: 'Closed', reasons: [] };
  if (missing.length > 0 || startDate === null || endDate === null) {
    const reasons = missing.map((path) => `${headerOfPath(path) ?? path} is missing.`);
    return { status: 'Draft', reasons };
  }
  if (startDate > today)
    return { status: 'Draft', reasons: [`It becomes Active on ${shownDate(startDate)}.`] };
  if (endDate >= today)
    return { status: 'Active', reasons: [`It can be closed after ${shownDate(endDate)}.`] };
  return { status: 'Ready to Close', reasons: closingNeeds(activity, today) };
}

/** What closing an activity that has ended still needs. */
function closingNeeds(activity: Activity, today: string): string[] {
  const needs: string[] = [];
  const report = (_path: string, message: string) => {
    needs.push(message);
  };
  const input = storedInput(activity, true, today);
  reportMissingTotals(input, report);
  reportMissingMoc(input, report);
  return needs;
}
