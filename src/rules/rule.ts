import type { Activity, GroupKey } from '../model/activity.js';
import type { Severity } from '../model/finding.js';
import type { RawValue } from '../model/raw-value.js';

/** The parts of the form, and of a batch's way, that the catalogue is ordered by. */
export const areas = [
  'Any field',
  'Basics',
  'Information for Learners',
  'Accreditation Details',
  'Collaborations',
  'Closing',
  'Within a batch',
  'Against the store',
  'Individual learners',
  'The row in the file',
  'The file',
] as const;

export type Area = (typeof areas)[number];

/** One rule of the catalogue. */
export interface Rule {
  readonly area: Area;
  /** What a finding weighs; `severityOf` decides for fields that a Draft needs. */
  readonly severity: Severity;
  /** The fields and groups that it speaks of, by key; none for rules on any field, the row or the file. */
  readonly fields: readonly string[];
  /** One line: what the rule asks for. */
  readonly help: string;
  /** Why there is such a rule, in a sentence. */
  readonly why: string;
  /** What to do about a finding of it. */
  readonly fix: string;
  /** Where the rule comes from: the form's own tutorial, the accreditor's public FAQ, or how files work. */
  readonly source: string;
  /** Raises the rule. */
  readonly bad: Example;
  /** Is like `bad`, but put right. */
  readonly good: Example;
  /** The check of one activity. Rules without one are raised where values, rows, batches and files are read. */
  readonly check?: Check;
}

/** Looks at one activity and reports what breaks the rule; it never changes what it looks at. */
export type Check = (input: RuleInput, report: Report) => void;

/** Says that a field, named by its path, breaks the rule. */
export type Report = (path: string, message: string, suggestion?: string) => void;

/** What a rule looks at. */
export interface RuleInput {
  /** The activity as far as it could be read: what is blank or faulty is null, or an empty list. */
  readonly activity: Activity;
  /** The numbers of each group's entries, as the headings count them. */
  readonly numbers: EntryNumbers;
  /** The paths of the fields whose values could not be read: not missing, but not known either. */
  readonly faulty: ReadonlySet<string>;
  /** Whether this is one entry of a repeating activity, whose further dates are entries of their own. */
  readonly isEntry: boolean;
  /** Today, as `YYYY-MM-DD`. */
  readonly today: string;
  /** Names of commercial supporters that the store already has. */
  readonly supporters: ReadonlySet<string>;
}

export type EntryNumbers = Readonly<Record<GroupKey, readonly number[]>>;

/** An example: rows laid over a complete activity, or over a learner of one, or a whole file. */
export type Example = RowsExample | LearnersExample | FileExample;

export interface RowsExample {
  readonly rows: readonly ExampleRow[];
  /** Rows that were uploaded before, for rules against the store. */
  readonly stored?: readonly ExampleRow[];
}

export interface LearnersExample {
  /** Rows of a file of learners. */
  readonly learners: readonly ExampleRow[];
}

export interface FileExample {
  /** The file's content. */
  readonly file: string | Uint8Array;
  /** What the file is, for people. */
  readonly caption: string;
}

/** Values by column heading, null for a blank; what is not named is as in the complete activity of the examples. */
export type ExampleRow = Readonly<Record<string, RawValue | null>>;
