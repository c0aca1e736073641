import type { BatchReader, RawRow } from '../formats/format.js';
import type { EnteredValue, FileResult, Outcome, RowName } from '../model/file-result.js';
import type { Finding } from '../model/finding.js';
import { shownValue } from '../model/value-type.js';

/** The most findings of a file that are kept, whoever wants all: about half a gigabyte of memory. */
export const mostKept = 1_000_000;

/** How much of a file's result to keep in memory; the counts are always exact. */
export interface Keep {
  /** The greatest number of findings. */
  readonly findings: number;
  /** Whether to keep errors only. */
  readonly errorsOnly?: boolean;
  /** Whether to keep what was entered in rejected rows. */
  readonly entered?: boolean;
  /** Whether to keep a row's outcome, when so many are kept already. */
  readonly outcome: (outcome: Outcome, kept: number) => boolean;
}

export function emptyResult(file: string): FileResult {
  return {
    file,
    format: null,
    batch: null,
    isRefused: false,
    rows: 0,
    accepted: 0,
    rejected: 0,
    created: 0,
    updated: 0,
    unchanged: 0,
    errors: 0,
    warnings: 0,
    others: 0,
    onlyIncomplete: 0,
    rejectedRows: new Set(),
    findings: [],
    outcomes: [],
    entered: new Map(),
    ruleCounts: new Map(),
    names: new Map(),
  };
}

/** Counts findings into a result and keeps them as far as wanted. */
export function addFindings(
  result: FileResult,
  findings: readonly Finding[],
  isAccepted: boolean,
  keep: Keep,
  name?: RowName,
): void {
  for (const finding of findings) {
    const isError = finding.severity === 'error' || (finding.severity === 'incomplete' && !isAccepted);
    if (isError) result.errors += 1;
    else if (finding.severity === 'warning') result.warnings += 1;
    else result.others += 1;
    if (isError || finding.severity === 'warning')
      result.ruleCounts.set(finding.rule, (result.ruleCounts.get(finding.rule) ?? 0) + 1);
    if (result.findings.length >= Math.min(keep.findings, mostKept) || (keep.errorsOnly && !isError))
      continue;
    result.findings.push(finding);
    if (name !== undefined && finding.location.row !== undefined)
      result.names.set(finding.location.row, name);
  }
}

/** What was entered in a row, field by field. */
export function enteredValues({ values }: RawRow, columns: BatchReader['columns']): EnteredValue[] {
  return values.flatMap((value, index) => {
    const slot = columns[index];
    if (value === undefined || slot === undefined) return [];
    const { path, header, field } = slot;
    return [{ path, header, step: field.step, value: shownValue(value) }];
  });
}

/** The exit code of files' results: 0 all accepted, 1 some row rejected, 2 some file refused. */
export function exitCodeOf(results: readonly FileResult[]): 0 | 1 | 2 {
  if (results.some((result) => result.isRefused)) return 2;
  return results.some((result) => result.rejected > 0) ? 1 : 0;
}

/** Says of a result that nothing of its file was committed. */
export function withholdRows(result: FileResult): void {
  Object.assign(result, { batch: null, created: 0, updated: 0, unchanged: 0 });
  for (const outcome of result.outcomes) {
    if (outcome.outcome === 'rejected') continue;
    outcome.outcome = 'not-committed';
    if (outcome.activityId !== undefined) outcome.activityId = null;
    delete outcome.activityIds;
  }
}
