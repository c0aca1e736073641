import type { Parsed } from './finding.js';
import { ownCopy } from './own-copy.js';
import { isSpecial, type RawValue } from './raw-value.js';
import type { Slot } from './slot.js';
import { parseRaw } from './value-type.js';

/** Reads a raw value of one column. The same value may give the same object again. */
export type ReadValue = (raw: RawValue) => Parsed<unknown>;

/** How many different values of a column are remembered, and up to how many characters each. */
const mostRemembered = 500;
const longestRemembered = 200;

/** What parts the entries of a list in a key: a character that no file has in a text. */
const betweenEntries = '\u0000';

/**
 * Makes the reader of a column's values, which are few different ones in most columns: they are read once each. In a
 * column of free text, or with more different values, nothing is remembered.
 * @param date1904 whether bare numbers in date fields count from 1904
 */
export function valueReader({ field: { type }, header }: Slot, date1904: boolean): ReadValue {
  const parse = (raw: RawValue) => parseRaw(type, raw, header, date1904);
  if (type.kind === 'text' && !type.isList) return parse;
  const calendar = type.kind === 'date' ? date1904 : undefined;
  let known: Map<string | number, Parsed<unknown>> | undefined = new Map();
  return (raw) => {
    const key = known === undefined ? undefined : keyOf(raw, calendar);
    if (known === undefined || key === undefined) return parse(raw);
    const before = known.get(key);
    if (before !== undefined) return before;
    if (known.size === mostRemembered) {
      known = undefined;
      return parse(raw);
    }
    const own = typeof key === 'string' ? ownCopy(key) : key;
    const parsed = parse(typeof raw === 'string' ? (own as string) : raw);
    known.set(own, parsed);
    return parsed;
  };
}

/**
 * What tells a value from all others of its column; undefined when it is not worth remembering.
 * @param calendar for a column of dates, whether its numbers count from 1904
 */
function keyOf(raw: RawValue, calendar: boolean | undefined): string | number | undefined {
  if (typeof raw === 'string') return raw.length > longestRemembered ? undefined : raw;
  if (typeof raw === 'number') return raw;
  if (typeof raw !== 'object') return undefined;
  // Among dates, a number and a cell that shows it as a date say the same.
  if (isSpecial(raw)) return raw.kind === 'date' && raw.date1904 === calendar ? raw.serial : undefined;
  const key = betweenEntries + raw.join(betweenEntries);
  return key.length > longestRemembered ? undefined : key;
}
