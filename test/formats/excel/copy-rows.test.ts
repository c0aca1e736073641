import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { excelFormat } from '../../../src/formats/excel/excel-format.js';
import type { RawValue } from '../../../src/model/raw-value.js';
import { unpacked } from '../../unpacked.js';
import { copied } from '../copied.js';
import { readWorkbook, table } from './reading.js';
import { batchXml, textRow, type WorkbookXml, workbookFile } from './workbook-builder.js';

const styles = '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>';

/** The filled cells of rows of a workbook's copy, by row and heading. */
async function copiedTable(
  workbook: WorkbookXml,
  rows: readonly number[],
): Promise<Record<number, Record<string, RawValue>>> {
  return table(await readWorkbook(await copied(excelFormat, workbookFile(workbook), rows)));
}

/** What is read of a cell below Description, and of the same cell in a copy of its row. */
async function twice(cell: string, rest: Parameters<typeof batchXml>[1] = {}) {
  const workbook = batchXml(`<row r="7"><c r="A7" t="str"><v>A</v></c>${cell}</row>`, { styles, ...rest });
  const there = table(await readWorkbook(workbook))[7];
  return { there: there?.Description, copy: (await copiedTable(workbook, [7]))[2]?.Description };
}

describe('a copied cell is read as it was', () => {
  test.each([
    ['a text', '<c r="E7" t="str"><v>plain</v></c>'],
    ['a text that looks like a formula', '<c r="E7" t="str"><v>=1+1</v></c>'],
    ['a text that looks like a number', '<c r="E7" t="str"><v>02115</v></c>'],
    ['a text that looks like an escape', '<c r="E7" t="str"><v>_x005F_x0041_</v></c>'],
    [
      'a text with line breaks and spaces',
      '<c r="E7" t="inlineStr"><is><t xml:space="preserve"> a\n b </t></is></c>',
    ],
    ['a formula’s text', '<c r="E7" t="str"><f>"a"</f><v>a</v></c>'],
    ['a whole number', '<c r="E7"><v>2115</v></c>'],
    ['a fraction', '<c r="E7"><v>0.30000000000000004</v></c>'],
    ['a number with lost digits', '<c r="E7"><v>20261122000100020000</v></c>'],
    ['zero', '<c r="E7"><f>0</f><v>0</v></c>'],
    ['a yes', '<c r="E7" t="b"><v>1</v></c>'],
    ['a no', '<c r="E7" t="b"><v>0</v></c>'],
    ['a date', '<c r="E7" s="1"><v>46162</v></c>'],
    ['a date and time', '<c r="E7" s="1"><v>46162.75</v></c>'],
    ['an error', '<c r="E7" t="e"><v>#DIV/0!</v></c>'],
    ['a looked-up error', '<c r="E7" t="e"><f>NA()</f><v>#N/A</v></c>'],
  ])('%s', async (_, cell) => {
    const { there, copy } = await twice(cell);
    expect(there).toBeDefined();
    expect(copy).toEqual(there);
  });

  test('a link', async () => {
    const link = {
      after: '<hyperlinks><hyperlink ref="E7" r:id="rId5"/></hyperlinks>',
      links: { rId5: 'https://example.org/a?b=1&amp;c=2' },
    };
    const { there, copy } = await twice('<c r="E7" t="str"><v>Course page</v></c>', link);
    expect(there).toMatchObject({ kind: 'link', address: 'https://example.org/a?b=1&c=2' });
    expect(copy).toEqual(there);
  });
});

test('a formula without a result becomes an error, so that it is not taken for a blank', async () => {
  const { there, copy } = await twice('<c r="E7"><f>1+1</f></c>');
  expect(there).toEqual({ kind: 'uncalculated' });
  expect(copy).toEqual({ kind: 'error', code: '#N/A' });
});

test('dates of a workbook that counts from 1904 stay the same days', async () => {
  const row =
    '<row r="2"><c r="C2" s="1"><v>44700</v></c><c r="D2"><v>44701</v></c><c r="E2"><v>44702</v></c></row>';
  const copy = await copiedTable(batchXml(row, { styles, date1904: true }), [2]);
  expect(copy[2]).toEqual({
    'Start Date': { kind: 'date', serial: 46162, date1904: false },
    'End Date': 46163,
    Description: 44702,
  });
});

