import { markedEncoding } from './encoding.js';
import type { FormatId } from './format.js';
import { fileProblem } from './format.js';
import type { FileSource } from './source.js';

/** How much of a file's start is looked at, in bytes. */
const HEAD = 4096;

/** The first bytes (in Latin-1) of packed workbooks and of what Excel wrote before; the Excel reader tells which. */
const excelStarts = ['PK', '\xd0\xcf\x11\xe0'];

/** The first bytes (in Latin-1) of files that are taken for batches by mistake, and what to call them. */
const otherKinds: readonly (readonly [start: string, kind: string])[] = [
  ['%PDF', 'a PDF document'],
  ['{\\rtf', 'a Rich Text document'],
  ['\x89PNG', 'a picture'],
  ['GIF8', 'a picture'],
  ['\xff\xd8\xff', 'a picture'],
  ['\x1f\x8b', 'a compressed file'],
  ['BZh', 'a compressed file'],
  ['7z\xbc\xaf', 'a compressed file'],
  ['Rar!', 'a compressed file'],
  ['\xfd7zXZ', 'a compressed file'],
  ['\x28\xb5\x2f\xfd', 'a compressed file'],
  ['SQLite format 3\0', 'a SQLite database'],
];

/** The first characters of text files of other kinds. */
const otherTexts: readonly (readonly [start: RegExp, kind: string])[] = [
  [/^(?:<!--[\s\S]*?-->\s*)*<(?:!doctype\s+html|html|head|body|table|meta)\b/i, 'a web page'],
  [/^[[{]\s*["{[\]}]/, 'a JSON file'],
];

/**
 * Tells a batch's format by its content; the file's name says nothing.
 * @throws FileProblem (`unsupported-format`) for a file that is none of the three
 */
export async function detectFormat(source: FileSource): Promise<FormatId> {
  const head = await source.read(0, HEAD);
  const bytes = head.toString('latin1');
  if (excelStarts.some((start) => bytes.startsWith(start))) return 'excel';
  const kind = otherKinds.find(([start]) => bytes.startsWith(start))?.[1];
  if (kind !== undefined) throw unsupported(`This is ${kind}, not a batch of activities.`);
  return formatOfText(head);
}

function formatOfText(head: Buffer): FormatId {
  const encoding = markedEncoding(head) ?? { name: unmarkedEncoding(head), start: 0 };
  const text = new TextDecoder(encoding.name)
    .decode(head.subarray(encoding.start), { stream: true })
    .trimStart();
  const kind = otherTexts.find(([start]) => start.test(text))?.[1];
  if (kind !== undefined) throw unsupported(`This is ${kind}, not a batch of activities.`);
  if (text.startsWith('<')) return 'xml';
  if (isBinary(text)) throw unsupported('This is neither a workbook nor a text file.');
  return 'tab';
}

/** XML in UTF-16 is known without its mark, by its first `<`; all else is read byte by byte here. */
function unmarkedEncoding(head: Buffer): string {
  if (head[0] === 0x3c && head[1] === 0) return 'utf-16le';
  return head[0] === 0 && head[1] === 0x3c ? 'utf-16be' : 'latin1';
}

/** Whether more than one character in twenty is a control character that no text has. */
function isBinary(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const controls = text.match(/[\0-\x08\x0e-\x1f]/g)?.length ?? 0;
  return controls * 20 > text.length;
}

function unsupported(start: string) {
  return fileProblem(
    'unsupported-format',
    `${start} Save the batch as an Excel workbook (.xlsx), as tab-delimited text or as XML, and give that file.`,
  );
}
