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

/** A list without values. Lists are never changed, only replaced, so all blank ones can be the same. */
const noValues: readonly never[] = Object.freeze([]);

/** What a field holds when it is blank: no entries for a list, null for all else. */
export function blankOf(field: Field): unknown {
  return field.type.isList ? noValues : null;
}

/**
 * An activity with nothing filled in, to be copied; objects and groups are put into the copy. It has all its keys from
 * the beginning: the engine copies an object that grew key by key a hundred times more slowly.
 */
const blankActivity: Values = Object.fromEntries([
  ...fields.map((field) => [field.names[0], field.names.length === 1 ? blankOf(field) : null]),
  ...groups.map(({ key }) => [key, null]),
]);
const blankObjects = Object.fromEntries(
  fields.flatMap(({ names: [name, inner] }) => (inner === undefined ? [] : [[name, blankObject(name)]])),
);
const blankEntries = new Map(
  groups.map((group) => [
    group,
    Object.fromEntries(Object.values(group.members).map((member) => [member.key, blankOf(member)])),
  ]),
);

function blankObject(name: string): Values {
  const within = fields.filter(({ names }) => names[0] === name);
  return Object.fromEntries(within.map((field) => [field.names[1], blankOf(field)]));
}

/** An activity with nothing filled in. */
export function emptyActivity(): Activity {
  const activity: Values = { ...blankActivity };
  for (const name in blankObjects) activity[name] = { ...blankObjects[name] };
  for (const { key } of groups) activity[key] = [];
  return activity as Activity;
}

/** An entry of a group with nothing filled in. */
export function emptyEntry(group: Group): Values {
  return { ...blankEntries.get(group) };
}

/** The value of a plain field. */
export function fieldValue(activity: Activity, { names: [name, inner] }: Field): unknown {
  const value = (activity as unknown as Values)[name];
  return inner === undefined ? value : (value as Values)[inner];
}

/** Sets the value of a plain field. */
export function setValue(activity: Activity, { names: [name, inner] }: Field, value: unknown): void {
  const values = activity as unknown as Values;
  if (inner === undefined) values[name] = value;
  else (values[name] as Values)[inner] = value;
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
