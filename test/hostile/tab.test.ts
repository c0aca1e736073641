import { exampleCells, exampleHeaders, tabFile } from '../../src/rules/file-content.js';
import { describeHostile } from './harness.js';

const headers = ['Internal ID', ...exampleHeaders];
const description = headers.indexOf('Description');

/** A row that has nothing to fix. */
function cells(number: number, its: { readonly description?: string } = {}): string[] {
  const all = [`A-${number}`, ...exampleCells];
  return all.map((cell, column) => (column === description ? (its.description ?? cell) : cell));
}

const text = (...rows: readonly (readonly string[])[]) => tabFile(headers, ...rows);
const good = text(cells(1), cells(2));
const accented = text(cells(1, { description: 'Größe – “naïve”' }), cells(2));

function utf16be(content: string): Buffer {
  return Buffer.from(`\ufeff${content}`, 'utf16le').swap16();
}

/** The good text with bytes in the place of a word. */
function withBytes(content: string, word: string, bytes: readonly number[]): Buffer {
  const [before = '', after = ''] = content.split(word);
  return Buffer.concat([Buffer.from(before), Buffer.from(bytes), Buffer.from(after)]);
}

describeHostile('tab-delimited text is read right', [
  { name: 'in UTF-8', file: () => accented, stored: 2 },
  { name: 'in UTF-8 with a byte order mark', file: () => `\ufeff${accented}`, stored: 2 },
  { name: 'in UTF-16, little-endian', file: () => Buffer.from(`\ufeff${accented}`, 'utf16le'), stored: 2 },
  { name: 'in UTF-16, big-endian', file: () => utf16be(accented), stored: 2 },
  {
    name: 'in Windows-1252',
    file: () => Buffer.from(text(cells(1, { description: 'Größe' })), 'latin1'),
    stored: 1,
  },
  { name: 'with old Mac line ends', file: () => good.replaceAll('\r\n', '\r'), stored: 2 },
  { name: 'with mixed line ends', file: () => good.replace('\r\n', '\n').replace(/\r\n$/, '\r'), stored: 2 },
  { name: 'without a last line end', file: () => good.trimEnd(), stored: 2 },
  {
    name: 'with 1,000,000 blank lines',
    file: () => good.replace('\r\n', `\r\n${'\r\n'.repeat(500_000)}`) + '\n\t\n'.repeat(250_000),
    stored: 2,
    most: { seconds: 3, megabytes: 300 },
  },
]);

