import type { Command } from 'commander';
import type { Action } from '../../activities/life.js';
import type { ActionOptions } from '../actions.js';
import { withExamples } from '../examples.js';
import { withFormatOption } from '../stored-activities.js';
import type { Surroundings } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface RemoveOptions extends ActionOptions {
  readonly npi?: string;
  readonly state?: string;
  readonly license?: string;
}

/** `pars-batch learners remove`: takes the report of an individual learner back. */
export function declareLearnersRemove(
  learners: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = learners
    .command('remove')
    .summary('take the report of an individual learner back')
    .description('Take the report of an individual learner back, one that was reported by mistake.')
    .argument('<id>', 'an Activity ID or an Internal ID')
    .option('--npi <number>', 'the National Provider Identifier')
    .option('--state <state>', 'the state of the license')
    .option('--license <number>', 'the number of the license');
  withFormatOption(command, 'how to print the result').action(async (id: string) =>
    end(await remove(id, command.optsWithGlobals(), surroundings)),
  );
  withExamples(command, [
    'pars-batch learners remove SampleInternalID --npi 1234567893',
    'pars-batch learners remove SampleInternalID --state IL --license 036.123456',
  ]);
}

async function remove(id: string, options: RemoveOptions, surroundings: Surroundings): Promise<number> {
  const { npi = null, state, license = null } = options;
  if (npi === null && (state === undefined || license === null)) {
    throw new UsageError('Say which learner, with --npi, or with --state and --license.');
  }
  const [
    { changeActivities },
    { removeLearner },
    { closedReason, resultOf },
    { optionValue },
    { stateCode },
  ] = await Promise.all([
    import('../actions.js'),
    import('../../activities/learners.js'),
    import('../../activities/life.js'),
    import('../option-value.js'),
    import('../../model/text-types.js'),
  ]);
  const licenseState = state === undefined ? null : optionValue(stateCode().parse(state.trim(), '--state'));
  const ids = { npi, licenseState, licenseNumber: license };
  const action: Action = (store, stored, named, occasion) => {
    const { activity } = stored;
    const learner = store.learners.find(activity.activityId ?? '', ids);
    const refused = (message: string) =>
      resultOf(named, stored, occasion, 'refused', { reasons: [{ field: null, message }] });
    if (learner === undefined) {
      return refused(
        `No such learner was reported for it. See who was: pars-batch learners list ${activity.activityId}`,
      );
    }
    if (activity.closed === true) return refused(closedReason(activity).message);
    const changes = [removeLearner(store, stored, learner, occasion)];
    return resultOf(named, stored, occasion, 'updated', { changes });
  };
  return changeActivities('learners', [id], options, surroundings, action);
}
