import type { Command } from 'commander';
import { type BatchOptions, type CopyOptions, runOptions, withReadingOptions } from '../batch-options.js';
import { withExamples } from '../examples.js';
import { withStore } from '../stored-activities.js';
import type { Surroundings } from '../terminal.js';

interface ImportCommandOptions extends BatchOptions, Pick<CopyOptions, 'force'> {
  readonly activity?: string;
  readonly dryRun?: boolean;
}

/** `pars-batch learners import`: individual learners from files. */
export function declareLearnersImport(
  learners: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = learners
    .command('import')
    .summary('report the individual learners of files')
    .description(
      'Report the individual learners of Excel or tab-delimited files with the columns Activity ID or Internal ID, First Name, Last Name, NPI or License State and License Number, Completion Date, Credits.',
    )
    .argument('<file...>', 'Excel or tab-delimited files; - is standard input')
    .option('--activity <id>', 'the activity of all rows, where they do not name one')
    .option('--dry-run', 'show what would be reported, and store nothing');
  withReadingOptions(command)
    .option('--force', 'replace files that are there already')
    .action(async (files: string[]) =>
      end(await importFiles(files, command.optsWithGlobals(), surroundings)),
    );
  withExamples(command, [
    'pars-batch learners list SampleInternalID --out learners.txt',
    'pars-batch learners import --dry-run learners.txt',
    'pars-batch learners import learners.txt',
  ]);
}

function importFiles(
  files: readonly string[],
  options: ImportCommandOptions,
  surroundings: Surroundings,
): Promise<number> {
  return withStore('write', options, surroundings, async (store) => {
    const [{ importLearners }, { runFiles }, { progressBar }] = await Promise.all([
      import('../../pipeline/import-learners.js'),
      import('../batch-output.js'),
      import('../progress.js'),
    ]);
    const { activity, dryRun = false, quiet = false } = options;
    const { now, stderr } = surroundings;
    const progress = await progressBar(surroundings, quiet);
    const onWait = () => {
      if (!quiet) stderr.write('Another program is writing to the store; waiting for it to finish.\n');
    };
    const run = {
      ...(await runOptions(options, surroundings, progress, () => false)),
      ...{ activity, now, onWait, dryRun },
    };
    const details = { options, asOf: run.today, dryRun, progress };
    try {
      return await runFiles(files, 'learners import', details, surroundings, (file) =>
        importLearners(file, store, run),
      );
    } finally {
      progress.clear();
    }
  });
}
