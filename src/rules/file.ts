import { theFile } from './examples.js';
import { exampleCells, exampleHeaders, otherWorkbook, tabFile, xmlFile } from './file-content.js';
import type { FileExample, Rule } from './rule.js';

function file(caption: string, content: string | Uint8Array): FileExample {
  return { caption, file: content };
}

const goodTab = file('A tab-delimited batch', tabFile(exampleHeaders, exampleCells));
const goodXml = file('An XML batch', xmlFile('<InternalID>A-1</InternalID>'));

const inRow = { area: 'The row in the file', severity: 'error', fields: [], source: theFile } as const;

/** Rules on a row as it stands in its file; raised by the readers. */
export const rowRules = {
  'too-many-fields': {
    ...inRow,
    help: 'A row of a tab-delimited file has no more fields than the header.',
    why: 'A value beyond the last column has no field, so it would be lost.',
    fix: 'Remove what is too much, or put a text that has a tab in it in quotation marks.',
    bad: file('A row with a field too many', tabFile(exampleHeaders, [...exampleCells, 'one more'])),
    good: goodTab,
  },
  'unclosed-quote': {
    ...inRow,
    help: 'A field that begins with a quotation mark ends with one.',
    why: 'A quotation mark that is never closed would swallow the lines after it; so the line is read as it stands, and looked at.',
    fix: 'Remove the mark, or close it at the end of the text.',
    bad: file(
      'A field with one quotation mark',
      tabFile(exampleHeaders, ['"CMEActivityTutorial', ...exampleCells.slice(1)]),
    ),
    good: goodTab,
  },
  'repeated-header': {
    ...inRow,
    help: 'The column headings stand only once, above all rows.',
    why: 'A row of headings among the activities is left from joining files, and is no activity.',
    fix: 'Delete the row. Check that the columns below it are in the same order as those above it.',
    bad: file('Two files in one', tabFile(exampleHeaders, exampleHeaders, exampleCells)),
    good: goodTab,
  },
  'unknown-element': {
    ...inRow,
    help: 'An XML activity holds only the elements of the template, each in its place.',
    why: 'What an unknown element holds would be lost.',
    fix: 'Correct the name, or move the element to its place; the XML Schema has all of them.',
    bad: file('A misspelt element', xmlFile('<InternalIdent>A-1</InternalIdent>')),
    good: goodXml,
  },
  'repeated-element': {
    ...inRow,
    help: 'An XML activity holds each element at most once.',
    why: 'With two elements for one field it is not known which of them is right.',
    fix: 'Leave one of them.',
    bad: file(
      'An element that stands twice',
      xmlFile('<InternalID>A-1</InternalID><InternalID>A-2</InternalID>'),
    ),
    good: goodXml,
  },
  'unexpected-content': {
    ...inRow,
    help: 'An XML activity has text only inside its fields, and no attributes.',
    why: 'Text or attributes that no field takes would be lost.',
    fix: 'Move the text into its element, or remove it.',
    bad: file('Text between elements', xmlFile('A-1')),
    good: goodXml,
  },
} satisfies Record<string, Rule>;

const inFile = { area: 'The file', severity: 'error', fields: [], source: theFile } as const;
const ole = Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]);

/** A compound file as Excel writes it when a workbook has a password: the name of its one stream. */
function encrypted(): Uint8Array {
  const content = new Uint8Array(1536);
  content.set(ole);
  content.set(Buffer.from('EncryptedPackage', 'utf16le'), 1024);
  return content;
}

