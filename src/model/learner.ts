import { shownDate } from './dates.js';
import { type Field, field, keyed, type Unkeyed } from './field.js';
import { type Headings, neededColumn } from './headings.js';
import { nearest } from './nearest.js';
import { date, decimal, decimalText } from './number-types.js';
import { headerKey, type Slot } from './slot.js';
import { activityNumber, npi, stateCode, text } from './text-types.js';

/** A learner who completed an activity, as the form's "Add Individual Learners" reports one. */
export interface Learner {
  readonly firstName: string;
  readonly lastName: string;
  /** The National Provider Identifier: ten digits, the last of them a check digit. Null when there is a license. */
  readonly npi: string | null;
  /** The state of the license, as a two-letter code, and its number: both or none. */
  readonly licenseState: string | null;
  readonly licenseNumber: string | null;
  /** The day on which the learner completed the activity, as `YYYY-MM-DD`. */
  readonly completed: string;
  /** The credits that the learner earned, in hundredths. */
  readonly credits: number;
}

const declarations = {
  activityId: field('Complete', 'Activity ID', activityNumber(), {
    help: 'The activity that the learner completed. Its Internal ID will do, too.',
    xml: [],
  }),
  internalId: field('Complete', 'Internal ID', text(50), {
    help: 'Your own ID for the activity, where the Activity ID is blank.',
    xml: [],
  }),
  firstName: field('Complete', 'First Name', text(100), {
    required: 'complete',
    help: "The learner's first name.",
    xml: [],
  }),
  lastName: field('Complete', 'Last Name', text(100), {
    required: 'complete',
    help: "The learner's last name.",
    xml: [],
  }),
  npi: field('Complete', 'NPI', npi(), {
    help: 'The National Provider Identifier. Leave it blank for a learner with a state license.',
    xml: [],
  }),
  licenseState: field('Complete', 'License State', stateCode(), {
    help: 'The state of the license, for a learner without an NPI.',
    xml: [],
  }),
  licenseNumber: field('Complete', 'License Number', text(50), {
    help: 'The number of the state license, for a learner without an NPI.',
    xml: [],
  }),
  completed: field('Complete', 'Completion Date', date(), {
    required: 'complete',
    help: 'The day on which the learner completed the activity.',
    xml: [],
  }),
  credits: field('Complete', 'Credits', decimal(), {
    required: 'complete',
    help: "The credits that the learner earned, at most the activity's.",
    xml: [],
  }),
};

export type LearnerField = keyof typeof declarations;

/** The columns of a file of learners, by the keys of what stands in them. */
export const learnerSlots = Object.fromEntries(
  Object.entries(declarations).map(([key, declared]) => {
    const slot: Slot = {
      field: keyed(declared as Unkeyed<Field>, key),
      path: key,
      header: declared.header,
    };
    return [key, slot];
  }),
) as Readonly<Record<LearnerField, Slot>>;

const columns = Object.values(learnerSlots);
const byHeader = new Map(columns.map((slot) => [headerKey(slot.header), slot]));
const { activityId, internalId, npi: npiSlot, licenseNumber } = learnerSlots;

const activityNamed = {
  anyOf: [activityId, internalId],
  message: 'There is no column Activity ID or Internal ID. Add one, or name the activity with --activity.',
};
const learnerNamed = {
  anyOf: [npiSlot, licenseNumber],
  message: 'There is no column NPI or License Number. Add at least one of them.',
};
const always = columns.filter(({ field: { required } }) => required === 'complete');

/**
 * The headings of a file of learners.
 * @param namesActivity whether each row has to say which activity it is about
 */
export function learnerHeadings(namesActivity: boolean): Headings {
  return {
    rows: 'learners',
    sheet: 'Learners',
    columns,
    needed: [...(namesActivity ? [activityNamed] : []), learnerNamed, ...always.map(neededColumn)],
    marks: new Set(always),
    slotOf: (header) => byHeader.get(headerKey(header)),
    nearest: (header) =>
      nearest(
        header,
        columns.map((slot) => slot.header),
      ),
  };
}

/** What a learner is told from others by: the NPI, or the license. */
export function learnerIdentity({ npi: number, licenseState, licenseNumber: license }: Learner): string {
  return number ?? `${licenseState} ${license}`;
}

/** A learner as JSON reports and the record of changes carry one: credits as a number, all else as it is. */
export function learnerJson(learner: Learner): Readonly<Record<keyof Learner, string | number | null>> {
  return { ...learner, credits: Number(decimalText(learner.credits)) };
}

/** The learner that JSON carries. */
export function learnerOfJson(json: ReturnType<typeof learnerJson>): Learner {
  return { ...json, credits: Math.round(Number(json.credits) * 100) } as Learner;
}

/** A learner in one line, for people. */
export function learnerText(learner: Learner): string {
  const {
    firstName,
    lastName,
    npi: number,
    licenseState,
    licenseNumber: license,
    completed,
    credits,
  } = learner;
  const ids = [
    ...(number === null ? [] : [`NPI ${number}`]),
    ...(licenseState === null ? [] : [`license ${licenseState} ${license}`]),
  ];
  const earned = `${decimalText(credits)} ${credits === 100 ? 'credit' : 'credits'}`;
  return [`${firstName} ${lastName}`, ...ids, shownDate(completed), earned].join(' · ');
}
