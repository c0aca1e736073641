import { describe, expect, test } from 'vitest';
import { readProblem, readWorkbook, table } from './reading.js';
import { batchXml, type Parts, textRow, workbookParts, zipped } from './workbook-builder.js';
import { zipFile } from './zip-builder.js';

const row = '<row r="2"><c r="A2" t="s"><v>0</v></c><c r="C2" s="1"><v>46162</v></c></row>';
const asRead = {
  2: { 'Activity Title': 'Grand Rounds', 'Start Date': { kind: 'date', serial: 46162, date1904: false } },
};

function parts(): Parts {
  return workbookParts(
    batchXml(row, {
      sharedStrings: ['<t>Grand Rounds</t>'],
      styles: '<cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs>',
    }),
  );
}

/** The same parts, their texts changed. */
function changed(change: (text: string, name: string) => string | Buffer): Parts {
  return Object.fromEntries(
    Object.entries(parts()).map(([name, content]) => [name, change(String(content), name)]),
  );
}

/** The same parts under other names, as relationships and content types then say. */
function renamed(names: Readonly<Record<string, string>>): Parts {
  return Object.fromEntries(
    Object.entries(parts()).map(([name, content]) => {
      let text = String(content);
      for (const [from, to] of Object.entries(names)) text = text.replaceAll(from, to);
      let place = name;
      for (const [from, to] of Object.entries(names)) place = place.replaceAll(from, to);
      return [place, text];
    }),
  );
}

const strict: Readonly<Record<string, string>> = {
  'http://schemas.openxmlformats.org/spreadsheetml/2006/main':
    'http://purl.oclc.org/ooxml/spreadsheetml/main',
  'http://schemas.openxmlformats.org/officeDocument/2006/relationships':
    'http://purl.oclc.org/ooxml/officeDocument/relationships',
};

function withPrefix(text: string): string {
  return text.replace(/<(\/?)([a-z])/g, '<$1x:$2').replace(' xmlns="', ' xmlns:x="');
}

