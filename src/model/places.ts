import { createRequire } from 'node:module';
import { iso31662 } from 'iso-3166/2.js';
import type { Parsed, Remark } from './finding.js';
import { quoted, Refusal } from './finding.js';
import { nearest, wordKey } from './nearest.js';
import type { Option } from './vocabulary.js';

interface CountryTables {
  registerLocale(locale: unknown): void;
  getNames(language: string, options: { select: 'all' }): Record<string, string[]>;
  getName(alpha3: string, language: string): string | undefined;
  alpha2ToAlpha3(alpha2: string): string | undefined;
}

/** What is made when it is first asked for: many commands never ask for a place. */
function onDemand<T>(make: () => T): () => T {
  let made: T | undefined;
  return () => {
    made ??= make();
    return made;
  };
}

const countries = onDemand(() => {
  // The package's main entry loads its tables in every language; only the English ones are wanted here.
  const require = createRequire(import.meta.url);
  const tables = require('i18n-iso-countries/index.js') as CountryTables;
  tables.registerLocale(require('i18n-iso-countries/langs/en.json'));
  return tables;
});

const countryNames = onDemand(() => Object.entries(countries().getNames('en', { select: 'all' })));

/** Every writing of a country (English names, alpha-2, alpha-3) to its ISO 3166-1 alpha-3 code. */
const countryWritings = onDemand(() => {
  const writings = new Map<string, string>();
  for (const [alpha2, names] of countryNames()) {
    const alpha3 = countries().alpha2ToAlpha3(alpha2) ?? alpha2;
    for (const writing of [alpha2, alpha3, ...names]) writings.set(wordKey(writing), alpha3);
  }
  return writings;
});

/** The alpha-3 code of a country by its English name, alpha-2 or alpha-3 code. */
export function findCountry(text: string): string | undefined {
  const writings = countryWritings();
  return writings.get(text) ?? writings.get(wordKey(text));
}

/** The name of a country that a misspelt one most likely means. */
export function nearestCountry(text: string): string | undefined {
  if (wordKey(text).length < 4) return undefined;
  return nearest(
    text,
    countryNames().flatMap(([, names]) => names),
  );
}

/** The English name of a country by its alpha-3 code. */
export function countryName(alpha3: string): string {
  return countries().getName(alpha3, 'en') ?? alpha3;
}

/** All countries with their codes: those whose regions are known, then by name. */
export function countryOptions(): Option[] {
  const options = countryNames().map(([alpha2]) => {
    const alpha3 = countries().alpha2ToAlpha3(alpha2) ?? alpha2;
    return { label: countryName(alpha3), aliases: [alpha3] };
  });
  const withRegions = Object.keys(regions).map(countryName);
  const others = options.filter(({ label }) => !withRegions.includes(label));
  return [
    ...options.filter(({ label }) => withRegions.includes(label)).reverse(),
    ...others.sort((one, other) => one.label.localeCompare(other.label, 'en')),
  ];
}

interface RegionTable {
  /** What the country calls them: "US state or territory". */
  readonly kind: string;
  readonly codes: ReadonlyMap<string, string>;
  readonly names: readonly string[];
}

function regionTable(alpha2: string, kind: string, otherWritings: Record<string, string> = {}): RegionTable {
  const regions = iso31662.filter((region) => region.parent === alpha2);
  const codes = new Map<string, string>();
  for (const { code, name } of regions) {
    const short = code.slice(alpha2.length + 1);
    codes.set(short, short);
    for (const writing of [short, code, name]) codes.set(wordKey(writing), short);
  }
  for (const [writing, short] of Object.entries(otherWritings)) codes.set(wordKey(writing), short);
  return { kind, codes, names: regions.map((region) => region.name) };
}

/** The countries whose regions and postal codes are checked. */
const regions: Readonly<Record<string, () => RegionTable>> = {
  USA: onDemand(() =>
    regionTable('US', 'US state or territory', {
      'Washington DC': 'DC',
      'US Virgin Islands': 'VI',
      'Virgin Islands': 'VI',
    }),
  ),
  CAN: onDemand(() => regionTable('CA', 'Canadian province or territory')),
};

/** The states, provinces and territories with their codes, country by country. */
export function regionOptions(): Option[] {
  return Object.values(regions).flatMap((table) => optionsIn(table()));
}

