import { elementLike, elementNamed, elementsIn, localName, type XmlElement, xmlOf } from './xml-tree.js';

/** The sections of a workbook's styles whose elements are known by their numbers. */
export type StylesSection = 'fonts' | 'fills' | 'borders' | 'cellXfs' | 'dxfs';

/** Numbered elements of a section, none of them added twice. */
export interface NumberedElements {
  /** The element of a number; the first one where there is none. */
  at(number: number): XmlElement;
  /** The number of an element like this, which is added when there is none. */
  add(element: XmlElement): number;
}

/**
 * The elements of a section; where it is missing or empty it gets those that every workbook has.
 * @param root the workbook's styles part, which is changed
 */
export function numberedElements(root: XmlElement, name: StylesSection): NumberedElements {
  const parent = section(root, name);
  const elements = elementsIn(parent);
  const numbers = new Map<string, number>();
  elements.forEach((element, number) => {
    const xml = xmlOf(element);
    if (!numbers.has(xml)) numbers.set(xml, number);
  });
  return {
    at: (number) => elements[number] ?? elements[0] ?? parent,
    add(element) {
      const xml = xmlOf(element);
      const known = numbers.get(xml);
      if (known !== undefined) return known;
      numbers.set(xml, elements.length);
      parent.children.push(element);
      parent.attributes.count = String(elements.push(element));
      return elements.length - 1;
    },
  };
}

/** The order in which Excel wants the sections of the styles. */
const sections = [
  ...['numFmts', 'fonts', 'fills', 'borders', 'cellStyleXfs', 'cellXfs', 'cellStyles', 'dxfs'],
  ...['tableStyles', 'colors', 'extLst'],
];

function section(root: XmlElement, name: StylesSection): XmlElement {
  const known = elementNamed(root, name);
  if (known !== undefined && elementsIn(known).length > 0) return known;
  const children = usual[name](root);
  if (known !== undefined) {
    known.children = children;
    return known;
  }
  const made = elementLike(root, name, { count: String(children.length) }, children);
  const place = (local: string) => sections.indexOf(local);
  const next = root.children.findIndex(
    (child) => typeof child !== 'string' && place(localName(child)) > place(name),
  );
  root.children.splice(next < 0 ? root.children.length : next, 0, made);
  return made;
}

/** The format of a cell of which nothing is said. */
export const plainFormat = { numFmtId: '0', fontId: '0', fillId: '0', borderId: '0', xfId: '0' };

const usual: Readonly<Record<StylesSection, (like: XmlElement) => XmlElement[]>> = {
  fonts: (like) => [
    elementLike(like, 'font', {}, [
      elementLike(like, 'sz', { val: '11' }),
      elementLike(like, 'name', { val: 'Calibri' }),
      elementLike(like, 'family', { val: '2' }),
    ]),
  ],
  fills: (like) =>
    ['none', 'gray125'].map((patternType) =>
      elementLike(like, 'fill', {}, [elementLike(like, 'patternFill', { patternType })]),
    ),
  borders: (like) => [elementLike(like, 'border')],
  cellXfs: (like) => [elementLike(like, 'xf', plainFormat)],
  dxfs: () => [],
};
