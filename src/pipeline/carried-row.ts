import type { BatchReader, RawRow } from '../formats/format.js';
import { AsWritten, type WrittenRow } from '../formats/written-row.js';
import { entriesOf, fieldValue } from '../model/activity.js';
import type { GroupKey } from '../model/dictionary.js';
import type { Group } from '../model/field.js';
import { isSpecial, type RawValue } from '../model/raw-value.js';
import { placeInForm, type Slot, slotIn, templateSlots } from '../model/slot.js';
import { shownValue } from '../model/value-type.js';
import { linkedValue, type MappedRow } from './map-row.js';

/**
 * A row of one file as it goes into another: the canonical value where there is one, else what the person wrote.
 * @returns undefined for a row without any value
 */
export function carriedRow(
  raw: RawRow,
  { activity, numbers, faulty, isBlank }: MappedRow,
  columns: BatchReader['columns'],
): WrittenRow | undefined {
  if (isBlank) return undefined;
  return (slot) => {
    const { field, group, number = 0 } = slot;
    if (faulty.has(slot.path)) return asWritten(raw.values[columns.indexOf(slot)], slot);
    if (group === undefined) return fieldValue(activity, field);
    return entriesOf(activity, group)[numbers[group.key as GroupKey].indexOf(number)]?.[field.key];
  };
}

/** What stands for a value that cannot be carried: an error in every format, so that its row is not taken for right. */
const notAvailable = new AsWritten('#N/A');

/** What a person wrote, for a file of another format. */
function asWritten(raw: RawValue | undefined, slot: Slot): AsWritten | undefined {
  if (raw === undefined) return undefined;
  if (!isCarried(raw, slot)) return notAvailable;
  const value = linkedValue(raw, slot);
  const items = typeof value === 'object' && !isSpecial(value) ? value : undefined;
  return new AsWritten(shownValue(value).slice(0, longestCell), items);
}

/** Whether a cell says outside of its workbook what it says there. */
function isCarried(raw: RawValue, { field: { type } }: Slot): boolean {
  if (typeof raw === 'number') return type.kind !== 'text' || Math.abs(raw) <= Number.MAX_SAFE_INTEGER;
  return typeof raw !== 'object' || !isSpecial(raw) || (raw.kind !== 'uncalculated' && raw.kind !== 'merged');
}

/** The most characters that a workbook's cell holds: far more than any field takes, which is said of such a value. */
const longestCell = 32_767;

/** The columns that rows need: those of a blank template, and every entry of a group that some row has. */
export interface NeededColumns {
  /** Takes note of what a row has. */
  add(raw: RawRow, columns: BatchReader['columns']): void;
  /** The columns in the order of the form. Entries keep their numbers. */
  slots(): Slot[];
}

export function neededColumns(): NeededColumns {
  const template = templateSlots();
  const needed = new Set(template);
  const known = new Map<Group, Set<number>>();
  const addEntry = (group: Group, number: number) => {
    const numbers = known.get(group) ?? new Set();
    known.set(group, numbers);
    if (numbers.has(number)) return;
    numbers.add(number);
    for (const member of Object.values(group.members)) needed.add(slotIn(group, number, member));
  };
  return {
    add({ values }, columns) {
      values.forEach((value, column) => {
        const { group, number } = columns[column] ?? {};
        if (value !== undefined && group !== undefined && number !== undefined) addEntry(group, number);
      });
    },
    slots: () => [...needed].sort((one, other) => placeInForm(one.path) - placeInForm(other.path)),
  };
}
