import { describe, expect, test } from 'vitest';
import { countryName, findCountry, hasRegions, type Place, settlePlace } from '../../src/model/places.js';
import { country } from '../../src/model/text-types.js';
import { describeType } from './reading.js';

describeType('a country', country(), {
  accepted: [
    ['United States', 'USA'],
    ['united states of america', 'USA'],
    ['United States of America', 'USA'],
    ['USA', 'USA'],
    ['US', 'USA'],
    ['u.s.', 'USA'],
    ['U.S.A.', 'USA'],
    ['UK', 'GBR'],
    ['United Kingdom', 'GBR'],
    ['GB', 'GBR'],
    ['Canada', 'CAN'],
    ['ca', 'CAN'],
    ['Japan', 'JPN'],
    ["Cote d'Ivoire", 'CIV'],
    ['Côte d’Ivoire', 'CIV'],
    ['Korea, Republic of', 'KOR'],
    ['South Korea', 'KOR'],
    ['Germany', 'DEU'],
    ['Puerto Rico', 'PRI'],
  ],
  refused: [
    ['Untied States', 'invalid-option', 'Did you mean United States'],
    ['Cananda', 'invalid-option', 'Did you mean Canada?'],
    ['Atlantis', 'invalid-option', 'by its English name or ISO code, not "Atlantis"'],
    ['Deutschland', 'invalid-option', 'not "Deutschland"'],
    ['XX', 'invalid-option', 'not "XX"'],
    ['840', 'invalid-option', 'not "840"'],
    ['日本', 'invalid-option', 'not "日本"'],
  ],
});

describe('countries', () => {
  test.each(['USA', 'CAN', 'GBR', 'JPN', 'CIV', 'KOR', 'CHN', 'FRA'])(
    'the name of %s is read as %s',
    (code) => {
      expect(findCountry(countryName(code))).toBe(code);
    },
  );

  test('only the United States and Canada have states that are checked', () => {
    expect(['USA', 'CAN', 'MEX', 'PRI', null].filter(hasRegions)).toEqual(['USA', 'CAN']);
  });
});

const headers = { state: 'State/Province', postalCode: 'Postal Code' };

function settled(country: string | null, state: string | null, postalCode: string | null = null) {
  const place: Place = { country, state, postalCode };
  const remarks = settlePlace(place, headers);
  return { ...place, remarks };
}

describe('a state or province', () => {
  test.each([
    ['USA', 'Illinois', 'IL'],
    ['USA', 'IL', 'IL'],
    ['USA', 'il', 'IL'],
    ['USA', 'US-IL', 'IL'],
    ['USA', 'new york', 'NY'],
    ['USA', 'N.Y.', 'NY'],
    ['USA', 'District of Columbia', 'DC'],
    ['USA', 'Washington, D.C.', 'DC'],
    ['USA', 'Washington', 'WA'],
    ['USA', 'Puerto Rico', 'PR'],
    ['USA', 'Guam', 'GU'],
    ['USA', 'US Virgin Islands', 'VI'],
    ['USA', 'Virginia', 'VA'],
    ['USA', 'West Virginia', 'WV'],
    ['CAN', 'Quebec', 'QC'],
    ['CAN', 'Québec', 'QC'],
    ['CAN', 'on', 'ON'],
    ['CAN', 'Newfoundland and Labrador', 'NL'],
    ['CAN', 'Nunavut', 'NU'],
    ['MEX', 'Jalisco', 'Jalisco'],
    ['GBR', 'IL', 'IL'],
    [null, 'Ilinois', 'Ilinois'],
  ])('in %s, %j is %s', (country, written, state) => {
    expect(settled(country, written)).toMatchObject({ state, remarks: [] });
  });

  test.each([
    ['USA', 'Ilinois', 'a US state or territory in State/Province, not "Ilinois". Did you mean Illinois?'],
    ['USA', 'Ontario', 'a US state or territory in State/Province, not "Ontario"'],
    ['USA', 'ZZ', 'not "ZZ"'],
    [
      'CAN',
      'Ontaro',
      'a Canadian province or territory in State/Province, not "Ontaro". Did you mean Ontario?',
    ],
    ['CAN', 'IL', 'not "IL"'],
  ])('in %s, %j is unknown', (country, written, words) => {
    expect(settled(country, written).remarks).toMatchObject([
      { member: 'state', rule: 'unknown-region', message: expect.stringContaining(words) },
    ]);
  });

  test('every state, territory and province is known by its code', () => {
    const codes =
      'AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR PA RI SC SD TN TX UT VT VA WA WV WI WY DC AS GU MP PR VI';
    for (const code of codes.split(' '))
      expect(settled('USA', code)).toMatchObject({ state: code, remarks: [] });
    for (const code of 'AB BC MB NB NL NS NT NU ON PE QC SK YT'.split(' ')) {
      expect(settled('CAN', code)).toMatchObject({ state: code, remarks: [] });
    }
  });
});

describe('a postal code', () => {
  test.each([
    ['USA', '60007', '60007'],
    ['USA', '60007-1234', '60007-1234'],
    ['USA', '600071234', '60007-1234'],
    ['CAN', 'K1A 0B1', 'K1A 0B1'],
    ['CAN', 'k1a0b1', 'K1A 0B1'],
    ['CAN', 'K1A-0B1', 'K1A 0B1'],
    ['JPN', '100-0001', '100-0001'],
    ['GBR', 'SW1A 1AA', 'SW1A 1AA'],
    [null, '2115', '2115'],
  ])('in %s, %j is %s', (country, written, postalCode) => {
    expect(settled(country, null, written)).toMatchObject({ postalCode, remarks: [] });
  });

  test.each([
    ['2115', '02115'],
    ['2115-1234', '02115-1234'],
  ])('in the United States, %s had lost its zero', (written, postalCode) => {
    const { remarks, ...place } = settled('USA', 'MA', written);
    expect(place.postalCode).toBe(postalCode);
    expect(remarks).toMatchObject([
      {
        member: 'postalCode',
        rule: 'repaired-value',
        message: expect.stringContaining(`read as ${postalCode}`),
      },
    ]);
  });

  test.each([
    ['USA', '600', 'a US ZIP code such as 60007 or 60007-1234, not "600"'],
    ['USA', '600070', 'a US ZIP code'],
    ['USA', '60007-12', 'a US ZIP code'],
    ['USA', '60007 1234', 'a US ZIP code'],
    ['USA', 'K1A 0B1', 'a US ZIP code'],
    ['USA', '6OO07', 'a US ZIP code'],
    ['CAN', '60007', 'a Canadian postal code such as K1A 0B1, not "60007"'],
    ['CAN', 'D1A 0B1', 'a Canadian postal code'],
    ['CAN', 'K1A  0B1', 'a Canadian postal code'],
    ['CAN', 'K1A 0O1', 'a Canadian postal code'],
    ['CAN', 'K1A', 'a Canadian postal code'],
  ])('in %s, %j is refused', (country, written, words) => {
    expect(settled(country, null, written).remarks).toMatchObject([
      { member: 'postalCode', rule: 'invalid-postal-code', message: expect.stringContaining(words) },
    ]);
  });

  test('is looked at even when the state is unknown', () => {
    expect(settled('USA', 'Ilinois', '600').remarks.map(({ rule }) => rule)).toEqual([
      'unknown-region',
      'invalid-postal-code',
    ]);
  });
});
