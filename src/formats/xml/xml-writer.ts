import type { Writable } from 'node:stream';
import { XMLBuilder } from 'fast-xml-parser';
import type { Field, Group } from '../../model/field.js';
import type { Slot } from '../../model/slot.js';
import { AsWritten, filledValue, type WrittenRow, type WrittenRows } from '../written-row.js';
import { writeText } from '../written-text.js';
import { activityElement, batchElement } from './element-tree.js';
import { batchAttributes, xmlStart } from './xml-start.js';

/** How many activities are written at a time. */
const portion = 50;

/** Writes the template without activities. The stream is left open. */
export async function writeBlankXml(out: Writable): Promise<void> {
  const { blankXmlTemplate } = await import('./blank-template.js');
  await writeText(out, [blankXmlTemplate()]);
}

/** Writes rows as an XML batch, without blank fields. The stream is left open. */
export async function writeXml(out: Writable, rows: WrittenRows, columns: readonly Slot[]): Promise<void> {
  await writeText(out, portions(rows, columns));
}

async function* portions(rows: WrittenRows, columns: readonly Slot[]): AsyncGenerator<string> {
  const { xmlns, version } = batchAttributes;
  yield `${xmlStart}<${batchElement} xmlns="${xmlns}" version="${version}">\n`;
  let elements: Elements[] = [];
  for await (const row of rows) {
    elements.push(elementsOf(row, columns));
    if (elements.length < portion) continue;
    yield xmlOf(elements);
    elements = [];
  }
  if (elements.length > 0) yield xmlOf(elements);
  yield `</${batchElement}>\n`;
}

/** Elements by name: their text, their texts or entries where there are several, or the elements in them. */
interface Elements {
  [name: string]: string | string[] | Elements | Elements[];
}

const builder = new XMLBuilder({ format: true, indentBy: '  ' });

/** The XML of activities, indented as it stands in the batch: built inside of one, whose own tags are cut off. */
function xmlOf(activities: Elements[]): string {
  const batch: string = builder.build({ [batchElement]: { [activityElement.name]: activities } });
  return batch.slice(batch.indexOf('\n') + 1, batch.lastIndexOf(`</${batchElement}>`));
}

function elementsOf(row: WrittenRow, columns: readonly Slot[]): Elements {
  const elements: Elements = {};
  const entries = new Map<string, Elements>();
  for (const slot of columns) {
    const value = filledValue(row, slot);
    if (value === undefined) continue;
    place(
      slot.group === undefined ? elements : entryOf(elements, entries, slot.group, slot.number),
      slot.field,
      value,
    );
  }
  return elements;
}

/** The elements of a group's entry, which is there from its first value on. */
function entryOf(elements: Elements, entries: Map<string, Elements>, group: Group, number = 0): Elements {
  const key = `${group.key} ${number}`;
  const known = entries.get(key);
  if (known !== undefined) return known;
  const entry: Elements = {};
  entries.set(key, entry);
  const [wrapper, name] = group.xml;
  elements[wrapper] ??= { [name]: [] };
  ((elements[wrapper] as Elements)[name] as Elements[]).push(entry);
  return entry;
}

/** Puts a field's value where its element belongs. */
function place(elements: Elements, field: Field, value: unknown): void {
  let container = elements;
  for (const name of field.xml.slice(0, -1)) {
    container[name] ??= {};
    container = container[name] as Elements;
  }
  container[field.xml.at(-1) ?? ''] = content(field, value);
}

function content(field: Field, value: unknown): string | string[] {
  if (!(value instanceof AsWritten))
    return Array.isArray(value) ? value.map(String) : field.type.format(value);
  if (!field.type.isList) return withoutUnwritable(value.text);
  const items = value.items ?? value.text.split(/[;\n]/).map((item) => item.trim());
  return items.map(withoutUnwritable);
}

/** Characters that XML cannot hold, in any way of writing them. */
function withoutUnwritable(text: string): string {
  return text.replace(/[^\P{Cc}\n\t\u0080-\u009f]|[\p{Cs}\ufffe\uffff]/gu, '\ufffd');
}
