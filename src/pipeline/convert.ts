import type { Writable } from 'node:stream';
import type { FormatId } from '../formats/format.js';
import { loadFormat } from '../formats/registry.js';
import type { WrittenRow } from '../formats/written-row.js';
import type { FileResult } from '../model/file-result.js';
import { activityHeadings } from '../model/headings.js';
import { carriedRow, neededColumns } from './carried-row.js';
import { rowMapper } from './map-row.js';
import { type OpenBatch, openReader } from './open-batch.js';
import { checkRows, portionsOf, type RunOptions, withBatch } from './run-file.js';

export interface ConvertOptions extends RunOptions {
  /** The format to write. */
  readonly format: FormatId;
  /** What the written file is called in the result. */
  readonly outputName: string;
  /** Gives the writer a stream of a new file, and keeps the file if that was written to its end. */
  readonly output: (write: (out: Writable) => Promise<void>) => Promise<void>;
}

/**
 * Checks a file and writes its rows in another format, the rejected ones as far as their values can be carried. The
 * file is read twice, so that its rows are never all in memory. Nothing is written of a file that cannot be read to
 * its end.
 */
export function convertFile(path: string, options: ConvertOptions): Promise<FileResult> {
  const first = { ...options, onProgress: progressOf(options, 0) };
  const second = { ...options, onProgress: progressOf(options, 1) };
  return withBatch(path, first, openReader, async (batch) => {
    const needed = neededColumns();
    await checkRows(batch, first, (raw) => needed.add(raw, batch.reader.columns));
    let rows = 0;
    const counted = async function* () {
      for await (const row of carriedRows(batch, second)) {
        rows += 1;
        yield row;
      }
    };
    const target = await loadFormat(options.format);
    await options.output((out) => target.write(out, counted(), needed.slots()));
    batch.result.written = { file: options.outputName, rows };
  });
}

/** Tells of the first or second time that a file is read as of half of the work. */
function progressOf({ onProgress }: RunOptions, timesBefore: 0 | 1): NonNullable<RunOptions['onProgress']> {
  return (file, position, size) => onProgress?.(file, timesBefore * size + position, 2 * size);
}

/** The rows of a file, read once more. */
async function* carriedRows(
  { source, format, result }: OpenBatch,
  options: RunOptions,
): AsyncGenerator<WrittenRow> {
  const headings = activityHeadings(options.drafts);
  const reader = await openReader(source, format, { ...options.reading, headings });
  const map = rowMapper(reader);
  for await (const portion of portionsOf({ source, result }, reader.rows(), options)) {
    for (const raw of portion) {
      const row = carriedRow(raw, map(raw), reader.columns);
      if (row !== undefined) yield row;
    }
  }
}
