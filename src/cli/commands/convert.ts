import type { Command } from 'commander';
import { endings, formatOfPath } from '../../formats/registry.js';
import { type BatchOptions, runOptions, withCheckOptions } from '../batch-options.js';
import { withExamples } from '../examples.js';
import type { Surroundings } from '../terminal.js';

interface ConvertCommandOptions extends BatchOptions {
  readonly force?: boolean;
}

/** `pars-batch convert`: writes a batch in another format. */
export function declareConvert(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('convert')
    .summary('write a batch in another template format')
    .description(
      `Check a batch and write it in the format that the ending of OUT names (${endings.join(', ')}). Rows with faults are written too, as far as their values can be.`,
    )
    .argument('<in>', 'an Excel, tab-delimited or XML batch; - is standard input')
    .argument('<out>', 'the file to write');
  withCheckOptions(command)
    .option('--force', 'replace the file if it is there already')
    .action(async (input: string, output: string) =>
      end(await convert(input, output, command.optsWithGlobals(), surroundings)),
    );
  withExamples(command, [
    'pars-batch convert activities.xlsx activities.xml',
    'pars-batch convert activities.xml activities.txt',
    'pars-batch convert --force - activities.xml < activities.txt',
  ]);
}

async function convert(
  input: string,
  output: string,
  options: ConvertCommandOptions,
  surroundings: Surroundings,
): Promise<number> {
  const [{ convertFile }, { checkOutput, writeOutput }, { runFiles }, { progressBar }, { UsageError }] =
    await Promise.all([
      import('../../pipeline/convert.js'),
      import('../output-file.js'),
      import('../batch-output.js'),
      import('../progress.js'),
      import('../usage-error.js'),
    ]);
  const format = formatOfPath(output);
  if (format === undefined) {
    throw new UsageError(
      `${output} does not say which format to write. Give a name that ends in ${endings.join(', ')}.`,
    );
  }
  const place = { path: output, inputs: [input], force: options.force ?? false };
  await checkOutput(place);
  const progress = await progressBar(surroundings, options.quiet ?? false);
  const run = {
    ...(await runOptions(options, surroundings, progress, () => false)),
    format,
    outputName: output,
    output: (write: Parameters<typeof writeOutput>[2]) => writeOutput(place, surroundings.stdout, write),
  };
  const details = { options, asOf: run.today, dryRun: false, progress };
  try {
    return await runFiles([input], 'convert', details, surroundings, (file) => convertFile(file, run));
  } finally {
    progress.clear();
  }
}
