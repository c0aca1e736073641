import { accreditationRules } from './accreditation.js';
import { anyFieldRules } from './any-field.js';
import { basicsRules } from './basics.js';
import { learnersRules } from './learners.js';
import type { Check, Rule, RuleInput } from './rule.js';

const ruleSets: readonly Readonly<Record<string, Rule>>[] = [
  anyFieldRules,
  basicsRules,
  learnersRules,
  accreditationRules,
];

const checks: readonly Check[] = ruleSets
  .flatMap((rules) => Object.values(rules))
  .flatMap((rule) => (rule.severity === 'incomplete' && rule.check !== undefined ? [rule.check] : []));

/** The paths of the fields that a complete activity still needs, in the form's order of rules. */
export function missingFields(input: RuleInput): string[] {
  const paths: string[] = [];
  const report = (path: string) => {
    paths.push(path);
  };
  for (const check of checks) check(input, report);
  return paths;
}
