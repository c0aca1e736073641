import { type Committed, commitPlan } from '../../src/activities/commit.js';
import { entriesOfRow } from '../../src/activities/entries.js';
import { planRow } from '../../src/activities/plan.js';
import { occasionAt } from '../../src/activities/record.js';
import type { Activity } from '../../src/model/activity.js';
import type { Finding } from '../../src/model/finding.js';
import { type CheckOptions, isRejected, rowChecker } from '../../src/pipeline/check-row.js';
import type { ExampleRow } from '../../src/rules/rule.js';
import { openStore, type Store } from '../../src/store/store.js';
import { batchOf, plainOptions } from '../rules/checked-rows.js';

/** The clock of these tests: Activity IDs begin with 26. */
export const clock = new Date(2026, 10, 22, 12);

/** What became of a row in the store. */
export interface StoredRow {
  readonly outcome: Committed['outcome'] | 'rejected';
  readonly findings: readonly Finding[];
  readonly activityIds: readonly string[];
  readonly changes: Committed['changes'];
  readonly status: Committed['status'] | undefined;
}

/** Gives a store in memory to what is done with it. */
export async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const store = openStore(':memory:', 'memory');
  try {
    return await work(store);
  } finally {
    store.close();
  }
}

/** Checks rows against the form and the store, and commits those that are accepted as one batch. */
export function storeRows(
  store: Store,
  rows: readonly ExampleRow[],
  options: Partial<CheckOptions> & { readonly now?: Date } = {},
): Promise<StoredRow[]> {
  const { now = clock, ...given } = options;
  const checking = { ...plainOptions, ...given };
  return store.transaction(async () => {
    const batch = store.batches.begin({
      file: 'rows',
      sha256: '0'.repeat(64),
      format: 'tab',
      startedAt: now.toISOString(),
      toolVersion: '0.0.0',
    });
    const { columns, date1904, rows: raw } = batchOf(rows);
    const { check, findings } = rowChecker({ columns, date1904 }, checking);
    const result = raw.flatMap((row) => {
      const checked = check(row);
      if (checked === undefined) return [];
      const plan = isRejected(checked.findings, checking.drafts)
        ? undefined
        : planRow(store, checked.activity, entriesOfRow(checked.activity), {
            today: checking.today,
            batch,
            blanksKeep: true,
          });
      for (const { path, ...remark } of plan?.remarks ?? [])
        checked.findings.push(findings.onField(row, path, remark));
      if (plan === undefined || isRejected(checked.findings, checking.drafts)) {
        return [rejected(checked.findings)];
      }
      const occasion = { ...occasionAt(now, checking.today, batch), row: row.number };
      return [{ ...commitPlan(store, plan.entries, occasion), findings: checked.findings }];
    });
    return { keep: true, result };
  });
}

function rejected(findings: readonly Finding[]): StoredRow {
  return { outcome: 'rejected', findings, activityIds: [], changes: [], status: undefined };
}

/** The activity of an Activity ID, which is in the store. */
export function loaded(store: Store, activityId: string): Activity {
  const stored = store.activities.load(activityId);
  if (stored === undefined) throw new Error(`There is no activity ${activityId}.`);
  return stored.activity;
}
