import type { BatchReader, LocatedRemark, RawRow } from '../formats/format.js';
import { type Activity, emptyActivity } from '../model/activity.js';
import { contentDigest } from '../model/digest.js';
import type { Finding } from '../model/finding.js';
import type { RuleId } from '../model/rule-ids.js';
import { placeInForm, slotOfHeader } from '../model/slot.js';
import { type BatchReport, batchCheck } from '../rules/batch.js';
import { activityChecks } from '../rules/catalogue.js';
import type { Report, RuleInput } from '../rules/rule.js';
import { type FindingMaker, findingMaker } from './finding-of.js';
import { rowMapper } from './map-row.js';

export interface CheckOptions {
  /** Today, as `YYYY-MM-DD`. */
  readonly today: string;
  /** Whether a row that is only incomplete is accepted as a Draft. */
  readonly drafts: boolean;
  /** Whether a warning rejects its row. */
  readonly warningsAsErrors: boolean;
  /** Names of commercial supporters that the store has. */
  readonly supporters: ReadonlySet<string>;
}

/** A row with all that is to be said of it. */
export interface CheckedRow {
  /** The row's number as a person sees it. */
  readonly number: number;
  readonly activity: Activity;
  readonly findings: Finding[];
}

/**
 * Reads and checks the rows of a batch, one after the other; the same for every command.
 * @returns a function from a row to what was found; undefined for a row without any value
 */
export function rowChecker(
  reader: Pick<BatchReader, 'columns' | 'date1904'>,
  options: CheckOptions,
): { check(raw: RawRow): CheckedRow | undefined; readonly findings: FindingMaker } {
  const findings = findingMaker(reader.columns, options.warningsAsErrors);
  const map = rowMapper(reader);
  const checkBatch = batchCheck();
  // The row that is being checked, so that nobody has to be told of it anew for every rule.
  let current: RawRow;
  let found: Finding[];
  const report = (rule: RuleId, path: string, message: string, suggestion?: string) => {
    const remark = suggestion === undefined ? { rule, message } : { rule, message, suggestion };
    found.push(findings.onField(current, path, remark));
  };
  const checks = activityChecks.map(({ rule, check: look }) => {
    const reportRule: Report = (path, message, suggestion) => report(rule, path, message, suggestion);
    return (input: RuleInput) => look(input, reportRule);
  });
  const reportOfBatch: BatchReport = (path, rule, message) => report(rule, path, message);
  const check = (raw: RawRow): CheckedRow | undefined => {
    const { activity, numbers, faulty, remarks, isBlank } = map(raw);
    if (isBlank && raw.remarks.length === 0) return undefined;
    if (faulty.size > 0 && repeatsHeader(raw, reader.columns))
      return {
        number: raw.number,
        activity: emptyActivity(),
        findings: [findings.onRow(headerAgain(raw))],
      };
    current = raw;
    found = raw.remarks.map(findings.onRow);
    for (const remark of remarks) found.push(findings.onField(raw, remark.path, remark));
    const isEntry = activity.activityId !== null || faulty.has('activityId');
    const input = {
      activity,
      numbers,
      faulty,
      isEntry,
      today: options.today,
      supporters: options.supporters,
    };
    for (const look of checks) look(input);
    const isSound = found.length === 0 || !isRejected(found, options.drafts);
    const hasNoId = activity.activityId === null && activity.internalId === null;
    const digest = isSound && hasNoId ? contentDigest(activity, null) : null;
    checkBatch({ row: raw.number, activity, digest }, reportOfBatch);
    return { number: raw.number, activity, findings: found.length > 1 ? inFormOrder(found) : found };
  };
  return { check, findings };
}

/** Whether every value of a row is the heading of its column, as where files have been joined. */
function repeatsHeader({ values }: RawRow, columns: BatchReader['columns']): boolean {
  return values.every(
    (value, column) =>
      value === undefined || (typeof value === 'string' && slotOfHeader(value) === columns[column]),
  );
}

function headerAgain(row: RawRow): LocatedRemark {
  const message =
    'The row has the column headings once more. Delete it, and check that the columns below it are in the same order as those above.';
  return { rule: 'repeated-header', message, location: row.locate() };
}

/** Findings in the order of the form's fields; what is said of the row comes first. */
function inFormOrder(findings: Finding[]): Finding[] {
  return findings.sort((a, b) => placeInForm(a.field) - placeInForm(b.field));
}

/** Whether findings reject their row. */
export function isRejected(findings: readonly Pick<Finding, 'severity'>[], drafts: boolean): boolean {
  return findings.some(({ severity }) => severity === 'error' || (severity === 'incomplete' && !drafts));
}
