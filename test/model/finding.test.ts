import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { quoted } from '../../src/model/finding.js';

const clef = '\u{1d11e}';

describe('a person’s own words in quotation marks', () => {
  test.each([
    ['Live Corse', '"Live Corse"'],
    [' two\n lines\t ', '"two lines"'],
    ['x'.repeat(60), `"${'x'.repeat(60)}"`],
    ['x'.repeat(61), `"${'x'.repeat(59)}…"`],
    [clef.repeat(60), `"${clef.repeat(60)}"`],
    [clef.repeat(61), `"${clef.repeat(59)}…"`],
    [`a${' '.repeat(5000)}b`, '"a…"'],
    [' '.repeat(5000), '""'],
    ['', '""'],
  ])('%j is quoted as %s', (text, expected) => {
    expect(quoted(text)).toBe(expected);
  });

  test('are on one line and at most 60 characters', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const words = [...quoted(text).slice(1, -1)];
        expect(words.length).toBeLessThanOrEqual(60);
        expect(words.join('')).not.toMatch(/[\n\r\t]/);
      }),
    );
  });
});
