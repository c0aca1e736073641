import { describe, expect, test } from 'vitest';
import { nearest, wordKey } from '../../src/model/nearest.js';

describe('words for comparing', () => {
  test.each([
    ['Live Course', 'livecourse'],
    ['  LIVE—course! ', 'livecourse'],
    ['Québec', 'quebec'],
    ['ABIOMED, Inc.', 'abiomedinc'],
    ['3M Health Care', '3mhealthcare'],
    ['日本', '日本'],
    ['Straße', 'straße'],
    ['—', ''],
  ])('%j is %j', (text, key) => {
    expect(wordKey(text)).toBe(key);
  });
});

describe('the nearest candidate', () => {
  const candidates = ['Start Date', 'End Date', 'State/Province', 'City'];
  test.each([
    ['Start Dat', 'Start Date'],
    ['start-date', 'Start Date'],
    ['Stat Province', 'State/Province'],
    ['Citi', 'City'],
    ['Ctiy', undefined],
    ['Room', undefined],
    ['', undefined],
    ['Date', undefined],
  ])('to %j is %s', (text, expected) => {
    expect(nearest(text, candidates)).toBe(expected);
  });

  test('is the one with the fewest letters to change, and of equals the first', () => {
    expect(nearest('abcdef', ['abcdxx', 'abcdex', 'abcxef'])).toBe('abcdex');
    expect(nearest('abcdef', ['abcdeX', 'abcdeY'])).toBe('abcdeX');
  });
});
