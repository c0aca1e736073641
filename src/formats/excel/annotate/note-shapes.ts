import { type CellRange, cellRange, columnCount } from '../sheet/cell-address.js';

/** A drawing of notes without any shape in it. */
export const emptyDrawing = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout></xml>`;

const noteShapeType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`;

/** The width of a column, counted from 0, in pixels. */
export type ColumnPixels = (column: number) => number;

// The drawings of older programs are not always well-formed, so they are searched as text and not parsed.
const shapes = /<v:shape\s[\s\S]*?<\/v:shape>/g;
const isNote = /ObjectType="Note"/;

/** Takes the shapes of notes that are gone out of a drawing. */
export function withoutShapes(drawing: string, addresses: readonly string[]): string {
  if (addresses.length === 0) return drawing;
  const gone = new Set(addresses.map((address) => placeKey(cellRange(address))));
  return drawing.replace(shapes, (shape) => {
    const row = /<x:Row>\s*(\d+)/.exec(shape)?.[1];
    const column = /<x:Column>\s*(\d+)/.exec(shape)?.[1];
    return isNote.test(shape) && gone.has(`${row},${column}`) ? '' : shape;
  });
}

/** As drawings count rows and columns: both from 0. */
function placeKey(cell: CellRange | undefined): string {
  return cell === undefined ? '' : `${cell.firstRow - 1},${cell.firstColumn}`;
}

/**
 * Puts the shapes of new notes into a drawing, each large enough for its text.
 * @param notes the lines of the notes by their addresses
 */
export function withShapes(
  drawing: string,
  notes: ReadonlyMap<string, readonly string[]>,
  pixels: ColumnPixels,
): string {
  if (notes.size === 0) return drawing;
  const numbers = [...drawing.matchAll(/id="_x0000_s(\d+)"/g)].map((found) => Number(found[1]));
  let number = numbers.reduce((most, next) => Math.max(most, next), 1024);
  const added = drawing.includes('id="_x0000_t202"') ? [] : [noteShapeType];
  for (const [address, lines] of notes) {
    const cell = cellRange(address);
    if (cell === undefined) continue;
    number += 1;
    added.push(shapeOf(number, cell, lines, pixels));
  }
  const end = drawing.lastIndexOf('</xml>');
  return `${drawing.slice(0, end)}${added.join('')}${drawing.slice(end)}`;
}

const wide = 300;
const charactersOnLine = 46;
const lineHeight = 15;
const rowHeight = 20;
const mostRows = 30;

function shapeOf(
  number: number,
  { firstRow, firstColumn }: CellRange,
  lines: readonly string[],
  pixels: ColumnPixels,
): string {
  const count = lines.reduce((sum, line) => sum + Math.ceil(line.length / charactersOnLine), 2);
  const rows = Math.min(Math.ceil((count * lineHeight) / rowHeight), mostRows);
  const row = firstRow - 1;
  const from = firstColumn + 1;
  let to = from;
  let rest = wide + 12;
  while (rest > pixels(to) && to < columnCount - 1) {
    rest -= pixels(to);
    to += 1;
  }
  const anchor = [from, 12, Math.max(row - 1, 0), 4, to, rest, Math.max(row - 1, 0) + rows, 4].join(', ');
  const style = `position:absolute;width:${wide * 0.75}pt;height:${rows * rowHeight * 0.75}pt;z-index:1;visibility:hidden`;
  return `<v:shape id="_x0000_s${number}" type="#_x0000_t202" style="${style}" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${row}</x:Row><x:Column>${firstColumn}</x:Column></x:ClientData></v:shape>`;
}
