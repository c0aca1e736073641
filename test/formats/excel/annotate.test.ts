import { describe, expect, it } from 'vitest';
import {
  annotated,
  annotatedFixture,
  errorsOf,
  listedFindings,
  marksOf,
  opened,
  partsOf,
  sheetOf,
} from './annotated.js';
import { readWorkbook, table } from './reading.js';
import { batchXml, textRow, workbookFile } from './workbook-builder.js';

const red = { text: 'C00000', fill: 'FFC9CE' };
const amber = { text: '9C5700', fill: 'FFE79C' };

describe('the bad batch', async () => {
  const { result, bytes } = await annotatedFixture('bad.xlsx');
  const workbook = await opened(bytes);
  const sheet = sheetOf(workbook, 'Activities');

  it.each(result.findings)('$location.cell $rule', ({ location, message, severity, header }) => {
    const { text, fill, note } = marksOf(sheet.getCell(location.cell ?? ''));
    const isWarning = severity === 'warning';
    expect({ text, fill }).toEqual(isWarning ? amber : red);
    expect(note).toContain(message);
    const errors = errorsOf(sheet)[location.row ?? 0];
    expect(errors).toContain(`${isWarning ? 'Warning: ' : ''}${header} (${location.cell}): ${message}`);
  });

  it('has every finding on the sheet Findings, and no other', () => {
    expect(listedFindings(workbook)).toEqual(
      result.findings.map(({ location, header, value, message, rule, severity }) => ({
        Row: String(location.row),
        Cell: location.cell,
        Field: header,
        Value: value ?? '',
        Message: message,
        Rule: rule,
        Severity: `${severity.charAt(0).toUpperCase()}${severity.slice(1)}`,
      })),
    );
  });

  it('leads from each finding to its cell', async () => {
    const parts = await partsOf(bytes);
    const links = [
      ...(parts.get('xl/worksheets/sheet2.xml') ?? '').matchAll(/<hyperlink [^>]*location="([^"]*)"/g),
    ];
    expect(links.map(([, location]) => location)).toEqual(
      result.findings.map(({ location }) => `'Activities'!${location.cell}`),
    );
  });

  it('tints rejected rows, and no others', () => {
    const tinted: number[] = [];
    sheet.eachRow((row, number) => {
      if (number > 1 && marksOf(row.getCell('BF')).fill === 'FFF1F0') tinted.push(number);
    });
    expect(new Set(tinted)).toEqual(result.rejectedRows);
  });

  it('says in its title what is to be done', () => {
    const findings = sheetOf(workbook, 'Findings');
    expect(findings.getCell('A1').text).toBe('22 of 32 rows of batch must be corrected');
    expect(findings.getCell('A2').text).toMatch(/^Correct the red cells on the sheet Activities, save/);
  });
});

describe('reading the copy again', () => {
  it.each([
    'bad.xlsx',
    'bad-cells.xlsx',
    'good.xlsx',
    'tutorial.xlsx',
    'foreign/libreoffice.xlsx',
    'foreign/openpyxl.xlsx',
  ])('%s gives the same rows and the same findings', async (name) => {
    const { result, bytes } = await annotatedFixture(name);
    const again = await annotated(bytes);
    expect(again.result.findings).toEqual(result.findings);
    expect(again.result.outcomes).toEqual(result.outcomes);
  });

  it('gives every value as it was, whatever its kind', async () => {
    const cells = [
      '<c r="A2" t="inlineStr"><is><t>=1+1</t></is></c>',
      '<c r="B2" t="b"><v>1</v></c>',
      '<c r="C2" s="1"><v>44336.25</v></c>',
      '<c r="D2"><f>1/3</f><v>0.333333333333333</v></c>',
      '<c r="E2" t="inlineStr"><is><r><rPr><b/></rPr><t xml:space="preserve">bold </t></r><r><t>_x000D_ &amp; &lt;plain&gt;</t></r></is></c>',
      '<c r="F2" t="e"><v>#N/A</v></c>',
    ];
    const row3 =
      '<row r="3"><c r="A3" t="str"><f>""</f><v></v></c><c r="B3"><f>0</f><v>0</v></c><c r="C3" t="str"><v>@x</v></c></row>';
    const original = batchXml(`<row r="2">${cells.join('')}</row>${row3}`, {
      styles: '<cellXfs><xf/><xf numFmtId="14"/></cellXfs>',
    });
    const { bytes } = await annotated(workbookFile(original), { drafts: true });
    const [before, after] = [table(await readWorkbook(original)), table(await readWorkbook(bytes))];
    expect(after).toEqual(before);
    expect(before[2]).toMatchObject({ 'Activity Title': '=1+1', 'Start Date': { serial: 44336.25 } });
  });
});

