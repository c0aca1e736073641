import { dateOfSerial, shortDate } from './dates.js';
import type { Parsed } from './finding.js';
import { Refusal, Repair, refuse } from './finding.js';
import type { RawValue } from './raw-value.js';
import { errorCodes, isSpecial, shownNumber } from './raw-value.js';
import type { Vocabulary } from './vocabulary.js';

/** Which kind of value a field holds. The store, the schema and the templates choose by it. */
export type ValueKind = 'text' | 'yes/no' | 'date' | 'decimal' | 'money' | 'whole number' | 'option';

/** How values of a field are read and written. `T` is the canonical value. */
export interface ValueType<T> {
  readonly kind: ValueKind;
  /** Whether the field holds several values. */
  readonly isList: boolean;
  /** One line for people: what may be written here. */
  readonly accepts: string;
  /** The choices, where there are some. */
  readonly vocabulary?: Pick<Vocabulary, 'labels' | 'options'>;
  /** The greatest length of a text, in characters (code points). */
  readonly maxLength?: number;
  /** Whether a text may have line breaks and tabs. */
  readonly isMultiLine?: boolean;
  /**
   * Reads what a person wrote.
   * @param text trimmed and not blank
   * @param header the field's heading, for the message
   */
  parse(text: string, header: string): Parsed<T>;
  /** Reads repeated elements; only lists can. */
  parseItems?(items: readonly string[], header: string): Parsed<T>;
  /** Reads a workbook's number as a serial date; only dates do. */
  parseSerial?(serial: number, date1904: boolean, header: string): Parsed<T>;
  /** Writes the value as a template holds it; `parse` reads it back. */
  format(value: T): string;
}

const printable = /^[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?$/;

/** A text in Unicode NFC, trimmed, with plain spaces and line feeds for their variants. */
export function tidy(text: string): string {
  if (printable.test(text)) return text;
  return text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .trim()
    .normalize('NFC');
}

/** What a person sees in the cell. */
export function shownValue(raw: RawValue): string {
  if (typeof raw === 'string') return raw;
  if (typeof raw === 'number') return shownNumber(raw);
  if (typeof raw === 'boolean') return raw ? 'TRUE' : 'FALSE';
  if (!isSpecial(raw)) return raw.join('; ');
  switch (raw.kind) {
    case 'date': {
      const date = dateOfSerial(raw.serial, raw.date1904);
      return date === undefined ? shownNumber(raw.serial) : shortDate(date);
    }
    case 'error':
      return raw.code;
    case 'link':
      return raw.text;
    default:
      return '';
  }
}

/** Whether a cell counts as empty. */
export function isBlank(raw: RawValue): boolean {
  if (typeof raw === 'string') return raw === '' || raw.trim() === '';
  if (typeof raw !== 'object') return false;
  if (isSpecial(raw)) return raw.kind === 'link' && raw.text.trim() === '';
  return raw.every((item) => item.trim() === '');
}

/**
 * Reads a raw value of any format as a value of this type.
 * @param date1904 whether bare numbers in date fields count from 1904
 */
export function parseRaw<T>(type: ValueType<T>, raw: RawValue, header: string, date1904: boolean): Parsed<T> {
  if (typeof raw === 'string') return parseText(type, tidy(raw), header);
  if (typeof raw === 'number') {
    if (type.parseSerial !== undefined) return type.parseSerial(raw, date1904, header);
    if (type.kind === 'text' && Math.abs(raw) > Number.MAX_SAFE_INTEGER) return lostDigits(header);
    return type.parse(shownNumber(raw), header);
  }
  if (typeof raw === 'boolean') return type.parse(raw ? 'TRUE' : 'FALSE', header);
  if (!isSpecial(raw)) return parseItems(type, raw, header);
  switch (raw.kind) {
    case 'date':
      return parseDateCell(type, raw.serial, raw.date1904, header);
    case 'link':
      return parseText(type, tidy(raw.text), header);
    case 'error':
      return cellError(raw.code, header);
    case 'uncalculated':
      return refuse(
        'formula-without-result',
        `${header} holds a formula without a result. Open the file in Excel and save it, or enter the value itself.`,
      );
    case 'merged':
      return refuse(
        'merged-cells',
        `${header} is part of the merged cells ${raw.range}. Unmerge them and fill in each row.`,
      );
  }
}

/** A spreadsheet's error stays one in every format: saved as text or as XML, it is no value either. */
function parseText<T>(type: ValueType<T>, text: string, header: string): Parsed<T> {
  if (text.includes('#')) {
    const items = type.isList ? text.split(/[;\n]/) : [text];
    const code = errorCodeAmong(items);
    if (code !== undefined) return cellError(code, header);
  }
  return type.parse(text, header);
}

function errorCodeAmong(items: readonly string[]): string | undefined {
  return items.map((item) => item.trim()).find((item) => errorCodes.has(item));
}

function cellError(code: string, header: string): Refusal {
  return refuse('cell-error', `${header} holds the spreadsheet error ${code}. Enter the value itself.`);
}

function parseItems<T>(type: ValueType<T>, items: readonly string[], header: string): Parsed<T> {
  const filled = items.map(tidy).filter((item) => item !== '');
  const code = errorCodeAmong(filled);
  if (code !== undefined) return cellError(code, header);
  if (type.parseItems !== undefined) return type.parseItems(filled, header);
  return type.parse(filled.join('\n'), header);
}

function parseDateCell<T>(type: ValueType<T>, serial: number, date1904: boolean, header: string): Parsed<T> {
  if (type.parseSerial !== undefined) return type.parseSerial(serial, date1904, header);
  if (type.kind !== 'text' && type.kind !== 'option') return type.parse(shownNumber(serial), header);
  const shown = shownValue({ kind: 'date', serial, date1904 });
  const parsed = type.parse(shown, header);
  if (parsed instanceof Refusal) return parsed;
  const remark = {
    rule: 'repaired-value' as const,
    message: `${header} is a date in the workbook and is read as the text ${shown}. Format the cell as text if something else was typed.`,
  };
  if (parsed instanceof Repair) return new Repair(parsed.value, [...parsed.remarks, remark]);
  return new Repair(parsed, [remark]);
}

function lostDigits(header: string): Refusal {
  return refuse(
    'invalid-number',
    `${header} is a number with more digits than a spreadsheet keeps. Format the cell as text and enter it again.`,
  );
}
