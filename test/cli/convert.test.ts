import { existsSync, readFileSync } from 'node:fs';
import { readdir, readFile, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { atDesk, project } from './run.js';

const ajv = new Ajv.default({ allErrors: true });
formats.default(ajv);
const schema = JSON.parse(readFileSync(join(project, 'docs/batch-report.schema.json'), 'utf8'));
const followsSchema = ajv.compile(schema);

const fixture = (name: string) => join(project, 'fixtures', name);

describe('a good batch', () => {
  test.each([
    ['good.xlsx', 'to.xml'],
    ['good.xml', 'to.txt'],
    ['good.txt', 'to.tsv'],
    ['good.txt', 'to.XLSX'],
    ['good.xml', 'to.xml'],
  ])('%s is written as %s, with what to do next', (from, to) =>
    atDesk(async ({ folder, run }) => {
      await symlink(fixture(from), join(folder, from));
      const { code, stdout, stderr } = await run(`convert ${from} ${to}`, { cwd: folder });
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(
        new RegExp(
          `^${from} · .* · 16 rows\n\n 16 rows accepted\n 16 rows written to ${to}\n Store them: pars-batch upload ${to}\n$`,
        ),
      );
      const [first, second] = await Promise.all([
        run(`upload ${from} --format json`, { cwd: folder }),
        run(`upload ${to} --format json`, { cwd: folder }),
      ]);
      const counts = [first, second].map(({ stdout }) => JSON.parse(stdout).files[0]);
      expect(counts.map(({ findings }) => findings)).toEqual([[], []]);
      expect(counts.map(({ created, unchanged }) => created + unchanged)).toEqual([16, 16]);
      expect(counts.map(({ created }) => created).sort()).toEqual([0, 16]);
    }),
  );

  test('can come from standard input', () =>
    atDesk(async ({ folder, run }) => {
      const stdin = await readFile(fixture('tutorial.xlsx'));
      const { code, stdout } = await run('convert - to.xml', { cwd: folder, stdin });
      expect(code).toBe(0);
      expect(stdout).toBe(
        'standard input · Excel · 1 row\n\n 1 row accepted\n 1 row written to to.xml\n Store it: pars-batch upload to.xml\n',
      );
      expect(await readFile(join(folder, 'to.xml'), 'utf8')).toContain('<Title>CMEActivityTutorial</Title>');
    }));
});

describe('a bad batch', () => {
  test('is written too, shows what is wrong, and is no success', () =>
    atDesk(async ({ folder, run }) => {
      await symlink(fixture('bad.txt'), join(folder, 'bad.txt'));
      const { code, stdout, stderr } = await run('convert bad.txt to.xlsx', { cwd: folder });
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout).toContain('   Activity Format (line 3)   Live Corse\n');
      expect(stdout).toMatch(
        / 32 rows written to to\.xlsx\n Correct the rejected rows there, then run: pars-batch validate to\.xlsx\n$/,
      );
      expect((await run('validate to.xlsx', { cwd: folder })).code).toBe(1);
    }));

  test('tells programs how many rows were written, and where', () =>
    atDesk(async ({ folder, run }) => {
      const { code, stdout } = await run(['convert', fixture('bad.xml'), 'to.txt', '--format', 'json'], {
        cwd: folder,
      });
      const report = JSON.parse(stdout);
      expect({ code, command: report.command, exitCode: report.exitCode }).toEqual({
        code: 1,
        command: 'convert',
        exitCode: 1,
      });
      expect(report.files[0].written).toEqual({ file: 'to.txt', rows: 32 });
      followsSchema(report);
      expect(followsSchema.errors ?? []).toEqual([]);
    }));

  test('of rows that are only incomplete is a success with --drafts', () =>
    atDesk(async ({ folder, run }) => {
      const draft =
        'Activity Title\tActivity Format\tStart Date\tEnd Date\nA\tLive Course\t5/20/2021\t5/21/2021\n';
      await writeFile(join(folder, 'draft.txt'), draft);
      expect(await run('convert draft.txt to.xml', { cwd: folder })).toMatchObject({ code: 2 });
      expect(existsSync(join(folder, 'to.xml'))).toBe(false);
      const { code, stdout } = await run('convert draft.txt to.xml --drafts', { cwd: folder });
      expect(code).toBe(0);
      expect(stdout).toContain(' 1 row written to to.xml\n Store it: pars-batch upload to.xml --drafts\n');
    }));
});

