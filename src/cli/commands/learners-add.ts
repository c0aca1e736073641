import type { Command } from 'commander';
import type { Action } from '../../activities/life.js';
import type { LearnerField } from '../../model/learner.js';
import type { ActionOptions } from '../actions.js';
import { withExamples } from '../examples.js';
import { withFormatOption } from '../stored-activities.js';
import type { Surroundings } from '../terminal.js';

interface AddOptions extends ActionOptions {
  readonly first: string;
  readonly last: string;
  readonly npi?: string;
  readonly state?: string;
  readonly license?: string;
  readonly completed: string;
  readonly credits: string;
}

/** `pars-batch learners add`: the form's "Add Individual Learners", one by one. */
export function declareLearnersAdd(
  learners: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = learners
    .command('add')
    .summary('report an individual learner')
    .description('Report an individual learner of an activity, with an NPI or a state license.')
    .argument('<id>', 'an Activity ID or an Internal ID')
    .requiredOption('--first <name>', "the learner's first name")
    .requiredOption('--last <name>', "the learner's last name")
    .option('--npi <number>', 'the National Provider Identifier')
    .option('--state <state>', 'the state of the license, for a learner without an NPI')
    .option('--license <number>', 'the number of the license')
    .requiredOption('--completed <date>', 'the day on which the learner completed the activity')
    .requiredOption('--credits <number>', 'the credits that the learner earned');
  withFormatOption(command, 'how to print the result').action(async (id: string) =>
    end(await add(id, command.optsWithGlobals(), surroundings)),
  );
  withExamples(command, [
    'pars-batch learners add SampleInternalID --first Anna --last Park \\\n  --npi 1234567893 --completed 11/11/2021 --credits 20',
    'pars-batch learners add SampleInternalID --first Luis --last Ortega \\\n  --state IL --license 036.123456 --completed 11/11/2021 --credits 12.5',
  ]);
}

async function add(id: string, options: AddOptions, surroundings: Surroundings): Promise<number> {
  const [{ changeActivities }, { addLearner, planLearner }, { resultOf }, { learnerRow }, { learnerSlots }] =
    await Promise.all([
      import('../actions.js'),
      import('../../activities/learners.js'),
      import('../../activities/life.js'),
      import('../../pipeline/learner-row.js'),
      import('../../model/learner.js'),
    ]);
  const { first, last, npi, state, license, completed, credits } = options;
  const given: Partial<Record<LearnerField, string | undefined>> = {
    firstName: first,
    lastName: last,
    npi,
    licenseState: state,
    licenseNumber: license,
    completed,
    credits,
  };
  const columns = Object.values(learnerSlots);
  const values = columns.map(({ path }) => given[path as LearnerField]);
  const raw = { number: 1, values, remarks: [], locate: () => ({}) };
  const row = learnerRow(raw, { columns, date1904: false });
  const action: Action = (store, stored, named, occasion) => {
    const reasons = (row?.findings ?? []).map(({ field, message }) => ({ field, message }));
    const learner = row?.learner;
    const plan = planLearner(store, stored, row?.known ?? {}, occasion.today);
    for (const { path, message } of plan.remarks) reasons.push({ field: path, message });
    if (reasons.length > 0 || learner === undefined)
      return resultOf(named, stored, occasion, 'refused', { reasons });
    if (plan.outcome === 'unchanged') return resultOf(named, stored, occasion, 'unchanged');
    const changes = [addLearner(store, stored, learner, occasion)];
    return resultOf(named, stored, occasion, 'updated', { changes });
  };
  return changeActivities('learners', [id], options, surroundings, action);
}
