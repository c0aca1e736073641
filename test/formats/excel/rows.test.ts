import { describe, expect, test } from 'vitest';
import { readWorkbook, table } from './reading.js';
import { batchXml, headings, textCell, textRow } from './workbook-builder.js';

const title = (number: number) => `<row r="${number}">${textCell(`A${number}`, `Title ${number}`)}</row>`;

describe("rows have the sheet's own numbers", () => {
  test.each([
    ['gaps', title(3) + title(7) + title(100), [3, 7, 100]],
    ['blank rows', `<row r="2"/>${title(3)}<row r="4"><c r="A4" s="1"/></row>${title(5)}`, [3, 5]],
    ['hidden rows', `${title(2)}<row r="3" hidden="1">${textCell('A3', 'x')}</row>`, [2, 3]],
    [
      'rows without numbers',
      `<row>${textCell('A2', 'x')}</row><row/><row>${textCell('A4', 'y')}</row>`,
      [2, 4],
    ],
    ['rows that count on', `${title(5)}<row>${textCell('A6', 'x')}</row>`, [5, 6]],
    ['the last row there can be', title(1_048_576), [1_048_576]],
  ])('%s', async (_, rows, expected) => {
    const read = await readWorkbook(batchXml(rows));
    expect(read.rows.map(({ number }) => number)).toEqual(expected);
  });

  test('a row is data only if a mapped column has a value', async () => {
    const rows = `<row r="2">${textCell('H2', 'a note beside the table')}</row>${title(3)}`;
    const read = await readWorkbook(batchXml(rows));
    expect(table(read)).toEqual({ 3: { 'Activity Title': 'Title 3' } });
  });
});

describe('cells', () => {
  test('without addresses count on from the one before', async () => {
    const rows =
      '<row r="2"><c t="str"><v>a</v></c><c/><c t="str"><v>c</v></c><c r="E2" t="str"><v>e</v></c><c t="str"><v>f</v></c></row>';
    expect(table(await readWorkbook(batchXml(rows)))).toEqual({
      2: { 'Activity Title': 'a', 'Start Date': 'c', Description: 'e', 'Activity URL': 'f' },
    });
  });

  test('far to the right, beyond the headings, are passed over', async () => {
    const rows = `<row r="2">${textCell('A2', 'x')}${textCell('XFD2', 'y')}</row>`;
    expect(table(await readWorkbook(batchXml(rows)))).toEqual({ 2: { 'Activity Title': 'x' } });
  });

  test('are where a person sees them, blank ones too', async () => {
    const letters = ['A', 'C', 'Z', 'AA', 'AZ', 'ZZ'];
    const sheet = `<row r="4">${headings.map((text, index) => textCell(`${letters[index]}4`, text)).join('')}</row>`;
    const { rows } = await readWorkbook({
      sheets: [{ name: 'Activities', rows: `${sheet}<row r="12">${textCell('A12', 'x')}</row>` }],
    });
    const [row] = rows;
    expect(headings.map((_, column) => row?.locate(column))).toEqual(
      letters.map((letter) => ({ row: 12, cell: `${letter}12` })),
    );
    expect(row?.locate()).toEqual({ row: 12 });
  });
});

describe('merged cells', () => {
  const merged = (range: string) => ({ kind: 'merged', range });
  const sheet = (...ranges: string[]) =>
    batchXml([2, 3, 4, 5].map((row) => textRow(row, ['a', 'b', 'c', 'd', 'e', 'f'])).join(''), {
      after: `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`,
    });

  test('mark each cell of each row that they touch', async () => {
    const read = table(await readWorkbook(sheet('B3:C4')));
    expect(read[2]).toMatchObject({ 'Activity Format': 'b' });
    for (const row of [3, 4]) {
      expect(read[row]).toMatchObject({
        'Activity Title': 'a',
        'Activity Format': merged('B3:C4'),
        'Start Date': merged('B3:C4'),
        'End Date': 'd',
      });
    }
    expect(read[5]).toMatchObject({ 'Activity Format': 'b' });
  });

  test('several in a row, in any order, and one that begins among the headings', async () => {
    const read = table(await readWorkbook(sheet('$F$5:$F$6', 'A4:B4', 'E1:E2', 'D4:F4')));
    expect(read[2]?.Description).toEqual(merged('E1:E2'));
    expect(read[3]).toMatchObject({ 'Activity Title': 'a', Description: 'e' });
    expect(read[4]).toMatchObject({
      'Activity Title': merged('A4:B4'),
      'Start Date': 'c',
      'Activity URL': merged('D4:F4'),
    });
    expect(read[5]).toMatchObject({ Description: 'e', 'Activity URL': merged('F5:F6') });
  });

  test('above the rows, beside the table and in rows without values do not matter', async () => {
    const read = await readWorkbook(sheet('A1:F1', 'H2:J3', 'A8:F9', 'B2:B2'));
    expect(JSON.stringify(table(read))).not.toContain('merged');
    expect(read.rows).toHaveLength(4);
  });
});

describe('rows that are only formatted', () => {
  const blankRow = (row: number) =>
    `<row r="${row}" s="1" customFormat="1"><c r="A${row}" s="1"/><c r="E${row}" s="1"/></row>`;
  const blankRows = (from: number, to: number) =>
    Array.from({ length: to - from + 1 }, (_, index) => blankRow(from + index)).join('');

  test('down to the last one there can be are no rows of the batch', async () => {
    const rows = `${title(2)}${blankRows(3, 9999)}${title(10_000)}${blankRows(10_001, 100_000)}${blankRow(1_048_576)}`;
    const { problem, rows: read } = await readWorkbook(batchXml(rows));
    expect(problem).toBeUndefined();
    expect(read.map(({ number }) => number)).toEqual([2, 10_000]);
  });

  test.each([
    '<c r="E50000"><f>A1</f></c>',
    '<c r="E50000"><v>0</v></c>',
    '<c r="E50000" t="inlineStr"><is><t>x</t></is></c >',
  ])('with %s far below are read to there', async (cell) => {
    const { rows } = await readWorkbook(
      batchXml(`${title(2)}${blankRows(3, 49_999)}<row r="50000">${cell}</row>`),
    );
    expect(rows.map(({ number }) => number)).toEqual([2, 50_000]);
  });
});
