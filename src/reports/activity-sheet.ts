import { entriesOf, fieldValue, isEmptyValue, memberPath } from '../model/activity.js';
import { shownDate } from '../model/dates.js';
import { dictionary } from '../model/dictionary.js';
import { type Field, steps } from '../model/field.js';
import { jsonValue } from '../model/json.js';
import { headerOfPath } from '../model/slot.js';
import { type ListedActivity, paintStatus } from './activity-list.js';
import { shownJson } from './pretty.js';
import type { Styles } from './styles.js';
import { padded, printable, wrapped } from './text-layout.js';

/** One activity, laid out like the form's steps, with the red text below what is missing. */
export function activitySheet(listed: ListedActivity, styles: Styles, width: number): string {
  const { activity, status, reasons } = listed;
  const lines = [`${styles.heading(printable(activity.title ?? ''))} · ${paintStatus(status, styles)}`];
  for (const reason of reasons)
    lines.push(...wrapped(printable(reason), width - 2).map((line) => `  ${styles.faint(line)}`));
  for (const step of steps) {
    const fields = stepLines(listed, step, styles, width);
    if (fields.length > 0) lines.push('', styles.heading(step), ...fields);
  }
  return `${lines.join('\n')}\n`;
}

function stepLines(
  { activity, missing }: ListedActivity,
  step: string,
  styles: Styles,
  width: number,
): string[] {
  const lines: string[] = [];
  const add = (path: string, field: Field, value: unknown) => {
    const isMissing = missing.includes(path);
    if (isEmptyValue(value) && !isMissing) return;
    lines.push(...fieldLines(headerOfPath(path) ?? field.header, shownField(field, value), width));
    if (isMissing) lines.push(`    ${styles.error(`${headerOfPath(path)} is required.`)}`);
  };
  const inStep = dictionary.filter((entry) => entry.step === step);
  for (const entry of inStep) {
    if (entry.kind === 'field') {
      add(entry.key, entry, fieldValue(activity, entry));
      continue;
    }
    entriesOf(activity, entry).forEach((values, index) => {
      for (const member of Object.values(entry.members)) {
        add(memberPath(entry.key, entry.first + index, member.key), member, values[member.key]);
      }
    });
    const first = memberPath(entry.key, entry.first, Object.keys(entry.members)[0] ?? '');
    if (entriesOf(activity, entry).length === 0 && missing.includes(first)) {
      lines.push(
        ...fieldLines(headerOfPath(first) ?? '', '', width),
        `    ${styles.error(`${headerOfPath(first)} is required.`)}`,
      );
    }
  }
  return lines;
}

const labelWidth = 32;

function fieldLines(label: string, value: string, width: number): string[] {
  const room = Math.max(20, width - labelWidth - 3);
  const [first = '', ...more] = value.split('\n').flatMap((line) => wrapped(printable(line), room));
  return [
    `  ${padded(label, labelWidth)} ${first}`.trimEnd(),
    ...more.map((line) => `  ${' '.repeat(labelWidth)} ${line}`),
  ];
}

/** A value as the form shows it. */
function shownField(field: Field, value: unknown): string {
  if (isEmptyValue(value)) return '';
  if (field.type.kind === 'date') return shownDate(value as string);
  if (field.type.kind === 'whole number') return (value as number).toLocaleString('en-US');
  if (field.type.kind === 'money') {
    return `$${Number(jsonValue(field, value)).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
  }
  return shownJson(jsonValue(field, value));
}
