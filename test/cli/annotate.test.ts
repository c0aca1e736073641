import { existsSync } from 'node:fs';
import { copyFile, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import exceljs from 'exceljs';
import { describe, expect, test } from 'vitest';
import { completeActivity } from '../../src/rules/examples.js';
import { badBatch } from '../bad-batch.js';
import { atDesk, project } from './run.js';

const fixture = (name: string) => join(project, 'fixtures', name);
const annotate = (name: string, more = '') => `validate ${fixture(name)} --annotate fixed.xlsx${more}`;

/** What is in a desk's folder, apart from what the desk itself put there. */
async function written(folder: string): Promise<string[]> {
  return (await readdir(folder)).filter((name) => name !== 'bin' && name !== 'home').sort();
}

/** Changes the cells of a workbook's sheet with the activities. */
async function edit(path: string, cells: Readonly<Record<string, exceljs.CellValue>>): Promise<void> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  for (const [address, value] of Object.entries(cells)) {
    const cell = workbook.getWorksheet('Activities')?.getCell(address);
    if (cell !== undefined) cell.value = value;
  }
  await workbook.xlsx.writeFile(path);
}

describe('--annotate', () => {
  test('writes the copy and says what to do with it', () =>
    atDesk(async ({ run, folder }) => {
      const { code, stdout, stderr } = await run(annotate('bad.xlsx'), { cwd: folder });
      expect([code, stderr]).toEqual([1, '']);
      expect(stdout).toMatch(/\n Fix the red cells in fixed\.xlsx, then: pars-batch upload fixed\.xlsx\n$/);
      expect(await written(folder)).toEqual(['fixed.xlsx']);
    }));

  test('gives a workbook that uploads once its red cells are right', () =>
    atDesk(async ({ run, folder }) => {
      const row = {
        ...completeActivity,
        'Internal ID': 'A-1',
        'Activity Format': 'Live Corse',
        'End Date': '5/2/2021',
      };
      const text = [Object.keys(row), Object.values(row)].map((cells) => cells.join('\t')).join('\r\n');
      await writeFile(join(folder, 'batch.txt'), text);
      const first = await run('upload batch.txt --annotate fixed.xlsx', { cwd: folder });
      expect(first.code).toBe(1);
      expect(first.stdout).toContain('Fix the red cells in fixed.xlsx, then: pars-batch upload fixed.xlsx');
      expect(first.stderr).toBe(
        'batch.txt is no workbook, so fixed.xlsx was made from its rows. They may have other numbers there.\n',
      );
      const listed = JSON.parse((await run('validate fixed.xlsx --format json', { cwd: folder })).stdout);
      const cells = listed.files[0].findings.map(
        ({ location }: { location: { cell: string } }) => location.cell,
      );
      expect(cells).toHaveLength(2);
      await edit(join(folder, 'fixed.xlsx'), { [cells[0]]: 'Live Course', [cells[1]]: '11/11/2021' });
      const second = await run('upload fixed.xlsx', { cwd: folder });
      expect(second.stdout).toContain(' 1 row accepted\n 1 created');
      expect(second.code).toBe(0);
    }));

  test('marks what only the store knows', () =>
    atDesk(async ({ run, folder }) => {
      await run(`upload ${fixture('store-first.txt')}`);
      await run(`upload ${fixture('store-second.txt')} --annotate fixed.xlsx`, { cwd: folder });
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.readFile(join(folder, 'fixed.xlsx'));
      const rules = workbook.getWorksheet('Findings')?.getColumn(6).values ?? [];
      expect(rules).toContain('activity-closed');
    }));

  test('has all findings in the copy, whatever --max-errors and --quiet leave out of the report', () =>
    atDesk(async ({ run, folder }) => {
      const { stdout } = await run(annotate('bad.xlsx', ' --max-errors 2 --quiet'), { cwd: folder });
      expect(stdout.match(/^ Row /gm)).toHaveLength(1);
      expect(stdout).toContain('… and 42 more findings.');
      const workbook = new exceljs.Workbook();
      await workbook.xlsx.readFile(join(folder, 'fixed.xlsx'));
      expect(workbook.getWorksheet('Findings')?.rowCount).toBe(4 + badBatch.findings);
    }));

  test('leaves the JSON report as it is', () =>
    atDesk(async ({ run, folder }) => {
      const plain = await run(`validate ${fixture('bad.xml')} --format json`, { cwd: folder });
      const { stdout } = await run(annotate('bad.xml', ' --format json'), { cwd: folder });
      expect(stdout).toBe(plain.stdout);
    }));

  test('takes standard input', () =>
    atDesk(async ({ run, folder }) => {
      const stdin = await readFile(fixture('bad.xlsx'));
      const { code, stdout } = await run('validate - --annotate fixed.xlsx', { cwd: folder, stdin });
      expect(code).toBe(1);
      expect(stdout).toContain('Fix the red cells in fixed.xlsx');
    }));

  test('works together with --rejects', () =>
    atDesk(async ({ run, folder }) => {
      await run(annotate('bad.xlsx', ' --rejects rejects.xlsx'), { cwd: folder });
      expect(await written(folder)).toEqual(['fixed.xlsx', 'rejects.xlsx']);
    }));

  test.each(['odd/malformed.xml', 'odd/missing-column.txt', 'odd/encrypted.xlsx', 'odd/nowhere.xlsx'])(
    'writes nothing for %s, and says so',
    (name) =>
      atDesk(async ({ run, folder }) => {
        const { code, stderr } = await run(annotate(name, ' --quiet'), { cwd: folder });
        expect(code).toBe(2);
        expect(stderr).toBe(`fixed.xlsx was not written, since ${fixture(name)} cannot be used as it is.\n`);
        expect(await written(folder)).toEqual([]);
      }),
  );

  test('says what the copy cannot have', () =>
    atDesk(async ({ run, folder }) => {
      const { stderr } = await run(annotate('odd/unknown-column.txt'), { cwd: folder });
      expect(stderr).toMatch(/ that are not part of the template are not in fixed\.xlsx\.\n$/);
    }));
});

