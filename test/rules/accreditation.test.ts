import { describe, expect, test } from 'vitest';
import type { ExampleRow } from '../../src/rules/rule.js';
import { nearestSupporter } from '../../src/rules/supporters.js';
import { describeCases, found } from './checked-rows.js';

const jointly = { Providership: 'Jointly provided' };
const marked = { 'Mark for Commendation Criteria': 'Yes' };
const outcomes = [
  'Outcome: Learner Competence',
  'Outcome: Learner Performance',
  'Outcome: Patient Health',
  'Outcome: Community/Population Health',
];
const noOutcome: ExampleRow = Object.fromEntries(outcomes.map((header) => [header, null]));

/** Commercial support, with sources and amounts by number. */
function supported(
  answer: string | null,
  ...support: readonly (readonly [number: number, source: string | null, amount: string | null])[]
): ExampleRow {
  const values: Record<string, string | null> = { 'Commercial Support Received': answer };
  for (const [number, source, amount] of support) {
    values[`Monetary Support Source ${number}`] = source;
    values[`Monetary Support Amount ${number}`] = amount;
  }
  return values;
}

describeCases({
  'joint providers go with joint providership': [
    ['several', { ...jointly, 'Joint Providers': 'One; Two' }],
    ['none', jointly, 'joint-provider-required jointProviders'],
    ['only a separator', { ...jointly, 'Joint Providers': ' ; ' }, 'joint-provider-required jointProviders'],
    [
      'one that is too long is not missing',
      { ...jointly, 'Joint Providers': 'x'.repeat(201) },
      'too-long jointProviders',
    ],
    ['directly provided with one', { 'Joint Providers': 'One' }, 'joint-provider-unexpected jointProviders'],
    ['no answer, with one', { Providership: null, 'Joint Providers': 'One' }, 'required providership'],
    [
      'an answer that cannot be read, with one',
      { Providership: 'both', 'Joint Providers': 'One' },
      'invalid-option providership',
    ],
    ['one named twice', { ...jointly, 'Joint Providers': 'One; One' }, 'repeated-value jointProviders'],
  ],
  'one outcome at least is measured': [
    ['none', noOutcome, 'outcome-required outcomes.learnerCompetence'],
    ...outcomes.map((header) => [header, { ...noOutcome, [header]: 'Subjective measurement' }] as const),
    ['all four, both ways', Object.fromEntries(outcomes.map((header) => [header, 'Objective; Subjective']))],
    [
      'one that cannot be read is not missing',
      { ...noOutcome, 'Outcome: Patient Health': 'Objektive?' },
      'invalid-option outcomes.patientHealth',
    ],
  ],
  'support names its source and its amount': [
    ['one of each', supported('Yes', [1, 'Example Support Source', '10000'])],
    ['in kind only', { ...supported('Yes'), 'In-Kind Support Sources': 'Example Lender' }],
    ['none', supported('Yes'), 'support-source-required monetarySupport[1].source'],
    [
      'no amount',
      supported('Yes', [1, 'Example Support Source', null]),
      'support-amount-required monetarySupport[1].amount',
    ],
    ['no name', supported('Yes', [1, null, '10000']), 'support-source-required monetarySupport[1].source'],
    [
      'no name for the fifth, after a gap',
      supported('Yes', [2, 'Example Support Source', '10'], [5, null, '20']),
      'support-source-required monetarySupport[5].source',
    ],
    [
      'no amount for the seventh',
      supported('Yes', [7, 'Example Support Source', null]),
      'support-amount-required monetarySupport[7].amount',
    ],
    [
      'one of each fault',
      supported('Yes', [1, 'Example Support Source', null], [2, null, '10']),
      'support-amount-required monetarySupport[1].amount',
      'support-source-required monetarySupport[2].source',
    ],
    [
      'an amount that cannot be read is not missing',
      supported('Yes', [1, 'Example Support Source', 'much']),
      'invalid-number monetarySupport[1].amount',
    ],
    [
      'an amount that cannot be read, without a name',
      supported('Yes', [1, null, 'much']),
      'support-source-required monetarySupport[1].source',
      'invalid-number monetarySupport[1].amount',
    ],
    [
      'a name that cannot be read is not missing',
      supported('Yes', [1, 'x'.repeat(201), '10000']),
      'too-long monetarySupport[1].source',
    ],
    [
      'no dollars at all',
      supported('Yes', [1, 'Example Support Source', '0']),
      'invalid-number monetarySupport[1].amount',
    ],
    [
      'in-kind sources that cannot be read are not missing',
      { ...supported('Yes'), 'In-Kind Support Sources': 'a\u0007b' },
      'invalid-characters inKindSupport',
    ],
    [
      'an answer that cannot be read asks for nothing',
      supported('perhaps'),
      'invalid-yes-no commercialSupport',
    ],
    [
      'without an answer',
      supported(null, [1, 'Example Support Source', null]),
      'required commercialSupport',
      'support-amount-required monetarySupport[1].amount',
    ],
  ],
  'no support has no sources': [
    [
      'a source with its amount: one finding',
      supported('No', [1, 'Example Support Source', '10']),
      'support-unexpected monetarySupport[1].source',
    ],
    [
      'a source alone',
      supported('No', [3, 'Example Support Source', null]),
      'support-unexpected monetarySupport[3].source',
    ],
    ['an amount alone', supported('No', [2, null, '10']), 'support-unexpected monetarySupport[2].amount'],
    [
      'an amount that cannot be read',
      supported('No', [1, null, 'much']),
      'invalid-number monetarySupport[1].amount',
    ],
    [
      'in kind',
      { ...supported('No'), 'In-Kind Support Sources': 'Example Lender' },
      'support-unexpected inKindSupport',
    ],
    [
      'both',
      {
        ...supported('No', [1, 'Example Support Source', '10']),
        'In-Kind Support Sources': 'Example Lender',
      },
      'support-unexpected monetarySupport[1].source',
      'support-unexpected inKindSupport',
    ],
  ],
  'each source stands once': [
    [
      'twice',
      supported('Yes', [1, 'Example Support Source', '1'], [2, 'Example Support Source', '2']),
      'support-repeated monetarySupport[2].source',
    ],
    [
      'twice in other letters, far apart',
      supported('Yes', [1, 'Example Support Source', '1'], [9, 'EXAMPLE support-source', '2']),
      'support-repeated monetarySupport[9].source',
    ],
    [
      'three times',
      supported('Yes', [1, 'A', '1'], [2, 'A', '2'], [3, 'A', '3']),
      'support-repeated monetarySupport[2].source',
      'support-repeated monetarySupport[3].source',
    ],
    [
      'another number',
      supported('Yes', [1, 'Example Support Source 1', '1'], [2, 'Example Support Source 2', '2']),
    ],
    [
      'in money and in kind',
      {
        ...supported('Yes', [1, 'Example Support Source', '1']),
        'In-Kind Support Sources': 'Example Support Source',
      },
    ],
  ],
  'criteria go with the mark': [
    ['one', { ...marked, 'Commendation Criteria': 'engages teams' }],
    ['none', marked, 'criteria-required commendationCriteria'],
    [
      'one that cannot be read is not missing',
      { ...marked, 'Commendation Criteria': 'Engages Everybody' },
      'invalid-option commendationCriteria',
    ],
    [
      'one without the mark',
      { 'Commendation Criteria': 'Engages Teams' },
      'criteria-unexpected commendationCriteria',
    ],
    [
      'one without an answer',
      { 'Mark for Commendation Criteria': null, 'Commendation Criteria': 'Engages Teams' },
      'required markCommendation',
    ],
  ],
});

