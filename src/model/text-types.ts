import { withSeparators } from './digits.js';
import type { Parsed } from './finding.js';
import { quoted, Refusal, type Remark, Repair, refuse } from './finding.js';
import { findCountry, nearestCountry, parseState } from './places.js';
import type { ValueType } from './value-type.js';
import type { Vocabulary } from './vocabulary.js';

// Control characters, lone surrogates and non-characters: what XML and terminals cannot carry.
const forbidden = /[\p{Cc}\p{Cs}\ufffe\uffff]/u;
const forbiddenButLines = /[^\P{Cc}\n\t]|[\p{Cs}\ufffe\uffff]/u;
const asciiText = /^[\x20-\x7e]*$/;

/** A text of at most so many characters. */
export function text(maxLength: number, options: { isMultiLine?: boolean } = {}): ValueType<string> {
  const isMultiLine = options.isMultiLine ?? false;
  const unwanted = isMultiLine ? forbiddenButLines : forbidden;
  return {
    kind: 'text',
    isList: false,
    accepts: `Text of up to ${withSeparators(maxLength)} characters${isMultiLine ? ', line breaks allowed' : ''}`,
    maxLength,
    isMultiLine,
    parse(value, header) {
      if (value.length <= maxLength && asciiText.test(value)) return value;
      return checkText(value, header, unwanted, maxLength);
    },
    format: (value) => value,
  };
}

function checkText(value: string, header: string, unwanted: RegExp, maxLength: number): Parsed<string> {
  const character = unwanted.exec(value)?.[0];
  if (character !== undefined) {
    return refuse(
      'invalid-characters',
      `${header} must not contain ${characterName(character)}. Remove it from ${quoted(value)}.`,
    );
  }
  const length = value.length <= maxLength ? value.length : characterCount(value);
  if (length > maxLength) {
    const [most, now] = [maxLength, length].map(withSeparators);
    return refuse('too-long', `${header} may have at most ${most} characters; ${quoted(value)} has ${now}.`);
  }
  return value;
}

/** How many characters a text without lone surrogates has, without a list of them. */
function characterCount(text: string): number {
  let count = 0;
  for (let index = 0; index < text.length; index += 1) {
    const isSecondHalf = (text.charCodeAt(index) & 0xfc00) === 0xdc00;
    if (!isSecondHalf) count += 1;
  }
  return count;
}

