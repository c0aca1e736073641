/**
 * Calendar dates as `YYYY-MM-DD` texts. They compare as texts, carry no time zone, and never pass through a
 * `Date` in local time, so none can shift by a day.
 */

const daysInMonths = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

function isLeapYear(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}

export function daysInMonth(year: number, month: number): number {
  return month === 2 && isLeapYear(year) ? 29 : (daysInMonths[month - 1] ?? 0);
}

/** The date of a year, month and day; undefined when there is no such day. */
export function calendarDate(year: number, month: number, day: number): string | undefined {
  if (month < 1 || month > 12 || day < 1 || day > daysInMonth(year, month)) return undefined;
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

const DAY = 86_400_000;
/** Day 0 of a workbook's calendar. Excel's 1900 calendar has a 29 February 1900, hence 30 December 1899. */
const epochs = { date1900: Date.UTC(1899, 11, 30), date1904: Date.UTC(1904, 0, 1) };

/**
 * The date of an Excel serial number, its time of day dropped.
 * @param serial days since the workbook's epoch
 * @param date1904 whether the workbook counts from 1904
 */
export function dateOfSerial(serial: number, date1904: boolean): string | undefined {
  const time = (date1904 ? epochs.date1904 : epochs.date1900) + Math.floor(serial) * DAY;
  const date = new Date(time);
  if (Number.isNaN(date.getTime()) || date.getUTCFullYear() > 9999 || date.getUTCFullYear() < 0)
    return undefined;
  return date.toISOString().slice(0, 10);
}

/** The Excel serial number (1900 calendar) of a date. */
export function serialOfDate(date: string): number {
  return Math.round((Date.parse(`${date}T00:00:00Z`) - epochs.date1900) / DAY);
}

/** A date as the form shows it: 05/20/2021. */
export function shownDate(date: string): string {
  return `${date.slice(5, 7)}/${date.slice(8, 10)}/${date.slice(0, 4)}`;
}

/** A date as a spreadsheet in the United States shows it: 5/20/2021. */
export function shortDate(date: string): string {
  return `${Number(date.slice(5, 7))}/${Number(date.slice(8, 10))}/${date.slice(0, 4)}`;
}

/** The same day a number of years later; 29 February becomes 1 March where there is none. */
export function yearsLater(date: string, years: number): string {
  const year = Number(date.slice(0, 4)) + years;
  const month = Number(date.slice(5, 7));
  return calendarDate(year, month, Number(date.slice(8, 10))) ?? `${String(year).padStart(4, '0')}-03-01`;
}

/** The date of a clock's moment, where the person is. */
export function localDate(moment: Date): string {
  return calendarDate(moment.getFullYear(), moment.getMonth() + 1, moment.getDate()) ?? '';
}
