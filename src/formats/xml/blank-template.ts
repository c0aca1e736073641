import { XMLBuilder } from 'fast-xml-parser';
import type { Step } from '../../model/field.js';
import { requiredWhen } from '../../model/requirement.js';
import { acceptedIn } from './accepted-in.js';
import { activityElement, batchElement, type ElementNode } from './element-tree.js';
import { batchAttributes, xmlStart } from './xml-start.js';

/** An element or comment as the builder takes it: what is in it, by its name. */
type Content = { readonly [name: string]: readonly Content[] | string | object };

const builder = new XMLBuilder({
  format: true,
  indentBy: '  ',
  preserveOrder: true,
  ignoreAttributes: false,
  attributeNamePrefix: '',
  commentPropName: 'comment',
});

/**
 * The XML template without activities: one activity of empty elements, which counts as none, and above each element
 * what may be written there.
 */
export function blankXmlTemplate(): string {
  const batch = {
    [batchElement]: [comment(instructions), { [activityElement.name]: childrenOf(activityElement) }],
    ':@': batchAttributes,
  };
  return `${xmlStart}${builder.build([batch]).trimStart()}\n`;
}

const instructions = `
    Fill in one ${activityElement.name} element for each activity; copy the whole element below for the next one.
    An element that is left empty, or taken out, is a blank. Elements may stand in any order, each of them once;
    those inside a list or group may be repeated. Write &amp; for the character & and &lt; for the character <.
    A filled-in example: pars-batch template xml --example. The structure is described by activities.xsd.
  `;

function childrenOf(parent: ElementNode): Content[] {
  let step: Step | undefined;
  return [...parent.children.values()].flatMap((node) => {
    const begun = parent === activityElement ? stepOf(node) : undefined;
    const heading = begun === step || begun === undefined ? [] : [comment(` === ${begun} === `)];
    step = begun ?? step;
    return [...heading, ...notes(node), { [node.name]: childrenOf(node) }];
  });
}

/** The step of the form that an element belongs to: its own or that of what stands in it. */
function stepOf(node: ElementNode): Step | undefined {
  const own = node.field?.step ?? node.group?.step;
  if (own !== undefined) return own;
  const [first] = node.children.values();
  return first === undefined ? undefined : stepOf(first);
}

function notes(node: ElementNode): Content[] {
  const { role, field, group, children } = node;
  const [inside = ''] = children.keys();
  if (role === 'group') {
    const itself = group?.first === 1 ? '' : '; the activity itself is number 1';
    return [comment(` ${group?.entry}: one ${inside} element for each${itself}. `)];
  }
  if (field === undefined) return [];
  const when = requiredWhen(field);
  const required = when === undefined ? '' : `Required ${when}. `;
  return [comment(` ${field.header.replace(' {n}', '')}: ${acceptedIn(node)}. ${required}`)];
}

function comment(text: string): Content {
  return { comment: [{ '#text': text }] };
}
