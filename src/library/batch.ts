import type { Activity } from '../model/activity.js';
import { calendarDate, localDate } from '../model/dates.js';
import type { Finding } from '../model/finding.js';
import type { FormatId } from '../model/format-ids.js';
import { isRejected } from '../pipeline/check-row.js';
import { type CheckedBatch, openChecked } from '../pipeline/checked-batch.js';
import { type OpenedBatch, openBatch } from '../pipeline/open-batch.js';
import { portionsOf } from '../pipeline/run-file.js';

/** How a batch is read and checked: what the options of `pars-batch validate` say. */
export interface BatchOptions {
  /** Whether rows that are only incomplete are accepted, as Drafts. Unless given, they are rejected. */
  readonly drafts?: boolean;
  /** Whether a warning rejects its row, too. */
  readonly warningsAsErrors?: boolean;
  /** Today, as `YYYY-MM-DD`, for the rules about closing. Unless given, the clock's day. */
  readonly today?: string;
  /** Tab-delimited text only: the file has no column headings, but the template's columns. */
  readonly noHeader?: boolean;
  /** Excel only: the sheet to read instead of Activities. */
  readonly sheet?: string;
  /** Excel only: how many bytes any part may unpack to, in place of the usual limits. */
  readonly maxSize?: number;
  /** Stops the reading; what is going on then throws the signal's reason. */
  readonly signal?: AbortSignal;
}

/** A batch: an Excel, tab-delimited or XML file of activities. */
export interface Batch {
  /** The file, as it was named. */
  readonly file: string;
  /** The format, by the file's content; null when it is none of the three. */
  readonly format: FormatId | null;
  /** Whether the file as a whole cannot be used. It may also turn out while its rows are read that it is damaged. */
  readonly isRefused: boolean;
  /** What there is to say of the file as a whole: why it cannot be used, or which columns nobody knows. */
  readonly findings: readonly Finding[];
  /** Lets go of the file. When all rows were read, that is done already. */
  close(): Promise<void>;
}

/** A row of a batch with all that is to be said of it. */
export interface CheckedRow {
  /** Its number as a person sees it: the sheet's row, or in XML the activity's number from 1. */
  readonly row: number;
  /** Whether nothing stands against it. An upload may still find something that only the store knows. */
  readonly isAccepted: boolean;
  /** What stands in it, as far as it could be read: a field is blank where its value could not be. */
  readonly activity: Activity;
  /** The red and yellow texts, in the order of the form. */
  readonly findings: readonly Finding[];
}

interface Opened {
  readonly opened: OpenedBatch<CheckedBatch>;
  readonly options: BatchOptions;
}

const openedBatches = new WeakMap<Batch, Opened>();

/** What is said of the file is all kept; the rows go to whoever asked for them. */
const keep = { findings: Number.POSITIVE_INFINITY, outcome: () => false };

/**
 * Opens a batch. What is wrong with the file is no exception but among its findings.
 * @param file the name of an Excel, tab-delimited or XML file
 */
export async function readBatch(file: string, options: BatchOptions = {}): Promise<Batch> {
  const opened = await openBatch(file, { ...runOptions(options), keep }, openChecked);
  const { result } = opened;
  const batch: Batch = {
    file: result.file,
    format: result.format,
    get isRefused() {
      return result.isRefused;
    },
    findings: result.findings,
    close: () => opened.close(),
  };
  openedBatches.set(batch, { opened, options });
  return batch;
}

/**
 * Checks the rows of a batch against the web form's rules, one after the other; those without any value are left out.
 * When the file turns out to be damaged, the rows before the damage have been given, and the batch `isRefused`.
 * A batch can be gone through once.
 * @throws Error for a batch that was gone through, or closed, before
 */
export async function* checkRows(batch: Batch): AsyncGenerator<CheckedRow, void, undefined> {
  const found = openedBatches.get(batch);
  if (found === undefined) throw new Error('The rows of this batch were read already. Read the batch again.');
  openedBatches.delete(batch);
  const { opened, options } = found;
  const { drafts, ...run } = runOptions(options);
  try {
    if (opened.batch === undefined) return;
    const portions = opened.batch.reader.portions({ ...run, drafts, supporters: new Set() });
    for await (const { rows } of portionsOf(opened.batch, portions, run)) {
      for (const { number, activity, findings } of rows) {
        opened.result.rows += 1;
        yield { row: number, isAccepted: !isRejected(findings, drafts), activity, findings };
      }
    }
    opened.noteEnd();
  } catch (error) {
    opened.refuse(error);
  } finally {
    await opened.close();
  }
}

/**
 * The options as the pipeline takes them.
 * @throws RangeError for a day that is none
 */
export function runOptions(options: BatchOptions) {
  const { drafts = false, warningsAsErrors = false, noHeader = false, sheet, maxSize, signal } = options;
  return {
    today: theDay(options.today),
    drafts,
    warningsAsErrors,
    reading: {
      noHeader,
      ...(sheet === undefined ? {} : { sheet }),
      ...(maxSize === undefined ? {} : { maxSize }),
    },
    ...(signal === undefined ? {} : { signal }),
  };
}

/**
 * A day that a program gave, or else the clock's.
 * @throws RangeError when it is not written as `YYYY-MM-DD`, or not in the calendar
 */
export function theDay(day: string = localDate(new Date())): string {
  const [year = 0, month = 0, date = 0] = day.split('-').map(Number);
  if (calendarDate(year, month, date) === day) return day;
  throw new RangeError(`${day} is not a day as YYYY-MM-DD.`);
}
