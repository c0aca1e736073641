import { type Activity, entriesOf, fieldValue, setValue } from '../model/activity.js';
import { fields, groups } from '../model/dictionary.js';
import type { Field, Group } from '../model/field.js';

/** The SQL name of a key: `cmePassport` is `cme_passport`. */
export function sqlName(key: string): string {
  return key.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The column of a plain field; numbers that are kept in smaller units say so. */
export function columnName(field: Field): string {
  const units = { decimal: '_hundredths', money: '_cents' } as const;
  const unit = field.type.kind === 'decimal' || field.type.kind === 'money' ? units[field.type.kind] : '';
  return sqlName(field.key) + unit;
}

/** The fields with a column of their own in `activities`, but for the key. */
export const columnFields = fields.filter((field) => !field.type.isList && field.key !== 'activityId');
/** The fields whose values are in `list_values`. */
export const listFields = fields.filter((field) => field.type.isList);

/** A group's table and what is in it. */
export interface GroupTable {
  readonly group: Group;
  readonly table: string;
  readonly columnFields: readonly Field[];
  readonly listFields: readonly Field[];
}

/** The groups that are kept as entries of an activity; occurrences are activities of their own. */
export const groupTables: readonly GroupTable[] = groups
  .filter((group) => group.key !== 'occurrences')
  .map((group) => ({
    group,
    table: sqlName(group.key),
    columnFields: Object.values(group.members).filter((member) => !member.type.isList),
    listFields: Object.values(group.members).filter((member) => member.type.isList),
  }));

/** An Activity ID as people see it: nine digits. */
export function shownId(activityId: number): string {
  return String(activityId).padStart(9, '0');
}

/** What SQLite can hold: yes/no as 1 and 0. */
export type SqlValue = string | number | null;

export function toSql(value: unknown): SqlValue {
  return typeof value === 'boolean' ? Number(value) : (value as SqlValue);
}

export function fromSql(field: Field, value: unknown): unknown {
  return field.type.kind === 'yes/no' && value !== null ? value === 1 : value;
}

/** One value of a list. */
export interface ListValue {
  readonly field: string;
  /** The number of the group's entry, or 0 for a list of the activity itself. */
  readonly entry: number;
  readonly value: string;
}

/** All values of an activity's lists, in order. */
export function listValues(activity: Activity): ListValue[] {
  const values: ListValue[] = [];
  for (const field of listFields) {
    for (const value of fieldValue(activity, field) as string[])
      values.push({ field: field.key, entry: 0, value });
  }
  for (const { group, listFields: members } of groupTables) {
    entriesOf(activity, group).forEach((entry, index) => {
      for (const member of members) {
        for (const value of entry[member.key] as string[]) {
          values.push({ field: `${group.key}.${member.key}`, entry: index + 1, value });
        }
      }
    });
  }
  return values;
}

/** Puts values back where `listValues` found them. */
export function setListValues(activity: Activity, values: readonly ListValue[]): void {
  const lists = new Map<string, string[]>();
  for (const { field, entry, value } of values) {
    const key = `${field} ${entry}`;
    const list = lists.get(key);
    if (list === undefined) lists.set(key, [value]);
    else list.push(value);
  }
  for (const field of listFields) setValue(activity, field, lists.get(`${field.key} 0`) ?? []);
  for (const { group, listFields: members } of groupTables) {
    entriesOf(activity, group).forEach((entry, index) => {
      for (const member of members)
        entry[member.key] = lists.get(`${group.key}.${member.key} ${index + 1}`) ?? [];
    });
  }
}
