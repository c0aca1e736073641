import { describe, expect, test } from 'vitest';
import { date, decimal, decimalText, money, wholeNumber, yesNo } from '../../src/model/number-types.js';
import { describeType, reading } from './reading.js';

describeType('yes/no', yesNo(), {
  accepted: [
    ...['Yes', 'yes', 'YES', ' yes ', 'Y', 'y', 'True', 'TRUE', 'true', '1', 1, true].map(
      (written) => [written, true] as const,
    ),
    ...['No', 'no', 'NO', 'N', 'n', 'False', 'FALSE', '0', 0, false].map(
      (written) => [written, false] as const,
    ),
  ],
  refused: [
    ['maybe', 'invalid-yes-no', 'Enter Yes or No in Field, not "maybe".'],
    ['Yes; No', 'invalid-yes-no', 'not "Yes; No"'],
    ['2', 'invalid-yes-no', 'Yes or No'],
    [-1, 'invalid-yes-no', 'Yes or No'],
    ['yes!', 'invalid-yes-no', 'Yes or No'],
    ['ja', 'invalid-yes-no', 'Yes or No'],
  ],
});

describeType('credits, in hundredths', decimal(), {
  accepted: [
    ['20', 2000],
    ['20.0', 2000],
    ['20.', 2000],
    ['.5', 50],
    ['0.25', 25],
    ['20.250', 2025],
    ['1,250.50', 125050],
    ['007', 700],
    ['0.01', 1],
    ['9,999,999,999,999.99', 999999999999999],
    [20, 2000],
    [1.1, 110],
    [0.30000000000000004, 30],
    [4.35, 435],
  ],
  refused: [
    ['0', 'invalid-number', 'greater than zero, such as 20 or 1.25, not "0"'],
    ['0.00', 'invalid-number', 'greater than zero'],
    ['-1', 'invalid-number', 'greater than zero'],
    ['+1', 'invalid-number', 'greater than zero'],
    ['1e3', 'invalid-number', 'greater than zero'],
    ['1.125', 'invalid-number', 'at most two decimal places, not "1.125"'],
    [1 / 3, 'invalid-number', 'at most two decimal places'],
    ['1,25', 'invalid-number', 'greater than zero'],
    ['1.250,50', 'invalid-number', 'greater than zero'],
    ['12,34,567', 'invalid-number', 'greater than zero'],
    ['1 250', 'invalid-number', 'greater than zero'],
    ['20 credits', 'invalid-number', 'greater than zero'],
    ['twenty', 'invalid-number', 'greater than zero'],
    ['$20', 'invalid-number', 'greater than zero'],
    ['.', 'invalid-number', 'greater than zero'],
    ['٢٠', 'invalid-number', 'greater than zero'],
    ['Infinity', 'invalid-number', 'greater than zero'],
    ['0x10', 'invalid-number', 'greater than zero'],
    ['99999999999999.99', 'invalid-number', 'greater than zero'],
    [1e21, 'invalid-number', 'greater than zero'],
    [0.001, 'invalid-number', 'at most two decimal places'],
    [true, 'invalid-number', 'not "TRUE"'],
  ],
});

describeType('dollars, in cents', money(), {
  accepted: [
    ['10000', 1000000],
    ['$10,000', 1000000],
    ['$ 10,000.5', 1000050],
    ['0.01', 1],
    ['$.99', 99],
    [19.99, 1999],
    [1234.1, 123410],
  ],
  refused: [
    ['0', 'invalid-number', 'such as 10000 or 1250.50, not "0"'],
    ['$-5', 'invalid-number', 'greater than zero'],
    ['-$5', 'invalid-number', 'greater than zero'],
    ['($5)', 'invalid-number', 'greater than zero'],
    ['10.001', 'invalid-number', 'at most two decimal places'],
    ['10000 USD', 'invalid-number', 'greater than zero'],
    ['€100', 'invalid-number', 'greater than zero'],
    ['$', 'invalid-number', 'greater than zero'],
    ['$$5', 'invalid-number', 'not "$$5"'],
  ],
});

describeType('a whole number', wholeNumber(), {
  accepted: [
    ['0', 0],
    ['1067', 1067],
    ['1,067', 1067],
    ['20.0', 20],
    ['20.00', 20],
    [0, 0],
    [1067, 1067],
    [{ kind: 'date', serial: 25, date1904: false }, 25],
  ],
  refused: [
    ['20.5', 'invalid-number', 'a whole number such as 0 or 25, not "20.5"'],
    ['20.001', 'invalid-number', 'a whole number'],
    ['-1', 'invalid-number', 'a whole number'],
    ['1e2', 'invalid-number', 'a whole number'],
    ['ten', 'invalid-number', 'a whole number'],
    ['10,67', 'invalid-number', 'a whole number'],
    [0.5, 'invalid-number', 'a whole number'],
    [false, 'invalid-number', 'not "FALSE"'],
  ],
});

