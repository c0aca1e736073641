import type { Severity } from '../model/finding.js';
import type { RuleId } from '../model/rule-ids.js';
import { slotAtPath } from '../model/slot.js';
import { accreditationRules } from './accreditation.js';
import { anyFieldRules } from './any-field.js';
import { basicsRules } from './basics.js';
import { batchRules, storedRules } from './batch.js';
import { closingRules } from './closing.js';
import { collaborationsRules } from './collaborations.js';
import { fileRules, rowRules } from './file.js';
import { individualLearnersRules } from './individual-learners.js';
import { learnersRules } from './learners.js';
import type { Check, Rule } from './rule.js';

/** Every rule by its id, in the order of the form and then of a batch's way. */
export const catalogue: Readonly<Record<RuleId, Rule>> = {
  ...anyFieldRules,
  ...basicsRules,
  ...learnersRules,
  ...accreditationRules,
  ...collaborationsRules,
  ...closingRules,
  ...batchRules,
  ...storedRules,
  ...individualLearnersRules,
  ...rowRules,
  ...fileRules,
};

/** What a finding of a rule weighs on a field: what even a Draft needs is an error where it is missing. */
export function severityOf(rule: RuleId, path: string | null): Severity {
  if (rule === 'required' && path !== null && slotAtPath(path)?.field.required === 'draft') return 'error';
  return catalogue[rule].severity;
}

/** The rules that look at one activity, in the catalogue's order. */
export const activityChecks: readonly { readonly rule: RuleId; readonly check: Check }[] = (
  Object.entries(catalogue) as [RuleId, Rule][]
).flatMap(([rule, { check }]) => (check === undefined ? [] : [{ rule, check }]));
