import type { Headings } from '../../../model/headings.js';
import { isSpecial, type RawValue, shownNumber } from '../../../model/raw-value.js';

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

/**
 * Finds the header row: the one where most fields are recognised, at least two, one of them a mark of such rows; a list
 * of addresses on another sheet has a City and a Country too.
 */
export function findHeaderRow(
  rows: readonly TopRow[],
  { slotOf, marks }: Pick<Headings, 'slotOf' | 'marks'>,
): HeaderRow | undefined {
  let most = 1;
  let found: HeaderRow | undefined;
  for (const { number, values } of rows) {
    const headers = headerTexts(values);
    const slots = new Set(headers.flatMap((header) => (header === undefined ? [] : (slotOf(header) ?? []))));
    if (slots.size <= most || ![...slots].some((slot) => marks.has(slot))) continue;
    most = slots.size;
    found = { number, headers };
  }
  return found;
}

/** The texts of a row, blank ones included. */
export function headerTexts(values: readonly (RawValue | undefined)[]): (string | undefined)[] {
  return Array.from(values, (value) => {
    if (typeof value === 'string') return value;
    if (typeof value === 'number') return shownNumber(value);
    if (typeof value === 'object' && isSpecial(value) && value.kind === 'link') return value.text;
    return undefined;
  });
}
