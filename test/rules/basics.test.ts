import { describe, expect, test } from 'vitest';
import type { ExampleRow } from '../../src/rules/rule.js';
import { describeCases, found } from './checked-rows.js';

const nowhere: ExampleRow = { Country: null, City: null, 'State/Province': null, 'Postal Code': null };

function dates(start: string, end: string): ExampleRow {
  return { 'Start Date': start, 'End Date': end };
}

function series(start: string, end: string): ExampleRow {
  return { 'Activity Format': 'RSS', 'Repeats With Same Content': null, ...dates(start, end) };
}

function enduring(start: string, end: string): ExampleRow {
  return {
    'Activity Format': 'EM',
    'Delivery Method': 'Online',
    'Repeats With Same Content': null,
    ...nowhere,
    ...dates(start, end),
  };
}

/** A further occurrence in Chicago. */
function occurrence(number: number, start: string, end: string, more: ExampleRow = {}): ExampleRow {
  const place = { Country: 'USA', City: 'Chicago', 'State/Province': 'IL', 'Postal Code': '60007', ...more };
  const values: Record<string, ExampleRow[string]> = { 'Repeats With Same Content': 'Yes' };
  for (const [header, value] of Object.entries({ ...dates(start, end), ...place })) {
    values[`Occurrence ${number} ${header}`] = value;
  }
  return values;
}

