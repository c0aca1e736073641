import { describe, expect, test } from 'vitest';
import { date, decimal, money, wholeNumber, yesNo } from '../../src/model/number-types.js';
import { type RawValue, shownNumber } from '../../src/model/raw-value.js';
import { list, option, text, url } from '../../src/model/text-types.js';
import { isBlank, shownValue, tidy } from '../../src/model/value-type.js';
import { fees } from '../../src/model/vocabularies.js';
import { describeType, reading } from './reading.js';

const dateCell = { kind: 'date', serial: 44336, date1904: false } as const;

describeType('cells of a workbook in a text field', text(100), {
  accepted: [
    [2115, '2115'],
    [60007.5, '60007.5'],
    [0.1 + 0.2, '0.3'],
    [1 / 3, '0.333333333333333'],
    [2 ** 53 - 1, '9007199254740991'],
    [-5, '-5'],
    [true, 'TRUE'],
    [false, 'FALSE'],
    [{ kind: 'link', text: ' Grand Rounds ', address: 'https://example.org' }, 'Grand Rounds'],
  ],
  repaired: [
    [dateCell, '5/20/2021', 'repaired-value', 'is a date in the workbook and is read as the text 5/20/2021'],
  ],
  refused: [
    [2 ** 53, 'invalid-number', 'more digits than a spreadsheet keeps'],
    [-(2 ** 60), 'invalid-number', 'more digits than a spreadsheet keeps'],
  ],
});

const types = {
  text: text(100),
  list: list(text(100)),
  option: option(fees),
  'yes/no': yesNo(),
  date: date(),
  decimal: decimal(),
  money: money(),
  'whole number': wholeNumber(),
  url: url(2048),
} as const;

describe.each(Object.entries(types))('cells that hold no value, in a field of type %s', (_, type) => {
  test.each([
    [{ kind: 'error', code: '#N/A' }, 'cell-error', 'the spreadsheet error #N/A'],
    [{ kind: 'error', code: '#REF!' }, 'cell-error', 'the spreadsheet error #REF!'],
    [{ kind: 'uncalculated' }, 'formula-without-result', 'a formula without a result'],
    [{ kind: 'merged', range: 'B7:B9' }, 'merged-cells', 'the merged cells B7:B9'],
  ] as const)('%j', (raw, rule, words) => {
    const { value, remarks } = reading(type, raw);
    expect(value).toBeUndefined();
    expect(remarks).toMatchObject([{ rule, message: expect.stringContaining(words) }]);
  });
});

describe.each(Object.entries(types))("a spreadsheet's error as a text, in a field of type %s", (_, type) => {
  const codes = ['#N/A', '#REF!', '#VALUE!', '#DIV/0!', '#NAME?', '#NULL!', '#NUM!', '#SPILL!', '#CALC!'];
  const writings = (code: string): readonly RawValue[] => [
    code,
    ` ${code}\u00a0`,
    { kind: 'link', text: code, address: 'https://example.org' },
    ['Objective', code],
  ];
  test.each(codes)('%s', (code) => {
    for (const raw of writings(code)) {
      expect(reading(type, raw)).toMatchObject({
        value: undefined,
        remarks: [{ rule: 'cell-error', message: expect.stringContaining(`the spreadsheet error ${code}.`) }],
      });
    }
  });
});

test('an error among the entries of a list in one cell makes the list none', () => {
  expect(reading(types.list, 'Example Hospital; #N/A')).toMatchObject({
    value: undefined,
    remarks: [{ rule: 'cell-error' }],
  });
});

test.each(['#', '# N/A', 'See #N/A', '#N/A; none', '#1 in care', '#n/a', '#FOO!'])(
  '%j is a text like any other',
  (title) => {
    expect(reading(types.text, title)).toEqual({ value: title, remarks: [] });
  },
);

describe('date cells in fields of other types count as their number or text', () => {
  test.each([
    ['decimal', { kind: 'date', serial: 20.25, date1904: false }, 2025],
    ['money', dateCell, 4433600],
    ['whole number', dateCell, 44336],
    ['yes/no', { kind: 'date', serial: 1, date1904: false }, true],
  ] as const)('%s', (name, raw, stored) => {
    expect(reading(types[name], raw)).toEqual({ value: stored, remarks: [] });
  });

  test('a list of texts takes it as a text, with a warning', () => {
    expect(reading(types.list, dateCell)).toMatchObject({
      value: ['5/20/2021'],
      remarks: [{ rule: 'repaired-value' }],
    });
  });

  test('an option refuses it as what the cell shows', () => {
    expect(reading(types.option, dateCell).remarks).toMatchObject([
      { rule: 'invalid-option', message: expect.stringContaining('"5/20/2021"') },
    ]);
  });
});

describe('what a person sees in a cell', () => {
  test.each<[RawValue, string]>([
    ['as written ', 'as written '],
    [2115, '2115'],
    [0.1 + 0.2, '0.3'],
    [true, 'TRUE'],
    [false, 'FALSE'],
    [['one', 'two'], 'one; two'],
    [dateCell, '5/20/2021'],
    [{ kind: 'date', serial: 42874, date1904: true }, '5/20/2021'],
    [{ kind: 'date', serial: 1e9, date1904: false }, '1000000000'],
    [{ kind: 'error', code: '#DIV/0!' }, '#DIV/0!'],
    [{ kind: 'link', text: 'Register', address: 'https://example.org' }, 'Register'],
    [{ kind: 'uncalculated' }, ''],
    [{ kind: 'merged', range: 'A1:A2' }, ''],
  ])('%j is shown as %j', (raw, shown) => {
    expect(shownValue(raw)).toBe(shown);
  });
});

describe('numbers are shown as Excel shows them', () => {
  test.each([
    [0.1 + 0.2, '0.3'],
    [1.005, '1.005'],
    [2 ** 53 - 1, '9007199254740991'],
    [123456789.12345679, '123456789.123457'],
    [-0.5, '-0.5'],
    [1e21, '1e+21'],
  ])('%d is %s', (value, shown) => {
    expect(shownNumber(value)).toBe(shown);
  });
});

describe('blank cells', () => {
  test.each<[RawValue, boolean]>([
    ['', true],
    [' \t\r\n', true],
    ['\u00a0\u2007\u202f\u3000\ufeff', true],
    [[], true],
    [['', ' '], true],
    ['0', false],
    [0, false],
    [false, false],
    [['', 'one'], false],
    [{ kind: 'error', code: '#N/A' }, false],
    [{ kind: 'uncalculated' }, false],
    [{ kind: 'merged', range: 'A1:A2' }, false],
    [{ kind: 'link', text: 'Register', address: 'https://example.org' }, false],
    [{ kind: 'link', text: ' ', address: 'https://example.org' }, true],
  ])('%j: %s', (raw, blank) => {
    expect(isBlank(raw)).toBe(blank);
  });
});

describe('tidying a text', () => {
  test.each([
    ['plain', 'plain'],
    [' a  b ', 'a  b'],
    ['a\r\nb\rc\nd', 'a\nb\nc\nd'],
    ['a\u00a0\u2007\u202fb', 'a   b'],
    ['e\u0301', '\u00e9'],
    ['ﬁ', 'ﬁ'],
  ])('%j becomes %j', (written, tidied) => {
    expect(tidy(written)).toBe(tidied);
  });
});
