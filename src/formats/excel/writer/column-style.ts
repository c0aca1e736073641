import type { Alignment, Borders } from 'exceljs';
import type { Field } from '../../../model/field.js';
import type { Slot } from '../../../model/slot.js';
import type { ValueKind, ValueType } from '../../../model/value-type.js';
import { choiceListOf } from './choice-lists.js';
import { colour, stepColours } from './colours.js';
import type { Section } from './sections.js';

/** How the cells of a column look. */
export interface ColumnStyle {
  /** In characters. */
  readonly width: number;
  readonly style: {
    readonly numFmt: string;
    readonly alignment: Partial<Alignment>;
    readonly border?: Partial<Borders>;
  };
}

/** Texts are formatted as such, so that Excel keeps the zeros in front of an id or a postal code. */
const asText = '@';

const numberFormats: Readonly<Record<ValueKind, string>> = {
  text: asText,
  option: asText,
  'yes/no': asText,
  date: 'mm/dd/yyyy',
  decimal: '0.00',
  money: '#,##0.00',
  'whole number': '0',
};

const multiLineWidth = 60;
const longTextWidth = 38;
const listWidth = 32;
const nameWidth = 22;
const usualWidth = 13;
/** What a drop-down's arrow and the cell's edges take. */
const arrowWidth = 4;
const starWidth = 2;
/** How much wider bold letters are than others. */
export const boldness = 1.15;
/** The most lines that a heading takes. */
const headingLines = 3;

/** How a column is formatted by the field it holds. */
export function columnStyle(slot: Slot): ColumnStyle {
  const { type } = slot.field;
  return {
    width: widthOf(slot),
    style: {
      numFmt: type.isList ? asText : numberFormats[type.kind],
      alignment: { vertical: 'top', wrapText: wrapsText(slot), ...sideOf(type) },
    },
  };
}

/**
 * How the columns of a section are formatted, so that its title has room and a line parts it from the one before.
 * @param place of the section, the first being 0
 */
export function sectionStyles({ title, step, columns }: Section, place: number): ColumnStyle[] {
  const line = { style: 'thin', color: colour(stepColours[step].band) } as const;
  const narrowest = Math.ceil((title.length * boldness + 2) / columns.length);
  return columns.map((slot, index) => {
    const { width, style } = columnStyle(slot);
    return {
      width: Math.max(width, narrowest),
      style: index === 0 && place > 0 ? { ...style, border: { left: line } } : style,
    };
  });
}

/** Dates stand on the left like texts, numbers away from the texts that follow them. */
function sideOf({ kind, isList }: ValueType<unknown>): Partial<Alignment> {
  if (isList || numberFormats[kind] === asText) return {};
  return kind === 'date' ? { horizontal: 'left' } : { horizontal: 'right', indent: 1 };
}

/** Whether a column's values are longer than it is wide, and take more lines instead. */
export function wrapsText({ field: { type } }: Slot): boolean {
  return type.isList || type.isMultiLine === true || isLongText(type);
}

function widthOf({ field, header }: Slot): number {
  const longestWord = Math.max(...header.split(' ').map((word) => word.length));
  const heading = Math.max(longestWord, Math.ceil(header.length / headingLines)) + starWidth;
  return Math.ceil(Math.max(contentWidth(field), heading * boldness));
}

function contentWidth(field: Field): number {
  const { type } = field;
  const choices = choiceListOf(field)?.choices ?? [];
  if (type.vocabulary !== undefined) {
    return Math.max(usualWidth, ...choices.map(({ label }) => label.length + arrowWidth));
  }
  if (type.isMultiLine === true) return multiLineWidth;
  if (type.isList) return listWidth;
  if (isLongText(type)) return longTextWidth;
  return choices.length > 0 || (type.maxLength ?? 0) > 2 * usualWidth ? nameWidth : usualWidth;
}

function isLongText({ kind, maxLength = 0 }: ValueType<unknown>): boolean {
  return kind === 'text' && maxLength > 200;
}
