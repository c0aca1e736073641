import type { GroupKey } from '../model/activity.js';
import { entriesOf, fieldValue, isEmptyValue, memberPath } from '../model/activity.js';
import { fields, groups } from '../model/dictionary.js';
import type { Condition, ConditionInput, Field } from '../model/field.js';
import { headerOfPath } from '../model/slot.js';
import type { Check, Report, RuleInput } from './rule.js';

const requiredFields = fields.filter((field) => field.required !== 'never');
const groupsWithRequired = groups
  .map((group) => ({
    group,
    members: Object.values(group.members).filter((member) => member.required !== 'never'),
  }))
  .filter(({ members }) => members.length > 0);

/** Every field that the dictionary says a complete activity needs, on a condition or without one. */
export const checkRequired: Check = (input, report) => {
  const { activity } = input;
  for (const field of requiredFields) {
    if (isEmptyValue(fieldValue(activity, field)))
      ask(field, field.key, activity as ConditionInput, input, report);
  }
  for (const { group, members } of groupsWithRequired) {
    const entries = entriesOf(activity, group);
    entries.forEach((entry, index) => {
      const number = input.numbers[group.key as GroupKey][index] ?? group.first + index;
      for (const member of members) {
        if (isEmptyValue(entry[member.key]))
          ask(member, memberPath(group.key, number, member.key), entry, input, report);
      }
    });
  }
};

function ask(field: Field, path: string, place: ConditionInput, input: RuleInput, report: Report): void {
  if (input.faulty.has(path)) return;
  const condition = typeof field.required === 'object' ? field.required : undefined;
  if (condition !== undefined && !condition.holds(input.activity as ConditionInput, place)) return;
  report(path, requiredMessage(headerOfPath(path) ?? field.header, condition));
}

function requiredMessage(header: string, condition: Condition | undefined): string {
  return condition === undefined ? `${header} is required.` : `${header} is required ${condition.when}.`;
}
