import { columnLetters, columnOf } from '../sheet/cell-address.js';
import type { Workbook } from '../workbook/workbook.js';
import type { CellStyles } from './cell-styles.js';
import { cellText } from './cell-text.js';
import { errorsHeading, markColours, rejectedRowFill } from './colours.js';
import type { EarlierCopy } from './earlier-copy.js';
import { highlightMarks } from './highlights.js';
import type { RowMark } from './marks.js';
import { mostCharacters } from './notes.js';
import { type EditableRow, editableRow, setStyle, setText, styleOf } from './row-edit.js';
import { reachColumn, type SheetColumns, sheetColumns, widenColumn } from './sheet-columns.js';
import type { SheetEdits } from './sheet-rewriter.js';
import { heightOf } from './text-height.js';
import { elementLike, elementsNamed, localName, type XmlElement } from './xml-tree.js';

/** What to do to the sheet with the activities. */
export interface Annotations {
  readonly headerRow: number;
  /** The columns with headings, counted from 0. */
  readonly headings: readonly number[];
  /** The column for the messages; undefined when there are none. */
  readonly errorsColumn: number | undefined;
  readonly marks: ReadonlyMap<number, RowMark>;
  /** The id of the relationship to a drawing that the sheet does not have yet. */
  readonly newDrawing: string | undefined;
  readonly workbook: Workbook;
  readonly relationshipsNamespace: string;
}

/** The heading of the column with the messages. */
const errorsTitle = 'Errors';
const errorsWidth = 64;

/**
 * The edits that put annotations into a sheet and take earlier ones out.
 * @param looks is given the style that each marked cell had before, by its address
 */
export function sheetEdits(
  annotations: Annotations,
  earlier: EarlierCopy,
  styles: CellStyles,
  looks: Map<string, number>,
): SheetEdits {
  const { headerRow, errorsColumn, marks } = annotations;
  let previous = 0;
  let head: XmlElement = { name: 'worksheet', attributes: {}, children: [] };
  let columns = sheetColumns(head);
  const unmet = [...marks.keys()].sort((one, other) => other - one);
  const editRow = (element: XmlElement) => {
    const row = editableRow(element, previous, columns.style);
    previous = row.number;
    const wasAnnotated = earlier.restore(row);
    const mark = marks.get(row.number);
    if (row.number === headerRow && errorsColumn !== undefined) {
      const cell = row.cell(errorsColumn);
      setText(cell, errorsTitle);
      setStyle(cell, styles.own({ ...errorsHeading, isBold: true }, 'heading'));
    }
    if (mark !== undefined) {
      markRow(row, mark, annotations, styles, looks);
    }
    if (wasAnnotated || mark !== undefined || row.number === headerRow) row.finish();
    if (mark !== undefined) fitHeight(element, mark.lines, annotations, columns, styles);
  };
  return {
    head(sheet) {
      if (errorsColumn !== undefined) {
        widenColumn(sheet, errorsColumn, errorsWidth);
        reachColumn(sheet, errorsColumn);
      }
      columns = sheetColumns(sheet);
      head = sheet;
    },
    row: editRow,
    newRows(before) {
      const made: XmlElement[] = [];
      const end =
        before === undefined ? Number.POSITIVE_INFINITY : Number(before.attributes.r ?? previous + 1);
      for (let next = unmet.at(-1); next !== undefined && next <= end; next = unmet.at(-1)) {
        unmet.pop();
        if (next === end) break;
        const row = elementLike(head, 'row', { r: String(next) });
        editRow(row);
        made.push(row);
      }
      return made;
    },
    tail(sheet) {
      highlightMarks(sheet, marks, styles);
      if (annotations.newDrawing !== undefined) addDrawing(sheet, annotations);
    },
  };
}

function markRow(
  row: EditableRow,
  mark: RowMark,
  { headings, headerRow, errorsColumn }: Annotations,
  styles: CellStyles,
  looks: Map<string, number>,
): void {
  for (const [column, { weight }] of mark.cells) {
    const cell = row.cell(column);
    const style = styleOf(cell);
    looks.set(`${columnLetters(column)}${row.number}`, style);
    setStyle(cell, styles.painted(style, styles.paint(markColours[weight])));
  }
  if (row.number === headerRow) return;
  if (mark.isRejected) {
    const fill = styles.fill(rejectedRowFill);
    for (const column of headings) {
      if (mark.cells.has(column)) continue;
      const cell = row.cell(column);
      const paint = styles.paintOf(styleOf(cell));
      if (paint.fill === 0) setStyle(cell, styles.painted(styleOf(cell), { ...paint, fill }));
    }
  }
  if (errorsColumn === undefined || mark.lines.length === 0) return;
  const cell = row.cell(errorsColumn);
  setText(cell, mark.lines.join('\n').slice(0, mostCharacters));
  const { text } = markColours[mark.weight];
  setStyle(cell, styles.own(mark.isRejected ? { text, fill: rejectedRowFill } : { text }));
}

/**
 * Gives a row the room that its messages need. Only Excel finds out heights by itself, and only where none is set; so
 * where none was, the row's other texts count as well.
 */
function fitHeight(
  row: XmlElement,
  messages: readonly string[],
  { workbook, errorsColumn }: Annotations,
  columns: SheetColumns,
  styles: CellStyles,
): void {
  const needed = heightOf(messages, errorsWidth);
  if (row.attributes.ht !== undefined) {
    row.attributes.ht = String(Math.max(Number(row.attributes.ht), needed));
  } else if (needed > heightOf([], errorsWidth)) {
    const others = elementsNamed(row, 'c').map((cell) =>
      styles.isWrapped(styleOf(cell)) && columnOf(cell.attributes.r ?? '') !== errorsColumn
        ? heightOf(cellText(cell, workbook).split('\n'), columns.width(columnOf(cell.attributes.r ?? '')))
        : 0,
    );
    row.attributes.ht = String(Math.max(needed, ...others));
  }
}

/** What may stand after a sheet's drawing of notes. */
const afterDrawing = new Set([
  ...['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems'],
  ...['tableParts', 'extLst', 'AlternateContent'],
]);

function addDrawing(sheet: XmlElement, { newDrawing = '', relationshipsNamespace }: Annotations): void {
  const attributes = { 'xmlns:r': relationshipsNamespace, 'r:id': newDrawing };
  const drawing = elementLike(sheet, 'legacyDrawing', attributes);
  const next = sheet.children.findIndex(
    (child) => typeof child !== 'string' && afterDrawing.has(localName(child)),
  );
  sheet.children.splice(next < 0 ? sheet.children.length : next, 0, drawing);
}
