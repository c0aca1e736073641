import type { FileResult } from '../model/file-result.js';
import type { Finding } from '../model/finding.js';
import type { Styles } from './styles.js';

/** What is known of a run of a command that reads files before it has read any. */
export interface RunStart {
  readonly command: 'validate' | 'upload' | 'convert' | 'learners import';
  /** The day that the rules were applied for, as `YYYY-MM-DD`. */
  readonly asOf: string;
  /** When the run began. */
  readonly startedAt: Date;
  /** The version of the program. */
  readonly toolVersion: string;
}

/** What a run came to; every report is made of it. */
export interface BatchRun extends RunStart {
  readonly exitCode: number;
  readonly files: readonly FileResult[];
}

/** A report: pure functions from results to pieces of text. */
export interface Report {
  /** What is printed as soon as a file is done. */
  readonly ofFile?: (result: FileResult, run: RunStart, look: ReportLook) => Iterable<string>;
  /** What is printed when all are done. */
  readonly ofRun?: (run: BatchRun, look: ReportLook) => Iterable<string>;
  /** What stands between two files for which something is printed. */
  readonly between?: string;
}

/** How a report is to look; machine formats need none of it. */
export interface ReportLook {
  readonly styles: Styles;
  /** The columns of the terminal. */
  readonly width: number;
  /** Whether to show errors only. */
  readonly quiet: boolean;
  /** How many findings of a file are shown. */
  readonly mostFindings: number;
  readonly dryRun: boolean;
  readonly drafts: boolean;
  /** Makes a link to a file, and a place in it, of a text; undefined where the terminal knows no links. */
  readonly link?: ((text: string, file: string, place: string) => string) | undefined;
  /** The options that the next command needs as well. */
  readonly again: OptionsAgain;
}

/** The options that say how to read a file and which store to use. */
export interface OptionsAgain {
  readonly noHeader: boolean;
  readonly sheet: string | undefined;
  /** In bytes. */
  readonly maxSize?: number | undefined;
  readonly store: string | undefined;
}

/** Whether a finding is an error: what is incomplete is none in a row that was accepted as a Draft. */
export function isError({ severity, location }: Finding, { rejectedRows, isRefused }: FileResult): boolean {
  if (severity === 'incomplete') return rejectedRows.has(location.row ?? 0) || isRefused;
  return severity === 'error';
}

/** Where a finding stands, in a word: `H12`, `line 12`; empty for a file or a row as a whole. */
export function shownPlace({ cell, line }: Finding['location']): string {
  return cell ?? (line === undefined ? '' : `line ${line}`);
}

/** What is printed file by file, in portions that are worth writing, with what stands between them. */
export function fileByFile(
  { ofFile, between = '' }: Report,
  run: RunStart,
  look: ReportLook,
): (result: FileResult) => Generator<string> {
  let isFirst = true;
  return function* (result) {
    let text = '';
    let isBegun = false;
    for (const piece of ofFile?.(result, run, look) ?? []) {
      if (piece === '') continue;
      if (!isBegun && !isFirst) text = between;
      isBegun = true;
      isFirst = false;
      text += piece;
      if (text.length < portion) continue;
      yield text;
      text = '';
    }
    if (text !== '') yield text;
  };
}

/** How many characters are written at a time. */
const portion = 16_384;

/** All of a report, as for a file of its own. */
export function* wholeReport(report: Report, run: BatchRun, look: ReportLook): Generator<string> {
  const pieces = fileByFile(report, run, look);
  for (const file of run.files) yield* pieces(file);
  yield* report.ofRun?.(run, look) ?? [];
}
