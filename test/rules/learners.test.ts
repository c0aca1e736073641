import { describe, expect, test } from 'vitest';
import { describeCases, found } from './checked-rows.js';

const listed = {
  'Who Can Register': 'Open to all',
  'Registration Fee': 'Variable',
  'Activity URL': 'https://example.org/cme',
};
const asked = [
  'listing-details-required registration',
  'listing-details-required fee',
  'listing-details-required url',
];

describeCases({
  'credits are counted in quarters': [
    ['a quarter', { 'AMA PRA Category 1 Credits': '0.25' }],
    ['a quarter more', { 'AMA PRA Category 1 Credits': '20.75' }],
    ['a third', { 'AMA PRA Category 1 Credits': '0.33' }, 'credits-not-quarter credits'],
    ['a tenth', { 'AMA PRA Category 1 Credits': 20.1 }, 'credits-not-quarter credits'],
    ['too many places', { 'AMA PRA Category 1 Credits': '0.125' }, 'invalid-number credits'],
    ['none', { 'AMA PRA Category 1 Credits': '0' }, 'invalid-number credits'],
  ],
  'what learners can find comes with its details': [
    ['nothing is listed', {}],
    ['details that nobody asked for', listed],
    ['CME Passport', { 'Include on CME Passport': 'Yes' }, ...asked],
    ['REMS', { REMS: 'Yes' }, ...asked],
    ['MOC', { MOC: 'Yes' }, ...asked],
    ['MIPS does not ask', { MIPS: 'Yes' }],
    ['all there', { ...listed, 'Include on CME Passport': 'Yes', REMS: 'Yes', MOC: 'Yes' }],
    [
      'one of them',
      { ...listed, 'Include on CME Passport': 'Yes', 'Registration Fee': null },
      'listing-details-required fee',
    ],
    [
      'one that cannot be read is not missing',
      { ...listed, 'Include on CME Passport': 'Yes', 'Activity URL': 'example.org' },
      'invalid-url url',
    ],
    ['an answer that cannot be read asks for nothing', { REMS: 'maybe' }, 'invalid-yes-no rems'],
  ],
});

describe('the messages', () => {
  test.each([
    ['Include on CME Passport', { 'Include on CME Passport': 'Yes', MOC: 'Yes', REMS: 'Yes' }],
    ['MOC', { MOC: 'Yes', REMS: 'Yes' }],
    ['REMS', { REMS: 'Yes' }],
  ])('name what asks for the details: %s', (reason, row) => {
    expect(found(row).messages[0]).toBe(`Who Can Register is required when ${reason} is Yes.`);
  });

  test('say the number of credits', () => {
    expect(found({ 'AMA PRA Category 1 Credits': '20.10' }).messages).toEqual([
      'AMA PRA Category 1 Credits 20.1 is not a multiple of 0.25. Check the number.',
    ]);
  });
});
