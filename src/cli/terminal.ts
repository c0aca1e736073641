import { resolve } from 'node:path';
import type { WriteStream } from 'node:tty';
import { pathToFileURL } from 'node:url';
import type { ColorSupportLevel } from 'chalk';
import { plainStyles, type Styles } from '../reports/styles.js';
import { UsageError } from './usage-error.js';

/** The streams, the surroundings and the clock of a run. */
export interface Surroundings {
  readonly stdout: NodeJS.WriteStream;
  readonly stderr: NodeJS.WriteStream;
  readonly stdin: NodeJS.ReadStream;
  readonly env: NodeJS.ProcessEnv;
  readonly now: () => Date;
  /** Aborted by Ctrl-C. */
  readonly signal: AbortSignal;
}

/** How many colours a stream gets: `--no-color`, then NO_COLOR, then FORCE_COLOR, then what the terminal can do. */
export function colorLevel(
  stream: { readonly isTTY?: boolean } & Pick<WriteStream, 'getColorDepth'>,
  env: NodeJS.ProcessEnv,
  isWanted: boolean,
): ColorSupportLevel {
  if (!isWanted || (env.NO_COLOR ?? '') !== '') return 0;
  const forced = env.FORCE_COLOR;
  if (forced === '0' || forced === 'false') return 0;
  if (forced !== undefined) return forced === '2' || forced === '3' ? (Number(forced) as 2 | 3) : 1;
  if (!stream.isTTY || env.TERM === 'dumb') return 0;
  const depth = stream.getColorDepth(env);
  return depth >= 24 ? 3 : depth >= 8 ? 2 : depth >= 4 ? 1 : 0;
}

/** The colours of reports, as the form has them: red text for what needs attention, yellow for warnings. */
export async function stylesFor(level: ColorSupportLevel): Promise<Styles> {
  if (level === 0) return plainStyles;
  const { Chalk } = await import('chalk');
  const chalk = new Chalk({ level });
  return {
    heading: chalk.bold,
    label: chalk.bold,
    error: chalk.red,
    warning: chalk.yellow,
    good: chalk.green,
    faint: chalk.dim,
  };
}

/** The columns to write in, from 40 to 200: the terminal's, else what COLUMNS says, else 80. */
export function terminalWidth(
  stream: { readonly isTTY?: boolean; readonly columns?: number },
  env: NodeJS.ProcessEnv,
): number {
  const columns = stream.isTTY ? (stream.columns ?? 0) : Number(env.COLUMNS);
  return Number.isInteger(columns) && columns > 0 ? Math.min(Math.max(columns, 40), 200) : 80;
}

/** How to write for people on standard output: in which colours, and how wide. */
export async function lookOf(
  { stdout, env }: Pick<Surroundings, 'stdout' | 'env'>,
  { color }: { readonly color: boolean },
): Promise<{ readonly styles: Styles; readonly width: number }> {
  return { styles: await stylesFor(colorLevel(stdout, env, color)), width: terminalWidth(stdout, env) };
}

/** Makes links to places in files, where the terminal knows them (OSC 8); undefined elsewhere. */
export async function linksFor(
  { stdout, env }: Pick<Surroundings, 'stdout' | 'env'>,
  { color }: { readonly color: boolean },
): Promise<((text: string, file: string, place: string) => string) | undefined> {
  if (!stdout.isTTY || colorLevel(stdout, env, color) === 0) return undefined;
  const { createSupportsHyperlinks } = await import('supports-hyperlinks');
  if (!createSupportsHyperlinks(stdout)) return undefined;
  return (text, file, place) => {
    if (file === 'standard input') return text;
    const fragment = place.replace(/^line /, 'L').replace(/^column /, '');
    const target = `${pathToFileURL(resolve(file)).href}#${fragment}`;
    return `\u001b]8;;${target}\u0007${text}\u001b]8;;\u0007`;
  };
}

/**
 * Writes pieces to a stream, waiting whenever it is full. A reader that goes away ends the writing quietly.
 * @throws UsageError when the stream cannot be written, as to a file on a full disk
 */
export async function writeAll(stream: NodeJS.WriteStream, pieces: Iterable<string>): Promise<void> {
  let problem: NodeJS.ErrnoException | null | undefined;
  const onWritten = (error: Error | null | undefined) => {
    problem ??= error;
  };
  for (const piece of pieces) {
    if (problem) break;
    if (!stream.write(piece, onWritten)) await room(stream);
  }
  await new Promise((resolve) => stream.write('', resolve));
  if (!problem || problem.code === 'EPIPE') return;
  throw new UsageError('The result cannot be written; the disk may be full. Write it to another place.');
}

/** Waits until a full stream takes more, or will never do. */
function room(stream: NodeJS.WriteStream): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      stream.off('drain', done);
      stream.off('close', done);
      resolve();
    };
    stream.on('drain', done);
    stream.on('close', done);
  });
}

/** Tells a person at a terminal that the program waits for what they type, and how to end that. */
export function tellOfTyping({ stdin, stderr }: Pick<Surroundings, 'stdin' | 'stderr'>): void {
  const end = process.platform === 'win32' ? 'Ctrl-Z and Enter' : 'Ctrl-D';
  if (stdin.isTTY) stderr.write(`Reading from the keyboard until ${end}. Leave with Ctrl-C.\n`);
}
