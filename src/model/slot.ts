import { memberPath } from './activity.js';
import { dictionary, fields, groups } from './dictionary.js';
import type { Field, Group } from './field.js';
import { nearest } from './nearest.js';

/** One place for a value: a plain field, or a member of a group's entry with its number. */
export interface Slot {
  readonly field: Field;
  readonly group?: Group;
  /** The entry's number as the heading counts it. */
  readonly number?: number;
  /** The field's path in reports. */
  readonly path: string;
  /** The column heading. */
  readonly header: string;
}

const slots = new Map<string, Slot>();

/** The slot of a plain field. The same field gives the same object. */
export function slotOf(field: Field): Slot {
  return remembered(field.key, () => ({ field, path: field.key, header: field.header }));
}

/** The slot of a member in a group's entry of this number. */
export function slotIn(group: Group, number: number, member: Field): Slot {
  const path = memberPath(group.key, number, member.key);
  const header = member.header.replace('{n}', String(number));
  return remembered(path, () => ({ field: member, group, number, path, header }));
}

function remembered(path: string, make: () => Slot): Slot {
  const known = slots.get(path);
  if (known !== undefined) return known;
  const slot = make();
  slots.set(path, slot);
  return slot;
}

const pathParts = /^([^[]+)\[(\d+)\](?:\.(.+))?$/;

/** The slot that a path names; undefined for a path to a whole group, or one that leads nowhere. */
export function slotAtPath(path: string): Slot | undefined {
  const known = slots.get(path);
  if (known !== undefined) return known;
  const parts = pathParts.exec(path);
  if (parts === null) {
    const field = fields.find((candidate) => candidate.key === path);
    return field === undefined ? undefined : slotOf(field);
  }
  const group = groups.find((candidate) => candidate.key === parts[1]);
  const member = group?.members[parts[3] ?? ''];
  return group === undefined || member === undefined ? undefined : slotIn(group, Number(parts[2]), member);
}

/** The heading for a path in messages and reports; a whole group gives its entry's name. */
export function headerOfPath(path: string): string | null {
  const slot = slotAtPath(path);
  if (slot !== undefined) return slot.header;
  const group = groups.find((candidate) => path === candidate.key || path.startsWith(`${candidate.key}[`));
  return group === undefined ? null : group.entry;
}

const places = new Map<string, number>();

/** Where the field of a path stands in the order of the form; null, for no field, comes first. */
export function placeInForm(path: string | null): number {
  if (path === null) return -1;
  const known = places.get(path);
  if (known !== undefined) return known;
  const { group, number = 0, field } = slotAtPath(path) ?? {};
  const entry = dictionary.findIndex(({ key }) => key === (group?.key ?? path));
  const member = group === undefined ? 0 : Object.keys(group.members).indexOf(field?.key ?? '');
  const place = entry + number / 1e4 + member / 1e6;
  places.set(path, place);
  return place;
}

/** The columns of a blank template, in the form's order. */
export function templateSlots(entriesOf: (group: Group) => number = (group) => group.inTemplate): Slot[] {
  return dictionary.flatMap((entry) => {
    if (entry.kind === 'field') return [slotOf(entry)];
    const numbers = Array.from({ length: entriesOf(entry) }, (_, index) => entry.first + index);
    return numbers.flatMap((number) =>
      Object.values(entry.members).map((member) => slotIn(entry, number, member)),
    );
  });
}

/** A heading for comparing: case, space, punctuation, `*`, `™` and line breaks do not count. */
export function headerKey(header: string): string {
  return header
    .normalize('NFC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '');
}

const fieldsByHeader = new Map(fields.map((field) => [headerKey(field.header), field]));

interface MemberPattern {
  readonly group: Group;
  readonly member: Field;
  readonly pattern: RegExp;
}
const memberPatterns: readonly MemberPattern[] = groups.flatMap((group) =>
  Object.values(group.members).map((member) => {
    const [before = '', after = ''] = member.header.split('{n}').map(headerKey);
    return { group, member, pattern: new RegExp(`^${before}(\\d{1,4})${after}$`) };
  }),
);

/** The slot of a column heading; undefined when no field has it. */
export function slotOfHeader(header: string): Slot | undefined {
  const key = headerKey(header);
  const plain = fieldsByHeader.get(key);
  if (plain !== undefined) return slotOf(plain);
  for (const { group, member, pattern } of memberPatterns) {
    const number = Number(pattern.exec(key)?.[1]);
    if (number >= group.first) return slotIn(group, number, member);
  }
  return undefined;
}

/** The heading of the dictionary that an unknown one most likely means. */
export function nearestHeader(header: string): string | undefined {
  const numbered = Number(/\d{1,4}/.exec(header)?.[0] ?? '1');
  const known = templateSlots().map((slot) => slot.header);
  const groupHeaders = memberPatterns.map(({ group, member }) =>
    member.header.replace('{n}', String(Math.max(numbered, group.first))),
  );
  return nearest(header, [...known, ...groupHeaders]);
}
