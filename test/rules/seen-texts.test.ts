import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { seenTexts } from '../../src/rules/seen-texts.js';

describe('texts that have been seen', () => {
  test('are known with the number that they were first seen with, as in a Map', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 4 });
    const number = fc.integer({ min: 0, max: 2 ** 32 - 1 });
    fc.assert(
      fc.property(fc.array(fc.tuple(text, number), { maxLength: 600 }), (seen) => {
        const texts = seenTexts();
        const expected = new Map<string, number>();
        for (const [one, value] of seen) {
          expect(texts.add(one, value)).toBe(expected.get(one));
          if (!expected.has(one)) expected.set(one, value);
        }
      }),
    );
  });

  test('are all still known when there are very many, and none is taken for another', () => {
    const texts = seenTexts();
    const ids = Array.from({ length: 100_000 }, (_, index) => `CME-${index}`);
    expect(ids.findIndex((id, index) => texts.add(id, index) !== undefined)).toBe(-1);
    expect(ids.findIndex((id, index) => texts.add(id, 0) !== index)).toBe(-1);
  });
});
