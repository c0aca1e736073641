import type { RawValue } from '../../../model/raw-value.js';
import type { Package } from '../package/package.js';
import { type CellRange, columnCount, rangesByRow } from './cell-address.js';
import type { SheetTail } from './sheet-tail.js';

/** Changes the values of a row by what the sheet says of its cells elsewhere; rows come from the top down. */
export type CellMarks = (row: number, values: (RawValue | undefined)[]) => void;

/**
 * Puts merged cells and links into rows.
 * @param addresses the links' addresses by relationship
 * @param places which value belongs to each of the sheet's columns; -1 for none
 */
export function cellMarks(
  { merged, linked }: SheetTail,
  addresses: ReadonlyMap<string, string>,
  places: Int16Array,
): CellMarks {
  const mergedAt = rangesByRow(merged);
  const linkedAt = rangesByRow(linked);
  return (row, values) => {
    for (const { relationship, ...range } of linkedAt(row)) {
      const address = addresses.get(relationship ?? '');
      if (address === undefined) continue;
      for (const place of placesIn(range, places)) {
        const text = values[place];
        if (typeof text === 'string') values[place] = { kind: 'link', text, address };
      }
    }
    for (const range of mergedAt(row)) {
      for (const place of placesIn(range, places)) values[place] = { kind: 'merged', range: range.address };
    }
  };
}

function placesIn({ firstColumn, lastColumn }: CellRange, places: Int16Array): Int16Array {
  return places.subarray(firstColumn, Math.min(lastColumn + 1, columnCount)).filter((place) => place >= 0);
}

/** The addresses that the links of a sheet lead to, by relationship. */
export async function linkAddresses(
  parts: Package,
  sheet: string,
  { linked }: Pick<SheetTail, 'linked'>,
): Promise<Map<string, string>> {
  if (linked.every(({ relationship }) => relationship === undefined)) return new Map();
  return new Map((await parts.relationships(sheet)).map(({ id, target }) => [id, target]));
}
