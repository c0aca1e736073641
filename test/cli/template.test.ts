import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { unpacked } from '../unpacked.js';
import { atDesk, hasTerminal, project } from './run.js';

const blank = {
  xlsx: 'pars-batch-template.xlsx',
  tab: 'pars-batch-template.txt',
  xml: 'pars-batch-template.xml',
} as const;
const names = Object.entries(blank);

describe('a template', () => {
  test.each([['', 'xlsx'] as const, ...names.map(([format]) => [` ${format}`, format as 'xlsx'] as const)])(
    'template%s writes the %s one where one is, and says so',
    (words, format) =>
      atDesk(async ({ folder, run }) => {
        expect(await run(`template${words}`, { cwd: folder })).toEqual({
          code: 0,
          stdout: '',
          stderr: `${blank[format]} is written.\n`,
        });
        expect(existsSync(join(folder, blank[format]))).toBe(true);
      }),
  );

  test.each(names)('of %s is the one in the folder of templates: %s', (format, name) =>
    atDesk(async ({ folder, run }) => {
      await run(['template', format, '--out', 'mine'], { cwd: folder });
      const [mine, kept] = await Promise.all([
        readFile(join(folder, 'mine')),
        readFile(join(project, 'templates', name)),
      ]);
      if (format === 'xlsx') expect(await unpacked(mine)).toEqual(await unpacked(kept));
      else expect(mine).toEqual(kept);
    }),
  );

  test.each(names)('of %s that is blank is checked without a fault: %s', (format, name) =>
    atDesk(async ({ folder, run }) => {
      await run(`template ${format} -q`, { cwd: folder });
      const { code, stdout, stderr } = await run(`validate --format json ${name}`, { cwd: folder });
      const [file] = JSON.parse(stdout).files;
      expect({ code, stderr, rows: file.rows }).toEqual({ code: 0, stderr: '', rows: 0 });
      expect(file.findings).toMatchObject([{ rule: 'no-rows', severity: 'notice' }]);
    }),
  );

  test.each(names)('of %s with examples is uploaded without a finding', (format) =>
    atDesk(async ({ folder, run }) => {
      const name = blank[format as 'xlsx'].replace('template', 'example');
      expect(await run(`template ${format} --example`, { cwd: folder })).toMatchObject({
        code: 0,
        stderr: `${name} is written.\n`,
      });
      const { code, stdout } = await run(`upload --format json ${name}`, { cwd: folder });
      const [file] = JSON.parse(stdout).files;
      expect(code).toBe(0);
      expect(file.findings).toEqual([]);
      expect(file.rows).toBeGreaterThan(1);
      expect(file.created).toBe(file.rows);
    }),
  );

  test.each([
    ['mine.xml', '<?xml'],
    ['mine.TSV', '\ufeffActivity ID'],
    ['mine.xlsx', 'PK'],
    ['mine', 'PK'],
  ])('is of the format that --out ends in: %s', (name, start) =>
    atDesk(async ({ folder, run }) => {
      await run(`template --out ${name} -q`, { cwd: folder });
      expect(await readFile(join(folder, name), 'utf8')).toMatch(new RegExp(`^${start.replace('?', '\\?')}`));
    }),
  );

  test.each(names)('of %s goes to standard output for -', (format, name) =>
    atDesk(async ({ folder, run }) => {
      await run(`template ${format} -q`, { cwd: folder });
      const { code, stdout, stderr } = await run(`template ${format} --out -`);
      const file = await readFile(join(folder, name), 'utf8');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      // Bytes of a zip are no text, and the time is among them.
      if (format === 'xlsx') expect(stdout.slice(0, 4)).toBe(file.slice(0, 4));
      else expect(stdout).toBe(file);
    }),
  );

  test('that nobody reads to its end is no fault', () =>
    atDesk(async ({ shell }) => {
      const { code, stderr } = await shell('pars-batch template --out - | head -c 1 > /dev/null');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
    }));

  test('that the disk has no room for is explained', () =>
    atDesk(async ({ shell }) => {
      for (const format of ['xlsx', 'tab', 'xml']) {
        expect(await shell(`pars-batch template ${format} --out - > /dev/full`)).toEqual({
          code: 2,
          stdout: '',
          stderr: 'pars-batch: Standard output cannot be written. The disk is full.\n',
        });
      }
    }));

  test.skipIf(!hasTerminal)('is not shown on a terminal if it is a workbook', () =>
    atDesk(async ({ shell }) => {
      const { code, stdout } = await shell('script -qec "pars-batch template --out -" /dev/null < /dev/null');
      expect(code).toBe(2);
      expect(stdout).toContain(
        'A workbook cannot be shown on a terminal. Write it to a file with\r\n--out FILE.',
      );
    }),
  );
});

