import { createHash } from 'node:crypto';
import { constants, fstat, read as readFile, type Stats } from 'node:fs';
import type { FileHandle } from 'node:fs/promises';
import { mkdtemp, open, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { nearest } from '../model/nearest.js';
import { type FileProblem, fileProblem } from './file-problem.js';

/** An open file of bytes that can be read from any place, any number of times. */
export interface FileSource {
  /** The name as the person gave it; "standard input" for `-`. */
  readonly name: string;
  /** In bytes. */
  readonly size: number;
  /** How far reading has come, in bytes, for a progress bar. */
  readonly position: number;
  /** The file for another thread. */
  readonly shared: SharedFile;
  /** Reads up to so many bytes from a place; fewer only at the end of the file. */
  read(position: number, length: number): Promise<Buffer>;
  /** Reads from a place until the buffer is full or the file ends; tells how many bytes. */
  readInto(buffer: Buffer, position: number): Promise<number>;
  /** All bytes in order, in portions. */
  chunks(): AsyncIterable<Buffer>;
  /** @throws FileProblem (`unreadable-file`) when somebody has written to the file since it was opened */
  checkUnchanged(): Promise<void>;
  close(): Promise<void>;
}

/** An open file as threads tell each other of it. Whoever opened it closes it, after all others are done. */
export interface SharedFile {
  readonly name: string;
  readonly size: number;
  /** When it was last written to, in milliseconds since 1970. */
  readonly writtenAt: number;
  /** The system's number for it. */
  readonly descriptor: number;
}

/** Small enough that what is made of a portion is mostly gone before the next collection of garbage. */
const PORTION = 64 * 1024;

/**
 * Opens a file for reading; `-` is standard input, kept in a temporary file while it is read.
 * @param signal stops the waiting for standard input
 * @throws FileProblem (`unreadable-file`) when there is no such file, or none that can be read
 */
export async function openSource(
  path: string,
  stdin: NodeJS.ReadableStream = process.stdin,
  signal?: AbortSignal,
): Promise<FileSource> {
  const name = path === '-' ? 'standard input' : path;
  try {
    const handle = path === '-' ? await spool(stdin, signal) : await open(path, withoutWaiting);
    const status = await handle.stat();
    if (!status.isFile()) {
      await handle.close();
      throw noFile(name, status);
    }
    if (status.size === 0) {
      await handle.close();
      throw fileProblem('unreadable-file', `${name} is empty. Save the batch again and give the saved file.`);
    }
    const { size, mtimeMs: writtenAt } = status;
    const source = sharedSource({ name, size, writtenAt, descriptor: handle.fd });
    return Object.assign(source, { close: () => handle.close() });
  } catch (error) {
    signal?.throwIfAborted();
    throw await unreadable(error, name);
  }
}

/** For reading; a pipe that nobody writes to is opened at once, too. */
const withoutWaiting = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0);

function noFile(name: string, status: Stats): FileProblem {
  if (status.isFIFO()) {
    const message = `${name} is a pipe, not a file. Give - in its place, and what it holds as standard input.`;
    return fileProblem('unreadable-file', message);
  }
  const message = `${name} is ${status.isDirectory() ? 'a folder' : 'not a file'}. Name the batch file itself.`;
  return fileProblem('unreadable-file', message);
}

/** Keeps a stream in a temporary file that has no name any more, so that nothing is left behind. */
async function spool(stream: NodeJS.ReadableStream, signal?: AbortSignal): Promise<FileHandle> {
  const folder = await mkdtemp(join(tmpdir(), 'pars-batch-'));
  try {
    const handle = await open(join(folder, 'input'), 'wx+', 0o600);
    const write = async (portions: AsyncIterable<Buffer | string>) => {
      for await (const portion of portions) await handle.write(Buffer.from(portion as string));
    };
    await pipeline(stream, write, signal === undefined ? {} : { signal });
    return handle;
  } finally {
    await rm(folder, { recursive: true, force: true }).catch((error) => {
      // Windows keeps a folder as long as a file of it is open, even one that is removed.
      if (process.platform !== 'win32') throw error;
    });
  }
}