describe('a workbook is read alike whatever program wrote it', () => {
  const shapes: readonly (readonly [name: string, file: () => Buffer])[] = [
    ['parts in the order of Excel', () => zipped(parts())],
    [
      'parts the other way round, as exceljs writes them',
      () => zipped(Object.fromEntries(Object.entries(parts()).reverse())),
    ],
    [
      'parts that are not packed',
      () => zipFile(Object.entries(parts()).map(([name, content]) => ({ name, content, isStored: true }))),
    ],
    [
      'other names of parts',
      () =>
        zipped(
          renamed({
            sheet1: 'activities',
            'workbook.xml': 'book.xml',
            'xl/': 'content/',
            'sharedStrings.xml': 'texts.xml',
          }),
        ),
    ],
    [
      'names in another case than the relationships say',
      () =>
        zipped(
          changed((text, name) =>
            name.endsWith('.rels') ? text.replace('worksheets/sheet1', 'WorkSheets/Sheet1') : text,
          ),
        ),
    ],
    [
      'targets from the root, as openpyxl writes them',
      () =>
        zipped(
          changed((text, name) =>
            name === 'xl/_rels/workbook.xml.rels' ? text.replaceAll('Target="', 'Target="/xl/') : text,
          ),
        ),
    ],
    [
      'targets by a roundabout way',
      () =>
        zipped(
          changed((text, name) =>
            name === 'xl/_rels/workbook.xml.rels' ? text.replaceAll('Target="', 'Target="./../xl/') : text,
          ),
        ),
    ],
    [
      'backslashes between folders',
      () =>
        zipFile(
          Object.entries(parts()).map(([name, content]) => ({ name: name.replaceAll('/', '\\'), content })),
        ),
    ],
    [
      'a slash in front of names',
      () => zipFile(Object.entries(parts()).map(([name, content]) => ({ name: `/${name}`, content }))),
    ],
    [
      'strict namespaces',
      () =>
        zipped(
          changed((text) =>
            Object.entries(strict).reduce((all, [from, to]) => all.replaceAll(from, to), text),
          ),
        ),
    ],
    [
      'prefixed elements, as the OpenXML SDK writes them',
      () =>
        zipped(
          changed((text, name) =>
            name.startsWith('xl/') && !name.endsWith('.rels') ? withPrefix(text) : text,
          ),
        ),
    ],
    ['UTF-8 with a byte order mark', () => zipped(changed((text) => `\ufeff${text}`))],
    [
      'UTF-16 with a byte order mark',
      () => zipped(changed((text) => Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le'))),
    ],
    [
      'UTF-16, the other byte first',
      () =>
        zipped(
          changed((text) => Buffer.from(`\ufeff${text.replace('UTF-8', 'UTF-16')}`, 'utf16le').swap16()),
        ),
    ],
    [
      'UTF-16 without a mark',
      () => zipped(changed((text) => Buffer.from(text.replace('UTF-8', 'UTF-16'), 'utf16le'))),
    ],
    ['UTF-8 that says it is UTF-16', () => zipped(changed((text) => text.replace('UTF-8', 'utf-16')))],
    [
      'Windows-1252',
      () => zipped(changed((text) => Buffer.from(text.replace('UTF-8', 'windows-1252'), 'latin1'))),
    ],
    ['no XML declarations', () => zipped(changed((text) => text.replace(/^<\?.*\?>\s*/, '')))],
    [
      'a workbook found by its content type alone',
      () => zipped({ ...parts(), '_rels/.rels': '<Relationships/>' }),
    ],
    [
      'a macro-enabled workbook',
      () =>
        zipped(
          changed((text) =>
            text.replace(
              'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml',
              'application/vnd.ms-excel.sheet.macroEnabled.main+xml',
            ),
          ),
        ),
    ],
    [
      'comments and processing instructions',
      () =>
        zipped(
          changed((text) =>
            text.replace(
              '<sheetData>',
              '<sheetData><!-- <row r="2"><c r="A2"><v>9</v></c></row> --><?x <c r="A2"/>?>',
            ),
          ),
        ),
    ],
    [
      'laid out XML',
      () =>
        zipped(
          changed((text, name) =>
            name.includes('sheet1') ? text.replaceAll('><', '>\n  <').replaceAll('<t>\n  ', '<t>') : text,
          ),
        ),
    ],
  ];
  test.each(shapes)('%s', async (_, file) => {
    expect(table(await readWorkbook(file()))).toEqual(asRead);
  });
});

test('styles and shared texts may be absent', async () => {
  const read = await readWorkbook(batchXml(textRow(2, ['Grand Rounds'])));
  expect(table(read)).toEqual({ 2: { 'Activity Title': 'Grand Rounds' } });
});

describe('the version of the template', () => {
  test.each([
    ['the current one', 'pars-batch template 1', []],
    ['none', 'CME; 2026', []],
    ['another, among other keywords', 'CME; pars-batch template 7', ['7']],
  ])('%s', async (_, keywords, versions) => {
    const { reader, problem } = await readWorkbook(
      batchXml(row.replace(/<c r="A2".*?<\/c>/, ''), { keywords }),
    );
    expect(problem).toBeUndefined();
    expect(reader?.remarks.map(({ rule, value }) => ({ rule, value }))).toEqual(
      versions.map((value) => ({ rule: 'template-version', value })),
    );
  });
});

test('names of columns that are unknown are remarked on where they stand', async () => {
  const headings = ['Activity Title', 'Activity Format *', 'start date', 'End\nDate', 'Speaker', 'Errors'];
  const { reader } = await readWorkbook({ sheets: [{ name: 'Activities', rows: textRow(3, headings) }] });
  expect(reader?.columns.map((slot) => slot?.path)).toEqual(['title', 'format', 'startDate', 'endDate']);
  expect(reader?.remarks).toMatchObject([
    { rule: 'unknown-column', value: 'Speaker', location: { row: 3, cell: 'E3' } },
  ]);
});

test('a column that stands twice stops the reading', async () => {
  const rows = textRow(1, ['Activity Title', 'Activity Format', 'Start Date', 'End Date', 'End date*']);
  expect(await readProblem({ sheets: [{ name: 'Activities', rows }] })).toMatchObject({
    rule: 'repeated-column',
  });
});
