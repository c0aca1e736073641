import {
  type Activity,
  emptyEntry,
  entriesOf,
  fieldValue,
  isEmptyValue,
  memberPath,
  setValue,
} from '../model/activity.js';
import { fields, groups } from '../model/dictionary.js';
import type { Field, Group } from '../model/field.js';
import { type FieldChange, meaningfulChanges } from '../model/field-change.js';
import { jsonValue, valueOfJson } from '../model/json.js';
import { slotAtPath } from '../model/slot.js';

/** The fields in which two activities differ, in the form's order. Their numbers are not compared. */
export function changesBetween(before: Activity, after: Activity): FieldChange[] {
  const changes: FieldChange[] = [];
  const compare = (path: string, field: Field, old: unknown, now: unknown) => {
    const blank = field.type.isList ? [] : null;
    const [from, to] = [jsonValue(field, old ?? blank), jsonValue(field, now ?? blank)];
    if (JSON.stringify(from) === JSON.stringify(to)) return;
    changes.push({ field: path, before: from, after: to });
  };
  for (const field of fields) {
    if (field.key !== 'activityId')
      compare(field.key, field, fieldValue(before, field), fieldValue(after, field));
  }
  for (const group of groups) {
    const [old, now] = [entriesOf(before, group), entriesOf(after, group)];
    for (let index = 0; index < Math.max(old.length, now.length); index += 1) {
      for (const member of Object.values(group.members)) {
        const path = memberPath(group.key, group.first + index, member.key);
        compare(path, member, old[index]?.[member.key], now[index]?.[member.key]);
      }
    }
  }
  return changes;
}

/** The activity as it was before changes. */
export function takenBack(activity: Activity, changes: readonly FieldChange[]): Activity {
  const earlier = structuredClone(activity);
  for (const { field: path, before } of changes) {
    const slot = slotAtPath(path);
    if (slot === undefined) continue;
    const value = valueOfJson(slot.field, before);
    if (slot.group === undefined) setValue(earlier, slot.field, value);
    else setMember(earlier, slot.group, slot.number ?? slot.group.first, slot.field, value);
  }
  for (const group of groups) {
    const entries = entriesOf(earlier, group);
    while (entries.length > 0 && Object.values(entries.at(-1) ?? {}).every(isEmptyValue)) entries.pop();
  }
  return earlier;
}

function setMember(activity: Activity, group: Group, number: number, member: Field, value: unknown): void {
  const entries = entriesOf(activity, group);
  while (entries.length <= number - group.first) entries.push(emptyEntry(group));
  const entry = entries[number - group.first];
  if (entry !== undefined) entry[member.key] = value;
}

/**
 * What several changes of one activity come to: a field that means what it meant before them is left out.
 * @param latestFirst the changes of each time, the latest first
 */
export function netChanges(latestFirst: readonly (readonly FieldChange[])[]): FieldChange[] {
  const net = new Map<string, FieldChange>();
  for (const changes of latestFirst) {
    for (const { field, before, after } of changes) {
      const later = net.get(field);
      net.set(field, { field, before, after: later === undefined ? after : later.after });
    }
  }
  const changed = [...net.values()].filter(
    ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
  );
  return meaningfulChanges(changed);
}
