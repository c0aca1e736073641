import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { changesBetween, netChanges, takenBack } from '../../src/activities/changes.js';
import { type Activity, emptyActivity } from '../../src/model/activity.js';
import { contentDigest } from '../../src/model/digest.js';
import { meaningfulChanges } from '../../src/model/field-change.js';
import { activityArbitrary } from '../activities.js';

function changes(before: Partial<Activity>, after: Partial<Activity>) {
  return meaningfulChanges(
    changesBetween({ ...emptyActivity(), ...before }, { ...emptyActivity(), ...after }),
  );
}

describe('the fields in which two activities differ', () => {
  test.each<[string, Partial<Activity>, Partial<Activity>, ReturnType<typeof changes>]>([
    ['none', { title: 'One' }, { title: 'One' }, []],
    ['a text', { title: 'One' }, { title: 'Two' }, [{ field: 'title', before: 'One', after: 'Two' }]],
    ['a blank', { city: 'Chicago' }, { city: null }, [{ field: 'city', before: 'Chicago', after: null }]],
    [
      'credits, as a number',
      { credits: 2000 },
      { credits: 2025 },
      [{ field: 'credits', before: 20, after: 20.25 }],
    ],
    [
      'a yes or no',
      { repeats: null },
      { repeats: false },
      [{ field: 'repeats', before: null, after: false }],
    ],
    ['a blank that means No, and a No', { moc: null }, { moc: false }, []],
    [
      'a blank that means No, and a Yes',
      { moc: null },
      { moc: true },
      [{ field: 'moc', before: null, after: true }],
    ],
    [
      'a Yes, and a blank that means No',
      { moc: true },
      { moc: null },
      [{ field: 'moc', before: true, after: null }],
    ],
    ['the Activity ID', { activityId: '260000001' }, { activityId: '260000002' }, []],
    [
      'a list',
      { jointProviders: ['One'] },
      { jointProviders: ['One', 'Two'] },
      [{ field: 'jointProviders', before: ['One'], after: ['One', 'Two'] }],
    ],
    [
      'the order of a list',
      { jointProviders: ['One', 'Two'] },
      { jointProviders: ['Two', 'One'] },
      [{ field: 'jointProviders', before: ['One', 'Two'], after: ['Two', 'One'] }],
    ],
    [
      'an outcome',
      {},
      { outcomes: { ...emptyActivity().outcomes, patientHealth: ['Objective'] } },
      [{ field: 'outcomes.patientHealth', before: [], after: ['Objective'] }],
    ],
    [
      'an amount, as a text, and an entry that is added',
      { monetarySupport: [{ source: 'One', amount: 100 }] },
      {
        monetarySupport: [
          { source: 'One', amount: 1050 },
          { source: 'Two', amount: null },
        ],
      },
      [
        { field: 'monetarySupport[1].amount', before: '1.00', after: '10.50' },
        { field: 'monetarySupport[2].source', before: null, after: 'Two' },
      ],
    ],
    [
      'an entry that is gone',
      {
        mocBoards: [{ board: 'ABS', practiceAreas: ['One'], creditTypes: [], credits: 50, claimDate: null }],
      },
      {},
      [
        { field: 'mocBoards[1].board', before: 'ABS', after: null },
        { field: 'mocBoards[1].practiceAreas', before: ['One'], after: [] },
        { field: 'mocBoards[1].credits', before: 0.5, after: null },
      ],
    ],
  ])('%s', (_, before, after, expected) => {
    expect(changes(before, after)).toEqual(expected);
  });

  test('are none between an activity and itself, and the same seen from either side', () => {
    fc.assert(
      fc.property(activityArbitrary, activityArbitrary, (one, other) => {
        expect(changesBetween(one, structuredClone(one))).toEqual([]);
        const there = changesBetween(one, other);
        const back = changesBetween(other, one);
        expect(back).toEqual(
          there.map(({ field, before, after }) => ({ field, before: after, after: before })),
        );
      }),
    );
  });

  test('are some whenever the content is another', () => {
    fc.assert(
      fc.property(activityArbitrary, activityArbitrary, (one, other) => {
        const isSame = contentDigest(one, null) === contentDigest(other, null);
        if (changesBetween(one, other).length === 0) expect(isSame).toBe(true);
      }),
    );
  });
});

test('a blank that means No is told from a No, though the difference means nothing', () => {
  const [blank, no] = [emptyActivity(), { ...emptyActivity(), moc: false }];
  expect(changesBetween(blank, no)).toEqual([{ field: 'moc', before: null, after: false }]);
});

describe('changes taken back', () => {
  test('give the activity as it was, whatever was changed', () => {
    fc.assert(
      fc.property(activityArbitrary, activityArbitrary, (before, after) => {
        const same = { ...before, activityId: after.activityId };
        expect(takenBack(after, changesBetween(same, after))).toEqual(same);
      }),
    );
  });

  test('leave the activity that they are taken back from as it is', () => {
    const after = { ...emptyActivity(), jointProviders: ['One'] };
    takenBack(after, changesBetween(emptyActivity(), after));
    expect(after.jointProviders).toEqual(['One']);
  });
});

describe('what several changes come to', () => {
  const at = (changes: Partial<Activity>): Activity => ({ ...emptyActivity(), ...changes });
  const net = (...states: readonly Activity[]) => {
    const steps = states.slice(1).map((state, index) => changesBetween(states[index] ?? state, state));
    return netChanges(steps.reverse());
  };

  test('is the first before and the last after', () => {
    const steps = [at({ city: 'Chicago' }), at({ city: 'Boston' }), at({ city: 'Denver' })];
    expect(net(...steps)).toEqual([{ field: 'city', before: 'Chicago', after: 'Denver' }]);
  });

  test.each<[string, readonly Activity[]]>([
    ['a change and its reverse', [at({ city: 'Chicago' }), at({ city: null }), at({ city: 'Chicago' })]],
    ['closing and reopening', [at({}), at({ closed: true }), at({ closed: false })]],
    ['nothing at all', [at({}), at({})]],
  ])('is nothing for %s', (_, states) => {
    expect(net(...states)).toEqual([]);
  });
});
