import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { RawValue } from '../../src/model/raw-value.js';
import { templateSlots } from '../../src/model/slot.js';
import { valueReader } from '../../src/model/value-reader.js';
import { parseRaw } from '../../src/model/value-type.js';

const words = fc.constantFrom(
  'Yes',
  ' no',
  '1',
  'Live Course',
  'In-Person; Online',
  'In-Person;\nIn-Person',
  'Objective',
  '05/20/2021',
  '2021-05-20T10:00',
  '44336',
  '12.50',
  '$1,000',
  '#N/A',
  'ABIM',
  'é',
  '',
);
const raw: fc.Arbitrary<RawValue> = fc.oneof(
  words,
  fc.array(words, { maxLength: 3 }),
  fc.constantFrom(0, 1, 44336, 44336.5, 0.30000000000000004, 2 ** 60, -1),
  fc.boolean(),
  fc.record({
    kind: fc.constant('date' as const),
    serial: fc.constantFrom(1, 44336, 44336.5),
    date1904: fc.boolean(),
  }),
  fc.constant<RawValue>({ kind: 'uncalculated' }),
  fc.constant<RawValue>({ kind: 'link', text: 'Yes', address: 'https://example.org' }),
);

describe('the reader of a column', () => {
  test('reads every value as if it were the first', () => {
    const slots = fc.constantFrom(...templateSlots());
    fc.assert(
      fc.property(slots, fc.boolean(), fc.array(raw, { maxLength: 30 }), (slot, date1904, values) => {
        const read = valueReader(slot, date1904);
        for (const value of values) {
          expect(read(value)).toEqual(parseRaw(slot.field.type, value, slot.header, date1904));
        }
      }),
      { numRuns: 500 },
    );
  });

  test.each(templateSlots().map((slot) => [slot.header, slot] as const))(
    'so it does when %s has more different values than are remembered',
    (_, slot) => {
      const read = valueReader(slot, false);
      for (const value of [...Array(1200).keys(), ...Array(1200).keys()]) {
        const text = `${value + 1}`;
        expect(read(text)).toEqual(parseRaw(slot.field.type, text, slot.header, false));
      }
    },
  );

  test('tells a list of two texts from one with a line break', () => {
    const slot = templateSlots().find(({ path }) => path === 'jointProviders');
    if (slot === undefined) throw new Error('no such field');
    const read = valueReader(slot, false);
    expect(read(['A', 'B'])).toEqual(['A', 'B']);
    expect(read(['A\nB'])).toMatchObject({ remarks: [{ rule: 'invalid-characters' }] });
    expect(read('A\nB')).toEqual(['A', 'B']);
  });
});
