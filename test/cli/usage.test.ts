import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { atDesk, project } from './run.js';

const commands = [
  'validate',
  'upload',
  'template',
  'convert',
  'list',
  'show',
  'export',
  'edit',
  'learners',
  'close',
  'reopen',
  'delete',
  'history',
  'undo',
  'store',
  'rules',
  'schema',
  'completion',
];
/** Commands of commands. */
const further = [
  'learners add',
  'learners import',
  'learners list',
  'learners remove',
  'store info',
  'store check',
  'store backup',
];

/** The examples that a help ends with. */
function examplesIn(help: string): string[] {
  const [, examples = ''] = help.split(/^(?:Examples|First steps):\n/m);
  return examples.replaceAll('\\\n', '').match(/\bpars-batch .*/g) ?? [];
}

/** What the first steps leave behind, made once: the workbook, and the store. */
let afterFirstSteps: { readonly workbook: Buffer; readonly store: Buffer };
beforeAll(() =>
  atDesk(async ({ folder, run, shell, store }) => {
    const firstSteps = examplesIn((await run('--help')).stdout);
    expect(firstSteps.length).toBe(4);
    for (const step of firstSteps) expect(await shell(step, { cwd: folder })).toMatchObject({ code: 0 });
    const workbook = await readFile(join(folder, 'activities.xlsx'));
    afterFirstSteps = { workbook, store: await readFile(store) };
  }),
);

describe('help', () => {
  test.each([...commands, ...further])(
    'of %s is the same in both ways, and its examples work in an empty folder after the first steps',
    (command) =>
      atDesk(async ({ folder, run, shell, store }) => {
        const help = await run(`${command} --help`);
        expect(help).toMatchObject({ code: 0, stderr: '' });
        expect(await run(`${command} -h`)).toEqual(help);
        expect(help.stdout).toMatch(new RegExp(`^Usage: pars-batch ${command} \\[options\\]`));
        const examples = examplesIn(help.stdout);
        expect(examples.length).toBeGreaterThanOrEqual(2);
        await writeFile(join(folder, 'activities.xlsx'), afterFirstSteps.workbook);
        await writeFile(store, afterFirstSteps.store);
        // What is to be taken back has been reported before.
        const added =
          command === 'learners remove' ? examplesIn((await run('learners add --help')).stdout) : [];
        for (const example of [...added, ...examples]) {
          const { code, stderr } = await shell(example, { cwd: folder });
          const stderrWanted = expect.not.stringContaining('pars-batch:');
          expect({ example, code, stderr }).toEqual({ example, code: 0, stderr: stderrWanted });
        }
      }),
  );

  test.each(commands)('of %s is also what help tells', (command) =>
    atDesk(async ({ run }) => {
      expect(await run(`help ${command}`)).toEqual(await run(`${command} --help`));
    }),
  );

  test('of the program names every command', () =>
    atDesk(async ({ run }) => {
      const help = await run('--help');
      expect(help).toMatchObject({ code: 0, stderr: '' });
      for (const command of commands) expect(help.stdout).toMatch(new RegExp(`^ {2}${command} `, 'm'));
      expect(await run([])).toEqual({ code: 2, stdout: '', stderr: help.stdout });
    }));

  test('is no wider than 80 columns', () =>
    atDesk(async ({ run }) => {
      for (const command of [...commands, ...further]) {
        const { stdout } = await run(`${command} --help`);
        expect(stdout.split('\n').filter((line) => line.length > 80)).toEqual([]);
      }
    }));
});

test('--version is that of the package', () =>
  atDesk(async ({ run }) => {
    const { version } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
    for (const option of ['--version', '-V'])
      expect(await run(option)).toEqual({ code: 0, stdout: `${version}\n`, stderr: '' });
  }));

describe('what cannot be understood is explained, and ends with 2', () => {
  test.each([
    ['valdate fixtures/good.txt', "error: unknown command 'valdate'\n(Did you mean validate?)"],
    ['uplaod fixtures/good.txt', "error: unknown command 'uplaod'\n(Did you mean upload?)"],
    ['frobnicate', "error: unknown command 'frobnicate'"],
    ['validate --draft fixtures/good.txt', "error: unknown option '--draft'\n(Did you mean --drafts?)"],
    ['upload --dryrun fixtures/good.txt', "error: unknown option '--dryrun'\n(Did you mean --dry-run?)"],
    ['validate', "error: missing required argument 'file'"],
    ['show', "error: missing required argument 'id'"],
    ['list now', "error: too many arguments for 'list'. Expected 0 arguments but got 1."],
    [
      'validate --format xls fixtures/good.txt',
      "error: option '--format <format>' argument 'xls' is invalid. Allowed choices are pretty, html, json, ndjson, sarif, junit, github.",
    ],
    [
      'validate --max-errors few fixtures/good.txt',
      "error: option '--max-errors <number>' argument 'few' is invalid. Give a whole number of at least 0.",
    ],
    [
      'list --page 0',
      "error: option '--page <number>' argument '0' is invalid. Give a whole number of at least 1.",
    ],
    ['list --store', "error: option '--store <file>' argument missing"],
  ])('%s', (command, message) =>
    atDesk(async ({ run }) => {
      expect(await run(command)).toEqual({
        code: 2,
        stdout: '',
        stderr: `${message}\n(Add --help for all options.)\n`,
      });
    }),
  );
});
