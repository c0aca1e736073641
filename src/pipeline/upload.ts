import { commitPlan } from '../activities/commit.js';
import { entriesOfRow } from '../activities/entries.js';
import { planRow } from '../activities/plan.js';
import { sha256 } from '../formats/source.js';
import type { FileResult, RowOutcome } from '../model/file-result.js';
import type { Store } from '../store/store.js';
import { type CheckedRow, isRejected } from './check-row.js';
import { findingMaker } from './finding-of.js';
import { withholdRows } from './result.js';
import { checkRows, type OpenBatch, type RunOptions, withBatch } from './run-file.js';

export interface UploadOptions extends RunOptions {
  /** Whether to commit only if every row is valid. */
  readonly allOrNothing: boolean;
  /** Whether the caller will undo everything: then no numbers are told that were not given for good. */
  readonly dryRun: boolean;
  /** The clock's moment, for numbers and the record. */
  readonly now: () => Date;
  readonly toolVersion: string;
  /** Called when another program holds the store and this one waits. */
  readonly onWait?: () => void;
}

/**
 * Checks one file and commits its valid rows to the store, in one transaction: after a crash either all of them are
 * there or none is. Nothing is committed of a file that cannot be read to its end.
 */
export async function uploadFile(path: string, store: Store, options: UploadOptions): Promise<FileResult> {
  const result = await withBatch(path, options, (batch) =>
    store.transaction(
      async () => {
        await storeRows(batch, store, options);
        const keep = !(options.allOrNothing && batch.result.rejected > 0);
        if (!keep) withholdRows(batch.result);
        return { keep, result: undefined };
      },
      options.onWait,
      options.signal,
    ),
  );
  if (result.isRefused) withholdRows(result);
  if (options.dryRun) result.batch = null;
  return result;
}

async function storeRows(batch: OpenBatch, store: Store, options: UploadOptions): Promise<void> {
  const { source, format, reader, result } = batch;
  const startedAt = options.now();
  const number = store.batches.begin({
    file: result.file,
    sha256: await sha256(source),
    format,
    startedAt: startedAt.toISOString(),
    toolVersion: options.toolVersion,
  });
  result.batch = number;
  for (const finding of result.findings) store.batches.addFinding(number, finding);
  const findings = findingMaker(reader.columns, options.warningsAsErrors);
  const planning = { today: options.today, batch: number, blanksKeep: true };
  await checkRows(batch, options, store.activities.supporters(), (row, wasRejected) => {
    const plan = wasRejected ? undefined : planRow(store, row.activity, entriesOfRow(row.activity), planning);
    for (const { path, ...remark } of plan?.remarks ?? [])
      row.findings.push(findings.onField(row.raw, path, remark));
    const isAccepted = plan !== undefined && !isRejected(row.findings, options.drafts);
    const occasion = { now: startedAt, today: options.today, batch: number, row: row.raw.number };
    const committed = isAccepted ? commitPlan(store, plan.entries, occasion) : undefined;
    const outcome = outcomeOf(row, committed);
    store.batches.addRow(number, {
      row: row.raw.number,
      outcome: committed?.outcome ?? 'rejected',
      activityId: committed?.activityIds[0] ?? null,
      internalId: outcome.internalId,
      title: outcome.title,
    });
    for (const finding of row.findings) store.batches.addFinding(number, finding);
    if (options.dryRun && outcome.outcome === 'created') {
      outcome.activityId = null;
      delete outcome.activityIds;
    }
    return outcome;
  });
  store.batches.finish(number, result, options.now().getTime() - startedAt.getTime());
}

function outcomeOf(
  { raw, activity }: CheckedRow,
  committed: ReturnType<typeof commitPlan> | undefined,
): RowOutcome {
  const { internalId, title } = activity;
  if (committed === undefined) return { row: raw.number, outcome: 'rejected', internalId, title };
  const { outcome, activityIds, status, changes } = committed;
  return {
    row: raw.number,
    outcome,
    activityId: activityIds[0] ?? null,
    ...(activityIds.length > 1 ? { activityIds } : {}),
    internalId,
    title,
    status,
    ...(outcome === 'updated' ? { changes } : {}),
  };
}
