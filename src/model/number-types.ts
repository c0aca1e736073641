import { calendarDate, dateOfSerial, shownDate } from './dates.js';
import type { Parsed } from './finding.js';
import { quoted, Repair, refuse } from './finding.js';
import { shownNumber } from './raw-value.js';
import type { ValueType } from './value-type.js';
import type { Option } from './vocabulary.js';

const yes = { label: 'Yes', aliases: ['Y', 'True', '1'] };
const no = { label: 'No', aliases: ['N', 'False', '0'] };
const yesOrNo = { labels: [yes.label, no.label], options: [yes, no] };
const saysYes = writings(yes);
const saysNo = writings(no);

function writings({ label, aliases }: Required<Pick<Option, 'label' | 'aliases'>>): ReadonlySet<string> {
  return new Set([label, ...aliases].map((writing) => writing.toLowerCase()));
}

/** Yes or No, kept as a boolean. */
export function yesNo(): ValueType<boolean> {
  return {
    kind: 'yes/no',
    isList: false,
    accepts: 'Yes or No',
    vocabulary: yesOrNo,
    parse(value, header) {
      if (value === 'Yes') return true;
      if (value === 'No') return false;
      const key = value.toLowerCase();
      if (saysYes.has(key)) return true;
      if (saysNo.has(key)) return false;
      return refuse('invalid-yes-no', `Enter Yes or No in ${header}, not ${quoted(value)}.`);
    },
    format: (value) => (value ? 'Yes' : 'No'),
  };
}

// Digits with or without well-placed thousands separators, then decimals.
const plainNumber = /^(?:\d+|\d{1,3}(?:,\d{3})+)?(?:\.\d*)?$/;

// Nearly all numbers that people write.
const usualNumber = /^\d{1,12}(?:\.\d\d)?$/;

/** The whole hundredths of a decimal text, or why it has none. */
function hundredths(value: string): number | 'not a number' | 'too many places' {
  if (usualNumber.test(value)) {
    const point = value.length - 3;
    if (value[point] !== '.') return Number(value) * 100;
    return Number(value.slice(0, point)) * 100 + Number(value.slice(point + 1));
  }
  if (!plainNumber.test(value) || !/\d/.test(value)) return 'not a number';
  const [whole = '', decimals = ''] = value.replaceAll(',', '').split('.');
  const places = decimals.replace(/0+$/, '');
  if (places.length > 2) return 'too many places';
  const digits = `${whole}${places.padEnd(2, '0')}`.replace(/^0+/, '');
  return digits.length > 15 ? 'not a number' : Number(digits);
}

/** Hundredths as a plain decimal: 2000 is 20, 2025 is 20.25; with all places, 20.00 and 20.25. */
export function decimalText(value: number, hasAllPlaces = false): string {
  const digits = String(value).padStart(3, '0');
  const full = `${digits.slice(0, -2)}.${digits.slice(-2)}`;
  return hasAllPlaces ? full : full.replace(/\.?0+$/, '');
}

/** A decimal greater than zero with at most two places, kept in whole hundredths. */
export function decimal(): ValueType<number> {
  return {
    kind: 'decimal',
    isList: false,
    accepts: 'A number greater than zero with at most two decimal places, such as 20 or 1.25',
    parse: (value, header) => parseHundredths(value, header, value, 'such as 20 or 1.25'),
    format: (value) => decimalText(value),
  };
}

/** US dollars greater than zero, kept in whole cents. */
export function money(): ValueType<number> {
  return {
    kind: 'money',
    isList: false,
    accepts: 'US dollars greater than zero, such as 10000 or $1,250.50',
    parse: (value, header) =>
      parseHundredths(value.replace(/^\$\s*/, ''), header, value, 'such as 10000 or 1250.50'),
    format: (value) => decimalText(value, true),
  };
}

function parseHundredths(number: string, header: string, value: string, example: string): Parsed<number> {
  const parsed = hundredths(number);
  if (typeof parsed === 'number' && parsed > 0) return parsed;
  if (parsed === 'too many places') {
    return refuse('invalid-number', `Enter ${header} with at most two decimal places, not ${quoted(value)}.`);
  }
  return refuse(
    'invalid-number',
    `Enter ${header} as a number greater than zero, ${example}, not ${quoted(value)}.`,
  );
}

