import { type Activity, emptyActivity } from '../model/activity.js';

/** What the example template is filled in with: activities of several kinds that upload as they are. */
export function exampleActivities(): Activity[] {
  return [tutorial(), grandRounds(), repeatedCourse(), onlineModule()];
}

/** The activity of the web form's tutorial. */
function tutorial(): Activity {
  return {
    ...emptyActivity(),
    internalId: 'SampleInternalID',
    title: 'CMEActivityTutorial',
    format: 'Live Course',
    deliveryMethods: ['In-Person'],
    repeats: false,
    startDate: '2021-05-20',
    endDate: '2021-11-11',
    country: 'USA',
    city: 'Chicago',
    state: 'IL',
    postalCode: '60007',
    credits: 2000,
    cmePassport: true,
    description: 'This is a sample description',
    registration: 'Open to all',
    fee: 'No',
    url: 'https://example.org/cme/tutorial',
    moc: false,
    mips: false,
    rems: false,
    providership: 'Jointly provided',
    jointProviders: ['Example Joint Provider'],
    outcomes: {
      learnerCompetence: ['Objective', 'Subjective'],
      learnerPerformance: [],
      patientHealth: [],
      communityHealth: [],
    },
    commercialSupport: true,
    monetarySupport: [
      { source: 'Example Support Source', amount: 1_000_000 },
      { source: 'Example Support Source 2', amount: 500_000 },
    ],
    inKindSupport: ['3M Health Care'],
    markCommendation: true,
    commendationCriteria: ['Engages Teams', 'Engages Patients/Public'],
    physicianLearners: 20,
    otherLearners: 0,
  };
}

/** A series without anything that is asked on a condition, apart from the place. */
function grandRounds(): Activity {
  return {
    ...emptyActivity(),
    internalId: 'GR-2026-27',
    title: 'Medicine Grand Rounds 2026–27',
    format: 'Regularly Scheduled Series',
    deliveryMethods: ['In-Person', 'Live-Streamed'],
    startDate: '2026-07-01',
    endDate: '2027-06-30',
    country: 'USA',
    city: 'Boston',
    state: 'MA',
    postalCode: '02115',
    credits: 4000,
    cmePassport: false,
    description:
      'Weekly presentations on current topics in internal medicine, with a discussion of recent cases from our hospital.',
    providership: 'Directly provided',
    outcomes: {
      learnerCompetence: ['Subjective'],
      learnerPerformance: [],
      patientHealth: [],
      communityHealth: [],
    },
    commercialSupport: false,
    markCommendation: false,
  };
}

/** A course with further dates, one of them in another country. */
function repeatedCourse(): Activity {
  return {
    ...emptyActivity(),
    internalId: 'ULTRASOUND-2026',
    title: 'Point-of-Care Ultrasound: A Hands-On Workshop',
    format: 'Live Course',
    deliveryMethods: ['In-Person'],
    repeats: true,
    startDate: '2026-03-14',
    endDate: '2026-03-15',
    country: 'USA',
    city: 'Denver',
    state: 'CO',
    postalCode: '80202',
    occurrences: [
      {
        startDate: '2026-06-06',
        endDate: '2026-06-07',
        country: 'CAN',
        city: 'Ottawa',
        state: 'ON',
        postalCode: 'K1A 0B1',
      },
      {
        startDate: '2026-10-10',
        endDate: '2026-10-11',
        country: 'USA',
        city: 'Denver',
        state: 'CO',
        postalCode: '80202',
      },
    ],
    credits: 1225,
    cmePassport: true,
    description:
      'After this workshop, learners will be able to:\n- choose the right probe and view;\n- recognize free fluid, pericardial effusion and pneumothorax;\n- know when to ask for formal imaging.',
    registration: 'Limited to certain participants',
    fee: 'Variable',
    url: 'https://example.org/cme/ultrasound',
    providership: 'Directly provided',
    outcomes: {
      learnerCompetence: ['Objective'],
      learnerPerformance: ['Subjective'],
      patientHealth: [],
      communityHealth: [],
    },
    commercialSupport: true,
    inKindSupport: ['Example Ultrasound Company'],
    markCommendation: true,
    commendationCriteria: ['Optimizes Technical/Procedural Skills'],
  };
}

/** An activity without a place, which also counts for Maintenance of Certification. */
function onlineModule(): Activity {
  return {
    ...emptyActivity(),
    internalId: 'OPIOID-ONLINE-2026',
    title: 'Safer Opioid Prescribing',
    format: 'Enduring Material',
    deliveryMethods: ['Online'],
    startDate: '2026-01-15',
    endDate: '2028-12-31',
    credits: 150,
    cmePassport: true,
    description: 'An online module with six patient cases and a test at the end.',
    registration: 'Open to all',
    fee: 'Yes',
    url: 'https://example.org/cme/opioids',
    moc: true,
    mips: false,
    rems: true,
    providership: 'Directly provided',
    outcomes: {
      learnerCompetence: ['Objective'],
      learnerPerformance: [],
      patientHealth: [],
      communityHealth: [],
    },
    commercialSupport: false,
    markCommendation: false,
    mocAttestation: true,
    mocBoards: [
      {
        board: 'ABIM',
        practiceAreas: ['Internal Medicine', 'Geriatric Medicine'],
        creditTypes: ['Medical Knowledge'],
        credits: 150,
        claimDate: '2028-12-31',
      },
    ],
  };
}