describeHostile('tab-delimited text says what to do about', [
  {
    name: 'a mark that is never closed',
    file: () => text(cells(1, { description: '"Open' }), cells(2), cells(3)),
    stored: 2,
    findings: [
      'row 2: unclosed-quote: The quotation mark before "Open" is never closed, so the line is read as it stands. Remove the mark, or close it at the end of the text.',
    ],
  },
  {
    name: 'a mark on every line',
    file: () =>
      text(...Array.from({ length: 3 }, (_, index) => cells(index, { description: `"Open ${index}` }))),
    stored: 0,
    findings: [
      'row 2: unclosed-quote: The quotation mark before "Open 0" is never closed, so the line is read as it stands. Remove the mark, or close it at the end of the text.',
      'row 3: unclosed-quote: The quotation mark before "Open 1" is never closed, so the line is read as it stands. Remove the mark, or close it at the end of the text.',
      'row 4: unclosed-quote: The quotation mark before "Open 2" is never closed, so the line is read as it stands. Remove the mark, or close it at the end of the text.',
    ],
  },
  {
    name: 'a mark on each of 20,000 lines',
    file: () =>
      tabFile(['Activity Title'], ...Array.from({ length: 20_000 }, (_, index) => [`"Open ${index}`])),
    stored: 0,
    findings: [
      'file: missing-column: The column Activity Format is missing. Add it to the header row.',
      'file: missing-column: The column Start Date is missing. Add it to the header row.',
      'file: missing-column: The column End Date is missing. Add it to the header row.',
      'file: missing-column: The column AMA PRA Category 1 Credits is missing. Add it to the header row.',
      'file: missing-column: The column Include on CME Passport is missing. Add it to the header row.',
      'file: missing-column: The column Description is missing. Add it to the header row.',
      'file: missing-column: The column Providership is missing. Add it to the header row.',
      'file: missing-column: The column Commercial Support Received is missing. Add it to the header row.',
      'file: missing-column: The column Mark for Commendation Criteria is missing. Add it to the header row.',
      'file: missing-column: None of the four Outcome columns is in the file. Add at least one of them.',
    ],
  },
  {
    name: 'nothing but quotation marks',
    file: () => `${tabFile(headers)}${'"'.repeat(5_000_000)}`,
    stored: 0,
    findings: [
      'row 2: too-long: Internal ID may have at most 50 characters; """"""""""""""""""""""""""""""""""""""""""""""""""""""""""""…" has 2,499,999.',
      'row 2: required: Activity Title is required.',
      'row 2: required: Activity Format is required.',
      'row 2: required: Start Date is required.',
      'row 2: required: End Date is required.',
      'row 2: required: AMA PRA Category 1 Credits is required.',
      'row 2: required: Include on CME Passport is required.',
      'row 2: required: Description is required.',
      'row 2: required: Providership is required.',
      'row 2: outcome-required: At least one outcome is required: enter Objective or Subjective in one of the four Outcome columns.',
      'row 2: required: Commercial Support Received is required.',
      'row 2: required: Mark for Commendation Criteria is required.',
    ],
    most: { seconds: 5, megabytes: 300 },
  },
  {
    name: 'NUL bytes',
    file: () => text(cells(1, { description: 'Nu\0l' }), cells(2)),
    stored: 1,
    findings: [
      'row 2: invalid-characters: Description must not contain the character U+0000, which cannot be seen. Remove it from "Nu\u0000l".',
    ],
  },
  {
    name: 'nothing but NUL bytes',
    file: () => Buffer.alloc(1_000_000),
    stored: 0,
    findings: [
      'file: unsupported-format: This is neither a workbook nor a text file. Save the batch as an Excel workbook (.xlsx), as tab-delimited text or as XML, and give that file.',
    ],
  },
  {
    name: 'a field of 5 MB',
    file: () => text(cells(1, { description: 'x'.repeat(5_000_000) }), cells(2)),
    stored: 1,
    findings: [
      'row 2: too-long: Description may have at most 4,000 characters; "xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx…" has 5,000,000.',
    ],
  },
  {
    name: 'a line of 20 MB',
    file: () => text(cells(1, { description: 'x'.repeat(20_000_000) }), cells(2)),
    stored: 0,
    findings: [
      'file: too-large: Line 2 is far too long for a row of activities. Check that the file has line ends and that it is the right one.',
    ],
  },
  {
    name: 'a quoted field longer than a cell',
    file: () => text(cells(1, { description: `"${'x'.repeat(70_000)}"` }), cells(2)),
    stored: 1,
    findings: [
      `row 2: too-long: Description may have at most 4,000 characters; "${'x'.repeat(59)}…" has 70,000.`,
    ],
  },
  {
    name: 'a few bytes that are not UTF-8',
    file: () =>
      withBytes(
        text(cells(1, { description: 'Größe' }), cells(2, { description: 'WORD' })),
        'WORD',
        [0xff, 0xfe, 0x80],
      ),
    stored: 0,
    findings: [
      'file: bad-encoding: Line 3 has characters that cannot be read as UTF-8. Save the file again as Unicode text (UTF-8) and try again.',
    ],
  },
  {
    name: 'half a character of UTF-16',
    file: () => Buffer.concat([Buffer.from(`\ufeff${good}`, 'utf16le'), Buffer.from([0x41])]),
    stored: 0,
    findings: [
      'file: bad-encoding: Line 4 has characters that cannot be read as UTF-16. Save the file again as Unicode text (UTF-8) and try again.',
    ],
  },
  {
    name: 'half a pair of UTF-16',
    file: () => Buffer.from(`\ufeff${text(cells(1, { description: '\ud83d' }))}`, 'utf16le'),
    stored: 0,
    findings: [
      'file: bad-encoding: Line 2 has characters that cannot be read as UTF-16. Save the file again as Unicode text (UTF-8) and try again.',
    ],
  },
  {
    name: 'the header once more',
    file: () => good + text(cells(3)),
    stored: 3,
    findings: [
      'row 4: repeated-header: The row has the column headings once more. Delete it, and check that the columns below it are in the same order as those above.',
    ],
  },
  {
    name: 'too many fields',
    file: () => text([...cells(1), 'more'], cells(2)),
    stored: 1,
    findings: [
      'row 2: too-many-fields: The row has 19 fields, but the header row has 18 columns; "more" is one too many. Remove it, or put a text that has a tab in it in quotation marks.',
    ],
  },
  {
    name: '100,000 fields',
    file: () => text([...cells(1), ...Array.from({ length: 100_000 }, () => 'more')], cells(2)),
    stored: 1,
    findings: [
      'row 2: too-many-fields: The row has 100018 fields, but the header row has 18 columns; "more" is one too many. Remove it, or put a text that has a tab in it in quotation marks.',
    ],
  },
  {
    name: 'commas',
    file: () => good.replaceAll('\t', ','),
    stored: 0,
    findings: [
      'file: unsupported-format: The file is separated by commas, not by tabs. Open it in Excel and save it as an Excel workbook (.xlsx) or as Text (Tab delimited).',
    ],
  },
  {
    name: 'semicolons',
    file: () => good.replaceAll('\t', ';'),
    stored: 0,
    findings: [
      'file: unsupported-format: The file is separated by semicolons, not by tabs. Open it in Excel and save it as an Excel workbook (.xlsx) or as Text (Tab delimited).',
    ],
  },
  {
    name: 'only blank lines',
    file: () => '\n\n\t\n',
    stored: 0,
    findings: [
      'file: unreadable-file: The file has only blank lines. Save the batch again and give the saved file.',
    ],
  },
]);
