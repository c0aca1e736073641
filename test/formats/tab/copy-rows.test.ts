import { expect, test } from 'vitest';
import { tabFormat } from '../../../src/formats/tab/tab-format.js';
import { copied } from '../copied.js';

/** Rows of every awkward shape; the number of each is the one that a spreadsheet would show. */
const lines = [
  '',
  'Activity Title *\tactivity format\t"Start\nDate"\tEnd Date\tRoom\t',
  'Plain\tLive Course\t5/20/2021\t5/21/2021\t4',
  '"Two\nlines"\tLive Course',
  '',
  "  spaced \t'=1+1\t=2\t\t",
  'Too\tmany\tfields\tin\tthis\trow\tindeed',
  '5" wide\t"quoted ""twice"""\té “ü”',
  '"never closed\tLive Course\t5/20/2021',
  'Last\tLive Course',
];
const header = lines[1];

test('each row keeps its very characters, below the heading as it stands', async () => {
  const copy = await copied(tabFormat, lines.join('\n'), [4, 6, 7, 8, 9]);
  const wanted = [header, ...lines.slice(3, 4), ...lines.slice(5, 9)];
  expect(copy.toString()).toBe(`\ufeff${wanted.map((line) => `${line}\r\n`).join('')}`);
});

test.each([1, 2, 3, 7, 100])('it does not matter how the file is cut: portions of %i bytes', async (size) => {
  const text = `${lines.join('\r\n')}\r\n`;
  expect(await copied(tabFormat, text, [3, 4, 9, 10], {}, size)).toEqual(
    await copied(tabFormat, text, [3, 4, 9, 10]),
  );
});

test.each([
  ['Windows-1252', Buffer.from('Activity Title\nCaf\xe9 \x97 \x80', 'latin1')],
  ['UTF-16', Buffer.from('\ufeffActivity Title\nCafé — €', 'utf16le')],
  ['UTF-8 with its mark', Buffer.from('\ufeffActivity Title\nCafé — €')],
])('a file in %s becomes one in UTF-8', async (_, bytes) => {
  const copy = await copied(tabFormat, bytes, [2]);
  expect(copy.toString()).toBe('\ufeffActivity Title\r\nCafé — €\r\n');
});

test('a file without headings has none in its copy', async () => {
  const copy = await copied(tabFormat, 'one\ntwo\nthree', [1, 3], { noHeader: true });
  expect(copy.toString()).toBe('\ufeffone\r\nthree\r\n');
});
