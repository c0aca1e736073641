import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { type Activity, emptyActivity, entriesOf, setValue } from '../../src/model/activity.js';
import { fields, groups } from '../../src/model/dictionary.js';
import type { Field } from '../../src/model/field.js';
import { activitySchema } from '../../src/model/schema.js';
import { activityArbitrary } from '../activities.js';
import { filledActivity } from './filled-activity.js';

function isActivity(value: unknown): boolean {
  return activitySchema.safeParse(value).success;
}

/** A filled activity with one value changed. */
function withValue(key: string, value: unknown): Activity {
  const activity = filledActivity();
  const field = fields.find((candidate) => candidate.key === key);
  if (field === undefined) throw new Error(key);
  setValue(activity, field, value);
  return activity;
}

test('every activity that the value types allow passes, unchanged', () => {
  fc.assert(
    fc.property(activityArbitrary, (activity) => {
      expect(activitySchema.parse(activity)).toEqual(activity);
    }),
    { numRuns: 200 },
  );
});

test('an activity with every field filled in passes, and one with none', () => {
  expect(activitySchema.parse(filledActivity())).toEqual(filledActivity());
  expect(activitySchema.parse(emptyActivity())).toEqual(emptyActivity());
});

describe('what a field cannot hold is refused', () => {
  const longTitle = '\u{1d11e}'.repeat(500);
  test.each<[key: string, ...values: unknown[]]>([
    ['activityId', '21001697', '21001697A', 210016971, ''],
    ['internalId', '', ' A-1', 'A-1 ', 'x'.repeat(51), 'a\u0007b', 'a\nb', 'Cafe\u0301', 5],
    ['title', `${longTitle}x`, 'a\u00a0b', undefined, true, ['Title']],
    ['format', 'Live Corse', 'live course', 'RSS', ''],
    [
      'deliveryMethods',
      null,
      'In-Person',
      ['in person'],
      ['Live-Streamed', 'In-Person'],
      ['Online', 'Online'],
    ],
    ['repeats', 'Yes', 1, 0, undefined],
    ['startDate', '2021-02-30', '05/20/2021', '2021-5-2', '2021-05-20T00:00:00Z', '', 44336, '2021-13-01'],
    ['country', 'United States', 'US', 'usa', 'XXX'],
    ['credits', 0, -1, 20.5, '20', Number.NaN, Number.POSITIVE_INFINITY, 2 ** 53],
    ['description', 'x'.repeat(4001), 'one\r\ntwo', 'a\u001bb'],
    ['url', 'example.org', 'ftp://example.org', `https://example.org/${'x'.repeat(2048)}`],
    ['fee', true, 'no'],
    ['jointProviders', [''], ['a;b'], ['a', 'a'], [' a'], ['x'.repeat(201)], [null], null],
    ['outcomes.patientHealth', ['Subjective', 'Objective'], ['Measured'], null],
    ['physicianLearners', -1, 0.5, '0', 1e300],
    ['closed', 'No', 0],
  ])('%s', (key, ...values) => {
    const accepted = values.filter((value) => isActivity(withValue(key, value)));
    expect(accepted).toEqual([]);
  });

  test('a text may have as many characters as its field takes', () => {
    expect(isActivity(withValue('title', longTitle))).toBe(true);
    expect(isActivity(withValue('description', 'one\n\ttwo'))).toBe(true);
    expect(isActivity(withValue('physicianLearners', 0))).toBe(true);
  });

  test.each(groups)('an entry of $key with a field too many, too few, or a wrong one', (group) => {
    const member = Object.values(group.members)[0] as Field;
    const entry = entriesOf(filledActivity(), group)[0] ?? {};
    const changed = (change: Record<string, unknown>) => ({
      ...filledActivity(),
      [group.key]: [{ ...entry, ...change }],
    });
    expect(isActivity(changed({}))).toBe(true);
    expect(isActivity(changed({ [member.key]: null }))).toBe(true);
    expect(isActivity(changed({ [member.key]: 5 }))).toBe(false);
    expect(isActivity(changed({ [member.key]: undefined }))).toBe(false);
    expect(isActivity(changed({ another: null }))).toBe(false);
    expect(isActivity({ ...filledActivity(), [group.key]: null })).toBe(false);
    expect(isActivity({ ...filledActivity(), [group.key]: [null] })).toBe(false);
  });

  test('a field too many, or too few', () => {
    expect(isActivity({ ...filledActivity(), status: 'Draft' })).toBe(false);
    for (const key of Object.keys(emptyActivity())) {
      const { [key as keyof Activity]: _, ...rest } = filledActivity();
      expect([key, isActivity(rest)]).toEqual([key, false]);
    }
    const { patientHealth, ...outcomes } = filledActivity().outcomes;
    expect(isActivity({ ...filledActivity(), outcomes })).toBe(false);
    expect(isActivity({ ...filledActivity(), outcomes: { ...outcomes, patientHealth, health: [] } })).toBe(
      false,
    );
  });
});

describe('as a JSON Schema', () => {
  const schema = z.toJSONSchema(activitySchema);

  test('it has the keys of the dictionary and no others', () => {
    expect(Object.keys(schema.properties ?? {}).sort()).toEqual(Object.keys(emptyActivity()).sort());
    expect(schema.additionalProperties).toBe(false);
  });

  test('it says how long texts are, which options there are, and what is a date', () => {
    const text = JSON.stringify(schema);
    const members = groups.flatMap((group) => Object.values(group.members));
    for (const { type } of [...fields, ...members]) {
      if (type.maxLength !== undefined) expect(text).toContain(`"maxLength":${type.maxLength}`);
      if (type.kind === 'option') expect(text).toContain(`"enum":${JSON.stringify(type.vocabulary?.labels)}`);
    }
    expect(text).toContain('"format":"date"');
  });
});
