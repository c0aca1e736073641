import { fieldValue, memberPath } from '../model/activity.js';
import { fields } from '../model/dictionary.js';
import { quoted } from '../model/finding.js';
import { wordKey } from '../model/nearest.js';
import { headerOfPath } from '../model/slot.js';
import { isBlankField } from './blank.js';
import { row, theForm } from './examples.js';
import type { Check, Rule, RuleInput } from './rule.js';
import { nearestSupporter } from './supporters.js';

const checkJointProviderRequired: Check = (input, report) => {
  const { providership, jointProviders } = input.activity;
  if (providership !== 'Jointly provided' || !isBlankField(input, 'jointProviders', jointProviders)) return;
  report('jointProviders', 'Joint Providers is required when the activity is jointly provided.');
};

const checkJointProviderUnexpected: Check = ({ activity }, report) => {
  if (activity.providership !== 'Directly provided' || activity.jointProviders.length === 0) return;
  report(
    'jointProviders',
    `Joint Providers names ${quoted(activity.jointProviders.join('; '))}, but Providership is Directly provided. Clear it, or choose Jointly provided.`,
  );
};

const outcomes = fields.filter((field) => field.key.startsWith('outcomes.'));

const checkOutcomes: Check = (input, report) => {
  if (!outcomes.every((field) => isBlankField(input, field.key, fieldValue(input.activity, field)))) return;
  report(
    'outcomes.learnerCompetence',
    'At least one outcome is required: enter Objective or Subjective in one of the four Outcome columns.',
  );
};

/** The path of a member of the nth monetary support source in the list. */
function supportPath({ numbers }: RuleInput, index: number, member: 'source' | 'amount'): string {
  return memberPath('monetarySupport', numbers.monetarySupport[index] ?? index + 1, member);
}

const checkSupportSource: Check = (input, report) => {
  const { commercialSupport, monetarySupport, inKindSupport } = input.activity;
  // Where there is no support at all, `support-unexpected` asks to clear what is there, not to complete it.
  if (commercialSupport === false) return;
  monetarySupport.forEach(({ source }, index) => {
    const path = supportPath(input, index, 'source');
    if (isBlankField(input, path, source)) {
      report(path, `${headerOfPath(path)} is required with its amount.`);
    }
  });
  if (commercialSupport !== true || monetarySupport.length > 0) return;
  if (isBlankField(input, 'inKindSupport', inKindSupport)) {
    report(
      'monetarySupport[1].source',
      'Commercial Support Received is Yes: enter Monetary Support Source 1 with its amount, or In-Kind Support Sources.',
    );
  }
};

const checkSupportAmount: Check = (input, report) => {
  const { commercialSupport, monetarySupport } = input.activity;
  if (commercialSupport === false) return;
  monetarySupport.forEach(({ source, amount }, index) => {
    const path = supportPath(input, index, 'amount');
    if (source === null || !isBlankField(input, path, amount)) return;
    report(path, `${headerOfPath(path)} is required: how much did ${quoted(source)} give?`);
  });
};

const checkSupportUnexpected: Check = (input, report) => {
  const { commercialSupport, monetarySupport, inKindSupport } = input.activity;
  if (commercialSupport !== false) return;
  const remedy = 'Commercial Support Received is No. Clear it, or change that to Yes.';
  monetarySupport.forEach(({ source, amount }, index) => {
    if (source === null && amount === null) return;
    const path = supportPath(input, index, source === null ? 'amount' : 'source');
    report(path, `${headerOfPath(path)} is filled in, but ${remedy}`);
  });
  if (inKindSupport.length > 0)
    report('inKindSupport', `In-Kind Support Sources is filled in, but ${remedy}`);
};

const checkSupportRepeated: Check = (input, report) => {
  const { monetarySupport } = input.activity;
  if (monetarySupport.length < 2) return;
  const seen = new Map<string, string>();
  monetarySupport.forEach(({ source }, index) => {
    if (source === null) return;
    const path = supportPath(input, index, 'source');
    const earlier = seen.get(wordKey(source));
    if (earlier === undefined) seen.set(wordKey(source), path);
    else
      report(
        path,
        `${headerOfPath(path)} ${quoted(source)} is also ${headerOfPath(earlier)}. Enter each source once, with all it gave.`,
      );
  });
};

const checkSupporterSpelling: Check = (input, report) => {
  const { monetarySupport, inKindSupport } = input.activity;
  const look = (name: string | null, path: string) => {
    const known = name === null ? undefined : nearestSupporter(name, input.supporters);
    if (name === null || known === undefined) return;
    report(
      path,
      `${headerOfPath(path)} ${quoted(name)} is nearly the known name ${known}. Is that the one you mean?`,
      known,
    );
  };
  monetarySupport.forEach(({ source }, index) => {
    look(source, supportPath(input, index, 'source'));
  });
  for (const name of inKindSupport) look(name, 'inKindSupport');
};

const checkCriteriaRequired: Check = (input, report) => {
  const { markCommendation, commendationCriteria } = input.activity;
  if (markCommendation !== true || !isBlankField(input, 'commendationCriteria', commendationCriteria)) return;
  report(
    'commendationCriteria',
    'Commendation Criteria is required when Mark for Commendation Criteria is Yes.',
  );
};

const checkCriteriaUnexpected: Check = ({ activity }, report) => {
  if (activity.markCommendation !== false || activity.commendationCriteria.length === 0) return;
  report(
    'commendationCriteria',
    'Commendation Criteria is filled in, but Mark for Commendation Criteria is No. Clear it, or change that to Yes.',
  );
};

const accreditation = { area: 'Accreditation Details', severity: 'error', source: theForm } as const;
const support = ['commercialSupport', 'monetarySupport', 'inKindSupport'];
const supported = {
  'Commercial Support Received': 'Yes',
  'Monetary Support Source 1': 'Example Support Source',
  'Monetary Support Amount 1': '10000',
};

