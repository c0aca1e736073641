import { memberPath } from '../model/activity.js';
import { shownDate, yearsLater } from '../model/dates.js';
import { headerOfPath } from '../model/slot.js';
import { deliveryMethodsOf, offersInPerson } from '../model/vocabularies.js';
import { row, theFaq, theForm } from './examples.js';
import { type DatedPlace, eachPlace } from './places.js';
import type { Check, Rule } from './rule.js';

const checkEndBeforeStart: Check = ({ activity, numbers }, report) => {
  eachPlace(activity, numbers, ({ startDate, endDate }, pathOf) => {
    if (startDate === null || endDate === null || endDate >= startDate) return;
    const [end, start] = [headerOfPath(pathOf('endDate')), headerOfPath(pathOf('startDate'))];
    report(pathOf('endDate'), `${end} must be on or after the ${start}, ${shownDate(startDate)}.`);
  });
};

function longerThan(years: number, format: string, words: string): Check {
  return ({ activity }, report) => {
    const { startDate, endDate } = activity;
    if (activity.format !== format || startDate === null || endDate === null) return;
    if (endDate < yearsLater(startDate, years)) return;
    report(
      'endDate',
      `End Date ${shownDate(endDate)} is more than ${words} after the Start Date, ${shownDate(startDate)}. Report the time after that as an activity of its own.`,
    );
  };
}

const checkDelivery: Check = ({ activity }, report) => {
  if (activity.format === null) return;
  const offered = deliveryMethodsOf[activity.format] ?? [];
  const others = activity.deliveryMethods.filter((method) => !offered.includes(method));
  if (others.length === 0) return;
  const remedy = offered.length === 0 ? 'Leave it blank.' : `Choose ${offered.join(' or ')}, or both.`;
  report(
    'deliveryMethods',
    `Delivery Method ${others.join(' and ')} does not go with ${activity.format}. ${remedy}`,
  );
};

const checkOccurrencesRequired: Check = ({ activity, faulty, isEntry }, report) => {
  if (activity.repeats !== true || activity.occurrences.length > 0 || isEntry || faulty.has('format')) return;
  if (activity.format !== null && activity.format !== 'Live Course') return;
  report(
    'occurrences[2].startDate',
    'Occurrence 2 Start Date is required when Repeats With Same Content is Yes. Enter the further dates, or change Repeats to No.',
  );
};

const checkOccurrencesUnexpected: Check = ({ activity, faulty, numbers }, report) => {
  if (activity.occurrences.length === 0 || activity.repeats === true || faulty.has('repeats')) return;
  if (activity.repeats === null && activity.format === 'Live Course') return;
  const path = memberPath('occurrences', numbers.occurrences[0] ?? 2, 'startDate');
  report(
    path,
    'Occurrences go with Repeats With Same Content = Yes. Change that, or clear the further dates and places.',
  );
};

const checkRepeats: Check = ({ activity }, report) => {
  if (activity.repeats !== true || activity.format === null || activity.format === 'Live Course') return;
  report(
    'repeats',
    `Repeats With Same Content = Yes goes only with a Live Course, not with ${activity.format}. Enter No or leave it blank.`,
  );
};

const placeMembers: readonly (keyof DatedPlace)[] = ['country', 'city', 'state', 'postalCode'];

const checkOccurrenceRepeated: Check = ({ activity, faulty, numbers }, report) => {
  if (activity.occurrences.length === 0) return;
  const seen = new Map<string, string>();
  eachPlace(activity, numbers, (place, pathOf) => {
    if (place.startDate === null || place.endDate === null) return;
    if (placeMembers.some((member) => faulty.has(pathOf(member)))) return;
    const { startDate, endDate, country, city, state, postalCode } = place;
    const key = JSON.stringify([startDate, endDate, country, city, state, postalCode]);
    const path = pathOf('startDate');
    const earlier = seen.get(key);
    if (earlier === undefined) seen.set(key, path);
    else
      report(
        path,
        `${headerOfPath(path)} repeats the dates and place of ${headerOfPath(earlier)}. Change it, or clear this occurrence.`,
      );
  });
};

