import type { FileProblem } from '../../format.js';
import { fileProblem } from '../../format.js';
import type { FileSource } from '../../source.js';
import type { Archive } from './archive.js';
import type { Package } from './package.js';
import { damagedFile, foreignFile } from './problems.js';

const compoundFile = Buffer.from('d0cf11e0a1b11ae1', 'hex');
const encryptedStream = Buffer.from('EncryptedPackage', 'utf16le');

/** Whether a file begins as the container of old Office files and of encrypted new ones does. */
export function isCompoundFile(start: Buffer): boolean {
  return start.subarray(0, compoundFile.length).equals(compoundFile);
}

/** Why a compound file cannot be read: it is encrypted, or of the time before .xlsx. */
export async function compoundFileProblem(source: FileSource): Promise<FileProblem> {
  let end = Buffer.alloc(0);
  for await (const portion of source.chunks()) {
    const bytes = Buffer.concat([end, portion]);
    if (bytes.includes(encryptedStream)) {
      const message = `${source.name} has a password. In Excel, remove the password under File, Info, Protect Workbook, then save it and give the saved file.`;
      return fileProblem('encrypted-file', message);
    }
    end = bytes.subarray(-encryptedStream.length);
  }
  return foreignFile(source.name, 'in an old Office format such as .xls');
}

/** The kinds of files that are made like workbooks, by a word of their content types. */
const officeKinds: readonly (readonly [word: string, kind: string])[] = [
  ['sheet.binary', 'a binary Excel workbook (.xlsb)'],
  ['wordprocessingml', 'a Word document'],
  ['presentationml', 'a PowerPoint presentation'],
];

/** Why a zip that has no workbook inside cannot be read. */
export async function foreignZipProblem(archive: Archive, parts: Package | undefined): Promise<FileProblem> {
  const { name, names } = archive;
  if (archive.has('mimetype')) {
    const type = await firstBytes(archive, 'mimetype');
    if (type.includes('opendocument.spreadsheet'))
      return foreignFile(name, 'an OpenDocument spreadsheet (.ods)');
    if (type.includes('opendocument')) return foreignFile(name, 'an OpenDocument file, but not a workbook');
  }
  const types = [...(parts?.typedParts.values() ?? [])].join(' ');
  const office = officeKinds.find(([word]) => types.includes(word));
  if (office !== undefined) return foreignFile(name, office[1]);
  if (names.some((entry) => entry.endsWith('.iwa') || entry.endsWith('Index.zip'))) {
    return foreignFile(name, 'an Apple Numbers spreadsheet');
  }
  if (parts !== undefined) return damagedFile(name, 'no workbook part');
  const message = `${name} is a zip file without a workbook in it. Unpack it and give the batch file that it holds.`;
  return fileProblem('unsupported-format', message);
}

async function firstBytes(archive: Archive, entry: string): Promise<string> {
  for await (const portion of archive.unpack(entry, 'other')) return portion.toString('latin1', 0, 1024);
  return '';
}
