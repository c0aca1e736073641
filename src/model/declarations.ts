import * as conditions from './conditions.js';
import { field, group } from './field.js';
import { date, decimal, money, wholeNumber, yesNo } from './number-types.js';
import * as suggestions from './suggestions.js';
import { activityNumber, country, list, option, text, url } from './text-types.js';
import * as words from './vocabularies.js';

/** The fields of a date and place; the activity's own and each occurrence's. */
function dateAndPlace(prefix: string, inXml: (name: string) => readonly string[]) {
  const s = 'Basics';
  return {
    startDate: field(s, `${prefix}Start Date`, date(), {
      required: 'draft',
      help: 'The first day of the activity.',
      xml: ['StartDate'],
    }),
    endDate: field(s, `${prefix}End Date`, date(), {
      required: 'draft',
      help: 'The last day of the activity; the same as the first if it takes one day.',
      xml: ['EndDate'],
    }),
    country: field(s, `${prefix}Country`, country(), {
      required: conditions.inPerson,
      shownWhen: conditions.whenInPerson,
      isRequiredWhenShown: true,
      suggestions: suggestions.countries,
      help: 'The country where the activity takes place.',
      xml: inXml('Country'),
    }),
    city: field(s, `${prefix}City`, text(100), {
      required: conditions.inPerson,
      shownWhen: conditions.whenInPerson,
      isRequiredWhenShown: true,
      help: 'The city where the activity takes place.',
      xml: inXml('City'),
    }),
    state: field(s, `${prefix}State/Province`, text(100), {
      required: conditions.inPersonWithRegions,
      shownWhen: conditions.whenInPerson,
      suggestions: suggestions.regions,
      help: 'The state or province, by name or code; free text outside the United States and Canada.',
      xml: inXml('State'),
    }),
    postalCode: field(s, `${prefix}Postal Code`, text(20), {
      shownWhen: conditions.whenInPerson,
      help: 'The ZIP or postal code.',
      xml: inXml('PostalCode'),
    }),
  };
}

const inLocation = (name: string) => ['Location', name];

function outcome(header: string, element: string, meaning: string) {
  return field('Accreditation Details', `Outcome: ${header}`, list(option(words.measurements)), {
    requiredNote: conditions.oneOutcome,
    help: `How ${meaning} will be measured: Objective (e.g. observed, tested), Subjective (e.g. self-reported), or both.`,
    xml: ['Outcomes', element, 'Measurement'],
  });
}

