import { randomBytes } from 'node:crypto';
import { columnLetters } from '../../src/formats/excel/sheet/cell-address.js';
import { exampleCells, exampleHeaders } from '../../src/rules/file-content.js';
import {
  type Parts,
  textCell,
  type WorkbookXml,
  workbookFile,
  workbookParts,
  zipped,
} from '../formats/excel/workbook-builder.js';
import { type ZipFile, zipFile } from '../formats/excel/zip-builder.js';
import { describeHostile } from './harness.js';

const headers = ['Internal ID', ...exampleHeaders];

/** A row of the sheet with these texts from column A on. */
function row(number: number, texts: readonly string[], rest = ''): string {
  const cells = texts.map((text, column) => textCell(`${columnLetters(column)}${number}`, text));
  return `<row r="${number}">${cells.join('')}${rest}</row>`;
}

/** A row that has nothing to fix, with some of its cells in other XML, by their headings. */
function goodRow(number: number, cells: Readonly<Record<string, string>> = {}): string {
  const texts = [`A-${number}`, ...exampleCells];
  const written = texts.map((text, column) => {
    const address = `${columnLetters(column)}${number}`;
    const other = cells[headers[column] ?? ''];
    return other === undefined ? textCell(address, text) : other.replace('<c', `<c r="${address}"`);
  });
  return `<row r="${number}">${written.join('')}</row>`;
}

function batch(rows: string, rest: Partial<WorkbookXml> & { after?: string } = {}): WorkbookXml {
  const { after = '', ...workbook } = rest;
  return { sheets: [{ name: 'Activities', rows: row(1, headers) + rows, after }], ...workbook };
}

const good = batch(goodRow(2) + goodRow(3));
const sheet = 'xl/worksheets/sheet1.xml';

/** The good workbook with its parts changed. */
function changed(change: (parts: Parts) => Parts, workbook = good): Buffer {
  return zipped(change(workbookParts(workbook)));
}

/** The files of the zip of the good workbook, to be named, ordered and described otherwise. */
function files(workbook = good): ZipFile[] {
  return Object.entries(workbookParts(workbook)).map(([name, content]) => ({ name, content }));
}

const replaced = (part: string, from: string | RegExp, to: string, workbook = good) =>
  changed((parts) => ({ ...parts, [part]: String(parts[part]).replaceAll(from, to) }), workbook);

const everyPart = (change: (xml: string) => string | Buffer, workbook = good) =>
  changed(
    (parts) => Object.fromEntries(Object.entries(parts).map(([name, xml]) => [name, change(String(xml))])),
    workbook,
  );

const utf16 = (xml: string) =>
  Buffer.concat([
    Buffer.from([0xff, 0xfe]),
    Buffer.from(xml.replace('encoding="UTF-8"', 'encoding="UTF-16"'), 'utf16le'),
  ]);

const strict = (xml: string) =>
  xml
    .replaceAll(
      'http://schemas.openxmlformats.org/spreadsheetml/2006/main',
      'http://purl.oclc.org/ooxml/spreadsheetml/main',
    )
    .replaceAll(
      'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
      'http://purl.oclc.org/ooxml/officeDocument/relationships',
    );

const prefixed = (xml: string) =>
  xml.includes('spreadsheetml/2006/main')
    ? xml.replace(/<(\/?)(?=[a-zA-Z])/g, '<$1x:').replace('xmlns=', 'xmlns:x=')
    : xml;

const number = (value: string, style = '') => `<c${style}><v>${value}</v></c>`;
const dates = (start: string, end: string) => ({ 'Start Date': start, 'End Date': end });

