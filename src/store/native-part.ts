import { createRequire } from 'node:module';
import { dirname } from 'node:path';
import Database from 'better-sqlite3';
import { StoreProblem } from './store-problem.js';

/**
 * Checks that SQLite can be used at all: its native part is made when the program is installed, for one version of Node.
 * @throws StoreProblem when it is missing, or was made for another Node; the message says how to make it
 */
export function checkNativePart(): void {
  try {
    new Database(':memory:').close();
  } catch (error) {
    const state = stateOf(error);
    if (state === undefined) throw error;
    const says = `The part of pars-batch that opens the store, better-sqlite3, ${state} (${process.version}).`;
    const remedy = `In the folder ${installedIn()} run: npm rebuild better-sqlite3`;
    throw new StoreProblem(`${says} ${remedy}`, { cause: error });
  }
}

function stateOf(error: unknown): string | undefined {
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ERR_DLOPEN_FAILED') return 'does not go with this Node';
  return message.startsWith('Could not locate the bindings file')
    ? 'was not made for this Node yet'
    : undefined;
}

/** The folder with the `node_modules` that better-sqlite3 is in. */
function installedIn(): string {
  const path = createRequire(import.meta.url).resolve('better-sqlite3/package.json');
  return /^(.*)[\\/]node_modules[\\/]/.exec(path)?.[1] ?? dirname(path);
}
