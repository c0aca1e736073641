import { prefixOf, xmlParser } from '../package/xml.js';

/** An element of a workbook's part, as it is written: names keep their prefixes. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: Record<string, string>;
  children: XmlNode[];
}

export type XmlNode = XmlElement | string;

/** What to do while a tree grows; depths count the elements that are open, the one in hand included. */
export interface TreeHandlers {
  opened?(element: XmlElement, depth: number): void;
  closed?(element: XmlElement, depth: number): void;
}

export const xmlDeclaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/**
 * Makes a parser that builds elements. Whoever takes children away while it runs keeps the tree small.
 * @param fileName what the person calls the file
 */
export function treeParser(
  fileName: string,
  handlers: TreeHandlers,
): { write(xml: string): void; close(): void } {
  const parser = xmlParser(fileName);
  const open: XmlElement[] = [];
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: { ...attributes }, children: [] };
    open.at(-1)?.children.push(element);
    open.push(element);
    handlers.opened?.(element, open.length);
  });
  const addText = (text: string) => open.at(-1)?.children.push(text);
  parser.on('text', addText);
  parser.on('cdata', addText);
  parser.on('closetag', () => {
    const element = open.at(-1);
    if (element !== undefined) handlers.closed?.(element, open.length);
    open.pop();
  });
  return {
    write: (xml) => {
      parser.write(xml);
    },
    close: () => {
      parser.close();
    },
  };
}

/** Reads a whole part. */
export async function readTree(texts: AsyncIterable<string>, fileName: string): Promise<XmlElement> {
  let root: XmlElement = { name: '', attributes: {}, children: [] };
  const parser = treeParser(fileName, {
    closed(element, depth) {
      if (depth === 1) root = element;
    },
  });
  for await (const text of texts) parser.write(text);
  parser.close();
  return root;
}

/** An element of the same namespace as another, the root for example. */
export function elementLike(
  other: XmlElement,
  local: string,
  attributes: Record<string, string> = {},
  children: XmlNode[] = [],
): XmlElement {
  return { name: `${prefixOf(other.name)}${local}`, attributes, children };
}

/** The elements inside another. */
export function elementsIn(parent: XmlElement): XmlElement[] {
  return parent.children.filter((child) => typeof child !== 'string');
}

/** The elements of this name inside another, of its namespace. */
export function elementsNamed(parent: XmlElement, local: string): XmlElement[] {
  const name = `${prefixOf(parent.name)}${local}`;
  return elementsIn(parent).filter((child) => child.name === name);
}

export function elementNamed(parent: XmlElement, local: string): XmlElement | undefined {
  return elementsNamed(parent, local)[0];
}

/** An element's name without its prefix. */
export function localName({ name }: XmlElement): string {
  return name.slice(name.indexOf(':') + 1);
}

/** The text inside an element, that of its elements included. */
export function textIn(element: XmlElement): string {
  return element.children.map((child) => (typeof child === 'string' ? child : textIn(child))).join('');
}

/** The XML of a node. */
export function xmlOf(node: XmlNode): string {
  if (typeof node === 'string') return escapedText(node);
  if (node.children.length === 0) return `${openTag(node).slice(0, -1)}/>`;
  return `${openTag(node)}${node.children.map(xmlOf).join('')}${closeTag(node)}`;
}

export function openTag({ name, attributes }: XmlElement): string {
  let tag = `<${name}`;
  for (const key in attributes) tag += ` ${key}="${escapedAttribute(attributes[key] ?? '')}"`;
  return `${tag}>`;
}

export function closeTag({ name }: XmlElement): string {
  return `</${name}>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  '\t': '&#9;',
  '\n': '&#10;',
  '\r': '&#13;',
};

function escapedText(text: string): string {
  return /[&<>\r]/.test(text) ? text.replace(/[&<>\r]/g, (character) => entities[character] ?? '') : text;
}

function escapedAttribute(text: string): string {
  return /[&<"\t\n\r]/.test(text)
    ? text.replace(/[&<"\t\n\r]/g, (character) => entities[character] ?? '')
    : text;
}
