import type { Writable } from 'node:stream';
import { loadFormat } from '../formats/registry.js';
import type { FinishedFile } from './run-file.js';

/**
 * Writes the rejected rows of a file in its own format, each as the person wrote it, to be fixed and uploaded.
 * @param name what the written file is called in the result
 * @param output gives the writer a stream of a new file, and keeps the file if that was written to its end
 * @returns whether there was anything to write: a file that cannot be used as it is has no rejected rows
 */
export async function writeRejects(
  { source, reading, result }: FinishedFile,
  name: string,
  output: (write: (out: Writable) => Promise<void>) => Promise<void>,
): Promise<boolean> {
  const { format, rejectedRows, isRefused } = result;
  if (source === undefined || format === null || isRefused || rejectedRows.size === 0) return false;
  const { copyRows } = await loadFormat(format);
  await output((out) => copyRows(source, reading, rejectedRows, out));
  result.written = { file: name, rows: rejectedRows.size };
  return true;
}
