import { describe, expect, test } from 'vitest';
import { readProblem, readWorkbook } from './reading.js';
import { batchXml, type Parts, textRow, workbookParts, zipped } from './workbook-builder.js';
import { type ZipFile, zipFile } from './zip-builder.js';

const rows = Array.from({ length: 5000 }, (_, index) => textRow(index + 2, [`Title ${index}`])).join('');

function parts(change: (parts: Parts) => Parts = (all) => all): Parts {
  return change(workbookParts(batchXml(rows, { sharedStrings: ['<t>Shared</t>'] })));
}

const sheet = 'xl/worksheets/sheet1.xml';
const inSheet = (from: string | RegExp, to: string) =>
  parts((all) => ({ ...all, [sheet]: String(all[sheet]).replace(from, to) }));
const without = (name: string) => parts(({ [name]: _, ...rest }) => rest);

/** The workbook with something untrue said of its sheet. */
function sheetSaidToBe(claim: Partial<ZipFile>): Buffer {
  return zipFile(
    Object.entries(parts()).map(([name, content]) => ({ name, content, ...(name === sheet ? claim : {}) })),
  );
}

/** The workbook with some bytes of the packed sheet written over. */
function scratched(file: Buffer): Buffer {
  const copy = Buffer.from(file);
  copy.fill(0xff, Math.floor(file.length / 2), Math.floor(file.length / 2) + 20);
  return copy;
}

describe('a damaged workbook is one with', () => {
  test.each([
    ['half the file', () => zipped(parts()).subarray(0, 5000), 'none'],
    ['bytes written over', () => scratched(zipped(parts())), 'some'],
    ['another checksum than the zip says', () => sheetSaidToBe({ claimedChecksum: 1 }), 'some'],
    ['less in a part than the zip says', () => sheetSaidToBe({ claimedSize: 10_000_000 }), 'some'],
    ['more in a part than the zip says', () => sheetSaidToBe({ claimedSize: 100_000 }), 'some'],
    ['no workbook part', () => zipped(without('xl/workbook.xml')), 'none'],
    ['no sheet part', () => zipped(without(sheet)), 'none'],
    ['no shared texts part', () => zipped(without('xl/sharedStrings.xml')), 'none'],
    ['no parts but content types', () => zipped({ '[Content_Types].xml': '<Types/>' }), 'none'],
    ['a sheet that ends in the middle', () => zipped(inSheet(/<row r="4000">[\s\S]*$/, '')), 'some'],
    ['tags that do not match', () => zipped(inSheet('<row r="4000">', '<row r="4000"><v></row>')), 'some'],
    [
      'tags that do not match after the rows',
      () => zipped(inSheet('</sheetData>', '</sheetData><mergeCells>')),
      'some',
    ],
    ['characters that XML has not', () => zipped(inSheet('Title 4000', '\u0001')), 'some'],
    ['entities that XML has not', () => zipped(inSheet('Title 4000', '&nbsp;')), 'some'],
    [
      'a shared text that does not exist',
      () => zipped(inSheet('<row r="4000">', '<row r="4000"><c t="s"><v>1</v></c>')),
      'some',
    ],
    [
      'a shared text before the first',
      () => zipped(inSheet('<row r="4000">', '<row r="4000"><c r="A4000" t="s"><v>-1</v></c>')),
      'some',
    ],
    ['a row without a number', () => zipped(inSheet('<row r="4000">', '<row r="none">')), 'some'],
    [
      'a cell without a column',
      () => zipped(inSheet('<row r="4000">', '<row r="4000"><c r="4000"/>')),
      'some',
    ],
    [
      'bytes that are not UTF-8',
      () =>
        zipped(
          parts((all) => ({
            ...all,
            [sheet]: Buffer.from(String(all[sheet]).replace('Title 4000', '\u00e9'), 'latin1'),
          })),
        ),
      'some',
    ],
    [
      'an encoding nobody knows',
      () =>
        zipped(
          parts((all) => ({
            ...all,
            'xl/workbook.xml': String(all['xl/workbook.xml']).replace('UTF-8', 'klingon'),
          })),
        ),
      'none',
    ],
    [
      'a document type in the workbook',
      () =>
        zipped(
          parts((all) => ({ ...all, 'xl/workbook.xml': '<!DOCTYPE workbook [<!ENTITY a "b">]><workbook/>' })),
        ),
      'none',
    ],
    [
      'a document type in the sheet',
      () => zipped(inSheet('<worksheet', '<!DOCTYPE worksheet><worksheet')),
      'none',
    ],
  ])('%s', async (_, file, before) => {
    const problem = await readProblem(file());
    expect(problem).toMatchObject({
      rule: 'damaged-file',
      message: 'FILE is damaged. Open it in Excel, save it again and give the saved file.',
    });
    expect(problem.rows > 0 ? 'some' : 'none').toBe(before);
  });

  test('the rows before the damage are read', async () => {
    const { rows: read } = await readWorkbook(zipped(inSheet('<row r="4000">', '<row r="4000"><v></row>')));
    expect(read).toHaveLength(3998);
    expect(read.at(-1)?.values[0]).toBe('Title 3997');
  });
});

