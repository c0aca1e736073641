import { createInterface } from 'node:readline/promises';
import type { Command } from 'commander';
import { printable } from '../../reports/printable.js';
import type { ActionOptions } from '../actions.js';
import { withExamples } from '../examples.js';
import { withFormatOption } from '../stored-activities.js';
import type { Surroundings } from '../terminal.js';
import { UsageError } from '../usage-error.js';

interface DeleteOptions extends ActionOptions {
  readonly yes?: boolean;
}

/** `pars-batch delete`: removes activities from the store. */
export function declareDelete(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('delete')
    .summary('delete activities')
    .description(
      'Delete activities, after asking. Closed activities, and those with individual learners, are not deleted.',
    )
    .argument('<id...>', 'Activity IDs or Internal IDs; - reads them from standard input');
  withFormatOption(command, 'how to print the result')
    .option('-y, --yes', 'delete without asking')
    .action(async (words: string[]) => end(await remove(words, command.optsWithGlobals(), surroundings)));
  withExamples(command, [
    'pars-batch delete SampleInternalID --yes',
    'pars-batch list --ids --status draft | pars-batch delete - --yes',
  ]);
}

async function remove(
  words: readonly string[],
  options: DeleteOptions,
  surroundings: Surroundings,
): Promise<number> {
  const { stdin, stderr } = surroundings;
  const canAsk = stdin.isTTY && stderr.isTTY && !words.includes('-');
  if (!options.yes && !canAsk) {
    throw new UsageError('Nobody can be asked here whether to delete. Add --yes to delete without asking.');
  }
  const [{ changeActivities, givenIds, previewOf }, { deleteActivity }] = await Promise.all([
    import('../actions.js'),
    import('../../activities/life.js'),
  ]);
  const ids = await givenIds(words, surroundings);
  if (!options.yes) {
    const preview = await previewOf(ids, options, surroundings, deleteActivity);
    const doomed = preview.filter(({ outcome }) => outcome === 'deleted');
    const isSure = doomed.length === 0 || (await isConfirmed(doomed, surroundings));
    if (!isSure) {
      stderr.write('Nothing was deleted.\n');
      return 1;
    }
  }
  return changeActivities('delete', ids, options, surroundings, deleteActivity);
}

/** Asks whether to delete activities, which are shown. */
async function isConfirmed(
  activities: readonly { readonly title: string | null; readonly activityId: string | null }[],
  { stdin, stderr, signal }: Surroundings,
): Promise<boolean> {
  const { counted } = await import('../../reports/text-layout.js');
  for (const { title, activityId } of activities)
    stderr.write(` ${activityId} · ${printable(title ?? '')}\n`);
  // Not as a terminal, so that Ctrl-C reaches the program as ever.
  const prompt = createInterface({ input: stdin, output: stderr, terminal: false });
  try {
    const what = counted(activities.length, 'activity', 'activities');
    const answer = await prompt.question(`Delete ${what} for good? [y/N] `, { signal });
    return /^\s*y(es)?\s*$/i.test(answer);
  } finally {
    prompt.close();
  }
}