const messy: WorkbookXml = {
  sheets: [
    { name: 'Notes', rows: textRow(1, ['Ask', 'Kim']) },
    {
      name: 'Fall &amp; Winter',
      rows: [
        textRow(2, ['Our activities', '2026']),
        textRow(4, ['Activity Title *', '', 'ACTIVITY  FORMAT', 'Room', 'start date', 'End Date', 'Errors']),
        textRow(5, ['One', '', 'Live Course', '4', '5/20/2021', '5/21/2021']),
        textRow(9, ['Two', 'stray', 'Live Corse', '=5', '', '', 'Wrong']),
        textRow(12, ['Three', '', 'Live Course', '6', '5/20/2021', '5/21/2021']),
      ].join(''),
    },
  ],
};

test('headings, unknown columns and stray cells stay in their columns, the other rows and sheets do not', async () => {
  const copy = await copied(excelFormat, workbookFile(messy), [9, 12]);
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.load(copy.buffer as ArrayBuffer);
  expect(workbook.worksheets.map(({ name }) => name)).toEqual(['Fall & Winter']);
  const cells: Record<string, unknown> = {};
  workbook.worksheets[0]?.eachRow((row) => {
    row.eachCell(({ address, value }) => {
      if (value !== '') cells[address] = value;
    });
  });
  expect(cells).toEqual({
    A1: 'Activity Title *',
    C1: 'ACTIVITY  FORMAT',
    D1: 'Room',
    E1: 'start date',
    F1: 'End Date',
    G1: 'Errors',
    A2: 'Two',
    B2: 'stray',
    C2: 'Live Corse',
    D2: '=5',
    G2: 'Wrong',
    A3: 'Three',
    C3: 'Live Course',
    D3: '6',
    E3: '5/20/2021',
    F3: '5/21/2021',
  });
});

describe('merged cells', () => {
  const rows = [2, 3, 4, 5, 6].map((row) => textRow(row, [`${row}`, 'Live Course', 'x', 'y', 'z'])).join('');
  const merged = async (ranges: readonly string[], wanted: readonly number[]) => {
    const after = `<mergeCells>${ranges.map((range) => `<mergeCell ref="${range}"/>`).join('')}</mergeCells>`;
    const copy = await copied(excelFormat, workbookFile(batchXml(rows, { after })), wanted);
    const sheet = (await unpacked(copy))['xl/worksheets/sheet1.xml'] ?? '';
    return [...sheet.matchAll(/<mergeCell ref="(.*?)"/g)].map(([, range]) => range);
  };

  test.each([
    ['in one row', ['C3:D3'], [3], ['C2:D2']],
    ['over rows that are all copied', ['E3:E4'], [3, 4, 6], ['E2:E3']],
    ['over rows at the end', ['D5:E6'], [2, 5, 6], ['D3:E4']],
    ['over rows that overlap', ['C2:C4', 'D3:D5', 'E6:F6'], [2, 3, 4, 5, 6], ['C2:C4', 'D3:D5', 'E6:F6']],
    ['beyond the last row', ['E6:E9'], [6], []],
    ['over rows of which one is copied', ['E3:E4'], [3], []],
    ['elsewhere', ['C3:D3'], [4], []],
  ])('%s', async (_, ranges, wanted, expected) => {
    expect(await merged(ranges, wanted)).toEqual(expected);
  });
});

test('many rows are copied as they come', async () => {
  const count = 2500;
  const rows = Array.from({ length: count }, (_, index) =>
    textRow(index + 2, [`Title ${index}`, 'Live Course']),
  );
  const every = Array.from({ length: count }, (_, index) => index + 2);
  const copy = await copiedTable(batchXml(rows.join('')), every);
  expect(Object.keys(copy)).toHaveLength(count);
  expect(copy[count + 1]).toEqual({
    'Activity Title': `Title ${count - 1}`,
    'Activity Format': 'Live Course',
  });
});
