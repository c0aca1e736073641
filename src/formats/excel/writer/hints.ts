import type { Worksheet } from 'exceljs';
import type { Slot } from '../../../model/slot.js';
import { columnLetters } from '../sheet/cell-address.js';
import { type AddressOf, shownFormula } from './answer-formula.js';
import { colour, hintFillOf, notAsked, stillNeeded } from './colours.js';
import { firstRow, lastPreparedRow } from './template-rows.js';

const notAskedStyle = { fill: hintFillOf(notAsked.fill), font: { color: colour(notAsked.text) } };
const stillNeededStyle = { fill: hintFillOf(stillNeeded.fill) };

/** Greys out, in rows that are begun, what the form would not ask for, and tints what is still needed. */
export function addHints(sheet: Worksheet, columns: readonly Slot[]): void {
  [...notAskedHints(columns), ...stillNeededHints(columns)].forEach(({ ref, formula, style }, index) => {
    const rule = { type: 'expression' as const, priority: index + 1, formulae: [formula], style };
    sheet.addConditionalFormatting({ ref, rules: [rule] });
  });
}

/** A look that cells take on under a condition. */
interface Hint {
  readonly ref: string;
  readonly formula: string;
  readonly style: typeof notAskedStyle | typeof stillNeededStyle;
}

function notAskedHints(columns: readonly Slot[]): Hint[] {
  const found = new Map<string, number[]>();
  columns.forEach((slot, index) => {
    const formula = shownFormula(slot, addresses(columns));
    if (formula !== undefined) found.set(formula, [...(found.get(formula) ?? []), index]);
  });
  return [...found].map(([formula, indexes]) => ({
    ref: rangesOf(indexes),
    formula: `AND(${isBegun(columns)},NOT(${formula}))`,
    style: notAskedStyle,
  }));
}

function stillNeededHints(columns: readonly Slot[]): Hint[] {
  return columns.flatMap((slot, index) => {
    const conditions = neededWhen(slot, columns);
    if (conditions === undefined) return [];
    const isBlank = `LEN(TRIM(${addressAt(index)}))=0`;
    const formula = `AND(${[isBegun(columns), isBlank, ...conditions].join(',')})`;
    return [{ ref: rangesOf([index]), formula, style: stillNeededStyle }];
  });
}

/** What else must hold for a blank cell to be still needed; undefined when nothing asks for it. */
function neededWhen(slot: Slot, columns: readonly Slot[]): string[] | undefined {
  const { field, group } = slot;
  const isRequired = field.required === 'draft' || field.required === 'complete';
  if (!isRequired && field.isRequiredWhenShown !== true) return undefined;
  const shown = shownFormula(slot, addresses(columns));
  if (shown === undefined) return (field.shownWhen ?? group?.shownWhen) === undefined ? [] : undefined;
  if (group === undefined) return [shown];
  // An entry needs its fields only once it is begun.
  const members = columns.flatMap((other, index) =>
    other.group === group && other.number === slot.number ? [index] : [],
  );
  return [shown, hasValues(members)];
}

/** Whether anything is filled in in a row. */
function isBegun(columns: readonly Slot[]): string {
  return hasValues([...columns.keys()]);
}

/** Whether any of some neighbouring cells is filled in. */
function hasValues(columns: readonly number[]): string {
  return `COUNTA(${addressAt(columns[0] ?? 0)}:${addressAt(columns.at(-1) ?? 0)})>0`;
}

function addresses(columns: readonly Slot[]): AddressOf {
  return (path) => {
    const index = columns.findIndex((slot) => slot.path === path);
    return index < 0 ? undefined : addressAt(index);
  };
}

/** A column's cell in the first row, from which programs count on to the others. */
function addressAt(column: number): string {
  return `$${columnLetters(column)}${firstRow}`;
}

/** The cells of columns, which are in ascending order, with neighbours as one range. */
function rangesOf(columns: readonly number[]): string {
  const runs: [first: number, last: number][] = [];
  for (const column of columns) {
    const run = runs.at(-1);
    if (run !== undefined && run[1] === column - 1) run[1] = column;
    else runs.push([column, column]);
  }
  return runs
    .map(([first, last]) => `${columnLetters(first)}${firstRow}:${columnLetters(last)}${lastPreparedRow}`)
    .join(' ');
}
