import { isUtf8 } from 'node:buffer';
import { TextDecoder } from 'node:util';
import { damagedFile } from './problems.js';

/**
 * Turns the bytes of an XML part into UTF-8, whole characters in each portion. Parts are nearly always UTF-8 already;
 * others are told by their byte order mark or first characters, else by their declaration.
 * @param name what the person calls the file
 * @throws FileProblem (`damaged-file`) for bytes that are not text in that encoding
 */
export async function* utf8Portions(bytes: AsyncIterable<Buffer>, name: string): AsyncGenerator<Buffer> {
  let encoding: string | undefined;
  let decoder: TextDecoder | undefined;
  let rest: Buffer = Buffer.alloc(0);
  for await (const portion of bytes) {
    encoding ??= encodingByBytes(portion) ?? declaredEncoding(portion);
    if (isUtf8Name.test(encoding)) {
      const whole = rest.length === 0 ? portion : Buffer.concat([rest, portion]);
      const end = lastCharacterEnd(whole);
      rest = whole.subarray(end);
      yield whole.subarray(0, end);
    } else {
      decoder ??= decoderFor(encoding, name);
      yield transcoded(decoder, portion, name);
    }
  }
  yield decoder === undefined ? rest : transcoded(decoder, undefined, name);
}

/**
 * The text of a portion.
 * @throws FileProblem (`damaged-file`) for bytes that are not UTF-8
 */
export function textOf(portion: Buffer, name: string): string {
  // Many times faster than a TextDecoder that is told to be strict.
  if (!isUtf8(portion)) throw damagedFile(name, 'bytes that are not UTF-8');
  return portion.toString();
}

/** The text of a whole part, in portions. */
export async function* partText(bytes: AsyncIterable<Buffer>, name: string): AsyncGenerator<string> {
  for await (const portion of utf8Portions(bytes, name)) yield textOf(portion, name);
}

const isUtf8Name = /^utf-?8$/i;

/** Where the last whole UTF-8 character ends. */
function lastCharacterEnd(bytes: Buffer): number {
  const longest = 4;
  for (let back = 1; back < longest && back <= bytes.length; back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return bytes.length;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? bytes.length - back : bytes.length;
  }
  return bytes.length;
}

function transcoded(decoder: TextDecoder, portion: Buffer | undefined, name: string): Buffer {
  try {
    return Buffer.from(portion === undefined ? decoder.decode() : decoder.decode(portion, { stream: true }));
  } catch (error) {
    throw damagedFile(name, error);
  }
}

function decoderFor(encoding: string, name: string): TextDecoder {
  try {
    return new TextDecoder(encoding, { fatal: true });
  } catch (error) {
    throw damagedFile(name, error);
  }
}

function encodingByBytes(start: Buffer): string | undefined {
  const [first, second] = start;
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  if (first === 0x3c && second === 0) return 'utf-16le';
  if (first === 0 && second === 0x3c) return 'utf-16be';
  if (first === 0xef && second === 0xbb) return 'utf-8';
  return undefined;
}

function declaredEncoding(start: Buffer): string {
  const declaration = start.toString('latin1', 0, 200);
  const encoding = /^<\?xml[^>]*\sencoding\s*=\s*["']([\w.-]+)["']/.exec(declaration)?.[1] ?? 'utf-8';
  // Some programs declare UTF-16 and then write UTF-8. Bytes that could be read so far are not UTF-16.
  return /^utf-?16/i.test(encoding) ? 'utf-8' : encoding;
}