describe('an --annotate that cannot be is refused before anything is done', () => {
  test.each([
    [
      'a name that is not of a workbook',
      'fixed.txt',
      '',
      'The annotated copy is a workbook. Give --annotate a name that ends in .xlsx.',
    ],
    [
      'standard output',
      '-',
      '',
      'The annotated copy is a workbook. Give --annotate a name that ends in .xlsx.',
    ],
    [
      'the file itself',
      'batch.xlsx',
      '',
      'batch.xlsx is the file that is read. Give another name for the file to write.',
    ],
    [
      'the file itself, even with --force',
      './batch.xlsx',
      ' --force',
      './batch.xlsx is the file that is read. Give another name for the file to write.',
    ],
    [
      'a file that is there',
      'there.xlsx',
      '',
      'there.xlsx is already there. Give another name, or add --force to replace it.',
    ],
    ['a second file to read', 'fixed.xlsx', ' batch.xlsx', 'With --annotate, give one file at a time.'],
  ])('%s', (_, out, more, says) =>
    atDesk(async ({ run, folder, store }) => {
      await copyFile(fixture('bad.xlsx'), join(folder, 'batch.xlsx'));
      await writeFile(join(folder, 'there.xlsx'), 'mine');
      const before = await readdir(folder);
      const { code, stdout, stderr } = await run(`upload batch.xlsx --annotate ${out}${more}`, {
        cwd: folder,
      });
      expect([code, stdout, stderr]).toEqual([2, '', `pars-batch: ${says}\n`]);
      expect(await readdir(folder)).toEqual(before);
      expect(existsSync(store)).toBe(false);
      expect(await readFile(join(folder, 'there.xlsx'), 'utf8')).toBe('mine');
    }),
  );

  test('a file that is there is replaced with --force', () =>
    atDesk(async ({ run, folder }) => {
      await writeFile(join(folder, 'fixed.xlsx'), 'mine');
      expect((await run(annotate('bad.xlsx', ' --force'), { cwd: folder })).code).toBe(1);
      expect((await readFile(join(folder, 'fixed.xlsx'))).subarray(0, 2).toString()).toBe('PK');
    }));
});
