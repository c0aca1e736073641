import type { Package } from '../package/package.js';
import { columnCount } from '../sheet/cell-address.js';
import type { ChosenSheet } from '../sheet/sheet-choice.js';
import { sheetParser } from '../sheet/sheet-parser.js';
import type { Workbook } from '../workbook/workbook.js';

/** What has to be known of a sheet before it is rewritten. */
export interface SheetFacts {
  /** The columns with headings, counted from 0. */
  readonly headings: readonly number[];
  /** The last column that holds anything, from the headings down. */
  readonly lastColumn: number;
  /** The relationship that leads to the drawing with its notes' shapes. */
  readonly drawing: string | undefined;
}

/**
 * Looks through a sheet.
 * @param ignored a column that does not count
 */
export async function sheetFacts(
  parts: Package,
  workbook: Workbook,
  { sheet, header }: ChosenSheet,
  ignored: number | undefined,
): Promise<SheetFacts> {
  const headings = header.headers.flatMap((text, column) =>
    (text ?? '').trim() === '' || column === ignored ? [] : [column],
  );
  const places = Int16Array.from({ length: columnCount }, (_, column) => (column === ignored ? -1 : column));
  let lastColumn = headings.at(-1) ?? -1;
  const parser = sheetParser(workbook, parts.name, {
    places,
    width: 0,
    row(number, values) {
      if (number >= header.number) lastColumn = Math.max(lastColumn, values.length - 1);
    },
  });
  let drawing: string | undefined;
  let end = '';
  for await (const text of parts.text(sheet.part, 'sheet')) {
    parser.write(text);
    end = end.slice(-longestTag) + text;
    drawing = drawingTag.exec(end)?.[1] ?? drawing;
  }
  parser.close();
  return { headings, lastColumn, drawing };
}

const drawingTag = /<(?:[^\s<>/:]+:)?legacyDrawing\s[^>]*?:id="([^"]*)"/;
const longestTag = 500;
