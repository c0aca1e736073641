import { describe, expect, test } from 'vitest';
import { partText } from '../../../src/formats/excel/package/part-text.js';
import { FileProblem } from '../../../src/formats/format.js';

const text = '<a>é漢😀 plain 𝒳ü</a>';

/** The text of a part that comes in portions of this size. */
async function read(bytes: Buffer, portionSize: number): Promise<string> {
  async function* portions() {
    // The first portion is never smaller than what the encoding is told by.
    const first = Math.max(portionSize, 4);
    yield bytes.subarray(0, first);
    for (let from = first; from < bytes.length; from += portionSize)
      yield bytes.subarray(from, from + portionSize);
  }
  let whole = '';
  for await (const portion of partText(portions(), 'the file')) whole += portion;
  return whole.replace('\ufeff', '');
}

describe('characters come whole, wherever the portions end', () => {
  test.each([
    ['UTF-8', Buffer.from(text)],
    ['UTF-8 with a mark', Buffer.from(`\ufeff${text}`)],
    ['UTF-16', Buffer.from(`\ufeff${text}`, 'utf16le')],
    ['UTF-16, the other byte first', Buffer.from(`\ufeff${text}`, 'utf16le').swap16()],
  ])('%s', async (_, bytes) => {
    for (let size = 1; size <= bytes.length; size += 1) expect(await read(bytes, size)).toBe(text);
  });
});

describe('bytes that are no text in their encoding are damage', () => {
  test.each([
    ['a lone byte of UTF-8', Buffer.from('<a>\xe9</a>', 'latin1')],
    ['a character cut off', Buffer.from('<a>😀').subarray(0, -1)],
    ['bytes that only go on', Buffer.from([0x3c, 0x61, 0x3e, 0x80, 0x80, 0x80, 0x80, 0x80])],
    ['half a character of UTF-16', Buffer.from('\ufeff<a>\ud800', 'utf16le')],
    ['half a unit of UTF-16', Buffer.from('\ufeff<a>', 'utf16le').subarray(0, -1)],
  ])('%s', async (_, bytes) => {
    for (let size = 1; size <= bytes.length; size += 1)
      await expect(read(bytes, size)).rejects.toThrow(FileProblem);
  });
});
