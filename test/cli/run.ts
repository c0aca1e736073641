import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { chmod, mkdir, mkdtemp, rm, symlink } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

/** The project, where the program is run: names such as fixtures/good.txt lead from there. */
export const project = fileURLToPath(new URL('../..', import.meta.url));
const ownProgram = join(project, 'bin', 'pars-batch.js');

/** Whether a program can be run on a terminal of its own: by `script`. */
export const hasTerminal = spawnSync('script', ['--version']).error === undefined;

/** What a run of the program came to. */
export interface Run {
  /** Null when a signal ended the program before it could answer. */
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunDetails {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  readonly stdin?: string | Uint8Array;
  /** Whom to run it as; only root can choose. */
  readonly uid?: number;
}

/** A program that is running. */
export interface Running {
  readonly child: ChildProcess;
  readonly finished: Promise<Run>;
  /** What it has written to standard error so far. */
  readonly stderr: () => string;
}

/** A desk to try the program at, with a home and a store of its own. */
export interface Desk {
  readonly folder: string;
  /** Named by PARS_BATCH_STORE; not there yet. */
  readonly store: string;
  readonly home: string;
  /** Runs the program. A text is split at its spaces. */
  readonly run: (command: string | readonly string[], details?: RunDetails) => Promise<Run>;
  /** Starts the program, with its standard input left open. */
  readonly start: (command: string | readonly string[], details?: RunDetails) => Running;
  /** Runs a line of the shell, which knows the program by its name. */
  readonly shell: (line: string, details?: RunDetails) => Promise<Run>;
}

/**
 * Gives a desk to what is done at it, and clears it away. Nothing of the real surroundings reaches the program.
 * @param program the program's file, where it is not this project's own
 */
export async function atDesk<T>(work: (desk: Desk) => Promise<T>, program = ownProgram): Promise<T> {
  const folder = await mkdtemp(join(tmpdir(), 'pars-batch-test-'));
  const home = join(folder, 'home');
  const store = join(folder, 'activities.db');
  const programs = join(folder, 'bin');
  await mkdir(home);
  await mkdir(programs);
  await symlink(program, join(programs, 'pars-batch'));
  // Others may look in, for the tests of what the program does for somebody who may not.
  await chmod(folder, 0o755);
  const spawnAt = (command: string, words: readonly string[], details: RunDetails) => {
    const { cwd = project, env = {}, uid } = details;
    const path = [programs, dirname(process.execPath), process.env.PATH].join(delimiter);
    const surroundings = {
      PATH: path,
      HOME: home,
      XDG_DATA_HOME: join(home, 'data'),
      PARS_BATCH_STORE: store,
    };
    const options = { cwd, env: { ...surroundings, ...env } };
    return running(spawn(command, words, uid === undefined ? options : { ...options, uid }));
  };
  const start: Desk['start'] = (command, details = {}) => {
    const words = typeof command === 'string' ? command.split(' ') : command;
    return spawnAt(process.execPath, [program, ...words], details);
  };
  const finish = ({ child, finished }: Running, { stdin }: RunDetails) => {
    child.stdin?.on('error', () => undefined);
    child.stdin?.end(stdin);
    return finished;
  };
  const run: Desk['run'] = (command, details = {}) => finish(start(command, details), details);
  const shell: Desk['shell'] = (line, details = {}) => finish(spawnAt('sh', ['-c', line], details), details);
  try {
    return await work({ folder, store, home, run, start, shell });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function running(child: ChildProcess): Running {
  const texts = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const) {
    child[name]?.setEncoding('utf8').on('data', (text: string) => {
      texts[name] += text;
    });
  }
  const finished = new Promise<Run>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve({ code, ...texts }));
  });
  return { child, finished, stderr: () => texts.stderr };
}

/** Waits until something is so, looking again and again. */
export async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await pause(5);
}

/** The Activity ID that an empty store gives to its first, second, … activity this year. */
export function activityId(number: number): string {
  return `${String(new Date().getFullYear()).slice(2)}${String(number).padStart(7, '0')}`;
}
