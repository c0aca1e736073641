import fc from 'fast-check';
import { theActivity } from '../../src/activities/find.js';
import { addLearner, planLearner, removeLearner } from '../../src/activities/learners.js';
import {
  type Action,
  closeActivity,
  deleteActivity,
  reopenActivity,
  updateTotals,
} from '../../src/activities/life.js';
import { occasionAt } from '../../src/activities/record.js';
import { undoBatch } from '../../src/activities/undo.js';
import type { ActionOutcome } from '../../src/model/action-result.js';
import type { Learner } from '../../src/model/learner.js';
import { slotOfHeader } from '../../src/model/slot.js';
import { openChecked } from '../../src/pipeline/checked-batch.js';
import { editActivity } from '../../src/pipeline/edit.js';
import { uploadFile } from '../../src/pipeline/upload.js';
import type { Store } from '../../src/store/store.js';
import { runOptions, type TextRow, tabBatch } from '../pipeline/batch-files.js';

/** One thing that people do with a store. Activities are named by their place among those that are there. */
export type Operation =
  | { readonly does: 'upload'; readonly rows: readonly TextRow[] }
  | { readonly does: 'close' | 'reopen' | 'delete'; readonly activity: number }
  | {
      readonly does: 'totals';
      readonly activity: number;
      readonly physicians: number;
      readonly others: number;
    }
  | { readonly does: 'edit'; readonly activity: number; readonly header: string; readonly value: string }
  | { readonly does: 'add learner' | 'remove learner'; readonly activity: number; readonly learner: Learner }
  | { readonly does: 'undo'; readonly batch: number };

const activity = fc.nat({ max: 7 });

/** Rows that meet each other again and again: few ids, few contents. */
const rowArbitrary: fc.Arbitrary<TextRow> = fc
  .record({
    'Internal ID': fc.constantFrom('', '', 'A-1', 'A-2', 'A-3'),
    'Activity Title': fc.constantFrom('One', 'Two'),
    'End Date': fc.constantFrom('05/20/2021', '11/11/2021', '12/31/2099'),
    Description: fc.constantFrom('Some words', 'Other words', ''),
    MOC: fc.constantFrom('', 'No'),
    'Joint Providers': fc.constantFrom('', 'Clinic; School'),
    totals: fc.constantFrom('', '20', '0'),
    'Mark Activity as Closed': fc.constantFrom('', '', '', 'Yes', 'No'),
    occurrences: fc.constantFrom(0, 0, 0, 1, 2),
    support: fc.constantFrom(0, 0, 1, 2),
  })
  .map(({ totals, occurrences, support, ...row }) => {
    const filled: Record<string, string> = { ...row };
    if (row['Joint Providers'] !== '') filled.Providership = 'Jointly provided';
    if (occurrences === 0) {
      filled['Total Physician Learners'] = totals;
      filled['Total Other Learners'] = totals;
    } else {
      filled['Repeats With Same Content'] = 'Yes';
      filled['Mark Activity as Closed'] = '';
    }
    for (let number = 2; number < occurrences + 2; number += 1) {
      filled[`Occurrence ${number} Start Date`] = `12/0${number}/2021`;
      filled[`Occurrence ${number} End Date`] = `12/0${number}/2021`;
      filled[`Occurrence ${number} Country`] = 'USA';
      filled[`Occurrence ${number} City`] = 'Chicago';
      filled[`Occurrence ${number} State/Province`] = 'IL';
    }
    if (support > 0) filled['Commercial Support Received'] = 'Yes';
    for (let number = 1; number <= support; number += 1) {
      filled[`Monetary Support Source ${number}`] = `Source ${number}`;
      filled[`Monetary Support Amount ${number}`] = String(number * 1000);
    }
    return filled;
  });

const learnerArbitrary: fc.Arbitrary<Learner> = fc.record({
  firstName: fc.constantFrom('Anna', 'Luis'),
  lastName: fc.constant('Park'),
  npi: fc.constantFrom('1234567893', '1245319599'),
  licenseState: fc.constant(null),
  licenseNumber: fc.constant(null),
  completed: fc.constantFrom('2021-05-20', '2021-06-01'),
  credits: fc.constantFrom(100, 2000),
});

