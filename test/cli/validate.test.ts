import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { tabBatch } from '../pipeline/batch-files.js';
import { atDesk, project, type Run } from './run.js';

const ok = (stdout: string): Run => ({ code: 0, stdout, stderr: '' });

interface ReportedFile {
  readonly findings: readonly { readonly rule: string; readonly severity: string }[];
  readonly [key: string]: unknown;
}

/** The files of a JSON report. */
function filesOf({ stdout }: Run): readonly ReportedFile[] {
  return JSON.parse(stdout).files;
}

const accepted = (name: string, format: string, rows: string) => `${name} · ${format} · ${rows}

 ${rows} accepted
 Store ${rows === '1 row' ? 'it' : 'them'}: pars-batch upload ${name}
`;

describe('a batch', () => {
  test.each([
    ['fixtures/good.xlsx', 'Excel'],
    ['fixtures/good.txt', 'Tab-delimited'],
    ['fixtures/good.xml', 'XML'],
  ])('that is good is accepted: %s', (file, format) =>
    atDesk(async ({ run, store, home }) => {
      expect(await run(`validate ${file}`)).toEqual(ok(accepted(file, format, '16 rows')));
      expect(existsSync(store)).toBe(false);
      expect(await readdir(home)).toEqual([]);
    }),
  );

  test('with five faults in a row has five findings', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, [
        {
          'Internal ID': 'A-1',
          'Activity Format': 'Live Corse',
          'End Date': '5/2/2021',
          'AMA PRA Category 1 Credits': 'twenty',
          Description: '',
          'Include on CME Passport': 'maybe',
        },
      ]);
      expect(await run('validate batch.txt', { cwd: folder, env: { COLUMNS: '110' } })).toEqual({
        code: 1,
        stdout: `batch.txt · Tab-delimited · 1 row

 Row 2 · CMEActivityTutorial · A-1
   Activity Format (line 2)   Live Corse
     Choose one of the activity formats, not "Live Corse". Did you mean Live
     Course?                                                                  invalid-option
   End Date (line 2)   5/2/2021
     End Date must be on or after the Start Date, 05/20/2021.                 end-before-start
   AMA PRA Category 1 Credits (line 2)   twenty
     Enter AMA PRA Category 1 Credits as a number greater than zero, such as
     20 or 1.25, not "twenty".                                                invalid-number
   Include on CME Passport (line 2)   maybe
     Enter Yes or No in Include on CME Passport, not "maybe".                 invalid-yes-no
   Description (line 2)
     Description is required.                                                 required

 0 rows accepted · 1 row rejected (5 errors)
 Fix it in the copy with red text: pars-batch validate batch.txt --annotate fixed.xlsx
`,
        stderr: '',
      });
    }));

  test('without activities is fine, and said to be empty', () =>
    atDesk(async ({ run }) => {
      expect(await run('validate fixtures/odd/no-rows.txt')).toEqual(
        ok(`fixtures/odd/no-rows.txt · Tab-delimited · 0 rows

   File
     There are no activities in the file yet. Enter them below the column
     headings.                                                          no-rows

 0 rows accepted
`),
      );
    }));

  test('is told by its content, not by its name', () =>
    atDesk(async ({ folder, run }) => {
      const path = join(folder, 'batch.xlsx');
      await writeFile(path, await readFile(join(project, 'fixtures/tutorial.xml')));
      expect(await run('validate batch.xlsx', { cwd: folder })).toEqual(
        ok(accepted('batch.xlsx', 'XML', '1 row')),
      );
    }));
});

describe('several files', () => {
  test.each([
    ['good and good', 'fixtures/tutorial.txt fixtures/tutorial.xml', 0],
    ['good and bad', 'fixtures/tutorial.txt fixtures/bad.xml', 1],
    ['bad and good', 'fixtures/bad.xml fixtures/tutorial.txt', 1],
    ['unreadable and good', 'fixtures/odd/empty.txt fixtures/tutorial.txt', 2],
    ['bad, good and unreadable', 'fixtures/bad.xml fixtures/tutorial.txt fixtures/odd/empty.txt', 2],
  ])('give the highest exit code: %s', (_, files, exitCode) =>
    atDesk(async ({ run }) => {
      const { code, stdout, stderr } = await run(`validate --format json ${files}`);
      expect({ code, stderr }).toEqual({ code: exitCode, stderr: '' });
      const report = JSON.parse(stdout);
      expect(report.exitCode).toBe(exitCode);
      expect(report.files.map(({ file }: { file: string }) => file)).toEqual(files.split(' '));
      expect(report.summary.files).toBe(files.split(' ').length);
    }),
  );
});

