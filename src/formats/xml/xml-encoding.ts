import { markedEncoding, type TextEncoding } from '../encoding.js';
import { fileProblem } from '../format.js';
import type { FileSource } from '../source.js';

/** How much of the file's start is searched for the XML declaration, in bytes. */
const HEAD = 1024;

const declaredEncoding = /^\s*<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)["']/;

/**
 * Which encoding an XML file is in: what its byte order mark or first bytes say, else what it declares, else UTF-8.
 * @throws FileProblem (`bad-encoding`) when it declares one that nothing here can read
 */
export async function encodingOfXml(source: FileSource): Promise<TextEncoding> {
  const head = await source.read(0, HEAD);
  const marked = markedEncoding(head);
  if (marked !== undefined) return marked;
  if (head[0] === 0x3c && head[1] === 0) return { name: 'utf-16le', start: 0 };
  if (head[0] === 0 && head[1] === 0x3c) return { name: 'utf-16be', start: 0 };
  const declared = declaredEncoding.exec(head.toString('latin1'))?.[1] ?? 'utf-8';
  const name = knownEncoding(declared);
  // These bytes cannot be UTF-16, or they would not spell the declaration one by one: programs declare it by mistake.
  return { name: name.startsWith('utf-16') ? 'utf-8' : name, start: 0 };
}

function knownEncoding(label: string): string {
  try {
    return new TextDecoder(label).encoding;
  } catch (error) {
    const message = `The file says that it is in the encoding ${label}, which cannot be read here. Save it again in UTF-8.`;
    throw fileProblem('bad-encoding', message, { line: 1 }, error);
  }
}
