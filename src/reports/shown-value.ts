import { localDate, shownDate } from '../model/dates.js';
import { withSeparators } from '../model/digits.js';
import type { Field } from '../model/field.js';

/** A value of a field, as JSON reports carry it, in the words of the form; empty for a blank. */
export function shownJson(field: Field | undefined, value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  if (Array.isArray(value)) return value.join('; ');
  switch (field?.type.kind) {
    case 'date':
      return shownDate(String(value));
    case 'whole number':
      return withSeparators(Number(value));
    case 'money':
      return `$${withSeparators(String(value))}`;
    default:
      return String(value);
  }
}

/** A moment (ISO date and time in UTC) where the person is: 05/20/2021 14:05. */
export function shownMoment(at: string): string {
  const moment = new Date(at);
  const [hours, minutes] = [moment.getHours(), moment.getMinutes()].map((part) =>
    String(part).padStart(2, '0'),
  );
  return `${shownDate(localDate(moment))} ${hours}:${minutes}`;
}