/** The states and territories of the United States with their codes. */
export function stateOptions(): Option[] {
  return regions.USA === undefined ? [] : optionsIn(regions.USA());
}

function optionsIn({ names, codes }: RegionTable): Option[] {
  return names.map((label) => ({ label, aliases: [codes.get(wordKey(label)) ?? label] }));
}

/** Whether a place in this country (alpha-3) must name its state or province. */
export function hasRegions(country: string | null): boolean {
  return country !== null && country in regions;
}

/** Where an activity takes place; also the four fields of an occurrence. */
export interface Place {
  country: string | null;
  state: string | null;
  postalCode: string | null;
}

/** A remark on one member of a place. */
export interface PlaceRemark extends Remark {
  readonly member: 'state' | 'postalCode';
}

/**
 * Brings state and postal code into the form that their country has: the region's code, the postal code's own
 * writing. Elsewhere than in the United States and Canada both are free text.
 * @returns what could not be settled or was repaired
 */
export function settlePlace(place: Place, headers: { state: string; postalCode: string }): PlaceRemark[] {
  const remarks: PlaceRemark[] = [];
  const table = place.country === null ? undefined : regions[place.country]?.();
  if (table === undefined) return remarks;
  if (place.state !== null) {
    const code = table.codes.get(place.state) ?? table.codes.get(wordKey(place.state));
    if (code !== undefined) place.state = code;
    else remarks.push(unknownRegion(place.state, table, headers.state));
  }
  if (place.postalCode !== null) {
    const settled = place.country === 'USA' ? settleZip(place, headers) : settleCanadian(place, headers);
    if (settled !== undefined) remarks.push(settled);
  }
  return remarks;
}

/** The code of a state or territory of the United States. */
export function parseState(text: string, header: string): Parsed<string> {
  const table = regions.USA?.();
  const code = table?.codes.get(text) ?? table?.codes.get(wordKey(text));
  if (code !== undefined || table === undefined) return code ?? text;
  return new Refusal([unknownRegion(text, table, header)]);
}

function unknownRegion(state: string, table: RegionTable, header: string): PlaceRemark {
  const suggestion = nearest(state, table.names);
  const start = `Enter the name or code of a ${table.kind} in ${header}, not ${quoted(state)}.`;
  return suggestion === undefined
    ? { member: 'state', rule: 'unknown-region', message: start }
    : {
        member: 'state',
        rule: 'unknown-region',
        message: `${start} Did you mean ${suggestion}?`,
        suggestion,
      };
}

function settleZip(place: Place, headers: { postalCode: string }): PlaceRemark | undefined {
  const text = place.postalCode ?? '';
  if (/^\d{5}(-\d{4})?$/.test(text)) return undefined;
  if (/^\d{9}$/.test(text)) {
    place.postalCode = `${text.slice(0, 5)}-${text.slice(5)}`;
    return undefined;
  }
  if (/^\d{4}(-\d{4})?$/.test(text)) {
    place.postalCode = `0${text}`;
    return {
      member: 'postalCode',
      rule: 'repaired-value',
      message: `${headers.postalCode} ${quoted(text)} had lost its leading zero and is read as 0${text}.`,
      suggestion: `0${text}`,
    };
  }
  return {
    member: 'postalCode',
    rule: 'invalid-postal-code',
    message: `Enter ${headers.postalCode} as a US ZIP code such as 60007 or 60007-1234, not ${quoted(text)}.`,
  };
}

function settleCanadian(place: Place, headers: { postalCode: string }): PlaceRemark | undefined {
  const text = place.postalCode ?? '';
  const parts = /^([ABCEGHJ-NPRSTVXY]\d[ABCEGHJ-NPRSTV-Z])[ -]?(\d[ABCEGHJ-NPRSTV-Z]\d)$/i.exec(text);
  if (parts !== null) {
    place.postalCode = `${parts[1]} ${parts[2]}`.toUpperCase();
    return undefined;
  }
  return {
    member: 'postalCode',
    rule: 'invalid-postal-code',
    message: `Enter ${headers.postalCode} as a Canadian postal code such as K1A 0B1, not ${quoted(text)}.`,
  };
}