describe('where a finding has no cell', () => {
  it('leads to the messages of the row', async () => {
    const title = [
      'Activity Title',
      'Activity Format',
      'Start Date',
      'End Date',
      'State/Province',
      'Country',
    ];
    const values = ['Rounds', 'Live Course', '5/20/2021', '5/21/2021', 'IL', 'USA'];
    const file = workbookFile({
      sheets: [{ name: 'Activities', rows: textRow(1, title) + textRow(2, values) }],
    });
    const { bytes } = await annotated(file, { drafts: true });
    const workbook = await opened(bytes);
    const [first] = listedFindings(workbook);
    expect(first).toMatchObject({ Row: '2', Cell: 'G2', Field: 'Delivery Method', Rule: 'required' });
    expect(errorsOf(sheetOf(workbook, 'Activities'))[2]).toContain('Delivery Method: ');
  });
});

describe('a file that is refused', () => {
  it('lists why, on the file first, and marks the headings that it is about', async () => {
    const headings = ['Activity Title', 'Room', 'Start Date', 'End Date'];
    const file = workbookFile({
      sheets: [{ name: 'Activities', rows: textRow(1, headings) + textRow(2, ['Rounds', '12', 'x', 'y']) }],
    });
    const { result, bytes } = await annotated(file, { drafts: true });
    expect(result.isRefused).toBe(true);
    const workbook = await opened(bytes);
    expect(listedFindings(workbook).map(({ Cell, Field, Rule }) => [Cell, Field, Rule])).toEqual([
      ['', 'File', 'missing-column'],
      ['B1', 'File', 'unknown-column'],
    ]);
    expect(marksOf(sheetOf(workbook, 'Activities').getCell('B1'))).toMatchObject(amber);
    expect(errorsOf(sheetOf(workbook, 'Activities'))).toEqual({});
    expect(sheetOf(workbook, 'Findings').getCell('A1').text).toBe('batch cannot be used as it is');
  });

  it('gets the list also when no sheet has activities', async () => {
    const { result, bytes } = await annotatedFixture('odd/other-columns.xlsx');
    expect(result.isRefused).toBe(true);
    expect(listedFindings(await opened(bytes)).map(({ Rule }) => Rule)).toEqual(['no-activity-sheet']);
  });

  it.each([
    'encrypted.xlsx',
    'damaged.xlsx',
    'legacy.xls',
    'opendocument.ods',
    'empty.txt',
    'malformed.xml',
    'missing-column.txt',
  ])('gives no copy of %s', async (name) => {
    const { copy, bytes } = await annotatedFixture(`odd/${name}`);
    expect(copy).toBeUndefined();
    expect(bytes).toHaveLength(0);
  });
});

it('marks all cells of a merged range, and puts the note on the first', async () => {
  const sheet = sheetOf(await opened((await annotatedFixture('bad-cells.xlsx')).bytes), 'Activities');
  const [first, second] = [marksOf(sheet.getCell('J5')), marksOf(sheet.getCell('J6'))];
  expect([first.fill, second.fill]).toEqual([red.fill, red.fill]);
  expect([first.note, second.note]).toEqual([expect.stringContaining('J5:J6'), undefined]);
});

it('marks nothing in a batch without findings, and says so', async () => {
  const { bytes } = await annotatedFixture('good.xlsx');
  const workbook = await opened(bytes);
  expect(errorsOf(sheetOf(workbook, 'Activities'))).toEqual({});
  expect(sheetOf(workbook, 'Findings').getCell('A1').text).toBe('Nothing to correct in batch');
});

it('writes the same bytes for the same file', async () => {
  const [one, other] = [await annotatedFixture('bad.xlsx'), await annotatedFixture('bad.xlsx')];
  expect(one.bytes.equals(other.bytes)).toBe(true);
});
