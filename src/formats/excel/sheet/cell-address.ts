/** How many columns a sheet can have; the last is XFD. */
export const columnCount = 16_384;

/** The letters of a column: 0 is A, 26 is AA. */
export function columnLetters(column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26)) {
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  }
  return letters;
}

/** The column of an address such as `H12`, counted from 0; -1 when it has no letters. */
export function columnOf(address: string): number {
  let column = 0;
  for (let index = 0; index < address.length; index += 1) {
    const letter = address.charCodeAt(index) & 0xdf;
    if (letter < 65 || letter > 90) break;
    column = column * 26 + letter - 64;
  }
  return column - 1;
}

/** A rectangle of cells; rows count from 1 as a person sees them, columns from 0. Its last ones belong to it. */
export interface CellRange {
  readonly address: string;
  readonly firstRow: number;
  readonly lastRow: number;
  readonly firstColumn: number;
  readonly lastColumn: number;
}

const rangeParts = /^([A-Z]{1,3})(\d{1,7})(?::([A-Z]{1,3})(\d{1,7}))?$/;

/** The range of an address such as `B7` or `B7:B9`; undefined when it is none. */
export function cellRange(address: string): CellRange | undefined {
  const plain = address.replaceAll('$', '').toUpperCase();
  const parts = rangeParts.exec(plain);
  if (parts === null) return undefined;
  const [, letters = '', row = '', lastLetters = letters, lastRow = row] = parts;
  return {
    address: plain,
    firstRow: Number(row),
    lastRow: Number(lastRow),
    firstColumn: columnOf(letters),
    lastColumn: columnOf(lastLetters),
  };
}

/**
 * Finds the ranges that touch a row, for rows asked for from the top down.
 * @param ranges in any order
 */
export function rangesByRow<R extends CellRange>(ranges: readonly R[]): (row: number) => readonly R[] {
  const waiting = [...ranges].sort((one, other) => other.firstRow - one.firstRow);
  let current: R[] = [];
  return (row) => {
    for (let next = waiting.at(-1); next !== undefined && next.firstRow <= row; next = waiting.at(-1)) {
      current.push(next);
      waiting.pop();
    }
    if (current.some((range) => range.lastRow < row))
      current = current.filter((range) => range.lastRow >= row);
    return current;
  };
}
