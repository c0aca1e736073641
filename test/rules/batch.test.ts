import { describe, expect, test } from 'vitest';
import type { ExampleRow } from '../../src/rules/rule.js';
import { checkedRows } from './checked-rows.js';

/** What is said of each row of a batch. */
function said(rows: readonly ExampleRow[], drafts = false): string[][] {
  return checkedRows(rows, { drafts }).map(({ findings }) =>
    findings.map(({ rule, field }) => `${rule} ${field}`),
  );
}

const series = { 'Repeats With Same Content': 'Yes', 'Internal ID': 'A-1' };

type BatchCases = readonly (readonly [name: string, rows: readonly ExampleRow[], ...said: string[][]])[];

const cases: BatchCases = [
  ['ids that differ', [{ 'Internal ID': 'A-1' }, { 'Internal ID': 'A-2' }], [], []],
  ['ids that differ in case', [{ 'Internal ID': 'A-1' }, { 'Internal ID': 'a-1' }], [], []],
  [
    'an Internal ID three times',
    [{ 'Internal ID': 'A-1' }, { 'Internal ID': ' A-1 ' }, { 'Internal ID': 'A-1', City: 'Peoria' }],
    [],
    ['duplicate-internal-id internalId'],
    ['duplicate-internal-id internalId'],
  ],
  [
    'both ids twice',
    [
      { 'Activity ID': '260000001', 'Internal ID': 'A-1' },
      { 'Activity ID': '260000001', 'Internal ID': 'A-1' },
    ],
    [],
    ['duplicate-activity-id activityId', 'duplicate-internal-id internalId'],
  ],
  [
    'entries of a repeating activity share their Internal ID',
    [
      { ...series, 'Activity ID': '260000001' },
      { ...series, 'Activity ID': '260000002' },
    ],
    [],
    [],
  ],
  [
    'an entry and an activity of its own do not',
    [
      { ...series, 'Activity ID': '260000001' },
      { 'Internal ID': 'A-1', 'Activity ID': '260000002' },
    ],
    [],
    ['duplicate-internal-id internalId'],
  ],
  [
    'nor do an activity of its own and an entry',
    [
      { 'Internal ID': 'A-1', 'Activity ID': '260000002' },
      { ...series, 'Activity ID': '260000001' },
    ],
    [],
    ['duplicate-internal-id internalId'],
  ],
  [
    'ids that cannot be read are no ids',
    [{ 'Activity ID': '26' }, { 'Activity ID': '26' }],
    ['invalid-id activityId'],
    ['invalid-id activityId'],
  ],
  [
    'a row that is repeated',
    [{}, { Country: 'USA' }, {}],
    [],
    ['duplicate-row title'],
    ['duplicate-row title'],
  ],
  ['a row that differs in one field', [{}, { City: 'Peoria' }], [], []],
  ['a row with an id is told by it', [{ 'Internal ID': 'A-1' }, {}, { 'Internal ID': 'A-2' }], [], [], []],
  [
    'a row that is rejected is nothing to repeat',
    [{ 'Activity Format': 'Zoom' }, { 'Activity Format': 'Zoom' }],
    ['invalid-option format'],
    ['invalid-option format'],
  ],
  [
    'a row that differs in its learners only is repeated',
    [{ 'Total Physician Learners': '1' }, { 'Total Physician Learners': '2' }],
    [],
    ['duplicate-row title'],
  ],
];

describe('the rows of a batch', () => {
  for (const [name, rows, ...expected] of cases) {
    test(name, () => {
      expect(said(rows)).toEqual(expected);
    });
  }

  test('a Draft may be repeated as well', () => {
    const draft = { Description: null };
    expect(said([draft, draft])).toEqual([['required description'], ['required description']]);
    expect(said([draft, draft], true)).toEqual([
      ['required description'],
      ['duplicate-row title', 'required description'],
    ]);
  });

  test('the message names the earlier row by its number', () => {
    const rows = checkedRows([{ 'Internal ID': 'A-1' }, {}, { 'Internal ID': 'A-1' }, {}]);
    expect(rows[2]?.findings[0]?.message).toContain('Internal ID A-1 is already in row 2.');
    expect(rows[3]?.findings[0]?.message).toContain('repeats row 3 and is stored once');
  });

  test('each batch begins anew', () => {
    expect(said([{ 'Internal ID': 'A-1' }])).toEqual([[]]);
    expect(said([{ 'Internal ID': 'A-1' }])).toEqual([[]]);
  });
});
