import { FileProblem } from '../../format.js';
import { textOf } from '../package/part-text.js';
import { type SheetTail, type TailReader, tailReader } from './sheet-tail.js';

/** What there is to know of a sheet before its rows are read. */
export interface SheetSurvey extends SheetTail {
  /** Where the last cell that holds anything ends, in bytes of the sheet's XML; what follows is only formatted. */
  readonly contentEnd: number;
}

const nothingKnown: SheetSurvey = { merged: [], linked: [], contentEnd: Number.POSITIVE_INFINITY };

/**
 * Looks ahead for what a sheet lists after its rows: merged cells and links. It searches the bytes for the end of the
 * rows, since parsing them would take as long as reading the sheet.
 * @param portions the sheet part in UTF-8
 * @param name what the person calls the file
 * @returns nothing known of a sheet that breaks: reading its rows comes to the same break and tells of it
 */
export async function surveySheet(portions: AsyncIterable<Buffer>, name: string): Promise<SheetSurvey> {
  try {
    return await survey(portions, name);
  } catch (error) {
    if (error instanceof FileProblem) return nothingKnown;
    throw error;
  }
}

const rowsEnd = /<\/((?:[^\s<>/:]+:)?)sheetData\s*>/g;

async function survey(portions: AsyncIterable<Buffer>, name: string): Promise<SheetSurvey> {
  let tail: TailReader | undefined;
  let contentEnd = 0;
  let lastContent = 0;
  let position = 0;
  let unfinished: Buffer = Buffer.alloc(0);
  const contentIn = (bytes: Buffer) => {
    const end = lastContentIn(bytes);
    return end < 0 ? lastContent : position + end;
  };
  for await (const portion of portions) {
    const bytes = unfinished.length === 0 ? portion : Buffer.concat([unfinished, portion]);
    // The last end counts: one before it can only be a quotation in somebody's text.
    const end = bytes.includes('sheetData')
      ? [...bytes.toString('latin1').matchAll(rowsEnd)].at(-1)
      : undefined;
    if (end === undefined) {
      tail?.write(textOf(portion, name));
    } else {
      const [tag, prefix = ''] = end;
      contentEnd = contentIn(bytes.subarray(0, end.index));
      tail = tailReader(name, prefix);
      tail.write(textOf(bytes.subarray(end.index + tag.length), name));
    }
    lastContent = contentIn(bytes);
    unfinished = unfinishedTag(bytes);
    position += bytes.length - unfinished.length;
  }
  const found = tail?.finish();
  return found === undefined ? nothingKnown : { ...found, contentEnd };
}

/** Where the last tag ends that closes anything but a row; blank cells close themselves. */
function lastContentIn(bytes: Buffer): number {
  let tag = lastIndex(bytes, '</', bytes.lastIndexOf('>'));
  while (tag >= 0 && rowTag.test(bytes.toString('latin1', tag, tag + longestRowTag))) {
    tag = lastIndex(bytes, '</', tag - 1);
  }
  return tag < 0 ? -1 : bytes.indexOf('>', tag) + 1;
}

/** As `lastIndexOf`, which counts a negative start from the end. */
function lastIndex(bytes: Buffer, wanted: string, start: number): number {
  return start < 0 ? -1 : bytes.lastIndexOf(wanted, start);
}

const rowTag = /^<\/(?:[^\s<>/:]+:)?row[\s>]/;
const longestRowTag = 40;

/** The start of a tag that goes on in the next portion. */
function unfinishedTag(bytes: Buffer): Buffer {
  const start = bytes.lastIndexOf('<');
  const isUnfinished = start > bytes.lastIndexOf('>') && bytes.length - start < longestTag;
  return bytes.subarray(isUnfinished ? start : bytes.length);
}

/** Longer ones cannot end the rows, but might be pieced together again and again. */
const longestTag = 1024;
