import { theActivity } from '../activities/find.js';
import { addLearner, planLearner } from '../activities/learners.js';
import { type Occasion, occasionAt } from '../activities/record.js';
import { fileProblem } from '../formats/format.js';
import type { FileResult, RowOutcome } from '../model/file-result.js';
import type { Finding } from '../model/finding.js';
import type { FormatId } from '../model/format-ids.js';
import { learnerHeadings } from '../model/learner.js';
import type { Store } from '../store/store.js';
import { type LearnerRow, learnerRow } from './learner-row.js';
import { type OpenBatch, openReader } from './open-batch.js';
import { addFindings, enteredValues, withholdRows } from './result.js';
import { portionsOf, type RunOptions, withBatch } from './run-file.js';

export interface ImportOptions extends RunOptions {
  /** The activity of all learners; undefined when each row names its own. */
  readonly activity: string | undefined;
  /** Whether to store nothing. */
  readonly dryRun: boolean;
  /** The clock's moment, for the record. */
  readonly now: () => Date;
  /** Called when another program holds the store and this one waits. */
  readonly onWait?: () => void;
}

/**
 * Reports the learners of a file, those that can be, in one transaction; nothing of a file that cannot be read to its
 * end. A learner who is reported already, in the same words, is unchanged.
 */
export async function importLearners(
  path: string,
  store: Store,
  options: ImportOptions,
): Promise<FileResult> {
  const headings = learnerHeadings(options.activity === undefined);
  const work = (batch: OpenBatch) =>
    store.transaction(
      async () => {
        await importRows(batch, store, options);
        return { keep: !options.dryRun, result: undefined };
      },
      options.onWait,
      options.signal,
    );
  const result = await withBatch(path, { ...options, onFormat: refuseXml }, openReader, work, headings);
  if (result.isRefused) withholdRows(result);
  return result;
}

function refuseXml(format: FormatId): void {
  if (format !== 'xml') return;
  const message = 'Learners are read from an Excel workbook or from tab-delimited text, not from XML.';
  throw fileProblem('unsupported-format', message);
}

async function importRows(batch: OpenBatch, store: Store, options: ImportOptions): Promise<void> {
  const { reader, result } = batch;
  const { today, now, activity, keep } = options;
  const occasion = occasionAt(now(), today);
  for await (const portion of portionsOf(batch, reader.rows(), options)) {
    for (const raw of portion) {
      const row = learnerRow(raw, reader);
      if (row === undefined) continue;
      const { outcome, findings } = settle(store, row, activity, occasion);
      const isAccepted = outcome.outcome !== 'rejected';
      result.rows += 1;
      if (outcome.outcome === 'created' || outcome.outcome === 'unchanged') result[outcome.outcome] += 1;
      if (isAccepted) result.accepted += 1;
      else {
        result.rejected += 1;
        result.rejectedRows.add(raw.number);
        if (keep.entered) result.entered.set(raw.number, enteredValues(raw, reader.columns));
      }
      addFindings(result, findings, isAccepted, keep, { title: row.name, internalId: row.activity ?? null });
      if (keep.outcome(outcome.outcome, result.outcomes.length)) result.outcomes.push(outcome);
    }
  }
}

/** Reports the learner of a row, or says why not. */
function settle(
  store: Store,
  row: LearnerRow,
  namedActivity: string | undefined,
  occasion: Occasion,
): { readonly outcome: RowOutcome; readonly findings: readonly Finding[] } {
  const { raw, name, learner } = row;
  const findings: Finding[] = [...row.findings];
  const id = namedActivity ?? row.activity;
  const found = id === undefined ? undefined : theActivity(store.activities, id);
  const stored = found === undefined || 'outcome' in found ? undefined : found;
  if (stored === undefined && !row.isActivityFaulty) {
    const message =
      found !== undefined && 'outcome' in found
        ? found.reasons.map((reason) => reason.message).join(' ')
        : 'Enter the Activity ID or the Internal ID of the activity.';
    findings.push(row.finding('activityId', { rule: 'activity-not-named', message }));
  }
  const { activityId = null, internalId = null, title = null } = stored?.activity ?? {};
  const names = { row: raw.number, activityId, internalId, title, learner: name };
  const plan = stored === undefined ? undefined : planLearner(store, stored, row.known, occasion.today);
  for (const { path, ...remark } of plan?.remarks ?? []) findings.push(row.finding(path, remark));
  const isRejected = findings.some(({ severity }) => severity === 'error');
  if (isRejected || plan === undefined || stored === undefined || learner === undefined)
    return { outcome: { ...names, outcome: 'rejected' }, findings };
  if (plan.outcome === 'created') addLearner(store, stored, learner, { ...occasion, row: raw.number });
  return { outcome: { ...names, outcome: plan.outcome }, findings };
}
