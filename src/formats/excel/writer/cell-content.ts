import { serialOfDate } from '../../../model/dates.js';
import { withSeparators } from '../../../model/digits.js';
import type { Slot } from '../../../model/slot.js';
import type { ValueKind } from '../../../model/value-type.js';
import { fileProblem } from '../../file-problem.js';
import { AsWritten, filledValue, type WrittenRow } from '../../written-row.js';
import { withEscapes } from '../workbook/escapes.js';

/** The kinds of values that a sheet holds as numbers; all else is text, and never a formula. */
const numberKinds: ReadonlySet<ValueKind> = new Set(['decimal', 'money', 'whole number']);

/** What a cell holds; undefined when it is blank. */
export function cellContent(row: WrittenRow, slot: Slot): string | number | undefined {
  const value = filledValue(row, slot);
  if (value === undefined) return undefined;
  if (value instanceof AsWritten) return withEscapes(value.text);
  const { type } = slot.field;
  const text = type.format(value);
  if (type.isList) return withEscapes(fitting(text, slot));
  // As a serial number, since a Date would bring a time zone with it.
  if (type.kind === 'date') return serialOfDate(text);
  return numberKinds.has(type.kind) ? Number(text) : withEscapes(text);
}

/** The most characters that a cell holds; a program that opens a workbook with more calls it damaged. */
const longestCell = 32_767;

/** @throws FileProblem for a list that is longer than a cell; all other values are shorter */
function fitting(list: string, { header }: Slot): string {
  if (list.length <= longestCell) return list;
  const most = withSeparators(longestCell);
  const message = `${header} has more than the ${most} characters that a workbook's cell holds. Write the activities as XML or tab-delimited text instead.`;
  throw fileProblem('too-large', message);
}