describe('a file that is no workbook says what it is', () => {
  const types = (type: string) => ({
    '[Content_Types].xml': `<Types><Override PartName="/x" ContentType="${type}"/></Types>`,
  });
  const ole = (text: string) =>
    Buffer.concat([
      Buffer.from('d0cf11e0a1b11ae1', 'hex'),
      Buffer.alloc(300_000),
      Buffer.from(text, 'utf16le'),
    ]);
  const resave = 'Open it, save it as an Excel Workbook (.xlsx) and give the saved file.';
  test.each([
    [
      '.xls',
      ole('Workbook'),
      'unsupported-format',
      `FILE is in an old Office format such as .xls. ${resave}`,
    ],
    [
      'an encrypted workbook',
      ole('EncryptedPackage'),
      'encrypted-file',
      'FILE has a password. In Excel, remove the password under File, Info, Protect Workbook, then save it and give the saved file.',
    ],
    [
      'an encrypted zip',
      sheetSaidToBe({ isEncrypted: true }),
      'encrypted-file',
      'FILE has a password. Remove the password, save it and give the saved file.',
    ],
    [
      '.xlsb',
      zipped(types('application/vnd.ms-excel.sheet.binary.macroEnabled.main')),
      'unsupported-format',
      `FILE is a binary Excel workbook (.xlsb). ${resave}`,
    ],
    [
      '.docx',
      zipped(types('application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml')),
      'unsupported-format',
      `FILE is a Word document. ${resave}`,
    ],
    [
      '.pptx',
      zipped(types('application/vnd.openxmlformats-officedocument.presentationml.presentation.main+xml')),
      'unsupported-format',
      `FILE is a PowerPoint presentation. ${resave}`,
    ],
    [
      '.ods',
      zipped({ mimetype: 'application/vnd.oasis.opendocument.spreadsheet', 'content.xml': '<x/>' }),
      'unsupported-format',
      `FILE is an OpenDocument spreadsheet (.ods). ${resave}`,
    ],
    [
      '.odt',
      zipped({ mimetype: 'application/vnd.oasis.opendocument.text' }),
      'unsupported-format',
      `FILE is an OpenDocument file, but not a workbook. ${resave}`,
    ],
    [
      '.numbers',
      zipped({ 'Index/Document.iwa': 'x' }),
      'unsupported-format',
      `FILE is an Apple Numbers spreadsheet. ${resave}`,
    ],
    [
      'another zip',
      zipped({ 'batch.txt': 'Activity Title' }),
      'unsupported-format',
      'FILE is a zip file without a workbook in it. Unpack it and give the batch file that it holds.',
    ],
    [
      'an empty zip',
      zipFile([]),
      'unsupported-format',
      'FILE is a zip file without a workbook in it. Unpack it and give the batch file that it holds.',
    ],
  ])('%s', async (_, file, rule, message) => {
    expect(await readProblem(file)).toEqual({ rule, message, rows: 0 });
  });
});

describe('a workbook is too large when', () => {
  test.each([
    [
      'a sheet is said to have over 2 GiB',
      sheetSaidToBe({ claimedSize: 2 ** 31 + 1 }),
      'FILE holds more data than can be read.',
    ],
    [
      'a sheet is said to unpack to far more than it can',
      sheetSaidToBe({ claimedSize: 2 ** 30 }),
      'FILE unpacks to far more data than a workbook of its size should.',
    ],
    [
      'it has over 10,000 parts',
      zipFile(
        Array.from({ length: 10_001 }, (_, index) => ({ name: `part${index}`, content: '', isStored: true })),
      ),
      'FILE holds 10001 files.',
    ],
  ])('%s', async (_, file, start) => {
    const { rule, message } = await readProblem(file);
    expect(rule).toBe('too-large');
    expect(message).toBe(
      `${start} Copy the rows into a new workbook and give that one; if the file is right as it is, allow more with --max-size.`,
    );
  });
});
