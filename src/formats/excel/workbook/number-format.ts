/** Excel's own date and time formats, those of East Asian editions included. They stand in no styles part. */
const builtInDates = new Set([
  ...numbers(14, 22),
  ...numbers(27, 36),
  ...numbers(45, 47),
  ...numbers(50, 58),
]);

function numbers(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, index) => from + index);
}

/** Whether one of Excel's own number formats shows a date or time. */
export function isBuiltInDateFormat(id: number): boolean {
  return builtInDates.has(id);
}

// What is not a code: quoted and escaped text, padding, colours, conditions and locales, "General" and exponents.
const notCodes = /"[^"]*"?|\\.|[_*].|\[[^\]]*\]?|general|e[+-]/gis;
const literals = /"[^"]*"?|\\./gs;
const elapsedTime = /\[(?:h+|m+|s+)\]/i;
const dateCode = /[ymdhs]/i;

/** Whether a format such as `mm/dd/yyyy` or `[h]:mm` shows a number as a date or time. */
export function isDateFormat(format: string): boolean {
  const codes = format.replace(literals, '');
  return elapsedTime.test(codes) || dateCode.test(format.replace(notCodes, ''));
}
