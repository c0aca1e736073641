import { isTrue } from '../package/xml.js';
import { cellRange, columnLetters } from '../sheet/cell-address.js';
import type { ColumnPixels } from './note-shapes.js';
import { elementLike, elementNamed, elementsNamed, type XmlElement } from './xml-tree.js';

/** What a sheet says of its columns, which count from 0. */
export interface SheetColumns {
  /** The style of cells that are not there. */
  style(column: number): number;
  /** In characters. */
  width(column: number): number;
  pixels: ColumnPixels;
}

/** @param sheet what stands before a sheet's rows */
export function sheetColumns(sheet: XmlElement): SheetColumns {
  const columns = elementsNamed(elementNamed(sheet, 'cols') ?? elementLike(sheet, 'cols'), 'col').map(
    ({ attributes }) => ({
      first: Number(attributes.min) - 1,
      last: Number(attributes.max) - 1,
      style: Number(attributes.style ?? 0),
      width: isTrue(attributes.hidden) ? 0 : Number(attributes.width ?? usualWidth),
    }),
  );
  const at = (column: number) => columns.find(({ first, last }) => first <= column && column <= last);
  const width = (column: number) => at(column)?.width ?? usualWidth;
  return {
    style: (column) => at(column)?.style ?? 0,
    width,
    pixels: (column) => Math.round(width(column) * 7),
  };
}

/** In characters, as Excel measures columns. */
const usualWidth = 9.14;

/** Gives a column a width and no style, whatever was said of it before. */
export function widenColumn(sheet: XmlElement, column: number, width: number): void {
  const number = column + 1;
  const own = { min: String(number), max: String(number), width: String(width), customWidth: '1' };
  const cols = elementNamed(sheet, 'cols');
  const made = elementLike(sheet, 'col', own);
  if (cols === undefined) {
    sheet.children.push(elementLike(sheet, 'cols', {}, [made]));
    return;
  }
  const parts = elementsNamed(cols, 'col').flatMap((col) => without(col, number));
  const next = parts.findIndex(({ attributes }) => Number(attributes.min) > number);
  parts.splice(next < 0 ? parts.length : next, 0, made);
  cols.children = parts;
}

/** What is left and right of a column in a range of columns. */
function without(col: XmlElement, number: number): XmlElement[] {
  const [first, last] = [Number(col.attributes.min), Number(col.attributes.max)];
  if (number < first || last < number) return [col];
  const part = (min: number, max: number): XmlElement[] =>
    min > max ? [] : [{ ...col, attributes: { ...col.attributes, min: String(min), max: String(max) } }];
  return [...part(first, number - 1), ...part(number + 1, last)];
}

/** Lets the sheet's dimensions reach to a column. */
export function reachColumn(sheet: XmlElement, column: number): void {
  const dimension = elementNamed(sheet, 'dimension');
  const range = cellRange(dimension?.attributes.ref ?? '');
  if (dimension === undefined || range === undefined || range.lastColumn >= column) return;
  const start = `${columnLetters(range.firstColumn)}${range.firstRow}`;
  dimension.attributes.ref = `${start}:${columnLetters(column)}${range.lastRow}`;
}
