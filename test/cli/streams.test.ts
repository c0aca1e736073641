import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import stringWidth from 'string-width';
import { describe, expect, test } from 'vitest';
import { tabBatch } from '../pipeline/batch-files.js';
import { atDesk, project } from './run.js';

const ajv = new Ajv.default({ allErrors: true });
formats.default(ajv);
const schema = JSON.parse(readFileSync(join(project, 'docs/batch-report.schema.json'), 'utf8'));
const followsSchema = ajv.compile(schema);

/** Many rows with three faults each, so that a report of them is several megabytes long. */
function manyFaults(folder: string, rows = 5000): Promise<string> {
  const row = { 'AMA PRA Category 1 Credits': 'twenty', 'End Date': '5/2/2021', City: '' };
  return tabBatch(
    folder,
    Array.from({ length: rows }, () => row),
  );
}

describe('--format json', () => {
  test.each([
    ['validate fixtures/good.xlsx', 0],
    ['validate fixtures/bad.xlsx fixtures/bad.txt fixtures/bad.xml', 1],
    ['validate --drafts --warnings-as-errors fixtures/bad-cells.xlsx fixtures/bad-lines.txt', 1],
    ['validate fixtures/bad-elements.xml fixtures/odd/unknown-column.txt fixtures/odd/no-rows.txt', 1],
    ['validate fixtures/nowhere.txt fixtures fixtures/odd/damaged.xlsx fixtures/odd/malformed.xml', 2],
    ['upload fixtures/good.xml fixtures/store-first.txt fixtures/store-second.txt', 1],
    ['upload --dry-run fixtures/good.xml fixtures/tutorial.txt', 0],
    ['upload --all-or-nothing fixtures/bad.xlsx fixtures/odd/malformed.xml', 2],
  ])('prints nothing but a report that its schema allows: %s', (command, exitCode) =>
    atDesk(async ({ run }) => {
      const { code, stdout, stderr } = await run(`${command} --format json`);
      expect({ code, stderr }).toEqual({ code: exitCode, stderr: '' });
      const report = JSON.parse(stdout);
      followsSchema(report);
      expect(followsSchema.errors ?? []).toEqual([]);
      expect(report).toMatchObject({ version: 1, command: command.split(' ')[0], exitCode });
    }),
  );

  test('tells what an update changed, as its schema allows', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, [{ 'Internal ID': 'A-1' }], 'first.txt');
      await tabBatch(folder, [{ 'Internal ID': 'A-1', 'AMA PRA Category 1 Credits': '1.25' }], 'second.txt');
      const { stdout } = await run('upload --format json first.txt second.txt', { cwd: folder });
      const report = JSON.parse(stdout);
      followsSchema(report);
      expect(followsSchema.errors ?? []).toEqual([]);
      expect(report.files[1].outcomes).toMatchObject([
        { outcome: 'updated', changes: [{ field: 'credits', before: 20, after: 1.25 }] },
      ]);
    }));

  test('is whole however long it is, and the same in a pipe', () =>
    atDesk(async ({ folder, run, shell }) => {
      await manyFaults(folder);
      const { stdout } = await run('validate --format json batch.txt', { cwd: folder });
      expect(stdout.length).toBeGreaterThan(3_000_000);
      expect(JSON.parse(stdout).files[0].findings.length).toBe(15_000);
      const piped = await shell('pars-batch validate --format json batch.txt | cat | cat', { cwd: folder });
      expect(piped.stdout).toBe(stdout);
    }));
});

