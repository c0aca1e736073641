import { quoted, type Remark } from '../../model/finding.js';
import { nearest } from '../../model/nearest.js';
import { activityElement, placesByName } from './element-tree.js';

/** A remark with what was found, before its place is known. */
export interface Stray extends Remark {
  readonly value: string;
}

/**
 * An element that does not belong where it stands.
 * @param written its name with its prefix
 * @param siblings the names of the elements that may stand there
 */
export function unknownElement(written: string, parent: string, siblings: Iterable<string>): Stray {
  const name = written.slice(written.indexOf(':') + 1);
  const places = placesByName.get(name);
  if (places !== undefined && written === name && !places.has(parent)) {
    const message = `The element ${name} does not belong in ${parent} and is left out. Move it into ${inWords(places)}.`;
    return { rule: 'unknown-element', message, value: written };
  }
  const suggestion = nearest(name, siblings) ?? nearest(name, placesByName.keys());
  const start = `The element ${written} is not part of the template and is left out.`;
  if (suggestion === undefined || suggestion === written) {
    return { rule: 'unknown-element', message: `${start} Remove or rename it.`, value: written };
  }
  return {
    rule: 'unknown-element',
    message: `${start} Did you mean ${suggestion}?`,
    suggestion,
    value: written,
  };
}

/** An element in the batch that is no activity. */
export function elementOutside(written: string): Stray {
  const name = written.slice(written.indexOf(':') + 1);
  const message = placesByName.has(name)
    ? `The element ${written} stands outside of any activity. Move it into an ${activityElement.name} element.`
    : `The element ${written} stands where only ${activityElement.name} elements may. Remove or rename it.`;
  return { rule: 'unknown-element', message, value: written };
}

/** An element that stands for the second time where it may stand once. */
export function repeatedElement(name: string, parent: string): Stray {
  const message = `The element ${name} stands more than once in ${parent}; only the first is read. Remove the others.`;
  return { rule: 'repeated-element', message, value: name };
}

/** An attribute on an element; the template has none. */
export function strayAttribute(attribute: string, value: string, element: string): Stray {
  const message = `The attribute ${attribute} of the element ${element} is not part of the template. Remove it.`;
  return { rule: 'unexpected-content', message, value };
}

/** Text in an element that holds only other elements. */
export function strayText(text: string, element: string): Stray {
  const message = `The text ${quoted(text)} stands in ${element} outside of any field. Put it into the element that it belongs to, or remove it.`;
  return { rule: 'unexpected-content', message, value: text.trim() };
}

function inWords(names: ReadonlySet<string>): string {
  return [...names].join(' or ');
}
