import { describe, expect, test } from 'vitest';
import { withMoc } from '../../src/rules/collaborations.js';
import { describeCases, found } from './checked-rows.js';

const closed = {
  'Mark Activity as Closed': 'Yes',
  'Total Physician Learners': '20',
  'Total Other Learners': '0',
};
const noTotals = { ...closed, 'Total Physician Learners': null, 'Total Other Learners': null };
const december = {
  'Repeats With Same Content': 'Yes',
  'Occurrence 2 Start Date': '12/01/2021',
  'Occurrence 2 End Date': '12/02/2021',
  'Occurrence 2 Country': 'USA',
  'Occurrence 2 City': 'Chicago',
  'Occurrence 2 State/Province': 'IL',
};

describeCases({
  'an activity is closed after its end': [
    ['long ago', closed],
    ['yesterday', { ...closed, 'End Date': '11/21/2026' }],
    ['today', { ...closed, 'End Date': '11/22/2026' }, 'close-before-end closed'],
    ['later', { ...closed, 'End Date': '12/31/2026' }, 'close-before-end closed'],
    ['when nobody closes it', { ...closed, 'End Date': '12/31/2026', 'Mark Activity as Closed': 'No' }],
    ['an end that cannot be read', { ...closed, 'End Date': '31/12/2026' }, 'invalid-date endDate'],
  ],
  'an activity is closed when it is complete': [
    ['no description', { ...closed, Description: null }, 'required description', 'close-incomplete closed'],
    [
      'no source of support',
      { ...closed, 'Commercial Support Received': 'Yes' },
      'support-source-required monetarySupport[1].source',
      'close-incomplete closed',
    ],
    [
      'what cannot be read is not missing',
      { ...closed, 'AMA PRA Category 1 Credits': 'twenty' },
      'invalid-number credits',
    ],
  ],
  'an activity is closed with its learners': [
    [
      'no totals',
      noTotals,
      'close-learners-required physicianLearners',
      'close-learners-required otherLearners',
    ],
    ['one total', { ...closed, 'Total Other Learners': null }, 'close-learners-required otherLearners'],
    ['none came', { ...closed, 'Total Physician Learners': 0, 'Total Other Learners': 0 }],
    [
      'a total that cannot be read is not missing',
      { ...closed, 'Total Other Learners': 'some' },
      'invalid-number otherLearners',
    ],
    ['the store may have them: an Internal ID', { ...noTotals, 'Internal ID': 'A-1' }],
    ['the store may have them: an Activity ID', { ...noTotals, 'Activity ID': '260000001' }],
    ['an Activity ID that cannot be read', { ...noTotals, 'Activity ID': '26' }, 'invalid-id activityId'],
    [
      'an Internal ID that cannot be read',
      { ...noTotals, 'Internal ID': 'a\u0007' },
      'invalid-characters internalId',
    ],
    ['nobody closes it', { ...noTotals, 'Mark Activity as Closed': null }],
    ['nobody can tell', { ...noTotals, 'Mark Activity as Closed': 'soon' }, 'invalid-yes-no closed'],
  ],
  'an activity with MOC is closed with its boards': [
    ['all there', { ...closed, ...withMoc }],
    ['not attested', { ...closed, ...withMoc, 'MOC Attestation': 'No' }, 'close-moc-required mocAttestation'],
    ['nothing said', { ...closed, ...withMoc, 'MOC Attestation': null }, 'close-moc-required mocAttestation'],
    [
      'no board',
      {
        ...closed,
        ...withMoc,
        'MOC Board 1': null,
        'MOC Board 1 Practice Areas': null,
        'MOC Board 1 Credit Types': null,
        'MOC Board 1 Credits': null,
        'MOC Board 1 Credit Claim Date': null,
      },
      'close-moc-required mocBoards[1].board',
    ],
    [
      'a third board with only its name',
      { ...closed, ...withMoc, 'MOC Board 3': 'ABS' },
      'close-moc-required mocBoards[3].practiceAreas',
      'close-moc-required mocBoards[3].creditTypes',
      'close-moc-required mocBoards[3].credits',
      'close-moc-required mocBoards[3].claimDate',
    ],
    [
      'what cannot be read is not missing',
      { ...closed, ...withMoc, 'MOC Board 1 Credits': 'ten', 'MOC Attestation': 'perhaps' },
      'invalid-yes-no mocAttestation',
      'invalid-number mocBoards[1].credits',
    ],
    ['nobody closes it', { ...withMoc, 'MOC Attestation': 'No' }],
  ],
  'several occurrences are closed one by one': [
    ['no totals', december],
    [
      'a total',
      { ...december, 'Total Physician Learners': '0' },
      'totals-with-occurrences physicianLearners',
    ],
    [
      'all of it',
      { ...december, ...closed },
      'totals-with-occurrences physicianLearners',
      'totals-with-occurrences otherLearners',
      'totals-with-occurrences closed',
    ],
    ['closed without totals', { ...december, ...noTotals }, 'totals-with-occurrences closed'],
    ['not closed', { ...december, 'Mark Activity as Closed': 'No' }],
  ],
});

describe('a row that breaks a closing rule', () => {
  test.each([
    ['too early', { ...closed, 'End Date': '12/31/2026' }],
    ['incomplete', { ...closed, Description: null }],
    ['without totals', noTotals],
    ['without attestation', { ...closed, ...withMoc, 'MOC Attestation': null }],
  ])('is rejected even as a Draft: %s', (_, row) => {
    expect(found(row, { drafts: true }).isRejected).toBe(true);
  });

  test('is told what is missing', () => {
    const { messages } = found({ ...closed, Description: null, City: null });
    expect(messages.at(-1)).toBe(
      'The activity cannot be closed while something is missing: City, Description.',
    );
  });
});
