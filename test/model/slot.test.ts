import { describe, expect, test } from 'vitest';
import { groups } from '../../src/model/dictionary.js';
import {
  headerOfPath,
  nearestHeader,
  slotAtPath,
  slotIn,
  slotOfHeader,
  templateSlots,
} from '../../src/model/slot.js';

/** Ways in which people and programs write a column heading. */
const variants: Readonly<Record<string, (header: string) => string>> = {
  'as it is': (header) => header,
  starred: (header) => `${header} *`,
  'starred in front': (header) => `* ${header}`,
  'in capitals': (header) => header.toUpperCase(),
  'in small letters': (header) => header.toLowerCase(),
  'with spaces around': (header) => `  ${header}\t`,
  'on several lines': (header) => header.replaceAll(' ', '\n'),
  'on lines of a typewriter': (header) => header.replaceAll(' ', '\r\n'),
  'with no-break spaces': (header) => header.replaceAll(' ', '\u00a0'),
  'with spaces doubled': (header) => header.replaceAll(' ', '  '),
  'without spaces': (header) => header.replaceAll(' ', ''),
  'with a colon and a question mark': (header) => `${header}?:`,
  'with underscores': (header) => header.replaceAll(' ', '_'),
  'with a trade mark': (header) => `${header}™`,
  'with a registered mark': (header) => `${header}®`,
};

describe('headings are found', () => {
  const slots = templateSlots((group) => group.inTemplate + 2);
  test.each(Object.entries(variants))('%s', (_, vary) => {
    const found = slots.map(({ header }) => [header, slotOfHeader(vary(header))?.path]);
    expect(found).toEqual(slots.map(({ header, path }) => [header, path]));
  });
});

describe('a heading', () => {
  test.each([
    ['AMA PRA Category 1 Credit(s)™', 'credits'],
    ['Outcome - Community / Population Health', 'outcomes.communityHealth'],
    ['Occurrence 17 Start Date', 'occurrences[17].startDate'],
    ['Occurrence 9999 City', 'occurrences[9999].city'],
    ['MOC Board #1', 'mocBoards[1].board'],
    ['MOC Board 1: Credits', 'mocBoards[1].credits'],
    ['MOC Board 01 Credits', 'mocBoards[1].credits'],
    ['Monetary Support Amount 12 ($)', 'monetarySupport[12].amount'],
  ])('%j is the one of %s', (header, path) => {
    expect(slotOfHeader(header)?.path).toBe(path);
  });

  test.each([
    'Room',
    '',
    '***',
    'Occurrence 1 Start Date',
    'Occurrence 0 City',
    'Monetary Support Source',
    'Monetary Support Source 0',
    'Monetary Support Source 1 Amount',
    'Occurrence 10000 City',
    'MOC Board -',
    'Titel',
  ])('%j is none', (header) => {
    expect(slotOfHeader(header)).toBeUndefined();
  });
});

describe('the nearest heading', () => {
  test.each([
    ['Activity Titel', 'Activity Title'],
    ['Strat Date', 'Start Date'],
    ['Ocurrence 3 Start Date', 'Occurrence 3 Start Date'],
    ['Occurence 17 City', 'Occurrence 17 City'],
    ['Occurrence 1 Start Date', 'Occurrence 2 Start Date'],
    ['Monetary Support Source', 'Monetary Support Source 1'],
    ['Monetary Suport Amount 12', 'Monetary Support Amount 12'],
    ['State', undefined],
    ['Room', undefined],
    ['', undefined],
  ])('to %j is %s', (header, expected) => {
    expect(nearestHeader(header)).toBe(expected);
  });
});

describe('a path', () => {
  const slots = templateSlots();

  test.each(slots.map((slot) => [slot.path, slot] as const))('%s leads to its slot', (path, slot) => {
    expect(slotAtPath(path)).toBe(slot);
    expect(headerOfPath(path)).toBe(slot.header);
  });

  test.each([
    ['monetarySupport[41].amount', 'Monetary Support Amount 41'],
    ['occurrences[40].startDate', 'Occurrence 40 Start Date'],
    ['outcomes.patientHealth', 'Outcome: Patient Health'],
    ['monetarySupport', 'Monetary Support'],
    ['mocBoards[2]', 'MOC Board'],
    ['nowhere', null],
    ['monetarySupport[1].nothing', 'Monetary Support'],
    ['nowhere[1].amount', null],
  ])('%s is called %s', (path, header) => {
    expect(headerOfPath(path)).toBe(header);
  });

  test('the same member of the same entry is the same slot', () => {
    for (const group of groups) {
      for (const member of Object.values(group.members)) {
        expect(slotIn(group, 7, member)).toBe(slotIn(group, 7, member));
        expect(slotIn(group, 7, member)).not.toBe(slotIn(group, 8, member));
      }
    }
  });
});

describe('the columns of a blank template', () => {
  const headers = templateSlots().map(({ header }) => header);

  test('are in the form’s order, with the columns of an entry together', () => {
    const order = [
      'Activity ID',
      'Activity Title',
      'Start Date',
      'Occurrence 2 Start Date',
      'Occurrence 2 Postal Code',
      'Occurrence 3 Start Date',
      'AMA PRA Category 1 Credits',
      'Monetary Support Source 1',
      'Monetary Support Amount 1',
      'Monetary Support Source 2',
      'Monetary Support Amount 3',
      'MOC Board 1',
      'MOC Board 1 Credit Claim Date',
      'MOC Board 2',
      'Total Physician Learners',
      'Mark Activity as Closed',
    ];
    const places = order.map((header) => headers.indexOf(header));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
  });

  test('have two further occurrences, three monetary supports and two boards', () => {
    const ends = headers.filter((header) =>
      /^(Occurrence \d+ City|Monetary Support Source \d+|MOC Board \d+)$/.test(header),
    );
    expect(ends).toEqual([
      'Occurrence 2 City',
      'Occurrence 3 City',
      'Monetary Support Source 1',
      'Monetary Support Source 2',
      'Monetary Support Source 3',
      'MOC Board 1',
      'MOC Board 2',
    ]);
  });
});
