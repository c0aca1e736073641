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
import { type ReadValue, valueReader } from '../model/value-reader.js';
import { isBlank, shownValue } from '../model/value-type.js';
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

type Values = Record<string, unknown>;

/** What becomes of a column's values. */
interface ColumnReading {
  readonly slot: Slot;
  readonly read: ReadValue;
  /** Which of the batch's entries of groups they are part of; -1 for a plain field. */
  readonly entry: number;
}

/** An entry of a group that some column of the batch is part of. */
interface EntryColumns {
  readonly group: Group;
  readonly number: number;
}

/** Reads the raw values of a batch's rows into activities, each value by its field's type. */
export function rowMapper({
  columns,
  date1904,
}: Pick<BatchReader, 'columns' | 'date1904'>): (row: RawRow) => MappedRow {
  const readings: (ColumnReading | undefined)[] = [];
  const known: EntryColumns[] = [];
  /** The places of the known entries by group and number. */
  let inOrder: number[] = [];
  /** Columns may have come since the last row (XML). */
  const learnColumns = () => {
    for (const slot of columns.slice(readings.length)) {
      if (slot === undefined) readings.push(undefined);
      else readings.push({ slot, read: valueReader(slot, date1904), entry: entryOf(slot) });
    }
    inOrder = known
      .map((_, place) => place)
      .sort((one, other) => placeOf(known[one]) - placeOf(known[other]));
  };
  const entryOf = ({ group, number = 0 }: Slot): number => {
    if (group === undefined) return -1;
    const place = known.findIndex((entry) => entry.group === group && entry.number === number);
    return place === -1 ? known.push({ group, number }) - 1 : place;
  };
  return (row) => {
    if (readings.length < columns.length) learnColumns();
    const activity = emptyActivity();
    const remarks: FieldRemark[] = [];
    let faulty: Set<string> | undefined;
    let entries: (Values | undefined)[] | undefined;
    let hasValue = false;
    const { values } = row;
    for (let index = 0; index < values.length; index += 1) {
      const written = values[index];
      const reading = readings[index];
      if (written === undefined || reading === undefined) continue;
      const { slot, read, entry } = reading;
      const raw = linkedValue(written, slot);
      if (isBlank(raw)) continue;
      let value = read(raw);
      if (value instanceof Refusal || value instanceof Repair) {
        for (const remark of value.remarks) remarks.push({ ...remark, path: slot.path });
        if (value instanceof Refusal) {
          faulty ??= new Set();
          faulty.add(slot.path);
          value = undefined;
        } else value = value.value;
      }
      // A list of nothing but separators is blank.
      if (Array.isArray(value) && value.length === 0) continue;
      hasValue = true;
      if (slot.group === undefined) {
        if (value !== undefined) setValue(activity, slot.field, value);
        continue;
      }
      // An entry is there from its first value on, be it a faulty one.
      entries ??= [];
      let members = entries[entry];
      if (members === undefined) {
        members = emptyEntry(slot.group);
        entries[entry] = members;
      }
      if (value !== undefined) members[slot.field.key] = value;
    }
    const numbers = noNumbers();
    if (entries !== undefined) {
      for (const place of inOrder) {
        const [members, entry] = [entries[place], known[place]];
        if (members === undefined || entry === undefined) continue;
        entriesOf(activity, entry.group).push(members);
        numbers[entry.group.key as GroupKey].push(entry.number);
      }
    }
    settle(activity, numbers, remarks, (path) => {
      faulty ??= new Set();
      faulty.add(path);
    });
    fillImpliedDelivery(row, columns, activity, faulty ?? noFaults, remarks);
    return { activity, numbers, faulty: faulty ?? noFaults, remarks, isBlank: !hasValue };
  };
}

/** Where an entry stands among all that there can be. */
function placeOf(entry: EntryColumns | undefined): number {
  return entry === undefined ? 0 : groups.indexOf(entry.group) * 1e5 + entry.number;
}

function noNumbers(): Record<GroupKey, number[]> {
  const numbers: Partial<Record<GroupKey, number[]>> = {};
  for (const { key } of groups) numbers[key as GroupKey] = [];
  return numbers as Record<GroupKey, number[]>;
}

/** A link gives its address where a URL is wanted and its text is none. */
export function linkedValue(raw: RawValue, slot: Slot): RawValue {
  if (typeof raw !== 'object' || slot.path !== 'url' || !('kind' in raw) || raw.kind !== 'link') return raw;
  return /^https?:\/\//i.test(raw.text.trim()) ? raw.text : raw.address;
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