const checkLocationUnexpected: Check = ({ activity, faulty, numbers }, report) => {
  if (activity.format === null || activity.deliveryMethods.includes('In-Person')) return;
  if (faulty.has('deliveryMethods')) return;
  const isAsked = offersInPerson(activity.format);
  if (isAsked && activity.deliveryMethods.length === 0) return;
  const remedy = isAsked ? 'Clear the location, or add In-Person to Delivery Method.' : 'Clear the location.';
  eachPlace(activity, numbers, (place, pathOf) => {
    const filled = placeMembers.find((member) => place[member] !== null);
    if (filled === undefined) return;
    const header = headerOfPath(pathOf(filled));
    report(pathOf(filled), `${header} is filled in, but the activity is not In-Person. ${remedy}`);
  });
};

const checkImplausibleDates: Check = ({ activity, numbers, today }, report) => {
  const latest = yearsLater(today, 10);
  const look = (date: string | null, path: string) => {
    if (date === null || (date >= '2005-01-01' && date <= latest)) return;
    const when = date > latest ? 'more than ten years ahead' : 'before 2005';
    report(path, `${headerOfPath(path)} ${shownDate(date)} is ${when}. Check the year.`);
  };
  eachPlace(activity, numbers, (place, pathOf) => {
    look(place.startDate, pathOf('startDate'));
    look(place.endDate, pathOf('endDate'));
  });
  activity.mocBoards.forEach((board, index) => {
    look(board.claimDate, memberPath('mocBoards', numbers.mocBoards[index] ?? index + 1, 'claimDate'));
  });
};

const basics = { area: 'Basics', severity: 'error', source: theForm } as const;
const dates = ['startDate', 'endDate'];
const place = ['country', 'city', 'state', 'postalCode'];
const second = {
  'Repeats With Same Content': 'Yes',
  'Occurrence 2 Country': 'USA',
  'Occurrence 2 City': 'Chicago',
  'Occurrence 2 State/Province': 'IL',
  'Occurrence 2 Postal Code': '60007',
};
const december = {
  ...second,
  'Occurrence 2 Start Date': '12/01/2021',
  'Occurrence 2 End Date': '12/02/2021',
};
const notPlaced = { Country: null, City: null, 'State/Province': null, 'Postal Code': null };
const series = { 'Activity Format': 'RSS', 'Repeats With Same Content': null, 'Start Date': '07/01/2026' };
const enduring = {
  'Activity Format': 'EM',
  'Delivery Method': 'Online',
  'Repeats With Same Content': null,
  ...notPlaced,
  'Start Date': '07/01/2023',
};

