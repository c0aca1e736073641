import {
  closeTag,
  localName,
  openTag,
  treeParser,
  type XmlElement,
  xmlDeclaration,
  xmlOf,
} from './xml-tree.js';

/** What to change in a sheet while it passes by. */
export interface SheetEdits {
  /** Takes the sheet with what stands before its rows. */
  head(sheet: XmlElement): void;
  row(row: XmlElement): void;
  /** The rows to put in before a row, or after the last one; they are not given to `row`. */
  newRows(before: XmlElement | undefined): XmlElement[];
  /** Takes the sheet with what stands after its rows. */
  tail(sheet: XmlElement): void;
}

/**
 * Rewrites a sheet's XML with changes; only one row is in memory at a time.
 * @param texts the sheet part
 * @param fileName what the person calls the file
 */
export async function* rewrittenSheet(
  texts: AsyncIterable<string>,
  fileName: string,
  edits: SheetEdits,
): AsyncGenerator<string> {
  let written = xmlDeclaration;
  let sheet: XmlElement | undefined;
  let rows: XmlElement | undefined;
  const parser = treeParser(fileName, {
    opened(element, depth) {
      if (depth === 1) sheet = element;
      if (depth !== 2 || localName(element) !== 'sheetData' || sheet === undefined) return;
      rows = element;
      sheet.children.pop();
      edits.head(sheet);
      written += openTag(sheet) + sheet.children.map(xmlOf).join('') + openTag(element);
      sheet.children = [];
    },
    closed(element, depth) {
      if (depth === 3 && rows !== undefined) {
        written += edits.newRows(element).map(xmlOf).join('');
        edits.row(element);
        written += xmlOf(element);
        rows.children = [];
      } else if (depth === 2 && element === rows) {
        written += edits.newRows(undefined).map(xmlOf).join('') + closeTag(element);
        rows = undefined;
      } else if (depth === 1) {
        edits.tail(element);
        written += element.children.map(xmlOf).join('') + closeTag(element);
      }
    },
  });
  for await (const text of texts) {
    parser.write(text);
    yield written;
    written = '';
  }
  parser.close();
  yield written;
}

/** The rows of a sheet, one after the other. */
export async function* rowsIn(texts: AsyncIterable<string>, fileName: string): AsyncGenerator<XmlElement> {
  let found: XmlElement[] = [];
  const parser = treeParser(fileName, {
    closed(element, depth) {
      if (depth === 3 && localName(element) === 'row') found.push(element);
    },
  });
  for await (const text of texts) {
    parser.write(text);
    yield* found;
    found = [];
  }
  parser.close();
  yield* found;
}
