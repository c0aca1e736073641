import { describe, expect, test } from 'vitest';
import { colorLevel, stylesFor, terminalWidth } from '../../src/cli/terminal.js';

/** A terminal of so many bits of colour. */
const terminal = (depth: number) => ({ isTTY: true, getColorDepth: () => depth });
/** A file or a pipe. */
const pipe = { isTTY: false, getColorDepth: () => 24 };

describe('colorLevel', () => {
  test.each([
    ['a terminal of two colours', terminal(1), {}, true, 0],
    ['a terminal of 16 colours', terminal(4), {}, true, 1],
    ['a terminal of 256 colours', terminal(8), {}, true, 2],
    ['a terminal of all colours', terminal(24), {}, true, 3],
    ['a pipe', pipe, {}, true, 0],
    ['a dumb terminal', terminal(24), { TERM: 'dumb' }, true, 0],
    ['--no-color on a terminal', terminal(24), {}, false, 0],
    ['--no-color before FORCE_COLOR', terminal(24), { FORCE_COLOR: '1' }, false, 0],
    ['NO_COLOR on a terminal', terminal(24), { NO_COLOR: '1' }, true, 0],
    ['NO_COLOR, whatever it says', terminal(24), { NO_COLOR: '0' }, true, 0],
    ['NO_COLOR that is empty', terminal(24), { NO_COLOR: '' }, true, 3],
    ['NO_COLOR before FORCE_COLOR', terminal(24), { NO_COLOR: '1', FORCE_COLOR: '3' }, true, 0],
    ['FORCE_COLOR in a pipe', pipe, { FORCE_COLOR: '1' }, true, 1],
    ['FORCE_COLOR that is empty', pipe, { FORCE_COLOR: '' }, true, 1],
    ['FORCE_COLOR=true', pipe, { FORCE_COLOR: 'true' }, true, 1],
    ['FORCE_COLOR=2', pipe, { FORCE_COLOR: '2' }, true, 2],
    ['FORCE_COLOR=3', pipe, { FORCE_COLOR: '3' }, true, 3],
    ['FORCE_COLOR=0 on a terminal', terminal(24), { FORCE_COLOR: '0' }, true, 0],
    ['FORCE_COLOR=false on a terminal', terminal(24), { FORCE_COLOR: 'false' }, true, 0],
    ['FORCE_COLOR on a dumb terminal', terminal(1), { FORCE_COLOR: '1', TERM: 'dumb' }, true, 1],
  ] as const)('%s', (_, stream, env, isWanted, level) => {
    expect(colorLevel(stream, env, isWanted)).toBe(level);
  });
});

test('stylesFor paints errors red and warnings yellow, and nothing without colours', async () => {
  const { error, warning } = await stylesFor(1);
  expect([error('x'), warning('x')]).toEqual(['\u001b[31mx\u001b[39m', '\u001b[33mx\u001b[39m']);
  expect(Object.values(await stylesFor(0)).map((style) => style('x'))).toEqual([
    'x',
    'x',
    'x',
    'x',
    'x',
    'x',
  ]);
});

describe('terminalWidth', () => {
  test.each([
    ['a terminal', { isTTY: true, columns: 132 }, {}, 132],
    ['a terminal, whatever COLUMNS says', { isTTY: true, columns: 132 }, { COLUMNS: '60' }, 132],
    ['a terminal that is too narrow', { isTTY: true, columns: 12 }, {}, 40],
    ['a terminal that is very wide', { isTTY: true, columns: 500 }, {}, 200],
    ['a terminal that does not tell', { isTTY: true, columns: 0 }, {}, 80],
    ['a pipe', { isTTY: false }, {}, 80],
    ['COLUMNS for a pipe', { isTTY: false }, { COLUMNS: '100' }, 100],
    ['COLUMNS that is no number', { isTTY: false }, { COLUMNS: 'wide' }, 80],
    ['COLUMNS below nought', { isTTY: false }, { COLUMNS: '-5' }, 80],
    ['COLUMNS that is too narrow', { isTTY: false }, { COLUMNS: '39' }, 40],
  ] as const)('%s', (_, stream, env, width) => {
    expect(terminalWidth(stream, env)).toBe(width);
  });
});
