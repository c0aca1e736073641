import { text as textOf } from 'node:stream/consumers';
import type { Command } from 'commander';
import type { Action } from '../activities/life.js';
import type { Occasion } from '../activities/record.js';
import { type ActionResult, isFailure } from '../model/action-result.js';
import type { ActionCommand } from '../reports/action-report.js';
import type { Store } from '../store/store.js';
import { withExamples } from './examples.js';
import { type StoreOptions, withFormatOption, withStore } from './stored-activities.js';
import { lookOf, type Surroundings, tellOfTyping, writeAll } from './terminal.js';

/** The options of every command that changes single activities. */
export interface ActionOptions extends StoreOptions {
  readonly format: 'pretty' | 'json';
  readonly color: boolean;
}

/** A command that does the same to every activity it is given. */
interface DeclaredAction {
  readonly command: ActionCommand;
  readonly summary: string;
  readonly description: string;
  readonly examples: readonly string[];
  readonly load: () => Promise<Action>;
}

/** Declares such a command. */
export function declareAction(
  program: Command,
  surroundings: Surroundings,
  end: (exitCode: number) => void,
  { command: name, summary, description, examples, load }: DeclaredAction,
): void {
  const command = program
    .command(name)
    .summary(summary)
    .description(description)
    .argument('<id...>', 'Activity IDs or Internal IDs; - reads them from standard input');
  withFormatOption(command, 'how to print the result').action(async (words: string[]) => {
    const ids = await givenIds(words, surroundings);
    end(await changeActivities(name, ids, command.optsWithGlobals(), surroundings, await load()));
  });
  withExamples(command, examples);
}

/**
 * Does something to every activity that is named, in one transaction, and prints what became of each.
 * @returns 0 when all was done, 1 when something was refused, 2 when an id names no activity, or several
 */
export function changeActivities(
  command: ActionCommand,
  ids: readonly string[],
  options: ActionOptions,
  surroundings: Surroundings,
  action: Action,
): Promise<number> {
  return withStore('write', options, surroundings, async (store, today) => {
    const results = await transact(store, options, surroundings, today, true, (occasion) =>
      applyTo(store, ids, occasion, action),
    );
    return printResults(command, results, options, surroundings, today);
  });
}

/** What would become of the activities, without any change. */
export function previewOf(
  ids: readonly string[],
  options: ActionOptions,
  surroundings: Surroundings,
  action: Action,
): Promise<ActionResult[]> {
  return withStore('write', options, surroundings, (store, today) =>
    transact(store, options, surroundings, today, false, (occasion) => applyTo(store, ids, occasion, action)),
  );
}

/** Runs work on the store in a transaction of its own, waiting for other programs. */
export async function transact<T>(
  store: Store,
  { quiet = false }: Pick<ActionOptions, 'quiet'>,
  { now, signal, stderr }: Surroundings,
  today: string,
  keep: boolean,
  work: (occasion: Occasion) => Promise<T> | T,
): Promise<T> {
  const { occasionAt } = await import('../activities/record.js');
  const occasion = occasionAt(now(), today);
  const onWait = () => {
    if (!quiet) stderr.write('Another program is writing to the store; waiting for it to finish.\n');
  };
  return store.transaction(async () => ({ keep, result: await work(occasion) }), onWait, signal);
}

async function applyTo(
  store: Store,
  ids: readonly string[],
  occasion: Occasion,
  action: Action,
): Promise<ActionResult[]> {
  const { theActivity } = await import('../activities/find.js');
  return ids.map((id) => {
    const found = theActivity(store.activities, id, ids.length === 1);
    return 'outcome' in found ? found : action(store, found, id, occasion);
  });
}

/** Prints what became of activities, and gives the exit code. */
export async function printResults(
  command: ActionCommand,
  results: readonly ActionResult[],
  options: ActionOptions,
  surroundings: Surroundings,
  today: string,
): Promise<number> {
  const { actionReport, actionJson } = await import('../reports/action-report.js');
  const has = (outcome: ActionResult['outcome']) => results.some((result) => result.outcome === outcome);
  const exitCode = has('not-found') || has('ambiguous') ? 2 : has('refused') ? 1 : 0;
  const shown = options.quiet ? results.filter(isFailure) : results;
  if (options.format === 'json') {
    await writeAll(surroundings.stdout, [actionJson(command, today, exitCode, results)]);
  } else if (shown.length > 0) {
    const text = actionReport(command, shown, await lookOf(surroundings, options), options.store);
    await writeAll(surroundings.stdout, [text]);
  }
  return exitCode;
}

/** The ids of a command: those on the command line, and those on standard input, a line each, where `-` stands. */
export async function givenIds(
  words: readonly string[],
  surroundings: Pick<Surroundings, 'stdin' | 'stderr' | 'signal'>,
): Promise<readonly string[]> {
  const { stdin, stderr, signal } = surroundings;
  if (words.includes('-')) tellOfTyping(surroundings);
  const ids: string[] = [];
  for (const word of words) {
    if (word !== '-') ids.push(word);
    else ids.push(...(await linesOf(stdin, signal)));
  }
  // A selection may well be empty: that is no mistake.
  if (ids.length === 0) stderr.write('There were no ids on standard input, so there is nothing to do.\n');
  return [...new Set(ids)];
}

async function linesOf(stdin: NodeJS.ReadableStream, signal: AbortSignal): Promise<string[]> {
  const onAbort = () => (stdin as NodeJS.ReadStream).destroy(signal.reason as Error);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    const lines = (await textOf(stdin)).split(/\r\n?|\n/);
    return lines.map((line) => line.trim()).filter((line) => line !== '');
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
