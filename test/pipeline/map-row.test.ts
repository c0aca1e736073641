import { describe, expect, test } from 'vitest';
import type { RawRow } from '../../src/formats/format.js';
import { emptyActivity } from '../../src/model/activity.js';
import type { RawValue } from '../../src/model/raw-value.js';
import { slotOfHeader } from '../../src/model/slot.js';
import { rowMapper } from '../../src/pipeline/map-row.js';

type Cells = Readonly<Record<string, RawValue | undefined>>;

/** Maps a row of cells by their headings; a heading that no field has is a column of nobody's. */
function mapped(cells: Cells, date1904 = false) {
  const row: RawRow = { number: 2, values: Object.values(cells), remarks: [], locate: () => ({ row: 2 }) };
  const columns = Object.keys(cells).map((header) => slotOfHeader(header));
  return rowMapper({ columns, date1904 })(row);
}

describe('a row', () => {
  test('without any value is blank', () => {
    const { activity, isBlank, remarks } = mapped({
      'Activity Title': ' ',
      City: undefined,
      Country: '\u00a0',
    });
    expect({ activity, isBlank, remarks }).toEqual({ activity: emptyActivity(), isBlank: true, remarks: [] });
  });

  test('with values in columns that no field has is blank as well', () => {
    expect(mapped({ Room: 'B12', 'Activity Title': '' }).isBlank).toBe(true);
  });

  test('with a value that cannot be read is not blank', () => {
    const { isBlank, faulty } = mapped({ 'Start Date': 'soon' });
    expect(isBlank).toBe(false);
    expect([...faulty]).toEqual(['startDate']);
  });

  test('becomes an activity, each value by its field', () => {
    const { activity, remarks } = mapped({
      'Activity ID': 210016971,
      'Activity Title': ' Grand Rounds ',
      'Activity Format': 'live course',
      'Delivery Method': 'live-streamed; in-person',
      'Start Date': { kind: 'date', serial: 44336, date1904: false },
      'End Date': '11/11/2021',
      Country: 'United States',
      'State/Province': 'illinois',
      'Postal Code': 60007,
      'AMA PRA Category 1 Credits': 20.25,
      'Include on CME Passport': false,
      'Joint Providers': ['One', 'Two'],
      'Outcome: Patient Health': 'Objective measurement',
      'Total Physician Learners': 0,
      Room: 'B12',
    });
    expect(remarks).toEqual([]);
    expect(activity).toEqual({
      ...emptyActivity(),
      activityId: '210016971',
      title: 'Grand Rounds',
      format: 'Live Course',
      deliveryMethods: ['In-Person', 'Live-Streamed'],
      startDate: '2021-05-20',
      endDate: '2021-11-11',
      country: 'USA',
      state: 'IL',
      postalCode: '60007',
      credits: 2025,
      cmePassport: false,
      jointProviders: ['One', 'Two'],
      outcomes: { ...emptyActivity().outcomes, patientHealth: ['Objective'] },
      physicianLearners: 0,
    });
  });

  test('bare numbers in date columns count from the workbook’s calendar', () => {
    expect(mapped({ 'Start Date': 42874 }, true).activity.startDate).toBe('2021-05-20');
    expect(mapped({ 'Start Date': 44336 }, false).activity.startDate).toBe('2021-05-20');
  });
});

