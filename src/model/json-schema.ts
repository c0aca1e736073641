import { dictionary } from './dictionary.js';
import type { Field } from './field.js';
import { statuses } from './status.js';
import type { ValueKind, ValueType } from './value-type.js';

type Schema = Readonly<Record<string, unknown>>;

/** What JSON holds for one value of each kind, as `activityJson` writes it. */
const valueOfKind: Readonly<Record<ValueKind, (type: ValueType<unknown>) => Schema>> = {
  text: ({ maxLength }) => ({
    type: 'string',
    minLength: 1,
    ...(maxLength === undefined ? {} : { maxLength }),
  }),
  'yes/no': () => ({ type: 'boolean' }),
  date: () => ({ type: 'string', format: 'date' }),
  decimal: () => ({ type: 'number', exclusiveMinimum: 0 }),
  money: () => ({ type: 'string', pattern: '^[0-9]+\\.[0-9]{2}$' }),
  'whole number': () => ({ type: 'integer', minimum: 0 }),
  option: ({ vocabulary }) => ({ enum: [...(vocabulary?.labels ?? [])] }),
};

function fieldSchema({ type, header, help }: Field): Schema {
  const value = valueOfKind[type.kind](type);
  const about = { title: header.replace('{n}', 'N'), description: help };
  if (type.isList) return { ...about, type: 'array', items: value, uniqueItems: true };
  return { ...about, anyOf: [value, { type: 'null' }] };
}

function objectSchema(properties: Readonly<Record<string, Schema>>): Schema {
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}

/** The JSON Schema (2020-12) of an activity as JSON reports carry it, with its status. Made from the dictionary. */
export function activityJsonSchema(): Schema {
  const properties: Record<string, Schema> = {};
  const objects: Record<string, Record<string, Schema>> = {};
  for (const entry of dictionary) {
    if (entry.kind === 'group') {
      const members = Object.values(entry.members).map(
        (member) => [member.key, fieldSchema(member)] as const,
      );
      properties[entry.key] = { type: 'array', items: objectSchema(Object.fromEntries(members)) };
      continue;
    }
    const [outer, inner] = entry.names;
    if (inner === undefined) properties[outer] = fieldSchema(entry);
    else {
      const members = { ...objects[outer], [inner]: fieldSchema(entry) };
      objects[outer] = members;
      properties[outer] = objectSchema(members);
    }
  }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'urn:pars-batch:activity:1',
    title: 'An activity',
    ...objectSchema({
      ...properties,
      status: { title: 'Status', enum: [...statuses] },
      statusReasons: { title: 'Why it has that status', type: 'array', items: { type: 'string' } },
    }),
  };
}
