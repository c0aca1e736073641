import type { RuleId } from './rule-ids.js';

/**
 * How much a finding weighs. `error` and `incomplete` reject the row; with drafts allowed, a row whose only errors
 * are `incomplete` is saved as a Draft. `warning` and `notice` reject nothing.
 */
export type Severity = 'error' | 'incomplete' | 'warning' | 'notice';

/** Where in a file something stands, in the numbers a person sees; all count from 1. */
export interface Location {
  /** Excel: the sheet's row. Tab: the row a spreadsheet would show (the header is 1). XML: the activity's number. */
  readonly row?: number;
  /** Excel only, such as `H12`. */
  readonly cell?: string;
  /** Tab and XML: the line of the text file. */
  readonly line?: number;
  /** Tab and XML: the character of that line. */
  readonly column?: number;
  /** XML only, such as `/ActivityBatch/Activity[3]/Title`. */
  readonly path?: string;
}

/** What a value type or a reader has to say: the red text, before it is known how much it weighs and where it stands. */
export interface Remark {
  readonly rule: RuleId;
  /** One plain sentence to the person who typed the value. */
  readonly message: string;
  /** What to write instead, where that is known. */
  readonly suggestion?: string;
}

/** One line of red (or yellow) text. */
export interface Finding extends Remark {
  readonly severity: Severity;
  /** The field's path, such as `endDate` or `monetarySupport[1].amount`; null for a finding on the row or file. */
  readonly field: string | null;
  /** The field's column heading, such as `Monetary Support Amount 1`. */
  readonly header: string | null;
  /** The value as the person wrote it; null when there is none. */
  readonly value: string | null;
  readonly location: Location;
}

/** A value could not be read: the remarks say why. The field is then faulty, not missing. */
export class Refusal {
  readonly remarks: readonly Remark[];
  constructor(remarks: readonly Remark[]) {
    this.remarks = remarks;
  }
}

/** A value was read, with something to say of how (a repair, a repetition). */
export class Repair<T> {
  readonly value: T;
  readonly remarks: readonly Remark[];
  constructor(value: T, remarks: readonly Remark[]) {
    this.value = value;
    this.remarks = remarks;
  }
}

/** What a value type makes of a text: the value, the value with remarks, or remarks only. */
export type Parsed<T> = T | Repair<T> | Refusal;

/** A refusal with one remark. */
export function refuse(rule: RuleId, message: string, suggestion?: string): Refusal {
  return new Refusal([suggestion === undefined ? { rule, message } : { rule, message, suggestion }]);
}

/** How many characters of a text are looked at to show its start. */
const looked = 1000;

/** Puts a person's own words in quotation marks, on one line and cut at 60 characters. */
export function quoted(text: string): string {
  // However long the text is, what is shown of it is in the first few characters.
  const start = text.trimStart().slice(0, looked);
  const line = start.replace(/\s+/gu, ' ').trim();
  const characters = [...line];
  const isCut = characters.length > 60 || start.length === looked;
  return `"${isCut ? `${characters.slice(0, 59).join('')}…` : line}"`;
}
