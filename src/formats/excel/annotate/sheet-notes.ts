import type { Package } from '../package/package.js';
import { type CellRange, columnLetters } from '../sheet/cell-address.js';
import type { EditedPackage } from './edited-package.js';
import type { RowMark } from './marks.js';
import type { Namespaces } from './namespaces.js';
import { type ColumnPixels, emptyDrawing, withoutShapes, withShapes } from './note-shapes.js';
import { addNotes, emptyComments, removeOurNotes } from './notes.js';

/**
 * The cells that get a note, with its lines.
 * @param merged ranges of which only the first cell can have one
 */
export function notesOf(
  marks: ReadonlyMap<number, RowMark>,
  merged: readonly CellRange[],
): Map<string, readonly string[]> {
  const notes = new Map<string, readonly string[]>();
  for (const [row, { cells }] of marks) {
    const ranges = merged.filter(({ firstRow, lastRow }) => firstRow <= row && row <= lastRow);
    for (const [column, { lines }] of cells) {
      const isHidden = ranges.some(
        (range) =>
          range.firstColumn <= column &&
          column <= range.lastColumn &&
          (range.firstRow !== row || range.firstColumn !== column),
      );
      if (!isHidden) notes.set(`${columnLetters(column)}${row}`, lines);
    }
  }
  return notes;
}

/**
 * Puts notes on a sheet and takes those of an earlier copy away.
 * @param drawing the relationship that leads to the drawing of the sheet's notes, if it has one
 * @param pixels is asked only while the copy is written
 * @returns the relationship of a drawing that the sheet has to name from now on
 */
export async function annotateNotes(
  edited: EditedPackage,
  parts: Package,
  sheetPart: string,
  drawing: string | undefined,
  notes: ReadonlyMap<string, readonly string[]>,
  namespaces: Namespaces,
  pixels: ColumnPixels,
): Promise<string | undefined> {
  const related = await parts.relationships(sheetPart);
  const commentsPart = related.find(({ type }) => type === 'comments')?.target;
  const known = commentsPart === undefined ? undefined : await edited.tree(commentsPart);
  if (known === undefined && notes.size === 0) return undefined;
  const comments = known ?? emptyComments(namespaces.main);
  const gone = removeOurNotes(comments);
  const added = new Set(addNotes(comments, notes));
  const newNotes = new Map([...notes].filter(([address]) => added.has(address)));
  if (known === undefined) {
    const part = edited.freeName((number) => `xl/comments${number}.xml`);
    await edited.addTree(part, commentsType, comments);
    await edited.relate(sheetPart, `${namespaces.relationships}/comments`, part);
  }
  const shapesPart = related.find(({ id, type }) => type === 'vmlDrawing' && id === drawing)?.target;
  if (shapesPart !== undefined) {
    const before = await wholeText(edited.text(shapesPart));
    edited.replace(shapesPart, () => [withShapes(withoutShapes(before, gone), newNotes, pixels)]);
    return undefined;
  }
  const part = edited.freeName((number) => `xl/drawings/vmlDrawing${number}.vml`);
  await edited.add(part, drawingType, () => [withShapes(emptyDrawing, newNotes, pixels)]);
  return edited.relate(sheetPart, `${namespaces.relationships}/vmlDrawing`, part);
}

const commentsType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.comments+xml';
const drawingType = 'application/vnd.openxmlformats-officedocument.vmlDrawing';

async function wholeText(texts: AsyncIterable<string>): Promise<string> {
  let whole = '';
  for await (const text of texts) whole += text;
  return whole;
}