/** A count: zero or more. */
export function wholeNumber(): ValueType<number> {
  return {
    kind: 'whole number',
    isList: false,
    accepts: 'A whole number, 0 or more',
    parse(value, header) {
      const parsed = hundredths(value);
      if (typeof parsed === 'number' && parsed % 100 === 0) return parsed / 100;
      return refuse(
        'invalid-number',
        `Enter ${header} as a whole number such as 0 or 25, not ${quoted(value)}.`,
      );
    },
    format: String,
  };
}

const isoDate = /^(\d{4})-(\d{1,2})-(\d{1,2})(?:[T ](.*))?$/;
const isoTime = /^\d{2}:\d{2}(?::\d{2}(?:[.,]\d+)?)?\s*(?:Z|[+-]\d{2}(?::?\d{2})?)?$/i;
const usDate = /^(\d{1,2})([/-])(\d{1,2})\2(\d{4})$/;
const shortYear = /^(\d{1,2})([/-])(\d{1,2})\2(\d{2})$/;

/** A date of the form; the earliest that is taken for one. */
export const earliestDate = '1990-01-01';

/** A calendar date, kept as `YYYY-MM-DD`. */
export function date(): ValueType<string> {
  return {
    kind: 'date',
    isList: false,
    accepts: 'A date such as 05/20/2021 (month first) or 2021-05-20',
    parse(value, header) {
      const us = usDate.exec(value);
      if (us !== null) return parsedDate(Number(us[4]), Number(us[1]), Number(us[3]), value, header);
      const iso = isoDate.exec(value);
      if (iso !== null && (iso[4] === undefined || isoTime.test(iso[4]))) {
        const day = parsedDate(Number(iso[1]), Number(iso[2]), Number(iso[3]), value, header);
        const hasTime = iso[4] !== undefined && /[1-9]/.test(iso[4].slice(0, 8).replace(/[Z+-].*$/i, ''));
        return hasTime && typeof day === 'string' ? withoutTime(day, `${header} ${quoted(value)}`) : day;
      }
      if (shortYear.test(value)) {
        return refuse(
          'invalid-date',
          `Enter the year of ${header} with four digits, such as 05/20/2021, not ${quoted(value)}.`,
        );
      }
      return refuse(
        'invalid-date',
        `Enter ${header} as month/day/year, such as 05/20/2021, not ${quoted(value)}.`,
      );
    },
    parseSerial(serial, date1904, header) {
      const day = dateOfSerial(serial, date1904);
      const shown = shownNumber(serial);
      if (day === undefined || day < earliestDate) {
        return refuse(
          'invalid-date',
          `${header} holds the number ${shown}, which is not a date. Enter a date such as 05/20/2021.`,
        );
      }
      return Number.isInteger(serial) ? day : withoutTime(day, header);
    },
    format: (value) => value,
  };
}

function parsedDate(year: number, month: number, day: number, value: string, header: string): Parsed<string> {
  const parsed = calendarDate(year, month, day);
  if (parsed !== undefined && parsed >= earliestDate) return parsed;
  if (parsed !== undefined) {
    return refuse(
      'invalid-date',
      `${header} ${quoted(value)} is too long ago. Enter a date such as 05/20/2021.`,
    );
  }
  const swapped = usDate.test(value) ? calendarDate(year, day, month) : undefined;
  if (swapped !== undefined) {
    const suggestion = shownDate(swapped);
    return refuse(
      'invalid-date',
      `Enter ${header} with the month first, not ${quoted(value)}. Did you mean ${suggestion}?`,
      suggestion,
    );
  }
  return refuse(
    'invalid-date',
    `${header} ${quoted(value)} is not in the calendar. Enter a date such as 05/20/2021.`,
  );
}

function withoutTime(day: string, what: string): Repair<string> {
  const message = `${what} has a time of day; only the date ${shownDate(day)} is kept.`;
  return new Repair(day, [{ rule: 'repaired-value', message }]);
}
