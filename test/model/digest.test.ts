import { hash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type Activity, blankOf, emptyActivity, entriesOf, setValue } from '../../src/model/activity.js';
import { fieldOf, fields, groups } from '../../src/model/dictionary.js';
import { contentDigest } from '../../src/model/digest.js';
import type { Field } from '../../src/model/field.js';
import { filledActivity, twoValues } from './filled-activity.js';

function digestWith(change: (activity: Activity) => void): string {
  const activity = filledActivity();
  change(activity);
  return contentDigest(activity, null);
}

const filled = contentDigest(filledActivity(), null);
const leftOut = ['activityId', 'physicianLearners', 'otherLearners', 'closed'];

describe('the digest of an activity’s content', () => {
  test('is the same for the same content, and short', () => {
    expect(contentDigest(filledActivity(), null)).toBe(filled);
    expect(filled).toMatch(/^[\w-]{22}$/);
  });

  test.each(leftOut.map((key) => fields.find((field) => field.key === key)))(
    'leaves out what an upload may not know: $header',
    (field) => {
      for (const value of [null, ...twoValues(field as Field)]) {
        expect(digestWith((activity) => setValue(activity, field as Field, value))).toBe(filled);
      }
    },
  );

  test.each(fields.filter(({ key }) => !leftOut.includes(key)))('is another when $header is', (field) => {
    const [, other] = twoValues(field);
    expect(digestWith((activity) => setValue(activity, field, other))).not.toBe(filled);
    expect(digestWith((activity) => setValue(activity, field, blankOf(field)))).not.toBe(filled);
  });

  test.each(groups)('is another when an entry of $key is, or is not there', (group) => {
    for (const member of Object.values(group.members)) {
      const clear = (activity: Activity) => {
        const entry = entriesOf(activity, group)[1];
        if (entry !== undefined) entry[member.key] = blankOf(member);
      };
      expect(digestWith(clear)).not.toBe(filled);
    }
    expect(digestWith((activity) => entriesOf(activity, group).pop())).not.toBe(filled);
    expect(digestWith((activity) => entriesOf(activity, group).reverse())).not.toBe(filled);
  });

  test.each(['moc', 'mips', 'rems'] as const)('is the same whether %s is blank or No', (key) => {
    const blank = digestWith((activity) => setValue(activity, fieldOf(key), null));
    expect(digestWith((activity) => setValue(activity, fieldOf(key), false))).toBe(blank);
    expect(digestWith((activity) => setValue(activity, fieldOf(key), true))).not.toBe(blank);
  });

  test('has nothing of what is blank, so that a field can be added without a change to it', () => {
    const digest = hash('sha256', JSON.stringify([2, 'title', 'A']), 'base64url').slice(0, 22);
    expect(contentDigest({ ...emptyActivity(), title: 'A' }, 2)).toBe(digest);
  });

  test('tells a blank from a No where a blank is no answer', () => {
    const blank = digestWith((activity) => setValue(activity, fieldOf('commercialSupport'), null));
    expect(digestWith((activity) => setValue(activity, fieldOf('commercialSupport'), false))).not.toBe(blank);
  });

  test('is another for each occurrence', () => {
    const digests = [null, 1, 2].map((occurrence) => contentDigest(emptyActivity(), occurrence));
    expect(new Set(digests).size).toBe(3);
  });

  test('does not take a text for a list, or one field for its neighbour', () => {
    const one = { ...emptyActivity(), city: 'Chicago' };
    const other = { ...emptyActivity(), state: 'Chicago' };
    expect(contentDigest(one, null)).not.toBe(contentDigest(other, null));
    const split = { ...emptyActivity(), jointProviders: ['A', 'B'] };
    const joined = { ...emptyActivity(), jointProviders: ['A","B'] };
    expect(contentDigest(split, null)).not.toBe(contentDigest(joined, null));
  });
});
