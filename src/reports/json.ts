import type { FileResult } from '../model/file-result.js';
import type { BatchRun } from './report.js';

/** The version of the JSON reports. It changes when a program that reads them would have to. */
export const jsonVersion = 1;

/** The JSON report, in pieces: one finding or outcome a line, so that it can be large and still be read. */
export function* jsonReport(run: BatchRun): Generator<string> {
  const { command, asOf, exitCode, files } = run;
  yield `{"version":${jsonVersion},"command":"${command}","asOf":"${asOf}","exitCode":${exitCode},\n"files":[`;
  for (const [index, file] of files.entries()) {
    yield index === 0 ? '\n' : ',\n';
    yield* fileJson(file, command);
  }
  const total = (key: 'rows' | 'accepted' | 'rejected' | 'errors' | 'warnings') =>
    files.reduce((sum, file) => sum + file[key], 0);
  const summary = {
    files: files.length,
    rows: total('rows'),
    accepted: total('accepted'),
    rejected: total('rejected'),
    errors: total('errors'),
    warnings: total('warnings'),
  };
  yield `],\n"summary":${JSON.stringify(summary)}}\n`;
}

function* fileJson(result: FileResult, command: BatchRun['command']): Generator<string> {
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
  yield JSON.stringify(written === undefined ? counts : { ...counts, written }).slice(0, -1);
  yield* listJson('findings', result.findings);
  yield* listJson('outcomes', result.outcomes);
  yield '}';
}

function* listJson(name: string, items: readonly unknown[]): Generator<string> {
  yield `,\n "${name}":[`;
  for (const [index, item] of items.entries()) yield `${index === 0 ? '\n' : ',\n'}  ${JSON.stringify(item)}`;
  yield ']';
}
