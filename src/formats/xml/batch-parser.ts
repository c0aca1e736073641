import { FileProblem, fileProblem } from '../format.js';
import { activityBuilder } from './activity-builder.js';
import { type BatchStart, startOfBatch } from './batch-element.js';
import { activityElement, batchElement } from './element-tree.js';
import { namespacesInScope } from './namespaces.js';
import { withoutUsualActivities } from './usual-activities.js';
import { readUsualActivity } from './usual-activity.js';
import { type XmlColumns, xmlColumns } from './xml-columns.js';
import { xmlEvents } from './xml-events.js';
import type { ElementAttributes, Mark } from './xml-handler.js';
import { elementOutside, type Stray, strayText } from './xml-remarks.js';
import { type ActivityContent, emptyContent, XmlRow } from './xml-row.js';

/** Takes a batch in as text and gives its activities out as rows. */
export interface BatchParser {
  readonly columns: XmlColumns['slots'];
  /** What the batch element told; undefined before it has come. */
  start(): BatchStart | undefined;
  /** @throws FileProblem when the text goes on in a way that no batch may */
  write(text: string): void;
  end(): void;
  /** The activities that are complete since the last call. */
  takeRows(): XmlRow[];
}

/** The deepest that elements may be nested; a batch has seven levels. */
const deepest = 100;

/** The most characters of one activity, tags included; a thousand times a long one. */
const longestActivity = 16 * 1024 * 1024;

/** Where one stands after white space. */
function placeAfter(blank: string, { line, column }: Mark): Mark {
  const lines = blank.split('\n');
  const last = lines.at(-1)?.length ?? 0;
  return { line: line + lines.length - 1, column: lines.length === 1 ? column + last : last + 1 };
}

export function batchParser(): BatchParser {
  const columns = xmlColumns();
  const namespaces = namespacesInScope();
  const mark: Mark = { line: 1, column: 1 };
  const builder = activityBuilder(columns, mark);
  let start: BatchStart | undefined;
  let activity: ActivityContent | undefined;
  let rows: XmlRow[] = [];
  let number = 0;
  let depth = 0;
  /** The depth of the element whose content is skipped; 0 when none is. */
  let skippedAt = 0;
  let charactersOfActivity = 0;

  const localName = (name: string) => {
    const resolved = namespaces.resolve(name);
    return resolved.namespace === start?.namespace ? resolved.local : undefined;
  };
  const refuse = (stray: Stray, path: string) => {
    const { line, column } = mark;
    return new FileProblem([{ ...stray, location: { line, column, path } }]);
  };
  const startActivity = ({ line, column }: Mark, attributes: ElementAttributes | undefined) => {
    number += 1;
    charactersOfActivity = 0;
    const started = emptyContent(number, line, column, columns.slots.length);
    builder.start(started, attributes);
    return started;
  };
  const openActivity = (name: string, attributes: ElementAttributes | undefined) => {
    if (localName(name) !== activityElement.name)
      throw refuse(elementOutside(name), `/${batchElement}/${name}`);
    activity = startActivity(mark, attributes);
  };
  const open = (name: string, attributes: ElementAttributes | undefined) => {
    depth += 1;
    if (depth > deepest) {
      const message = `Line ${mark.line} has elements in elements more than ${deepest} deep. Check that it is the right file.`;
      throw fileProblem('too-large', message, { line: mark.line, column: mark.column });
    }
    if (skippedAt > 0) return;
    if (attributes !== undefined) namespaces.enter(attributes, depth);
    if (depth === 1) start = startOfBatch(name, attributes ?? {}, namespaces, mark);
    else if (depth === 2) openActivity(name, attributes);
    else {
      const local =
        namespaces.withoutPrefix() === start?.namespace && !name.includes(':') ? name : localName(name);
      if (!builder.open(local, name, attributes)) skippedAt = depth;
    }
  };
  const close = () => {
    if (skippedAt === depth) skippedAt = 0;
    else if (skippedAt === 0 && depth > 2) builder.close();
    else if (depth === 2 && activity !== undefined) {
      rows.push(new XmlRow(activity, columns.slots));
      activity = undefined;
    }
    namespaces.leave(depth);
    depth -= 1;
  };
  const text = (content: string) => {
    if (skippedAt > 0) return;
    if (depth >= 2) builder.text(content);
    else if (content.trim() !== '') throw refuse(strayText(content, batchElement), `/${batchElement}`);
  };
  const takeBackClose = () => {
    if (depth === 1) rows.pop();
  };

  const events = xmlEvents({ open, close, takeBackClose, text }, mark);
  const batch = withoutUsualActivities({
    parse: events.write,
    mayBegin: () => depth === 1 && events.isAfterTag() && namespaces.withoutPrefix() === start?.namespace,
    activity(xml, blank, begin, end) {
      const before = { ...mark };
      Object.assign(mark, placeAfter(xml.slice(blank, begin), events.place()));
      const usual = startActivity(mark, undefined);
      const isUsual = readUsualActivity(xml, begin, end, mark, builder);
      if (isUsual) {
        rows.push(new XmlRow(usual, columns.slots));
        events.pass({ ...mark }, activityElement.name);
      } else {
        number -= 1;
        Object.assign(mark, before);
      }
      return isUsual;
    },
  });
  return {
    columns: columns.slots,
    start: () => start,
    write(portion) {
      batch.write(portion);
      charactersOfActivity += portion.length;
      if (activity !== undefined && charactersOfActivity > longestActivity) {
        const message = `Activity ${activity.number} is far too long. Check that it is the right file.`;
        throw fileProblem('too-large', message, { line: activity.line, column: activity.character });
      }
    },
    end() {
      batch.end();
      events.end();
    },
    takeRows() {
      const taken = rows;
      rows = [];
      return taken;
    },
  };
}
