import type { RawValue } from '../../../model/raw-value.js';
import { damagedFile } from '../package/problems.js';
import { ownName, prefixOf, tagDistance, xmlParser } from '../package/xml.js';
import { textItem } from '../workbook/text-item.js';
import type { Workbook } from '../workbook/workbook.js';
import { columnOf } from './cell-address.js';
import { cellValue } from './cell-value.js';
import { withoutUsualCells } from './usual-cells.js';

/** What to do with the rows of a sheet. */
export interface RowReceiver {
  /** Where the values of each of the sheet's columns go; columns that stand for less than 0 are passed over. */
  readonly places: Int16Array;
  /** How many places there are. */
  readonly width: number;
  /** Takes a row that has some value, by its number in the sheet. */
  row(number: number, values: (RawValue | undefined)[]): void;
}

export interface SheetParser {
  /** Takes the sheet's XML, in portions. */
  write(xml: string): void;
  /** Ends the XML. */
  close(): void;
  /** Ends before the XML does, where nothing but blank cells and rows follows. */
  closeEarly(): void;
  /** The number of the row that was begun last, blank ones included. */
  currentRow(): number;
}

/**
 * Makes a parser of a sheet's XML that hands over its rows as they are complete.
 * @param name what the person calls the file
 * @returns a parser that throws FileProblem (`damaged-file`, `too-large`) for a sheet that cannot be one
 */
export function sheetParser(workbook: Workbook, name: string, receiver: RowReceiver): SheetParser {
  const { places, width } = receiver;
  const damaged = (cause: string) => damagedFile(name, cause);
  const xml = xmlParser(name);
  const distance = tagDistance(name);
  const inline = textItem();
  let prefix: string | undefined;
  let isInRow = false;
  let rowNumber = 0;
  let values: (RawValue | undefined)[] | undefined;
  // The cell that is being read. Its place is -1 outside cells and in columns that are passed over.
  let column = -1;
  let place = -1;
  let isInCell = false;
  let type: string | undefined;
  let style: string | undefined;
  let text: string | undefined;
  let hasFormula = false;
  let isInValue = false;
  let isInline = false;

  const openRow = (number: string | undefined) => {
    rowNumber = number === undefined ? rowNumber + 1 : Number(number);
    if (!(rowNumber > 0)) throw damaged(`a row with the number ${number}`);
    column = -1;
    isInRow = true;
  };

  const openCell = (address: string | undefined) => {
    column = address === undefined ? column + 1 : columnOf(address);
    const found = places[column];
    if (found === undefined) throw damaged(`a cell at ${address}`);
    place = found;
    text = undefined;
    hasFormula = false;
  };

  const closeCell = () => {
    if (place < 0) return;
    const value = cellValue({ type, style, text, hasFormula }, workbook, damaged);
    if (value === undefined) return;
    values ??= new Array(width);
    values[place] = value;
  };

  const finishRow = () => {
    if (values !== undefined) receiver.row(rowNumber, values);
    values = undefined;
    isInRow = false;
  };

  xml.on('opentag', (tag) => {
    distance.tag();
    prefix ??= prefixOf(tag.name);
    const { attributes } = tag;
    const element = ownName(tag.name, prefix);
    if (element === 'c') {
      openCell(attributes.r);
      isInCell = true;
      type = attributes.t;
      style = attributes.s;
    } else if (element === 'v') {
      isInValue = place >= 0;
      text = '';
    } else if (element === 'f') hasFormula = true;
    else if (element === 'row') openRow(attributes.r);
    else if (element === 'is') isInline = place >= 0;
    else if (isInline) inline.open(element, attributes);
  });

  const addText = (portion: string) => {
    if (isInValue) text += portion;
    else if (isInline) inline.add(portion);
  };
  xml.on('text', addText);
  xml.on('cdata', addText);

  xml.on('closetag', (tag) => {
    distance.tag();
    const element = ownName(tag.name, prefix ?? '');
    if (element === 'c') {
      closeCell();
      isInCell = false;
      place = -1;
    } else if (element === 'v') isInValue = false;
    else if (element === 'row') finishRow();
    else if (element === 'is' && isInline) {
      text = inline.take();
      type = 'inlineStr';
      isInline = false;
    } else if (isInline) inline.close(element);
  });

  const cells = withoutUsualCells({
    parse: (portion) => xml.write(portion),
    isBetweenCells: () => isInRow && !isInCell && prefix === '',
    cell(letters, itsStyle, itsType, itsText) {
      distance.tag();
      openCell(letters);
      type = itsType;
      style = itsStyle;
      text = itsText;
      closeCell();
    },
  });

  return {
    write(portion) {
      distance.write(portion);
      cells.write(portion);
    },
    close() {
      cells.end();
      xml.close();
    },
    closeEarly() {
      cells.end();
      finishRow();
    },
    currentRow: () => rowNumber,
  };
}
