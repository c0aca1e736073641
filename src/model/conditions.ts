import type { Condition, ConditionInput, ShownWhen } from './field.js';
import { hasRegions } from './places.js';
import * as words from './vocabularies.js';

/** Whether the answers given so far make the form ask for a field. */
export function isShown(shownWhen: ShownWhen, activity: ConditionInput): boolean {
  return shownWhen.some(({ field, oneOf }) => {
    const given = activity[field];
    return Array.isArray(given)
      ? given.some((value) => oneOf.includes(value))
      : oneOf.includes(given as string | boolean);
  });
}

/** What the form waits for before it asks for further fields. */
export const whenLiveCourse: ShownWhen = [{ field: 'format', oneOf: ['Live Course'] }];
export const whenDelivered: ShownWhen = [{ field: 'format', oneOf: Object.keys(words.deliveryMethodsOf) }];
export const whenInPerson: ShownWhen = [{ field: 'deliveryMethods', oneOf: ['In-Person'] }];
export const whenRepeated: ShownWhen = [{ field: 'repeats', oneOf: [true] }];
export const whenListed: ShownWhen = ['cmePassport', 'moc', 'rems'].map((field) => ({
  field,
  oneOf: [true],
}));
export const whenJointlyProvided: ShownWhen = [{ field: 'providership', oneOf: ['Jointly provided'] }];
export const whenSupported: ShownWhen = [{ field: 'commercialSupport', oneOf: [true] }];
export const whenMarked: ShownWhen = [{ field: 'markCommendation', oneOf: [true] }];
export const whenMoc: ShownWhen = [{ field: 'moc', oneOf: [true] }];

/** Live Courses are asked whether they repeat. */
export const forLiveCourse: Condition = {
  when: 'for a Live Course',
  holds: (activity) => isShown(whenLiveCourse, activity),
};
/** The formats that the form asks the delivery method of. */
export const forDeliveredFormats: Condition = {
  when: 'for a Live Course, Regularly Scheduled Series or Enduring Material',
  holds: (activity) => isShown(whenDelivered, activity),
};
/** In-Person activities are asked where they take place. */
export const inPerson: Condition = {
  when: 'for an In-Person activity',
  // Where the format does not offer In-Person, that alone is to be put right.
  holds: (activity) =>
    isShown(whenInPerson, activity) &&
    (activity.format === null || words.offersInPerson(activity.format as words.ActivityFormat)),
};
/** So are their states, in the countries whose states are known. */
export const inPersonWithRegions: Condition = {
  when: 'for an In-Person activity in the United States or Canada',
  holds: (activity, place) => inPerson.holds(activity, place) && hasRegions(place.country as string | null),
};
/** Conditions that rules of their own ask for, in words. */
export const listed = 'when CME Passport, MOC or REMS is Yes';
export const oneOutcome = 'in at least one of the four outcomes';
