import { FileProblem } from '../../format.js';
import { type Attributes, ownName, prefixedAttribute, xmlParser } from '../package/xml.js';
import { type CellRange, cellRange } from './cell-address.js';

/** What a sheet lists after its rows. */
export interface SheetTail {
  readonly merged: readonly CellRange[];
  readonly linked: readonly LinkedRange[];
}

export interface LinkedRange extends CellRange {
  /** The id of the relationship that leads to the address; undefined for a link within the workbook. */
  readonly relationship: string | undefined;
}

/** Reads the XML after a sheet's rows. */
export interface TailReader {
  write(text: string): void;
  /** What was listed; undefined when the XML is broken. */
  finish(): SheetTail | undefined;
}

/**
 * Makes a reader of what follows a sheet's rows.
 * @param name what the person calls the file
 * @param prefix the prefix of the sheet's elements, its colon included
 */
export function tailReader(name: string, prefix: string): TailReader {
  const merged: CellRange[] = [];
  const linked: LinkedRange[] = [];
  let isBroken = false;
  const parser = xmlParser(name);
  parser.on('opentag', (tag) => {
    const element = ownName(tag.name, prefix);
    if (element !== 'mergeCell' && element !== 'hyperlink') return;
    const range = rangeOf(tag.attributes);
    if (range === undefined) return;
    if (element === 'hyperlink')
      linked.push({ ...range, relationship: prefixedAttribute(tag.attributes, 'id') });
    else if (range.firstRow < range.lastRow || range.firstColumn < range.lastColumn) merged.push(range);
  });
  const attempt = (step: () => void) => {
    try {
      if (!isBroken) step();
    } catch (error) {
      if (!(error instanceof FileProblem)) throw error;
      isBroken = true;
    }
  };
  // The end of the sheet closes an element that opened before its rows.
  parser.write(`<${prefix}worksheet>`);
  return {
    write: (text) => attempt(() => parser.write(text)),
    finish() {
      attempt(() => parser.close());
      return isBroken ? undefined : { merged, linked };
    },
  };
}

function rangeOf(attributes: Attributes): CellRange | undefined {
  return attributes.ref === undefined ? undefined : cellRange(attributes.ref);
}
