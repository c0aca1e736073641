// A country's year of activities, made up from a fixed seed: about 45 filled fields each, and nothing to be said
// against any of them.

import { emptyActivity, setValue } from '../dist/model/activity.js';
import { fields } from '../dist/model/dictionary.js';

const topics = 'Airway Management|Sepsis|Stroke|Asthma in Children|Opioid Prescribing|Breast Imaging'.split(
  '|',
);
const kinds = 'Grand Rounds|Update|Case Conference|Review Course|Journal Club|Workshop'.split('|');
const places = [
  ['Chicago', 'IL', '60007'],
  ['Boston', 'MA', '02115'],
  ['San Juan', 'PR', '00901-1234'],
  ['Portland', 'OR', '97201'],
  ['Austin', 'TX', '78701'],
];
const supporters = ['3M Health Care', 'ABIOMED, Inc.', 'AGA Medical Corporation', 'ARC Specialty Products'];
const partners = ['Lakeside Medical Society', 'Northern Heart Institute', 'County Hospital Association'];
const criteria = ['Engages Teams', 'Engages Students', 'Advances Data Use', 'Improves Performance'];
const boards = ['ABA', 'ABIM', 'ABP', 'ABS'];
const areas = ['Internal Medicine', 'Critical Care Medicine', 'Cardiovascular Disease'];
const formats = [
  { format: 'Live Course', deliveryMethods: ['In-Person'], repeats: false },
  { format: 'Regularly Scheduled Series', deliveryMethods: ['In-Person', 'Live-Streamed'] },
  { format: 'Live Course', deliveryMethods: ['In-Person', 'Live-Streamed'], repeats: false },
  { format: 'Enduring Material', deliveryMethods: ['Online'] },
];

/** Numbers that look random and are the same each time (mulberry32). */
function numbers(seed) {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * below);
  };
}

/** Some neighbours of a list, one to `most` of them. */
function someOf(list, most, random) {
  const count = 1 + random(most);
  const start = random(list.length - count + 1);
  return list.slice(start, start + count);
}

/**
 * @param {number} count
 * @param {string} prefix what the Internal IDs begin with
 */
export function* activities(count, prefix = 'CME-') {
  const random = numbers(20_211_111);
  for (let index = 0; index < count; index += 1) {
    const activity = emptyActivity();
    const values = valuesOf(`${prefix}${String(index + 1).padStart(7, '0')}`, index, random);
    for (const field of fields) if (field.key in values) setValue(activity, field, values[field.key]);
    activity.monetarySupport = [0, 1, 2].map((place) => ({
      source: supporters[(index + place) % supporters.length],
      amount: 100 * (1 + random(2_000_000)),
    }));
    activity.mocBoards = [0, 1].map((place) => ({
      board: boards[(index + place) % boards.length],
      practiceAreas: someOf(areas, 2, random),
      creditTypes: ['Medical Knowledge', 'Practice Assessment'].slice(0, 1 + random(2)),
      credits: 25 * (1 + random(40)),
      claimDate: '2026-12-31',
    }));
    yield activity;
  }
}

function valuesOf(internalId, index, random) {
  const kind = formats[index % formats.length];
  const [city, state, postalCode] = places[random(places.length)];
  const isInPerson = kind.deliveryMethods.includes('In-Person');
  const topic = topics[random(topics.length)];
  const month = String(1 + random(6)).padStart(2, '0');
  const day = String(1 + random(28)).padStart(2, '0');
  const outcomes = ['learnerCompetence', 'learnerPerformance', 'patientHealth'].slice(0, 1 + random(3));
  return {
    internalId,
    title: `${topic}: ${kinds[random(kinds.length)]} ${index + 1}`,
    ...kind,
    startDate: `2025-${month}-${day}`,
    endDate: `2025-12-${day}`,
    ...(isInPerson ? { country: 'USA', city, state, postalCode } : {}),
    credits: 25 * (1 + random(120)),
    cmePassport: random(2) === 0,
    description: `What is new in ${topic.toLowerCase()}, with cases from the participants' own practice (${index + 1}).`,
    registration: random(3) === 0 ? 'Limited to certain participants' : 'Open to all',
    fee: ['Yes', 'No', 'Variable'][random(3)],
    url: `https://example.org/cme/${index + 1}`,
    moc: true,
    mips: random(2) === 0,
    rems: random(4) === 0,
    providership: 'Jointly provided',
    jointProviders: someOf(partners, 2, random),
    ...Object.fromEntries(
      outcomes.map((name) => [`outcomes.${name}`, ['Objective', 'Subjective'].slice(random(2))]),
    ),
    commercialSupport: true,
    inKindSupport: someOf(supporters, 2, random),
    markCommendation: true,
    commendationCriteria: someOf(criteria, 3, random),
    mocAttestation: true,
    physicianLearners: random(400),
    otherLearners: random(200),
  };
}