describe('the entries of a group', () => {
  test('close up, and keep the numbers that the person sees', () => {
    const { activity, numbers } = mapped({
      'Monetary Support Source 7': 'Seven',
      'Monetary Support Amount 7': '7',
      'Monetary Support Source 3': undefined,
      'Monetary Support Amount 2': '$2',
      'MOC Board 2 Practice Areas': 'One; Two',
    });
    expect(activity.monetarySupport).toEqual([
      { source: null, amount: 200 },
      { source: 'Seven', amount: 700 },
    ]);
    expect(activity.mocBoards).toEqual([
      { board: null, practiceAreas: ['One', 'Two'], creditTypes: [], credits: null, claimDate: null },
    ]);
    expect(numbers).toEqual({ occurrences: [], monetarySupport: [2, 7], mocBoards: [2] });
  });

  test('are there when one of their values cannot be read', () => {
    const { activity, numbers, faulty } = mapped({ 'Monetary Support Amount 4': 'much' });
    expect(activity.monetarySupport).toEqual([{ source: null, amount: null }]);
    expect(numbers.monetarySupport).toEqual([4]);
    expect([...faulty]).toEqual(['monetarySupport[4].amount']);
  });

  test('are not there when a list of theirs holds separators only', () => {
    const { activity, numbers } = mapped({ 'Activity Title': 'One', 'MOC Board 1 Practice Areas': ' ; ;' });
    expect(activity.mocBoards).toEqual([]);
    expect(numbers.mocBoards).toEqual([]);
  });

  test('have states and postal codes of their own country', () => {
    const { activity, remarks, faulty } = mapped({
      Country: 'USA',
      'State/Province': 'Ontario',
      'Occurrence 5 Country': 'CA',
      'Occurrence 5 State/Province': 'Ontario',
      'Occurrence 5 Postal Code': '60007',
      'Occurrence 9 State/Province': 'Ontario',
    });
    expect(activity.state).toBeNull();
    expect(activity.occurrences.map(({ state }) => state)).toEqual(['ON', 'Ontario']);
    expect(remarks.map(({ path, rule }) => `${rule} ${path}`)).toEqual([
      'unknown-region state',
      'invalid-postal-code occurrences[5].postalCode',
    ]);
    expect(remarks[1]?.message).toContain('Occurrence 5 Postal Code');
    expect([...faulty]).toEqual(['state', 'occurrences[5].postalCode']);
  });
});

describe('a link', () => {
  const address = 'https://example.org/cme';
  test.each([
    ['Activity URL', 'Register here', address],
    ['Activity URL', ' ', address],
    ['Activity URL', ' https://example.com/other ', 'https://example.com/other'],
    ['Activity URL', 'HTTP://example.com', 'HTTP://example.com'],
    ['Activity Title', 'Register here', 'Register here'],
  ])('in %s with the text %j is %s', (header, text, value) => {
    const { activity, remarks } = mapped({ [header]: { kind: 'link', text, address } });
    expect(activity.url ?? activity.title).toBe(value);
    expect(remarks).toEqual([]);
  });

  test('without text is blank elsewhere', () => {
    const { activity, isBlank } = mapped({ 'Activity Title': { kind: 'link', text: '', address } });
    expect(activity.title).toBeNull();
    expect(isBlank).toBe(true);
  });

  test('to something else than a web page is refused as a URL', () => {
    const raw = { kind: 'link', text: 'Write to us', address: 'mailto:cme@example.org' } as const;
    expect(mapped({ 'Activity URL': raw }).remarks).toMatchObject([{ rule: 'invalid-url', path: 'url' }]);
  });
});

describe('a delivery method that the format carries', () => {
  test('fills a blank one, with a warning that says why', () => {
    const { activity, remarks } = mapped({ 'Activity Format': ' iem ', 'Delivery Method': ' ' });
    expect(activity.format).toBe('Enduring Material');
    expect(activity.deliveryMethods).toEqual(['Online']);
    expect(remarks).toEqual([
      {
        rule: 'repaired-value',
        path: 'deliveryMethods',
        message: 'Delivery Method was blank and is read as Online, since Activity Format is iem.',
        suggestion: 'Online',
      },
    ]);
  });

  test('fills one that has no column', () => {
    expect(mapped({ 'Activity Format': 'IL' }).activity.deliveryMethods).toEqual(['Live-Streamed']);
  });

  test('leaves a written one as it is', () => {
    expect(
      mapped({ 'Activity Format': 'IL', 'Delivery Method': 'In-Person' }).activity.deliveryMethods,
    ).toEqual(['In-Person']);
  });
});
