import { type Command, Option } from 'commander';
import { jsonText } from '../../reports/json.js';
import { withExamples } from '../examples.js';
import { wholeNumber } from '../options.js';
import {
  type OrderOptions,
  pageOf,
  type SelectionOptions,
  selectionOf,
  withSelectionOptions,
} from '../selection-options.js';
import { type StoreOptions, withFormatOption, withStore } from '../stored-activities.js';
import { lookOf, type Surroundings, writeAll } from '../terminal.js';

interface ListOptions extends StoreOptions, SelectionOptions, OrderOptions {
  readonly format: 'pretty' | 'json';
  readonly ids?: boolean;
  readonly page?: number;
  readonly perPage?: number;
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
    .description('List the activities in the store, the most recently added first.');
  withSelectionOptions(withFormatOption(command, 'how to print the list'))
    .option('--page <number>', 'which page to show (default: 1)', wholeNumber(1))
    .option('--per-page <number>', 'how many activities a page has (default: 10)', wholeNumber(1))
    .addOption(
      new Option('--ids', 'print the Activity IDs alone, of all pages, for another command').conflicts(
        'format',
      ),
    )
    .action(async () => end(await list(command.optsWithGlobals(), surroundings)));
  withExamples(command, [
    'pars-batch list',
    'pars-batch list --status ready-to-close --sort end',
    'pars-batch list --activity-format RSS --from 01/01/2026 --search grand',
    'pars-batch list --ids --status closed | pars-batch reopen -',
  ]);
}

function list(options: ListOptions, surroundings: Surroundings): Promise<number> {
  return withStore('read', options, surroundings, async (store, today) => {
    const { stdout } = surroundings;
    const selection = await selectionOf(options, today);
    const { page = 1, perPage = 10 } = options;
    if (options.ids) {
      const isWhole = options.page === undefined && options.perPage === undefined;
      const some = pageOf(options, isWhole ? null : perPage, isWhole ? 0 : (page - 1) * perPage);
      await writeAll(stdout, lines(store.activities.ids(selection, some)));
      return 0;
    }
    const [{ listed }, { activityList }, { listedJson }] = await Promise.all([
      import('../../activities/listed.js'),
      import('../../reports/activity-list.js'),
      import('../../reports/listed-json.js'),
    ]);
    const ids = [...store.activities.ids(selection, pageOf(options, perPage, (page - 1) * perPage))];
    const activities = ids.flatMap((id) => store.activities.load(id) ?? []).map((one) => listed(one, today));
    const total = store.activities.count(selection);
    if (options.format === 'json') {
      const json = { version: 1, total, page, perPage, activities: activities.map(listedJson) };
      await writeAll(stdout, [`${jsonText(json, 1)}\n`]);
    } else {
      const { styles, width } = await lookOf(surroundings, options);
      const shown = { all: store.activities.count(), total, page, perPage, activities };
      await writeAll(stdout, [activityList(shown, styles, width)]);
    }
    return 0;
  });
}

/** Ids in portions of lines. */
function* lines(ids: Iterable<string>): Generator<string> {
  let portion = '';
  for (const id of ids) {
    portion += `${id}\n`;
    if (portion.length < 16_384) continue;
    yield portion;
    portion = '';
  }
  yield portion;
}
