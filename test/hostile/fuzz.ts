import { copyFileSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import fc from 'fast-check';
import type { FileResult } from '../../src/model/file-result.js';
import { writeAnnotatedCopy } from '../../src/pipeline/annotated-copy.js';
import { exitCodeOf } from '../../src/pipeline/result.js';
import type { RunOptions } from '../../src/pipeline/run-file.js';
import { validateFile } from '../../src/pipeline/validate.js';
import { prettyReport } from '../../src/reports/pretty.js';
import { wide } from '../reports/results.js';

/** How long all fuzzers together run, in seconds. */
const total = Number(process.env.PARS_BATCH_FUZZ_SECONDS ?? 48);

/** How many fuzzers there are. */
const fuzzers = 6;

/** How long each of them runs, in milliseconds. */
export const share = (total * 1000) / fuzzers;

/** The same every time, unless another is asked for; a failure tells it. */
const seed = Number(process.env.PARS_BATCH_FUZZ_SEED ?? 20261125);

/** The longest that any generated file may take, in milliseconds: a thousand times what it takes. */
const longest = 10_000;

/** Bytes that the program must cope with, one file after the other, until the time is over. */
export async function fuzz(files: fc.Arbitrary<Uint8Array>, folder: string): Promise<void> {
  const path = join(folder, 'FILE');
  let runs = 0;
  const counts: Record<string, number> = {};
  await fc.assert(
    fc.asyncProperty(files.map(unprinted), async ({ bytes }) => {
      writeFileSync(path, bytes);
      const outcome = await withinTime(check(path)).catch((error) => {
        mkdirSync('tmp', { recursive: true });
        copyFileSync(path, kept);
        throw error;
      });
      counts[outcome] = (counts[outcome] ?? 0) + 1;
      runs += 1;
    }),
    { seed, numRuns: 1_000_000_000, interruptAfterTimeLimit: share, markInterruptAsFailure: false },
  );
  if (process.env.PARS_BATCH_FUZZ_SECONDS !== undefined) console.log(runs, 'files', JSON.stringify(counts));
}

/** Where the smallest file is kept that something went wrong with. */
const kept = join('tmp', 'fuzzed-file');

/** Bytes that a failure does not print. */
function unprinted(bytes: Uint8Array) {
  return { bytes, [fc.toStringMethod]: () => `${bytes.length} bytes, kept in ${kept}` };
}

async function withinTime<T>(work: Promise<T>): Promise<T> {
  const begun = performance.now();
  const result = await work;
  const took = performance.now() - begun;
  if (took > longest) throw new Error(`The file took ${Math.round(took)} ms.`);
  return result;
}

const options: RunOptions = {
  today: '2026-11-25',
  drafts: false,
  warningsAsErrors: false,
  reading: {},
  keep: { findings: 2000, entered: true, outcome: () => true },
};

/**
 * Checks a file, makes an annotated copy and the report for people, and looks whether all of it makes sense.
 * @returns the exit code and, for a file that was refused, why
 */
async function check(path: string): Promise<string> {
  const result = await validateFile(path, {
    ...options,
    afterwards: async (file) => {
      await writeAnnotatedCopy(file, (write) => write(new Sink()));
    },
  });
  checkCounts(result);
  for (const { message, rule } of result.findings) checkMessage(`${rule}: ${message}`);
  const text = prettyReport('validate', result, wide);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  if (/[\0-\x08\x0b-\x1f\x7f-\x9f]/.test(text))
    throw new Error(`Steers the terminal: ${JSON.stringify(text)}`);
  const refusal = result.isRefused ? (result.findings.at(-1)?.rule ?? 'no reason') : '';
  return `${exitCodeOf([result])} ${refusal}`.trim();
}

function checkCounts(result: FileResult): void {
  const { rows, accepted, rejected, rejectedRows, isRefused, errors, findings, outcomes } = result;
  const problems = [
    rows !== accepted + rejected && 'rows are lost',
    rejectedRows.size !== rejected && 'a rejected row is not told of',
    outcomes.length !== rows && 'an outcome is missing',
    (isRefused || rejected > 0) && errors === 0 && 'there is no reason',
    rows === 0 && findings.length === 0 && 'nothing is said of a file without rows',
  ].filter((problem) => problem !== false);
  if (problems.length > 0) throw new Error(problems.join(', '));
}

function checkMessage(message: string): void {
  const isSentence = /^[a-z0-9-]+: \S[\s\S]*[.?]$/.test(message);
  const isRaw = /\bundefined\b|\bNaN\b|\[object |\bError:|\n {4}at /.test(message.replace(/"[^"]*"/g, ''));
  if (!isSentence || isRaw) throw new Error(`Not a sentence for people: ${message}`);
}

class Sink extends Writable {
  override _write(_: unknown, __: BufferEncoding, done: () => void): void {
    done();
  }
}
