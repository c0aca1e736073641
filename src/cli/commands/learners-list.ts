import type { Command } from 'commander';
import type { Activity } from '../../model/activity.js';
import type { Learner } from '../../model/learner.js';
import { printable } from '../../reports/printable.js';
import { withExamples } from '../examples.js';
import type { OutputPlace } from '../output-file.js';
import { type StoreOptions, withFormatOption, withStore } from '../stored-activities.js';
import { lookOf, type Surroundings, writeAll } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface ListOptions extends StoreOptions {
  readonly format: 'pretty' | 'json';
  readonly color: boolean;
  readonly out?: string;
  readonly force?: boolean;
}

/** `pars-batch learners list`: the individual learners of an activity. */
export function declareLearnersList(
  learners: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = learners
    .command('list')
    .summary('list the individual learners of an activity')
    .description('List the individual learners of an activity, by name.')
    .argument('<id>', 'an Activity ID or an Internal ID')
    .option(
      '-o, --out <file>',
      'write the list to a tab-delimited file that can be imported; with no learners it has the headings to fill in below',
    )
    .option('--force', 'replace the file if it is there already');
  withFormatOption(command, 'how to print the list').action(async (id: string) =>
    end(await list(id, command.optsWithGlobals(), surroundings)),
  );
  withExamples(command, [
    'pars-batch learners list SampleInternalID',
    'pars-batch learners list SampleInternalID --format json',
    'pars-batch learners list SampleInternalID --out learners.txt',
  ]);
}

function list(id: string, options: ListOptions, surroundings: Surroundings): Promise<number> {
  return withStore('read', options, surroundings, async (store) => {
    const [{ theActivity }, { learnerList, learnersJson }] = await Promise.all([
      import('../../activities/find.js'),
      import('../../reports/learner-list.js'),
    ]);
    const found = theActivity(store.activities, id, true);
    if ('outcome' in found) {
      const [first = '', ...entries] = found.reasons.map(({ message }) => message);
      throw new UsageError(first, ...entries.map((entry) => `  ${entry}`));
    }
    const { activity } = found;
    const learners = store.learners.ofActivity(activity.activityId ?? '');
    if (options.out !== undefined) {
      const place = { path: options.out, inputs: [store.path], force: options.force ?? false };
      await writeFile(place, activity, learners, options, surroundings);
      return 0;
    }
    const text =
      options.format === 'json'
        ? learnersJson(activity, learners)
        : learnerList(activity, learners, await lookOf(surroundings, options));
    await writeAll(surroundings.stdout, [text]);
    return 0;
  });
}

async function writeFile(
  place: OutputPlace,
  activity: Activity,
  learners: readonly Learner[],
  { quiet = false }: ListOptions,
  { stdout, stderr }: Surroundings,
): Promise<void> {
  const [{ writeTab }, { learnerColumns, learnerRows }, { checkOutput, writeOutput }, { counted }] =
    await Promise.all([
      import('../../formats/tab/tab-writer.js'),
      import('../../formats/learner-rows.js'),
      import('../output-file.js'),
      import('../../reports/text-layout.js'),
    ]);
  const { path } = place;
  if (path !== '-' && !/\.(txt|tsv)$/i.test(path))
    throw new UsageError(
      `Learners are written as tab-delimited text. Give ${path} a name that ends in .txt.`,
    );
  await checkOutput(place);
  await writeOutput(place, stdout, (stream) =>
    writeTab(stream, learnerRows(activity, learners), learnerColumns),
  );
  if (path !== '-' && !quiet)
    stderr.write(`${counted(learners.length, 'individual learner')} written to ${printable(path)}.\n`);
}