/** Anything that people do with a store. */
export const operationArbitrary: fc.Arbitrary<Operation> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      does: fc.constant('upload' as const),
      rows: fc.array(rowArbitrary, { minLength: 1, maxLength: 4 }),
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({ does: fc.constantFrom('close' as const, 'reopen' as const), activity }),
  },
  { weight: 2, arbitrary: fc.record({ does: fc.constant('delete' as const), activity }) },
  {
    weight: 3,
    arbitrary: fc.record({
      does: fc.constant('totals' as const),
      activity,
      physicians: fc.nat({ max: 2 }),
      others: fc.nat({ max: 1 }),
    }),
  },
  {
    weight: 3,
    arbitrary: fc
      .constantFrom(
        ['Activity Title', 'Three'],
        ['Description', ''],
        ['Description', 'Some words'],
        ['Internal ID', 'A-2'],
        ['Monetary Support Source 1', ''],
        ['Total Other Learners', ''],
        ['Mark Activity as Closed', 'Yes'],
      )
      .chain(([header = '', value = '']) =>
        fc.record({
          does: fc.constant('edit' as const),
          activity,
          header: fc.constant(header),
          value: fc.constant(value),
        }),
      ),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      does: fc.constantFrom('add learner' as const, 'remove learner' as const),
      activity,
      learner: learnerArbitrary,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({ does: fc.constant('undo' as const), batch: fc.integer({ min: 1, max: 6 }) }),
  },
);

/** A store does not stay empty for long: one activity is closed, one may be, and one lacks its totals. */
export const firstUpload: Operation = {
  does: 'upload',
  rows: [
    { 'Internal ID': 'A-1', 'Mark Activity as Closed': 'Yes', ...totalsOf('20') },
    { 'Internal ID': 'A-2', ...totalsOf('0') },
    { 'Internal ID': 'A-3' },
  ],
};

function totalsOf(count: string): TextRow {
  return { 'Total Physician Learners': count, 'Total Other Learners': count };
}

/** Does one thing, as its command does it. What is refused changes nothing. */
export async function perform(
  store: Store,
  operation: Operation,
  { folder, now, today }: { readonly folder: string; readonly now: Date; readonly today: string },
): Promise<ActionOutcome | 'uploaded' | 'undone'> {
  if (operation.does === 'upload') {
    const path = await tabBatch(folder, operation.rows);
    const options = { ...runOptions, today, drafts: true, allOrNothing: false, dryRun: false };
    await uploadFile(path, store, openChecked, { ...options, now: () => now, toolVersion: '0.0.0' });
    return 'uploaded';
  }
  return store.transaction(async () => {
    if (operation.does === 'undo') {
      const record = store.batches.load(operation.batch);
      if (record === undefined || record.undoneAt !== null) return { keep: false, result: 'refused' };
      const undone = undoBatch(store, operation.batch, occasionAt(now, today));
      const isRefused = undone.some(({ outcome }) => outcome === 'refused');
      return { keep: true, result: isRefused ? 'refused' : 'undone' };
    }
    const ids = [
      ...store.activities.ids({ today }, { sort: 'added', isReversed: true, limit: null, offset: 0 }),
    ];
    const id = ids[operation.activity % Math.max(1, ids.length)] ?? 'none';
    const found = theActivity(store.activities, id);
    if ('outcome' in found) return { keep: true, result: found.outcome };
    const occasion = occasionAt(now, today);
    return { keep: true, result: actionOf(operation)(store, found, id, occasion).outcome };
  });
}

function actionOf(operation: Exclude<Operation, { does: 'upload' | 'undo' }>): Action {
  switch (operation.does) {
    case 'close':
      return closeActivity;
    case 'reopen':
      return reopenActivity;
    case 'delete':
      return deleteActivity;
    case 'totals':
      return updateTotals({ physicianLearners: operation.physicians, otherLearners: operation.others });
    case 'edit': {
      const slot = slotOfHeader(operation.header);
      if (slot === undefined) throw new Error(`There is no field ${operation.header}.`);
      const settings = new Map([[slot, operation.value]]);
      return (store, stored, id, occasion) => editActivity(store, stored, settings, id, occasion);
    }
    default:
      return (store, stored, id, occasion) => {
        const { learner } = operation;
        const nothing = { ...updateTotals({})(store, stored, id, occasion) };
        const reported = store.learners.find(stored.activity.activityId ?? '', learner);
        if (operation.does === 'remove learner') {
          if (reported === undefined || stored.activity.closed === true)
            return { ...nothing, outcome: 'refused' };
          removeLearner(store, stored, reported, occasion);
          return { ...nothing, outcome: 'updated' };
        }
        const plan = planLearner(store, stored, learner, occasion.today);
        if (plan.remarks.length > 0) return { ...nothing, outcome: 'refused' };
        if (plan.outcome === 'created') addLearner(store, stored, learner, occasion);
        return { ...nothing, outcome: plan.outcome === 'created' ? 'updated' : 'unchanged' };
      };
  }
}