/** Every field and group, in the order of the form, under its key. */
export const declarations = {
  // Identity
  activityId: field('Identity', 'Activity ID', activityNumber(), {
    help: 'Leave blank for a new activity. To update an activity, enter the ID that it was given.',
    xml: ['ActivityID'],
  }),
  internalId: field('Identity', 'Internal ID', text(50), {
    help: 'Your own ID for the activity. Uploading the same Internal ID again updates the activity.',
    xml: ['InternalID'],
  }),
  // Step 1
  title: field('Basics', 'Activity Title', text(500), {
    required: 'draft',
    help: "What's the name of the activity?",
    xml: ['Title'],
  }),
  format: field('Basics', 'Activity Format', option(words.activityFormats), {
    required: 'draft',
    help: 'What is the activity format?',
    xml: ['Format'],
  }),
  deliveryMethods: field('Basics', 'Delivery Method', list(option(words.deliveryMethods)), {
    required: conditions.forDeliveredFormats,
    shownWhen: conditions.whenDelivered,
    isRequiredWhenShown: true,
    help: 'Where does the activity take place? In-Person, Live-Streamed or both; for Enduring Material: Online, Print/Other or both.',
    xml: ['DeliveryMethods', 'DeliveryMethod'],
  }),
  repeats: field('Basics', 'Repeats With Same Content', yesNo(), {
    required: conditions.forLiveCourse,
    shownWhen: conditions.whenLiveCourse,
    isRequiredWhenShown: true,
    help: 'Does this activity occur more than once with the same content? If Yes, enter the further dates as Occurrence 2, 3 and so on.',
    xml: ['Repeats'],
  }),
  ...dateAndPlace('', inLocation),
  occurrences: group('Basics', 'Occurrence', {
    first: 2,
    inTemplate: 2,
    shownWhen: conditions.whenRepeated,
    xml: ['Occurrences', 'Occurrence'],
    members: dateAndPlace('Occurrence {n} ', inLocation),
  }),
  // Step 2
  credits: field('Information for Learners', 'AMA PRA Category 1 Credits', decimal(), {
    required: 'complete',
    help: 'For how many AMA PRA Category 1 Credits™ is this activity certified?',
    xml: ['Credits'],
  }),
  cmePassport: field('Information for Learners', 'Include on CME Passport', yesNo(), {
    required: 'complete',
    help: 'Would you like to include your activity on CME Passport?',
    xml: ['CMEPassport'],
  }),
  description: field('Information for Learners', 'Description', text(4000, { isMultiLine: true }), {
    required: 'complete',
    help: 'A brief narrative description, or the abstract, content outline or learning objectives.',
    xml: ['Description'],
  }),
  registration: field('Information for Learners', 'Who Can Register', option(words.registrations), {
    requiredNote: conditions.listed,
    shownWhen: conditions.whenListed,
    isRequiredWhenShown: true,
    help: 'Who can register for this activity?',
    xml: ['Registration'],
  }),
  fee: field('Information for Learners', 'Registration Fee', option(words.fees), {
    requiredNote: conditions.listed,
    shownWhen: conditions.whenListed,
    isRequiredWhenShown: true,
    help: 'Is there a fee to register for this activity?',
    xml: ['Fee'],
  }),
  url: field('Information for Learners', 'Activity URL', url(2048), {
    requiredNote: conditions.listed,
    shownWhen: conditions.whenListed,
    isRequiredWhenShown: true,
    help: 'The address where learners see the details of the activity.',
    xml: ['URL'],
  }),
  moc: field('Information for Learners', 'MOC', yesNo(), {
    help: 'Is this activity being registered for Maintenance of Certification? Blank means No.',
    blankMeans: false,
    xml: ['MOC'],
  }),
  mips: field('Information for Learners', 'MIPS', yesNo(), {
    help: 'Is this activity being registered for the Merit-based Incentive Payment System? Blank means No.',
    blankMeans: false,
    xml: ['MIPS'],
  }),
  rems: field('Information for Learners', 'REMS', yesNo(), {
    help: 'Is this activity being registered for a Risk Evaluation and Mitigation Strategy? Blank means No.',
    blankMeans: false,
    xml: ['REMS'],
  }),
  // Step 3
  providership: field('Accreditation Details', 'Providership', option(words.providerships), {
    required: 'complete',
    help: 'Is this activity directly or jointly provided?',
    xml: ['Providership'],
  }),
  jointProviders: field('Accreditation Details', 'Joint Providers', list(text(200)), {
    requiredNote: 'when the activity is jointly provided',
    shownWhen: conditions.whenJointlyProvided,
    isRequiredWhenShown: true,
    help: 'The joint providers, separated by semicolons.',
    xml: ['JointProviders', 'JointProvider'],
  }),
  'outcomes.learnerCompetence': outcome(
    'Learner Competence',
    'LearnerCompetence',
    'learner competence (shows how to do)',
  ),
  'outcomes.learnerPerformance': outcome(
    'Learner Performance',
    'LearnerPerformance',
    'learner performance (does in practice)',
  ),
  'outcomes.patientHealth': outcome('Patient Health', 'PatientHealth', 'patient health'),
  'outcomes.communityHealth': outcome(
    'Community/Population Health',
    'CommunityHealth',
    'community or population health',
  ),
  commercialSupport: field('Accreditation Details', 'Commercial Support Received', yesNo(), {
    required: 'complete',
    help: 'Did this activity receive commercial support?',
    xml: ['CommercialSupport'],
  }),
  monetarySupport: group('Accreditation Details', 'Monetary Support', {
    first: 1,
    inTemplate: 3,
    shownWhen: conditions.whenSupported,
    xml: ['MonetarySupport', 'Support'],
    members: {
      source: field('Accreditation Details', 'Monetary Support Source {n}', text(200), {
        requiredNote:
          'with its amount; when commercial support was received, at least one monetary or in-kind source',
        suggestions: suggestions.supporters,
        help: 'The name of the commercial support source.',
        xml: ['Source'],
      }),
      amount: field('Accreditation Details', 'Monetary Support Amount {n}', money(), {
        requiredNote: 'with its source',
        help: 'How much the source gave, in US dollars.',
        xml: ['Amount'],
      }),
    },
  }),
  inKindSupport: field('Accreditation Details', 'In-Kind Support Sources', list(text(200)), {
    requiredNote: 'when commercial support was received, at least one monetary or in-kind source',
    shownWhen: conditions.whenSupported,
    suggestions: suggestions.supporters,
    help: 'The names of the sources of in-kind support, separated by semicolons.',
    xml: ['InKindSupport', 'Source'],
  }),
  markCommendation: field('Accreditation Details', 'Mark for Commendation Criteria', yesNo(), {
    required: 'complete',
    help: 'Would you like to mark this activity for reference for commendation criteria?',
    xml: ['MarkCommendation'],
  }),
  commendationCriteria: field(
    'Accreditation Details',
    'Commendation Criteria',
    list(option(words.commendationCriteria)),
    {
      requiredNote: 'when the activity is marked for commendation criteria',
      shownWhen: conditions.whenMarked,
      isRequiredWhenShown: true,
      help: 'The commendation criteria, separated by semicolons.',
      xml: ['CommendationCriteria', 'Criterion'],
    },
  ),
  // Step 4
  mocAttestation: field('Collaborations', 'MOC Attestation', yesNo(), {
    requiredNote: 'to close an activity with MOC',
    shownWhen: conditions.whenMoc,
    help: "Do you attest that the activity meets the boards' requirements? Only with MOC.",
    xml: ['MOCAttestation'],
  }),
  mocBoards: group('Collaborations', 'MOC Board', {
    first: 1,
    inTemplate: 2,
    shownWhen: conditions.whenMoc,
    xml: ['MOCBoards', 'MOCBoard'],
    members: {
      board: field('Collaborations', 'MOC Board {n}', option(words.mocBoards), {
        requiredNote: 'to close an activity with MOC',
        help: 'The certifying board.',
        xml: ['Board'],
      }),
      practiceAreas: field('Collaborations', 'MOC Board {n} Practice Areas', list(text(200)), {
        requiredNote: 'to close an activity with MOC',
        help: "The board's practice areas, separated by semicolons.",
        xml: ['PracticeAreas', 'PracticeArea'],
      }),
      creditTypes: field('Collaborations', 'MOC Board {n} Credit Types', list(text(200)), {
        requiredNote: 'to close an activity with MOC',
        help: "The board's credit types, separated by semicolons.",
        xml: ['CreditTypes', 'CreditType'],
      }),
      credits: field('Collaborations', 'MOC Board {n} Credits', decimal(), {
        requiredNote: 'to close an activity with MOC',
        help: 'The MOC credits or points for the board.',
        xml: ['Credits'],
      }),
      claimDate: field('Collaborations', 'MOC Board {n} Credit Claim Date', date(), {
        requiredNote: 'to close an activity with MOC',
        help: 'The last day on which learners can claim the MOC credit.',
        xml: ['CreditClaimDate'],
      }),
    },
  }),
  // Step 5
  physicianLearners: field('Complete', 'Total Physician Learners', wholeNumber(), {
    requiredNote: 'to close the activity',
    help: 'How many physicians completed the activity. 0 is an answer; blank means not known yet.',
    blankKeeps: true,
    xml: ['PhysicianLearners'],
  }),
  otherLearners: field('Complete', 'Total Other Learners', wholeNumber(), {
    requiredNote: 'to close the activity',
    help: 'How many other learners completed the activity. 0 is an answer; blank means not known yet.',
    blankKeeps: true,
    xml: ['OtherLearners'],
  }),
  closed: field('Complete', 'Mark Activity as Closed', yesNo(), {
    help: 'Yes closes the activity, once its end date is past and all final information is there.',
    blankMeans: false,
    blankKeeps: true,
    xml: ['Closed'],
  }),
};
