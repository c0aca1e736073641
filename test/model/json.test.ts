import { describe, expect, test } from 'vitest';
import { emptyActivity } from '../../src/model/activity.js';
import { activityJson } from '../../src/model/json.js';

describe('an activity in JSON', () => {
  test('has credits as numbers, dollars as texts, and all else as it is stored', () => {
    const json = activityJson({
      ...emptyActivity(),
      title: 'CMEActivityTutorial',
      startDate: '2021-05-20',
      credits: 2025,
      moc: false,
      physicianLearners: 0,
      jointProviders: ['One', 'Two'],
      outcomes: {
        learnerCompetence: ['Objective'],
        learnerPerformance: [],
        patientHealth: [],
        communityHealth: ['Objective', 'Subjective'],
      },
      monetarySupport: [{ source: '3M Health Care', amount: 1000000 }],
      mocBoards: [
        {
          board: 'ABIM',
          practiceAreas: ['Internal Medicine'],
          creditTypes: [],
          credits: 50,
          claimDate: null,
        },
      ],
    });
    expect(json).toMatchObject({
      title: 'CMEActivityTutorial',
      startDate: '2021-05-20',
      endDate: null,
      credits: 20.25,
      moc: false,
      mips: null,
      physicianLearners: 0,
      otherLearners: null,
      jointProviders: ['One', 'Two'],
      inKindSupport: [],
      outcomes: {
        learnerCompetence: ['Objective'],
        learnerPerformance: [],
        patientHealth: [],
        communityHealth: ['Objective', 'Subjective'],
      },
      monetarySupport: [{ source: '3M Health Care', amount: '10000.00' }],
      mocBoards: [
        {
          board: 'ABIM',
          practiceAreas: ['Internal Medicine'],
          creditTypes: [],
          credits: 0.5,
          claimDate: null,
        },
      ],
      occurrences: [],
    });
  });

  test('has every key, blank ones too', () => {
    expect(Object.keys(activityJson(emptyActivity())).sort()).toEqual(Object.keys(emptyActivity()).sort());
    expect(JSON.parse(JSON.stringify(activityJson(emptyActivity())))).toEqual(emptyActivity());
  });
});
