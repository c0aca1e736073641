import { isEmptyValue, memberPath } from '../model/activity.js';
import { shownDate } from '../model/dates.js';
import { fieldOf, groupOf } from '../model/dictionary.js';
import type { Field } from '../model/field.js';
import { headerOfPath } from '../model/slot.js';
import { isBlankField } from './blank.js';
import { withMoc } from './collaborations.js';
import { row, theFaq, theForm } from './examples.js';
import { missingFields } from './missing.js';
import type { Check, Rule, RuleInput } from './rule.js';

/** Whether the row asks to close the activity. */
function isClosing({ activity }: RuleInput): boolean {
  return activity.closed === true;
}

const checkEnd: Check = (input, report) => {
  const { endDate } = input.activity;
  if (!isClosing(input) || endDate === null || endDate < input.today) return;
  report('closed', `The activity cannot be closed before its End Date, ${shownDate(endDate)}, is past.`);
};

const checkComplete: Check = (input, report) => {
  if (!isClosing(input)) return;
  const headers = missingFields(input).map((path) => headerOfPath(path) ?? path);
  if (headers.length > 0) {
    report('closed', `The activity cannot be closed while something is missing: ${headers.join(', ')}.`);
  }
};

const totals = [fieldOf('physicianLearners'), fieldOf('otherLearners')];

const checkLearners: Check = (input, report) => {
  if (!isClosing(input)) return;
  const { activity } = input;
  // A row that updates an activity keeps the totals that the store has; only there it is known what they are.
  if (!isBlankField(input, 'activityId', activity.activityId)) return;
  if (!isBlankField(input, 'internalId', activity.internalId)) return;
  // The totals of several occurrences are not given here at all; `totals-with-occurrences` says so.
  if (activity.occurrences.length > 0) return;
  reportMissingTotals(input, report);
};

/** Asks for the learner totals that a closed activity needs. */
export const reportMissingTotals: Check = (input, report) => {
  const { physicianLearners, otherLearners } = input.activity;
  const values = [physicianLearners, otherLearners];
  totals.forEach((field: Field, index) => {
    if (!isBlankField(input, field.key, values[index])) return;
    report(field.key, `${field.header} is required to close the activity. Enter 0 if there were none.`);
  });
};

const boardMembers = Object.values(groupOf('mocBoards').members);

const checkMoc: Check = (input, report) => {
  if (isClosing(input)) reportMissingMoc(input, report);
};

/** Asks for the MOC details that a closed activity with MOC needs. */
export const reportMissingMoc: Check = (input, report) => {
  const { activity, faulty, numbers } = input;
  if (activity.moc !== true) return;
  if (activity.mocAttestation !== true && !faulty.has('mocAttestation')) {
    report('mocAttestation', 'MOC Attestation must be Yes to close an activity with MOC.');
  }
  if (activity.mocBoards.length === 0) {
    report('mocBoards[1].board', 'MOC Board 1 is required to close an activity with MOC.');
  }
  activity.mocBoards.forEach((board, index) => {
    const values = board as Readonly<Record<string, unknown>>;
    for (const member of boardMembers) {
      const path = memberPath('mocBoards', numbers.mocBoards[index] ?? index + 1, member.key);
      if (isEmptyValue(values[member.key]) && !faulty.has(path)) {
        report(path, `${headerOfPath(path)} is required to close an activity with MOC.`);
      }
    }
  });
};

/** Reports all that stands against closing an activity of the store, which is looked at as if it were closed. */
export const reportAgainstClosing: Check = (input, report) => {
  for (const check of [checkEnd, checkComplete, reportMissingTotals, checkMoc]) check(input, report);
};

const checkTotalsWithOccurrences: Check = (input, report) => {
  const { occurrences, physicianLearners, otherLearners } = input.activity;
  if (occurrences.length === 0) return;
  const remedy =
    'goes with each occurrence, not with all of them. Leave it blank, and enter it later by Activity ID.';
  if (physicianLearners !== null) report('physicianLearners', `Total Physician Learners ${remedy}`);
  if (otherLearners !== null) report('otherLearners', `Total Other Learners ${remedy}`);
  if (isClosing(input)) report('closed', `Mark Activity as Closed ${remedy}`);
};

const closing = { area: 'Closing', severity: 'error', source: theForm } as const;
const closed = {
  'Mark Activity as Closed': 'Yes',
  'Total Physician Learners': '20',
  'Total Other Learners': '0',
};
const repeated = {
  'Repeats With Same Content': 'Yes',
  'Occurrence 2 Start Date': '12/01/2021',
  'Occurrence 2 End Date': '12/02/2021',
  'Occurrence 2 Country': 'USA',
  'Occurrence 2 City': 'Chicago',
  'Occurrence 2 State/Province': 'IL',
};

/** Rules that hold when an activity is marked as closed, here or later. */
export const closingRules = {
  'close-before-end': {
    ...closing,
    fields: ['closed', 'endDate'],
    help: 'An activity is closed only after its end date.',
    why: 'Until its end is past, learners may still complete the activity.',
    fix: 'Leave Mark Activity as Closed blank until the end date is past, or correct the end date.',
    bad: row({ ...closed, 'End Date': '12/31/2026' }),
    good: row(closed),
    check: checkEnd,
  },
  'close-incomplete': {
    ...closing,
    fields: ['closed'],
    help: 'An activity is closed only when nothing that it needs is missing.',
    why: 'A closed activity counts as reported, so nothing may be missing any more.',
    fix: 'Fill in what the message names, then close the activity.',
    bad: row({ ...closed, Description: null }),
    good: row(closed),
    check: checkComplete,
  },
  'close-learners-required': {
    ...closing,
    fields: ['closed', 'physicianLearners', 'otherLearners'],
    help: 'An activity is closed only with its learner totals; 0 is an answer, blank is not.',
    why: 'Closing reports how many learners there were; nobody can tell a blank from none.',
    fix: 'Enter both totals, 0 where there were none.',
    bad: row({ ...closed, 'Total Other Learners': null }),
    good: row(closed),
    check: checkLearners,
  },
  'close-moc-required': {
    ...closing,
    source: theFaq,
    fields: ['closed', 'moc', 'mocAttestation', 'mocBoards'],
    help: 'An activity with MOC is closed only with the attestation and all details of each board.',
    why: 'The boards give MOC credit by what is reported when the activity is closed.',
    fix: 'Answer Yes to MOC Attestation, and fill in every field of each MOC Board.',
    bad: row({ ...closed, ...withMoc, 'MOC Board 1 Credit Types': null }),
    good: row({ ...closed, ...withMoc }),
    check: checkMoc,
  },
  'totals-with-occurrences': {
    ...closing,
    fields: ['occurrences', 'physicianLearners', 'otherLearners', 'closed'],
    help: 'Each occurrence has learner totals of its own, so a row of several gives none.',
    why: 'A row of several occurrences becomes one activity for each date, and each is closed on its own.',
    fix: 'Leave the totals blank, and enter them later by the Activity ID of each date.',
    bad: row({ ...repeated, 'Total Physician Learners': '20' }),
    good: row(repeated),
    check: checkTotalsWithOccurrences,
  },
} satisfies Record<string, Rule>;
