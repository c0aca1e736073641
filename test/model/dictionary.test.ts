import { describe, expect, test } from 'vitest';
import { emptyActivity, fieldValue } from '../../src/model/activity.js';
import { dictionary, fieldOf, fields, groupOf, groups } from '../../src/model/dictionary.js';
import type { Field } from '../../src/model/field.js';
import { steps } from '../../src/model/field.js';
import { headerKey, templateSlots } from '../../src/model/slot.js';

const members = groups.flatMap((group) =>
  Object.values(group.members).map((member) => [group, member] as const),
);
const all: readonly Field[] = [...fields, ...members.map(([, member]) => member)];

function repeated<T>(values: readonly T[]): T[] {
  return values.filter((value, index) => values.indexOf(value) !== index);
}

describe('the dictionary', () => {
  test('has a key, a heading and XML elements of its own for every field', () => {
    expect(repeated(dictionary.map(({ key }) => key))).toEqual([]);
    expect(
      repeated(templateSlots((group) => group.inTemplate + 5).map(({ header }) => headerKey(header))),
    ).toEqual([]);
    const paths = fields.map(({ xml }) => xml.join('/'));
    const wrappers = groups.map(({ xml }) => xml.join('/'));
    expect(repeated([...paths, ...wrappers])).toEqual([]);
    for (const group of groups) {
      expect(repeated(Object.values(group.members).map(({ xml }) => xml.join('/')))).toEqual([]);
    }
  });

  test('no XML element is both a field and a wrapper of others', () => {
    const paths = [...fields.map(({ xml }) => xml), ...groups.map(({ xml }) => xml)].map((path) =>
      path.join('/'),
    );
    for (const path of paths) {
      expect(paths.filter((other) => other.startsWith(`${path}/`))).toEqual([]);
    }
  });

  test('goes through the steps of the form in their order', () => {
    const places = dictionary.map(({ step }) => steps.indexOf(step));
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(new Set(dictionary.map(({ step }) => step))).toEqual(new Set(steps));
  });

  test.each(all.map((field) => [field.header, field] as const))('%s explains itself', (_, field) => {
    expect(field.help).toMatch(/[.?)]$/);
    expect(field.type.accepts).not.toBe('');
    expect(field.xml.length).toBe(field.xml.filter((name) => /^[A-Z][A-Za-z]*$/.test(name)).length);
    expect(field.xml.length).toBeGreaterThan(0);
  });

  test('XML lists name their items’ element, and the heading of a member has its number', () => {
    for (const field of all.filter(({ type }) => type.isList)) expect(field.xml.length).toBeGreaterThan(1);
    for (const [, member] of members) expect(member.header).toContain('{n}');
    for (const field of fields) expect(field.header).not.toContain('{n}');
  });

  test('fields and groups are found by their keys', () => {
    expect(fieldOf('outcomes.patientHealth').header).toBe('Outcome: Patient Health');
    expect(groupOf('occurrences').first).toBe(2);
    expect(fields.length + groups.length).toBe(dictionary.length);
  });

  test('an empty activity has every field blank', () => {
    const activity = emptyActivity();
    for (const field of fields) expect(fieldValue(activity, field)).toEqual(field.type.isList ? [] : null);
    for (const { key } of groups) expect(activity).toHaveProperty(key, []);
  });
});

/** When each field must be filled in, as the form stars it; what is not here never must. */
const stars: Readonly<Record<string, string>> = {
  title: 'draft',
  format: 'draft',
  deliveryMethods: 'for a Live Course, Regularly Scheduled Series or Enduring Material',
  repeats: 'for a Live Course',
  startDate: 'draft',
  endDate: 'draft',
  country: 'for an In-Person activity',
  city: 'for an In-Person activity',
  state: 'for an In-Person activity in the United States or Canada',
  'occurrences.startDate': 'draft',
  'occurrences.endDate': 'draft',
  'occurrences.country': 'for an In-Person activity',
  'occurrences.city': 'for an In-Person activity',
  'occurrences.state': 'for an In-Person activity in the United States or Canada',
  credits: 'complete',
  cmePassport: 'complete',
  description: 'complete',
  providership: 'complete',
  commercialSupport: 'complete',
  markCommendation: 'complete',
};

describe('the stars of the form', () => {
  const named = [
    ...fields.map((field) => [field.key, field] as const),
    ...members.map(([group, member]) => [`${group.key}.${member.key}`, member] as const),
  ];
  test.each(named)('%s', (key, { required }) => {
    const words = typeof required === 'string' ? required : required.when;
    expect(words).toBe(stars[key] ?? 'never');
  });

  test('stand at fields that there are', () => {
    expect(Object.keys(stars).filter((key) => !named.some(([name]) => name === key))).toEqual([]);
  });
});

describe('what a blank says', () => {
  test('MOC, MIPS and REMS are No, and the activity is not closed', () => {
    expect(fields.filter(({ blankMeans }) => blankMeans !== undefined).map(({ key }) => key)).toEqual([
      'moc',
      'mips',
      'rems',
      'closed',
    ]);
  });

  test('an update keeps the learner totals and whether it is closed', () => {
    expect(fields.filter(({ blankKeeps }) => blankKeeps).map(({ key }) => key)).toEqual([
      'physicianLearners',
      'otherLearners',
      'closed',
    ]);
  });
});
