import { expect, test } from 'vitest';
import { entriesOfRow } from '../../src/activities/entries.js';
import { missingIn } from '../../src/activities/status.js';
import { type Activity, emptyActivity } from '../../src/model/activity.js';
import { contentDigest } from '../../src/model/digest.js';

function factsOf(activity: Activity, occurrence: number | null) {
  return { digest: contentDigest(activity, occurrence), missing: missingIn(activity, occurrence !== null) };
}

const place = { country: 'USA', city: 'Chicago', state: 'IL', postalCode: '60007' };
const first = {
  ...emptyActivity(),
  activityId: '260000001',
  internalId: 'A-1',
  title: 'Grand Rounds',
  startDate: '2021-05-20',
  endDate: '2021-05-21',
  ...place,
};
const second = {
  startDate: '2021-06-20',
  endDate: '2021-06-21',
  country: 'FRA',
  city: 'Lyon',
  state: null,
  postalCode: null,
};
const third = { ...second, startDate: '2021-07-20', endDate: '2021-07-21' };

test('an activity without occurrences is one entry, that stands alone', () => {
  expect(entriesOfRow(first)).toEqual([{ ...factsOf(first, null), activity: first, occurrence: null }]);
});

test('each occurrence is an entry with its own dates and place, and no Activity ID yet', () => {
  const activities = [
    first,
    { ...first, ...second, activityId: null },
    { ...first, ...third, activityId: null },
  ];
  expect(entriesOfRow({ ...first, occurrences: [second, third] })).toEqual(
    activities.map((activity, index) => ({
      ...factsOf(activity, index + 1),
      activity,
      occurrence: index + 1,
    })),
  );
});
