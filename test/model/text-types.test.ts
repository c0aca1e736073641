import { describe, expect, test } from 'vitest';
import { activityNumber, list, option, text, url } from '../../src/model/text-types.js';
import { activityFormats, deliveryMethods } from '../../src/model/vocabularies.js';
import { describeType, reading } from './reading.js';

const clef = '\u{1d11e}';

describeType('a text of at most 10 characters', text(10), {
  accepted: [
    ['Airway', 'Airway'],
    ['  Airway \t', 'Airway'],
    ['\ufeffAirway', 'Airway'],
    ['a\u00a0b', 'a b'],
    ['a\u2007b\u202fc', 'a b c'],
    ['\u00a0\u00a0a', 'a'],
    ['Cafe\u0301', 'Caf\u00e9'],
    ['\u2126', '\u03a9'],
    ['1234567890', '1234567890'],
    [clef.repeat(10), clef.repeat(10)],
    ['会議の記録', '会議の記録'],
    ['=1+1', '=1+1'],
    ['"quoted"', '"quoted"'],
    ['zero\u200bwidth', 'zero\u200bwidth'],
  ],
  refused: [
    ['12345678901', 'too-long', 'at most 10 characters; "12345678901" has 11'],
    [clef.repeat(11), 'too-long', 'has 11'],
    ['a\nb', 'invalid-characters', 'a line break'],
    ['a\r\nb', 'invalid-characters', 'a line break'],
    ['a\rb', 'invalid-characters', 'a line break'],
    ['a\tb', 'invalid-characters', 'a tab'],
    ['a\u0000b', 'invalid-characters', 'U+0000'],
    ['a\u0007b', 'invalid-characters', 'U+0007'],
    ['a\u007fb', 'invalid-characters', 'U+007F'],
    ['a\u0085b', 'invalid-characters', 'U+0085'],
    ['a\ud800b', 'invalid-characters', 'U+D800'],
    ['a\uffffb', 'invalid-characters', 'U+FFFF'],
    ['1\u0007345678901', 'invalid-characters', 'U+0007'],
  ],
});

describeType('a text of several lines', text(4000, { isMultiLine: true }), {
  accepted: [
    ['one\ntwo', 'one\ntwo'],
    ['one\r\ntwo\rthree', 'one\ntwo\nthree'],
    ['one\ttwo', 'one\ttwo'],
    ['\none\n\ntwo\n', 'one\n\ntwo'],
    ['x'.repeat(4000), 'x'.repeat(4000)],
  ],
  refused: [
    ['x'.repeat(4001), 'too-long', 'at most 4,000 characters'],
    ['one\u000btwo', 'invalid-characters', 'U+000B'],
    ['one\u001b[31mtwo', 'invalid-characters', 'U+001B'],
    ['one\u0085two', 'invalid-characters', 'U+0085'],
  ],
});

describeType('an Activity ID', activityNumber(), {
  accepted: [
    ['210016971', '210016971'],
    [' 210016971 ', '210016971'],
    ['000000001', '000000001'],
    [210016971, '210016971'],
  ],
  refused: [
    ['21001697', 'invalid-id', 'nine digits'],
    ['2100169710', 'invalid-id', 'not "2100169710", or leave it blank'],
    ['21-0016971', 'invalid-id', 'nine digits'],
    ['21001697A', 'invalid-id', 'nine digits'],
    ['２１００１６９７１', 'invalid-id', 'nine digits'],
    ['210016971.0', 'invalid-id', 'nine digits'],
  ],
});

describeType('a URL', url(2048), {
  accepted: [
    ['https://example.org/cme', 'https://example.org/cme'],
    ['http://example.org', 'http://example.org'],
    ['HTTPS://Example.org/CME?a=1&b=2#top', 'HTTPS://Example.org/CME?a=1&b=2#top'],
    ['https://例え.jp/会議', 'https://例え.jp/会議'],
    ['https://user@example.org:8443/', 'https://user@example.org:8443/'],
    [`https://example.org/${'x'.repeat(2028)}`, `https://example.org/${'x'.repeat(2028)}`],
  ],
  refused: [
    ['example.org/cme', 'invalid-url', 'Did you mean https://example.org/cme?'],
    ['www.example.org', 'invalid-url', 'Did you mean https://www.example.org?'],
    ['cme', 'invalid-url', 'a full address such as https://example.org/cme, not "cme"'],
    ['ftp://example.org', 'invalid-url', 'full address'],
    ['mailto:cme@example.org', 'invalid-url', 'full address'],
    ['javascript:alert(1)', 'invalid-url', 'full address'],
    ['https://', 'invalid-url', 'full address'],
    ['https:example.org', 'invalid-url', 'full address'],
    ['https://exa mple.org', 'invalid-url', 'full address'],
    ['https://example.org\nhttps://example.com', 'invalid-characters', 'a line break'],
    [`https://example.org/${'x'.repeat(2029)}`, 'too-long', 'at most 2,048 characters'],
  ],
});

