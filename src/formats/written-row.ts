import { type Activity, entriesOf, fieldValue, isEmptyValue } from '../model/activity.js';
import { groups } from '../model/dictionary.js';
import type { Group } from '../model/field.js';
import { type Slot, templateSlots } from '../model/slot.js';

/** A row as the writers take it: what stands in each slot. A blank is null, undefined or an empty list. */
export type WrittenRow = (slot: Slot) => unknown;

/** Rows to write, as they come. */
export type WrittenRows = Iterable<WrittenRow> | AsyncIterable<WrittenRow>;

/** A value that could not be read, in the words of the person who wrote it. All others are canonical values. */
export class AsWritten {
  readonly text: string;
  /** The entries of a list that were elements of their own; formats with one cell for them take the text. */
  readonly items: readonly string[] | undefined;
  constructor(text: string, items?: readonly string[]) {
    this.text = text;
    this.items = items;
  }
}

/** The row of an activity. */
export function rowOfActivity(activity: Activity): WrittenRow {
  return ({ field, group, number = 0 }) =>
    group === undefined
      ? fieldValue(activity, field)
      : entriesOf(activity, group)[number - group.first]?.[field.key];
}

/** The rows of activities. */
export function* rowsOfActivities(activities: Iterable<Activity>): Generator<WrittenRow> {
  for (const activity of activities) yield rowOfActivity(activity);
}

/** What stands in a slot, or undefined for a blank. */
export function filledValue(row: WrittenRow, slot: Slot): unknown {
  const value = row(slot);
  if (value instanceof AsWritten) return value.text === '' ? undefined : value;
  return isEmptyValue(value) ? undefined : value;
}

/** The template's columns, with as many entries of each group as some activity has, but no fewer than a blank one. */
export function columnsFor(activities: Iterable<Activity>): Slot[] {
  const most = new Map<Group, number>(groups.map((group) => [group, group.inTemplate]));
  for (const activity of activities) {
    for (const group of groups) {
      most.set(group, Math.max(most.get(group) ?? 0, entriesOf(activity, group).length));
    }
  }
  return templateSlots((group) => most.get(group) ?? group.inTemplate);
}
