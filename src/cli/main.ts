import { CommanderError } from 'commander';
import { printable } from '../reports/printable.js';
import { program } from './program.js';
import { type Surroundings, terminalWidth } from './terminal.js';
import { UsageError } from './usage-error.js';

/**
 * Runs the program.
 * @param argv the arguments after the program's name
 * @returns the exit code: 0 all accepted, 1 some row rejected, 2 nothing could be done, 130 interrupted
 */
export async function main(argv: readonly string[]): Promise<number> {
  const interrupt = new AbortController();
  const onInterrupt = () => interrupt.abort();
  process.once('SIGINT', onInterrupt);
  process.once('SIGTERM', onInterrupt);
  const { stdout, stderr, stdin, env } = process;
  // Whoever writes looks at the stream for what went wrong; a reader that has seen enough (`| head`) is no error.
  for (const stream of [stdout, stderr]) stream.on('error', () => undefined);
  const surroundings: Surroundings = {
    stdout,
    stderr,
    stdin,
    env,
    now: () => new Date(),
    signal: interrupt.signal,
  };
  let exitCode = 0;
  try {
    const root = program(surroundings, (code) => {
      exitCode = code;
    });
    if (argv.length === 0) root.help({ error: true });
    await root.parseAsync(argv, { from: 'user' });
    return exitCode;
  } catch (error) {
    return await explain(error, surroundings);
  } finally {
    process.removeListener('SIGINT', onInterrupt);
    process.removeListener('SIGTERM', onInterrupt);
  }
}

const expected = new Set(['StoreProblem', 'UsageError']);

async function explain(error: unknown, surroundings: Surroundings): Promise<number> {
  const { stderr, env, signal } = surroundings;
  if (signal.aborted) {
    stderr.write('Interrupted. Nothing of the file that was being read was stored.\n');
    return 130;
  }
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
  if (expected.has(name)) await tell(error instanceof UsageError ? error.lines : [message], surroundings);
  else if ((env.PARS_BATCH_DEBUG ?? '') !== '') stderr.write(`${stack}\n`);
  else {
    const says = `Something unexpected went wrong: ${message} (PARS_BATCH_DEBUG=1 shows where.)`;
    await tell([says], surroundings);
  }
  return 2;
}

/** Tells a person what went wrong: at a terminal in lines that end between words, elsewhere as few as there are. */
async function tell(
  [first = '', ...others]: readonly string[],
  { stderr, env }: Surroundings,
): Promise<void> {
  const lines = [`pars-batch: ${first}`, ...others].map(printable);
  const { wrappedMessage } = await import('../reports/text-layout.js');
  const width = terminalWidth(stderr, env);
  const shown = stderr.isTTY ? lines.flatMap((line) => wrappedMessage(line, width)) : lines;
  stderr.write(`${shown.join('\n')}\n`);
}
