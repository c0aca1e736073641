import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodedText, markedEncoding } from '../../src/formats/encoding.js';
import { FileProblem, type LocatedRemark } from '../../src/formats/format.js';
import { withBytes } from '../read-back.js';

async function decode(bytes: Uint8Array, name: string, start = 0, portionSize?: number): Promise<string> {
  const read = async (source: Parameters<typeof decodedText>[0]) => {
    let text = '';
    for await (const portion of decodedText(source, { name, start })) text += portion;
    return text;
  };
  return withBytes(bytes, read, portionSize);
}

async function faultOf(
  bytes: Uint8Array,
  name: string,
  portionSize?: number,
): Promise<readonly LocatedRemark[]> {
  try {
    await decode(bytes, name, 0, portionSize);
  } catch (error) {
    if (error instanceof FileProblem) return error.remarks;
    throw error;
  }
  return [];
}

const utf16le = (text: string) => Buffer.from(text, 'utf16le');
const utf16be = (text: string) => Buffer.from(text, 'utf16le').swap16();

test.each([
  ['UTF-8', [0xef, 0xbb, 0xbf, 0x41], { name: 'utf-8', start: 3 }],
  ['UTF-16 LE', [0xff, 0xfe, 0x41, 0], { name: 'utf-16le', start: 2 }],
  ['UTF-16 BE', [0xfe, 0xff, 0, 0x41], { name: 'utf-16be', start: 2 }],
  ['none', [0x41, 0x42, 0x43], undefined],
])('a byte order mark tells the encoding: %s', (_, bytes, encoding) => {
  expect(markedEncoding(Buffer.from(bytes))).toEqual(encoding);
});

describe('line ends become line feeds', () => {
  test.each([
    ['a\nb\n', 'a\nb\n'],
    ['a\r\nb\r\n', 'a\nb\n'],
    ['a\rb\r', 'a\nb\n'],
    ['a\r\r\nb\n\rc', 'a\n\nb\n\nc'],
    ['\r', '\n'],
  ])('%j', async (written, read) => {
    expect(await decode(Buffer.from(written), 'utf-8')).toBe(read);
    expect(await decode(Buffer.from(written), 'utf-8', 0, 1)).toBe(read);
  });
});

test('the same text comes out wherever the portions end', async () => {
  const text = fc.string({ unit: fc.constantFrom('a', '\r', '\n', 'é', '漢', '😀', '\ufffd'), minLength: 1 });
  const encoders = { 'utf-8': (read: string) => Buffer.from(read), 'utf-16le': utf16le, 'utf-16be': utf16be };
  const name = fc.constantFrom(...(Object.keys(encoders) as (keyof typeof encoders)[]));
  await fc.assert(
    fc.asyncProperty(text, name, fc.integer({ min: 1, max: 5 }), async (written, encoding, size) => {
      const bytes = encoders[encoding](written);
      expect(await decode(bytes, encoding, 0, size)).toBe(written.replace(/\r\n?/g, '\n'));
    }),
  );
});

test('Windows-1252 has its own quotation marks and dashes', async () => {
  expect(await decode(Buffer.from([0x93, 0x94, 0x92, 0x96, 0x80, 0xe9]), 'windows-1252')).toBe('“”’–€é');
});

describe('bytes that are no text are refused with their line', () => {
  test.each([
    ['a byte of Windows-1252 in UTF-8', Buffer.from('a\nb\ncaf\xe9 c\nd', 'latin1'), 'utf-8', 3],
    ['in the first line', Buffer.from('\xe9', 'latin1'), 'utf-8', 1],
    ['at a line end', Buffer.from('a\n\xe9\nb', 'latin1'), 'utf-8', 2],
    ['after a line end of two characters', Buffer.from('a\r\n\xe9 b', 'latin1'), 'utf-8', 2],
    ['after a carriage return', Buffer.from('a\r\xe9 b', 'latin1'), 'utf-8', 2],
    [
      'after a good replacement character',
      Buffer.concat([Buffer.from('\ufffd\n\n'), Buffer.of(0xff)]),
      'utf-8',
      3,
    ],
    ['half a character at the end', Buffer.from('a\nb\xe6\xbc', 'latin1'), 'utf-8', 2],
    ['half of a pair in UTF-16', utf16le('a\nb\ud83dc'), 'utf-16le', 2],
    ['half a character at the end of UTF-16', utf16be('a\nb').subarray(0, 5), 'utf-16be', 2],
    ['a byte that Shift JIS has not', Buffer.from('a\nb\n\xa0\xff', 'latin1'), 'shift_jis', 3],
  ])('%s', async (_, bytes, encoding, line) => {
    for (const portionSize of [1, 2, 3, 1000]) {
      const [remark] = await faultOf(bytes, encoding, portionSize);
      expect(remark).toMatchObject({ rule: 'bad-encoding', location: { line } });
      expect(remark?.message).toContain(`Line ${line} `);
    }
  });
});