describe('a reader that goes away', () => {
  test('ends the writing quietly', () =>
    atDesk(async ({ folder, start, shell }) => {
      await manyFaults(folder);
      const head = await shell('pars-batch validate --format json batch.txt | head -c 10', { cwd: folder });
      expect(head).toEqual({ code: 0, stdout: '{"version"', stderr: '' });
      const { child, finished } = start('validate --max-errors 0 batch.txt', { cwd: folder });
      child.stdout?.once('data', () => child.stdout?.destroy());
      const { code, stderr } = await finished;
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
    }));

  test('keeps no file from being stored', () =>
    atDesk(async ({ folder, start, run }) => {
      await tabBatch(folder, [{ 'Internal ID': 'A-1' }], 'first.txt');
      await tabBatch(folder, [{ 'Internal ID': 'A-2' }], 'second.txt');
      const { child, finished } = start('upload first.txt second.txt', { cwd: folder });
      child.stdout?.destroy();
      expect(await finished).toEqual({ code: 0, stdout: '', stderr: '' });
      expect((await run('list')).stdout).toMatch(/^2 activities\n/);
    }));
});

test.skipIf(!existsSync('/dev/full'))('a result that cannot be written is said to be so', () =>
  atDesk(async ({ shell }) => {
    for (const format of ['pretty', 'json']) {
      expect(await shell(`pars-batch validate --format ${format} fixtures/good.txt > /dev/full`)).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'pars-batch: The result cannot be written; the disk may be full. Write it to another place.\n',
      });
    }
  }),
);

describe('colours', () => {
  test('are the form’s: red text for errors, yellow for warnings', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, [{ Description: '', 'Postal Code': '2115' }]);
      const env = { FORCE_COLOR: '1' };
      const { code, stdout, stderr } = await run('validate batch.txt', { cwd: folder, env });
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout).toContain('\u001b[31mDescription is required.\u001b[39m');
      expect(stdout).toContain('\u001b[33mPostal Code "2115" had lost its leading zero');
      expect(stdout).toContain('\u001b[32m0 rows accepted\u001b[39m · \u001b[31m1 row rejected\u001b[39m');
    }));

  test.each([
    ['in a pipe', '', {}],
    ['with --no-color', '--no-color ', { FORCE_COLOR: '1' }],
    ['with NO_COLOR', '', { NO_COLOR: '1', FORCE_COLOR: '1' }],
  ])('are left out %s', (_, option, env) =>
    atDesk(async ({ run }) => {
      const plain = await run('validate fixtures/bad.txt');
      expect(plain.stdout).not.toContain('\u001b');
      expect((await run(`${option}validate fixtures/bad.txt`, { env })).stdout).toBe(plain.stdout);
    }),
  );
});

describe('what a person wrote', () => {
  /** Escape sequences, a bell, a tab's and a C1 control, and controls that turn the direction of a text. */
  const nasty =
    'Red \u001b[31mred\u001b]0;title\u0007 \u009b1m \u202eevil\u202c \u2066more\u2069 \u0000\u007f';
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
  const raw = /[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;

  test('reaches no terminal raw, wherever it stands', () =>
    atDesk(async ({ folder, run }) => {
      const faulty = {
        'Activity Title': nasty,
        'Internal ID': `A-1 ${nasty}`,
        City: nasty,
        Description: nasty,
      };
      await tabBatch(
        folder,
        [{ ...faulty, [`Room ${nasty}`]: 'x', 'Start Date': nasty }],
        'a\u001b[2J\nb.txt',
      );
      for (const command of ['validate', 'upload', 'upload --drafts']) {
        const run1 = await run([...command.split(' '), 'a\u001b[2J\nb.txt'], { cwd: folder });
        expect(run1).toMatchObject({ code: 1, stderr: '' });
        expect(run1.stdout).toContain('Red ␛[31mred␛]0;title␇ �1m �evil� �more� ␀␡');
        expect(run1.stdout).not.toMatch(raw);
      }
      const noStore = await run(['list', '--store', `none\u001b[2J.db`], { cwd: folder });
      expect(noStore.stderr).toContain('none␛[2J.db');
      expect(noStore.stderr).not.toMatch(raw);
    }));

  test('reaches no terminal raw from the store', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, [
        {
          'Internal ID': 'A-1\u202e',
          'Activity Title': 'Evil \u202egrand\u202c rounds',
          City: 'Ur\u2067bana',
        },
      ]);
      expect((await run('upload batch.txt', { cwd: folder })).code).toBe(0);
      const texts = [await run('list'), await run('show A-1\u202e'), await run('show nobody\u001b[2J')];
      for (const { stdout, stderr } of texts) expect(stdout + stderr).not.toMatch(raw);
      expect(texts[0]?.stdout).toContain('Evil �grand� rounds');
    }));
});

