import { describe, expect, test } from 'vitest';
import { tabFormat } from '../../../src/formats/tab/tab-format.js';
import { activityHeadings } from '../../../src/model/headings.js';
import { templateSlots } from '../../../src/model/slot.js';
import { readBytes } from '../../read-back.js';

const columns = ['Activity Title', 'Activity Format', 'Start Date', 'End Date', 'Description'];
const header = columns.join('\t');

describe('row numbers are those of a spreadsheet, lines those of the text', () => {
  const lines = [
    header,
    '',
    'One\tRSS',
    '',
    '',
    '"Two\nlines"\tEM',
    'Three\tC\t\t\t"a\nb\nc"',
    '\t\t',
    'Four',
  ];

  test('blank lines count, a quoted line break starts no row', async () => {
    const { rows } = await readBytes(tabFormat, lines.join('\n'));
    expect(rows.map((row) => row.locate())).toEqual([
      { row: 3, line: 3 },
      { row: 6, line: 6 },
      { row: 7, line: 8 },
      { row: 9, line: 12 },
    ]);
  });

  test('a header after blank lines has its own row', async () => {
    const { rows } = await readBytes(tabFormat, `\n \n${lines.join('\n')}`);
    expect(rows[0]?.locate()).toEqual({ row: 5, line: 5 });
  });

  test.each([
    ['the first field', 'One\tRSS\tx', 0, { line: 2, column: 1 }],
    ['a later field', 'One\tRSS\tx', 2, { line: 2, column: 9 }],
    ['a blank field', 'One\t\tx', 1, { line: 2, column: 5 }],
    ['a field that is not there', 'One\tRSS', 4, { line: 2, column: 8 }],
    ['a quoted field', 'One\t"R""SS"\tx', 1, { line: 2, column: 5 }],
    ['a field after a quoted tab', '"a\tb"\tx', 1, { line: 2, column: 7 }],
    ['a field after a quoted line break', '"a\nb"\tx', 1, { line: 3, column: 4 }],
    ['a field after characters outside the basic plane', '😀😀\tx', 1, { line: 2, column: 4 }],
    ['a field after a plain one with a quotation mark', '"a" b\tx', 1, { line: 2, column: 7 }],
    ['a field that is guarded by an apostrophe', "a\t'=b\tc", 2, { line: 2, column: 7 }],
  ])('%s is located', async (_, line, column, place) => {
    const { rows } = await readBytes(tabFormat, `${header}\n${line}`);
    expect(rows[0]?.locate(column)).toEqual({ row: 2, ...place });
  });
});

describe('more fields than the header has', () => {
  test('are reported on their row with the first that is filled in', async () => {
    const { rows } = await readBytes(tabFormat, `${header}\nOne\tRSS\t\t\ttext\t\textra\tmore\nTwo\tEM`);
    expect(rows[0]?.remarks).toMatchObject([
      { rule: 'too-many-fields', value: 'extra', location: { row: 2, line: 2, column: 17 } },
    ]);
    expect(rows[0]?.remarks[0]?.message).toContain('"extra"');
    expect(rows[0]?.values).toEqual(['One', 'RSS', undefined, undefined, 'text']);
    expect(rows[1]?.remarks).toEqual([]);
  });

  test('a value under a blank heading at the end is one of them', async () => {
    const { rows } = await readBytes(tabFormat, `${header}\t\t\nOne\tRSS\t\t\ttext\tlost`);
    expect(rows[0]?.remarks).toMatchObject([{ rule: 'too-many-fields', value: 'lost' }]);
  });

  test('may be blank', async () => {
    const { rows } = await readBytes(tabFormat, `${header}\nOne\tRSS\t\t\ttext\t\t  \t""`);
    expect(rows[0]?.remarks).toEqual([]);
  });
});

describe('the header row', () => {
  test('names the columns in any order and case', async () => {
    const { reader } = await readBytes(
      tabFormat,
      'end date\tMONETARY SUPPORT AMOUNT 2\tStart Date*\tactivity-title\t"Activity\nFormat"',
    );
    expect(reader?.columns.map((slot) => slot?.path)).toEqual([
      'endDate',
      'monetarySupport[2].amount',
      'startDate',
      'title',
      'format',
    ]);
  });

  test('may have columns that are unknown or blank', async () => {
    const { reader, rows } = await readBytes(tabFormat, `Titel X\t\t${header}\nx\ty\tOne`);
    expect(reader?.columns.slice(0, 3).map((slot) => slot?.path)).toEqual([undefined, undefined, 'title']);
    expect(reader?.remarks).toMatchObject([
      { rule: 'unknown-column', value: 'Titel X', location: { row: 1, line: 1, column: 1 } },
    ]);
    expect(rows[0]?.values[2]).toBe('One');
  });

  test.each([
    ['commas', columns.map((name) => `"${name}"`).join(',')],
    ['commas', columns.join(',')],
    ['semicolons', columns.join(';')],
  ])('separated by %s is refused with advice', async (delimiters, line) => {
    const { problem } = await readBytes(tabFormat, `${line}\nOne,RSS`);
    expect(problem).toMatchObject([{ rule: 'unsupported-format', location: { line: 1 } }]);
    expect(problem?.[0]?.message).toContain(delimiters);
    expect(problem?.[0]?.message).toContain('Text (Tab delimited)');
  });

  test('that is none has missing columns', async () => {
    const { problem } = await readBytes(tabFormat, 'One\tRSS\t5/20/2021\n');
    expect(problem?.filter(({ rule }) => rule === 'missing-column')).toHaveLength(4);
  });

  test('may lack the columns of complete activities for Drafts only', async () => {
    expect(
      (await readBytes(tabFormat, header, { headings: activityHeadings(true) })).problem,
    ).toBeUndefined();
    expect((await readBytes(tabFormat, header, {})).problem).toContainEqual(
      expect.objectContaining({ rule: 'missing-column', location: { line: 1 } }),
    );
  });

  test('is not there with --no-header: the columns are the blank template’s', async () => {
    const { reader, rows } = await readBytes(tabFormat, '\n\t\tOne\n', { noHeader: true });
    expect(reader?.columns).toEqual(templateSlots());
    expect(rows[0]?.values).toEqual([undefined, undefined, 'One']);
    expect(rows[0]?.locate(2)).toEqual({ row: 2, line: 2, column: 3 });
  });
});

test.each(['\n\n', ' \t \r\n', '\ufeff'])(
  'a file of blank lines only cannot be read: %j',
  async (written) => {
    expect((await readBytes(tabFormat, written)).problem).toMatchObject([{ rule: 'unreadable-file' }]);
  },
);

test('a file without line ends is refused before it fills the memory', async () => {
  const { problem } = await readBytes(tabFormat, `${header}\n${'x'.repeat(9 * 1024 * 1024)}`);
  expect(problem).toMatchObject([{ rule: 'too-large', location: { line: 2 } }]);
});

test('a file of many portions has every row once', async () => {
  const lines = Array.from({ length: 20_000 }, (_, index) => `Title ${index}\tRSS\t\t\t"a\n""b"" ${index}"`);
  const { rows } = await readBytes(tabFormat, [header, ...lines].join('\r\n'));
  expect(rows).toHaveLength(20_000);
  expect(
    rows.every(({ values }, index) => values[0] === `Title ${index}` && values[4] === `a\n"b" ${index}`),
  ).toBe(true);
  expect(rows.at(-1)?.locate(4)).toEqual({ row: 20_001, line: 40_000, column: 19 });
});
