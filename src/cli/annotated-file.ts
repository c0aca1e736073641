import { printable } from '../reports/printable.js';
import type { CopyOptions, FileCopy } from './batch-options.js';
import type { Progress } from './progress.js';
import type { Surroundings } from './terminal.js';

/**
 * What `--annotate` asks for; undefined when it was not given.
 * @param files the files that are read
 * @throws UsageError when the copy cannot be written there
 */
export async function annotatedFile(
  { annotate, force = false, quiet = false }: CopyOptions,
  files: readonly string[],
  { stdout, stderr }: Surroundings,
  progress: Progress,
): Promise<FileCopy | undefined> {
  if (annotate === undefined) return undefined;
  const [{ checkOutput, writeOutput }, { writeAnnotatedCopy }, { UsageError }] = await Promise.all([
    import('./output-file.js'),
    import('../pipeline/annotated-copy.js'),
    import('./usage-error.js'),
  ]);
  if (files.length > 1) throw new UsageError('With --annotate, give one file at a time.');
  if (!annotate.toLowerCase().endsWith('.xlsx'))
    throw new UsageError('The annotated copy is a workbook. Give --annotate a name that ends in .xlsx.');
  const place = { path: annotate, inputs: files, force };
  await checkOutput(place);
  const name = printable(annotate);
  return {
    async afterwards(file) {
      const copy = await writeAnnotatedCopy(file, (write) => writeOutput(place, stdout, write));
      const input = printable(file.result.file);
      const say = (text: string) => {
        progress.clear();
        stderr.write(`${text}\n`);
      };
      if (copy === undefined) {
        say(`${name} was not written, since ${input} cannot be used as it is.`);
        return;
      }
      file.result.annotated = { file: annotate, isFromRows: copy.isFromRows };
      if (quiet) return;
      if (copy.isFromRows)
        say(`${input} is no workbook, so ${name} was made from its rows. They may have other numbers there.`);
      if (copy.leavesOutColumns)
        say(`The columns of ${input} that are not part of the template are not in ${name}.`);
      if (copy.hasLostMacros) say(`The macros of ${input} are not in ${name}.`);
    },
  };
}
