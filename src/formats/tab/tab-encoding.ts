import { isUtf8File, markedEncoding, type TextEncoding } from '../encoding.js';
import type { FileSource } from '../source.js';

/**
 * Which encoding a tab-delimited file is in: what its byte order mark says, else UTF-8, else Windows-1252 as Excel
 * writes "Text (Tab delimited)". A file that has characters of both is taken for UTF-8 with a fault, which decoding
 * reports with its line: read as Windows-1252, its good characters would turn into others without notice.
 */
export async function encodingOfText(source: FileSource): Promise<TextEncoding> {
  const marked = markedEncoding(await source.read(0, 3));
  if (marked !== undefined) return marked;
  const isUtf8 = (await isUtf8File(source)) || (await hasUtf8Character(source));
  return { name: isUtf8 ? 'utf-8' : 'windows-1252', start: 0 };
}

/**
 * The bytes of … “ ” ‘ ’ • – — ™ », and of the no-break space in Windows-1252. After an accented letter, as in É”,
 * they look like the rest of a UTF-8 character, so they prove nothing.
 */
const afterLetters = new Set([0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99, 0xa0, 0xbb]);

/** Whether some bytes outside ASCII can hardly be anything but a character in UTF-8. */
async function hasUtf8Character(source: FileSource): Promise<boolean> {
  let missing = 0;
  let isConvincing = false;
  for await (const portion of source.chunks()) {
    for (const byte of portion) {
      if (missing === 0 || byte < 0x80 || byte > 0xbf) {
        missing = bytesAfter(byte);
        isConvincing = false;
        continue;
      }
      missing -= 1;
      isConvincing ||= !afterLetters.has(byte);
      if (missing === 0 && isConvincing) return true;
    }
  }
  return false;
}

/** How many bytes complete the UTF-8 character that begins with this one. */
function bytesAfter(first: number): number {
  if (first < 0xc2 || first > 0xf4) return 0;
  return first < 0xe0 ? 1 : first < 0xf0 ? 2 : 3;
}