function characterName(character: string): string {
  if (character === '\n') return 'a line break';
  if (character === '\t') return 'a tab';
  const code = (character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0');
  return `the character U+${code}, which cannot be seen`;
}

/** An activity's nine digits. */
export function activityNumber(): ValueType<string> {
  return {
    kind: 'text',
    isList: false,
    accepts: 'The nine digits that the activity was given',
    maxLength: 9,
    parse(value, header) {
      if (/^\d{9}$/.test(value)) return value;
      return refuse(
        'invalid-id',
        `Enter ${header} as nine digits such as 210016971, not ${quoted(value)}, or leave it blank.`,
      );
    },
    format: (value) => value,
  };
}

/** A National Provider Identifier: ten digits, the last of which is a check digit (ISO 7812 with the prefix 80840). */
export function npi(): ValueType<string> {
  return {
    kind: 'text',
    isList: false,
    accepts: 'The ten digits of a National Provider Identifier',
    maxLength: 10,
    parse(value, header) {
      if (/^\d{10}$/.test(value) && hasCheckDigit(`80840${value}`)) return value;
      const wrong = /^\d{10}$/.test(value)
        ? `Check the digits of ${header} ${quoted(value)}: there is no such number, so one of them is wrong.`
        : `Enter ${header} as ten digits such as 1234567893, not ${quoted(value)}.`;
      return refuse('invalid-npi', wrong);
    },
    format: (value) => value,
  };
}

/** Whether the last digit is the check digit of the others (the Luhn formula). */
function hasCheckDigit(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 1 : 2);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** A state or territory of the United States, stored as its code. */
export function stateCode(): ValueType<string> {
  return {
    kind: 'text',
    isList: false,
    accepts: 'A US state or territory by its name or code, such as Illinois or IL',
    maxLength: 2,
    parse: parseState,
    format: (value) => value,
  };
}

/** A country, stored as its ISO 3166-1 alpha-3 code. */
export function country(): ValueType<string> {
  return {
    kind: 'text',
    isList: false,
    accepts: 'A country by its English name or ISO code, such as United States or USA',
    maxLength: 3,
    parse(value, header) {
      const code = findCountry(value);
      if (code !== undefined) return code;
      const suggestion = nearestCountry(value);
      const start = `Enter a country in ${header} by its English name or ISO code, not ${quoted(value)}.`;
      return suggestion === undefined
        ? refuse('invalid-option', start)
        : refuse('invalid-option', `${start} Did you mean ${suggestion}?`, suggestion);
    },
    format: (value) => value,
  };
}

/** An absolute http or https address, as the WHATWG URL parser reads it. */
export function url(maxLength: number): ValueType<string> {
  return {
    kind: 'text',
    isList: false,
    accepts: 'An address that begins with https:// or http://',
    maxLength,
    parse(value, header) {
      const checked = checkText(value, header, forbidden, maxLength);
      if (checked instanceof Refusal) return checked;
      if (/^https?:\/\//i.test(value) && URL.canParse(value)) return value;
      const suggestion = `https://${value}`;
      const start = `Enter ${header} as a full address such as https://example.org/cme, not ${quoted(value)}.`;
      return /^[\w-]+(\.[\w-]+)+(\/\S*)?$/.test(value)
        ? refuse('invalid-url', `${start} Did you mean ${suggestion}?`, suggestion)
        : refuse('invalid-url', start);
    },
    format: (value) => value,
  };
}

/** One choice of a vocabulary. */
export function option<Label extends string>(vocabulary: Vocabulary<Label>): ValueType<Label> {
  return {
    kind: 'option',
    isList: false,
    accepts: `One of: ${vocabulary.labels.join(' · ')}`,
    vocabulary,
    parse(value) {
      return vocabulary.find(value) ?? invalidOption(vocabulary, value);
    },
    format: (value) => value,
  };
}

function invalidOption(vocabulary: Vocabulary, value: string): Refusal {
  const suggestion = vocabulary.nearest(value);
  const start = `Choose one of the ${vocabulary.plural}, not ${quoted(value)}`;
  return suggestion === undefined
    ? refuse('invalid-option', `${start}: ${vocabulary.labels.join(', ')}.`)
    : refuse('invalid-option', `${start}. Did you mean ${suggestion}?`, suggestion);
}

/** How the values of a list stand in one cell, as `accepts` says it. */
export const betweenItems = 'separated by semicolons';

/** Several values in one cell, separated by semicolons or line breaks; in XML, an element each. */
export function list<T extends string>(item: ValueType<T>): ValueType<T[]> {
  const vocabulary = item.vocabulary as Vocabulary<T> | undefined;
  const type: ValueType<T[]> = {
    kind: item.kind,
    isList: true,
    accepts:
      vocabulary === undefined
        ? `${item.accepts} each, ${betweenItems}`
        : `One or more of: ${vocabulary.labels.join(' · ')}, ${betweenItems}`,
    ...(vocabulary === undefined ? {} : { vocabulary }),
    ...(item.maxLength === undefined ? {} : { maxLength: item.maxLength }),
    parse(value, header) {
      return parseList(item, vocabulary, value.split(/[;\n]/), header);
    },
    parseItems(items, header) {
      const separator = items.find((entry) => /[;\n]/.test(entry));
      if (separator === undefined) return parseList(item, vocabulary, items, header);
      return refuse(
        'invalid-characters',
        `${header} must not contain a semicolon or line break in one entry. Write the parts of ${quoted(separator)} as entries of their own.`,
      );
    },
    format: (values) => values.join('; '),
  };
  return type;
}

function parseList<T extends string>(
  item: ValueType<T>,
  vocabulary: Vocabulary<T> | undefined,
  entries: readonly string[],
  header: string,
): Parsed<T[]> {
  const values = new Set<T>();
  const repeated = new Set<T>();
  const faults: Remark[] = [];
  const notes: Remark[] = [];
  /** Entries of which all has been said. */
  const done = new Set<string>();
  for (const entry of entries) {
    const trimmed = entry.trim();
    if (trimmed === '' || done.has(trimmed)) continue;
    const parsed = item.parse(trimmed, header);
    if (parsed instanceof Refusal) {
      faults.push(...parsed.remarks);
      done.add(trimmed);
      continue;
    }
    const value = parsed instanceof Repair ? parsed.value : parsed;
    if (!values.has(value)) {
      values.add(value);
      if (parsed instanceof Repair) notes.push(...parsed.remarks);
      continue;
    }
    done.add(trimmed);
    if (repeated.has(value)) continue;
    repeated.add(value);
    const message = `${header} names ${quoted(value)} more than once; it is kept once.`;
    notes.push({ rule: 'repeated-value', message });
  }
  if (faults.length > 0) return new Refusal([...firstOf(faults), ...firstOf(notes)]);
  const ordered = vocabulary === undefined ? [...values] : vocabulary.inOrder([...values]);
  return notes.length > 0 ? new Repair(ordered, firstOf(notes)) : ordered;
}

/** How many remarks there are on one list, and one that counts the rest. */
const mostRemarks = 20;

function firstOf(remarks: readonly Remark[]): readonly Remark[] {
  const others = remarks.length - mostRemarks;
  const last = remarks[mostRemarks - 1];
  if (others <= 0 || last === undefined) return remarks;
  const message =
    others === 1
      ? 'One more entry has such a fault.'
      : `${withSeparators(others)} more entries have such faults.`;
  return [...remarks.slice(0, mostRemarks), { rule: last.rule, message }];
}
