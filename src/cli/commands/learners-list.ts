import type { Command } from 'commander';
import { withExamples } from '../examples.js';
import { type StoreOptions, withFormatOption, withStore } from '../stored-activities.js';
import { lookOf, type Surroundings, writeAll } from '../terminal.js';

interface ListOptions extends StoreOptions {
  readonly format: 'pretty' | 'json';
  readonly color: boolean;
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
    .argument('<id>', 'an Activity ID or an Internal ID');
  withFormatOption(command, 'how to print the list').action(async (id: string) =>
    end(await list(id, command.optsWithGlobals(), surroundings)),
  );
  withExamples(command, [
    'pars-batch learners list SampleInternalID',
    'pars-batch learners list SampleInternalID --format json',
  ]);
}

function list(id: string, options: ListOptions, surroundings: Surroundings): Promise<number> {
  return withStore('read', options, surroundings, async (store) => {
    const [{ theActivity }, { learnerList, learnersJson }, { UsageError }] = await Promise.all([
      import('../../activities/find.js'),
      import('../../reports/learner-list.js'),
      import('../usage-error.js'),
    ]);
    const found = theActivity(store.activities, id, true);
    if ('outcome' in found) throw new UsageError(found.reasons.map(({ message }) => message).join('\n  '));
    const { activity } = found;
    const learners = store.learners.ofActivity(activity.activityId ?? '');
    const text =
      options.format === 'json'
        ? learnersJson(activity, learners)
        : learnerList(activity, learners, await lookOf(surroundings, options));
    await writeAll(surroundings.stdout, [text]);
    return 0;
  });
}
