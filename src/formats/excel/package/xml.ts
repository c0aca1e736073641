import { SaxesParser } from 'saxes';
import { longestText } from '../limits.js';
import { damagedFile, endlessText } from './problems.js';

export type XmlParser = SaxesParser<{ position: false; xmlns: false }>;
export type Attributes = Readonly<Record<string, string>>;

/**
 * Makes a parser for a part of a workbook.
 * It leaves namespaces alone, since resolving them costs more than all the rest of reading: a part's root tells the
 * prefix of its namespace, transitional or strict, and elements behind other prefixes are extensions.
 * @param name what the person calls the file
 * @returns a parser that throws FileProblem (`damaged-file`) when the XML is not well-formed or has a DTD
 */
export function xmlParser(name: string): XmlParser {
  const parser = new SaxesParser<{ position: false; xmlns: false }>({ position: false, xmlns: false });
  parser.on('error', (error) => {
    throw damagedFile(name, error);
  });
  parser.on('doctype', () => {
    throw damagedFile(name, 'a document type declaration');
  });
  return parser;
}

/**
 * Counts how far it is from one tag to the next.
 * @returns `tag` is to be called at each tag, `write` before each portion of XML: it throws FileProblem (`too-large`)
 *   when the next tag has been too long in coming
 */
export function tagDistance(name: string): { tag(): void; write(portion: string): void } {
  let distance = 0;
  return {
    tag() {
      distance = 0;
    },
    write(portion) {
      distance += portion.length;
      if (distance > longestText) throw endlessText(name);
    },
  };
}

/** What to do with the elements of a part. Names come without prefix. */
export interface ElementHandlers {
  open(name: string, attributes: Attributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads a whole part.
 * @throws FileProblem as `xmlParser` and `tagDistance` do
 */
export async function readElements(
  texts: AsyncIterable<string>,
  name: string,
  handlers: ElementHandlers,
): Promise<void> {
  const parser = xmlParser(name);
  const distance = tagDistance(name);
  let prefix: string | undefined;
  parser.on('opentag', (tag) => {
    distance.tag();
    prefix ??= prefixOf(tag.name);
    handlers.open(ownName(tag.name, prefix), tag.attributes);
  });
  const { close, text } = handlers;
  parser.on('closetag', (tag) => {
    distance.tag();
    close?.(ownName(tag.name, prefix ?? ''));
  });
  if (text !== undefined) {
    parser.on('text', text);
    parser.on('cdata', text);
  }
  for await (const portion of texts) {
    distance.write(portion);
    parser.write(portion);
  }
  parser.close();
}

/** The prefix of a root element, its colon included; the other elements of its namespace have the same. */
export function prefixOf(rootName: string): string {
  return rootName.slice(0, rootName.indexOf(':') + 1);
}

/** The local name of an element with the root's prefix; another's, an extension's, becomes a name that means nothing. */
export function ownName(name: string, prefix: string): string {
  if (prefix === '') return name;
  return name.startsWith(prefix) ? name.slice(prefix.length) : '';
}

/** The attribute that stands behind some prefix, such as `r:id`. */
export function prefixedAttribute(attributes: Attributes, local: string): string | undefined {
  const name = Object.keys(attributes).find((candidate) => candidate.endsWith(`:${local}`));
  return name === undefined ? undefined : attributes[name];
}

/** Whether an attribute of the type boolean is set. */
export function isTrue(attribute: string | undefined): boolean {
  return attribute === '1' || attribute === 'true';
}
