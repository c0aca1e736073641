import type { Writable } from 'node:stream';
import { decodedText } from '../encoding.js';
import type { ReadOptions } from '../format.js';
import type { FileSource } from '../source.js';
import { writeText } from '../written-text.js';
import { type Piece, recordPieces } from './records.js';
import { encodingOfText } from './tab-encoding.js';

/**
 * Writes the header row and some others of a tab-delimited file, each with its very characters, as UTF-8 with a byte
 * order mark and CRLF. The stream is left open.
 * @param rows the numbers of the rows, as a spreadsheet would show them
 */
export async function copyTabRows(
  source: FileSource,
  { noHeader = false }: ReadOptions,
  rows: ReadonlySet<number>,
  out: Writable,
): Promise<void> {
  const pieces = recordPieces(decodedText(source, await encodingOfText(source)));
  await writeText(out, copiedLines(pieces, !noHeader, rows));
}

async function* copiedLines(
  pieces: AsyncIterable<Piece>,
  hasHeader: boolean,
  rows: ReadonlySet<number>,
): AsyncGenerator<string> {
  let number = 0;
  let isHeaderDue = hasHeader;
  yield '\ufeff';
  for await (const { text, records } of pieces) {
    let copied = '';
    for (const { start, end } of records) {
      number += 1;
      const record = text.slice(start, end);
      const isHeader = isHeaderDue && record.trim() !== '';
      if (isHeader) isHeaderDue = false;
      if (isHeader || rows.has(number)) copied += `${record}\r\n`;
    }
    if (copied !== '') yield copied;
  }
}
