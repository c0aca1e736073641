import { z } from 'zod';
import type { Activity } from './activity.js';
import { dictionary } from './dictionary.js';
import type { Field, Group } from './field.js';
import { parseRaw, type ValueKind, type ValueType } from './value-type.js';

/** One canonical value of each kind; what else holds of texts and lists, their value types know. */
const valueOfKind: Readonly<Record<ValueKind, (type: ValueType<unknown>) => z.ZodType>> = {
  text: ({ maxLength }) =>
    z
      .string()
      .min(1)
      .meta(maxLength === undefined ? {} : { maxLength }),
  'yes/no': () => z.boolean(),
  date: () => z.iso.date(),
  decimal: () => z.int().positive(),
  money: () => z.int().positive(),
  'whole number': () => z.int().nonnegative(),
  option: ({ vocabulary }) => z.enum([...(vocabulary?.labels ?? [])]),
};

function fieldSchema(field: Field): z.ZodType {
  const { type, header } = field;
  const value = valueOfKind[type.kind](type);
  if (!type.isList && type.kind !== 'text') return value.nullable();
  const whole = type.isList ? z.array(value) : value;
  // Whether a text is tidy, or a list in order and without repetitions, is said once: by how it is read.
  const canonical = whole.refine((read) => isReadAsItself(type, read, header), {
    message: `${header} is not as it is stored.`,
  });
  return type.isList ? canonical : canonical.nullable();
}

function isReadAsItself(type: ValueType<unknown>, value: unknown, header: string): boolean {
  const read = parseRaw(type, value as string | readonly string[], header, false);
  return JSON.stringify(read) === JSON.stringify(value);
}

function groupSchema(group: Group): z.ZodType {
  const members = Object.values(group.members).map((member) => [member.key, fieldSchema(member)] as const);
  return z.array(z.strictObject(Object.fromEntries(members)));
}

type Shape = Record<string, z.ZodType>;

function activityShape(): Shape {
  const shape: Shape = {};
  const objects: Record<string, Shape> = {};
  for (const entry of dictionary) {
    if (entry.kind === 'group') {
      shape[entry.key] = groupSchema(entry);
      continue;
    }
    const [outer, inner] = entry.names;
    if (inner === undefined) shape[outer] = fieldSchema(entry);
    else {
      objects[outer] = { ...objects[outer], [inner]: fieldSchema(entry) };
      shape[outer] = z.strictObject(objects[outer]);
    }
  }
  return shape;
}

/**
 * What a canonical activity is, made from the dictionary: all fields and no others, each null (a list empty) or a
 * value as it is stored: dates as `YYYY-MM-DD`, credits in hundredths, dollars in cents. It says nothing of what a
 * complete activity needs; rules do.
 */
export const activitySchema = z.strictObject(activityShape()) as unknown as z.ZodType<Activity>;
