import type { FileResult } from '../model/file-result.js';
import { exitCodeOf } from '../pipeline/result.js';
import type { BatchRun, ReportLook } from '../reports/report.js';
import { type BatchOptions, mostShown } from './batch-options.js';
import type { Progress } from './progress.js';
import { lookOf, type Surroundings, writeAll } from './terminal.js';

/** Runs a command over its files in order and prints the result: for people as files finish, for machines at the end. */
export async function runFiles(
  files: readonly string[],
  command: BatchRun['command'],
  details: { options: BatchOptions; asOf: string; dryRun: boolean; progress: Progress },
  surroundings: Surroundings,
  run: (file: string) => Promise<FileResult>,
): Promise<number> {
  const { options, asOf, dryRun, progress } = details;
  const { stdout } = surroundings;
  const look: ReportLook = {
    ...(await lookOf(surroundings, options)),
    quiet: options.quiet ?? false,
    mostFindings: mostShown(options),
    dryRun,
    drafts: options.drafts ?? false,
    again: { noHeader: !options.header, sheet: options.sheet, store: options.store },
  };
  const results: FileResult[] = [];
  let isFirst = true;
  for (const file of files) {
    const result = await run(file);
    progress.clear();
    results.push(result);
    if (options.format !== 'pretty') continue;
    const { prettyReport } = await import('../reports/pretty.js');
    const text = prettyReport(command, result, look);
    if (text === '') continue;
    await writeAll(stdout, [isFirst ? text : `\n${text}`]);
    isFirst = false;
  }
  const exitCode = exitCodeOf(results);
  if (options.format === 'json') {
    const { jsonReport } = await import('../reports/json.js');
    await writeAll(stdout, jsonReport({ command, asOf, exitCode, files: results }));
  }
  return exitCode;
}
