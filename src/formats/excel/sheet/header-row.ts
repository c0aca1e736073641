import { fields } from '../../../model/dictionary.js';
import { isSpecial, type RawValue, shownNumber } from '../../../model/raw-value.js';
import { type Slot, slotOf, slotOfHeader } from '../../../model/slot.js';

/** The row of a sheet that has the headings. */
export interface HeaderRow {
  readonly number: number;
  /** The headings by the sheet's columns. */
  readonly headers: readonly (string | undefined)[];
}

/** A row near the top of a sheet. */
export interface TopRow {
  readonly number: number;
  readonly values: readonly (RawValue | undefined)[];
}

/** How far down the header row is looked for. */
export const topRows = 20;

const neededByDrafts: ReadonlySet<Slot> = new Set(
  fields.filter(({ required }) => required === 'draft').map(slotOf),
);

/**
 * Finds the header row: the one where most fields are recognised, at least two, one of them a field that every Draft
 * needs; a list of addresses on another sheet has a City and a Country too.
 */
export function findHeaderRow(rows: readonly TopRow[]): HeaderRow | undefined {
  let most = 1;
  let found: HeaderRow | undefined;
  for (const { number, values } of rows) {
    const headers = headings(values);
    const slots = new Set(
      headers.flatMap((header) => (header === undefined ? [] : (slotOfHeader(header) ?? []))),
    );
    if (slots.size <= most || ![...slots].some((slot) => neededByDrafts.has(slot))) continue;
    most = slots.size;
    found = { number, headers };
  }
  return found;
}

/** The texts of a row, blank ones included. */
export function headings(values: readonly (RawValue | undefined)[]): (string | undefined)[] {
  return Array.from(values, (value) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return shownNumber(value);
    if (typeof value === 'object' && isSpecial(value) && value.kind === 'link') return value.text;
    return undefined;
  });
}