/** Rules of the form's step 3, Accreditation Details. */
export const accreditationRules = {
  'joint-provider-required': {
    ...accreditation,
    severity: 'incomplete',
    fields: ['providership', 'jointProviders'],
    help: 'A jointly provided activity names its joint providers.',
    why: 'The form asks for the joint providers once one says that there are some.',
    fix: 'Enter the joint providers, separated by semicolons, or choose Directly provided.',
    bad: row({ Providership: 'Jointly provided' }),
    good: row({ Providership: 'Jointly provided', 'Joint Providers': 'Example Joint Provider' }),
    check: checkJointProviderRequired,
  },
  'joint-provider-unexpected': {
    ...accreditation,
    fields: ['providership', 'jointProviders'],
    help: 'A directly provided activity has no joint providers.',
    why: 'The form cannot express both, so one of the two is wrong.',
    fix: 'Clear Joint Providers, or choose Jointly provided.',
    bad: row({ 'Joint Providers': 'Example Joint Provider' }),
    good: row({ Providership: 'Jointly provided', 'Joint Providers': 'Example Joint Provider' }),
    check: checkJointProviderUnexpected,
  },
  'outcome-required': {
    ...accreditation,
    severity: 'incomplete',
    fields: outcomes.map((field) => field.key),
    help: 'At least one of the four outcomes is measured.',
    why: 'Accreditation asks every provider to measure what changed for learners or patients.',
    fix: 'Enter Objective, Subjective or both in at least one of the four Outcome fields.',
    bad: row({ 'Outcome: Learner Competence': null }),
    good: row({ 'Outcome: Learner Competence': null, 'Outcome: Patient Health': 'Objective' }),
    check: checkOutcomes,
  },
  'support-source-required': {
    ...accreditation,
    severity: 'incomplete',
    fields: support,
    help: 'Commercial support names its source, monetary or in-kind; an amount names who gave it.',
    why: 'Commercial support is reported with the company that gave it.',
    fix: 'Enter the source, monetary or in-kind, or answer No to Commercial Support Received.',
    bad: row({ 'Commercial Support Received': 'Yes' }),
    good: row({ 'Commercial Support Received': 'Yes', 'In-Kind Support Sources': '3M Health Care' }),
    check: checkSupportSource,
  },
  'support-amount-required': {
    ...accreditation,
    severity: 'incomplete',
    fields: support,
    help: 'A monetary support source comes with the amount that it gave.',
    why: 'Monetary support is reported in dollars by source.',
    fix: 'Enter the amount. If the source gave no money, move its name to In-Kind Support Sources.',
    bad: row({ ...supported, 'Monetary Support Amount 1': null }),
    good: row(supported),
    check: checkSupportAmount,
  },
  'support-unexpected': {
    ...accreditation,
    fields: support,
    help: 'An activity without commercial support names no sources.',
    why: 'The form shows the sources only when there was support, so one of the two is wrong.',
    fix: 'Answer Yes to Commercial Support Received, or clear the sources and amounts.',
    bad: row({ ...supported, 'Commercial Support Received': 'No' }),
    good: row(supported),
    check: checkSupportUnexpected,
  },
  'support-repeated': {
    ...accreditation,
    severity: 'warning',
    fields: ['monetarySupport'],
    help: 'Each monetary support source stands once, with all that it gave.',
    why: 'A source that stands twice is mostly one gift that was entered twice.',
    fix: 'Add the amounts up and leave one of the entries, or correct the name.',
    bad: row({
      ...supported,
      'Monetary Support Source 2': 'example support source',
      'Monetary Support Amount 2': '5000',
    }),
    good: row({
      ...supported,
      'Monetary Support Source 2': 'Example Support Source 2',
      'Monetary Support Amount 2': '5000',
    }),
    check: checkSupportRepeated,
  },
  'supporter-spelling': {
    ...accreditation,
    severity: 'warning',
    fields: ['monetarySupport', 'inKindSupport'],
    help: 'A source that nearly has the name of a known one is probably that one.',
    why: 'Two spellings of a company are counted as two companies.',
    fix: 'Take the known spelling. If it is another company, leave it: the row is accepted.',
    bad: row({ ...supported, 'Monetary Support Source 1': '3M Helth Care' }),
    good: row({ ...supported, 'Monetary Support Source 1': '3M Health Care' }),
    check: checkSupporterSpelling,
  },
  'criteria-required': {
    ...accreditation,
    severity: 'incomplete',
    fields: ['markCommendation', 'commendationCriteria'],
    help: 'An activity marked for commendation criteria names them.',
    why: 'The form shows the criteria once the activity is marked, to choose from.',
    fix: 'Choose the criteria, separated by semicolons, or answer No to Mark for Commendation Criteria.',
    bad: row({ 'Mark for Commendation Criteria': 'Yes' }),
    good: row({ 'Mark for Commendation Criteria': 'Yes', 'Commendation Criteria': 'Engages Teams' }),
    check: checkCriteriaRequired,
  },
  'criteria-unexpected': {
    ...accreditation,
    fields: ['markCommendation', 'commendationCriteria'],
    help: 'An activity that is not marked for commendation criteria names none.',
    why: 'The form shows the criteria only when the activity is marked.',
    fix: 'Answer Yes to Mark for Commendation Criteria, or clear the criteria.',
    bad: row({ 'Commendation Criteria': 'Engages Teams' }),
    good: row({ 'Mark for Commendation Criteria': 'Yes', 'Commendation Criteria': 'Engages Teams' }),
    check: checkCriteriaUnexpected,
  },
} satisfies Record<string, Rule>;
