import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { recordPieces } from '../../../src/formats/tab/records.js';
import { tabFormat } from '../../../src/formats/tab/tab-format.js';
import { fieldsOf } from '../../../src/formats/tab/tab-rows.js';
import { readBytes } from '../../read-back.js';

const header = 'Activity Title\tActivity Format\tStart Date\tEnd Date\tDescription';

async function rowsOf(...lines: string[]) {
  const { rows, problem } = await readBytes(tabFormat, [header, ...lines].join('\n'));
  expect(problem).toBeUndefined();
  return rows;
}

describe('a field is read as it was typed', () => {
  test.each([
    ['plain', 'Pain', 'Pain'],
    ['in quotation marks', '"Pain"', 'Pain'],
    ['with a comma', '"Pain, acute"', 'Pain, acute'],
    ['with a tab', '"Pain\tacute"', 'Pain\tacute'],
    ['with a line break', '"Pain\nacute"', 'Pain\nacute'],
    ['with a line break of Windows', '"Pain\r\nacute"', 'Pain\nacute'],
    ['with a tab and a line break', '"a\tb\nc\td"', 'a\tb\nc\td'],
    ['with doubled quotation marks', '"The ""heart"""', 'The "heart"'],
    ['of quotation marks only', '""""""', '""'],
    ['empty in quotation marks', '""', undefined],
    ['of spaces', '   ', undefined],
    ['with quotation marks in the middle', 'The "heart" of it', 'The "heart" of it'],
    ['with a mark at its end', 'A 17" screen and 19"', 'A 17" screen and 19"'],
    ['that begins with a quoted word', '"Advanced" care', '"Advanced" care'],
    ['that begins and ends with a quoted word', '"Advanced" and "basic"', '"Advanced" and "basic"'],
    ['with quotation marks that are not doubled', '"The "heart" of it"', '"The "heart" of it"'],
  ])('%s', async (_, written, value) => {
    const [row, next] = await rowsOf(`${written}\tRSS\t\t\tone`, `${'Next'}\tEM\t\t\t${written}`);
    expect(row?.values).toEqual([value, 'RSS', undefined, undefined, 'one']);
    expect(next?.values).toEqual(['Next', 'EM', undefined, undefined, value]);
    expect([...(row?.remarks ?? []), ...(next?.remarks ?? [])]).toEqual([]);
  });
});

describe('a text that looks like a formula has one apostrophe too many', () => {
  test.each([
    ["'=1+1", '=1+1'],
    ["'+1", '+1'],
    ["'-1", '-1'],
    ["'@name", '@name'],
    ["''=1", "'=1"],
    ["'Twas", "'Twas"],
    ["'", "'"],
    ["''", "''"],
    ['=1+1', '=1+1'],
    ['"\'=""x"""', '="x"'],
  ])('%s is read as %s', async (written, value) => {
    const [row] = await rowsOf(`${written}\tRSS`);
    expect(row?.values[0]).toBe(value);
  });
});

describe('a quotation mark that is never closed spoils its own line only', () => {
  const others = ['Second\tEM\t\t\t"a ""quoted"" text"', 'Third\tRSS\t\t\tand 17"\tnot', 'Fourth\tRSS'];
  test.each([
    ['alone in the file', '"First\tRSS', ['Last\tEM'], '"First'],
    ['before quoted fields', '"First\tRSS', others, '"First'],
    ['before a mark at the end of another column', '"First\tRSS', ['Last\tEM\t\t\ta 17"'], '"First'],
    ['in the last line', '"First\tRSS', [], '"First'],
    ['closed by a doubled mark', '"First""\tRSS', ['Last\tEM'], '"First""'],
    ['before a text of many lines', '"First\tRSS', Array.from({ length: 9000 }, () => 'x\tRSS'), '"First'],
  ])('%s', async (_, line, rest, value) => {
    const [row, ...following] = await rowsOf(line, ...rest);
    expect(row?.values).toEqual([value, 'RSS']);
    expect(row?.remarks).toMatchObject([
      { rule: 'unclosed-quote', value, location: { row: 2, line: 2, column: 1 } },
    ]);
    expect(following.map(({ number }) => number)).toEqual(rest.map((_, index) => index + 3));
    expect(
      following.flatMap(({ remarks }) => remarks).filter(({ rule }) => rule === 'unclosed-quote'),
    ).toEqual([]);
  });

  test('the fields before it are read as they are quoted', async () => {
    const [row, next] = await rowsOf('"First\none"\tRSS\t"open\tx\t"y"', 'Next\tEM');
    expect(row?.values).toEqual(['First\none', 'RSS', '"open', 'x', '"y"']);
    expect(row?.remarks).toMatchObject([
      { rule: 'unclosed-quote', location: { row: 2, line: 3, column: 10 } },
    ]);
    expect(next?.values).toEqual(['Next', 'EM']);
    expect(next?.locate()).toEqual({ row: 3, line: 4 });
  });

  test('a text longer than a cell can be is none', async () => {
    const [row] = await rowsOf(`"First\n${'x'.repeat(70_000)}"\tRSS`);
    expect(row?.remarks).toMatchObject([{ rule: 'unclosed-quote' }]);
    const [long] = await rowsOf(`"First ${'x'.repeat(70_000)}"\tRSS`);
    expect(long?.remarks).toEqual([]);
  });
});

async function recordsOf(portions: readonly string[]) {
  const given = async function* () {
    yield* portions;
  };
  const records: { written: string; line: number; unclosed: boolean; fields: string[] | undefined }[] = [];
  for await (const piece of recordPieces(given())) {
    const fields = fieldsOf(piece);
    expect(fields.length).toBe(piece.records.length);
    piece.records.forEach(({ start, end, line, unclosedAt }, index) => {
      const written = piece.text.slice(start, end);
      records.push({ written, line, unclosed: unclosedAt !== undefined, fields: fields[index] });
    });
  }
  return records;
}

const oddText = fc.string({
  unit: fc.constantFrom('"', '"', '\t', '\n', 'a', ' ', '""', '"\t', '\n"'),
  maxLength: 60,
});

test('the same records come out wherever the portions end', async () => {
  await fc.assert(
    fc.asyncProperty(oddText, fc.integer({ min: 1, max: 7 }), async (text, size) => {
      const portions = text.match(new RegExp(`[^]{1,${size}}`, 'g')) ?? [];
      expect(await recordsOf(portions)).toEqual(await recordsOf([text]));
    }),
    { numRuns: 500 },
  );
});

test('no character is lost, whatever the quotation marks', async () => {
  await fc.assert(
    fc.asyncProperty(oddText, async (text) => {
      const records = await recordsOf([text]);
      expect(records.map(({ written }) => written).join('\n')).toBe(text.replace(/\n$/, ''));
      const lines = records.map(({ written }) => written.split('\n').length);
      expect(records.map(({ line }) => line)).toEqual(
        lines.map((_, index) => 1 + lines.slice(0, index).reduce((sum, count) => sum + count, 0)),
      );
    }),
    { numRuns: 500 },
  );
});
