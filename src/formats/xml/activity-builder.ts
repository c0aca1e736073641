import { activityElement, type ElementNode } from './element-tree.js';
import { isXmlAttribute } from './namespaces.js';
import type { XmlColumns } from './xml-columns.js';
import type { ElementAttributes, Mark } from './xml-handler.js';
import { repeatedElement, type Stray, strayAttribute, strayText, unknownElement } from './xml-remarks.js';
import { type ActivityContent, pathOfActivity } from './xml-row.js';

/** Fills activities from their elements, one activity at a time. */
export interface ActivityBuilder {
  start(activity: ActivityContent, attributes: ElementAttributes | undefined): void;
  /**
   * @param local the element's name in the batch's namespace; undefined for an element of another
   * @returns false for an element whose content is to be skipped
   */
  open(local: string | undefined, written: string, attributes: ElementAttributes | undefined): boolean;
  close(): void;
  text(text: string): void;
}

/** @param mark where the element begins that is being opened */
export function activityBuilder(columns: XmlColumns, mark: Mark): ActivityBuilder {
  let activity: ActivityContent;
  /** The open elements from the activity down; each time one opens it gets a number, its instance. */
  const nodes: ElementNode[] = [activityElement];
  const instances: number[] = [0];
  let depth = 0;
  let lastInstance = 0;
  /** The instance that an element last stood in, by its index in the tree. */
  const stoodIn: number[] = [];
  let entry = 0;
  let firstColumn = 0;
  let written = '';
  let items: string[] = [];
  let instanceWithStrayText = -1;

  const innermost = () => nodes[depth] ?? activityElement;
  const pathOfOpen = () => {
    const names = nodes
      .slice(1, depth + 1)
      .map(({ name, role }) => (role === 'entry' ? `${name}[${entry}]` : name));
    return [pathOfActivity(activity.number), ...names].join('/');
  };
  const remark = (stray: Stray, { line, column }: Mark, path: string) => {
    const location = { row: activity.number, line, column, path };
    activity.remarks.push({ ...stray, location });
  };
  const checkAttributes = (attributes: ElementAttributes) => {
    for (const name in attributes) {
      if (isXmlAttribute(name)) continue;
      remark(strayAttribute(name, attributes[name] ?? '', innermost().name), mark, pathOfOpen());
    }
  };
  const enter = (node: ElementNode) => {
    depth += 1;
    lastInstance += 1;
    nodes[depth] = node;
    instances[depth] = lastInstance;
    if (node.role === 'group') entry = 0;
    else if (node.role === 'entry' && node.group !== undefined) {
      entry += 1;
      firstColumn = columns.firstOfEntry(node.group, entry);
    } else if (node.field !== undefined) {
      activity.lines[firstColumn + node.column] = mark.line;
      activity.characters[firstColumn + node.column] = mark.column;
      items = [];
      written = '';
    } else written = '';
  };

  return {
    start(next, attributes) {
      activity = next;
      depth = 0;
      firstColumn = 0;
      lastInstance += 1;
      instances[0] = lastInstance;
      if (attributes !== undefined) checkAttributes(attributes);
    },
    open(local, name, attributes) {
      const parent = innermost();
      const node = local === undefined ? undefined : parent.children.get(local);
      if (node === undefined) {
        remark(unknownElement(name, parent.name, parent.children.keys()), mark, `${pathOfOpen()}/${name}`);
        return false;
      }
      if (node.role !== 'item' && node.role !== 'entry') {
        if (stoodIn[node.index] === instances[depth]) {
          remark(repeatedElement(name, parent.name), mark, `${pathOfOpen()}/${name}`);
          return false;
        }
        stoodIn[node.index] = instances[depth] ?? 0;
      }
      enter(node);
      if (attributes !== undefined) checkAttributes(attributes);
      return true;
    },
    close() {
      const node = innermost();
      if (node.role === 'item') {
        if (written.trim() !== '') items.push(written);
      } else if (node.role === 'value') {
        if (written.trim() !== '') activity.values[firstColumn + node.column] = written;
      } else if (node.role === 'list') {
        if (items.length > 0) activity.values[firstColumn + node.column] = items;
      } else if (node.role === 'entry') firstColumn = 0;
      depth -= 1;
    },
    text(text) {
      const { role, name } = innermost();
      if (role === 'value' || role === 'item') {
        written += text;
        return;
      }
      if (instanceWithStrayText === instances[depth] || text.trim() === '') return;
      instanceWithStrayText = instances[depth] ?? 0;
      remark(strayText(text, name), afterSpace(mark, text), pathOfOpen());
    },
  };
}

/** Where a text's first visible character stands. */
function afterSpace({ line, column }: Mark, text: string): Mark {
  const lines = text.slice(0, text.length - text.trimStart().length).split('\n');
  const last = lines.at(-1) ?? '';
  return {
    line: line + lines.length - 1,
    column: lines.length === 1 ? column + last.length : last.length + 1,
  };
}
