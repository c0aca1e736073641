import { resolve } from 'node:path';
import { nearest } from '../model/nearest.js';
import { reports } from '../reports/registry.js';
import { type BatchRun, type ReportLook, wholeReport } from '../reports/report.js';
import { type ReportFormat, reportFormats } from '../reports/report-formats.js';
import { plainStyles } from '../reports/styles.js';
import type { BatchOptions, CopyOptions } from './batch-options.js';
import { checkOutput, type OutputPlace, writeOutput } from './output-file.js';
import type { Surroundings } from './terminal.js';
import { UsageError } from './usage-error.js';

/** Writes the reports that `--report` asks for. */
export type ReportFiles = (run: BatchRun, look: ReportLook) => Promise<void>;

/**
 * What `--report FORMAT=FILE` asks for.
 * @param files the files that are read
 * @throws UsageError for a format that there is not, and for a file that cannot be written
 */
export async function reportFiles(
  { report = [], annotate, rejects, force = false }: Pick<BatchOptions, 'report'> & CopyOptions,
  files: readonly string[],
  { stdout }: Surroundings,
): Promise<ReportFiles> {
  const wanted = report.map((text) => wantedReport(text, files, force));
  const outputs = [annotate, rejects, ...wanted.map(({ place }) => place.path)].filter(
    (path) => path !== undefined,
  );
  const [twice] = outputs.filter(
    (path, index) => outputs.findIndex((one) => resolve(one) === resolve(path)) !== index,
  );
  if (twice !== undefined)
    throw new UsageError(`Two results cannot go to the same file, ${twice}. Give each a name of its own.`);
  for (const { place } of wanted) await checkOutput(place);
  return async (run, look) => {
    const whole = { ...look, styles: plainStyles, width: 80, mostFindings: Number.POSITIVE_INFINITY };
    for (const { format, place } of wanted) {
      const [made, { writeText }] = await Promise.all([
        reports[format](),
        import('../formats/written-text.js'),
      ]);
      await writeOutput(place, stdout, (out) => writeText(out, wholeReport(made, run, whole)));
    }
  };
}

function wantedReport(
  text: string,
  inputs: readonly string[],
  force: boolean,
): { readonly format: ReportFormat; readonly place: OutputPlace } {
  const [name = '', ...rest] = text.split('=');
  const path = rest.join('=');
  const format = reportFormats.find((known) => known === name.trim().toLowerCase());
  if (format === undefined) {
    const near = nearest(name, reportFormats);
    const remedy =
      near === undefined ? `The formats are ${reportFormats.join(', ')}.` : `Did you mean ${near}?`;
    throw new UsageError(`There is no report format ${name}. ${remedy}`);
  }
  if (path === '')
    throw new UsageError(`--report ${text} names no file. Write it as --report ${format}=FILE.`);
  if (path === '-')
    throw new UsageError(`--report writes files. To print the report, give --format ${format}.`);
  return { format, place: { path, inputs, force } };
}
