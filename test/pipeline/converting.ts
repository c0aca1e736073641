import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { formatOfPath } from '../../src/formats/registry.js';
import type { FileResult } from '../../src/model/file-result.js';
import { type ConvertOptions, convertFile } from '../../src/pipeline/convert.js';
import { runOptions } from './batch-files.js';

/** Converts a file to the format that the other's name ends in. */
export function convert(
  from: string,
  to: string,
  options: Partial<ConvertOptions> = {},
): Promise<FileResult> {
  const format = formatOfPath(to);
  if (format === undefined) throw new Error(`${to} is of no format`);
  return convertFile(from, {
    ...runOptions,
    format,
    outputName: to,
    async output(write) {
      const out = createWriteStream(to);
      await write(out);
      out.end();
      await finished(out);
    },
    ...options,
  });
}
