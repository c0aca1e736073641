import { withMoc } from '../../src/rules/collaborations.js';
import { describeCases } from './checked-rows.js';

const listed = {
  'Who Can Register': 'Open to all',
  'Registration Fee': 'No',
  'Activity URL': 'https://example.org/cme',
};

describeCases({
  'MOC details go with MOC': [
    ['all details', withMoc],
    ['no details yet', { ...listed, MOC: 'Yes' }],
    ['attested without MOC', { 'MOC Attestation': 'Yes' }, 'moc-unexpected mocAttestation'],
    ['attested, but MOC is No', { MOC: 'No', 'MOC Attestation': 'Yes' }, 'moc-unexpected mocAttestation'],
    ['not attested without MOC', { 'MOC Attestation': 'No' }],
    ['a board without MOC', { 'MOC Board 2': 'ABS' }, 'moc-unexpected mocBoards[2].board'],
    ['credits of a board without MOC', { 'MOC Board 3 Credits': '1' }, 'moc-unexpected mocBoards[3].credits'],
    [
      'all details, but MOC is No',
      { ...withMoc, MOC: 'No' },
      'moc-unexpected mocAttestation',
      'moc-unexpected mocBoards[1].board',
    ],
    ['an answer that cannot be read', { ...withMoc, MOC: 'perhaps' }, 'invalid-yes-no moc'],
    [
      'a board that cannot be read',
      { ...withMoc, 'MOC Board 1': 'American Board of Magic' },
      'invalid-option mocBoards[1].board',
    ],
    ['no credits at all', { ...withMoc, 'MOC Board 1 Credits': '0' }, 'invalid-number mocBoards[1].credits'],
    [
      'an implausible claim date',
      { ...withMoc, 'MOC Board 1 Credit Claim Date': '12/31/2121' },
      'implausible-date mocBoards[1].claimDate',
    ],
  ],
});
