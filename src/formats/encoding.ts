import { isUtf8 } from 'node:buffer';
import type { FileProblem } from './format.js';
import { fileProblem } from './format.js';
import type { FileSource } from './source.js';

/** How a file's bytes are text. */
export interface TextEncoding {
  /** A name that TextDecoder knows. */
  readonly name: string;
  /** How many bytes come before the text: its byte order mark. */
  readonly start: number;
}

/** The encoding that a byte order mark at the start of a file tells, if there is one. */
export function markedEncoding(head: Buffer): TextEncoding | undefined {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return { name: 'utf-8', start: 3 };
  if (head[0] === 0xff && head[1] === 0xfe) return { name: 'utf-16le', start: 2 };
  if (head[0] === 0xfe && head[1] === 0xff) return { name: 'utf-16be', start: 2 };
  return undefined;
}

/**
 * The text of a file in portions, every line end as one line feed.
 * @throws FileProblem (`bad-encoding`, with the line) at the first bytes that are no text in this encoding
 */
export async function* decodedText(source: FileSource, encoding: TextEncoding): AsyncGenerator<string> {
  const decode = encoding.name === 'utf-8' ? utf8Decoder() : streamDecoder(encoding.name);
  let returned = '';
  let index = 0;
  for await (const portion of textPortions(source, encoding)) {
    const text = returned + (await orBadEncoding(() => decode(portion), source, encoding, index));
    // A carriage return may be the first half of a line end whose line feed comes with the next portion.
    returned = text.endsWith('\r') ? '\r' : '';
    yield toLineFeeds(returned === '' ? text : text.slice(0, -1));
    index += 1;
  }
  yield toLineFeeds(returned + (await orBadEncoding(() => decode(undefined), source, encoding, index)));
}

async function* textPortions(source: FileSource, encoding: TextEncoding): AsyncGenerator<Buffer> {
  let toSkip = encoding.start;
  for await (const portion of source.chunks()) {
    const skipped = Math.min(toSkip, portion.length);
    toSkip -= skipped;
    yield skipped === 0 ? portion : portion.subarray(skipped);
  }
}

function toLineFeeds(text: string): string {
  if (!text.includes('\r')) return text;
  const withoutPairs = text.replaceAll('\r\n', '\n');
  return withoutPairs.includes('\r') ? withoutPairs.replaceAll('\r', '\n') : withoutPairs;
}

/**
 * Decodes portion after portion; a character that a portion's end cuts in two comes with the next. `undefined` is the end.
 * Bytes that are no text throw a TypeError.
 */
type Decode = (portion: Buffer | undefined) => string;

function streamDecoder(name: string): Decode {
  const decoder = new TextDecoder(name, { fatal: true, ignoreBOM: true });
  // Always as a stream: of a whole text, some versions of Node read Windows-1252 as Latin-1.
  return (portion) => (portion === undefined ? decoder.decode() : decoder.decode(portion, { stream: true }));
}

/** As the stream decoder for UTF-8, at twice its speed. */
function utf8Decoder(): Decode {
  const wholeCharacters = characterCutter();
  return (portion) => {
    const characters = wholeCharacters(portion);
    if (!isUtf8(characters)) throw new TypeError('These bytes are not UTF-8.');
    return characters.toString('utf8');
  };
}

/** Whether all bytes of a file are UTF-8. */
export async function isUtf8File(source: FileSource): Promise<boolean> {
  const wholeCharacters = characterCutter();
  for await (const portion of source.chunks()) if (!isUtf8(wholeCharacters(portion))) return false;
  return isUtf8(wholeCharacters(undefined));
}

/** Gives portion after portion back without the UTF-8 character that its end cuts in two; that comes with the next. */
function characterCutter(): (portion: Buffer | undefined) => Buffer {
  let cut: Buffer = Buffer.alloc(0);
  return (portion) => {
    if (portion === undefined) return cut;
    const bytes = cut.length === 0 ? portion : Buffer.concat([cut, portion]);
    const whole = bytes.length - cutCharacter(bytes);
    cut = bytes.subarray(whole);
    return bytes.subarray(0, whole);
  };
}

/** How many of the last bytes begin a UTF-8 character that is not whole. */
function cutCharacter(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back += 1) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte < 0xc0) continue;
    const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
    return length > back ? back : 0;
  }
  return 0;
}

async function orBadEncoding(
  decode: () => string,
  source: FileSource,
  encoding: TextEncoding,
  index: number,
): Promise<string> {
  try {
    return decode();
  } catch (error) {
    if (error instanceof TypeError) throw await badEncoding(source, encoding, index);
    throw error;
  }
}

/** Reads the file once more to tell the line: byte by byte where the fault must be. */
async function badEncoding(
  source: FileSource,
  encoding: TextEncoding,
  faultyPortion: number,
): Promise<FileProblem> {
  const decode = streamDecoder(encoding.name);
  let before = '';
  let line = 1;
  let index = 0;
  const read = (portion: Buffer | undefined) => {
    const text = before + decode(portion);
    before = text.slice(-1);
    line += toLineFeeds(text).split('\n').length - toLineFeeds(before).split('\n').length;
  };
  try {
    for await (const portion of textPortions(source, encoding)) {
      // The character may have begun in one of the three portions before.
      if (index >= faultyPortion - 3) for (const byte of portion) read(Buffer.of(byte));
      else read(portion);
      index += 1;
    }
    read(undefined);
  } catch (error) {
    if (!(error instanceof TypeError)) throw error;
  }
  // A line end just before the fault has been held back in case it was half of one.
  if (before === '\n' || before === '\r') line += 1;
  return fileProblem(
    'bad-encoding',
    `Line ${line} has characters that cannot be read as ${shownName(encoding.name)}. Save the file again as Unicode text (UTF-8) and try again.`,
    { line },
  );
}

function shownName(name: string): string {
  return name === 'utf-8' || name.startsWith('utf-16') ? name.slice(0, 6).toUpperCase() : name;
}
