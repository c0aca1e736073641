import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { printable } from '../../src/reports/printable.js';
import {
  clipped,
  counted,
  padded,
  shellWord,
  titleWithIds,
  widthOf,
  wrapped,
} from '../../src/reports/text-layout.js';

const anyText = fc.string({ unit: 'binary', maxLength: 60 });
const wideText = fc
  .array(fc.constantFrom('a', ' ', '心', 'é', '👩‍⚕️', 'word', '…', '-'), { maxLength: 60 })
  .map((parts) => parts.join(''));

describe('printable', () => {
  test.each([
    ['plain', 'Grand Rounds: Übung “心不全” – 👩‍⚕️', 'Grand Rounds: Übung “心不全” – 👩‍⚕️'],
    ['line breaks', 'a\nb\r\nc\rd', 'a ⏎ b ⏎ c ⏎ d'],
    ['a tab', 'a\tb', 'a␉b'],
    ['an escape sequence', '\u001b[31mred\u001b[0m', '␛[31mred␛[0m'],
    ['a bell, a null and a delete', '\u0007\u0000\u007f', '␇␀␡'],
    ['the C1 controls', 'a\u0085\u009b31mb', 'a��31mb'],
    ['turns of direction', '\u202eevil\u202c \u2066x\u2069 \u200e\u200f\u061c', '�evil� �x� ���'],
  ])('%s', (_, text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  test('never leaves a control character, and changes nothing twice', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const shown = printable(text);
        expect(shown).not.toMatch(/[\p{Cc}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/u);
        expect(printable(shown)).toBe(shown);
      }),
    );
  });
});

describe('titleWithIds', () => {
  test.each([
    ['all', 40, 'A Course in Surgery · 210016971 · SU-1'],
    ['less of the title', 30, 'A Course i… · 210016971 · SU-1'],
    ['no room', 20, 'A Course in Surgery…'],
  ])('%s', (_, width, shown) => {
    expect(titleWithIds('A Course in Surgery', ['210016971', 'SU-1'], width)).toBe(shown);
  });

  test('leaves out what there is not', () => {
    expect(titleWithIds(null, ['210016971', null], 40)).toBe('210016971');
  });
});

describe('clipped', () => {
  test.each([
    ['Grand Rounds', 12, 'Grand Rounds'],
    ['Grand Rounds', 11, 'Grand Roun…'],
    ['Grand Rounds', 1, '…'],
    ['心不全診療', 10, '心不全診療'],
    ['心不全診療', 9, '心不全診…'],
    ['心不全診療', 8, '心不全…'],
    ['e\u0301e\u0301e\u0301', 2, 'e\u0301…'],
    ['👩‍⚕️👩‍⚕️👩‍⚕️', 5, '👩‍⚕️👩‍⚕️…'],
    ['', 5, ''],
  ])('%s to %i columns', (text, width, shown) => {
    expect(clipped(text, width)).toBe(shown);
  });

  test('is a start of the text that fits', () => {
    fc.assert(
      fc.property(wideText, fc.integer({ min: 1, max: 40 }), (text, width) => {
        const shown = clipped(text, width);
        expect(widthOf(shown)).toBeLessThanOrEqual(width);
        expect(text.startsWith(shown.replace(/…$/, ''))).toBe(true);
      }),
    );
  });
});

describe('wrapped', () => {
  test.each([
    ['Enter a date such as 05/20/2021.', 16, ['Enter a date', 'such as', '05/20/2021.']],
    ['https://example.org/cme', 10, ['https://ex', 'ample.org/', 'cme']],
    ['心不全診療アップデート', 10, ['心不全診療', 'アップデー', 'ト']],
    ['', 10, ['']],
  ])('%s in %i columns', (text, width, lines) => {
    expect(wrapped(text, width)).toEqual(lines);
  });

  test('keeps every character and the width', () => {
    fc.assert(
      fc.property(wideText, fc.integer({ min: 10, max: 40 }), (text, width) => {
        const lines = wrapped(text, width);
        for (const line of lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
        expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });
});

test.each([
  ['abc', 5, 'abc  '],
  ['心', 5, '心   '],
  ['\u001b[31mabc\u001b[39m', 5, '\u001b[31mabc\u001b[39m  '],
  ['abcdef', 5, 'abcdef'],
])('padded: %j to %i columns', (text, width, shown) => {
  expect(padded(text, width)).toBe(shown);
});

test.each([
  [0, '0 rows'],
  [1, '1 row'],
  [2, '2 rows'],
  [1067, '1,067 rows'],
])('counted: %i', (count, shown) => {
  expect(counted(count, 'row')).toBe(shown);
});

test('counted with a plural of its own', () => {
  expect([counted(1, 'activity', 'activities'), counted(2, 'activity', 'activities')]).toEqual([
    '1 activity',
    '2 activities',
  ]);
});

describe('shellWord', () => {
  test.each([
    ['batch.txt', 'batch.txt'],
    ['./a/b-c_d+e=f,g@h:i%.xlsx', './a/b-c_d+e=f,g@h:i%.xlsx'],
    ['my batch.txt', "'my batch.txt'"],
    ["Kim's.txt", "'Kim'\\''s.txt'"],
    ['Übung.xlsx', "'Übung.xlsx'"],
    ['$HOME`id`\\n"x"*?', '\'$HOME`id`\\n"x"*?\''],
    ['', "''"],
    ['a\nb', "$'a\\x0ab'"],
    ["\u001b[2J'\\", "$'\\x1b[2J\\'\\\\'"],
    ['\u202etxt', "$'\\xe2\\x80\\xaetxt'"],
  ])('%j', (word, shown) => {
    expect(shellWord(word)).toBe(shown);
  });

  test('is what a shell gives back, and safe to print', () => {
    const word = fc
      .string({
        unit: fc.constantFrom(
          'a',
          ' ',
          "'",
          '"',
          '\\',
          '$',
          '`',
          '\n',
          '\u001b',
          '\u202e',
          'é',
          '心',
          '*',
          '!',
        ),
      })
      .filter((text) => !text.endsWith('\n'));
    const words = fc.sample(word, { numRuns: 50, seed: 1 });
    const line = `printf '%s\\0' ${words.map((word) => shellWord(word)).join(' ')}`;
    expect(printable(line)).toBe(line);
    const given = execFileSync('bash', ['-c', line], { encoding: 'utf8' });
    expect(given.split('\0').slice(0, -1)).toEqual(words);
  });

  test.each([
    ['activities.xlsx', 'activities.xlsx'],
    ['C:\\Users\\ann\\activities.xlsx', 'C:\\Users\\ann\\activities.xlsx'],
    ['C:\\Users\\Ann Lee\\activities.xlsx', '"C:\\Users\\Ann Lee\\activities.xlsx"'],
    ["Ann's batch.xlsx", '"Ann\'s batch.xlsx"'],
  ])('for the shells of Windows %s is %s', (word, written) => {
    expect(shellWord(word, 'win32')).toBe(written);
  });
});