describe('the spelling of supporters', () => {
  const stored = new Set(['Northern Instruments', 'Acme 2000 Ltd', 'Abbo']);
  test.each([
    ['3M Health Care', undefined],
    ['3M Helth Care', '3M Health Care'],
    ['3m health care', '3M Health Care'],
    ['3M Healthcare', '3M Health Care'],
    ['4M Health Care', undefined],
    ['ABIOMED Inc', 'ABIOMED, Inc.'],
    ['ABIOMED', undefined],
    ['Northern Instruments', undefined],
    ['Nothern Instrument', 'Northern Instruments'],
    ['Nothrn Instrument', undefined],
    ['Acme 2001 Ltd', undefined],
    ['Acme 2000 Ldt', 'Acme 2000 Ltd'],
    ['Abba', undefined],
    ['Quite Another Name', undefined],
  ])('%j is nearly %s', (name, known) => {
    expect(nearestSupporter(name, stored)).toBe(known);
    // Asked again, it is the same.
    expect(nearestSupporter(name, stored)).toBe(known);
  });

  test('a name of the store counts only for that store', () => {
    expect(nearestSupporter('Nothern Instruments', new Set())).toBeUndefined();
    expect(nearestSupporter('Nothern Instruments', stored)).toBe('Northern Instruments');
  });

  test.each([
    ['a source', supported('Yes', [4, 'Nothern Instruments', '10']), 'monetarySupport[4].source'],
    [
      'a source in kind',
      { ...supported('Yes'), 'In-Kind Support Sources': 'One; Nothern Instruments' },
      'inKindSupport',
    ],
  ])('%s that is nearly known is a warning with the known name', (_, row, field) => {
    const { says, messages, isRejected } = found(row, { supporters: stored });
    expect(says).toEqual([`supporter-spelling ${field}`]);
    expect(messages[0]).toContain('"Nothern Instruments" is nearly the known name Northern Instruments.');
    expect(isRejected).toBe(false);
  });
});
