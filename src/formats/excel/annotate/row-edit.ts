import { isTrue } from '../package/xml.js';
import { columnLetters, columnOf } from '../sheet/cell-address.js';
import { withEscapes } from '../workbook/escapes.js';
import { elementLike, localName, type XmlElement, type XmlNode } from './xml-tree.js';

/** A row of a sheet whose cells can be found by their columns, which count from 0. */
export interface EditableRow {
  readonly number: number;
  /** Every cell with its column. */
  cells(): Iterable<readonly [column: number, cell: XmlElement]>;
  /** The cell of a column, which is made when there is none. */
  cell(column: number): XmlElement;
  remove(column: number): void;
  /** Puts the cells back into the row. */
  finish(): void;
}

/**
 * Opens a row for editing.
 * @param previous the number of the row before it, for rows that do not say theirs
 * @param columnStyle the style of cells that are not there
 */
export function editableRow(
  row: XmlElement,
  previous: number,
  columnStyle: (column: number) => number,
): EditableRow {
  const number = row.attributes.r === undefined ? previous + 1 : Number(row.attributes.r);
  const cells = new Map<number, XmlElement>();
  const others: XmlNode[] = [];
  let last = -1;
  for (const child of row.children) {
    if (typeof child === 'string' || localName(child) !== 'c') {
      others.push(child);
      continue;
    }
    last = child.attributes.r === undefined ? last + 1 : columnOf(child.attributes.r);
    cells.set(last, child);
  }
  const styleHere = (column: number) =>
    isTrue(row.attributes.customFormat) ? Number(row.attributes.s ?? 0) : columnStyle(column);
  return {
    number,
    cells: () => cells,
    cell(column) {
      const known = cells.get(column);
      if (known !== undefined) return known;
      const style = styleHere(column);
      const made = elementLike(row, 'c', style === 0 ? {} : { s: String(style) });
      cells.set(column, made);
      return made;
    },
    remove: (column) => {
      cells.delete(column);
    },
    finish() {
      row.attributes.r = String(number);
      // It only says in advance where the cells begin and end.
      delete row.attributes.spans;
      const inOrder = [...cells].sort(([one], [other]) => one - other);
      for (const [column, cell] of inOrder) cell.attributes.r = `${columnLetters(column)}${number}`;
      row.children = [
        ...inOrder.map(([, cell]) => cell),
        ...others.filter((other) => typeof other !== 'string'),
      ];
    },
  };
}

export function styleOf({ attributes }: XmlElement): number {
  return Number(attributes.s ?? 0);
}

export function setStyle(cell: XmlElement, style: number): void {
  cell.attributes.s = String(style);
}

/** Writes a text into a cell; it is never taken for a formula. */
export function setText(cell: XmlElement, text: string): void {
  cell.attributes.t = 'inlineStr';
  cell.children = [elementLike(cell, 'is', {}, [textElement(cell, text)])];
}

function textElement(like: XmlElement, text: string): XmlElement {
  return elementLike(like, 't', { 'xml:space': 'preserve' }, [withEscapes(text)]);
}
