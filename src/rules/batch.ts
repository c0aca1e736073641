import type { Activity } from '../model/activity.js';
import type { RuleId } from '../model/rule-ids.js';
import { rows, theFile } from './examples.js';
import type { Rule } from './rule.js';
import { seenTexts } from './seen-texts.js';

/** A row of a batch as its other rows are compared with it. */
export interface BatchRow {
  /** The row's number as a person sees it. */
  readonly row: number;
  readonly activity: Activity;
  /** A digest of the activity's content; null when the row is rejected or has an id to go by. */
  readonly digest: string | null;
}

/** Says that a field breaks a rule of the batch. */
export type BatchReport = (path: string, rule: RuleId, message: string) => void;

/**
 * The rules that compare the rows of one batch. It keeps ids and digests only.
 * @returns a check for each row in turn
 */
export function batchCheck(): (row: BatchRow, report: BatchReport) => void {
  const activityIds = seenTexts();
  /** With the row, doubled, and one more where it is an entry of a repeating activity. */
  const internalIds = seenTexts();
  const digests = seenTexts();
  return ({ row, activity, digest }, report) => {
    const { activityId, internalId } = activity;
    if (activityId !== null) {
      const earlier = activityIds.add(activityId, row);
      if (earlier !== undefined)
        report(
          'activityId',
          'duplicate-activity-id',
          `Activity ID ${activityId} is already in row ${earlier}. An activity stands in one row only.`,
        );
    }
    if (internalId !== null) {
      const isEntry = isEntryOfSeries(activity);
      const earlier = internalIds.add(internalId, 2 * row + Number(isEntry));
      const wasEntry = earlier !== undefined && earlier % 2 === 1;
      if (earlier !== undefined && !(isEntry && wasEntry)) {
        report(
          'internalId',
          'duplicate-internal-id',
          `Internal ID ${internalId} is already in row ${Math.floor(earlier / 2)}. Give each activity an ID of its own.`,
        );
      }
    }
    if (digest === null) return;
    const earlier = digests.add(digest, row);
    if (earlier !== undefined)
      report(
        'title',
        'duplicate-row',
        `The row repeats row ${earlier} and is stored once. If they are two activities, give each an Internal ID.`,
      );
  };
}

/** Entries of one repeating activity share their Internal ID; each is then told by its Activity ID. */
function isEntryOfSeries(activity: Activity): boolean {
  return activity.activityId !== null && activity.repeats === true;
}

const batch = { area: 'Within a batch', source: theFile } as const;

/** Rules within a batch. */
export const batchRules = {
  'duplicate-internal-id': {
    ...batch,
    severity: 'error',
    fields: ['internalId'],
    help: 'An Internal ID names one activity, so it stands in one row only.',
    why: 'With one ID for two rows it is not known which of them is right.',
    fix: 'Give each activity an ID of its own, or delete the row that is too many.',
    bad: rows({ 'Internal ID': 'A-1' }, { 'Internal ID': 'A-1', City: 'Springfield' }),
    good: rows({ 'Internal ID': 'A-1' }, { 'Internal ID': 'A-2', City: 'Springfield' }),
  },
  'duplicate-activity-id': {
    ...batch,
    severity: 'error',
    fields: ['activityId'],
    help: 'An Activity ID names one activity, so it stands in one row only.',
    why: 'With one activity in two rows it is not known which of them is right.',
    fix: 'Delete the row that is too many, or correct its ID.',
    bad: rows({ 'Activity ID': '210016971' }, { 'Activity ID': '210016971', City: 'Springfield' }),
    good: rows({ 'Activity ID': '210016971' }, { 'Activity ID': '210016972', City: 'Springfield' }),
  },
  'duplicate-row': {
    ...batch,
    severity: 'warning',
    fields: ['title'],
    help: 'A row that is the same as an earlier one is stored once.',
    why: 'Two rows without IDs that say the same are mostly one activity that was copied.',
    fix: 'Delete the row. If they are two activities, give each an Internal ID.',
    bad: rows({}, {}),
    good: rows({ 'Internal ID': 'A-1' }, { 'Internal ID': 'A-2' }),
  },
} satisfies Record<string, Rule>;

/** Rules against the store. They are raised where a row is matched with the activities that are there. */
export const storedRules = {
  'unknown-activity-id': {
    area: 'Against the store',
    source: theFile,
    severity: 'error',
    fields: ['activityId'],
    help: 'An Activity ID is one that the store has given.',
    why: 'An ID that was never given here was mistyped, or comes from another store.',
    fix: 'Correct the ID, leave it blank for a new activity, or name the right store with --store.',
    bad: { stored: [{ 'Internal ID': 'A-1' }], rows: [{ 'Activity ID': '990000001' }] },
    good: {
      stored: [{ 'Internal ID': 'A-1' }],
      rows: [{ 'Activity ID': '260000001', 'Internal ID': 'A-1' }],
    },
  },
  'id-mismatch': {
    area: 'Against the store',
    source: theFile,
    severity: 'error',
    fields: ['activityId', 'internalId'],
    help: 'The Activity ID and the Internal ID of a row name the same activity.',
    why: 'With two activities named in one row it is not known which of them is to be changed.',
    fix: 'Correct one of the two IDs, or leave one blank.',
    bad: {
      stored: [{ 'Internal ID': 'A-1' }, { 'Internal ID': 'A-2' }],
      rows: [{ 'Activity ID': '260000001', 'Internal ID': 'A-2' }],
    },
    good: {
      stored: [{ 'Internal ID': 'A-1' }, { 'Internal ID': 'A-2' }],
      rows: [{ 'Activity ID': '260000002', 'Internal ID': 'A-2' }],
    },
  },
  'activity-closed': {
    area: 'Against the store',
    source: theFile,
    severity: 'error',
    fields: [],
    help: 'A closed activity is not changed before it is reopened.',
    why: 'A closed activity has been reported, so a change must be meant.',
    fix: 'Reopen it with pars-batch reopen, change it, and close it again.',
    bad: {
      stored: [
        {
          'Internal ID': 'A-1',
          'Total Physician Learners': '20',
          'Total Other Learners': '0',
          'Mark Activity as Closed': 'Yes',
        },
      ],
      rows: [{ 'Internal ID': 'A-1', City: 'Springfield' }],
    },
    good: { stored: [{ 'Internal ID': 'A-1' }], rows: [{ 'Internal ID': 'A-1', City: 'Springfield' }] },
  },
  'occurrence-missing': {
    area: 'Against the store',
    source: theFile,
    severity: 'warning',
    fields: ['occurrences'],
    help: 'A row names all occurrences that the activity has in the store; one that it leaves out stays as it is.',
    why: 'A date that a row leaves out may have been forgotten, so it is not deleted silently.',
    fix: 'Add the date to the row. If it does not take place, delete it by its Activity ID.',
    bad: { stored: [repeating(3)], rows: [repeating(2)] },
    good: { stored: [repeating(2)], rows: [repeating(3)] },
  },
} satisfies Record<string, Rule>;

/** A row of an activity that takes place so many times. */
function repeating(times: number): Record<string, string> {
  const values: Record<string, string> = { 'Internal ID': 'A-1', 'Repeats With Same Content': 'Yes' };
  for (let number = 2; number <= times; number += 1) {
    values[`Occurrence ${number} Start Date`] = `12/0${number}/2021`;
    values[`Occurrence ${number} End Date`] = `12/0${number}/2021`;
    values[`Occurrence ${number} Country`] = 'USA';
    values[`Occurrence ${number} City`] = 'Chicago';
    values[`Occurrence ${number} State/Province`] = 'IL';
  }
  return values;
}
