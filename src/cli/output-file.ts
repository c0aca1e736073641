import { createWriteStream, type Stats } from 'node:fs';
import { rename, rm, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Writable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { UsageError } from './usage-error.js';

/** Where a command writes a file. */
export interface OutputPlace {
  /** The path; `-` for standard output. */
  readonly path: string;
  /** Files that the command reads: none of them is ever written over. */
  readonly inputs: readonly string[];
  /** Whether to replace a file that is there. */
  readonly force: boolean;
}

/**
 * Refuses an output that would destroy somebody's work.
 * @throws UsageError for an input, for a file that is there (unless forced), and for a folder
 */
export async function checkOutput({ path, inputs, force }: OutputPlace): Promise<void> {
  if (path === '-') return;
  const there = await statusOf(path);
  if (there === undefined) return;
  for (const input of inputs) {
    const status = input === '-' ? undefined : await statusOf(input);
    if (status !== undefined && status.dev === there.dev && status.ino === there.ino) {
      throw new UsageError(`${path} is the file that is read. Give another name for the file to write.`);
    }
  }
  if (there.isDirectory()) throw new UsageError(`${path} is a folder. Give the name of a file to write.`);
  if (!force && there.isFile()) {
    throw new UsageError(`${path} is already there. Give another name, or add --force to replace it.`);
  }
}

async function statusOf(path: string): Promise<Stats | undefined> {
  return stat(path).catch(() => undefined);
}

/**
 * Writes a file whole or not at all: under a temporary name beside it, which then becomes its own.
 * @param stdout what `-` stands for; it is left open
 * @throws UsageError when the file cannot be written, with what the system says
 */
export async function writeOutput(
  place: OutputPlace,
  stdout: NodeJS.WritableStream,
  write: (out: Writable) => Promise<void>,
): Promise<void> {
  await checkOutput(place);
  if (place.path === '-') {
    try {
      await write(keptOpen(stdout));
    } catch (error) {
      throw explained(error, 'Standard output');
    }
    return;
  }
  const isDevice = (await statusOf(place.path))?.isFile() === false;
  const writeTo = async (path: string) => {
    const out = createWriteStream(path, { flags: isDevice ? 'w' : 'wx' });
    const closed = finished(out);
    // A failure to write reaches the writer as well; here it only must not go unheard.
    closed.catch(() => undefined);
    await write(out);
    out.end();
    await closed;
  };
  if (isDevice) await writeTo(place.path).catch((error) => Promise.reject(explained(error, place.path)));
  else await putInPlace(place.path, writeTo);
}

/**
 * Makes a file under a temporary name beside its own, which it then takes; nothing is left of it when that fails.
 * @throws UsageError when the file cannot be written, with what the system says
 */
export async function putInPlace(path: string, make: (temporary: string) => Promise<void>): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path).slice(0, 200)}.${process.pid}.tmp`);
  try {
    await make(temporary);
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw explained(error, path);
  }
}

/** A stream that passes everything on and does not end the one behind it; a reader that goes away is no error. */
function keptOpen(stream: NodeJS.WritableStream): Writable {
  return new Writable({
    write(chunk, _encoding, done) {
      stream.write(chunk, (error) => done(isGone(error) ? null : error));
    },
  });
}

function isGone(error: NodeJS.ErrnoException | null | undefined): boolean {
  return error?.code === 'EPIPE' || error?.code === 'ERR_STREAM_DESTROYED';
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'Its folder is not there.',
  ENOTDIR: 'Its folder is not there.',
  EACCES: 'You may not write there.',
  EPERM: 'You may not write there.',
  EROFS: 'You may not write there.',
  ENOSPC: 'The disk is full.',
  SQLITE_FULL: 'The disk is full.',
  SQLITE_IOERR: 'The disk is full, or the file would be larger than is allowed.',
  EFBIG: 'The disk is full, or the file would be larger than is allowed.',
  EEXIST: 'Another run is writing it.',
};

function explained(error: unknown, path: string): unknown {
  const code = (error as NodeJS.ErrnoException).code?.replace(/^(SQLITE_IOERR)_.*/, '$1');
  if (code === undefined || !(code in reasons)) return error;
  return new UsageError(`${path} cannot be written. ${reasons[code]}`);
}
