import type { CellValue } from 'exceljs';
import { isSpecial, type RawValue } from '../../../model/raw-value.js';
import type { ValueKind } from '../../../model/value-type.js';
import { withEscapes } from '../workbook/escapes.js';

/** A cell to write: its value, and a number format where the value needs one of its own. */
export interface RawCell {
  readonly value: CellValue;
  readonly numFmt?: string;
}

/** How many days later the dates of the 1904 system begin than those that we write. */
const days1904 = 1462;

/**
 * A cell that is read as the one it was read from. A formula is its last result; without one, it is an error.
 * @param kind what its column holds; undefined for a column that is not of the template
 * @param date1904 whether bare numbers in date columns count from 1904
 */
export function rawCell(raw: RawValue, kind: ValueKind | undefined, date1904: boolean): RawCell {
  if (typeof raw === 'string') return { value: withEscapes(raw) };
  if (typeof raw === 'number') return { value: kind === 'date' && date1904 ? raw + days1904 : raw };
  if (typeof raw === 'boolean') return { value: raw };
  if (!isSpecial(raw)) return { value: withEscapes(raw.join('; ')) };
  switch (raw.kind) {
    case 'date':
      return {
        value: raw.serial + (raw.date1904 ? days1904 : 0),
        numFmt: Number.isInteger(raw.serial) ? 'mm/dd/yyyy' : 'mm/dd/yyyy hh:mm',
      };
    case 'error':
      return errorCell(raw.code);
    case 'link':
      return { value: { text: withEscapes(raw.text), hyperlink: raw.address } };
    default:
      return errorCell('#N/A');
  }
}

function errorCell(error: string): RawCell {
  return { value: { error } as CellValue };
}
