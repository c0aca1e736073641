import { describe, expect, test } from 'vitest';
import { isBuiltInDateFormat, isDateFormat } from '../../../src/formats/excel/workbook/number-format.js';

describe('formats that show dates or times', () => {
  test.each([
    'mm/dd/yyyy',
    'YYYY-MM-DD',
    'm/d/yy h:mm',
    'mmm-yy',
    'dddd',
    '[$-409]d-mmm-yyyy;@',
    '[$-F800]dddd\\,\\ mmmm\\ dd\\,\\ yyyy',
    'yyyy"年"m"月"d"日"',
    '[h]:mm:ss',
    '[mm]',
    'h:mm AM/PM',
    '[Red]yyyy',
    '_-yyyy_-',
    '"on" d "of" mmmm',
    '0;0;0;d',
    '"\\"d',
  ])('%s', (format) => {
    expect(isDateFormat(format)).toBe(true);
  });
});

describe('formats that do not, though they have letters of dates', () => {
  test.each([
    'General',
    'general',
    '0.00',
    '#,##0.00_);[Red]\\(#,##0.00\\)',
    '_-* #,##0.00_-;-* #,##0.00_-;_-* "-"??_-;_-@_-',
    '0\\d',
    '0.0\\ \\h\\r\\s',
    '_D_M_Y0',
    '*d0',
    '0 "days"',
    '"Amended" 0',
    '"unclosed days',
    '[Red]0',
    '[Magenta][>100]0',
    '[$USD] 0',
    '[$-409]0',
    '0.00E+00',
    '@',
  ])('%s', (format) => {
    expect(isDateFormat(format)).toBe(false);
  });
});

test("Excel's own date formats", () => {
  const dates = Array.from({ length: 170 }, (_, id) => id).filter(isBuiltInDateFormat);
  const times = [45, 46, 47];
  const eastAsian = [27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 50, 51, 52, 53, 54, 55, 56, 57, 58];
  expect(new Set(dates)).toEqual(new Set([14, 15, 16, 17, 18, 19, 20, 21, 22, ...times, ...eastAsian]));
});