describe('a file that cannot be used', () => {
  test.each(['odd/malformed.xml', 'odd/damaged.xlsx', 'odd/missing-column.txt', 'odd/empty.txt', 'none.txt'])(
    'writes nothing: %s',
    (name) =>
      atDesk(async ({ folder, run }) => {
        const before = await readdir(folder);
        const { code, stdout, stderr } = await run(['convert', fixture(name), 'to.txt'], { cwd: folder });
        expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
        expect(stdout).toMatch(/ The file cannot be used as it is\. Nothing was written\.\n$/);
        expect(await readdir(folder)).toEqual(before);
      }),
  );
});

describe('what cannot be done is explained, and nothing is written', () => {
  test.each([
    [
      'to.csv',
      'to.csv does not say which format to write. Give a name that ends in .xlsx, .txt, .tsv, .xml.',
    ],
    ['to', 'to does not say which format to write. Give a name that ends in .xlsx, .txt, .tsv, .xml.'],
    ['-', '- does not say which format to write. Give a name that ends in .xlsx, .txt, .tsv, .xml.'],
    ['good.txt', 'good.txt is the file that is read. Give another name for the file to write.'],
    [
      './there/../good.txt',
      './there/../good.txt is the file that is read. Give another name for the file to write.',
    ],
    ['there.xml', 'there.xml is already there. Give another name, or add --force to replace it.'],
    ['nowhere/to.xml', 'nowhere/to.xml cannot be written. Its folder is not there.'],
  ])('convert good.txt %s', (to, message) =>
    atDesk(async ({ folder, run, shell }) => {
      await shell(`cp ${fixture('good.txt')} . && mkdir there && echo mine > there.xml`, { cwd: folder });
      const before = await readdir(folder);
      expect(await run(['convert', 'good.txt', to], { cwd: folder })).toEqual({
        code: 2,
        stdout: '',
        stderr: `pars-batch: ${message}\n`,
      });
      expect(await readdir(folder)).toEqual(before);
      expect(await readFile(join(folder, 'there.xml'), 'utf8')).toBe('mine\n');
      expect(await readFile(join(folder, 'good.txt'))).toEqual(await readFile(fixture('good.txt')));
    }),
  );

  test('--force replaces a file, but never the one that is read', () =>
    atDesk(async ({ folder, run, shell }) => {
      await shell(`cp ${fixture('good.txt')} . && echo mine > there.xml`, { cwd: folder });
      expect((await run('convert good.txt there.xml --force', { cwd: folder })).code).toBe(0);
      expect(await readFile(join(folder, 'there.xml'), 'utf8')).toMatch(/^<\?xml/);
      expect((await run('convert good.txt good.txt --force', { cwd: folder })).code).toBe(2);
    }));
});

test('a sheet can be named, and a file can be without headings', () =>
  atDesk(async ({ folder, run }) => {
    await run(['convert', fixture('tutorial.xml'), 'to.txt', '-q'], { cwd: folder });
    const [, row = ''] = (await readFile(join(folder, 'to.txt'), 'utf8')).split('\r\n');
    await writeFile(join(folder, 'row.txt'), row);
    const { stdout } = await run('convert row.txt to.xml --no-header', { cwd: folder });
    expect(stdout).toContain(' 1 row written to to.xml\n Store it: pars-batch upload to.xml\n');
    const other = await run(['convert', fixture('tutorial.xlsx'), 'x.xml', '--sheet', 'Lists'], {
      cwd: folder,
    });
    expect(other).toMatchObject({ code: 2, stdout: expect.stringContaining('no sheet named "Lists"') });
  }));
