import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { blankOf, emptyActivity, entriesOf, fieldValue, setValue } from '../../src/model/activity.js';
import { fields, groups } from '../../src/model/dictionary.js';
import type { Field } from '../../src/model/field.js';
import { isBlank, parseRaw, tidy } from '../../src/model/value-type.js';
import { activityArbitrary } from '../activities.js';

/** What a value is read as after it was written into a template. */
function readBack(field: Field, value: unknown): unknown {
  if (value === null) return null;
  const written = field.type.format(value);
  return isBlank(written) ? blankOf(field) : parseRaw(field.type, written, field.header, false);
}

test('every value that is written is read back as it was', () => {
  fc.assert(
    fc.property(activityArbitrary, (activity) => {
      const copy = emptyActivity();
      for (const field of fields) setValue(copy, field, readBack(field, fieldValue(activity, field)));
      for (const group of groups) {
        for (const entry of entriesOf(activity, group)) {
          const members = Object.values(group.members);
          entriesOf(copy, group).push(
            Object.fromEntries(members.map((member) => [member.key, readBack(member, entry[member.key])])),
          );
        }
      }
      expect(copy).toEqual(activity);
    }),
    { numRuns: 200 },
  );
});

test('a list that is written as items is read back as it was', () => {
  const lists = fields.filter(({ type }) => type.isList);
  fc.assert(
    fc.property(activityArbitrary, (activity) => {
      for (const field of lists) {
        const values = fieldValue(activity, field) as string[];
        expect(parseRaw(field.type, values, field.header, false)).toEqual(values);
      }
    }),
  );
});

test('tidying a tidy text changes nothing', () => {
  const parts = [
    ...'ae \n\t\r',
    '\r\n',
    '\u0301',
    '\u2126',
    '\ufeff',
    '\u00a0',
    '\u2007',
    '\u2000',
    '\u037e',
    '\u1fef',
  ];
  fc.assert(
    fc.property(fc.string({ unit: fc.constantFrom(...parts), maxLength: 12 }), (text) => {
      expect(tidy(tidy(text))).toBe(tidy(text));
    }),
    { numRuns: 1000 },
  );
});
