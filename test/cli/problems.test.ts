import { chmod, mkdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { atDesk, type Desk, project } from './run.js';

/** Changes an SQLite database by a statement. */
function change(path: string, statement: string): void {
  const database = new Database(path);
  database.exec(statement);
  database.close();
}

/** Somebody without special rights: root may read and write everything. */
const ordinary = process.getuid?.() === 0 ? { uid: 65534 } : {};

/** Skips a test where nobody else may run the program, such as in a project below root's home. */
async function needsOrdinary({ run }: Desk, skip: (note: string) => void): Promise<void> {
  const { code } = await run('--version', ordinary).catch(() => ({ code: null }));
  if (code !== 0) skip('nobody but root may run the program here');
}

describe('a store that cannot be used is said to be so in one sentence, and stays as it is', () => {
  const cases: readonly (readonly [string, (store: string, desk: Desk) => Promise<void> | void, string])[] = [
    [
      'that is no database',
      (store) => writeFile(store, 'Room 4, 120 seats\n'.repeat(200)),
      'is not an activity store, or it is damaged. Name another file with --store.',
    ],
    [
      'of another program',
      (store) => change(store, 'CREATE TABLE rooms (name TEXT)'),
      'is a database of another program, not an activity store. Name another file with --store.',
    ],
    [
      'of a newer version',
      async (store, { run }) => {
        await run('upload fixtures/tutorial.txt');
        change(store, 'PRAGMA user_version = 999');
      },
      'was made by a newer version of pars-batch. Update pars-batch to use it.',
    ],
    [
      'that is damaged',
      async (store, { run }) => {
        await run('upload fixtures/good.txt');
        const bytes = await readFile(store);
        await writeFile(store, bytes.fill(0xff, 4096));
      },
      'is damaged. Go back to your last backup of it, or name another file with --store.',
    ],
  ];

  test.each(cases)('%s', (_, prepare, message) =>
    atDesk(async (desk) => {
      const { run, store } = desk;
      await prepare(store, desk);
      const before = await readFile(store);
      for (const command of ['upload fixtures/good.txt', 'upload --dry-run fixtures/good.txt', 'list']) {
        const { code, stdout, stderr } = await run(command);
        expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
        expect(stderr).toMatch(/^pars-batch: .*\n$/);
        expect(stderr).toContain(`${store} ${message}\n`);
      }
      expect((await readFile(store)).equals(before)).toBe(true);
    }),
  );

  test.each([
    ['that is a folder', '.'],
    ['in a folder that is not there', 'nowhere/activities.db'],
  ])('%s', (_, name) =>
    atDesk(async ({ run, folder }) => {
      const path = join(folder, name);
      expect(await run(['upload', 'fixtures/good.txt', '--store', path])).toEqual({
        code: 2,
        stdout: '',
        stderr: `pars-batch: The store ${path} cannot be opened. Check that its folder is there and that you may write to it.\n`,
      });
    }),
  );

  test('that may only be read', ({ skip }) =>
    atDesk(async (desk) => {
      await needsOrdinary(desk, skip);
      const { run, store, folder } = desk;
      await run('upload fixtures/tutorial.txt');
      await chmod(store, 0o444);
      expect(await run('upload fixtures/good.txt', ordinary)).toEqual({
        code: 2,
        stdout: '',
        stderr: `pars-batch: The store ${store} may only be read by you. Ask for the right to change it, or name another file with --store.\n`,
      });
      expect(await run('list', ordinary)).toEqual({
        code: 2,
        stdout: '',
        stderr: `pars-batch: The store ${store} can only be read where one may write, and has room to. Copy it to such a folder, and name the copy with --store.\n`,
      });
      const locked = join(folder, 'locked');
      await mkdir(locked, { mode: 0o500 });
      const inLocked = await run(['upload', 'fixtures/good.txt', '--store', join(locked, 'a.db')], ordinary);
      expect(inLocked).toMatchObject({ code: 2, stdout: '' });
      expect(inLocked.stderr).toMatch(/^pars-batch: The store .*\n$/);
    }));
});

describe('what nobody foresaw', () => {
  test('is told in one line, which says how to learn more', () =>
    atDesk(async ({ run, store }) => {
      await run('upload fixtures/tutorial.txt');
      change(store, 'DROP TABLE learners');
      expect(await run('list')).toEqual({
        code: 2,
        stdout: '',
        stderr:
          'pars-batch: Something unexpected went wrong: no such table: learners (PARS_BATCH_DEBUG=1 shows where.)\n',
      });
      const shown = await run('list', { env: { PARS_BATCH_DEBUG: '1' } });
      expect(shown).toMatchObject({ code: 2, stdout: '' });
      expect(shown.stderr).toMatch(/^SqliteError: no such table: learners\n {4}at /);
    }));
});

/** The pretty report on a file of which nothing can be used. */
const refused = (title: string, lines: readonly string[]) =>
  `${title}\n\n   File\n${lines.join('\n')}\n\n The file cannot be used as it is. Nothing of it was stored.\n`;

describe('a file that cannot be read is said to be so in one sentence', () => {
  const cases: readonly (readonly [string, (folder: string) => Promise<unknown>, string])[] = [
    [
      'that is not there',
      async () => undefined,
      refused('batch.txt', [
        '     batch.txt cannot be read. There is no such file. Check the name and the',
        '     folder.                                                    unreadable-file',
      ]),
    ],
    [
      'that is a folder',
      (folder) => mkdir(join(folder, 'batch.txt')),
      refused('batch.txt', [
        '     batch.txt is a folder. Name the batch file itself.         unreadable-file',
      ]),
    ],
    [
      'that is empty',
      (folder) => writeFile(join(folder, 'batch.txt'), ''),
      refused('batch.txt', [
        '     batch.txt is empty. Save the batch again and give the saved file.',
        '                                                                unreadable-file',
      ]),
    ],
    [
      'that is a workbook cut off',
      async (folder) => {
        const bytes = await readFile(join(project, 'fixtures/good.xlsx'));
        await writeFile(join(folder, 'batch.txt'), bytes.subarray(0, 6000));
      },
      refused('batch.txt · Excel', [
        '     batch.txt is damaged. Open it in Excel, save it again and give the saved',
        '     file.                                                         damaged-file',
      ]),
    ],
  ];

  test.each(cases)('%s', (_, prepare, stdout) =>
    atDesk(async ({ folder, run }) => {
      await prepare(folder);
      expect(await run('upload batch.txt', { cwd: folder })).toEqual({ code: 2, stdout, stderr: '' });
      expect((await run('list')).stdout).toBe('0 activities\n');
    }),
  );

  test('that is a device', () =>
    atDesk(async ({ run }) => {
      expect(await run('upload /dev/null')).toEqual({
        code: 2,
        stdout: refused('/dev/null', [
          '     /dev/null is not a file. Name the batch file itself.       unreadable-file',
        ]),
        stderr: '',
      });
    }));

  test('that has too long a name', () =>
    atDesk(async ({ run }) => {
      const { code, stdout, stderr } = await run(['validate', 'a'.repeat(300)]);
      expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
      expect(stdout).toContain('The name is too long for a file.');
    }));

  test('that nobody else may read', ({ skip }) =>
    atDesk(async (desk) => {
      await needsOrdinary(desk, skip);
      const { run, folder } = desk;
      await writeFile(join(folder, 'batch.txt'), 'Activity Title\n', { mode: 0o000 });
      expect(await run('validate batch.txt', { cwd: folder, ...ordinary })).toEqual({
        code: 2,
        stdout: `batch.txt

   File
     batch.txt cannot be read. You may not read it. Ask for the right to, or
     copy it to your own folder.                                unreadable-file

 The file cannot be used as it is.
`,
        stderr: '',
      });
    }));
});

test('a file that breaks off has its rows before that reported, and nothing stored', () =>
  atDesk(async ({ folder, run }) => {
    const text = await readFile(join(project, 'fixtures/good.xml'), 'utf8');
    const faulty = text.replace('<EndDate>2021-11-11', '<EndDate>2021-05-02');
    await writeFile(join(folder, 'batch.xml'), faulty.slice(0, faulty.indexOf('<Title>Neurology') + 12));
    const pretty = await run('upload batch.xml', { cwd: folder });
    expect(pretty).toEqual({
      code: 2,
      stdout: `batch.xml · XML · 2 rows

 Row 1 · CMEActivityTutorial · SampleInternalID
   End Date (line 12)   2021-05-02
     End Date must be on or after the Start Date, 05/20/2021.  end-before-start

   File (line 153)
     Line 153, character 16: The file ends before <Title> is closed. It may
     have been cut off; save it again.                            malformed-xml

 The file cannot be used as it is. Nothing of it was stored.
`,
      stderr: '',
    });
    const { stdout } = await run('upload --format json batch.xml', { cwd: folder });
    const [file] = JSON.parse(stdout).files;
    expect(file).toMatchObject({ batch: null, rows: 2, accepted: 1, rejected: 1, created: 0 });
    expect(file.outcomes.map(({ outcome }: { outcome: string }) => outcome)).toEqual([
      'rejected',
      'not-committed',
    ]);
    expect((await run('list')).stdout).toBe('0 activities\n');
  }));
