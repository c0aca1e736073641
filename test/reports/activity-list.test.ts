import { describe, expect, test } from 'vitest';
import { statuses } from '../../src/model/status.js';
import { activityList } from '../../src/reports/activity-list.js';
import { plainStyles } from '../../src/reports/styles.js';
import { listed } from './activities.js';
import { markedStyles } from './results.js';

const one = { all: 1, total: 1, page: 1, perPage: 10 };

describe('a list of activities', () => {
  test('has a card for each, with what applies to it', () => {
    const activities = [
      listed({
        internalId: 'SampleInternalID',
        providership: 'Jointly provided',
        commercialSupport: true,
        physicianLearners: 1000,
        otherLearners: 67,
      }),
      listed(
        { providership: 'Directly provided', commercialSupport: false, physicianLearners: 0 },
        { status: 'Ready to Close' },
      ),
    ];
    expect(activityList({ ...one, all: 2, total: 2, activities }, plainStyles, 60)).toBe(`2 activities

 CMEActivityTutorial                                 Active
   05/20/2021 – 11/11/2021 · Live Course
   Activity ID 210016971 · Internal ID SampleInternalID
   Jointly Provided · Commercial Support Received ·
   Learners: 1,067

 CMEActivityTutorial                         Ready to Close
   05/20/2021 – 11/11/2021 · Live Course
   Activity ID 210016971
   Learners: 0
`);
  });

  test.each([
    [{ total: 0, page: 1, perPage: 10 }, '0 activities'],
    [{ total: 10, page: 1, perPage: 10 }, '10 activities'],
    [{ total: 11, page: 1, perPage: 10 }, '11 activities · page 1 of 2'],
    [{ total: 1067, page: 2, perPage: 1 }, '1,067 activities · page 2 of 1,067'],
    [{ total: 11, page: 3, perPage: 10 }, '11 activities · there are only 2 pages'],
    [{ total: 1, page: 2, perPage: 10 }, '1 activity · there is only 1 page'],
    [{ all: 1067, total: 11, page: 2, perPage: 10 }, '11 of 1,067 activities · page 2 of 2'],
    [{ all: 1067, total: 0, page: 1, perPage: 10 }, '0 of 1,067 activities'],
  ])('says how many there are: %j', (page, says) => {
    expect(activityList({ all: page.total, ...page, activities: [] }, plainStyles, 80)).toBe(`${says}\n`);
  });

  test('clips a title that is too long, and shows what is in it', () => {
    const activities = [
      listed({ title: '心不全\u001b診療\nアップデート' }),
      listed({ title: '心'.repeat(50) }),
    ];
    const text = activityList({ ...one, all: 2, total: 2, activities }, plainStyles, 40);
    expect(text.match(/^ .*Active$/gm)).toEqual([
      ' 心不全␛診療 ⏎ アップデート      Active',
      ' 心心心心心心心心心心心心心心心… Active',
    ]);
  });

  test('paints the status', () => {
    const activities = statuses.map((status) => listed({}, { status }));
    const text = activityList({ ...one, all: 4, total: 4, activities }, markedStyles, 80);
    expect(text).toMatch(/^<heading>4 activities<\/heading>\n/);
    expect(text.match(/^ .*$/gm)?.filter((line) => line.startsWith(' <'))).toEqual([
      expect.stringMatching(/^ <heading>CMEActivityTutorial<\/heading> +<yellow>Draft<\/yellow>$/),
      expect.stringMatching(/ <green>Active<\/green>$/),
      expect.stringMatching(/ <green>Ready to Close<\/green>$/),
      expect.stringMatching(/ <faint>Closed<\/faint>$/),
    ]);
  });
});
