import type { ExampleRow, LearnersExample, RowsExample } from './rule.js';

/** The day on which the examples are read. */
export const exampleDay = '2026-11-22';

/** The complete activity that every example's rows are laid over: the form tutorial's own. */
export const completeActivity: ExampleRow = {
  'Activity Title': 'CMEActivityTutorial',
  'Activity Format': 'Live Course',
  'Delivery Method': 'In-Person',
  'Repeats With Same Content': 'No',
  'Start Date': '05/20/2021',
  'End Date': '11/11/2021',
  Country: 'United States',
  City: 'Chicago',
  'State/Province': 'Illinois',
  'Postal Code': '60007',
  'AMA PRA Category 1 Credits': '20',
  'Include on CME Passport': 'No',
  Description: 'This is a sample description',
  Providership: 'Directly provided',
  'Outcome: Learner Competence': 'Objective',
  'Commercial Support Received': 'No',
  'Mark for Commendation Criteria': 'No',
};

/** An example of one row. */
export function row(values: ExampleRow): RowsExample {
  return { rows: [values] };
}

/** An example of several rows. */
export function rows(...several: ExampleRow[]): RowsExample {
  return { rows: several };
}

/** The learner that every example's rows of learners are laid over; the activity A-1 is in the store. */
export const completeLearner: ExampleRow = {
  'Internal ID': 'A-1',
  'First Name': 'Anna',
  'Last Name': 'Park',
  NPI: '1234567893',
  'Completion Date': '06/01/2021',
  Credits: '20',
};

/** An example of learners. */
export function learners(...several: ExampleRow[]): LearnersExample {
  return { learners: several };
}

/** The form's tutorial, which every provider is sent. */
export const theForm = "The form's tutorial, Entering Activities in PARS";
/** The accreditor's questions and answers for providers. */
export const theFaq = "The accreditor's public FAQ";
/** What follows from reading files rather than filling in a form. */
export const theFile = 'The batch file itself';
