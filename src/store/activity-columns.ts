import { fields, groups } from '../model/dictionary.js';
import type { Field, Group } from '../model/field.js';
import { remembered } from '../model/remembered.js';

/** The SQL name of a key: `cmePassport` is `cme_passport`, `outcomes.patientHealth` is `outcomes_patient_health`. */
export function sqlName(key: string): string {
  return key.replace('.', '_').replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}

/** The column of a field; numbers that are kept in smaller units say so. */
export function columnName(field: Field): string {
  const units = { decimal: '_hundredths', money: '_cents' } as const;
  const unit = field.type.kind === 'decimal' || field.type.kind === 'money' ? units[field.type.kind] : '';
  return sqlName(field.key) + unit;
}

/** The fields with a column in `activities`, but for the key. */
export const columnFields = fields.filter((field) => field.key !== 'activityId');

/** A group's table and what is in it. */
export interface GroupTable {
  readonly group: Group;
  readonly table: string;
  readonly columnFields: readonly Field[];
}

/** The groups that are kept as entries of an activity; occurrences are activities of their own. */
export const groupTables: readonly GroupTable[] = groups
  .filter((group) => group.key !== 'occurrences')
  .map((group) => ({ group, table: sqlName(group.key), columnFields: Object.values(group.members) }));

/** An Activity ID as people see it: nine digits. */
export function shownId(activityId: number): string {
  return String(activityId).padStart(9, '0');
}

/** What SQLite can hold: yes/no as 1 and 0, lists as JSON. */
export type SqlValue = string | number | null;

/** A value as its column holds it. */
export function toSql(value: unknown): SqlValue {
  if (typeof value === 'boolean') return Number(value);
  if (typeof value !== 'object' || value === null) return value as SqlValue;
  return (value as readonly string[]).length === 0
    ? null
    : jsonOf((value as readonly string[]).join(between));
}

/** A character that no list has in its values. */
const between = '\n';

/** A list, joined, as JSON. */
const jsonOf = remembered((joined) => JSON.stringify(joined.split(between)));

/** The value that a column holds. */
export function fromSql({ type }: Field, value: SqlValue): unknown {
  if (type.isList) return value === null ? [] : JSON.parse(value as string);
  return type.kind === 'yes/no' && value !== null ? value === 1 : value;
}
