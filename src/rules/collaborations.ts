import { isEmptyValue, memberPath } from '../model/activity.js';
import { groupOf } from '../model/dictionary.js';
import { headerOfPath } from '../model/slot.js';
import { row, theForm } from './examples.js';
import type { Check, Rule } from './rule.js';

const members = Object.values(groupOf('mocBoards').members);

const checkMocUnexpected: Check = ({ activity, faulty, numbers }, report) => {
  if (activity.moc === true || faulty.has('moc')) return;
  const remedy = 'goes only with MOC = Yes. Clear it, or change MOC to Yes.';
  if (activity.mocAttestation === true) report('mocAttestation', `MOC Attestation ${remedy}`);
  activity.mocBoards.forEach((board, index) => {
    const member = members.find(
      ({ key }) => !isEmptyValue((board as Readonly<Record<string, unknown>>)[key]),
    );
    if (member === undefined) return;
    const path = memberPath('mocBoards', numbers.mocBoards[index] ?? index + 1, member.key);
    report(path, `${headerOfPath(path)} ${remedy}`);
  });
};

/** What an activity registered for MOC also needs. */
export const withMoc = {
  MOC: 'Yes',
  'Who Can Register': 'Open to all',
  'Registration Fee': 'No',
  'Activity URL': 'https://example.org/cme',
  'MOC Attestation': 'Yes',
  'MOC Board 1': 'ABIM',
  'MOC Board 1 Practice Areas': 'Internal Medicine',
  'MOC Board 1 Credit Types': 'Medical Knowledge',
  'MOC Board 1 Credits': '20',
  'MOC Board 1 Credit Claim Date': '12/31/2021',
};

/** Rules of the form's step 4, Collaborations. */
export const collaborationsRules = {
  'moc-unexpected': {
    area: 'Collaborations',
    severity: 'error',
    source: theForm,
    fields: ['moc', 'mocAttestation', 'mocBoards'],
    help: 'MOC details go only with an activity that is registered for MOC.',
    why: 'The form shows the MOC details only when MOC is Yes.',
    fix: 'Answer Yes to MOC, or clear the MOC details.',
    bad: row({ ...withMoc, MOC: 'No' }),
    good: row(withMoc),
    check: checkMocUnexpected,
  },
} satisfies Record<string, Rule>;
