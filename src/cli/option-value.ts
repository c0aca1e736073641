import { type Parsed, Refusal, Repair } from '../model/finding.js';
import { UsageError } from './usage-error.js';

/**
 * The value of an option that was read by a field's type.
 * @throws UsageError with the red text of a value that cannot be read
 */
export function optionValue<T>(parsed: Parsed<T>): T {
  if (parsed instanceof Refusal)
    throw new UsageError(parsed.remarks[0]?.message ?? 'The value cannot be read.');
  return parsed instanceof Repair ? parsed.value : parsed;
}
