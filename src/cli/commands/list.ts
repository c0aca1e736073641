import { type Command, Option } from 'commander';
import { storePath, today, wholeNumber } from '../options.js';
import { colorLevel, type Surroundings, stylesFor, terminalWidth, writeAll } from '../terminal.js';

interface ListOptions {
  readonly format: 'pretty' | 'json';
  readonly page: number;
  readonly perPage: number;
  readonly store?: string;
  readonly asOf?: string;
  readonly color: boolean;
}

/** `pars-batch list`: the form's activity summary. */
export function declareList(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('list')
    .summary('list the activities in the store')
    .description('List the activities in the store, the most recently added first.')
    .addOption(
      new Option('--format <format>', 'how to print the list').choices(['pretty', 'json']).default('pretty'),
    )
    .option('--page <number>', 'which page to show', wholeNumber(1), 1)
    .option('--per-page <number>', 'how many activities a page has', wholeNumber(1), 10)
    .addHelpText(
      'after',
      `
Examples:
  pars-batch list
  pars-batch list --page 2 --per-page 50
  pars-batch list --format json`,
    )
    .action(async () => end(await list(command.optsWithGlobals(), surroundings)));
}

async function list(options: ListOptions, { stdout, env, now }: Surroundings): Promise<number> {
  const { page, perPage } = options;
  const [{ openForReading, listed, listedJson }, { activityList }] = await Promise.all([
    import('../stored-activities.js'),
    import('../../reports/activity-list.js'),
  ]);
  const day = await today(options.asOf, now);
  const store = openForReading(await storePath(options.store, env));
  try {
    const total = store.activities.count();
    const activities = store.activities
      .page(perPage, Math.min((page - 1) * perPage, Number.MAX_SAFE_INTEGER))
      .map((stored) => listed(stored, day));
    if (options.format === 'json') {
      const json = {
        version: 1,
        total,
        page,
        perPage,
        activities: await Promise.all(activities.map(listedJson)),
      };
      await writeAll(stdout, [`${JSON.stringify(json, null, 1)}\n`]);
    } else {
      const styles = stylesFor(colorLevel(stdout, env, options.color));
      const width = terminalWidth(stdout, env);
      await writeAll(stdout, [activityList({ total, page, perPage, activities }, styles, width)]);
    }
    return 0;
  } finally {
    store.close();
  }
}
