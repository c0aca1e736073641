import { SaxesParser } from 'saxes';
import { fileProblem } from '../format.js';
import { looseAmpersand } from './loose-ampersand.js';
import { malformedXml } from './malformed-xml.js';
import type { ElementAttributes, Mark, XmlHandler } from './xml-handler.js';

export interface XmlEvents {
  /** @throws FileProblem when the text is not well-formed, or has what a batch may not have */
  write(text: string): void;
  end(): void;
  /** Whether what was written so far ends with a tag. */
  isAfterTag(): boolean;
  /**
   * Passes over text that somebody else has read; it ends with the end tag of an element of this name.
   * @param end where the character after it stands
   */
  pass(end: Mark, name: string): void;
  /** Where the next character stands. */
  place(): Mark;
}

/** The most characters of one text, comment or tag; no field takes a hundredth of it. */
const longestText = 1024 * 1024;

/**
 * Reads a document's text piece by piece and hands its elements over as they come.
 * @param mark kept up to date for the handler's `open`
 */
export function xmlEvents(handler: XmlHandler, mark: Mark): XmlEvents {
  const parser = new SaxesParser();
  let lastClosed = '';
  /** How many lines were passed over, and how many characters of the line that the parser takes to be this one. */
  let passedLines = 0;
  let passedCharacters = { line: 0, count: 0 };
  const line = () => parser.line + passedLines;
  const column = () => parser.column + (parser.line === passedCharacters.line ? passedCharacters.count : 0);
  /** How many characters had been read when the last tag ended. */
  let tagEnd = 0;
  /** The portion that is being read, and how many characters have been read before it. */
  let portion = '';
  let position = 0;
  /** What has been read since the portion in which the mark was last moved, that one included. */
  let unmarked = { text: '', start: { line: 1, column: 1 } };
  /** The next `<` comes so many characters after the one just read, unless a text is between. */
  const setMark = (ahead: number) => {
    mark.line = line();
    mark.column = column() + ahead;
  };
  const tooLarge = () => {
    const message = `The text or tag near line ${line()} is far too long for a batch of activities. Check that it is the right file.`;
    return fileProblem('too-large', message, { line: line() });
  };
  const ampersandProblem = () => {
    const read = unmarked.text + portion.slice(0, parser.position - position);
    const place = looseAmpersand(read, unmarked.start, mark);
    return place === undefined ? undefined : malformedXml('undefined entity', lastClosed, place);
  };
  const handleText = (text: string) => {
    if (text.length > longestText) throw tooLarge();
    handler.text(text);
  };
  // Not one more listener than these seven: with eight, the engine keeps the parser as a hash table, four times slower.
  parser.on('opentag', ({ name, attributes }) => {
    handler.open(name, hasAny(attributes) ? attributes : undefined);
    setMark(1);
    tagEnd = parser.position;
  });
  parser.on('closetag', ({ name }) => {
    lastClosed = name;
    handler.close();
    setMark(1);
    tagEnd = parser.position;
  });
  parser.on('text', (text) => {
    handleText(text);
    setMark(0);
  });
  parser.on('cdata', (text) => {
    handleText(text);
    setMark(1);
  });
  // A comment is handed over before its `>`.
  parser.on('comment', () => setMark(2));
  parser.on('doctype', (doctype) => {
    const firstLine = line() - (doctype.split('\n').length - 1);
    const message =
      'The file has a document type declaration (<!DOCTYPE …>), which a batch may not have. Remove it.';
    throw fileProblem('xml-not-allowed', message, { line: firstLine });
  });
  parser.on('error', (error) => {
    const isWrongEndTag = error.message.endsWith('unexpected close tag.');
    if (isWrongEndTag) handler.takeBackClose();
    throw (
      ampersandProblem() ??
      malformedXml(error.message, lastClosed, { line: line(), column: Math.max(column(), 1) })
    );
  });
  return {
    write(text) {
      const { line: markedLine, column: markedColumn } = mark;
      const startOfText = { line: line(), column: column() + 1 };
      portion = text;
      parser.write(text);
      portion = '';
      position += text.length;
      if (mark.line !== markedLine || mark.column !== markedColumn) unmarked = { text, start: startOfText };
      else unmarked.text += text;
      if (unmarked.text.length > longestText + text.length) throw ampersandProblem() ?? tooLarge();
    },
    end() {
      parser.close();
    },
    isAfterTag: () => tagEnd === position,
    pass(end, name) {
      passedLines = end.line - parser.line;
      passedCharacters = { line: parser.line, count: end.column - 1 - parser.column };
      lastClosed = name;
      setMark(1);
      unmarked = { text: '', start: { ...mark } };
    },
    place: () => ({ line: line(), column: column() + 1 }),
  };
}

function hasAny(attributes: ElementAttributes): boolean {
  for (const _ in attributes) return true;
  return false;
}
