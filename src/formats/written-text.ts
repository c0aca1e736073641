import { Readable, type Writable } from 'node:stream';
import { pipeline } from 'node:stream/promises';

/** Writes pieces of text as they come, no faster than they are taken. The stream is left open. */
export async function writeText(
  out: Writable,
  pieces: Iterable<string> | AsyncIterable<string>,
): Promise<void> {
  await pipeline(Readable.from(pieces), out, { end: false });
}
