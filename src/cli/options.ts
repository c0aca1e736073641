import { mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { InvalidArgumentError, type Option } from 'commander';

/** A `--as-of` day, as `YYYY-MM-DD`. */
export async function today(asOf: string | undefined, now: () => Date): Promise<string> {
  const { localDate } = await import('../model/dates.js');
  return asOf === undefined ? localDate(now()) : day(asOf, '--as-of');
}

/**
 * A day that an option names, as `YYYY-MM-DD`.
 * @throws UsageError when it is no day
 */
export async function day(text: string, name: string): Promise<string> {
  const [{ date }, { optionValue }] = await Promise.all([
    import('../model/number-types.js'),
    import('./option-value.js'),
  ]);
  return optionValue(date().parse(text.trim(), name));
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

const units: Readonly<Record<string, number>> = { K: 2 ** 10, M: 2 ** 20, G: 2 ** 30, T: 2 ** 40 };

/** A size that an option names, such as `500MB` or `4G`, in bytes. */
export function dataSize(text: string): number {
  const [, number = '', unit = ''] = /^\s*(\d+(?:\.\d+)?)\s*([KMGT]?)i?B?\s*$/i.exec(text) ?? [];
  const bytes = Math.floor(Number(number) * (units[unit.toUpperCase()] ?? 1));
  if (!Number.isSafeInteger(bytes) || bytes < 1)
    throw new InvalidArgumentError('Give a size such as 500MB or 4GB.');
  return bytes;
}

/** Collects the values of an option that may be given several times, or several values at once with commas. */
export function several(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, ...text.split(',')];
}

/** Collects the values of an option that may be given several times; a comma is a part of its value. */
export function repeated(text: string, earlier: readonly string[] = []): readonly string[] {
  return [...earlier, text];
}

/** Whether an option may be given several times. */
export function isRepeatable({ parseArg, variadic }: Option): boolean {
  return variadic || parseArg === several || parseArg === repeated;
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
