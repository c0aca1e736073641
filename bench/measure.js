// Runs a program and tells how long it took, and the most memory that it needed.

import { spawnSync } from 'node:child_process';
import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const usagePreload = fileURLToPath(new URL('usage.cjs', import.meta.url));

/**
 * @param {readonly string[]} command a program and its arguments
 * @param {object} options
 * @param {string} options.folder where the program may leave files
 * @param {boolean} [options.memory] whether to ask for its memory, which takes it some milliseconds more (Node.js only)
 * @param {RegExp} [options.says] what its output must match
 * @returns {{ seconds: number, megabytes?: number }} wall time and peak memory
 */
export function measure(command, { folder, memory = false, says }) {
  const [program, ...args] = command;
  const usage = join(folder, 'usage');
  const env = memory
    ? { ...process.env, NODE_OPTIONS: `--require="${usagePreload}"`, PARS_BATCH_BENCH_USAGE: usage }
    : process.env;
  const started = performance.now();
  const { status, stdout, stderr, error } = spawnSync(program, args, { env, encoding: 'utf8', input: '' });
  const seconds = (performance.now() - started) / 1000;
  if (error !== undefined) throw error;
  if (status !== 0 || (says !== undefined && !says.test(stdout))) {
    throw new Error(`${command.join(' ')} ended with ${status}:\n${stdout}${stderr}`);
  }
  if (!memory) return { seconds };
  const megabytes = Number(readFileSync(usage, 'utf8'));
  rmSync(usage);
  return { seconds, megabytes };
}

/** Whether there is such a program. */
export function isInstalled(program) {
  return spawnSync(program, ['--version']).error === undefined;
}

/** The middle one of some numbers, or the mean of the middle two. */
export function median(numbers) {
  const sorted = [...numbers].sort((one, other) => one - other);
  const middle = sorted.length / 2;
  return (sorted[Math.ceil(middle) - 1] + sorted[Math.floor(middle)]) / 2;
}