describeType('an option', option(activityFormats), {
  accepted: [
    ['Live Course', 'Live Course'],
    ['live course', 'Live Course'],
    ['LIVE-COURSE', 'Live Course'],
    ['Live  Course.', 'Live Course'],
    ['RSS', 'Regularly Scheduled Series'],
    ['r.s.s.', 'Regularly Scheduled Series'],
    ['Journal CME/CE', 'Journal CME/CE'],
    ['journal cme ce', 'Journal CME/CE'],
    ['Other / Blended Learning', 'Other/Blended Learning'],
  ],
  refused: [
    ['Live Corse', 'invalid-option', 'Did you mean Live Course?'],
    ['Regular Scheduled Series', 'invalid-option', 'Did you mean Regularly Scheduled Series?'],
    ['Webinar on Zoom', 'invalid-option', 'not "Webinar on Zoom": Live Course, Regularly Scheduled Series,'],
    ['—', 'invalid-option', 'Choose one of the activity formats'],
    ['Live Course; RSS', 'invalid-option', 'Choose one of the activity formats'],
  ],
});

describeType('a list of options', list(option(deliveryMethods)), {
  accepted: [
    ['In-Person', ['In-Person']],
    ['In-Person; Live-Streamed', ['In-Person', 'Live-Streamed']],
    ['Live-Streamed;In-Person', ['In-Person', 'Live-Streamed']],
    ['in person\nlive streamed', ['In-Person', 'Live-Streamed']],
    [';; In-Person ;', ['In-Person']],
    [' ; ', []],
    [
      ['Live-Streamed', 'In-Person'],
      ['In-Person', 'Live-Streamed'],
    ],
    [['In-Person', '  '], ['In-Person']],
    [[], []],
  ],
  repaired: [
    ['In-Person; in person', ['In-Person'], 'repeated-value', 'names "In-Person" more than once'],
    [['Online', 'Online'], ['Online'], 'repeated-value', 'it is kept once'],
  ],
  refused: [
    ['In-Person; Onlin', 'invalid-option', 'Did you mean Online?'],
    ['In-Person, Online', 'invalid-option', 'Choose one of the delivery methods'],
    [['In-Person; Online'], 'invalid-characters', 'Write the parts of "In-Person; Online" as entries'],
  ],
});

describeType('a list of texts', list(text(10)), {
  accepted: [
    ['Beta; Alpha', ['Beta', 'Alpha']],
    ['Beta, Inc.; Alpha', ['Beta, Inc.', 'Alpha']],
    ['alpha; Alpha', ['alpha', 'Alpha']],
    ['Beta\r\nAlpha', ['Beta', 'Alpha']],
    ['1234567890; 0987654321', ['1234567890', '0987654321']],
    [
      ['One', 'Two'],
      ['One', 'Two'],
    ],
    [20, ['20']],
  ],
  repaired: [['Beta; Beta', ['Beta'], 'repeated-value', 'more than once']],
  refused: [
    ['Alpha; 12345678901', 'too-long', 'at most 10 characters'],
    ['Alpha; B\u0007', 'invalid-characters', 'U+0007'],
    [['Alpha\nBeta'], 'invalid-characters', 'a semicolon or line break in one entry'],
    [['a;b'], 'invalid-characters', 'a semicolon or line break in one entry'],
  ],
});

describe('a list with several faults', () => {
  test('every faulty entry has a remark of its own', () => {
    const { value, remarks } = reading(
      list(option(deliveryMethods)),
      'Onlin; In-Person; In-Person; Telepathy',
    );
    expect(value).toBeUndefined();
    expect(remarks.map(({ rule }) => rule)).toEqual(['invalid-option', 'invalid-option', 'repeated-value']);
  });

  test('the same is said once', () => {
    const { value, remarks } = reading(list(text(10)), 'A; A; A; B; B');
    expect(value).toEqual(['A', 'B']);
    expect(remarks.map(({ message }) => message)).toEqual([
      'Field names "A" more than once; it is kept once.',
      'Field names "B" more than once; it is kept once.',
    ]);
  });

  test.each([
    [20, undefined],
    [21, 'One more entry has such a fault.'],
    [5000, '4,980 more entries have such faults.'],
  ])('of %d faults the first twenty are told, and how many more there are', (count, last) => {
    const written = Array.from({ length: count }, (_, index) => `Method ${index}`).join(';');
    const { remarks } = reading(list(option(deliveryMethods)), written);
    expect(remarks.slice(0, 20).map(({ message }) => message.slice(0, 48))).toEqual(
      Array.from({ length: 20 }, (_, index) =>
        `Choose one of the delivery methods, not "Method ${index}": `.slice(0, 48),
      ),
    );
    expect(remarks.slice(20).map(({ message }) => message)).toEqual(last === undefined ? [] : [last]);
  });
});
