import { expect, test } from 'vitest';
import { entriesOfRow } from '../../src/activities/entries.js';
import { emptyActivity } from '../../src/model/activity.js';

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
  expect(entriesOfRow(first)).toEqual([{ activity: first, occurrence: null }]);
});

test('each occurrence is an entry with its own dates and place, and no Activity ID yet', () => {
  expect(entriesOfRow({ ...first, occurrences: [second, third] })).toEqual([
    { activity: first, occurrence: 1 },
    { activity: { ...first, ...second, activityId: null }, occurrence: 2 },
    { activity: { ...first, ...third, activityId: null }, occurrence: 3 },
  ]);
});
