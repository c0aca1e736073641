import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { activitySchema } from '../../src/model/schema.js';
import { isRejected, rowChecker } from '../../src/pipeline/check-row.js';
import { withMoc } from '../../src/rules/collaborations.js';
import type { ExampleRow } from '../../src/rules/rule.js';
import { batchOf, checkedRows, found, plainOptions } from '../rules/checked-rows.js';

/** Faults that have nothing to do with each other, each with what is said of it. */
const faults: readonly (readonly [row: ExampleRow, ...says: string[]])[] = [
  [{ 'Activity Title': 'x'.repeat(501) }, 'too-long title'],
  [{ 'Internal ID': 'a\u0007' }, 'invalid-characters internalId'],
  [{ 'End Date': '5/2/2021' }, 'end-before-start endDate'],
  [{ 'Postal Code': '600' }, 'invalid-postal-code postalCode'],
  [{ City: { kind: 'error', code: '#N/A' } }, 'cell-error city'],
  [{ 'AMA PRA Category 1 Credits': 'twenty' }, 'invalid-number credits'],
  [{ Description: null }, 'required description'],
  [{ 'Activity URL': 'cme' }, 'invalid-url url'],
  [{ 'Registration Fee': { kind: 'merged', range: 'R2:R4' } }, 'merged-cells fee'],
  [{ Providership: 'Jointly provided' }, 'joint-provider-required jointProviders'],
  [{ 'Outcome: Learner Competence': null }, 'outcome-required outcomes.learnerCompetence'],
  [{ 'Monetary Support Source 3': 'One' }, 'support-unexpected monetarySupport[3].source'],
  [{ 'Commendation Criteria': 'Engages Teams' }, 'criteria-unexpected commendationCriteria'],
  [{ 'MOC Attestation': 'perhaps' }, 'invalid-yes-no mocAttestation'],
  [{ 'Total Other Learners': { kind: 'uncalculated' } }, 'formula-without-result otherLearners'],
];

describe('all that is wrong with a row is said at once', () => {
  test('five faults are five findings', () => {
    const row = Object.assign({}, ...faults.slice(0, 5).map(([values]) => values));
    expect(found(row).says).toHaveLength(5);
  });

  test('a fault in one field never hides one in another', () => {
    fc.assert(
      fc.property(fc.subarray([...faults]), (some) => {
        const row: ExampleRow = Object.assign({}, ...some.map(([values]) => values));
        expect([...found(row).says].sort()).toEqual(some.flatMap(([, ...says]) => says).sort());
      }),
      { numRuns: 300 },
    );
  });

  test('in the order of the form', () => {
    const row = Object.assign({}, ...[...faults].reverse().map(([values]) => values));
    expect(found(row).says).toEqual([
      'invalid-characters internalId',
      'too-long title',
      'end-before-start endDate',
      'cell-error city',
      'invalid-postal-code postalCode',
      'invalid-number credits',
      'required description',
      'merged-cells fee',
      'invalid-url url',
      'joint-provider-required jointProviders',
      'outcome-required outcomes.learnerCompetence',
      'support-unexpected monetarySupport[3].source',
      'criteria-unexpected commendationCriteria',
      'invalid-yes-no mocAttestation',
      'formula-without-result otherLearners',
    ]);
  });

  test('what the reader remarked on the row comes first', () => {
    const batch = batchOf([{ 'Internal ID': 'a\u0007' }]);
    const remark = { rule: 'too-many-fields', message: 'One field too many.', location: { row: 2 } } as const;
    const { check } = rowChecker(batch, plainOptions);
    const findings = batch.rows.flatMap((row) => check({ ...row, remarks: [remark] })?.findings ?? []);
    expect(findings.map(({ rule }) => rule)).toEqual(['too-many-fields', 'invalid-characters']);
    expect(findings[0]).toMatchObject({ field: null, header: null, value: null, severity: 'error' });
  });
});