describeHostile('a workbook is read right with', [
  { name: 'its parts in the opposite order', file: () => zipFile(files().reverse()), stored: 2 },
  {
    name: 'no styles, though cells name some',
    file: () =>
      workbookFile(batch(goodRow(2, { Description: '<c s="7" t="inlineStr"><is><t>Text</t></is></c>' }))),
    stored: 1,
  },
  { name: 'no cell addresses', file: () => replaced(sheet, /<c r="[A-Z]+\d+"/g, '<c'), stored: 2 },
  { name: 'no row numbers', file: () => replaced(sheet, /<row r="\d+"/g, '<row'), stored: 2 },
  { name: 'strict namespaces', file: () => everyPart(strict), stored: 2 },
  { name: 'prefixes everywhere', file: () => everyPart(prefixed), stored: 2 },
  { name: 'UTF-16 parts', file: () => everyPart(utf16), stored: 2 },
  {
    name: 'part names from the root',
    file: () => replaced('xl/_rels/workbook.xml.rels', 'Target="', 'Target="/xl/'),
    stored: 2,
  },
  {
    name: 'part names with dots',
    file: () => replaced('xl/_rels/workbook.xml.rels', 'Target="', 'Target="./../xl/'),
    stored: 2,
  },
  {
    name: 'backslashes in the names of the zip',
    file: () => zipFile(files().map((file) => ({ ...file, name: file.name.replaceAll('/', '\\') }))),
    stored: 2,
  },
  { name: 'a part twice, the same', file: () => zipFile([...files(), ...files().slice(-1)]), stored: 2 },
  {
    name: 'phonetic runs',
    file: () =>
      workbookFile(
        batch(
          goodRow(2, {
            Description:
              '<c t="inlineStr"><is><r><t>東京</t></r><rPh sb="0" eb="2"><t>トウキョウ</t></rPh></is></c>',
          }),
        ),
      ),
    stored: 1,
  },
  {
    name: 'empty and blank texts',
    file: () =>
      workbookFile(
        batch(
          goodRow(2, {
            'Internal ID': '<c t="inlineStr"><is><t/></is></c>',
            'Postal Code': '<c t="inlineStr"><is><t xml:space="preserve">   </t></is></c>',
          }),
        ),
      ),
    stored: 1,
  },
  {
    name: 'formatted cells down to the last row',
    file: () =>
      workbookFile(batch(`${goodRow(2)}${goodRow(3)}<row r="1048576"><c r="A1048576" s="0"/></row>`)),
    stored: 2,
    most: { seconds: 1, megabytes: 150 },
  },
  {
    name: 'a million formatted rows',
    file: () =>
      workbookFile(
        batch(
          goodRow(2) +
            Array.from(
              { length: 1_000_000 },
              (_, index) => `<row r="${index + 3}"><c r="A${index + 3}" s="0"/></row>`,
            ).join(''),
        ),
      ),
    stored: 1,
  },
  {
    name: '16,384 columns',
    file: () =>
      workbookFile({
        sheets: [
          {
            name: 'Activities',
            rows:
              row(1, [
                ...headers,
                ...Array.from({ length: 16_384 - headers.length }, (_, index) => `Note ${index}`),
              ]) + goodRow(2),
          },
        ],
      }),
    stored: 1,
    findings: Array.from(
      { length: 16_384 - headers.length },
      (_, index) =>
        `notice: unknown-column: The column Note ${index} is not part of the template and is left out.`,
    ),
  },
  {
    name: 'a formatted cell in the last column',
    file: () => workbookFile(batch(goodRow(2).replace('</row>', '<c r="XFD2" s="0"/></row>'))),
    stored: 1,
  },
  {
    name: 'numbers shown as percent and in scientific notation',
    file: () =>
      workbookFile(
        batch(
          goodRow(2, {
            'AMA PRA Category 1 Credits': number('20', ' s="1"'),
            ...dates(number('4.4337E4', ' s="2"'), number('44511')),
          }),
          { styles: '<cellXfs><xf/><xf numFmtId="10"/><xf numFmtId="11"/></cellXfs>' },
        ),
      ),
    stored: 1,
  },
  {
    name: 'array formulas',
    file: () =>
      workbookFile(
        batch(
          goodRow(2, { Description: '<c t="str"><f t="array" ref="M2:M2">UPPER("text")</f><v>TEXT</v></c>' }),
        ),
      ),
    stored: 1,
  },
  {
    name: 'links to other workbooks',
    file: () =>
      workbookFile(batch(goodRow(2, { Description: '<c t="str"><f>[1]Other!A1</f><v>Linked text</v></c>' }))),
    stored: 1,
  },
  {
    name: 'macros',
    file: () =>
      changed((parts) => ({
        ...parts,
        '[Content_Types].xml': String(parts['[Content_Types].xml']).replace(
          'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
          'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
        ),
        'xl/vbaProject.bin': randomBytes(1000),
      })),
    stored: 2,
  },
  {
    name: 'protected sheets',
    file: () =>
      workbookFile(batch(goodRow(2), { after: '<sheetProtection sheet="1" objects="1" password="CC1A"/>' })),
    stored: 1,
  },
  {
    name: 'names that lead out of the zip',
    file: () =>
      zipFile([
        ...files(),
        { name: '../../../tmp/evil.xml', content: 'evil' },
        { name: '/etc/evil', content: 'evil' },
      ]),
    stored: 2,
  },
  {
    name: 'a sheet that packs well',
    file: () => workbookFile(batch(goodRow(2) + goodRow(3), { after: '<x/>'.repeat(18 * 2 ** 20) })),
    options: ['--max-size', '100MB'],
    stored: 2,
    most: { seconds: 16, megabytes: 250 },
  },
  {
    name: 'a million merged cells',
    file: () =>
      workbookFile(
        batch(goodRow(2), {
          after: `<mergeCells>${Array.from({ length: 1_000_000 }, (_, index) => `<mergeCell ref="Z${index + 5}:AA${index + 5}"/>`).join('')}</mergeCells>`,
        }),
      ),
    stored: 1,
    most: { seconds: 8, megabytes: 450 },
  },
  {
    name: 'elements 100,000 deep',
    file: () => workbookFile(batch(goodRow(2), { after: '<x>'.repeat(100_000) + '</x>'.repeat(100_000) })),
    stored: 1,
  },
]);

