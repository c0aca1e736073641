import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { atDesk, hasTerminal, project } from './run.js';

const oneLine = (message: string) => ({ code: 2, stdout: '', stderr: `pars-batch: ${message}\n` });

describe('a Node that is too old', () => {
  /** Makes the program believe that it runs on another Node. */
  const pretend = async (folder: string, version: string) => {
    const file = join(folder, 'node.cjs');
    await writeFile(file, `Object.defineProperty(process.versions, 'node', { value: '${version}' });\n`);
    return { env: { NODE_OPTIONS: `--require "${file}"` } };
  };

  test.each(['10.24.1', '16.20.2', '18.20.8', '20.14.0'])('%s is told of, whatever is asked for', (version) =>
    atDesk(async ({ folder, run }) => {
      const { engines } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
      const oldest = engines.node.replace('>=', '');
      const told = oneLine(
        `This is Node ${version}, and pars-batch needs Node ${oldest} or later.\nInstall a newer Node (https://nodejs.org), then run the command again.`,
      );
      const old = await pretend(folder, version);
      for (const command of [['--version'], ['validate', 'fixtures/good.txt'], []])
        expect(await run(command, old)).toEqual(told);
    }),
  );

  test.each(['20.15.0', '22.0.0', '100.1.0'])('is not %s', (version) =>
    atDesk(async ({ folder, run }) => {
      expect(await run('--version', await pretend(folder, version))).toMatchObject({ code: 0, stderr: '' });
    }),
  );

  test('can read the program as far as that', async () => {
    // Node 10 is the oldest that knows `import()`; what came later must not stand in this file.
    const text = await readFile(join(project, 'bin', 'pars-batch.js'), 'utf8');
    const code = text.replace(/^\s*(\/\/|\/\*\*).*$/gm, '');
    expect(code).not.toMatch(/^import |^export |^(const|let).*\bawait\b|\?\.|\?\?|#[a-z]/m);
  });
});

describe('what names nothing is met with what was most likely meant', () => {
  test.each([
    ['show sampleinternalid', 'SampleInternalID'],
    ['show Sample-Internal-ID', 'SampleInternalID'],
    ['close SampelInternalID', 'SampleInternalID'],
    ['edit SampleInternal --set City=Chicago', 'SampleInternalID'],
    ['learners sampleinternalid --physicians 1 --others 1', 'SampleInternalID'],
    ['learners list sampleinternalid', 'SampleInternalID'],
    ['delete --yes sampleinternalid', 'SampleInternalID'],
  ])('%s', (command, meant) =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/tutorial.txt');
      const { code, stdout, stderr } = await run(command);
      expect({ code, text: stdout + stderr }).toEqual({
        code: 2,
        text: expect.stringContaining(`in the store. Did you mean ${meant}?`),
      });
    }),
  );

  test('an Activity ID that is written otherwise, and nothing for one that is like none', () =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/tutorial.txt');
      const id = JSON.parse((await run('show SampleInternalID --format json')).stdout).activityId as string;
      const written = `${id.slice(0, 2)}-${id.slice(2)}`;
      expect((await run(['show', written])).stderr).toContain(`Did you mean ${id}?`);
      expect(await run('show 990000001')).toEqual(
        oneLine('There is no activity 990000001 in the store. See what there is: pars-batch list'),
      );
    }));

  test('a file', () =>
    atDesk(async ({ run }) => {
      const { code, stdout } = await run(
        'validate fixtures/god.xlsx fixtures/odd/nothing-like-it --format json',
      );
      expect(code).toBe(2);
      const messages = JSON.parse(stdout).files.map(
        ({ findings }: { findings: { message: string }[] }) => findings[0]?.message,
      );
      expect(messages).toEqual([
        `fixtures/god.xlsx cannot be read. There is no such file. Did you mean ${join('fixtures', 'good.xlsx')}?`,
        'fixtures/odd/nothing-like-it cannot be read. There is no such file. Check the name and the folder.',
      ]);
    }));
});

describe('before there is a store', () => {
  const needing = [
    ...['list', 'show 1', 'export', 'history', 'undo 1', 'store info', 'store check', 'store backup copy.db'],
    ...['edit 1 --set City=Chicago', 'learners 1 --physicians 1', 'learners list 1', 'close 1', 'reopen 1'],
    ...['delete 1 --yes', 'learners import fixtures/learners.txt', 'learners remove 1 --npi 1234567893'],
  ];
  test.each(needing)('%s says how to make one', (command) =>
    atDesk(async ({ run, store }) => {
      const told = `There is no activity store at ${store} yet. Upload a batch to make one: pars-batch upload FILE`;
      expect(await run(command)).toEqual(oneLine(told));
    }),
  );
});

test.each(['validate', 'close'])(
  '%s - at a terminal says that it waits for what is typed, and until when',
  (command) =>
    atDesk(async ({ run, shell }) => {
      await run('upload -q fixtures/tutorial.txt');
      // What is typed at the terminal comes from `script`.
      const { stdout } = await shell(`printf '\\004' | script -qec "pars-batch ${command} -" /dev/null`);
      expect(stdout).toContain('Reading from the keyboard until Ctrl-D. Leave with Ctrl-C.');
      const { stderr } = await run(`${command} -`, { stdin: '' });
      expect(stderr).not.toContain('keyboard');
    }),
);

test.skipIf(!hasTerminal)(
  'a message at a terminal is broken between words, and what is to be pasted stands alone',
  () =>
    atDesk(async ({ run, shell }) => {
      const { stdout } = await shell(`script -qec "stty cols 60; pars-batch list --store none.db" /dev/null`);
      expect(stdout.replaceAll('\r', '')).toBe(
        'pars-batch: There is no activity store at none.db yet.\nUpload a batch to make one:\npars-batch upload FILE\n',
      );
      await run('upload -q fixtures/good.txt');
      const { stderr } = await run('learners list ACLS-2026');
      expect(stderr.split('\n').map((line) => line.replace(/\d{9}/, 'ID'))).toEqual([
        'pars-batch: This names 3 activities. Give the Activity ID of one of them:',
        '  ID · 02/21/2026 – 02/22/2026 · Advanced Cardiac Life Support: Provider Course',
        '  ID · 05/16/2026 – 05/17/2026 · Advanced Cardiac Life Support: Provider Course',
        '  ID · 09/12/2026 – 09/13/2026 · Advanced Cardiac Life Support: Provider Course',
        '',
      ]);
      // What a person typed cannot look like a line of the program's.
      expect((await run(['show', 'A\nB'])).stderr).toBe(
        'pars-batch: There is no activity A ⏎ B in the store. See what there is: pars-batch list\n',
      );
    }),
);

test('without arguments the help is shown, with the first steps at its end', () =>
  atDesk(async ({ run }) => {
    const { code, stdout, stderr } = await run([]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr.trimEnd().split('\n').slice(-5)).toEqual([
      'First steps:',
      '  pars-batch template --example --out activities.xlsx',
      '  pars-batch validate activities.xlsx',
      '  pars-batch upload activities.xlsx',
      '  pars-batch list',
    ]);
  }));
