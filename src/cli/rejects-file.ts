import { printable } from '../reports/printable.js';
import type { CopyOptions, FileCopy } from './batch-options.js';
import type { Progress } from './progress.js';
import type { Surroundings } from './terminal.js';

/**
 * What `--rejects` asks for; undefined when it was not given.
 * @param files the files that are read
 * @throws UsageError when the rejected rows cannot be written there, now or as soon as the file's format is known
 */
export async function rejectsFile(
  { rejects, force = false, quiet = false }: CopyOptions,
  files: readonly string[],
  { stdout, stderr }: Surroundings,
  progress: Progress,
): Promise<FileCopy | undefined> {
  if (rejects === undefined) return undefined;
  const [
    { checkOutput, writeOutput },
    { formatOfPath, formats },
    { writeRejects },
    { formatLabels },
    { UsageError },
  ] = await Promise.all([
    import('./output-file.js'),
    import('../formats/registry.js'),
    import('../pipeline/rejects.js'),
    import('../model/format-ids.js'),
    import('./usage-error.js'),
  ]);
  if (files.length > 1) throw new UsageError('With --rejects, give one file at a time.');
  const place = { path: rejects, inputs: files, force };
  await checkOutput(place);
  return {
    onFormat(format) {
      if (formatOfPath(rejects) === format) return;
      const endings = formats[format].extensions.join(' or ');
      throw new UsageError(
        `The rejected rows are written as they are read: ${formatLabels[format]}. Give --rejects a name that ends in ${endings}.`,
      );
    },
    async afterwards(file) {
      const isWritten = await writeRejects(file, rejects, (write) => writeOutput(place, stdout, write));
      if (isWritten || quiet) return;
      const reason = file.result.isRefused ? 'the file cannot be used as it is' : 'no row was rejected';
      progress.clear();
      stderr.write(`${printable(rejects)} was not written, since ${reason}.\n`);
    },
  };
}
