import { withSeparators } from '../model/digits.js';
import type { FileResult } from '../model/file-result.js';
import { exitCodeOf, mostKept } from '../pipeline/result.js';
import { version } from '../pipeline/version.js';
import { printable } from '../reports/printable.js';
import type { ReportLook, RunStart } from '../reports/report.js';
import { type BatchOptions, type CopyOptions, mostShown } from './batch-options.js';
import type { Progress } from './progress.js';
import { linksFor, lookOf, type Surroundings, tellOfTyping, writeAll } from './terminal.js';

/** Runs a command over its files in order and prints the result: for people as files finish, for machines at the end. */
export async function runFiles(
  files: readonly string[],
  command: RunStart['command'],
  details: { options: BatchOptions & CopyOptions; asOf: string; dryRun: boolean; progress: Progress },
  surroundings: Surroundings,
  run: (file: string) => Promise<FileResult>,
): Promise<number> {
  const [{ reports }, { fileByFile }, { reportFiles }] = await Promise.all([
    import('../reports/registry.js'),
    import('../reports/report.js'),
    import('./report-files.js'),
  ]);
  const { options, asOf, dryRun, progress } = details;
  const { stdout } = surroundings;
  if (files.includes('-')) tellOfTyping(surroundings);
  const writeReports = await reportFiles(options, files, surroundings);
  const report = await reports[options.format]();
  const look: ReportLook = {
    ...(await lookOf(surroundings, options)),
    link: await linksFor(surroundings, options),
    quiet: options.quiet ?? false,
    mostFindings: mostShown(options),
    dryRun,
    drafts: options.drafts ?? false,
    again: {
      noHeader: !options.header,
      sheet: options.sheet,
      maxSize: options.maxSize,
      store: options.store,
    },
  };
  const start: RunStart = { command, asOf, startedAt: surroundings.now(), toolVersion: version };
  const results: FileResult[] = [];
  const pieces = fileByFile(report, start, look);
  for (const file of files) {
    const result = await run(file);
    progress.clear();
    results.push(result);
    tellOfLimit(result, surroundings);
    await writeAll(stdout, pieces(result));
  }
  const exitCode = exitCodeOf(results);
  const whole = { ...start, exitCode, files: results };
  if (report.ofRun !== undefined) await writeAll(stdout, report.ofRun(whole, look));
  await writeReports(whole, look);
  return exitCode;
}

/** Says that a file has more findings than any report holds. The counts are of all. */
function tellOfLimit(
  { file, findings, errors, warnings, others }: FileResult,
  { stderr }: Surroundings,
): void {
  if (findings.length < mostKept) return;
  const left = errors + warnings + others - findings.length;
  if (left > 0)
    stderr.write(
      `${printable(file)} has more findings than a report holds; the last ${withSeparators(left)} are only counted.\n`,
    );
}