describe('the width', () => {
  test.each(['40', '60', '80', '120'])('of a terminal of %s columns is kept', (columns) =>
    atDesk(async ({ folder, run }) => {
      const env = { COLUMNS: columns };
      const width = Number(columns);
      const longName = `${'Department of Emergency Medicine, '.repeat(6)}autumn.txt`;
      await tabBatch(
        folder,
        [
          {
            'Internal ID': 'ABCDEFGHIJKLMNOPQRSTUVWXYZ-ABCDEFGHIJKLMNOPQRSTUVW',
            'Activity Title': '心不全診療アップデート'.repeat(12),
            'Outcome: Community/Population Health': 'Objective',
            'Activity URL': `https://example.org/${'cme/'.repeat(30)}`,
          },
        ],
        longName,
      );
      const runs = [
        await run('validate --max-errors 0 fixtures/bad.xlsx fixtures/odd/damaged.xlsx', { env }),
        await run('upload --dry-run fixtures/good.txt fixtures/store-first.txt', { env }),
        await run(['upload', longName], { cwd: folder, env }),
        await run('list', { env }),
        await run('show ABCDEFGHIJKLMNOPQRSTUVWXYZ-ABCDEFGHIJKLMNOPQRSTUVW', { env }),
      ];
      expect(runs.map(({ code }) => code)).toEqual([2, 0, 0, 0, 0]);
      const lines = runs.flatMap(({ stdout }) => stdout.split('\n'));
      const wide = lines.filter((line) => stringWidth(line) > width && !line.startsWith('   pars-batch '));
      expect(wide).toEqual([]);
    }),
  );

  test('of Chinese, Japanese and Korean characters is counted as the terminal shows it', () =>
    atDesk(async ({ folder, run }) => {
      const titles = ['心不全診療アップデート', 'Heart Failure Update', '심부전 업데이트', '心'.repeat(60)];
      await tabBatch(
        folder,
        titles.map((title, index) => ({ 'Internal ID': `A-${index}`, 'Activity Title': title })),
      );
      await run('upload batch.txt', { cwd: folder });
      const { stdout } = await run('list');
      const cards = stdout.match(/^ .*Ready to Close$/gm) ?? [];
      expect(cards.length).toBe(4);
      expect(cards.map((card) => stringWidth(card))).toEqual([79, 79, 79, 79]);
    }));

  test('never breaks a command to paste', () =>
    atDesk(async ({ folder, run, shell }) => {
      const name = `${'Kim’s batches of the year, '.repeat(5)}$HOME 'n' more.txt`;
      await tabBatch(folder, [{ 'Internal ID': 'A-1' }], name);
      const { stdout } = await run(['validate', name], { cwd: folder, env: { COLUMNS: '40' } });
      const command = stdout.trimEnd().split('\n').at(-1)?.trim() ?? '';
      expect(command).toMatch(/^pars-batch upload /);
      expect((await shell(command, { cwd: folder })).stdout).toContain(' 1 created ');
    }));
});

test('a file name with control characters can be pasted, too', () =>
  atDesk(async ({ folder, run, shell }) => {
    const name = "-a\u001b[1m\u202e\\'\nb.txt";
    await tabBatch(folder, [{ 'Internal ID': 'A-1' }], name);
    const { stdout } = await run(['validate', '--', name], { cwd: folder });
    const command = stdout.trimEnd().split(': ').at(-1) ?? '';
    expect(command).toBe("pars-batch upload $'./-a\\x1b[1m\\xe2\\x80\\xae\\\\\\'\\x0ab.txt'");
    await writeFile(join(folder, 'paste.sh'), command);
    expect((await shell('bash paste.sh', { cwd: folder })).stdout).toContain(' 1 created ');
  }));
