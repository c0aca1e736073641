import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  calendarDate,
  dateOfSerial,
  daysInMonth,
  localDate,
  serialOfDate,
  shortDate,
  shownDate,
  yearsLater,
} from '../../src/model/dates.js';
import { date } from '../../src/model/number-types.js';
import { reading } from './reading.js';
import { inEveryTimeZone } from './time-zones.js';

/** Days that there are, from year 1 to 9999, as year, month and day. */
const days = fc
  .tuple(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1, max: 12 }), fc.nat(30))
  .map(([year, month, day]) => [year, month, 1 + (day % daysInMonth(year, month))] as const);

describe('the calendar', () => {
  test.each([
    [2021, 5, 20, '2021-05-20'],
    [2024, 2, 29, '2024-02-29'],
    [2000, 2, 29, '2000-02-29'],
    [1900, 2, 29, undefined],
    [2023, 2, 29, undefined],
    [2021, 4, 31, undefined],
    [2021, 13, 1, undefined],
    [2021, 0, 1, undefined],
    [2021, 1, 0, undefined],
    [7, 1, 1, '0007-01-01'],
  ])('%i, %i, %i is %s', (year, month, day, expected) => {
    expect(calendarDate(year, month, day)).toBe(expected);
  });

  test('is that of the standard library, for every day', () => {
    fc.assert(
      fc.property(days, ([year, month, day]) => {
        const text = calendarDate(year, month, day) ?? '';
        expect(new Date(`${text}T00:00:00Z`).toISOString().slice(0, 10)).toBe(text);
      }),
    );
  });
});

inEveryTimeZone((timeZone) => {
  test('a serial number and its date are the same day', () => {
    fc.assert(
      fc.property(days, ([year, month, day]) => {
        const text = calendarDate(year, month, day) ?? '';
        expect(dateOfSerial(serialOfDate(text), false)).toBe(text);
      }),
    );
  });

  test.each([
    [44336, false, '2021-05-20'],
    [44336.999, false, '2021-05-20'],
    [42874, true, '2021-05-20'],
    [61, false, '1900-03-01'],
    [0, true, '1904-01-01'],
    [2958465, false, '9999-12-31'],
    [2958466, false, undefined],
    [1e300, false, undefined],
  ])('serial number %d (1904: %s) is %s', (serial, date1904, expected) => {
    expect(dateOfSerial(serial, date1904)).toBe(expected);
  });

  test.each([
    ['2021-03-14', '2021-03-14'],
    ['3/14/2021', '2021-03-14'],
    ['11/7/2021', '2021-11-07'],
    ['12/31/2021', '2021-12-31'],
    ['2022-01-01T00:00:00Z', '2022-01-01'],
    ['2021-12-31T00:00:00+14:00', '2021-12-31'],
    [44269, '2021-03-14'],
    [{ kind: 'date', serial: 42807, date1904: true } as const, '2021-03-14'],
  ])('%j is stored as %s', (written, stored) => {
    expect(reading(date(), written)).toEqual({ value: stored, remarks: [] });
  });

  test('a date and time of day keeps the day that was written', () => {
    expect(reading(date(), '2021-12-31T23:59:59Z').value).toBe('2021-12-31');
    expect(reading(date(), '2022-01-01T00:00:01Z').value).toBe('2022-01-01');
    expect(reading(date(), 44561.9999).value).toBe('2021-12-31');
  });

  test('every day is written and read back as the same', () => {
    const later = days.filter(([year]) => year >= 1990);
    fc.assert(
      fc.property(later, ([year, month, day]) => {
        const text = calendarDate(year, month, day) ?? '';
        for (const written of [date().format(text), shownDate(text), shortDate(text), serialOfDate(text)]) {
          expect(reading(date(), written)).toEqual({ value: text, remarks: [] });
        }
      }),
    );
  });

  test('today is the day that the clock on the wall says', () => {
    const moment = new Date('2021-12-31T15:30:00Z');
    const days: Record<string, string> = {
      'America/Chicago': '2021-12-31',
      UTC: '2021-12-31',
      'Asia/Tokyo': '2022-01-01',
      'Pacific/Kiritimati': '2022-01-01',
    };
    expect(localDate(moment)).toBe(days[timeZone]);
  });
});

describe('a date for people', () => {
  test('is shown month first', () => {
    expect(shownDate('2021-05-02')).toBe('05/02/2021');
    expect(shortDate('2021-05-02')).toBe('5/2/2021');
  });
});

describe('years later', () => {
  test.each([
    ['2026-07-01', 1, '2027-07-01'],
    ['2023-07-01', 3, '2026-07-01'],
    ['2024-02-29', 1, '2025-03-01'],
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-12-31', 10, '2034-12-31'],
  ])('%s and %i years is %s', (from, years, expected) => {
    expect(yearsLater(from, years)).toBe(expected);
  });

  test('is a day of the calendar, as many years on, and in order', () => {
    const early = days.filter(([year]) => year < 9900);
    fc.assert(
      fc.property(early, early, fc.integer({ min: 1, max: 20 }), (one, other, years) => {
        const [first = '', second = ''] = [calendarDate(...one) ?? '', calendarDate(...other) ?? ''].sort();
        const later = yearsLater(first, years);
        expect(later.slice(0, 4)).toBe(String(Number(first.slice(0, 4)) + years).padStart(4, '0'));
        expect(new Date(`${later}T00:00:00Z`).toISOString().slice(0, 10)).toBe(later);
        expect(later <= yearsLater(second, years)).toBe(true);
      }),
    );
  });
});
