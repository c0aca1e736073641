import { describe, expect, test } from 'vitest';
import { activitySheet } from '../../src/reports/activity-sheet.js';
import { plainStyles } from '../../src/reports/styles.js';
import { widthOf } from '../../src/reports/text-layout.js';
import { listed, missing } from './activities.js';
import { markedStyles } from './results.js';

const course = listed(
  {
    repeats: false,
    credits: 125,
    description:
      'In the morning: lectures.\n\nIn the afternoon: cases, which participants bring along themselves.',
    jointProviders: ['One', 'Two'],
    outcomes: {
      learnerCompetence: ['Objective', 'Subjective'],
      learnerPerformance: [],
      patientHealth: [],
      communityHealth: ['Objective'],
    },
    monetarySupport: [
      { source: 'Example Support Source', amount: 1_000_000 },
      { source: 'Another', amount: 125_050 },
    ],
    mocBoards: [
      {
        board: 'ABIM',
        practiceAreas: ['Hospital Medicine'],
        creditTypes: [],
        credits: 2000,
        claimDate: '2021-12-31',
      },
    ],
    physicianLearners: 1067,
    otherLearners: 0,
  },
  { status: 'Ready to Close', reasons: ['MOC Attestation is required to close the activity.'] },
);

describe('a sheet of an activity', () => {
  test('is laid out by the steps of the form, values as the form shows them', () => {
    expect(activitySheet(course, plainStyles, 80)).toBe(`CMEActivityTutorial · Ready to Close
  MOC Attestation is required to close the activity.

Identity
  Activity ID                          210016971

Basics
  Activity Title                       CMEActivityTutorial
  Activity Format                      Live Course
  Repeats With Same Content            No
  Start Date                           05/20/2021
  End Date                             11/11/2021

Information for Learners
  AMA PRA Category 1 Credits           1.25
  Description                          In the morning: lectures.

                                       In the afternoon: cases, which
                                       participants bring along themselves.

Accreditation Details
  Joint Providers                      One; Two
  Outcome: Learner Competence          Objective; Subjective
  Outcome: Community/Population Health Objective
  Monetary Support Source 1            Example Support Source
  Monetary Support Amount 1            $10,000.00
  Monetary Support Source 2            Another
  Monetary Support Amount 2            $1,250.50

Collaborations
  MOC Board 1                          ABIM
  MOC Board 1 Practice Areas           Hospital Medicine
  MOC Board 1 Credits                  20
  MOC Board 1 Credit Claim Date        12/31/2021

Complete
  Total Physician Learners             1,067
  Total Other Learners                 0
`);
  });

  test('has the values below their labels where it is narrow', () => {
    const text = activitySheet(course, plainStyles, 40);
    expect(text.split('\n').slice(0, 8)).toEqual([
      'CMEActivityTutorial · Ready to Close',
      '  MOC Attestation is required to close',
      '  the activity.',
      '',
      'Identity',
      '  Activity ID',
      '    210016971',
      '',
    ]);
    expect(text).toContain(`  Description
    In the morning: lectures.

    In the afternoon: cases, which
    participants bring along themselves.
`);
  });

  test('keeps to every width', () => {
    const title = '心不全診療アップデート'.repeat(10);
    const needs = missing('city', 'outcomes.communityHealth', 'monetarySupport[1].source');
    const long = listed(
      { ...course.activity, title, url: `https://example.org/${'x'.repeat(300)}` },
      { needs },
    );
    for (const width of [40, 71, 72, 80, 120]) {
      const lines = activitySheet(long, plainStyles, width).split('\n');
      expect(lines.filter((line) => widthOf(line) > width)).toEqual([]);
    }
  });

  test('says in red below each field what a complete activity still needs', () => {
    const draft = listed(
      { monetarySupport: [{ source: null, amount: 100 }], commercialSupport: true },
      {
        status: 'Draft',
        reasons: ['City is missing.'],
        needs: missing('city', 'description', 'monetarySupport[1].source', 'occurrences[2].startDate'),
      },
    );
    expect(
      activitySheet(draft, markedStyles, 80),
    ).toBe(`<heading>CMEActivityTutorial</heading> · <yellow>Draft</yellow>
  <faint>City is missing.</faint>

<heading>Identity</heading>
  Activity ID                          210016971

<heading>Basics</heading>
  Activity Title                       CMEActivityTutorial
  Activity Format                      Live Course
  Start Date                           05/20/2021
  End Date                             11/11/2021
  City
    <red>City is required.</red>
  Occurrence 2 Start Date
    <red>Occurrence 2 Start Date is required.</red>

<heading>Information for Learners</heading>
  Description
    <red>Description is required.</red>

<heading>Accreditation Details</heading>
  Commercial Support Received          Yes
  Monetary Support Source 1
    <red>Monetary Support Source 1 is required.</red>
  Monetary Support Amount 1            $1.00
`);
  });

  test('says in red below each field what closing still needs', () => {
    const message = 'Total Other Learners is required to close the activity. Enter 0 if there were none.';
    const ended = listed(
      { physicianLearners: 0 },
      { status: 'Ready to Close', needs: [{ field: 'otherLearners', message }] },
    );
    expect(activitySheet(ended, markedStyles, 100)).toContain(`<heading>Complete</heading>
  Total Physician Learners             0
  Total Other Learners
    <red>${message}</red>
`);
  });

  test('tells how many individual learners were reported', () => {
    expect(activitySheet(listed(), plainStyles, 80, 1067)).toMatch(
      /\nComplete\n {2}Individual Learners {18}1,067\n$/,
    );
  });

  test('shows control characters as pictures', () => {
    const nasty = listed({ title: 'a\u001b[2Jb', city: 'Ur\u202ebana' });
    const text = activitySheet(nasty, plainStyles, 80);
    expect(text).toMatch(/^a␛\[2Jb · Active\n/);
    expect(text).toContain('  City                                 Ur�bana\n');
  });
});
