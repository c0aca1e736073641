import type { Row, Worksheet } from 'exceljs';
import { type CellRange, rangesByRow } from '../sheet/cell-address.js';

/** Merges the cells of copied rows as they were merged in the sheet, and commits the rows when that is done. */
export interface CopiedMerges {
  /** Takes a row that was added to the copy, from the top down, by its number in the sheet. */
  added(number: number, row: Row): void;
  finish(): void;
}

/** @param merged the ranges that are merged in the sheet */
export function copiedMerges(merged: readonly CellRange[], copy: Worksheet): CopiedMerges {
  const rangesAt = rangesByRow(merged);
  /** The ranges that go on in the sheet, with the row of the copy that they begin in. */
  const open = new Map<CellRange, number>();
  let last = 0;
  const close = (range: CellRange, first: number) => {
    open.delete(range);
    const { firstColumn, lastColumn } = range;
    if (first < last || firstColumn < lastColumn)
      copy.mergeCells(first, firstColumn + 1, last, lastColumn + 1);
  };
  const closeBefore = (number: number) => {
    for (const [range, first] of open) if (range.lastRow < number) close(range, first);
  };
  return {
    added(number, row) {
      closeBefore(number);
      last = row.number;
      for (const range of rangesAt(number)) if (!open.has(range)) open.set(range, last);
      closeBefore(number + 1);
      if (open.size === 0) row.commit();
    },
    finish: () => closeBefore(Number.POSITIVE_INFINITY),
  };
}