describeCases({
  'the end is not before the start': [
    ['one day', dates('5/20/2021', '5/20/2021')],
    ['a day too early', dates('5/20/2021', '5/19/2021'), 'end-before-start endDate'],
    ['a year too early', dates('1/1/2021', '12/31/2020'), 'end-before-start endDate'],
    ['an occurrence', occurrence(2, '12/02/2021', '12/01/2021'), 'end-before-start occurrences[2].endDate'],
    [
      'the fifth occurrence, after a gap',
      occurrence(5, '12/02/2021', '12/01/2021'),
      'end-before-start occurrences[5].endDate',
    ],
    [
      'an unreadable start says nothing of the end',
      dates('20/05/2021', '5/19/2021'),
      'invalid-date startDate',
    ],
  ],
  'a series is of at most twelve months': [
    ['twelve months', series('07/01/2025', '06/30/2026')],
    ['a day more', series('07/01/2025', '07/01/2026'), 'series-over-12-months endDate'],
    ['years more', series('07/01/2020', '07/01/2026'), 'series-over-12-months endDate'],
    ['from a 29 February', series('02/29/2024', '02/28/2025')],
    ['from a 29 February, a day more', series('02/29/2024', '03/01/2025'), 'series-over-12-months endDate'],
    ['other formats may be longer', dates('07/01/2020', '07/01/2024')],
  ],
  'an enduring material is of at most three years': [
    ['three years', enduring('07/01/2023', '06/30/2026')],
    ['a day more', enduring('07/01/2023', '07/01/2026'), 'enduring-over-3-years endDate'],
    [
      'a series is bound by its own rule',
      series('07/01/2022', '07/01/2026'),
      'series-over-12-months endDate',
    ],
  ],
  'the delivery method goes with the format': [
    ['a streamed course', { 'Delivery Method': 'Live-Streamed', ...nowhere }],
    [
      'an online course',
      { 'Delivery Method': 'Online', ...nowhere },
      'delivery-not-applicable deliveryMethods',
    ],
    ['a series in person', series('07/01/2025', '06/30/2026')],
    [
      'a streamed enduring material',
      { ...enduring('07/01/2024', '06/30/2026'), 'Delivery Method': 'Live-Streamed' },
      'delivery-not-applicable deliveryMethods',
    ],
    [
      'a printed enduring material',
      { ...enduring('07/01/2024', '06/30/2026'), 'Delivery Method': 'Print; Online' },
    ],
    [
      'a journal online',
      { ...enduring('07/01/2024', '06/30/2026'), 'Activity Format': 'JN' },
      'delivery-not-applicable deliveryMethods',
    ],
    [
      'a journal without',
      { ...enduring('07/01/2024', '06/30/2026'), 'Activity Format': 'JN', 'Delivery Method': null },
    ],
    [
      'an unknown format',
      { 'Activity Format': 'Webinar', 'Delivery Method': 'Online', ...nowhere },
      'invalid-option format',
    ],
  ],
  'a code of the format fills an empty delivery method': [
    [
      'IL is streamed',
      { 'Activity Format': 'IL', 'Delivery Method': null, ...nowhere },
      'repaired-value deliveryMethods',
    ],
    [
      'IEM is online',
      { ...enduring('07/01/2024', '06/30/2026'), 'Activity Format': 'iem', 'Delivery Method': null },
      'repaired-value deliveryMethods',
    ],
    ['what is written stays', { 'Activity Format': 'IL', 'Delivery Method': 'In-Person' }],
    [
      'what is faulty stays so',
      { 'Activity Format': 'IL', 'Delivery Method': 'Zoom' },
      'invalid-option deliveryMethods',
    ],
    ['C says nothing of it', { 'Activity Format': 'C', 'Delivery Method': null }, 'required deliveryMethods'],
  ],
  'an activity that repeats has occurrences': [
    ['none', { 'Repeats With Same Content': 'Yes' }, 'occurrences-required occurrences[2].startDate'],
    [
      'none, with an Activity ID: it may be an entry',
      { 'Repeats With Same Content': 'Yes', 'Activity ID': '210016971' },
    ],
    [
      'none, with an Activity ID that cannot be read',
      { 'Repeats With Same Content': 'Yes', 'Activity ID': '21-16971' },
      'invalid-id activityId',
    ],
    ['one', occurrence(2, '12/01/2021', '12/02/2021')],
    ['one, in the columns of the third', occurrence(3, '12/01/2021', '12/02/2021')],
    [
      'one that cannot be read is there',
      occurrence(2, 'December', '12/02/2021'),
      'invalid-date occurrences[2].startDate',
    ],
    [
      'an unreadable format decides nothing',
      { 'Activity Format': 'Life Corse!', 'Repeats With Same Content': 'Yes' },
      'invalid-option format',
    ],
  ],
  'occurrences go with an activity that repeats': [
    [
      'No',
      { ...occurrence(2, '12/01/2021', '12/02/2021'), 'Repeats With Same Content': 'No' },
      'occurrences-unexpected occurrences[2].startDate',
    ],
    [
      'blank',
      { ...occurrence(2, '12/01/2021', '12/02/2021'), 'Repeats With Same Content': null },
      'required repeats',
    ],
    [
      'unreadable',
      { ...occurrence(2, '12/01/2021', '12/02/2021'), 'Repeats With Same Content': 'often' },
      'invalid-yes-no repeats',
    ],
    [
      'blank for a series',
      {
        ...series('07/01/2025', '06/30/2026'),
        ...occurrence(3, '12/01/2025', '12/02/2025'),
        'Repeats With Same Content': null,
      },
      'occurrences-unexpected occurrences[3].startDate',
    ],
    [
      'only a live course repeats',
      { ...series('07/01/2025', '06/30/2026'), 'Repeats With Same Content': 'Yes' },
      'repeats-not-applicable repeats',
    ],
    [
      'a series that repeats, with occurrences',
      { ...series('07/01/2025', '06/30/2026'), ...occurrence(2, '12/01/2025', '12/02/2025') },
      'repeats-not-applicable repeats',
    ],
    [
      'an enduring material that does not',
      { ...enduring('07/01/2024', '06/30/2026'), 'Repeats With Same Content': 'No' },
    ],
  ],
  'occurrences differ': [
    [
      'the same as the first',
      occurrence(2, '05/20/2021', '11/11/2021'),
      'occurrence-repeated occurrences[2].startDate',
    ],
    ['the same dates in another city', occurrence(2, '05/20/2021', '11/11/2021', { City: 'Springfield' })],
    [
      'the same dates at another postal code',
      occurrence(2, '05/20/2021', '11/11/2021', { 'Postal Code': '60008' }),
    ],
    ['another last day', occurrence(2, '05/20/2021', '11/12/2021')],
    [
      'the fourth like the second',
      { ...occurrence(2, '12/01/2021', '12/02/2021'), ...occurrence(4, '12/01/2021', '12/02/2021') },
      'occurrence-repeated occurrences[4].startDate',
    ],
    [
      'places that cannot be read are not known to be the same',
      {
        ...occurrence(2, '12/01/2021', '12/02/2021', { 'State/Province': 'Ilinois' }),
        ...occurrence(3, '12/01/2021', '12/02/2021', { 'State/Province': 'Indianna' }),
      },
      'unknown-region occurrences[2].state',
      'unknown-region occurrences[3].state',
    ],
  ],
  'only an activity in person has a place': [
    [
      'streamed, with a city',
      { ...nowhere, City: 'Chicago', 'Delivery Method': 'Live-Streamed' },
      'location-unexpected city',
    ],
    [
      'streamed, with a whole place: one warning',
      { 'Delivery Method': 'Live-Streamed' },
      'location-unexpected country',
    ],
    [
      'enduring, with a city',
      { ...enduring('07/01/2024', '06/30/2026'), City: 'Chicago' },
      'location-unexpected city',
    ],
    ['a delivery method that is missing', { 'Delivery Method': null }, 'required deliveryMethods'],
    [
      'a delivery method that cannot be read',
      { 'Delivery Method': 'Zoom' },
      'invalid-option deliveryMethods',
    ],
    [
      'an occurrence',
      { ...nowhere, ...occurrence(2, '12/01/2021', '12/02/2021'), 'Delivery Method': 'Live-Streamed' },
      'location-unexpected occurrences[2].country',
    ],
  ],
  'states and postal codes are those of their country': [
    [
      'an occurrence in another country',
      occurrence(2, '12/01/2021', '12/02/2021', {
        Country: 'Canada',
        'State/Province': 'Ontario',
        'Postal Code': 'k1a0b1',
      }),
    ],
    ['a state in Canada', { Country: 'Canada', 'Postal Code': null }, 'unknown-region state'],
    ['a ZIP code in Canada', { Country: 'Canada', 'State/Province': 'ON' }, 'invalid-postal-code postalCode'],
    [
      'both',
      { 'State/Province': 'Ilinois', 'Postal Code': '6' },
      'unknown-region state',
      'invalid-postal-code postalCode',
    ],
    [
      'a country that cannot be read decides nothing',
      { Country: 'Untied States', 'State/Province': 'Ilinois', 'Postal Code': '6' },
      'invalid-option country',
    ],
    ['a lost zero', { 'State/Province': 'MA', 'Postal Code': 2115 }, 'repaired-value postalCode'],
  ],
  'dates are plausible': [
    ['the first day', dates('01/01/2005', '01/01/2005')],
    ['a day earlier', dates('12/31/2004', '01/01/2005'), 'implausible-date startDate'],
    ['both', dates('01/01/1990', '01/01/1990'), 'implausible-date startDate', 'implausible-date endDate'],
    ['before there was any', dates('12/31/1989', '01/01/2005'), 'invalid-date startDate'],
    ['ten years ahead', dates('11/22/2026', '11/22/2036')],
    ['a day more', dates('11/22/2026', '11/23/2036'), 'implausible-date endDate'],
    [
      'an occurrence',
      occurrence(3, '12/01/2101', '12/02/2101'),
      'implausible-date occurrences[3].startDate',
      'implausible-date occurrences[3].endDate',
    ],
    ['a number in the wrong column', { 'Start Date': 20 }, 'invalid-date startDate'],
  ],
});

describe('the messages', () => {
  test('name both dates as the form shows them', () => {
    expect(found({ 'End Date': '2021-05-02' }).messages).toEqual([
      'End Date must be on or after the Start Date, 05/20/2021.',
    ]);
  });

  test('offer what the format has', () => {
    expect(found({ 'Delivery Method': 'Online', ...nowhere }).messages).toEqual([
      'Delivery Method Online does not go with Live Course. Choose In-Person or Live-Streamed, or both.',
    ]);
  });

  test('do not offer In-Person where it cannot be chosen', () => {
    const [message] = found({ ...enduring('07/01/2024', '06/30/2026'), City: 'Chicago' }).messages;
    expect(message).toBe('City is filled in, but the activity is not In-Person. Clear the location.');
  });

  test('of a repeated occurrence name the earlier one', () => {
    const [message] = found({
      ...occurrence(2, '12/01/2021', '12/02/2021'),
      ...occurrence(4, '12/01/2021', '12/02/2021'),
    }).messages;
    expect(message).toContain(
      'Occurrence 4 Start Date repeats the dates and place of Occurrence 2 Start Date.',
    );
  });
});