describe('all templates', () => {
  test('are written into a folder, which is made', () =>
    atDesk(async ({ folder, run }) => {
      const { code, stdout, stderr } = await run('template --all new/templates', { cwd: folder });
      expect({ code, stdout }).toEqual({ code: 0, stdout: '' });
      const written = await readdir(join(folder, 'new/templates'));
      expect(written).toEqual(['activities.xsd', blank.tab, blank.xlsx, blank.xml]);
      for (const name of written) expect(stderr).toContain(`new/templates/${name} is written.\n`);
    }));

  test('can have examples', () =>
    atDesk(async ({ folder, run }) => {
      await run('template --all . --example -q', { cwd: folder });
      const written = await readdir(folder);
      for (const name of Object.values(blank)) expect(written).toContain(name.replace('template', 'example'));
    }));
});

describe('what is there already', () => {
  const there = 'Somebody’s work';

  test.each([
    ['template', blank.xlsx],
    ['template tab', blank.tab],
    ['template --out mine.xml', 'mine.xml'],
    ['template --all .', blank.xml],
    ['template --all .', 'activities.xsd'],
  ])('stays: %s leaves %s alone', (command, name) =>
    atDesk(async ({ folder, run }) => {
      await writeFile(join(folder, name), there);
      const before = await readdir(folder);
      expect(await run(command, { cwd: folder })).toEqual({
        code: 2,
        stdout: '',
        stderr: `pars-batch: ${name} is already there. Give another name, or add --force to replace it.\n`,
      });
      expect(await readFile(join(folder, name), 'utf8')).toBe(there);
      expect(await readdir(folder)).toEqual(before);
      expect(await run(`${command} --force`, { cwd: folder })).toMatchObject({ code: 0 });
      expect(await readFile(join(folder, name), 'utf8')).not.toBe(there);
    }),
  );
});

describe('what cannot be done is explained', () => {
  test.each([
    ['template csv', /'csv' is invalid for argument 'format'\. Allowed choices are xlsx, tab, xml\./],
    ['template xml --out mine.xlsx', /^pars-batch: mine\.xlsx has the ending of another format than xml\./],
    ['template xml --all here', /^pars-batch: --all writes every format into its folder\./],
    ['template --all here --out mine.xml', /^pars-batch: --all writes every format into its folder\./],
    [
      'template --out nowhere/mine.xml',
      /^pars-batch: nowhere\/mine\.xml cannot be written\. Its folder is not/,
    ],
    ['template --out home', /^pars-batch: home is a folder\./],
    ['template --all file/here', /^pars-batch: The folder file\/here cannot be made\./],
    ['template --all file', /^pars-batch: The folder file cannot be made\./],
  ])('%s', (command, message) =>
    atDesk(async ({ folder, run }) => {
      await writeFile(join(folder, 'file'), '');
      const { code, stdout, stderr } = await run(command, { cwd: folder });
      expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
      expect(stderr).toMatch(message);
    }),
  );
});

test('the examples of its help work when pasted', () =>
  atDesk(async ({ folder, run, shell }) => {
    const here = join(folder, 'here');
    await mkdir(here);
    await symlink(join(project, 'fixtures'), join(here, 'fixtures'));
    const { stdout } = await run('template --help');
    const examples = stdout.split('Examples:')[1]?.match(/\bpars-batch .*/g) ?? [];
    expect(examples.length).toBeGreaterThanOrEqual(2);
    for (const example of examples) {
      const { code } = await shell(example, { cwd: here });
      expect({ example, code }).toEqual({ example, code: 0 });
    }
  }));
