import type { Command } from 'commander';
import type { LearnerTotals } from '../../activities/life.js';
import type { ActionOptions } from '../actions.js';
import { withExamples } from '../examples.js';
import { wholeNumber } from '../options.js';
import { withFormatOption } from '../stored-activities.js';
import type { Surroundings } from '../terminal.js';
import { UsageError } from '../usage-error.js';
import { declareLearnersAdd } from './learners-add.js';
import { declareLearnersImport } from './learners-import.js';
import { declareLearnersList } from './learners-list.js';
import { declareLearnersRemove } from './learners-remove.js';

interface TotalsOptions extends ActionOptions {
  readonly physicians?: number;
  readonly others?: number;
}

/** `pars-batch learners`: the form's "Update Learners", and individual learners. */
export function declareLearners(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('learners')
    .summary('update learner totals; report individual learners')
    .description(
      'Update the learner totals of an activity to date, or report individual learners with one of the commands below.',
    )
    .argument('[id]', 'an Activity ID or an Internal ID')
    .option('--physicians <number>', 'total physician learners to date', wholeNumber(0))
    .option('--others <number>', 'total other learners to date', wholeNumber(0));
  withFormatOption(command, 'how to print the result').action(async (id?: string) =>
    end(await totals(id, command.optsWithGlobals(), surroundings)),
  );
  withExamples(command, [
    'pars-batch learners SampleInternalID --physicians 20 --others 0',
    'pars-batch learners list SampleInternalID',
  ]);
  declareLearnersAdd(command, surroundings, end);
  declareLearnersImport(command, surroundings, end);
  declareLearnersList(command, surroundings, end);
  declareLearnersRemove(command, surroundings, end);
}

async function totals(
  id: string | undefined,
  options: TotalsOptions,
  surroundings: Surroundings,
): Promise<number> {
  const { physicians, others } = options;
  if (id === undefined || (physicians === undefined && others === undefined)) {
    throw new UsageError(
      'Name an activity and its totals, such as: pars-batch learners 260000001 --physicians 20 --others 0',
    );
  }
  const given: LearnerTotals = {
    ...(physicians === undefined ? {} : { physicianLearners: physicians }),
    ...(others === undefined ? {} : { otherLearners: others }),
  };
  const [{ changeActivities }, { updateTotals }] = await Promise.all([
    import('../actions.js'),
    import('../../activities/life.js'),
  ]);
  return changeActivities('learners', [id], options, surroundings, updateTotals(given));
}
