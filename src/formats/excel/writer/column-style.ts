import type { Alignment } from 'exceljs';
import type { Slot } from '../../../model/slot.js';
import type { ValueKind } from '../../../model/value-type.js';

/** How the cells of a column look. */
export interface ColumnStyle {
  /** In characters. */
  readonly width: number;
  readonly style: { readonly numFmt: string; readonly alignment: Partial<Alignment> };
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

const narrowest = 14;
const widest = 40;
const multiLineWidth = 60;

/** How a column is formatted by the field it holds. */
export function columnStyle({ field: { type }, header }: Slot): ColumnStyle {
  const isMultiLine = type.isMultiLine === true;
  const wanted = Math.max(
    narrowest,
    header.length + 3,
    type.isList ? widest : Math.min(type.maxLength ?? 0, widest),
  );
  return {
    width: isMultiLine ? multiLineWidth : Math.min(wanted, widest),
    style: {
      numFmt: type.isList ? asText : numberFormats[type.kind],
      alignment: { vertical: 'top', wrapText: isMultiLine },
    },
  };
}
