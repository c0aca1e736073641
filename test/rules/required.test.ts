import { describe, expect, test } from 'vitest';
import { completeActivity } from '../../src/rules/examples.js';
import type { ExampleRow } from '../../src/rules/rule.js';
import { checkedRows, describeCases, found } from './checked-rows.js';

const enduring: ExampleRow = {
  'Activity Format': 'Enduring Material',
  'Delivery Method': 'Online',
  'Repeats With Same Content': null,
  'Start Date': '05/20/2021',
  Country: null,
  City: null,
  'State/Province': null,
  'Postal Code': null,
};
const journal: ExampleRow = { ...enduring, 'Activity Format': 'Journal CME/CE', 'Delivery Method': null };
const streamed: ExampleRow = {
  'Delivery Method': 'Live-Streamed',
  Country: null,
  City: null,
  'State/Province': null,
  'Postal Code': null,
};
const december: ExampleRow = {
  'Repeats With Same Content': 'Yes',
  'Occurrence 2 Start Date': '12/01/2021',
  'Occurrence 2 End Date': '12/02/2021',
  'Occurrence 2 Country': 'USA',
  'Occurrence 2 City': 'Chicago',
  'Occurrence 2 State/Province': 'IL',
};

describeCases({
  'required fields': [
    ['a complete activity', {}],
    ['no title', { 'Activity Title': null }, 'required title'],
    ['no dates', { 'Start Date': null, 'End Date': ' ' }, 'required startDate', 'required endDate'],
    ['no credits', { 'AMA PRA Category 1 Credits': null }, 'required credits'],
    ['no providership', { Providership: '' }, 'required providership'],
    ['no answer on CME Passport', { 'Include on CME Passport': null }, 'required cmePassport'],
    ['no answer on support', { 'Commercial Support Received': null }, 'required commercialSupport'],
    ['no answer on criteria', { 'Mark for Commendation Criteria': null }, 'required markCommendation'],
    ['no description', { Description: '\n\n' }, 'required description'],
    // what depends on the format
    ['a live course without an answer on repeats', { 'Repeats With Same Content': null }, 'required repeats'],
    ['a live course without a delivery method', { 'Delivery Method': null }, 'required deliveryMethods'],
    ['an enduring material', enduring],
    [
      'an enduring material without a delivery method',
      { ...enduring, 'Delivery Method': null },
      'required deliveryMethods',
    ],
    ['a journal activity', journal],
    [
      'a series without an answer on repeats',
      { 'Activity Format': 'RSS', 'Repeats With Same Content': null },
    ],
    [
      'a format that is missing asks for nothing else',
      { 'Activity Format': null, 'Repeats With Same Content': null, 'Delivery Method': null },
      'required format',
    ],
    // what depends on the place
    ['a streamed course', streamed],
    [
      'in person and streamed',
      { 'Delivery Method': 'In-Person; Live-Streamed', City: null },
      'required city',
    ],
    ['nowhere', { Country: null, City: null, 'State/Province': null }, 'required country', 'required city'],
    ['no state in the United States', { 'State/Province': null }, 'required state'],
    [
      'no province in Canada',
      { Country: 'Canada', 'State/Province': null, 'Postal Code': null },
      'required state',
    ],
    [
      'no province in Japan',
      { Country: 'Japan', City: 'Tokyo', 'State/Province': null, 'Postal Code': null },
    ],
    ['no postal code', { 'Postal Code': null }],
    // occurrences
    ['an occurrence', december],
    [
      'an occurrence without dates',
      { ...december, 'Occurrence 2 Start Date': null, 'Occurrence 2 End Date': null },
      'required occurrences[2].startDate',
      'required occurrences[2].endDate',
    ],
    [
      'an occurrence nowhere',
      {
        ...december,
        'Occurrence 2 Country': null,
        'Occurrence 2 City': null,
        'Occurrence 2 State/Province': null,
      },
      'required occurrences[2].country',
      'required occurrences[2].city',
    ],
    [
      'an occurrence in a country of its own',
      {
        ...december,
        'Occurrence 2 Country': 'France',
        'Occurrence 2 City': 'Lyon',
        'Occurrence 2 State/Province': null,
      },
    ],
    [
      'an occurrence without a state',
      { ...december, 'Occurrence 2 State/Province': null },
      'required occurrences[2].state',
    ],
  ],
});

describe('the message', () => {
  test('says when a field is required', () => {
    expect(found({ 'Repeats With Same Content': null }).messages).toEqual([
      'Repeats With Same Content is required for a Live Course.',
    ]);
    expect(found({ 'Activity Title': null }).messages).toEqual(['Activity Title is required.']);
    expect(found({ ...december, 'Occurrence 2 State/Province': null }).messages).toEqual([
      'Occurrence 2 State/Province is required for an In-Person activity in the United States or Canada.',
    ]);
  });
});

describe('a row with nothing but a title', () => {
  const blank = Object.fromEntries(Object.keys(completeActivity).map((header) => [header, null]));
  const says = [
    'required format',
    'required startDate',
    'required endDate',
    'required credits',
    'required cmePassport',
    'required description',
    'required providership',
    'outcome-required outcomes.learnerCompetence',
    'required commercialSupport',
    'required markCommendation',
  ];

  test('is told all that is missing', () => {
    expect(found({ ...blank, 'Activity Title': 'Grand Rounds' }).says).toEqual(says);
  });

  test('is not saved as a Draft, since even a Draft needs a format and dates', () => {
    const row = { ...blank, 'Activity Title': 'Grand Rounds' };
    expect(found(row, { drafts: true }).isRejected).toBe(true);
    const draft = {
      ...row,
      'Activity Format': 'Journal CME/CE',
      'Start Date': '1/1/2021',
      'End Date': '1/1/2021',
    };
    expect(found(draft, { drafts: true }).isRejected).toBe(false);
    expect(found(draft).isRejected).toBe(true);
  });

  test('the fields of a Draft are errors, the others incomplete', () => {
    const [row] = checkedRows([{ ...blank, 'Activity Title': 'Grand Rounds' }]);
    const weights = row?.findings.map(({ severity }) => severity);
    expect(weights).toEqual(says.map((text) => (/format|Date/.test(text) ? 'error' : 'incomplete')));
  });
});
