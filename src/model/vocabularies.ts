import { wordKey } from './nearest.js';
import { vocabulary } from './vocabulary.js';

/** The activity formats of the form, then the accreditor's further ones. */
export const activityFormats = vocabulary('activity formats', [
  { label: 'Live Course', aliases: ['C', 'Course', 'IL', 'Internet Live Course'] },
  { label: 'Regularly Scheduled Series', aliases: ['RSS'] },
  { label: 'Enduring Material', aliases: ['EM', 'IEM', 'Internet Enduring Material'] },
  { label: 'Journal CME/CE', aliases: ['JN', 'Journal-based CME', 'Journal CME', 'Journal CE'] },
  { label: 'Manuscript Review', aliases: ['MR'] },
  { label: 'Test-Item Writing', aliases: ['TIW'] },
  { label: 'Committee Learning', aliases: ['CML'] },
  {
    label: 'Performance/Quality Improvement',
    aliases: ['PI', 'Performance Improvement', 'Quality Improvement'],
  },
  { label: 'Internet Searching and Learning', aliases: ['ISL'] },
  { label: 'Learning from Teaching', aliases: ['LFT'] },
  { label: 'Other/Blended Learning', aliases: ['Other', 'Blended Learning'] },
]);

export type ActivityFormat = (typeof activityFormats.labels)[number];

export const deliveryMethods = vocabulary('delivery methods', [
  { label: 'In-Person' },
  { label: 'Live-Streamed', aliases: ['Livestream', 'Live Stream'] },
  { label: 'Online' },
  { label: 'Print/Other', aliases: ['Print', 'Other'] },
]);

export type DeliveryMethod = (typeof deliveryMethods.labels)[number];

/** Which delivery methods the form offers for a format; the others offer none. */
export const deliveryMethodsOf: Readonly<Partial<Record<ActivityFormat, readonly DeliveryMethod[]>>> = {
  'Live Course': ['In-Person', 'Live-Streamed'],
  'Regularly Scheduled Series': ['In-Person', 'Live-Streamed'],
  'Enduring Material': ['Online', 'Print/Other'],
};

/** Whether the form asks for a place when this format is chosen. */
export function offersInPerson(format: ActivityFormat): boolean {
  return deliveryMethodsOf[format]?.includes('In-Person') ?? false;
}

/** Writings of a format that also say how it is delivered. */
const deliveryInFormat: Readonly<Record<string, DeliveryMethod>> = {
  il: 'Live-Streamed',
  internetlivecourse: 'Live-Streamed',
  iem: 'Online',
  internetenduringmaterial: 'Online',
};

/** The delivery method that a writing of the activity format carries with it (`IL`, `IEM`), if any. */
export function impliedDelivery(formatText: string): DeliveryMethod | undefined {
  return deliveryInFormat[wordKey(formatText)];
}

export const registrations = vocabulary('answers', [
  { label: 'Open to all', aliases: ['Open'] },
  { label: 'Limited to certain participants', aliases: ['Limited'] },
]);

export const fees = vocabulary('answers', [
  { label: 'Yes', aliases: ['Y', 'True', '1'] },
  { label: 'No', aliases: ['N', 'False', '0', 'No, it\u2019s free', 'Free'] },
  { label: 'Variable' },
]);

export const providerships = vocabulary('answers', [
  { label: 'Directly provided', aliases: ['Direct', 'Directly'] },
  { label: 'Jointly provided', aliases: ['Joint', 'Jointly'] },
]);

export const measurements = vocabulary('outcome measurements', [
  {
    label: 'Objective',
    aliases: [
      'Objective measurement',
      'Objective measurement (e.g., observed, tested)',
      'Objective (e.g. observed, tested)',
    ],
  },
  {
    label: 'Subjective',
    aliases: [
      'Subjective measurement',
      'Subjective measurement (e.g., self-reported)',
      'Subjective (e.g. self-reported)',
    ],
  },
]);

const teams = 'Promotes team-based education';
const health = 'Addresses public health priorities';
const skills = 'Enhances skills';
const achieves = 'Achieves outcomes';

export const commendationCriteria = vocabulary('commendation criteria', [
  { label: 'Engages Teams', heading: teams },
  { label: 'Engages Patients/Public', heading: teams },
  { label: 'Engages Students', heading: teams },
  { label: 'Advances Data Use', heading: health },
  { label: 'Addresses Population Health', heading: health },
  { label: 'Collaborates Effectively', heading: health },
  { label: 'Optimizes Communication Skills', heading: skills },
  { label: 'Optimizes Technical/Procedural Skills', heading: skills },
  { label: 'Creates Individualized Learning Plans', heading: skills },
  { label: 'Utilizes Support Strategies', heading: skills },
  { label: 'Improves Performance', heading: achieves },
  { label: 'Improves Healthcare Quality', heading: achieves },
  { label: 'Improves Patient/Community Health', heading: achieves },
]);

function board<const Code extends string>(code: Code, specialty: string) {
  const meaning = `American Board of ${specialty}`;
  return { label: code, meaning, aliases: [specialty, `${code} ${specialty}`, meaning] };
}

export const mocBoards = vocabulary('MOC boards', [
  board('ABA', 'Anesthesiology'),
  board('ABIM', 'Internal Medicine'),
  board('ABOHNS', 'Otolaryngology – Head and Neck Surgery'),
  board('ABOS', 'Orthopaedic Surgery'),
  board('ABP', 'Pediatrics'),
  board('ABPath', 'Pathology'),
  board('ABS', 'Surgery'),
  board('ABTS', 'Thoracic Surgery'),
]);

/** Names that the form suggests for a commercial support source; any other may be typed. */
export const knownSupporters = [
  '3M Health Care',
  'ABIOMED, Inc.',
  'AGA Medical Corporation',
  'ARC Specialty Products',
] as const;
