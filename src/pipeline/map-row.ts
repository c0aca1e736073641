import type { BatchReader, RawRow } from '../formats/format.js';
import {
  type Activity,
  emptyActivity,
  emptyEntry,
  entriesOf,
  type GroupKey,
  setValue,
} from '../model/activity.js';
import { groups } from '../model/dictionary.js';
import type { Group } from '../model/field.js';
import { Refusal, type Remark, Repair } from '../model/finding.js';
import { type Place, settlePlace } from '../model/places.js';
import type { RawValue } from '../model/raw-value.js';
import { headerOfPath, type Slot, slotIn } from '../model/slot.js';
import { isBlank, parseRaw, shownValue } from '../model/value-type.js';
import { impliedDelivery } from '../model/vocabularies.js';

/** What a row's raw values were read as. */
export interface MappedRow {
  readonly activity: Activity;
  /** The numbers of each group's entries, as the headings count them; gaps close up in the activity. */
  readonly numbers: Record<GroupKey, number[]>;
  /** The paths of fields whose values could not be read. */
  readonly faulty: ReadonlySet<string>;
  /** What there is to say of single values. */
  readonly remarks: readonly FieldRemark[];
  /** Whether any value was there at all. */
  readonly isBlank: boolean;
}

/** A remark on the field of a path. */
export interface FieldRemark extends Remark {
  readonly path: string;
}

const noFaults: ReadonlySet<string> = new Set();

/** The entries of a group as they are met, by number. */
type Entries = Map<number, Record<string, unknown>>;

/** Reads a row's raw values into an activity, each value by its field's type. */
export function mapRow(
  row: RawRow,
  { columns, date1904 }: Pick<BatchReader, 'columns' | 'date1904'>,
): MappedRow {
  const activity = emptyActivity();
  const remarks: FieldRemark[] = [];
  let faulty: Set<string> | undefined;
  let entries: Map<Group, Entries> | undefined;
  let hasValue = false;
  const { values } = row;
  for (let index = 0; index < values.length; index += 1) {
    const written = values[index];
    const slot = columns[index];
    if (written === undefined || slot === undefined) continue;
    const raw = linkedValue(written, slot);
    if (isBlank(raw)) continue;
    const parsed = parseRaw(slot.field.type, raw, slot.header, date1904);
    let value = parsed;
    if (parsed instanceof Refusal || parsed instanceof Repair) {
      for (const remark of parsed.remarks) remarks.push({ ...remark, path: slot.path });
      if (parsed instanceof Refusal) {
        faulty ??= new Set();
        faulty.add(slot.path);
        value = undefined;
      } else value = parsed.value;
    }
    // A list of nothing but separators is blank.
    if (Array.isArray(value) && value.length === 0) continue;
    hasValue = true;
    if (slot.group !== undefined) {
      entries ??= new Map();
      enter(entries, slot, value);
    } else if (value !== undefined) setValue(activity, slot.field, value);
  }
  const numbers = placeEntries(activity, entries);
  settle(activity, numbers, remarks, (path) => {
    faulty ??= new Set();
    faulty.add(path);
  });
  fillImpliedDelivery(row, columns, activity, faulty ?? noFaults, remarks);
  return { activity, numbers, faulty: faulty ?? noFaults, remarks, isBlank: !hasValue };
}

/** A link gives its address where a URL is wanted and its text is none. */
export function linkedValue(raw: RawValue, slot: Slot): RawValue {
  if (slot.path !== 'url' || typeof raw !== 'object' || !('kind' in raw) || raw.kind !== 'link') return raw;
  return /^https?:\/\//i.test(raw.text.trim()) ? raw.text : raw.address;
}

/** Puts a value (undefined for a faulty one) into its group's entry, which is there from then on. */
function enter(entries: Map<Group, Entries>, { group, number = 0, field }: Slot, value: unknown): void {
  if (group === undefined) return;
  let numbered = entries.get(group);
  if (numbered === undefined) {
    numbered = new Map();
    entries.set(group, numbered);
  }
  let entry = numbered.get(number);
  if (entry === undefined) {
    entry = emptyEntry(group);
    numbered.set(number, entry);
  }
  if (value !== undefined) entry[field.key] = value;
}

function placeEntries(
  activity: Activity,
  entries: Map<Group, Entries> | undefined,
): Record<GroupKey, number[]> {
  const numbers = Object.fromEntries(groups.map((group) => [group.key, [] as number[]])) as Record<
    GroupKey,
    number[]
  >;
  if (entries === undefined) return numbers;
  for (const [group, numbered] of entries) {
    const inOrder = [...numbered].sort(([a], [b]) => a - b);
    for (const [number, entry] of inOrder) {
      entriesOf(activity, group).push(entry);
      numbers[group.key as GroupKey].push(number);
    }
  }
  return numbers;
}

const occurrenceGroup = groups.find((group) => group.key === 'occurrences');

/** Brings states and postal codes into their countries' form. */
function settle(
  activity: Activity,
  numbers: Record<GroupKey, number[]>,
  remarks: FieldRemark[],
  markFaulty: (path: string) => void,
): void {
  const settleOne = (place: Place, pathOf: (member: 'state' | 'postalCode') => string) => {
    if (place.country === null || (place.state === null && place.postalCode === null)) return;
    const headers = {
      state: headerOfPath(pathOf('state')) ?? '',
      postalCode: headerOfPath(pathOf('postalCode')) ?? '',
    };
    for (const { member, ...remark } of settlePlace(place, headers)) {
      const path = pathOf(member);
      remarks.push({ ...remark, path });
      if (remark.rule === 'repaired-value') continue;
      markFaulty(path);
      place[member] = null;
    }
  };
  settleOne(activity, (member) => member);
  activity.occurrences.forEach((occurrence, index) => {
    const number = numbers.occurrences[index] ?? index + 2;
    settleOne(occurrence, (member) => {
      const field = occurrenceGroup?.members[member];
      return occurrenceGroup === undefined || field === undefined
        ? member
        : slotIn(occurrenceGroup, number, field).path;
    });
  });
}

/** A code of the activity format that says how it is delivered (`IL`, `IEM`) fills an empty Delivery Method. */
function fillImpliedDelivery(
  row: RawRow,
  columns: BatchReader['columns'],
  activity: Activity,
  faulty: ReadonlySet<string>,
  remarks: FieldRemark[],
): void {
  if (activity.format === null || activity.deliveryMethods.length > 0 || faulty.has('deliveryMethods'))
    return;
  const raw = row.values[columns.findIndex((slot) => slot?.path === 'format')];
  const written = raw === undefined ? '' : shownValue(raw);
  const method = impliedDelivery(written);
  if (method === undefined) return;
  activity.deliveryMethods = [method];
  remarks.push({
    rule: 'repaired-value',
    path: 'deliveryMethods',
    message: `Delivery Method was blank and is read as ${method}, since Activity Format is ${written.trim()}.`,
    suggestion: method,
  });
}
