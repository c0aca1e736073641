import { XMLBuilder } from 'fast-xml-parser';
import { acceptedIn } from './accepted-in.js';
import { activityElement, batchElement, batchNamespace, type ElementNode } from './element-tree.js';
import { xmlStart } from './xml-start.js';

/** What stands in an element of the schema: its attributes, whose names begin with `@`, and its elements by name. */
interface Content {
  readonly [name: string]: string | number | Content | readonly Content[];
}

const builder = new XMLBuilder({
  format: true,
  indentBy: '  ',
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  suppressEmptyNode: true,
});

/**
 * The XML Schema of a batch: which elements there are, how they are nested, and which of them may be repeated. It says
 * nothing of their values; the rules do.
 */
export function xmlSchema(): string {
  const activity = {
    ...declared(activityElement, 'An activity. Its elements may stand in any order.'),
    '@minOccurs': 0,
    '@maxOccurs': 'unbounded',
  };
  const batch = {
    '@name': batchElement,
    ...documented('A batch of activities.'),
    'xs:complexType': {
      'xs:sequence': { 'xs:element': activity },
      'xs:attribute': {
        '@name': 'version',
        '@type': 'xs:token',
        ...documented('The version of the template.'),
      },
    },
  };
  const schema = {
    '@xmlns:xs': 'http://www.w3.org/2001/XMLSchema',
    '@xmlns': batchNamespace,
    '@targetNamespace': batchNamespace,
    '@elementFormDefault': 'qualified',
    'xs:element': batch,
  };
  return `${xmlStart}${builder.build({ 'xs:schema': schema })}`;
}

/** The declaration of an element with all that may stand in it. */
function declared(node: ElementNode, documentation = documentationOf(node)): Content {
  const name = { '@name': node.name };
  const documents = documentation === undefined ? {} : documented(documentation);
  const children = [...node.children.values()];
  switch (node.role) {
    case 'value':
    case 'item':
      return { ...name, '@type': 'xs:string', ...documents };
    case 'list':
    case 'group': {
      const repeated = children.map((child) => ({
        ...declared(child),
        '@minOccurs': 0,
        '@maxOccurs': 'unbounded',
      }));
      return { ...name, ...documents, 'xs:complexType': { 'xs:sequence': { 'xs:element': repeated } } };
    }
    case 'container':
    case 'entry': {
      const once = children.map((child) => ({ ...declared(child), '@minOccurs': 0 }));
      return { ...name, ...documents, 'xs:complexType': { 'xs:all': { 'xs:element': once } } };
    }
  }
}

function documentationOf(node: ElementNode): string | undefined {
  return node.field === undefined ? undefined : `${node.field.help} ${acceptedIn(node)}.`;
}

function documented(text: string): Content {
  return { 'xs:annotation': { 'xs:documentation': text } };
}
