import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InvalidArgumentError } from 'commander';

/** A `--as-of` day, as `YYYY-MM-DD`. */
export async function today(asOf: string | undefined, now: () => Date): Promise<string> {
  const [{ localDate }, { date }, { Refusal, Repair }, { UsageError }] = await Promise.all([
    import('../model/dates.js'),
    import('../model/number-types.js'),
    import('../model/finding.js'),
    import('./usage-error.js'),
  ]);
  if (asOf === undefined) return localDate(now());
  const parsed = date().parse(asOf.trim(), '--as-of');
  if (typeof parsed === 'string') return parsed;
  if (parsed instanceof Repair) return parsed.value;
  throw new UsageError(parsed instanceof Refusal ? (parsed.remarks[0]?.message ?? '') : 'Enter a date.');
}

/** A whole number of a command-line option, of at least so much. */
export function wholeNumber(least: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (!/^\d+$/.test(text) || !Number.isSafeInteger(value) || value < least) {
      throw new InvalidArgumentError(`Give a whole number of at least ${least}.`);
    }
    return value;
  };
}

/** The store's file: the option, else PARS_BATCH_STORE, else one in the platform's folder for data. */
export async function storePath(option: string | undefined, env: NodeJS.ProcessEnv): Promise<string> {
  const named = option ?? env.PARS_BATCH_STORE;
  return named !== undefined && named !== '' ? named : join(await dataFolder(), 'activities.db');
}

/** Makes the folder of the default store, for its owner only; a folder that somebody named has to be there. */
export async function makeStoreFolder(path: string): Promise<void> {
  const folder = await dataFolder();
  if (dirname(path) === folder) mkdirSync(folder, { recursive: true, mode: 0o700 });
}

async function dataFolder(): Promise<string> {
  const { default: envPaths } = await import('env-paths');
  return envPaths('pars-batch', { suffix: '' }).data;
}
