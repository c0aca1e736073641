import { entriesOf, fieldValue, isEmptyValue, memberPath } from '../model/activity.js';
import { dictionary } from '../model/dictionary.js';
import { withSeparators } from '../model/digits.js';
import { type Field, type Step, steps } from '../model/field.js';
import { jsonValue } from '../model/json.js';
import { headerOfPath } from '../model/slot.js';
import { type ListedActivity, paintStatus } from './activity-list.js';
import { printable } from './printable.js';
import { shownJson } from './shown-value.js';
import type { Styles } from './styles.js';
import { padded, wrapped } from './text-layout.js';

/**
 * One activity, laid out like the form's steps, with the red text below what is missing or wanted for closing.
 * @param individualLearners how many were reported
 */
export function activitySheet(
  listed: ListedActivity,
  styles: Styles,
  width: number,
  individualLearners = 0,
): string {
  const { activity, status, reasons } = listed;
  const title = `${styles.heading(printable(activity.title ?? ''))} · ${paintStatus(status, styles)}`;
  const lines = wrapped(title, width);
  for (const reason of reasons)
    lines.push(...wrapped(printable(reason), width - 2).map((line) => `  ${styles.faint(line)}`));
  for (const step of steps) {
    const fields = stepLines(listed, step, styles, width);
    if (step === 'Complete' && individualLearners > 0)
      fields.push(...fieldLines('Individual Learners', withSeparators(individualLearners), width));
    if (fields.length > 0) lines.push('', styles.heading(step), ...fields);
  }
  return `${lines.join('\n')}\n`;
}

function stepLines({ activity, needs }: ListedActivity, step: Step, styles: Styles, width: number): string[] {
  const lines: string[] = [];
  const add = (path: string, field: Field, value: unknown) => {
    const messages = needs.flatMap((need) => (need.field === path ? [need.message] : []));
    if (isEmptyValue(value) && messages.length === 0) return;
    const label = headerOfPath(path) ?? field.header;
    const shown = isEmptyValue(value) ? '' : shownJson(field, jsonValue(field, value));
    lines.push(...fieldLines(label, shown, width));
    for (const message of messages)
      lines.push(...wrapped(message, width - 4).map((line) => `    ${styles.error(line)}`));
  };
  for (const entry of dictionary.filter((candidate) => candidate.step === step)) {
    if (entry.kind === 'field') {
      add(entry.key, entry, fieldValue(activity, entry));
      continue;
    }
    const members = Object.values(entry.members);
    const entries = entriesOf(activity, entry);
    // What is missing of a group without entries is missing of its first one.
    const shown = entries.length === 0 ? [{} as Record<string, unknown>] : entries;
    shown.forEach((values, index) => {
      for (const member of members) {
        add(memberPath(entry.key, entry.first + index, member.key), member, values[member.key]);
      }
    });
  }
  return lines;
}

/** The width of the longest plain label, "Outcome: Community/Population Health". */
const labelWidth = 36;
/** The narrowest terminal in which values stand beside their labels. */
const narrowest = 72;

function fieldLines(label: string, value: string, width: number): string[] {
  const isBeside = width >= narrowest;
  const indent = isBeside ? labelWidth + 3 : 4;
  const lines = value.split('\n').flatMap((line) => wrapped(printable(line), width - indent));
  if (!isBeside) return [`  ${label}`, ...(value === '' ? [] : lines.map((line) => `    ${line}`.trimEnd()))];
  const [first = '', ...more] = lines;
  return [
    `  ${padded(label, labelWidth)} ${first}`.trimEnd(),
    ...more.map((line) => `${' '.repeat(indent)}${line}`.trimEnd()),
  ];
}