describeType('a date', date(), {
  accepted: [
    ['2021-05-20', '2021-05-20'],
    ['2021-5-2', '2021-05-02'],
    ['05/20/2021', '2021-05-20'],
    ['5/2/2021', '2021-05-02'],
    ['05-20-2021', '2021-05-20'],
    ['2/29/2024', '2024-02-29'],
    ['1/1/1990', '1990-01-01'],
    ['12/31/9999', '9999-12-31'],
    ['2021-05-20T00:00', '2021-05-20'],
    ['2021-05-20T00:00:00Z', '2021-05-20'],
    ['2021-05-20 00:00:00.000', '2021-05-20'],
    ['2021-05-20T00:00:00+09:00', '2021-05-20'],
    ['2021-05-20T00:00:00-1130', '2021-05-20'],
    [44336, '2021-05-20'],
    [{ kind: 'date', serial: 44336, date1904: false }, '2021-05-20'],
    [{ kind: 'date', serial: 42874, date1904: true }, '2021-05-20'],
    [32874, '1990-01-01'],
  ],
  repaired: [
    [
      '2021-05-20T23:59:59Z',
      '2021-05-20',
      'repaired-value',
      '"2021-05-20T23:59:59Z" has a time of day; only the date 05/20/2021 is kept',
    ],
    ['2021-05-20T23:30:00-05:00', '2021-05-20', 'repaired-value', 'only the date 05/20/2021'],
    ['2021-05-20 00:01', '2021-05-20', 'repaired-value', 'only the date 05/20/2021'],
    [44336.99, '2021-05-20', 'repaired-value', 'only the date 05/20/2021'],
    [
      { kind: 'date', serial: 44336.5, date1904: false },
      '2021-05-20',
      'repaired-value',
      'only the date 05/20/2021',
    ],
  ],
  refused: [
    ['02/30/2021', 'invalid-date', '"02/30/2021" is not in the calendar'],
    ['2021-02-29', 'invalid-date', 'is not in the calendar'],
    ['2/29/2100', 'invalid-date', 'is not in the calendar'],
    ['04/31/2021', 'invalid-date', 'is not in the calendar'],
    ['00/10/2021', 'invalid-date', 'is not in the calendar'],
    ['2021-00-10', 'invalid-date', 'is not in the calendar'],
    ['13/13/2021', 'invalid-date', 'is not in the calendar'],
    ['20/05/2021', 'invalid-date', 'month first, not "20/05/2021". Did you mean 05/20/2021?'],
    ['31-12-2021', 'invalid-date', 'Did you mean 12/31/2021?'],
    ['5/20/21', 'invalid-date', 'the year of Field with four digits'],
    ['05-20-21', 'invalid-date', 'four digits'],
    ['5/20-2021', 'invalid-date', 'month/day/year'],
    ['20.05.2021', 'invalid-date', 'month/day/year, such as 05/20/2021, not "20.05.2021"'],
    ['May 20, 2021', 'invalid-date', 'month/day/year'],
    ['20210520', 'invalid-date', 'month/day/year'],
    ['2021/05/20', 'invalid-date', 'month/day/year'],
    ['44336', 'invalid-date', 'month/day/year'],
    ['2021-05-20T', 'invalid-date', 'month/day/year'],
    ['2021-05-20 noon', 'invalid-date', 'month/day/year'],
    ['today', 'invalid-date', 'month/day/year'],
    ['12/31/1989', 'invalid-date', 'is too long ago'],
    [20, 'invalid-date', 'holds the number 20, which is not a date'],
    [32873, 'invalid-date', 'holds the number 32873'],
    [0, 'invalid-date', 'holds the number 0'],
    [-1, 'invalid-date', 'holds the number -1'],
    [1e15, 'invalid-date', 'is not a date'],
    [{ kind: 'date', serial: 32872, date1904: false }, 'invalid-date', 'is not a date'],
    [true, 'invalid-date', 'month/day/year'],
  ],
});

describe('a bare number in a date field', () => {
  test('counts from the calendar of its workbook', () => {
    expect(reading(date(), 42874, true).value).toBe('2021-05-20');
    expect(reading(date(), 42874, false).value).toBe('2017-05-19');
  });
});

describe('hundredths as text', () => {
  test.each([
    [1, '0.01', '0.01'],
    [10, '0.1', '0.10'],
    [25, '0.25', '0.25'],
    [100, '1', '1.00'],
    [2000, '20', '20.00'],
    [100000, '1000', '1000.00'],
    [100010, '1000.1', '1000.10'],
    [999999999999999, '9999999999999.99', '9999999999999.99'],
  ])('%i is %s, with all places %s', (value, short, full) => {
    expect(decimalText(value)).toBe(short);
    expect(decimalText(value, true)).toBe(full);
  });
});
