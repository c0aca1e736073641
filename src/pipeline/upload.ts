import { type Committed, commitPlan } from '../activities/commit.js';
import type { RowEntry } from '../activities/entries.js';
import { planRow } from '../activities/plan.js';
import { type Occasion, occasionAt } from '../activities/record.js';
import { sha256 } from '../formats/source.js';
import type { FileResult, RowOutcome } from '../model/file-result.js';
import type { Store } from '../store/store.js';
import { type CheckedRow, isRejected } from './check-row.js';
import type { CheckedBatch, CheckedPortion, RowRemark } from './checked-batch.js';
import { severityFor } from './finding-of.js';
import type { FieldRemark } from './map-row.js';
import type { OpenBatch, OpenReader } from './open-batch.js';
import { withholdRows } from './result.js';
import { countRow, portionsOf, type RunOptions, withBatch } from './run-file.js';

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
 * @param open opens the file for reading and checking, here or in another thread
 */
export async function uploadFile(
  path: string,
  store: Store,
  open: OpenReader<CheckedBatch>,
  options: UploadOptions,
): Promise<FileResult> {
  const result = await withBatch(path, options, open, (batch) =>
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

type UploadedBatch = OpenBatch<CheckedBatch>;

async function storeRows(batch: UploadedBatch, store: Store, options: UploadOptions): Promise<void> {
  const { source, format, reader, result } = batch;
  const startedAt = options.now();
  const portions = reader.portions({ ...options, supporters: store.activities.supporters() });
  const number = store.batches.begin({
    file: result.file,
    sha256: await sha256(source),
    format,
    startedAt: startedAt.toISOString(),
    toolVersion: options.toolVersion,
  });
  result.batch = number;
  for (const finding of result.findings) store.batches.addFinding(number, finding);
  const occasion = occasionAt(startedAt, options.today, number);
  for await (const portion of portionsOf(batch, portions, options, ({ position }) => position)) {
    const entries = portion.entries();
    const settled = portion.rows.map((row, place) =>
      settle(store, row, entries[place] ?? [], { ...occasion, row: row.number }, options),
    );
    await addLateFindings(portion, settled);
    for (const row of settled) record(store, number, row, result, options);
    await addEntered(portion, settled, result, options);
  }
  store.batches.finish(number, result, options.now().getTime() - startedAt.getTime());
}

/** A row with what became of it. */
interface SettledRow {
  readonly row: CheckedRow;
  readonly committed: Committed | undefined;
  /** What is said against it, or of it, when it is compared with the store. */
  readonly remarks: readonly FieldRemark[];
}

/** Compares a row with the store and commits it when nothing stands against it. */
function settle(
  store: Store,
  row: CheckedRow,
  entries: readonly RowEntry[],
  occasion: Occasion,
  { today, drafts, warningsAsErrors }: UploadOptions,
): SettledRow {
  if (entries.length === 0) return { row, committed: undefined, remarks: [] };
  const plan = planRow(store, row.activity, entries, { today, batch: occasion.batch, blanksKeep: true });
  const weighed = plan.remarks.map(({ rule, path }) => ({
    severity: severityFor(rule, path, warningsAsErrors),
  }));
  const committed = isRejected(weighed, drafts) ? undefined : commitPlan(store, plan.entries, occasion);
  return { row, committed, remarks: plan.remarks };
}

/** Adds to the rows' findings what was found when they were compared with the store. */
async function addLateFindings(portion: CheckedPortion, settled: readonly SettledRow[]): Promise<void> {
  const remarks = settled.flatMap((row, place): RowRemark[] =>
    row.remarks.map((remark) => ({ place, remark })),
  );
  if (remarks.length === 0) return;
  const findings = await portion.findings(remarks);
  findings.forEach((finding, index) => {
    settled[remarks[index]?.place ?? -1]?.row.findings.push(finding);
  });
}

/** Adds a row to the record of the batch, and to the result. */
function record(
  store: Store,
  batch: number,
  { row, committed }: SettledRow,
  result: FileResult,
  options: UploadOptions,
): void {
  const outcome = outcomeOf(row, committed);
  store.batches.addRow(batch, {
    row: row.number,
    outcome: committed?.outcome ?? 'rejected',
    activityId: committed?.activityIds[0] ?? null,
    internalId: outcome.internalId,
    title: outcome.title,
  });
  for (const finding of row.findings) store.batches.addFinding(batch, finding);
  if (options.dryRun && outcome.outcome === 'created') {
    outcome.activityId = null;
    delete outcome.activityIds;
  }
  countRow(result, row, outcome, options);
}

/** Keeps what was entered in the rejected rows, where that is wanted. */
async function addEntered(
  portion: CheckedPortion,
  settled: readonly SettledRow[],
  result: FileResult,
  { keep }: UploadOptions,
): Promise<void> {
  if (!keep.entered) return;
  const places = settled.flatMap(({ committed }, place) => (committed === undefined ? [place] : []));
  if (places.length === 0) return;
  const entered = await portion.entered(places);
  places.forEach((place, index) => {
    const { row } = settled[place] as SettledRow;
    result.entered.set(row.number, entered[index] ?? []);
  });
}

function outcomeOf({ number, activity }: CheckedRow, committed: Committed | undefined): RowOutcome {
  const { internalId, title } = activity;
  if (committed === undefined) return { row: number, outcome: 'rejected', internalId, title };
  const { outcome, activityIds, status, changes } = committed;
  return {
    row: number,
    outcome,
    activityId: activityIds[0] ?? null,
    ...(activityIds.length > 1 ? { activityIds } : {}),
    internalId,
    title,
    status,
    ...(outcome === 'updated' ? { changes } : {}),
  };
}
