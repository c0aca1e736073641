import type { Declarations, FieldKey, GroupKey } from './dictionary.js';

export type { FieldKey, GroupKey };

import { fields, groups } from './dictionary.js';
import type { Field, Group } from './field.js';

type ValueOf<F> = F extends { readonly type: { format(value: infer T): string } } ? T : never;
/** A list is empty where another field is null. */
type Cell<T> = T extends readonly unknown[] ? T : T | null;
type Outcome = Extract<FieldKey, `outcomes.${string}`>;
type EntryOf<K extends GroupKey> = {
  [M in keyof Declarations[K]['members']]: Cell<ValueOf<Declarations[K]['members'][M]>>;
};

/** The canonical activity: what every format is read into, rules look at, and the store keeps. */
export type Activity = {
  [K in Exclude<FieldKey, Outcome>]: Cell<ValueOf<Declarations[K]>>;
} & {
  outcomes: {
    [K in Outcome as K extends `outcomes.${infer Name}` ? Name : never]: Cell<ValueOf<Declarations[K]>>;
  };
} & { [K in GroupKey]: EntryOf<K>[] };

/** One entry of a group, such as a monetary support source with its amount. */
export type Entry<K extends GroupKey> = EntryOf<K>;

type Values = Record<string, unknown>;

/** An activity with nothing filled in. */
export function emptyActivity(): Activity {
  const activity: Values = {};
  for (const field of fields) setValue(activity as Activity, field, blankOf(field));
  for (const group of groups) activity[group.key] = [];
  return activity as Activity;
}

/** What a field holds when it is blank: no entries for a list, null for all else. */
export function blankOf(field: Field): null | [] {
  return field.type.isList ? [] : null;
}

/** An entry of a group with nothing filled in. */
export function emptyEntry(group: Group): Values {
  return Object.fromEntries(Object.values(group.members).map((member) => [member.key, blankOf(member)]));
}

/** The value of a plain field. Keys such as `outcomes.patientHealth` lead into an object. */
export function fieldValue(activity: Activity, field: Field): unknown {
  const values = activity as unknown as Values;
  const dot = field.key.indexOf('.');
  if (dot < 0) return values[field.key];
  return (values[field.key.slice(0, dot)] as Values)[field.key.slice(dot + 1)];
}

/** Sets the value of a plain field. */
export function setValue(activity: Activity, field: Field, value: unknown): void {
  const values = activity as unknown as Values;
  const dot = field.key.indexOf('.');
  if (dot < 0) {
    values[field.key] = value;
    return;
  }
  const outer = field.key.slice(0, dot);
  values[outer] ??= {};
  (values[outer] as Values)[field.key.slice(dot + 1)] = value;
}

/** The entries of a group. */
export function entriesOf(activity: Activity, group: Group): Values[] {
  return activity[group.key as GroupKey] as Values[];
}

/** Whether a field's value is blank. */
export function isEmptyValue(value: unknown): boolean {
  return value === null || value === undefined || (Array.isArray(value) && value.length === 0);
}

/** The path of a group's member as reports write it: `monetarySupport[1].amount`, counted as in the headings. */
export function memberPath(groupKey: string, number: number, memberKey: string): string {
  return `${groupKey}[${number}].${memberKey}`;
}