describe('whether a row is accepted', () => {
  const warned = { 'AMA PRA Category 1 Credits': '0.3' };
  const incomplete = { Description: null };
  const wrong = { 'End Date': '5/2/2021' };
  const noTitle = { 'Activity Title': null };

  test.each<[string, ExampleRow, boolean, boolean, boolean]>([
    // name, row, rejected, rejected with drafts, rejected with warnings as errors
    ['nothing is wrong', {}, false, false, false],
    ['a warning', warned, false, false, true],
    ['incomplete', incomplete, true, false, true],
    ['wrong', wrong, true, true, true],
    ['a title is missing', noTitle, true, true, true],
    ['incomplete, with a warning', { ...incomplete, ...warned }, true, false, true],
    ['incomplete and wrong', { ...incomplete, ...wrong }, true, true, true],
    [
      'support without its amount',
      { 'Commercial Support Received': 'Yes', 'Monetary Support Source 1': 'One' },
      true,
      false,
      true,
    ],
    [
      'zero dollars',
      {
        'Commercial Support Received': 'Yes',
        'Monetary Support Source 1': 'One',
        'Monetary Support Amount 1': '0',
      },
      true,
      true,
      true,
    ],
    [
      'an occurrence without a date',
      { 'Repeats With Same Content': 'Yes', 'Occurrence 2 City': 'Chicago' },
      true,
      true,
      true,
    ],
    ['no occurrence', { 'Repeats With Same Content': 'Yes' }, true, false, true],
  ])('%s', (_, row, rejected, asDraft, strictly) => {
    expect(found(row).isRejected).toBe(rejected);
    expect(found(row, { drafts: true }).isRejected).toBe(asDraft);
    const [checked] = checkedRows([row], { warningsAsErrors: true });
    expect(isRejected(checked?.findings ?? [], false)).toBe(strictly);
  });

  test('warnings weigh as errors when they are asked to', () => {
    const severities = (warningsAsErrors: boolean) =>
      checkedRows([{ ...warned, ...incomplete }], { warningsAsErrors })[0]?.findings.map(
        ({ severity }) => severity,
      );
    expect(severities(false)).toEqual(['warning', 'incomplete']);
    expect(severities(true)).toEqual(['error', 'incomplete']);
  });
});

describe('where a finding stands', () => {
  test('the field, its heading, its value and its place', () => {
    const [, second] = checkedRows([{}, { 'End Date': ' 5/2/2021 ' }]);
    expect(second?.findings).toEqual([
      {
        rule: 'end-before-start',
        severity: 'error',
        field: 'endDate',
        header: 'End Date',
        message: 'End Date must be on or after the Start Date, 05/20/2021.',
        value: ' 5/2/2021 ',
        location: { row: 3, column: 6 },
      },
    ]);
  });

  test('a blank field has no value', () => {
    const [row] = checkedRows([{ Description: null }]);
    expect(row?.findings).toMatchObject([
      { field: 'description', value: null, location: { row: 2, column: 13 } },
    ]);
  });

  test('a field without a column stands in its row', () => {
    const [row] = checkedRows([{ 'Include on CME Passport': 'Yes' }]);
    expect(row?.findings[0]).toMatchObject({ field: 'registration', value: null, location: { row: 2 } });
    expect(row?.findings[0]?.location).not.toHaveProperty('column');
  });

  test('a number is quoted as the sheet shows it, a formula that fails as its error', () => {
    const [row] = checkedRows([
      { 'AMA PRA Category 1 Credits': 1 / 3, City: { kind: 'error', code: '#REF!' } },
    ]);
    expect(row?.findings.map(({ value }) => value)).toEqual(['#REF!', '0.333333333333333']);
  });

  test('a suggestion is what to write instead', () => {
    const [row] = checkedRows([{ 'Activity Format': 'Live Corse', Country: 'Cananda' }]);
    expect(row?.findings.map(({ suggestion }) => suggestion)).toEqual(['Live Course', 'Canada']);
  });
});

