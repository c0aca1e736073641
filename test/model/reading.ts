import { describe, expect, test } from 'vitest';
import { Refusal, type Remark, Repair } from '../../src/model/finding.js';
import type { RawValue } from '../../src/model/raw-value.js';
import type { RuleId } from '../../src/model/rule-ids.js';
import { parseRaw, type ValueType } from '../../src/model/value-type.js';

/** What a raw value was read as; the value is undefined when it was refused. */
export interface Reading {
  readonly value: unknown;
  readonly remarks: readonly Remark[];
}

/** Reads a raw value of a field called Field. */
export function reading(type: ValueType<unknown>, raw: RawValue, date1904 = false): Reading {
  const parsed = parseRaw(type, raw, 'Field', date1904);
  if (parsed instanceof Refusal) return { value: undefined, remarks: parsed.remarks };
  if (parsed instanceof Repair) return { value: parsed.value, remarks: parsed.remarks };
  return { value: parsed, remarks: [] };
}

/** Writings and what is stored of them. */
export type Accepted = readonly (readonly [written: RawValue, stored: unknown])[];
/** Writings that are refused, by which rule, and the words that matter in the message. */
export type Refused = readonly (readonly [written: RawValue, rule: RuleId, words: string])[];
/** Writings that are read as something else, with a warning that says so. */
export type Repaired = readonly (readonly [
  written: RawValue,
  stored: unknown,
  rule: RuleId,
  words: string,
])[];

/** Tables of what a value type takes, takes with a warning, and refuses. */
export function describeType(
  name: string,
  type: ValueType<unknown>,
  tables: { readonly accepted: Accepted; readonly repaired?: Repaired; readonly refused: Refused },
): void {
  describe(name, () => {
    test.each(tables.accepted)('%j is stored as %j', (written, stored) => {
      expect(reading(type, written)).toEqual({ value: stored, remarks: [] });
    });
    if (tables.repaired !== undefined) {
      test.each(tables.repaired)(
        '%j is stored as %j, with the warning %s',
        (written, stored, rule, words) => {
          const { value, remarks } = reading(type, written);
          expect(value).toEqual(stored);
          expect(remarks).toMatchObject([{ rule, message: expect.stringContaining(words) }]);
        },
      );
    }
    test.each(tables.refused)('%j is refused: %s', (written, rule, words) => {
      const { value, remarks } = reading(type, written);
      expect(value).toBeUndefined();
      expect(remarks).toMatchObject([{ rule, message: expect.stringContaining(words) }]);
    });
  });
}
