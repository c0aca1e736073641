import { type Command, InvalidArgumentError } from 'commander';
import { jsonText } from '../../reports/json.js';
import { withExamples } from '../examples.js';
import { wholeNumber } from '../options.js';
import { type StoreOptions, withFormatOption, withStore } from '../stored-activities.js';
import { lookOf, type Surroundings, writeAll } from '../terminal.js';

interface HistoryOptions extends StoreOptions {
  readonly format: 'pretty' | 'json';
  readonly page: number;
  readonly perPage: number;
  readonly color: boolean;
}

/** `pars-batch history`: the uploads, and one of them row by row. */
export function declareHistory(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('history')
    .summary('list the uploads, or show one row by row')
    .description('List the uploads, the latest first; or show what became of each row of one.')
    .argument('[batch]', 'the number of an upload', batchNumber);
  withFormatOption(command, 'how to print it')
    .option('--page <number>', 'which page of the list to show', wholeNumber(1), 1)
    .option('--per-page <number>', 'how many uploads a page has', wholeNumber(1), 10)
    .action(async (batch?: number) => {
      const options: HistoryOptions = command.optsWithGlobals();
      end(await (batch === undefined ? list(options, surroundings) : show(batch, options, surroundings)));
    });
  withExamples(command, ['pars-batch history', 'pars-batch history 1', 'pars-batch history 1 --format json']);
}

/** The number of a batch, as the command line gives it. */
export function batchNumber(text: string): number {
  const number = Number(text);
  if (/^\d+$/.test(text) && Number.isSafeInteger(number)) return number;
  throw new InvalidArgumentError('Give the number of an upload; pars-batch history lists them.');
}

function list(options: HistoryOptions, surroundings: Surroundings): Promise<number> {
  return withStore('read', options, surroundings, async ({ batches }) => {
    const { page, perPage } = options;
    const offset = Math.min((page - 1) * perPage, Number.MAX_SAFE_INTEGER);
    const shown = { total: batches.count(), page, perPage, batches: batches.page(perPage, offset) };
    if (options.format === 'json') {
      await writeAll(surroundings.stdout, [`${jsonText({ version: 1, ...shown }, 1)}\n`]);
    } else {
      const { batchList } = await import('../../reports/batch-list.js');
      await writeAll(surroundings.stdout, [batchList(shown, await lookOf(surroundings, options))]);
    }
    return 0;
  });
}

function show(batch: number, options: HistoryOptions, surroundings: Surroundings): Promise<number> {
  return withStore('read', options, surroundings, async (store) => {
    const [{ theBatch }, { batchJson, batchSheet }] = await Promise.all([
      import('../stored-batch.js'),
      import('../../reports/batch-sheet.js'),
    ]);
    const record = theBatch(store, batch);
    const content = {
      record,
      rows: store.batches.rows(batch),
      findings: store.batches.findings(batch),
      changes: store.changes.ofBatch(batch).reverse(),
    };
    const pieces =
      options.format === 'json'
        ? batchJson(content)
        : batchSheet(content, await lookOf(surroundings, options));
    await writeAll(surroundings.stdout, pieces);
    return 0;
  });
}