describeHostile('a workbook says what to do about', [
  {
    name: 'dates before March 1900',
    file: () =>
      workbookFile(
        batch(
          goodRow(2, dates(number('59'), number('44511'))) +
            goodRow(3, dates(number('60'), number('44511'))) +
            goodRow(4, dates(number('1'), number('44511'))),
        ),
      ),
    stored: 0,
    findings: [
      'row 2: invalid-date: Start Date holds the number 59, which is not a date. Enter a date such as 05/20/2021.',
      'row 3: invalid-date: Start Date holds the number 60, which is not a date. Enter a date such as 05/20/2021.',
      'row 4: invalid-date: Start Date holds the number 1, which is not a date. Enter a date such as 05/20/2021.',
    ],
  },
  {
    name: 'times without a day',
    file: () =>
      workbookFile(
        batch(goodRow(2, dates(number('0.5', ' s="1"'), number('44511'))), {
          styles: '<cellXfs><xf/><xf numFmtId="20"/></cellXfs>',
        }),
      ),
    stored: 0,
    findings: [
      'row 2: invalid-date: Start Date holds the number 0.5, which is not a date. Enter a date such as 05/20/2021.',
    ],
  },
  {
    name: 'negative dates',
    file: () => workbookFile(batch(goodRow(2, dates(number('-1'), number('44511'))))),
    stored: 0,
    findings: [
      'row 2: invalid-date: Start Date holds the number -1, which is not a date. Enter a date such as 05/20/2021.',
    ],
  },
  {
    name: 'dates with a time of day',
    file: () => workbookFile(batch(goodRow(2, dates(number('44336.75'), number('44511'))))),
    stored: 1,
    findings: ['notice: repaired-value: Start Date has a time of day; only the date 05/20/2021 is kept.'],
  },
  {
    name: 'dates beyond the calendar',
    file: () =>
      workbookFile(
        batch(
          goodRow(2, dates(number('1E+300'), number('44511'))) +
            goodRow(3, dates(number('2958466'), number('44511'))),
        ),
      ),
    stored: 0,
    findings: [
      'row 2: invalid-date: Start Date holds the number 1e+300, which is not a date. Enter a date such as 05/20/2021.',
      'row 3: invalid-date: Start Date holds the number 2958466, which is not a date. Enter a date such as 05/20/2021.',
    ],
  },
  {
    name: 'error values',
    file: () => workbookFile(batch(goodRow(2, { Description: '<c t="e"><v>#REF!</v></c>' }))),
    stored: 0,
    findings: ['row 2: cell-error: Description holds the spreadsheet error #REF!. Enter the value itself.'],
  },
  {
    name: 'formulas without a result',
    file: () => workbookFile(batch(goodRow(2, { Description: '<c><f>A1</f></c>' }))),
    stored: 0,
    findings: [
      'row 2: formula-without-result: Description holds a formula without a result. Open the file in Excel and save it, or enter the value itself.',
    ],
  },
  {
    name: 'the headings in the middle',
    file: () => workbookFile(batch(goodRow(2) + row(3, headers) + goodRow(4))),
    stored: 2,
    findings: [
      'row 3: repeated-header: The row has the column headings once more. Delete it, and check that the columns below it are in the same order as those above.',
    ],
  },
  {
    name: 'a part twice, with two contents',
    file: () => zipFile([...files(), { name: sheet, content: '<worksheet/>' }]),
    stored: 0,
    findings: [
      'file: damaged-file: FILE is damaged. Open it in Excel, save it again and give the saved file.',
    ],
  },
  {
    name: 'rows before damage',
    file: () => replaced(sheet, '</row></sheetData>', '</row><row r="4"><c r="A4"></row></sheetData>'),
    stored: 0,
    findings: [
      'file: damaged-file: FILE is damaged. Open it in Excel, save it again and give the saved file.',
    ],
  },
  {
    name: 'a truncated zip',
    file: () => workbookFile(good).subarray(0, 900),
    stored: 0,
    findings: [
      'file: damaged-file: FILE is damaged. Open it in Excel, save it again and give the saved file.',
    ],
  },
  {
    name: 'a sheet that packs too well',
    file: () => workbookFile(batch(goodRow(2), { after: '<x/>'.repeat(18 * 2 ** 20) })),
    stored: 0,
    findings: [
      'file: too-large: FILE unpacks to far more data than a workbook of its size should. Copy the rows into a new workbook and give that one; if the file is right as it is, allow more with --max-size.',
    ],
  },
  {
    name: 'a part beyond a size that was asked for',
    file: () => workbookFile(batch(goodRow(2), { after: '<x/>'.repeat(2 ** 18) })),
    options: ['--max-size', '1MB'],
    stored: 0,
    findings: [
      'file: too-large: FILE holds more data than can be read. Copy the rows into a new workbook and give that one; if the file is right as it is, allow more with --max-size.',
    ],
  },
  {
    name: '10,001 parts',
    file: () =>
      zipFile([
        ...files(),
        ...Array.from({ length: 10_001 - files().length }, (_, index) => ({
          name: `part${index}`,
          content: '',
          isStored: true,
        })),
      ]),
    stored: 0,
    findings: [
      'file: too-large: FILE holds 10001 files. Copy the rows into a new workbook and give that one; if the file is right as it is, allow more with --max-size.',
    ],
  },
  {
    name: 'a shared text without end',
    file: () =>
      workbookFile(
        batch(goodRow(2, { Description: '<c t="s"><v>0</v></c>' }), {
          sharedStrings: [`<t>${'x'.repeat(60 * 2 ** 20)}</t>`],
        }),
      ),
    stored: 0,
    findings: [
      'file: too-large: FILE holds a text of over a million characters, but a cell holds at most 32,767. Check that it is the right file.',
    ],
  },
  {
    name: 'a merge over the whole sheet',
    file: () =>
      workbookFile(batch(goodRow(2), { after: '<mergeCells><mergeCell ref="A2:XFD1048576"/></mergeCells>' })),
    stored: 0,
    findings: headers.map(
      (header) =>
        `row 2: merged-cells: ${header} is part of the merged cells A2:XFD1048576. Unmerge them and fill in each row.`,
    ),
  },
  {
    name: '5,000 sheets',
    file: () =>
      workbookFile({
        sheets: Array.from({ length: 4900 }, (_, index) => ({
          name: `Sheet ${index}`,
          rows: row(1, ['Room']),
        })),
      }),
    stored: 0,
    findings: [
      'file: no-activity-sheet: FILE has no row with the template\'s headings in the first 20 rows of "Sheet 0" ("Room"), "Sheet 1" ("Room"), "Sheet 2" ("Room"), "Sheet 3" ("Room"), "Sheet 4" ("Room"), "Sheet 5" ("Room"), "Sheet 6" ("Room"), "Sheet 7" ("Room"), "Sheet 8" ("Room"), "Sheet 9" ("Room") and 4890 more. Copy the headings from a new template.',
    ],
    most: { seconds: 11, megabytes: 250 },
  },
  {
    name: 'a document type with entities',
    file: () =>
      replaced(
        sheet,
        '<worksheet',
        '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet',
      ),
    stored: 0,
    findings: [
      'file: damaged-file: FILE is damaged. Open it in Excel, save it again and give the saved file.',
    ],
  },
  {
    name: 'an attribute of 60 MB',
    file: () => workbookFile(batch(goodRow(2).replace('<row', `<row spans="${'1'.repeat(60 * 2 ** 20)}"`))),
    stored: 0,
    findings: [
      'file: too-large: FILE holds a text of over a million characters, but a cell holds at most 32,767. Check that it is the right file.',
    ],
  },
  {
    name: 'an Activity Title without end',
    file: () =>
      workbookFile(
        batch(
          goodRow(2, {
            'Activity Title': `<c t="inlineStr"><is><t>${'x'.repeat(30 * 2 ** 20)}</t></is></c>`,
          }),
        ),
      ),
    stored: 0,
    findings: [
      'file: too-large: FILE holds a text of over a million characters, but a cell holds at most 32,767. Check that it is the right file.',
    ],
  },
]);
