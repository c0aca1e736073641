import { cpSync, readFileSync, symlinkSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { atDesk, project } from '../cli/run.js';
import { inFolder } from '../read-back.js';

/** A block of the page: a change, commands that have to succeed, or commands with what they print. */
interface Block {
  readonly language: string;
  readonly text: string;
}

const page = readFileSync(join(project, 'docs', 'extending.md'), 'utf8');

/** The blocks of each chapter of the page. */
const chapters = page
  .split(/^## /m)
  .slice(1)
  .map((chapter) => {
    const blocks = [...chapter.matchAll(/^```(\w+)\n(.*?)^```$/gms)];
    return [
      chapter.slice(0, chapter.indexOf('\n')),
      blocks.map(([, language = '', text = '']): Block => ({ language, text })),
    ] as const;
  });

/** What of the program its changes, builds and tests need. */
const parts = [
  ...['bin', 'docs', 'fixtures', 'src', 'templates', 'test'],
  ...['README.md', 'package.json', 'tsconfig.json', 'tsconfig.build.json', 'vitest.config.ts'],
];

/** Runs a line of the shell; what it prints is standard output and standard error as they come. */
type RunLine = (
  line: string,
  stdin?: string,
) => Promise<{ readonly code: number | null; readonly printed: string }>;

/** Gives the shell in a fresh copy of the program, with a store of its own, to what is done there. */
function inCopy<T>(work: (run: RunLine) => Promise<T>): Promise<T> {
  return inFolder((folder) => {
    for (const part of parts) cpSync(join(project, part), join(folder, part), { recursive: true });
    symlinkSync(join(project, 'node_modules'), join(folder, 'node_modules'));
    // Wherever the folder is, it is in no repository; and npm looks for no newer version of itself.
    const env = { GIT_CEILING_DIRECTORIES: dirname(folder), NPM_CONFIG_UPDATE_NOTIFIER: 'false' };
    const details = { cwd: folder, env };
    return atDesk(
      ({ shell }) =>
        work(async (line, stdin = '') => {
          const { code, stdout } = await shell(`{ ${line}\n} 2>&1`, { ...details, stdin });
          return { code, printed: stdout };
        }),
      join(folder, 'bin', 'pars-batch.js'),
    );
  });
}

/** Follows the blocks of a chapter in their order. */
async function follow(blocks: readonly Block[], run: RunLine): Promise<void> {
  const succeed = async (line: string, stdin = '') => {
    const { code, printed } = await run(line, stdin);
    if (code !== 0) throw new Error(`This step failed: ${line}\n${printed}\n${stdin}`);
  };
  let isBuilt = false;
  for (const { language, text } of blocks) {
    if (language === 'diff') {
      await succeed('git apply -', text);
      isBuilt &&= !/^\+\+\+ b\/src\//m.test(text);
      continue;
    }
    if (!isBuilt) await succeed('npm run build');
    isBuilt = true;
    const lines = text.trimEnd().split('\n');
    if (language === 'sh') for (const line of lines) await succeed(line);
    else expect(await printedAgain(lines, run)).toBe(text);
  }
}

/** The commands of a block with what they print now. */
async function printedAgain(lines: readonly string[], run: RunLine): Promise<string> {
  let text = '';
  for (const line of lines.filter((one) => one.startsWith('$ ')))
    text += `${line}\n${(await run(line.slice(2))).printed}`;
  return text;
}

describe('the worked examples of docs/extending.md', () => {
  test('are of a field, a rule, a report and a format, each with changes, a run and tests', () => {
    expect(chapters.map(([heading]) => heading)).toEqual(['A field', 'A rule', 'A report', 'A format']);
    for (const [, blocks] of chapters)
      expect(new Set(blocks.map(({ language }) => language))).toEqual(new Set(['diff', 'sh', 'console']));
  });

  test.each(chapters)('%s works as it is written', { timeout: 180_000 }, (_, blocks) =>
    inCopy((run) => follow(blocks, run)),
  );
});
