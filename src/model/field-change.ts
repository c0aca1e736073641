import { slotAtPath } from './slot.js';

/** A change of one field: what it held before and holds now, as JSON reports carry it. */
export interface FieldChange {
  /** The field's path, such as `monetarySupport[1].amount`. */
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The changes that mean something: a blank that became the No it stands for is none. */
export function meaningfulChanges(changes: readonly FieldChange[]): FieldChange[] {
  return changes.filter(({ field, before, after }) => {
    const blankMeans = slotAtPath(field)?.field.blankMeans;
    return blankMeans === undefined || (before ?? blankMeans) !== (after ?? blankMeans);
  });
}
