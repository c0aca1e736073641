import { betweenItems } from '../../model/text-types.js';
import type { ElementNode } from './element-tree.js';

/** What may be written in the element of a field, in words; the values of a list stand in elements of their own. */
export function acceptedIn({ field, children }: ElementNode): string {
  const [item = ''] = children.keys();
  return field?.type.accepts.replace(betweenItems, `one ${item} element for each`) ?? '';
}
