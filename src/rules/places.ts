import { type Activity, memberPath } from '../model/activity.js';
import type { EntryNumbers } from './rule.js';

/** The dates and place of an activity, or of one of its occurrences. */
export interface DatedPlace {
  readonly startDate: string | null;
  readonly endDate: string | null;
  readonly country: string | null;
  readonly city: string | null;
  readonly state: string | null;
  readonly postalCode: string | null;
}

/** Visits the activity's own dates and place, then those of its occurrences, each with the paths of its fields. */
export function eachPlace(
  activity: Activity,
  numbers: EntryNumbers,
  visit: (place: DatedPlace, pathOf: (member: keyof DatedPlace) => string) => void,
): void {
  visit(activity, ownPath);
  activity.occurrences.forEach((occurrence, index) => {
    visit(occurrence, (member) => memberPath('occurrences', numbers.occurrences[index] ?? index + 2, member));
  });
}

function ownPath(member: keyof DatedPlace): string {
  return member;
}
