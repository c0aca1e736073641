import type { FileResult } from '../model/file-result.js';
import type { BatchRun, Report } from './report.js';

/** The version of the JSON reports. It changes when a program that reads them would have to. */
export const jsonVersion = 1;

/**
 * A value as JSON on one line, which a terminal may show: JSON itself escapes only some of the characters that could
 * command one.
 */
export function jsonText(value: unknown, indent?: number): string {
  return JSON.stringify(value, null, indent).replace(
    /[\u007f-\u009f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** The JSON report. */
export const json: Report = { ofRun: jsonReport };

/** The JSON report, in pieces: one finding or outcome a line, so that it can be large and still be read. */
export function* jsonReport(
  run: Pick<BatchRun, 'command' | 'asOf' | 'exitCode' | 'files'>,
): Generator<string> {
  const { command, asOf, exitCode, files } = run;
  yield `{"version":${jsonVersion},"command":"${command}","asOf":"${asOf}","exitCode":${exitCode},\n"files":[`;
  for (const [index, file] of files.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* fileJson(file, command);
  }
  yield `],\n"summary":${jsonText(totals(files))}}\n`;
}

/** The counts of all files together. */
export function totals(files: readonly FileResult[]) {
  const total = (key: 'rows' | 'accepted' | 'rejected' | 'errors' | 'warnings') =>
    files.reduce((sum, file) => sum + file[key], 0);
  return {
    files: files.length,
    rows: total('rows'),
    accepted: total('accepted'),
    rejected: total('rejected'),
    errors: total('errors'),
    warnings: total('warnings'),
  };
}

/** What a file is and came to, without what was found in it. */
export function fileCounts(result: FileResult, command: BatchRun['command']) {
  const { file, format, batch, rows, accepted, rejected, created, updated, unchanged, errors, warnings } =
    result;
  const start = command === 'upload' ? { file, format, batch } : { file, format };
  const stored =
    command === 'upload'
      ? { created, updated, unchanged }
      : command === 'learners import'
        ? { created, unchanged }
        : {};
  const counts = { ...start, rows, accepted, rejected, ...stored, errors, warnings };
  const { written } = result;
  return written === undefined ? counts : { ...counts, written };
}

function* fileJson(result: FileResult, command: BatchRun['command']): Generator<string> {
  yield jsonText(fileCounts(result, command)).slice(0, -1);
  yield* listJson('findings', result.findings);
  yield* listJson('outcomes', result.outcomes);
  yield '}';
}

function* listJson(name: string, items: readonly unknown[]): Generator<string> {
  yield `,\n "${name}":[`;
  for (const [index, item] of items.entries()) yield `${index === 0 ? '\n' : ',\n'}  ${jsonText(item)}`;
  yield ']';
}
