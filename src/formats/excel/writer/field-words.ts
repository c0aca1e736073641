import type { Field } from '../../../model/field.js';
import { requiredWhen } from '../../../model/requirement.js';
import type { Slot } from '../../../model/slot.js';

/** The most characters that Excel takes for the title of an input or error message, and for the message. */
const longestTitle = 32;
const longestMessage = 255;

/** What Excel shows beside a cell that a person goes to: what belongs there, and whether it must be filled in. */
export function inputMessage({ field, group }: Slot): string {
  const when = group === undefined ? requiredWhen(field) : requiredInEntry(field, group.entry);
  const sentences = [field.help];
  if (when !== undefined) sentences.push(`Required ${when}.`);
  if (field.type.vocabulary === undefined || field.type.isList) sentences.push(`${field.type.accepts}.`);
  return fitting(sentences);
}

/** When a member of a group has to be filled in: what an activity needs, each of its entries needs. */
export function requiredInEntry(field: Field, entry: string): string | undefined {
  return field.required === 'draft' || field.required === 'complete'
    ? `for each ${entry}`
    : requiredWhen(field);
}

/** The sentences, in their order, that Excel has room for. */
function fitting(sentences: readonly string[]): string {
  let message = '';
  for (const sentence of sentences) {
    const longer = message === '' ? sentence : `${message} ${sentence}`;
    if (longer.length <= longestMessage) message = longer;
  }
  return message;
}

/** What Excel says when it does not take what was typed. */
export function errorMessage({ type }: Field): string {
  if (type.vocabulary !== undefined) return 'Choose from the list: click the arrow beside the cell.';
  return `Enter ${type.accepts.replace(/^[A-Z](?![A-Z])/, (letter) => letter.toLowerCase())}.`;
}

/** A column's heading, cut between words where Excel has no room for all of it. */
export function messageTitle({ header }: Slot): string {
  if (header.length <= longestTitle) return header;
  const cut = header.slice(0, longestTitle);
  return `${cut.slice(0, cut.lastIndexOf(' '))} …`;
}
