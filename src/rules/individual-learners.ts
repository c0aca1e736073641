import { learners, theForm } from './examples.js';
import type { Rule } from './rule.js';

const individual = {
  area: 'Individual learners',
  severity: 'error',
  fields: [],
  source: theForm,
} as const;

/** Rules for individual learners. They are raised where learners are read and matched with the store. */
export const individualLearnersRules = {
  'invalid-npi': {
    ...individual,
    help: 'An NPI is ten digits, the last of which is a check digit that goes with the others.',
    why: 'The check digit shows at once when digits were mixed up.',
    fix: 'Copy the NPI from the registry of NPIs.',
    bad: learners({ NPI: '1234567890' }),
    good: learners({ NPI: '1234567893' }),
  },
  'learner-not-identified': {
    ...individual,
    help: 'A learner has an NPI, or a state license with its state and its number.',
    why: 'Two learners of one name cannot be told apart otherwise.',
    fix: 'Enter the NPI, or License State and License Number.',
    bad: learners({ NPI: null, 'License State': 'IL' }),
    good: learners({ NPI: null, 'License State': 'IL', 'License Number': '036.123456' }),
  },
  'learner-repeated': {
    ...individual,
    help: 'A learner is reported once for an activity.',
    why: 'A learner who is reported twice is counted twice.',
    fix: 'Delete the row. If what was reported is wrong, take it back with pars-batch learners remove, then report it again.',
    bad: learners({}, { 'Completion Date': '06/02/2021' }),
    good: learners({}, { NPI: '1245319599', 'Completion Date': '06/02/2021' }),
  },
  'completed-outside-activity': {
    ...individual,
    help: 'A learner completes an activity after it has begun, and is reported afterwards.',
    why: 'Nobody completes an activity before it begins, and what is still to come is not known yet.',
    fix: 'Correct the Completion Date, or name the right activity.',
    bad: learners({ 'Completion Date': '05/19/2021' }),
    good: learners({ 'Completion Date': '05/20/2021' }),
  },
  'credits-over-activity': {
    ...individual,
    help: 'A learner earns at most the credits that the activity is certified for.',
    why: 'The activity is certified for so many credits and no more.',
    fix: 'Correct the credits of the learner, or those of the activity.',
    bad: learners({ Credits: '20.25' }),
    good: learners({ Credits: '20' }),
  },
  'activity-not-named': {
    ...individual,
    help: 'A learner is reported for one activity of the store, by its Activity ID or its Internal ID.',
    why: 'A learner without an activity cannot be counted.',
    fix: 'Enter the Activity ID; the Internal ID will do if only one activity has it.',
    bad: learners({ 'Internal ID': 'A-2' }),
    good: learners({ 'Internal ID': 'A-1' }),
  },
} satisfies Record<string, Rule>;
