import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileResult } from '../../src/model/file-result.js';
import { atDesk, type Desk } from '../cli/run.js';

/** A file that is odd, damaged or an attack, and what an upload of it comes to. */
export interface HostileCase {
  readonly name: string;
  /** The file's content; it is made when the test runs. */
  readonly file: () => string | Uint8Array;
  readonly options?: readonly string[];
  /** How many rows are stored; none is of a file that is refused. */
  readonly stored: number;
  /** Every finding: where it is, its rule and its whole message, FILE standing for the file's name. */
  readonly findings?: readonly string[];
  /** What the run may take, where it is more than `usual`. */
  readonly most?: Partial<Usage>;
}

/** What a run of the program took. */
export interface Usage {
  /** Of the processor, so that other work on the machine counts little. */
  readonly seconds: number;
  readonly megabytes: number;
}

/** What every run may take: a run with a good file of a few rows takes a fifth of it. */
const usual: Usage = { seconds: 3, megabytes: 250 };

/** What an upload of one file came to. */
export interface Outcome {
  readonly code: number | null;
  readonly stored: number;
  readonly findings: readonly string[];
}

/** Uploads each file with the real program into an empty store. */
export function describeHostile(title: string, cases: readonly HostileCase[]): void {
  describe(title, () => {
    test.each(cases)('$name', (hostile) =>
      atDesk(async (desk) => {
        const { stored, findings = [], most = {} } = hostile;
        const path = join(desk.folder, 'FILE');
        await writeFile(path, hostile.file());
        const { outcome, usage } = await upload(desk, path, hostile.options);
        expect(outcome).toEqual({ code: codeFor(findings), stored, findings });
        expect(usage.seconds).toBeLessThan(most.seconds ?? usual.seconds);
        expect(usage.megabytes).toBeLessThan(most.megabytes ?? usual.megabytes);
      }),
    );
  });
}

/** 2 for a file that is refused, 1 when a row is rejected; notices do neither. */
function codeFor(findings: readonly string[]): number {
  if (findings.some((finding) => finding.startsWith('file: '))) return 2;
  return findings.some((finding) => finding.startsWith('row ')) ? 1 : 0;
}

async function upload(
  { run, folder, store }: Desk,
  path: string,
  options: readonly string[] = [],
): Promise<{ outcome: Outcome; usage: Usage }> {
  const usageFile = join(folder, 'usage.json');
  const env = {
    NODE_OPTIONS: `--import=${new URL('usage.js', import.meta.url).href}`,
    PARS_BATCH_TEST_USAGE: usageFile,
  };
  const args = ['upload', path, '--format', 'json', '--max-errors', '0', ...options];
  const { code, stdout, stderr } = await run(args, { env });
  expect(stderr).toBe('');
  const [file] = (JSON.parse(stdout) as { files: FileResult[] }).files;
  const shown = (file?.findings ?? []).map(({ rule, message, location, severity }) => {
    const place = location.row === undefined ? 'file' : `row ${location.row}`;
    const said = message.replaceAll(path, 'FILE');
    return `${severity === 'warning' ? 'notice' : place}: ${rule}: ${said}`;
  });
  const list = await run(['list', '--format', 'json', '--store', store]);
  const { total } = JSON.parse(list.stdout) as { total: number };
  const usage = JSON.parse(await readFile(usageFile, 'utf8')) as Usage;
  return { outcome: { code, stored: total, findings: shown }, usage };
}
