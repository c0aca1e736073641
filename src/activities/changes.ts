import { type Activity, entriesOf, fieldValue, memberPath } from '../model/activity.js';
import { fields, groups } from '../model/dictionary.js';
import type { Field } from '../model/field.js';
import type { FieldChange } from '../model/file-result.js';
import { jsonValue } from '../model/json.js';

/** The fields in which two activities differ, in the form's order. Their numbers are not compared. */
export function changesBetween(before: Activity, after: Activity): FieldChange[] {
  const changes: FieldChange[] = [];
  const compare = (path: string, field: Field, old: unknown, now: unknown) => {
    const blank = field.type.isList ? [] : null;
    const [from, to] = [jsonValue(field, old ?? blank), jsonValue(field, now ?? blank)];
    if (JSON.stringify(from ?? field.blankMeans) === JSON.stringify(to ?? field.blankMeans)) return;
    changes.push({ field: path, before: from, after: to });
  };
  for (const field of fields) {
    if (field.key !== 'activityId')
      compare(field.key, field, fieldValue(before, field), fieldValue(after, field));
  }
  for (const group of groups) {
    const [old, now] = [entriesOf(before, group), entriesOf(after, group)];
    for (let index = 0; index < Math.max(old.length, now.length); index += 1) {
      for (const member of Object.values(group.members)) {
        const path = memberPath(group.key, group.first + index, member.key);
        compare(path, member, old[index]?.[member.key], now[index]?.[member.key]);
      }
    }
  }
  return changes;
}
