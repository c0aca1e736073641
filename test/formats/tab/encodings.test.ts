import { expect, test } from 'vitest';
import { tabFormat } from '../../../src/formats/tab/tab-format.js';
import { activityHeadings } from '../../../src/model/headings.js';
import { readBytes } from '../../read-back.js';

const header = 'Activity Title\tActivity Format\tStart Date\tEnd Date\tCity';
const text = (title: string, city = 'Chicago') => `${header}\r\n${title}\tRSS\t\t\t${city}\r\n`;
const latin1 = (written: string) => Buffer.from(written, 'latin1');
const utf16 = (written: string) => Buffer.from(`\ufeff${written}`, 'utf16le');

test.each([
  ['UTF-8', Buffer.from(text('Café 漢 😀')), 'Café 漢 😀'],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${text('Café')}`), 'Café'],
  ['UTF-16 LE, the Unicode Text of Excel', utf16(text('Café 漢 😀')), 'Café 漢 😀'],
  ['UTF-16 BE', utf16(text('Café 漢')).swap16(), 'Café 漢'],
  ['Windows-1252', latin1(text('Caf\xe9 \x93care\x94 \x96 \x80')), 'Café “care” – €'],
  [
    'Windows-1252 with a quotation mark after an accented capital',
    latin1(text('\x93CAF\xc9\x94, \xc9\x92s')),
    '“CAFÉ”, É’s',
  ],
  ['Windows-1252 with three marks after a letter', latin1(text('\xe9\x85\x94 \xe9')), 'é…” é'],
])('%s is read', async (_, bytes, title) => {
  for (const portionSize of [undefined, 1, 7]) {
    const { rows, problem } = await readBytes(
      tabFormat,
      bytes,
      { headings: activityHeadings(true) },
      portionSize,
    );
    expect(problem).toBeUndefined();
    expect(rows[0]?.values).toEqual([title, 'RSS', undefined, undefined, 'Chicago']);
  }
});

test.each([
  ['a byte of Windows-1252 among UTF-8', latin1(text('Caf\xc3\xa9', 'Montr\xe9al'))],
  ['a byte of Windows-1252 after the mark of UTF-8', latin1(`\xef\xbb\xbf${text('Caf\xe9')}`)],
  ['a byte of Windows-1252 among Chinese', latin1(text('\xe6\xbc\xa2\xe5\xad\x97', 'Montr\xe9al'))],
])('%s is refused with its line', async (_, bytes) => {
  const { problem } = await readBytes(tabFormat, bytes);
  expect(problem).toMatchObject([{ rule: 'bad-encoding', location: { line: 2 } }]);
});

test.each(['\n', '\r\n', '\r'])('lines may end with %j, with or without one at the end', async (lineEnd) => {
  for (const end of ['', lineEnd]) {
    const { rows } = await readBytes(tabFormat, `${[header, 'One\tRSS', 'Two\tEM'].join(lineEnd)}${end}`);
    expect(rows.map(({ number, values }) => [number, values])).toEqual([
      [2, ['One', 'RSS']],
      [3, ['Two', 'EM']],
    ]);
  }
});

test('line ends may be mixed', async () => {
  const { rows } = await readBytes(tabFormat, `${header}\r\nOne\tRSS\nTwo\tEM\rThree\tC\r\n`);
  expect(rows.map(({ values }) => values[0])).toEqual(['One', 'Two', 'Three']);
});
