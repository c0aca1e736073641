import { createWriteStream } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { finished } from 'node:stream/promises';
import type { BatchFormat, BatchReader, RawRow, ReadOptions } from '../src/formats/format.js';
import { FileProblem, type LocatedRemark } from '../src/formats/format.js';
import { type FileSource, openSource } from '../src/formats/source.js';
import { rowsOfActivities } from '../src/formats/written-row.js';
import type { Activity } from '../src/model/activity.js';
import { activityHeadings } from '../src/model/headings.js';
import { templateSlots } from '../src/model/slot.js';
import { rowMapper } from '../src/pipeline/map-row.js';
import { entriesNeeded } from './activities.js';

/** Gives a folder of its own to what is done in it. */
export async function inFolder<T>(work: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pars-batch-test-'));
  try {
    return await work(folder);
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Writes activities to a file, with a column for every entry of their groups. */
export async function writeActivities(
  format: BatchFormat,
  path: string,
  activities: readonly Activity[],
): Promise<void> {
  const out = createWriteStream(path);
  await format.write(out, rowsOfActivities(activities), templateSlots(entriesNeeded(activities)));
  out.end();
  await finished(out);
}

/** What reading a file gave: its rows, and the remarks on the file, those that stopped the reading included. */
export interface ReadFile {
  readonly reader: BatchReader | undefined;
  readonly rows: readonly RawRow[];
  readonly problem: readonly LocatedRemark[] | undefined;
}

/** Reads a file as far as it goes. */
async function readSource(
  format: BatchFormat,
  source: FileSource,
  options: ReadOptions = { headings: activityHeadings(true) },
): Promise<ReadFile> {
  let reader: BatchReader | undefined;
  const rows: RawRow[] = [];
  try {
    reader = await format.open(source, options);
    for await (const portion of reader.rows()) rows.push(...portion);
    return { reader, rows, problem: undefined };
  } catch (error) {
    if (!(error instanceof FileProblem)) throw error;
    return { reader, rows, problem: error.remarks };
  }
}

/** Does something with an open file of these bytes, whose portions are of this size. */
export function withBytes<T>(
  bytes: string | Uint8Array,
  work: (source: FileSource) => Promise<T>,
  portionSize?: number,
): Promise<T> {
  return inFolder(async (folder) => {
    const path = join(folder, 'batch');
    await writeFile(path, bytes);
    const source = await openSource(path);
    try {
      return await work(portionSize === undefined ? source : inPortions(source, portionSize));
    } finally {
      await source.close();
    }
  });
}

/** The same file in smaller portions, so that their ends fall anywhere. */
function inPortions(source: FileSource, size: number): FileSource {
  return {
    ...source,
    async *chunks() {
      for (let from = 0; from < source.size; from += size) yield await source.read(from, size);
    },
  };
}

/** Reads a file of these bytes. */
export function readBytes(
  format: BatchFormat,
  bytes: string | Uint8Array,
  options?: ReadOptions,
  portionSize?: number,
): Promise<ReadFile> {
  return withBytes(bytes, (source) => readSource(format, source, options), portionSize);
}

/** The activities of a file that has nothing to remark on. */
export async function readActivities(format: BatchFormat, path: string): Promise<Activity[]> {
  const source = await openSource(path);
  const { reader, rows, problem } = await readSource(format, source).finally(() => source.close());
  if (reader === undefined || problem !== undefined) throw new Error(JSON.stringify(problem));
  const map = rowMapper(reader);
  return rows.flatMap((row) => {
    const mapped = map(row);
    const remarks = [...row.remarks, ...mapped.remarks];
    if (remarks.length > 0) throw new Error(JSON.stringify(remarks));
    return mapped.isBlank ? [] : [mapped.activity];
  });
}
