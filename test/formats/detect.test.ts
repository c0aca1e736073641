import { expect, test } from 'vitest';
import { detectFormat } from '../../src/formats/detect.js';
import { FileProblem } from '../../src/formats/format.js';
import { formatOfName, formatOfPath, formats, loadFormat } from '../../src/formats/registry.js';
import { withBytes } from '../read-back.js';

const utf16 = (text: string) => Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]);

test.each([
  ['a zip', Buffer.from('PK\x03\x04rest', 'latin1'), 'excel'],
  ['an empty zip', Buffer.from('PK\x05\x06', 'latin1'), 'excel'],
  ['an old or encrypted workbook', Buffer.from('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1', 'latin1'), 'excel'],
  ['an XML declaration', '<?xml version="1.0"?><ActivityBatch/>', 'xml'],
  ['an element', '<ActivityBatch/>', 'xml'],
  ['XML after a byte order mark and blank lines', '\ufeff\n\n  <ActivityBatch/>', 'xml'],
  ['XML in UTF-16', utf16('<ActivityBatch/>'), 'xml'],
  ['XML in UTF-16 without a mark', Buffer.from('<ActivityBatch/>', 'utf16le'), 'xml'],
  ['a comment and then XML', '<!-- html --><ActivityBatch/>', 'xml'],
  ['a header row', 'Activity Title\tActivity Format\n', 'tab'],
  ['Unicode Text', utf16('Activity Title\tActivity Format\r\n'), 'tab'],
  ['Windows-1252', Buffer.from('Activity Title\nCaf\xe9 \x93x\x94', 'latin1'), 'tab'],
  ['a text with one stray control character', `Activity Title\tDescription\n${'a text '.repeat(9)}\0`, 'tab'],
  ['commas', 'Activity Title,Activity Format\n', 'tab'],
  ['plain words', 'Hello', 'tab'],
])('%s is recognised by its content', async (_, bytes, format) => {
  expect(await withBytes(bytes, detectFormat)).toBe(format);
});

test.each([
  ['PDF', Buffer.from('%PDF-1.7\n'), 'a PDF document'],
  ['RTF', Buffer.from('{\\rtf1\\ansi'), 'a Rich Text document'],
  ['PNG', Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), 'a picture'],
  ['JPEG', Buffer.from('\xff\xd8\xff\xe0', 'latin1'), 'a picture'],
  ['gzip', Buffer.from('\x1f\x8b\x08\0', 'latin1'), 'a compressed file'],
  ['SQLite', Buffer.from('SQLite format 3\0'), 'a SQLite database'],
  ['HTML', Buffer.from('\n<!DOCTYPE html>\n<html>'), 'a web page'],
  ['HTML after a comment', Buffer.from('<!-- saved -->\n<HTML lang="en">'), 'a web page'],
  ['a table that is called .xls', Buffer.from('<table><tr><td>Activity Title'), 'a web page'],
  ['JSON', Buffer.from('[{"title": "x"}]'), 'a JSON file'],
  [
    'a program',
    Buffer.from('\x7fELF\x02\x01\x01\0\0\0\0\0\0\0\0\0', 'latin1'),
    'neither a workbook nor a text file',
  ],
  ['UTF-16 without a mark', Buffer.from('Activity Title', 'utf16le'), 'neither a workbook nor a text file'],
])('%s is refused by name', async (_, bytes, kind) => {
  const problem = await withBytes(bytes, detectFormat).catch((error: unknown) => error);
  expect(problem).toBeInstanceOf(FileProblem);
  expect((problem as FileProblem).remarks).toMatchObject([{ rule: 'unsupported-format' }]);
  expect((problem as FileProblem).message).toContain(kind);
  expect((problem as FileProblem).message).toContain('.xlsx');
});

test.each([
  ['batch.xlsx', 'excel'],
  ['BATCH.XLSX', 'excel'],
  ['a.b/batch.txt', 'tab'],
  ['batch.tsv', 'tab'],
  ['batch.xml', 'xml'],
  ['batch.xls', undefined],
  ['batch', undefined],
])('%s is written as %s', (path, format) => {
  expect(formatOfPath(path)).toBe(format);
});

test.each(Object.values(formats))(
  'the $id format is loaded as it is registered',
  async ({ id, name, extensions }) => {
    expect((await loadFormat(id)).id).toBe(id);
    expect(formatOfName(name)).toBe(id);
    expect(extensions.map((ending) => formatOfPath(`batch${ending}`))).toEqual(extensions.map(() => id));
  },
);
