import { declarations } from './declarations.js';
import { type Field, type Group, keyed, type Unkeyed } from './field.js';

/** The dictionary as the types of the canonical activity are inferred from it. */
export type Declarations = typeof declarations;
type DictionaryKey = keyof Declarations;

/** The keys of the repeatable groups. */
export type GroupKey = {
  [K in DictionaryKey]: Declarations[K] extends { kind: 'group' } ? K : never;
}[DictionaryKey];
/** The keys of the plain fields. */
export type FieldKey = Exclude<DictionaryKey, GroupKey>;

function withKeys(): readonly (Field | Group)[] {
  return Object.entries(declarations).map(([key, declared]) => {
    if (declared.kind === 'field') return keyed(declared as Unkeyed<Field>, key);
    const members = Object.entries(declared.members).map(
      ([name, member]) => [name, keyed(member as Unkeyed<Field>, name)] as const,
    );
    return { ...declared, key, members: Object.fromEntries(members) } as unknown as Group;
  });
}

/** Every field and group, in the order of the form. All else (columns, messages, tables, docs) derives from it. */
export const dictionary: readonly (Field | Group)[] = withKeys();

export const fields: readonly Field[] = dictionary.filter((entry) => entry.kind === 'field');
export const groups: readonly Group[] = dictionary.filter((entry) => entry.kind === 'group');

const byKey = new Map(dictionary.map((entry) => [entry.key, entry]));

/** The field of a key. */
export function fieldOf(key: FieldKey): Field {
  return byKey.get(key) as Field;
}

/** The group of a key. */
export function groupOf(key: GroupKey): Group {
  return byKey.get(key) as Group;
}
