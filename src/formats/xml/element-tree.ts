import { dictionary, fields } from '../../model/dictionary.js';
import type { Field, Group } from '../../model/field.js';

/** The name of the document element, and the namespace that it is written in. */
export const batchElement = 'ActivityBatch';
export const batchNamespace = 'urn:pars-batch:activities:1';

/**
 * What an element is for: `value` holds a field's text; `list` holds an `item` for each of a field's values; `group`
 * holds an `entry` for each of its entries; `container` only holds others.
 */
export type ElementRole = 'container' | 'value' | 'list' | 'item' | 'group' | 'entry';

/** An element that may stand in an activity. */
export interface ElementNode {
  readonly name: string;
  readonly role: ElementRole;
  /** Its number among all elements of the tree. */
  readonly index: number;
  readonly children: ReadonlyMap<string, ElementNode>;
  /** Of a value or list: the field, and its place among all fields, in an entry among the entry's members. */
  readonly field: Field | undefined;
  readonly column: number;
  /** Of a group or entry. */
  readonly group: Group | undefined;
}

interface Meaning {
  readonly field?: Field;
  readonly column?: number;
  readonly group?: Group;
}

interface GrowingNode extends ElementNode {
  readonly children: Map<string, GrowingNode>;
}

/** The whole vocabulary, from the dictionary: the Activity element with all that may stand in it. */
export const activityElement: ElementNode = growTree();

function growTree(): ElementNode {
  let count = 0;
  // All nodes have the same properties, so that the engine knows them by one shape: they are read for every element.
  const node = (name: string, role: ElementRole, { field, group, column = -1 }: Meaning): GrowingNode => {
    count += 1;
    return { name, role, index: count, children: new Map(), field, column, group };
  };
  const child = (
    parent: GrowingNode,
    name: string,
    role: ElementRole,
    meaning: Meaning = {},
  ): GrowingNode => {
    const known = parent.children.get(name) ?? node(name, role, meaning);
    parent.children.set(name, known);
    return known;
  };
  const plant = (parent: GrowingNode, field: Field, column: number) => {
    const above = field.xml.slice(0, field.type.isList ? -2 : -1);
    const [first = '', item = ''] = field.xml.slice(above.length);
    const container = above.reduce((outer, name) => child(outer, name, 'container'), parent);
    const holder = child(container, first, field.type.isList ? 'list' : 'value', { field, column });
    if (field.type.isList) child(holder, item, 'item');
  };
  const root = node('Activity', 'container', {});
  for (const declared of dictionary) {
    if (declared.kind === 'field') plant(root, declared, fields.indexOf(declared));
    else {
      const [wrapper, name] = declared.xml;
      const entry = child(child(root, wrapper, 'group', { group: declared }), name, 'entry', {
        group: declared,
      });
      Object.values(declared.members).forEach((member, column) => {
        plant(entry, member, column);
      });
    }
  }
  return root;
}

/** Every element name with the names of the elements that it may stand in. */
export const placesByName: ReadonlyMap<string, ReadonlySet<string>> = gatherPlaces();

function gatherPlaces(): Map<string, Set<string>> {
  const places = new Map<string, Set<string>>([[activityElement.name, new Set([batchElement])]]);
  const visit = (node: ElementNode) => {
    for (const child of node.children.values()) {
      places.set(child.name, (places.get(child.name) ?? new Set()).add(node.name));
      visit(child);
    }
  };
  visit(activityElement);
  return places;
}
