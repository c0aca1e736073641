import { type Activity, emptyActivity, emptyEntry, entriesOf, setValue } from '../../src/model/activity.js';
import { fields, groups } from '../../src/model/dictionary.js';
import type { Field } from '../../src/model/field.js';

/** What fields hold that take only some texts. */
const ownValues: Readonly<Record<string, string>> = {
  activityId: '210016971',
  country: 'USA',
  state: 'IL',
  postalCode: '60007',
  url: 'https://example.org/cme',
};

/** Two values of a field that differ from each other and from a blank. */
export function twoValues(field: Field): readonly [unknown, unknown] {
  const { kind, isList, vocabulary } = field.type;
  const [first = 'One', second = 'Two'] = vocabulary?.labels ?? [];
  if (isList) return [[first], [first, second]];
  if (kind === 'yes/no') return [true, false];
  if (kind === 'date') return ['2021-05-20', '2021-11-11'];
  if (kind === 'option' || kind === 'text') return [ownValues[field.key] ?? first, second];
  return [2000, 2525];
}

/** An activity with something in every field, and two entries in every group. */
export function filledActivity(): Activity {
  const activity = emptyActivity();
  for (const field of fields) setValue(activity, field, twoValues(field)[0]);
  for (const group of groups) {
    for (const which of [0, 1] as const) {
      const entry = emptyEntry(group);
      for (const member of Object.values(group.members)) {
        entry[member.key] = ownValues[member.key] ?? twoValues(member)[which];
      }
      entriesOf(activity, group).push(entry);
    }
  }
  return activity;
}
