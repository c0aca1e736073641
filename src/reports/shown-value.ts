import { shownDate } from '../model/dates.js';
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
      return Number(value).toLocaleString('en-US');
    case 'money':
      return `$${Number(value).toLocaleString('en-US', { minimumFractionDigits: 2 })}`;
    default:
      return String(value);
  }
}
