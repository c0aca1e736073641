import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import type { BatchFormat, ReadOptions } from '../../src/formats/format.js';
import { withBytes } from '../read-back.js';

/** The file that some rows of another are copied to. */
export function copied(
  format: BatchFormat,
  bytes: string | Uint8Array,
  rows: readonly number[],
  options: ReadOptions = {},
  portionSize?: number,
): Promise<Buffer> {
  return withBytes(
    bytes,
    async (source) => {
      const out = new PassThrough();
      const copy = format.copyRows(source, options, new Set(rows), out).then(() => out.end());
      return (await Promise.all([buffer(out), copy]))[0];
    },
    portionSize,
  );
}
