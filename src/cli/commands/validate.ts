import type { Command } from 'commander';
import { type BatchOptions, type CopyOptions, runOptions, withBatchOptions } from '../batch-options.js';
import { withExamples } from '../examples.js';
import type { Surroundings } from '../terminal.js';

/** `pars-batch validate`: checks batches and touches no store. */
export function declareValidate(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('validate')
    .summary('check batch templates; nothing is stored')
    .description("Check every row of batch templates against the web form's rules. Nothing is stored.")
    .argument('<file...>', 'Excel, tab-delimited or XML batches; - is standard input');
  withBatchOptions(command).action(async (files: string[]) =>
    end(await validate(files, command.optsWithGlobals(), surroundings)),
  );
  withExamples(command, [
    'pars-batch validate activities.xlsx',
    'pars-batch validate activities.xlsx --annotate fixed.xlsx',
    'pars-batch validate --format json --drafts - < activities.xlsx',
  ]);
}

async function validate(
  files: readonly string[],
  options: BatchOptions & CopyOptions,
  surroundings: Surroundings,
): Promise<number> {
  const [{ validateFile }, { runFiles }, { fileCopies }, { progressBar }] = await Promise.all([
    import('../../pipeline/validate.js'),
    import('../batch-output.js'),
    import('../file-copies.js'),
    import('../progress.js'),
  ]);
  const progress = await progressBar(surroundings, options.quiet ?? false);
  const run = {
    ...(await runOptions(options, surroundings, progress, () => false)),
    ...(await fileCopies(options, files, surroundings, progress)),
  };
  const details = { options, asOf: run.today, dryRun: false, progress };
  try {
    return await runFiles(files, 'validate', details, surroundings, (file) => validateFile(file, run));
  } finally {
    progress.clear();
  }
}
