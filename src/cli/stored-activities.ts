import type { Command } from 'commander';
import type { Store } from '../store/store.js';
import { storePath, today } from './options.js';
import type { Surroundings } from './terminal.js';

/** The options of every command that works with the store. */
export interface StoreOptions {
  readonly store?: string;
  readonly asOf?: string;
  readonly quiet?: boolean;
}

/** Adds the choice between a result for people and one for programs. */
export function withFormatOption(command: Command, what: string): Command {
  return command.addOption(
    command.createOption('--format <format>', what).choices(['pretty', 'json']).default('pretty'),
  );
}

/**
 * Gives the store to what is done with it, and closes it.
 * @param mode whether it is only read, or changed
 * @throws StoreProblem when there is none yet, with how to make one, and when it cannot be used
 */
export async function withStore<T>(
  mode: 'read' | 'write',
  options: StoreOptions,
  surroundings: Surroundings,
  work: (store: Store, day: string) => Promise<T>,
): Promise<T> {
  const { env, now } = surroundings;
  const [{ openStore, storeExists }, { explainStoreError, StoreProblem }] = await Promise.all([
    import('../store/store.js'),
    import('../store/store-problem.js'),
  ]);
  const day = await today(options.asOf, now);
  const path = await storePath(options.store, env);
  if (!storeExists(path)) {
    const remedy = 'Upload a batch to make one: pars-batch upload FILE';
    throw new StoreProblem(`There is no activity store at ${path} yet. ${remedy}`);
  }
  const store = openStore(path, mode, () => tellOfUpdate(surroundings, options));
  try {
    return await work(store, day);
  } catch (error) {
    throw explainStoreError(error, path);
  } finally {
    store.close();
  }
}

/** Says why the first command after an update of the program takes longer. */
export function tellOfUpdate({ stderr }: Surroundings, { quiet = false }: Pick<StoreOptions, 'quiet'>): void {
  if (!quiet) stderr.write('The store is of an older version and is brought up to date, once.\n');
}
