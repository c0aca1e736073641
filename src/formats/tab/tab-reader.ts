import type { ColumnMatch } from '../columns.js';
import { decodedText } from '../encoding.js';
import type { BatchReader, ReadOptions } from '../format.js';
import { fileProblem, headingsFor } from '../format.js';
import type { FileSource } from '../source.js';
import { columnsOfHeader } from './header-row.js';
import { type Piece, recordPieces } from './records.js';
import { encodingOfText } from './tab-encoding.js';
import { placeOfColumn, type TabRow } from './tab-row.js';
import { fieldsOf, type NumberedPiece, rowsOf, unclosedQuote } from './tab-rows.js';

/**
 * Opens a tab-delimited file and reads its header row, the first that is not blank.
 * @throws FileProblem when the file has no text or not the columns that are needed
 */
export async function openTab(source: FileSource, options: ReadOptions): Promise<BatchReader> {
  const pieces = recordPieces(decodedText(source, await encodingOfText(source)));
  const { header, body } = options.noHeader
    ? withoutHeader(pieces, options)
    : await withHeader(pieces, options);
  const { columns, remarks } = header;
  return { columns, remarks, date1904: false, rows: () => rowsOfPieces(body, columns.length) };
}

interface Split {
  readonly header: ColumnMatch;
  readonly body: AsyncIterable<NumberedPiece>;
}

function withoutHeader(pieces: AsyncIterable<Piece>, options: ReadOptions): Split {
  const { columns } = headingsFor(options);
  return { header: { columns, remarks: [] }, body: numbered(pieces, 1) };
}

async function withHeader(pieces: AsyncGenerator<Piece>, options: ReadOptions): Promise<Split> {
  let number = 1;
  for (let next = await pieces.next(); next.done !== true; next = await pieces.next()) {
    const { text, records } = next.value;
    const index = records.findIndex(({ start, end }) => text.slice(start, end).trim() !== '');
    const record = records[index];
    if (record === undefined) {
      number += records.length;
      continue;
    }
    const row = number + index;
    const [cells = []] = fieldsOf({ text, records: [record] });
    const locate = (column: number) => ({ row, ...placeOfColumn(text, record, column) });
    const { columns, remarks } = columnsOfHeader(cells, locate, headingsFor(options));
    const header = { columns, remarks: [...remarks, ...unclosedQuote(text, record, row)] };
    const rest = { text, records: records.slice(index + 1) };
    return { header, body: numbered(pieces, row + 1, rest) };
  }
  throw fileProblem(
    'unreadable-file',
    'The file has only blank lines. Save the batch again and give the saved file.',
  );
}

async function* numbered(
  pieces: AsyncIterable<Piece>,
  firstNumber: number,
  first?: Piece,
): AsyncGenerator<NumberedPiece> {
  let number = firstNumber;
  if (first !== undefined) {
    yield { ...first, firstNumber: number };
    number += first.records.length;
  }
  for await (const piece of pieces) {
    yield { ...piece, firstNumber: number };
    number += piece.records.length;
  }
}

async function* rowsOfPieces(
  body: AsyncIterable<NumberedPiece>,
  width: number,
): AsyncGenerator<readonly TabRow[]> {
  for await (const piece of body) yield rowsOf(piece, width);
}
