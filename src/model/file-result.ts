import type { Step } from './field.js';
import type { FieldChange } from './field-change.js';
import type { Finding } from './finding.js';
import type { FormatId } from './format-ids.js';
import type { RuleId } from './rule-ids.js';

export type Outcome = 'accepted' | 'created' | 'updated' | 'unchanged' | 'rejected' | 'not-committed';

/** What became of a row. */
export interface RowOutcome {
  readonly row: number;
  outcome: Outcome;
  activityId?: string | null;
  /** The Activity IDs of all entries of a repeating activity. */
  activityIds?: readonly string[];
  readonly internalId: string | null;
  readonly title: string | null;
  /** The learner of a row that reports one. */
  readonly learner?: string | null;
  readonly status?: string;
  /** What an update changed, field by field. */
  readonly changes?: readonly FieldChange[];
}

/** What came of one file. */
export interface FileResult {
  /** The file as the person named it. */
  readonly file: string;
  format: FormatId | null;
  /** The number of the batch in the store's history; null when nothing was committed. */
  batch: number | null;
  /** Whether the file as a whole could not be used; nothing of it was committed then. */
  isRefused: boolean;
  /** Counts of rows. */
  rows: number;
  accepted: number;
  rejected: number;
  created: number;
  updated: number;
  unchanged: number;
  /** Counts of findings; what makes an accepted Draft incomplete is no error. */
  errors: number;
  warnings: number;
  /** The count of all other findings: notices, and what makes an accepted Draft incomplete. */
  others: number;
  /** How many rows were rejected for nothing but missing fields: `--drafts` would accept them. */
  onlyIncomplete: number;
  /** The numbers of the rejected rows. */
  readonly rejectedRows: Set<number>;
  readonly findings: Finding[];
  readonly outcomes: RowOutcome[];
  /** The file that the rows were written to, where that was asked for. */
  written?: WrittenFile;
  /** The workbook that shows what was found, where that was asked for. */
  annotated?: AnnotatedFile;
  /** What was entered in the rejected rows, by row, where a report shows it. */
  readonly entered: Map<number, readonly EnteredValue[]>;
  /** How often each rule was broken: every error and warning, whatever is kept of them. */
  readonly ruleCounts: Map<RuleId, number>;
  /** What rejected rows are called, by row: their title and Internal ID. */
  readonly names: Map<number, RowName>;
}

/** A file that was written in another format. */
export interface WrittenFile {
  readonly file: string;
  /** How many rows were written. */
  readonly rows: number;
}

/** A workbook that shows what was found in a file. */
export interface AnnotatedFile {
  readonly file: string;
  /** Whether it was made of the rows and not copied from a workbook. */
  readonly isFromRows: boolean;
}

/** A value as a person entered it in a field. */
export interface EnteredValue {
  /** The field's path, its column heading, and the step of the form that it is part of. */
  readonly path: string;
  readonly header: string;
  readonly step: Step;
  readonly value: string;
}

export interface RowName {
  readonly title: string | null;
  readonly internalId: string | null;
}
