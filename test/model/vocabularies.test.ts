import { describe, expect, test } from 'vitest';
import {
  activityFormats,
  commendationCriteria,
  deliveryMethods,
  deliveryMethodsOf,
  fees,
  impliedDelivery,
  measurements,
  mocBoards,
  providerships,
  registrations,
} from '../../src/model/vocabularies.js';
import { vocabulary } from '../../src/model/vocabulary.js';

/** Every label of the form with all its other writings. */
const writings = {
  'activity formats': [
    activityFormats,
    {
      'Live Course': ['C', 'Course', 'IL', 'Internet Live Course'],
      'Regularly Scheduled Series': ['RSS'],
      'Enduring Material': ['EM', 'IEM', 'Internet Enduring Material'],
      'Journal CME/CE': ['JN', 'Journal-based CME', 'Journal CME', 'Journal CE'],
      'Manuscript Review': ['MR'],
      'Test-Item Writing': ['TIW', 'test item writing'],
      'Committee Learning': ['CML'],
      'Performance/Quality Improvement': ['PI', 'Performance Improvement', 'Quality Improvement'],
      'Internet Searching and Learning': ['ISL'],
      'Learning from Teaching': ['LFT'],
      'Other/Blended Learning': ['Other', 'Blended Learning'],
    },
  ],
  'delivery methods': [
    deliveryMethods,
    {
      'In-Person': ['in person', 'InPerson'],
      'Live-Streamed': ['Livestream', 'Live Stream', 'livestreamed'],
      Online: ['online'],
      'Print/Other': ['Print', 'Other', 'print / other'],
    },
  ],
  registrations: [
    registrations,
    {
      'Open to all': ['Open', 'open to all'],
      'Limited to certain participants': ['Limited'],
    },
  ],
  fees: [
    fees,
    {
      Yes: ['Y', 'True', '1'],
      No: ['N', 'False', '0', "No, it's free", 'No, it\u2019s free', 'Free'],
      Variable: ['variable'],
    },
  ],
  providerships: [
    providerships,
    { 'Directly provided': ['Direct', 'Directly'], 'Jointly provided': ['Joint', 'Jointly'] },
  ],
  measurements: [
    measurements,
    {
      Objective: [
        'Objective measurement',
        'Objective measurement (e.g., observed, tested)',
        'Objective (e.g. observed, tested)',
      ],
      Subjective: [
        'Subjective measurement',
        'Subjective measurement (e.g., self-reported)',
        'Subjective (e.g. self-reported)',
      ],
    },
  ],
  'commendation criteria': [
    commendationCriteria,
    {
      'Engages Teams': ['engages teams'],
      'Engages Patients/Public': ['engages patients public'],
      'Engages Students': [],
      'Advances Data Use': [],
      'Addresses Population Health': [],
      'Collaborates Effectively': [],
      'Optimizes Communication Skills': [],
      'Optimizes Technical/Procedural Skills': ['Optimizes Technical / Procedural Skills'],
      'Creates Individualized Learning Plans': [],
      'Utilizes Support Strategies': [],
      'Improves Performance': [],
      'Improves Healthcare Quality': [],
      'Improves Patient/Community Health': [],
    },
  ],
  'MOC boards': [
    mocBoards,
    {
      ABA: ['Anesthesiology', 'ABA Anesthesiology', 'American Board of Anesthesiology'],
      ABIM: ['Internal Medicine', 'ABIM Internal Medicine', 'American Board of Internal Medicine'],
      ABOHNS: [
        'Otolaryngology – Head and Neck Surgery',
        'Otolaryngology - Head and Neck Surgery',
        'American Board of Otolaryngology - Head and Neck Surgery',
      ],
      ABOS: ['Orthopaedic Surgery', 'American Board of Orthopaedic Surgery'],
      ABP: ['Pediatrics', 'American Board of Pediatrics'],
      ABPath: ['Pathology', 'abpath', 'American Board of Pathology'],
      ABS: ['Surgery', 'American Board of Surgery'],
      ABTS: ['Thoracic Surgery', 'American Board of Thoracic Surgery'],
    },
  ],
} as const;

describe.each(Object.entries(writings))('%s', (_, [words, labels]) => {
  test('are these, in this order', () => {
    expect(words.labels).toEqual(Object.keys(labels));
  });

  const cases = Object.entries(labels).flatMap(([label, aliases]) =>
    [label, label.toUpperCase(), ` ${label}. `, ...aliases].map((writing) => [writing, label] as const),
  );
  test.each(cases)('%j is %s', (writing, label) => {
    expect(words.find(writing)).toBe(label);
  });

  test('no writing stands for two of them', () => {
    const keys = words.options.flatMap((choice) =>
      [choice.label, ...('aliases' in choice ? (choice.aliases ?? []) : [])].map(
        (writing) => [words.find(writing), choice.label] as const,
      ),
    );
    for (const [found, label] of keys) expect(found).toBe(label);
  });
});

describe('a vocabulary', () => {
  const fruit = vocabulary('fruits', [
    { label: 'Apple', aliases: ['A', 'Pippin'] },
    { label: 'Pear' },
    { label: 'Éclair' },
  ]);

  test.each([
    ['Aple', 'Apple'],
    ['Pippn', 'Apple'],
    ['Pera', undefined],
    ['B', undefined],
    ['', undefined],
    ['!!', undefined],
    ['Banana', undefined],
  ])('the nearest to %j is %s', (text, label) => {
    expect(fruit.nearest(text)).toBe(label);
  });

  test('accents do not count', () => {
    expect(fruit.find('eclair')).toBe('Éclair');
  });

  test('labels are sorted into its order', () => {
    expect(fruit.inOrder(['Éclair', 'Apple'])).toEqual(['Apple', 'Éclair']);
    expect(fruit.inOrder(['Pear'])).toEqual(['Pear']);
    expect(fruit.inOrder([])).toEqual([]);
  });
});

describe('delivery methods by format', () => {
  test('the form offers them for three formats only', () => {
    expect(deliveryMethodsOf).toEqual({
      'Live Course': ['In-Person', 'Live-Streamed'],
      'Regularly Scheduled Series': ['In-Person', 'Live-Streamed'],
      'Enduring Material': ['Online', 'Print/Other'],
    });
  });

  test.each([
    ['IL', 'Live-Streamed'],
    ['il', 'Live-Streamed'],
    ['Internet Live Course', 'Live-Streamed'],
    ['IEM', 'Online'],
    ['internet enduring material', 'Online'],
    ['C', undefined],
    ['EM', undefined],
    ['Live Course', undefined],
    ['', undefined],
  ])('%j implies %s', (written, method) => {
    expect(impliedDelivery(written)).toBe(method);
  });
});
