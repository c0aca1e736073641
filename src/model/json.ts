import { type Activity, entriesOf, fieldValue } from './activity.js';
import { fields, groups } from './dictionary.js';
import type { Field } from './field.js';
import { decimalText } from './number-types.js';

/** A value as JSON reports carry it: credits as a number, dollars as a text with two decimals, all else as it is. */
export function jsonValue(field: Field, value: unknown): unknown {
  if (value === null) return null;
  if (field.type.kind === 'decimal') return Number(decimalText(value as number));
  if (field.type.kind === 'money') return decimalText(value as number, true);
  return value;
}

/** The canonical value that a JSON report carries. */
export function valueOfJson(field: Field, json: unknown): unknown {
  if (json === null) return null;
  if (field.type.kind === 'decimal' || field.type.kind === 'money') return Math.round(Number(json) * 100);
  return json;
}

/** An activity as JSON reports carry it, with the keys of the dictionary in its order. */
export function activityJson(activity: Activity): Record<string, unknown> {
  const json: Record<string, unknown> = {};
  for (const field of fields) {
    const [outer, inner] = field.names;
    const value = jsonValue(field, fieldValue(activity, field));
    if (inner === undefined) json[outer] = value;
    else json[outer] = { ...(json[outer] as object | undefined), [inner]: value };
  }
  for (const group of groups) {
    json[group.key] = entriesOf(activity, group).map((entry) =>
      Object.fromEntries(
        Object.values(group.members).map((member) => [member.key, jsonValue(member, entry[member.key])]),
      ),
    );
  }
  return json;
}