/** Writings for some columns, good and bad ones. */
const pools: Readonly<Record<string, fc.Arbitrary<ExampleRow[string]>>> = {
  'Activity ID': fc.constantFrom(null, '210016971', '21'),
  'Internal ID': fc.constantFrom(null, ' A-1 ', 'x'.repeat(51)),
  'Activity Title': fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 20 }),
    fc.constant('Grand\u00a0Rounds'),
  ),
  'Activity Format': fc.constantFrom('C', 'IL', 'live course', 'RSS', 'EM', 'JN', 'Zoom'),
  'Delivery Method': fc.constantFrom(null, 'In-Person', 'live-streamed; in-person', 'Online', ';'),
  'Repeats With Same Content': fc.constantFrom(null, 'y', false),
  'Start Date': fc.constantFrom('5/20/2021', 44336, '2021-05-20T10:00', '2/30/2021'),
  'End Date': fc.constantFrom('5/20/2021', '11/11/2021', '5/1/2021'),
  Country: fc.constantFrom(null, 'US', 'Canada', 'JPN', 'Atlantis'),
  'State/Province': fc.constantFrom(null, 'il', 'Ontario', ' Tokyo '),
  'Postal Code': fc.constantFrom(null, 2115, 'k1a0b1', '60007'),
  'Occurrence 3 Start Date': fc.constantFrom(null, '12/01/2021'),
  'Occurrence 3 End Date': fc.constantFrom(null, '12/01/2021'),
  'Occurrence 3 Country': fc.constantFrom(null, 'USA'),
  'Occurrence 3 City': fc.constantFrom(null, 'Chicago'),
  'Occurrence 3 State/Province': fc.constantFrom(null, 'Illinois'),
  'AMA PRA Category 1 Credits': fc.constantFrom('20.0', 1.1, '0', null),
  Description: fc.oneof(fc.constant('one\r\ntwo'), fc.string({ unit: 'grapheme', maxLength: 20 })),
  'Activity URL': fc.constantFrom(null, 'https://example.org', {
    kind: 'link',
    text: 'x',
    address: 'http://example.org',
  } as const),
  Providership: fc.constantFrom('Direct', 'joint'),
  'Joint Providers': fc.constantFrom(null, 'One;Two', 'One; One'),
  'Commercial Support Received': fc.constantFrom('Yes', 'No'),
  'Monetary Support Source 2': fc.constantFrom(null, '3M Health Care'),
  'Monetary Support Amount 2': fc.constantFrom(null, '$10,000', 0),
  MOC: fc.constantFrom(null, true, 'No'),
  'MOC Board 1': fc.constantFrom(null, 'Pediatrics'),
  'Total Physician Learners': fc.constantFrom(null, '1,067', 0),
};

test('what is accepted is a canonical activity', () => {
  const rows = fc
    .subarray(Object.entries(pools), { maxLength: 6 })
    .chain((chosen) => fc.tuple(...chosen.map(([header, values]) => values.map((value) => [header, value]))))
    .map((cells): ExampleRow => Object.fromEntries(cells));
  const options = { drafts: true };
  let accepted = 0;
  fc.assert(
    fc.property(rows, (row) => {
      const [checked] = checkedRows([row], options);
      if (checked === undefined || isRejected(checked.findings, options.drafts)) return;
      accepted += 1;
      expect(activitySchema.parse(checked.activity)).toEqual(checked.activity);
    }),
    { numRuns: 500 },
  );
  expect(accepted).toBeGreaterThan(50);
});

test('an activity with MOC and all details is canonical, too', () => {
  const [checked] = checkedRows([withMoc]);
  expect(checked?.findings).toEqual([]);
  expect(activitySchema.parse(checked?.activity)).toEqual(checked?.activity);
});