/** Rules of the form's step 1, Basics. */
export const basicsRules = {
  'end-before-start': {
    ...basics,
    fields: [...dates, 'occurrences'],
    help: 'An activity ends on or after the day it starts.',
    why: 'The form refuses an end before the start; mostly the month and the day, or the year, were mixed up.',
    fix: 'Correct the one of the two dates that is wrong.',
    bad: row({ 'End Date': '5/2/2021' }),
    good: row({ 'End Date': '5/20/2021' }),
    check: checkEndBeforeStart,
  },
  'series-over-12-months': {
    ...basics,
    fields: ['format', ...dates],
    source: theFaq,
    help: 'A Regularly Scheduled Series is reported for at most twelve months at a time.',
    why: 'A series is reported once a year, so that its credits and learners count for that year.',
    fix: 'Let the series end within twelve months, and enter the next twelve months as an activity of their own.',
    bad: row({ ...series, 'End Date': '07/01/2027' }),
    good: row({ ...series, 'End Date': '06/30/2027' }),
    check: longerThan(1, 'Regularly Scheduled Series', 'twelve months'),
  },
  'enduring-over-3-years': {
    ...basics,
    fields: ['format', ...dates],
    source: theFaq,
    help: 'An Enduring Material is offered for at most three years before it is reviewed.',
    why: 'The content of enduring materials has to be reviewed at least every three years.',
    fix: 'Let the activity end within three years. After the review, enter it anew.',
    bad: row({ ...enduring, 'End Date': '07/01/2026' }),
    good: row({ ...enduring, 'End Date': '06/30/2026' }),
    check: longerThan(3, 'Enduring Material', 'three years'),
  },
  'delivery-not-applicable': {
    ...basics,
    fields: ['format', 'deliveryMethods'],
    help: 'The Delivery Method is one that the form offers for the Activity Format.',
    why: 'The form asks for the method only where there is a choice, and offers only what fits the format.',
    fix: 'Choose a method that the message names, or clear the cell.',
    bad: row({ 'Delivery Method': 'In-Person; Online' }),
    good: row({ 'Delivery Method': 'In-Person; Live-Streamed' }),
    check: checkDelivery,
  },
  'occurrences-required': {
    ...basics,
    severity: 'incomplete',
    fields: ['repeats', 'occurrences'],
    help: 'An activity that repeats names its further dates and places.',
    why: 'The form asks for each date and place once one says that the activity repeats.',
    fix: 'Enter the further dates as Occurrence 2, 3 and so on, or answer No to Repeats With Same Content.',
    bad: row({ 'Repeats With Same Content': 'Yes' }),
    good: row(december),
    check: checkOccurrencesRequired,
  },
  'occurrences-unexpected': {
    ...basics,
    fields: ['repeats', 'occurrences'],
    help: 'Only an activity that repeats has further dates and places.',
    why: 'The form shows the further dates only when the activity repeats.',
    fix: 'Answer Yes to Repeats With Same Content, or clear the further dates and places.',
    bad: row({ ...december, 'Repeats With Same Content': 'No' }),
    good: row(december),
    check: checkOccurrencesUnexpected,
  },
  'repeats-not-applicable': {
    ...basics,
    fields: ['format', 'repeats'],
    help: 'Only a Live Course can occur more than once with the same content.',
    why: 'The form asks the question for Live Courses only.',
    fix: 'Clear the cell, or enter No.',
    bad: row({ ...series, 'End Date': '06/30/2027', 'Repeats With Same Content': 'Yes' }),
    good: row({ ...series, 'End Date': '06/30/2027', 'Repeats With Same Content': 'No' }),
    check: checkRepeats,
  },
  'occurrence-repeated': {
    ...basics,
    fields: [...dates, ...place, 'occurrences'],
    help: 'Each occurrence has dates and a place of its own.',
    why: 'Two occurrences on the same dates at the same place would be counted twice.',
    fix: 'Correct the dates or the place of one of them, or clear it.',
    bad: row({ ...second, 'Occurrence 2 Start Date': '05/20/2021', 'Occurrence 2 End Date': '11/11/2021' }),
    good: row(december),
    check: checkOccurrenceRepeated,
  },
  'location-unexpected': {
    ...basics,
    severity: 'warning',
    fields: ['deliveryMethods', ...place, 'occurrences'],
    help: 'Only an In-Person activity has a location.',
    why: 'The form asks for a place only when learners come to one; the place may also mean that In-Person is missing.',
    fix: 'Clear the location, or add In-Person to Delivery Method.',
    bad: row({ 'Delivery Method': 'Live-Streamed' }),
    good: row({ 'Delivery Method': 'Live-Streamed', ...notPlaced }),
    check: checkLocationUnexpected,
  },
  'unknown-region': {
    ...basics,
    fields: ['country', 'state', 'occurrences'],
    help: 'In the United States and Canada, State/Province is one of theirs, by name or code.',
    why: 'States and provinces are counted by their codes.',
    fix: 'Enter the name or the code, such as Illinois or IL.',
    bad: row({ 'State/Province': 'Ilinois' }),
    good: row({ 'State/Province': 'IL' }),
  },
  'invalid-postal-code': {
    ...basics,
    fields: ['country', 'postalCode', 'occurrences'],
    help: 'In the United States and Canada, Postal Code is written as the country writes it.',
    why: 'A postal code of another shape belongs to another place, or has lost a digit.',
    fix: 'Enter a ZIP code such as 60007 or 60007-1234, or a Canadian postal code such as K1A 0B1.',
    bad: row({ 'Postal Code': '600' }),
    good: row({ 'Postal Code': '60007-1234' }),
  },
  'implausible-date': {
    ...basics,
    severity: 'warning',
    fields: [...dates, 'occurrences', 'mocBoards'],
    help: 'A date before 2005 or more than ten years ahead is nearly always a slip in the year.',
    why: 'Such dates can be right, but mostly a digit of the year is wrong.',
    fix: 'Check the year. If it is right, leave it: the row is accepted.',
    bad: row({ 'Start Date': '05/20/2001' }),
    good: row({ 'Start Date': '05/20/2021' }),
    check: checkImplausibleDates,
  },
} satisfies Record<string, Rule>;
