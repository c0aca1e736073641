import { pipeline, Readable } from 'node:stream';
import * as zlib from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { fileProblem } from '../../format.js';
import type { FileSource } from '../../source.js';
import { type Limits, limitsFor, type PartKind } from '../limits.js';
import { damagedFile, tooLarge } from './problems.js';

/** An open zip file, its directory read. */
export interface Archive {
  /** What the person calls the file. */
  readonly name: string;
  /** The names of its files, with `/` between folders and none in front. */
  readonly names: readonly string[];
  /** Whether it has a file of this name, in any case. */
  has(name: string): boolean;
  /**
   * Unpacks one file, in portions.
   * @param name in any case
   * @param kind what it is, which says how large it may be
   * @throws FileProblem when the file is not there, too large, encrypted or damaged; its checksum is known at the end
   */
  unpack(name: string, kind: PartKind): AsyncGenerator<Buffer>;
}

/**
 * Reads the directory of a zip file.
 * @param maxSize how many bytes any of its files may unpack to, when somebody has said so
 * @throws FileProblem when it is not a whole zip, or has too many files
 */
export async function openArchive(source: FileSource, maxSize?: number): Promise<Archive> {
  const limits = limitsFor(maxSize);
  const zip = await openZip(source);
  if (zip.entryCount > limits.entries) throw tooLarge(source.name, `holds ${zip.entryCount} files`);
  const entries = new Map<string, Entry>();
  const names: string[] = [];
  /** Names that stand for two contents: no telling which one other programs show. */
  const ambiguous = new Set<string>();
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entryName(entry);
      const earlier = entries.get(name.toLowerCase());
      names.push(name);
      if (earlier === undefined) entries.set(name.toLowerCase(), entry);
      else if (earlier.crc32 !== entry.crc32) ambiguous.add(name.toLowerCase());
    }
  } catch (error) {
    throw damagedFile(source.name, error);
  }
  return {
    name: source.name,
    names,
    has: (name) => entries.has(name.toLowerCase()),
    unpack(name, kind) {
      const entry = entries.get(name.toLowerCase());
      if (entry === undefined) throw damagedFile(source.name, `no part ${name}`);
      if (ambiguous.has(name.toLowerCase())) throw damagedFile(source.name, `two parts ${name}`);
      checkSize(source.name, entry, limits, kind);
      return unpack(source, zip, entry);
    },
  };
}

async function openZip(source: FileSource): Promise<ZipFile> {
  try {
    // Names stay undecoded here: yauzl would refuse the whole file for one with a slash in front.
    const options = { autoClose: false, lazyEntries: true, decodeStrings: false };
    return await yauzl.fromRandomAccessReaderPromise(new SourceReader(source), source.size, options);
  } catch (error) {
    throw damagedFile(source.name, error);
  }
}

function entryName(entry: Entry): string {
  const isStrict = false;
  const name = yauzl.getFileNameLowLevel(
    entry.generalPurposeBitFlag,
    entry.fileNameRaw,
    entry.extraFields,
    isStrict,
  );
  return name.replace(/^\/+/, '');
}

function checkSize(fileName: string, entry: Entry, limits: Limits, kind: PartKind): void {
  if (entry.isEncrypted()) {
    throw fileProblem(
      'encrypted-file',
      `${fileName} has a password. Remove the password, save it and give the saved file.`,
    );
  }
  const { uncompressedSize: unpacked, compressedSize: packed } = entry;
  if (unpacked > limits.bytes[kind]) throw tooLarge(fileName, 'holds more data than can be read');
  if (unpacked > limits.ratioMattersFrom && unpacked > packed * limits.unpackingRatio) {
    throw tooLarge(fileName, 'unpacks to far more data than a workbook of its size should');
  }
}

const PORTION = 64 * 1024;

// yauzl's own streams neither check the checksum nor let the size of the portions be chosen, and are half as fast.
async function* unpack(source: FileSource, zip: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let size = 0;
  let checksum = 0;
  try {
    const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true });
    for await (const portion of decompressed(source, entry, fileDataStart)) {
      size += portion.length;
      if (size > entry.uncompressedSize) break;
      checksum = zlib.crc32(portion, checksum);
      yield portion;
    }
  } catch (error) {
    throw damagedFile(source.name, error);
  }
  if (size !== entry.uncompressedSize)
    throw damagedFile(source.name, 'a part has another size than the zip says');
  if (checksum !== entry.crc32)
    throw damagedFile(source.name, 'a part has another checksum than the zip says');
}

function decompressed(source: FileSource, entry: Entry, start: number): AsyncIterable<Buffer> {
  const packed = portions(source, start, start + entry.compressedSize);
  if (entry.compressionMethod === 0) return packed;
  if (entry.compressionMethod !== 8) throw new Error(`compression method ${entry.compressionMethod}`);
  const inflate = zlib.createInflateRaw({ chunkSize: PORTION });
  // Errors of either stream reach whoever reads the last one, so nothing is left to do when the pipeline ends.
  return pipeline(Readable.from(packed), inflate, () => {});
}

async function* portions(source: FileSource, start: number, end: number): AsyncGenerator<Buffer> {
  for (let position = start; position < end; ) {
    const portion = await source.read(position, Math.min(PORTION, end - position));
    if (portion.length === 0) throw new Error('the file ends too early');
    position += portion.length;
    yield portion;
  }
}

/** Lets yauzl read the directory from our source. */
class SourceReader extends yauzl.RandomAccessReader {
  readonly #source: FileSource;
  constructor(source: FileSource) {
    super();
    this.#source = source;
  }
  override _readStreamForRange(start: number, end: number): Readable {
    return Readable.from(portions(this.#source, start, end));
  }
  override read(
    buffer: Buffer,
    offset: number,
    length: number,
    position: number,
    callback: (error: Error | null) => void,
  ): void {
    this.#source.read(position, length).then(
      (bytes) => {
        bytes.copy(buffer, offset);
        callback(bytes.length < length ? new Error('the file ends too early') : null);
      },
      (error: Error) => callback(error),
    );
  }
}