const readFrom = promisify(readFile);
const statOf = promisify(fstat);

/** A file that another thread has open. Closing it does nothing. */
export function sharedSource(shared: SharedFile): FileSource {
  const { name, size, writtenAt, descriptor } = shared;
  let position = 0;
  const readInto = async (buffer: Buffer, from: number) => {
    const { length } = buffer;
    let filled = 0;
    while (filled < length) {
      const { bytesRead } = await readFrom(descriptor, buffer, filled, length - filled, from + filled);
      if (bytesRead === 0) break;
      filled += bytesRead;
    }
    position = from + filled;
    return filled;
  };
  const read = async (from: number, length: number) => {
    const buffer = Buffer.allocUnsafe(length);
    return buffer.subarray(0, await readInto(buffer, from));
  };
  return {
    name,
    size,
    shared,
    get position() {
      return position;
    },
    read,
    readInto,
    async *chunks() {
      let next = read(0, PORTION);
      for (let from = 0; ; ) {
        const portion = await next;
        if (portion.length === 0) return;
        from += portion.length;
        // Read while this portion is worked on. If nobody comes for it, nobody wants to know what went wrong either.
        next = read(from, PORTION);
        next.catch(() => undefined);
        yield portion;
      }
    },
    async checkUnchanged() {
      const now = await statOf(descriptor);
      if (now.size === size && now.mtimeMs === writtenAt) return;
      const message = `${name} was changed while it was read. Wait until the program that writes it is done, and try again.`;
      throw fileProblem('unreadable-file', message);
    },
    close: async () => undefined,
  };
}

const reasons: Readonly<Record<string, string>> = {
  ENOENT: 'There is no such file. Check the name and the folder.',
  EACCES: 'You may not read it. Ask for the right to, or copy it to your own folder.',
  EPERM: 'You may not read it. Ask for the right to, or copy it to your own folder.',
  EISDIR: 'It is a folder. Name the batch file itself.',
  ENAMETOOLONG: 'The name is too long for a file.',
  ENXIO: 'It is not a file. Name the batch file itself.',
};

/** Said of a name with bytes that are not UTF-8: the program is given them in a form that names no file. */
const otherCharacters =
  'Its name has characters that are not UTF-8. Rename it, or give - in its place and the file as standard input.';

async function unreadable(error: unknown, name: string): Promise<unknown> {
  const code = (error as NodeJS.ErrnoException).code;
  if (code === undefined) return error;
  const isGarbled = code === 'ENOENT' && name.includes('\ufffd');
  const near = code === 'ENOENT' ? await nearestFile(name) : undefined;
  const meant = near === undefined ? undefined : `There is no such file. Did you mean ${near}?`;
  const reason = isGarbled ? otherCharacters : (meant ?? reasons[code] ?? `The system says ${code}.`);
  return fileProblem('unreadable-file', `${name} cannot be read. ${reason}`, {}, error);
}

/** The name in the same folder that was most likely meant. */
async function nearestFile(name: string): Promise<string | undefined> {
  const folder = dirname(name);
  const near = nearest(basename(name), await readdir(folder).catch(() => []));
  return near === undefined ? undefined : join(folder, near);
}

/** The SHA-256 of a file's bytes, in hexadecimal. */
export async function sha256(source: FileSource): Promise<string> {
  const hash = createHash('sha256');
  // One buffer for all, since many would pile up as garbage.
  const buffer = Buffer.allocUnsafe(4 * PORTION);
  for (let from = 0; ; ) {
    const length = await source.readInto(buffer, from);
    if (length === 0) return hash.digest('hex');
    hash.update(buffer.subarray(0, length));
    from += length;
  }
}
