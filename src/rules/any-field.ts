import { row, theFile, theForm } from './examples.js';
import { checkRequired } from './required.js';
import type { Rule } from './rule.js';

const anyField = { area: 'Any field', fields: [], source: theForm } as const;

/** Rules on any field. But for `required` they are raised where a value is read, by its type. */
export const anyFieldRules = {
  required: {
    ...anyField,
    severity: 'incomplete',
    help: 'A field that every complete activity of its kind needs must be filled in.',
    bad: row({ Description: null }),
    good: row({ Description: 'Grand rounds on airway management' }),
    check: checkRequired,
  },
  'invalid-option': {
    ...anyField,
    severity: 'error',
    help: 'A field with choices takes one of them, by its label or a known code.',
    bad: row({ 'Activity Format': 'Live Corse' }),
    good: row({ 'Activity Format': 'live course' }),
  },
  'invalid-yes-no': {
    ...anyField,
    severity: 'error',
    help: 'A yes/no field takes Yes or No.',
    bad: row({ 'Include on CME Passport': 'maybe' }),
    good: row({ 'Include on CME Passport': 'n' }),
  },
  'invalid-date': {
    ...anyField,
    severity: 'error',
    help: 'A date is written month first with a four-digit year, and is in the calendar.',
    bad: row({ 'Start Date': '02/30/2021' }),
    good: row({ 'Start Date': '02/28/2021' }),
  },
  'invalid-number': {
    ...anyField,
    severity: 'error',
    help: 'A number is plain digits, with at most two decimal places for credits and dollars.',
    bad: row({ 'AMA PRA Category 1 Credits': 'twenty' }),
    good: row({ 'AMA PRA Category 1 Credits': '20.25' }),
  },
  'invalid-url': {
    ...anyField,
    severity: 'error',
    help: 'An address begins with https:// or http://.',
    bad: row({ 'Activity URL': 'example.org/cme' }),
    good: row({ 'Activity URL': 'https://example.org/cme' }),
  },
  'invalid-id': {
    ...anyField,
    severity: 'error',
    help: 'An Activity ID has nine digits; it is blank for a new activity.',
    bad: row({ 'Activity ID': '21-0016971' }),
    good: row({ 'Activity ID': null }),
  },
  'too-long': {
    ...anyField,
    severity: 'error',
    help: 'A text has at most as many characters as its field takes.',
    bad: row({ 'Internal ID': 'A'.repeat(51) }),
    good: row({ 'Internal ID': 'A'.repeat(50) }),
  },
  'invalid-characters': {
    ...anyField,
    severity: 'error',
    help: 'A text has no control characters, and line breaks only in the Description.',
    bad: row({ 'Activity Title': 'Grand\u0007 Rounds' }),
    good: row({ 'Activity Title': 'Grand Rounds' }),
  },
  'cell-error': {
    ...anyField,
    severity: 'error',
    source: theFile,
    help: 'A cell holds a value, not a spreadsheet error such as #N/A.',
    bad: row({ City: { kind: 'error', code: '#N/A' } }),
    good: row({ City: 'Chicago' }),
  },
  'formula-without-result': {
    ...anyField,
    severity: 'error',
    source: theFile,
    help: 'A formula has been calculated and saved with its result.',
    bad: row({ City: { kind: 'uncalculated' } }),
    good: row({ City: 'Chicago' }),
  },
  'merged-cells': {
    ...anyField,
    severity: 'error',
    source: theFile,
    help: 'Every row has cells of its own; merged cells belong to no row.',
    bad: row({ City: { kind: 'merged', range: 'J2:J4' } }),
    good: row({ City: 'Chicago' }),
  },
  'repeated-value': {
    ...anyField,
    severity: 'warning',
    source: theFile,
    help: 'A list names each of its values once.',
    bad: row({ 'Delivery Method': 'In-Person; In-Person' }),
    good: row({ 'Delivery Method': 'In-Person; Live-Streamed' }),
  },
  'repaired-value': {
    ...anyField,
    severity: 'warning',
    source: theFile,
    help: 'A value that was repaired while reading is named, so that it can be checked.',
    bad: row({ 'Postal Code': '2115', 'State/Province': 'MA', City: 'Boston' }),
    good: row({ 'Postal Code': '02115', 'State/Province': 'MA', City: 'Boston' }),
  },
} satisfies Record<string, Rule>;
