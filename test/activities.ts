import fc from 'fast-check';
import { type Activity, emptyActivity, entriesOf, setValue } from '../src/model/activity.js';
import { fields, groups } from '../src/model/dictionary.js';
import type { Field, Group } from '../src/model/field.js';
import { tidy } from '../src/model/value-type.js';
import type { Vocabulary } from '../src/model/vocabulary.js';

const letters = [...'abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789'];
const marks = [...' .,:()/&<>"\'=+-@%#*_|\\^~`!?[]{}$'];
const foreign = [
  ...'éüßñČŁőΩЖ’“”…–™®漢字かな한글مע',
  '😀',
  '👩‍⚕️',
  'Å',
  '\u200d',
  '\ufffd',
  '𝒳',
  ']]>',
  '&amp;',
];
const firsts = ['', '', '', '=', '+', '-', '@', "'", "'=", "''@", '"', '""', '<', '\ufeff'];

/** Texts as the value types leave them: trimmed, NFC, without control characters. */
function textArbitrary(
  maxLength: number,
  alsoInside: readonly string[] = [],
  not = '',
): fc.Arbitrary<string> {
  const character = fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...letters) },
    { weight: 3, arbitrary: fc.constantFrom(...marks, ...alsoInside) },
    { weight: 1, arbitrary: fc.constantFrom(...foreign) },
  );
  const short = fc.string({ unit: character, minLength: 1, maxLength: Math.min(maxLength, 30) });
  const long = fc
    .tuple(short, fc.integer({ min: 1, max: maxLength }))
    .map(([text, length]) => text.repeat(Math.ceil(length / text.length)).slice(0, length));
  return fc
    .tuple(
      fc.constantFrom(...firsts),
      fc.oneof({ weight: 15, arbitrary: short }, { weight: 1, arbitrary: long }),
    )
    .map(([first, rest]) =>
      tidy(first + rest)
        .replaceAll(/[\ud800-\udbff]$/g, '')
        .trim(),
    )
    .map((text) =>
      [...text]
        .filter((part) => not === '' || part !== not)
        .join('')
        .trim(),
    )
    .filter((text) => text !== '' && [...text].length <= maxLength && tidy(text) === text);
}

const dateArbitrary = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10));

const urlArbitrary = fc
  .stringMatching(/^[a-z0-9/=&?%+@'-]{0,40}$/)
  .map((path) => `https://example.org/${path.replaceAll('%', '%25')}`);

/** Values of a field by its type alone; places are made to agree with their country afterwards. */
function valueArbitrary({ key, type }: Field): fc.Arbitrary<unknown> {
  if (key === 'activityId') return fc.integer({ min: 100_000_000, max: 999_999_999 }).map(String);
  if (key === 'url') return urlArbitrary;
  if (key === 'country') return fc.constantFrom('USA', 'CAN', 'GBR', 'JPN', 'DEU');
  switch (type.kind) {
    case 'yes/no':
      return fc.boolean();
    case 'date':
      return dateArbitrary;
    case 'decimal':
      return fc.integer({ min: 1, max: 1_000_000 });
    case 'money':
      return fc.integer({ min: 1, max: 100_000_000_000 });
    case 'whole number':
      return fc.integer({ min: 0, max: 1_000_000 });
    case 'option': {
      const vocabulary = type.vocabulary as Vocabulary;
      if (!type.isList) return fc.constantFrom(...vocabulary.labels);
      return fc.subarray([...vocabulary.labels]).map((chosen) => vocabulary.inOrder(chosen));
    }
    case 'text': {
      const maxLength = type.maxLength ?? 100;
      if (type.isList) return fc.uniqueArray(textArbitrary(maxLength, [], ';'), { maxLength: 4 });
      return textArbitrary(maxLength, type.isMultiLine ? ['\n', '\t', '\n\n'] : [';']);
    }
  }
}

function optional(field: Field): fc.Arbitrary<unknown> {
  const value = valueArbitrary(field);
  return field.type.isList ? fc.oneof(fc.constant([]), value) : fc.option(value, { nil: null });
}

type Values = Record<string, unknown>;

const regions: Readonly<Record<string, { states: readonly string[]; codes: readonly string[] }>> = {
  USA: { states: ['IL', 'CA', 'DC', 'PR'], codes: ['60007', '02115', '60007-1234'] },
  CAN: { states: ['ON', 'QC', 'NU'], codes: ['K1A 0B1', 'H2X 1Y4'] },
};

/** Gives a place in a country with regions one of them, and a postal code of that country. */
function withRegion<T extends Values>(place: T, choice: number): T {
  const known = regions[String(place.country)];
  if (known === undefined) return place;
  const pick = (list: readonly string[]) => list[choice % list.length];
  return {
    ...place,
    state: place.state === null ? null : pick(known.states),
    postalCode: place.postalCode === null ? null : pick(known.codes),
  };
}

function entryArbitrary(group: Group): fc.Arbitrary<Values> {
  const members = Object.fromEntries(
    Object.values(group.members).map((member) => [member.key, optional(member)] as const),
  );
  return fc
    .tuple(fc.record(members), fc.nat(100))
    .map(([entry, choice]) => withRegion(entry as Values, choice))
    .filter((entry) => Object.values(entry).some((value) => value !== null && String(value) !== ''));
}

/** Activities of every shape that the value types allow; the rules may object to them. */
export const activityArbitrary: fc.Arbitrary<Activity> = fc
  .tuple(
    fc.tuple(...fields.map(optional)),
    fc.tuple(...groups.map((group) => fc.array(entryArbitrary(group), { maxLength: 4 }))),
    fc.nat(100),
  )
  .map(([values, entries, choice]) => {
    const activity = emptyActivity();
    fields.forEach((field, index) => {
      setValue(activity, field, values[index]);
    });
    groups.forEach((group, index) => {
      entriesOf(activity, group).push(...(entries[index] ?? []));
    });
    return withRegion(activity, choice);
  })
  .filter((activity) => JSON.stringify(activity) !== JSON.stringify(emptyActivity()));

/** How many entries of each group the fullest of some activities has, at least the blank template's. */
export function entriesNeeded(activities: readonly Activity[]): (group: Group) => number {
  return (group) =>
    Math.max(group.inTemplate, ...activities.map((activity) => entriesOf(activity, group).length));
}
