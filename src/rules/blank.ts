import { isEmptyValue } from '../model/activity.js';
import type { RuleInput } from './rule.js';

/** Whether a field was left blank; a faulty one was not. */
export function isBlankField(input: RuleInput, path: string, value: unknown): boolean {
  return isEmptyValue(value) && !input.faulty.has(path);
}