describe('standard input', () => {
  test.each([
    ['xlsx', 'Excel'],
    ['txt', 'Tab-delimited'],
    ['xml', 'XML'],
  ])('is read for -, as %s', (ending, format) =>
    atDesk(async ({ run }) => {
      const stdin = await readFile(join(project, `fixtures/tutorial.${ending}`));
      expect(await run('validate -', { stdin })).toEqual(
        ok(`standard input · ${format} · 1 row

 1 row accepted
 Store it: pars-batch upload -
`),
      );
    }),
  );

  test('that is empty is refused', () =>
    atDesk(async ({ run }) => {
      expect(await run('validate -')).toEqual({
        code: 2,
        stdout: `standard input

   File
     standard input is empty. Save the batch again and give the saved file.
                                                                unreadable-file

 The file cannot be used as it is.
`,
        stderr: '',
      });
    }));
});

describe('the options', () => {
  const twoWarnings = [{ 'AMA PRA Category 1 Credits': '7.3' }, { 'Postal Code': '2115' }];

  test('--warnings-as-errors lets warnings reject their rows', () =>
    atDesk(async ({ folder, run }) => {
      const batch = await tabBatch(folder, twoWarnings);
      const lenient = await run(['validate', '--format', 'json', batch]);
      expect(lenient.code).toBe(0);
      expect(filesOf(lenient)[0]).toMatchObject({ accepted: 2, errors: 0, warnings: 2 });
      const strict = await run(['validate', '--format', 'json', '--warnings-as-errors', batch]);
      expect(strict.code).toBe(1);
      expect(filesOf(strict)[0]).toMatchObject({ rejected: 2, errors: 2, warnings: 0 });
    }));

  test.each([
    ['3', 3, ' … and 6 more findings. Show them with --max-errors 0.\n'],
    ['8', 8, ' … and 1 more finding. Show them with --max-errors 0.\n'],
    ['9', 9, ''],
    ['0', 9, ''],
  ])('--max-errors %s shows %i findings and counts all', (most, shown, says) =>
    atDesk(async ({ folder, run }) => {
      const faults = ['1', '2', '3'].map((digit) => ({
        'End Date': `2/3${digit}/2026`,
        'AMA PRA Category 1 Credits': `x${digit}`,
        MOC: `maybe ${digit}`,
      }));
      await tabBatch(folder, faults);
      const { stdout } = await run(`validate --max-errors ${most} batch.txt`, { cwd: folder });
      expect(stdout.match(/ (invalid-date|invalid-number|invalid-yes-no)\n/g)?.length).toBe(shown);
      expect(stdout).toContain('\n 0 rows accepted · 3 rows rejected (9 errors)\n');
      expect(/^ … .*\n/m.exec(stdout)?.[0] ?? '').toBe(says);
    }),
  );

  test('--max-errors never cuts a machine report', () =>
    atDesk(async ({ run }) => {
      const cut = await run('validate --format json --max-errors 1 fixtures/bad.txt');
      expect(cut).toEqual(await run('validate --format json fixtures/bad.txt'));
      expect(filesOf(cut)[0]?.findings.length).toBeGreaterThan(50);
    }));

  test('--max-errors counts what a Draft lacks among what it leaves out', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, [
        { Description: '' },
        { Description: '', City: '' },
        { 'Start Date': '', City: '' },
      ]);
      const { code, stdout } = await run('validate --drafts --max-errors 2 batch.txt', { cwd: folder });
      expect(code).toBe(1);
      expect(stdout).toContain('\n … and 3 more findings. Show them with --max-errors 0.\n');
      expect(stdout).toContain('\n 2 rows accepted · 1 row rejected (2 errors)\n');
      const all = await run('validate --drafts batch.txt', { cwd: folder });
      expect(all.stdout).not.toContain('…');
    }));

  test('--no-header takes the columns of the template', () =>
    atDesk(async ({ folder, run }) => {
      const text = await readFile(join(project, 'fixtures/tutorial.txt'), 'utf8');
      await writeFile(join(folder, 'batch.txt'), text.slice(text.indexOf('\n') + 1));
      expect((await run('validate batch.txt', { cwd: folder })).code).toBe(2);
      expect(await run('validate --no-header batch.txt', { cwd: folder })).toEqual(
        ok(`batch.txt · Tab-delimited · 1 row

 1 row accepted
 Store it: pars-batch upload batch.txt --no-header
`),
      );
    }));

  test('--sheet names the sheet to read', () =>
    atDesk(async ({ folder, run }) => {
      const book = new ExcelJS.Workbook();
      await book.xlsx.readFile(join(project, 'fixtures/tutorial.xlsx'));
      const autumn = book.addWorksheet('Autumn 2026');
      const [headings, activity] = book.getWorksheet('Activities')?.getSheetValues().slice(1) ?? [];
      autumn.addRows([headings, activity, [undefined, undefined, 'No details yet']]);
      await book.xlsx.writeFile(join(folder, 'batch.xlsx'));
      expect((await run('validate batch.xlsx', { cwd: folder })).code).toBe(0);
      const { code, stdout } = await run(['validate', '--sheet', 'Autumn 2026', 'batch.xlsx'], {
        cwd: folder,
      });
      expect(code).toBe(1);
      expect(stdout).toMatch(/ Row 3 · No details yet\n/);
      expect(stdout).toMatch(
        / pars-batch validate batch.xlsx --sheet 'Autumn 2026' --annotate fixed.xlsx\n$/,
      );
      const unknown = await run('validate --sheet Spring batch.xlsx', { cwd: folder });
      expect(unknown).toEqual({
        code: 2,
        stdout: `batch.xlsx · Excel

   File
     batch.xlsx has no sheet named "Spring". Its sheets are "Activities" and
     "Autumn 2026".                                           no-activity-sheet

 The file cannot be used as it is.
`,
        stderr: '',
      });
    }));

  test('--as-of takes a day for today', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, [
        { 'Mark Activity as Closed': 'Yes', 'Total Physician Learners': '3', 'Total Other Learners': '0' },
      ]);
      const on = async (day: string) =>
        run(`validate --as-of ${day} --format json batch.txt`, { cwd: folder });
      const [before, after] = [await on('11/11/2021'), await on('2021-11-12')];
      expect([before.code, after.code]).toEqual([1, 0]);
      expect([before, after].map(({ stdout }) => JSON.parse(stdout).asOf)).toEqual([
        '2021-11-11',
        '2021-11-12',
      ]);
    }));

  test('--as-of has to be a day', () =>
    atDesk(async ({ run }) => {
      expect(await run('validate --as-of 20/05/2026 fixtures/good.txt')).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'pars-batch: Enter --as-of with the month first, not "20/05/2026". Did you mean 05/20/2026?\n',
      });
    }));

  test('--quiet prints errors only', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, twoWarnings, 'warned.txt');
      await tabBatch(folder, [{ 'Postal Code': '2115', City: '' }, { Description: '' }]);
      const quiet = await run('validate --quiet warned.txt batch.txt warned.txt', { cwd: folder });
      expect(quiet).toEqual({
        code: 1,
        stdout: `batch.txt · Tab-delimited · 2 rows

 Row 2 · CMEActivityTutorial
   City (line 2)
     City is required for an In-Person activity.                       required

 Row 3 · CMEActivityTutorial
   Description (line 3)
     Description is required.                                          required

 0 rows accepted · 2 rows rejected (2 errors, 1 warning)
`,
        stderr: '',
      });
      expect(await run('-q upload --drafts warned.txt batch.txt', { cwd: folder })).toEqual(ok(''));
    }));

  test('--quiet leaves a machine report whole', () =>
    atDesk(async ({ folder, run }) => {
      await tabBatch(folder, twoWarnings);
      const quiet = await run('validate -q --format json batch.txt', { cwd: folder });
      expect(filesOf(quiet)[0]?.findings.length).toBe(2);
    }));
});
