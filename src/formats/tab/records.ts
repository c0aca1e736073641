import { fileProblem } from '../format.js';
import { quotedRecord, type RecordShape } from './quoted-record.js';
import { fieldStarts } from './quoting.js';

/** A record of a tab-delimited file: a line, or several where a quoted field has line breaks. */
export interface TextRecord extends RecordShape {
  /** Where its characters begin in the text of its piece. */
  readonly start: number;
  /** The line of the file that it begins on, counted from 1. */
  readonly line: number;
}

/** Records that came together. */
export interface Piece {
  readonly text: string;
  readonly records: readonly TextRecord[];
}

/** More characters than any row of a spreadsheet's cells has. A longer record is none: a file without line ends. */
const longestRecord = 8 * 1024 * 1024;

/**
 * Cuts decoded text into whole records.
 * @throws FileProblem (`too-large`) for a record beyond all measure
 */
export async function* recordPieces(portions: AsyncIterable<string>): AsyncGenerator<Piece> {
  const cut = recordCutter();
  let rest = '';
  for await (const portion of portions) {
    const { piece, cutUpTo, line } = cut(rest + portion, false);
    rest = piece.text.slice(cutUpTo);
    if (piece.records.length > 0) yield piece;
    if (rest.length > longestRecord) {
      const message = `Line ${line} is far too long for a row of activities. Check that the file has line ends and that it is the right one.`;
      throw fileProblem('too-large', message, { line });
    }
  }
  const { piece } = cut(rest, true);
  if (piece.records.length > 0) yield piece;
}

interface Cut {
  readonly piece: Piece;
  /** Where the first record begins that is not whole yet. */
  readonly cutUpTo: number;
  /** The line it begins on. */
  readonly line: number;
}

function recordCutter(): (text: string, isLast: boolean) => Cut {
  let line = 1;
  let width: number | undefined;
  return (text, isLast) => {
    const records: TextRecord[] = [];
    let start = 0;
    let quote = text.indexOf('"');
    while (start < text.length) {
      const lineFeed = text.indexOf('\n', start);
      if (lineFeed === -1 && !isLast) break;
      const lineEnd = lineFeed === -1 ? text.length : lineFeed;
      if (quote !== -1 && quote < start) quote = text.indexOf('"', start);
      let record: RecordShape | undefined = { end: lineEnd };
      if (quote !== -1 && quote < lineEnd) record = quotedRecord({ text, isLast, start, lineEnd, width });
      if (record === undefined) break;
      records.push({ start, line, ...record });
      width ??= widthOf(text.slice(start, record.end));
      line += record.end === lineEnd ? 1 : text.slice(start, record.end).split('\n').length;
      start = record.end + 1;
    }
    return { piece: { text, records }, cutUpTo: Math.min(start, text.length), line };
  };
}

/** How many fields a record has; undefined for a blank one. */
function widthOf(record: string): number | undefined {
  return record.trim() === '' ? undefined : fieldStarts(record).length;
}
