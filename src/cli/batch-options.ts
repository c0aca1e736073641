import { type Command, Option } from 'commander';
import type { Outcome } from '../model/file-result.js';
import type { Keep } from '../pipeline/result.js';
import type { RunOptions } from '../pipeline/run-file.js';
import { type ReportFormat, reportFormats } from '../reports/report-formats.js';
import { dataSize, repeated, today, wholeNumber } from './options.js';
import type { Progress } from './progress.js';
import type { Surroundings } from './terminal.js';

/** The options that `validate` and `upload` share. */
export interface BatchOptions {
  readonly format: ReportFormat;
  /** `FORMAT=FILE` each. */
  readonly report?: readonly string[];
  readonly drafts?: boolean;
  readonly maxErrors: number;
  readonly warningsAsErrors?: boolean;
  /** False for `--no-header`. */
  readonly header: boolean;
  readonly sheet?: string;
  readonly maxSize?: number;
  readonly store?: string;
  readonly asOf?: string;
  readonly quiet?: boolean;
  readonly color: boolean;
}

/** The options of `validate` and `upload` that write copies of a file. */
export interface CopyOptions {
  readonly annotate?: string;
  readonly rejects?: string;
  readonly force?: boolean;
  readonly quiet?: boolean;
}

/** What a run does for a copy of its file. */
export type FileCopy = Pick<RunOptions, 'onFormat' | 'afterwards'>;

/** Declares the options of `validate` and `upload` on a command. */
export function withBatchOptions(command: Command): Command {
  return withCheckOptions(command)
    .option('--warnings-as-errors', 'let warnings reject rows, too')
    .option('--annotate <file>', 'write a copy as a workbook (.xlsx) that shows what to fix in red')
    .option('--rejects <file>', 'write the rejected rows to a file of the same format, to fix and upload')
    .option('--force', 'replace files that are there already');
}

/** Declares the options of every command that checks files. */
export function withCheckOptions(command: Command): Command {
  return withReadingOptions(command).option('--drafts', 'accept rows that are only incomplete, as Drafts');
}

/** Declares the options of every command that reads files: how to read them, and how to report on them. */
export function withReadingOptions(command: Command): Command {
  return command
    .addOption(
      new Option('--format <format>', 'how to print the result').choices(reportFormats).default('pretty'),
    )
    .option(
      '--report <format=file>',
      'write a report to a file as well, such as html=report.html; repeatable',
      repeated,
    )
    .option(
      '--max-errors <number>',
      'how many findings to show for each file; 0 shows all',
      wholeNumber(0),
      50,
    )
    .option('--no-header', "a tab-delimited file has no column headings, but the template's columns")
    .option('--sheet <name>', 'the sheet of the workbook to read')
    .option(
      '--max-size <size>',
      'how much any part of a workbook may unpack to, such as 4GB; unless given, the usual limits hold',
      dataSize,
    );
}

/** What the pipeline needs to know of the options. */
export async function runOptions(
  options: BatchOptions & CopyOptions,
  { now, signal }: Surroundings,
  progress: Progress,
  isShown: (outcome: Outcome) => boolean,
): Promise<RunOptions> {
  return {
    today: await today(options.asOf, now),
    drafts: options.drafts ?? false,
    warningsAsErrors: options.warningsAsErrors ?? false,
    reading: {
      noHeader: !options.header,
      ...(options.sheet === undefined ? {} : { sheet: options.sheet }),
      ...(options.maxSize === undefined ? {} : { maxSize: options.maxSize }),
    },
    keep: keepFor(options, isShown),
    onProgress: (file, position, size) => progress.update(file, position, size),
    signal,
  };
}

/** How many findings are looked through for what is alike, however few are shown. */
const mostFolded = 10_000;

/** A machine report and an annotated copy need all findings, the report for people only what it shows. */
function keepFor(options: BatchOptions & CopyOptions, isShown: (outcome: Outcome) => boolean): Keep {
  const { format, report = [], quiet = false, annotate } = options;
  const all = Number.POSITIVE_INFINITY;
  if (format !== 'pretty' || report.length > 0) {
    const entered = format === 'html' || report.some((text) => /^\s*html\s*=/i.test(text));
    return { findings: all, entered, outcome: () => true };
  }
  const most = mostShown(options);
  return {
    ...(annotate === undefined
      ? { findings: Math.max(most, mostFolded), errorsOnly: quiet }
      : { findings: all }),
    outcome: (outcome, kept) => !quiet && kept < most && isShown(outcome),
  };
}

/** How many findings of a file the report for people shows. */
export function mostShown({ maxErrors }: Pick<BatchOptions, 'maxErrors'>): number {
  return maxErrors === 0 ? Number.POSITIVE_INFINITY : maxErrors;
}
