import type { Condition } from './field.js';
import { hasRegions } from './places.js';
import * as words from './vocabularies.js';

/** Live Courses are asked whether they repeat. */
export const forLiveCourse: Condition = {
  when: 'for a Live Course',
  holds: (activity) => activity.format === 'Live Course',
};
/** The formats that the form asks the delivery method of. */
export const forDeliveredFormats: Condition = {
  when: 'for a Live Course, Regularly Scheduled Series or Enduring Material',
  holds: (activity) => words.deliveryMethodsOf[activity.format as words.ActivityFormat] !== undefined,
};
/** In-Person activities are asked where they take place. */
export const inPerson: Condition = {
  when: 'for an In-Person activity',
  // Where the format does not offer In-Person, that alone is to be put right.
  holds: (activity) =>
    (activity.deliveryMethods as readonly string[]).includes('In-Person') &&
    (activity.format === null || words.offersInPerson(activity.format as words.ActivityFormat)),
};
/** So are their states, in the countries whose states are known. */
export const inPersonWithRegions: Condition = {
  when: 'for an In-Person activity in the United States or Canada',
  holds: (activity, place) => inPerson.holds(activity, place) && hasRegions(place.country as string | null),
};
/** Conditions that rules of their own ask for, in words. */
export const listed = 'when CME Passport, MOC or REMS is Yes';
export const oneOutcome = 'at least one of the four outcomes';
