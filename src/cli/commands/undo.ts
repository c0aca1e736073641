import type { Command } from 'commander';
import type { ActionOptions } from '../actions.js';
import { withExamples } from '../examples.js';
import { withFormatOption, withStore } from '../stored-activities.js';
import { lookOf, type Surroundings, writeAll } from '../terminal.js';
import { batchNumber } from './history.js';

/** `pars-batch undo`: reverses a whole upload. */
export function declareUndo(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
): void {
  const command = program
    .command('undo')
    .summary('undo an upload')
    .description(
      'Undo an upload: what it created is removed, what it updated is as before. Nothing is undone if one of its activities was changed since.',
    )
    .argument('<batch>', 'the number of the upload', batchNumber);
  withFormatOption(command, 'how to print the result').action(async (batch: number) =>
    end(await undo(batch, command.optsWithGlobals(), surroundings)),
  );
  withExamples(command, ['pars-batch history', 'pars-batch undo 1']);
}

function undo(batch: number, options: ActionOptions, surroundings: Surroundings): Promise<number> {
  return withStore('write', options, surroundings, async (store, today) => {
    const [{ transact }, { undoBatch }, { theBatch }, { undoJson, undoReport }] = await Promise.all([
      import('../actions.js'),
      import('../../activities/undo.js'),
      import('../stored-batch.js'),
      import('../../reports/undo-report.js'),
    ]);
    const { undoneAt, activities } = await transact(store, options, surroundings, today, true, (occasion) => {
      const record = theBatch(store, batch);
      if (record.undoneAt !== null) return { undoneAt: record.undoneAt, activities: [] };
      return { undoneAt: null, activities: undoBatch(store, batch, occasion) };
    });
    const isRefused = undoneAt !== null || activities.some(({ outcome }) => outcome === 'refused');
    const exitCode = isRefused ? 1 : 0;
    const result = { batch, undoneAt, activities };
    if (options.format === 'json') {
      await writeAll(surroundings.stdout, undoJson(result, exitCode));
    } else if (!options.quiet || isRefused) {
      await writeAll(surroundings.stdout, [undoReport(result, await lookOf(surroundings, options))]);
    }
    return exitCode;
  });
}
