import { type Command, Option } from 'commander';
import { storePath, today } from '../options.js';
import { colorLevel, type Surroundings, stylesFor, terminalWidth, writeAll } from '../terminal.js';

interface ShowOptions {
  readonly format: 'pretty' | 'json';
  readonly store?: string;
  readonly asOf?: string;
  readonly color: boolean;
}

/** `pars-batch show`: one activity, laid out like the form's steps. */
export function declareShow(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('show')
    .summary('show one activity of the store')
    .description("Show an activity of the store like the form's steps, with what is missing in red.")
    .argument('<id>', 'an Activity ID or an Internal ID')
    .addOption(
      new Option('--format <format>', 'how to print it').choices(['pretty', 'json']).default('pretty'),
    )
    .addHelpText(
      'after',
      `
Examples:
  pars-batch show SampleInternalID
  pars-batch show 260000001 --format json`,
    )
    .action(async (id: string) => end(await show(id, command.optsWithGlobals(), surroundings)));
}

async function show(id: string, options: ShowOptions, { stdout, env, now }: Surroundings): Promise<number> {
  const [{ openForReading, listed, listedJson }, { activitySheet }, { UsageError }] = await Promise.all([
    import('../stored-activities.js'),
    import('../../reports/activity-sheet.js'),
    import('../usage-error.js'),
  ]);
  const day = await today(options.asOf, now);
  const store = openForReading(await storePath(options.store, env));
  try {
    const ids = new Set(/^\d{9}$/.test(id) ? [id] : []);
    for (const { activityId } of store.activities.byInternalId(id)) ids.add(activityId);
    const found = [...ids].flatMap((activityId) => store.activities.load(activityId) ?? []);
    if (found.length === 0)
      throw new UsageError(`There is no activity ${id} in the store. See what there is: pars-batch list`);
    const activities = found.map((stored) => listed(stored, day));
    if (options.format === 'json') {
      const json = await Promise.all(activities.map(listedJson));
      await writeAll(stdout, [`${JSON.stringify(json.length === 1 ? json[0] : json, null, 1)}\n`]);
    } else {
      const styles = stylesFor(colorLevel(stdout, env, options.color));
      const width = terminalWidth(stdout, env);
      await writeAll(stdout, [
        activities.map((activity) => activitySheet(activity, styles, width)).join('\n'),
      ]);
    }
    return 0;
  } finally {
    store.close();
  }
}
