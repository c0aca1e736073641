import { fieldValue } from '../model/activity.js';
import { fieldOf } from '../model/dictionary.js';
import { decimalText } from '../model/number-types.js';
import { isBlankField } from './blank.js';
import { row, theForm } from './examples.js';
import type { Check, Rule } from './rule.js';

const checkQuarters: Check = ({ activity }, report) => {
  if (activity.credits === null || activity.credits % 25 === 0) return;
  const credits = decimalText(activity.credits);
  report('credits', `AMA PRA Category 1 Credits ${credits} is not a multiple of 0.25. Check the number.`);
};

const details = [fieldOf('registration'), fieldOf('fee'), fieldOf('url')];

const checkListing: Check = (input, report) => {
  const { cmePassport, moc, rems } = input.activity;
  const reason =
    cmePassport === true ? 'Include on CME Passport' : moc === true ? 'MOC' : rems === true ? 'REMS' : null;
  if (reason === null) return;
  for (const field of details) {
    if (!isBlankField(input, field.key, fieldValue(input.activity, field))) continue;
    report(field.key, `${field.header} is required when ${reason} is Yes.`);
  }
};

const learners = { area: 'Information for Learners', source: theForm } as const;

/** Rules of the form's step 2, Information for Learners. */
export const learnersRules = {
  'credits-not-quarter': {
    ...learners,
    severity: 'warning',
    fields: ['credits'],
    help: 'Credits are counted in quarters of an hour.',
    why: 'AMA PRA Category 1 Credits are designated in quarters of a credit.',
    fix: 'Check the number. If it is right, leave it: the row is accepted.',
    bad: row({ 'AMA PRA Category 1 Credits': '1.3' }),
    good: row({ 'AMA PRA Category 1 Credits': '1.25' }),
    check: checkQuarters,
  },
  'listing-details-required': {
    ...learners,
    severity: 'incomplete',
    fields: ['cmePassport', 'moc', 'rems', 'registration', 'fee', 'url'],
    help: 'An activity in CME Passport, or registered for MOC or REMS, says who can register, the fee and the address.',
    why: 'Learners who find the activity in a list need to know who may come, what it costs and where to look.',
    fix: 'Fill in Who Can Register, Registration Fee and Activity URL, or take the activity off the list.',
    bad: row({ 'Include on CME Passport': 'Yes' }),
    good: row({
      'Include on CME Passport': 'Yes',
      'Who Can Register': 'Open to all',
      'Registration Fee': 'No',
      'Activity URL': 'https://example.org/cme',
    }),
    check: checkListing,
  },
} satisfies Record<string, Rule>;