/** Rules on the file as a whole; raised by the readers. */
export const fileRules = {
  'unreadable-file': {
    ...inFile,
    help: 'The file is there, may be read, and is not empty.',
    why: 'Without the file nothing can be checked.',
    fix: 'Check the name and the folder, and whether you may read the file.',
    bad: file('An empty file', ''),
    good: goodTab,
  },
  'unsupported-format': {
    ...inFile,
    help: 'The file is an Excel workbook (.xlsx), tab-delimited text or XML.',
    why: 'Other formats hold the same values in ways that are not read here.',
    fix: 'Open the file in the program that it comes from and save it as an Excel workbook (.xlsx) or as tab-delimited text.',
    bad: file('A comma-separated file', `${exampleHeaders.join(',')}\n${exampleCells.join(',')}\n`),
    good: goodTab,
  },
  'encrypted-file': {
    ...inFile,
    help: 'The workbook has no password.',
    why: 'Nothing of a workbook with a password can be read without it.',
    fix: 'Open it in Excel, remove the password under File, Info, Protect Workbook, and save it.',
    bad: file('A workbook with a password', encrypted()),
    good: goodTab,
  },
  'damaged-file': {
    ...inFile,
    help: 'The file is whole.',
    why: 'A file that was cut off or changed on its way may lack rows, so nothing of it is stored.',
    fix: 'Get the file again. If Excel can still open it, save it under another name and give that.',
    bad: file(
      'The beginning of a workbook',
      Uint8Array.from([0x50, 0x4b, 0x03, 0x04, 0x14, 0x00, 0x06, 0x00]),
    ),
    good: goodTab,
  },
  'malformed-xml': {
    ...inFile,
    help: 'Every XML element that opens also closes, in the right order.',
    why: 'After the damage it is not known what belongs where; the rows before it are checked, none is stored.',
    fix: 'Correct the file at the line that the message names, or let the program that wrote it write it again.',
    bad: file('An element that is not closed', xmlFile('<InternalID>A-1')),
    good: goodXml,
  },
  'xml-not-allowed': {
    ...inFile,
    help: 'An XML batch declares no document type and no entities.',
    why: 'Entities can be made to grow without end or to read other files, and a batch needs none.',
    fix: 'Remove the DOCTYPE, and write the characters themselves instead of entities.',
    bad: file('A document type', xmlFile('<InternalID>A-1</InternalID>', '<!DOCTYPE ActivityBatch>')),
    good: goodXml,
  },
  'bad-encoding': {
    ...inFile,
    help: 'Every character of the file can be read in the encoding that the file is in.',
    why: 'A character that cannot be read has become another one, in a name perhaps.',
    fix: 'Save the file again as UTF-8 or Unicode Text, from the program that it comes from.',
    bad: file(
      'A broken character in UTF-8',
      Buffer.concat([
        Buffer.from(tabFile(exampleHeaders, ['Café', ...exampleCells.slice(1)])),
        Uint8Array.from([0xff, 0xfe, 0x0d, 0x0a]),
      ]),
    ),
    good: goodTab,
  },
  'no-activity-sheet': {
    ...inFile,
    help: 'The workbook has a sheet named Activities, or one sheet with the columns of the template.',
    why: 'With no sheet, or several, it is not known which activities are meant.',
    fix: 'Name the sheet Activities, or give its name with --sheet.',
    bad: file('A workbook with a sheet of other columns', otherWorkbook),
    good: goodTab,
  },
  'missing-column': {
    ...inFile,
    help: 'The columns that every activity needs are in the file.',
    why: 'Without the column every single row would be wrong in the same way.',
    fix: 'Add the column with the heading that the message names, or rename the one that was meant.',
    bad: file(
      'A file without the column Activity Title',
      tabFile(exampleHeaders.slice(1), exampleCells.slice(1)),
    ),
    good: goodTab,
  },
  'unknown-column': {
    ...inFile,
    severity: 'warning',
    help: 'Every column is one of the template; another is left out.',
    why: 'What stands in an unknown column is not stored, and that should not come as a surprise.',
    fix: "Correct the heading if it is one of the template's; else leave it.",
    bad: file('A column of its own', tabFile([...exampleHeaders, 'Room'], [...exampleCells, 'B12'])),
    good: goodTab,
  },
  'repeated-column': {
    ...inFile,
    help: 'Every column stands once.',
    why: 'With two columns for one field it is not known which of them is right.',
    fix: 'Remove or rename one of them.',
    bad: file('Two columns City', tabFile([...exampleHeaders, 'City'], [...exampleCells, 'Chicago'])),
    good: goodTab,
  },
  'too-large': {
    ...inFile,
    help: 'The file unpacks to a size that a batch can have.',
    why: 'Such a file is mostly not a batch, or made to do harm.',
    fix: 'Check that it is the right file, and split a batch that is really so large; for a workbook, --max-size allows more.',
    bad: file(
      'An element with more text than any field takes',
      xmlFile(`<InternalID>${'A'.repeat(2_000_000)}</InternalID>`),
    ),
    good: goodXml,
  },
  'template-version': {
    ...inFile,
    severity: 'warning',
    help: 'The file was made from the newest template.',
    why: 'Columns may have been added or changed since.',
    fix: 'Check what has changed, or copy the rows into a new template.',
    bad: file(
      'A batch of another version',
      xmlFile('<InternalID>A-1</InternalID>').replace('activities:1">', 'activities:1" version="0">'),
    ),
    good: goodXml,
  },
  'no-rows': {
    ...inFile,
    severity: 'notice',
    help: 'The file has activities in it.',
    why: 'An empty template is a good beginning, but there is nothing to store yet.',
    fix: 'Enter the activities below the headings, one in each row.',
    bad: file('A template that nothing was entered in', tabFile(exampleHeaders)),
    good: goodTab,
  },
} satisfies Record<string, Rule>;
