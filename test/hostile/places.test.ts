import { spawnSync } from 'node:child_process';
import { appendFile, chmod, copyFile, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { describe, expect, test } from 'vitest';
import { atDesk, type Desk, project, until } from '../cli/run.js';

const good = join(project, 'fixtures/good.txt');

/** The rule and message of the finding on a file that cannot be read. */
async function refusal({ run }: Desk, args: readonly string[]): Promise<string> {
  const { code, stdout, stderr } = await run(['validate', '--format', 'json', ...args]);
  expect({ code, stderr }).toEqual({ code: 2, stderr: '' });
  const { files } = JSON.parse(stdout) as { files: { findings: { rule: string; message: string }[] }[] };
  return (files[0]?.findings ?? []).map(({ rule, message }) => `${rule}: ${message}`).join('\n');
}

describe('a file is found by whatever name it has', () => {
  test.each([
    ['spaces', 'Grand Rounds 2026 (final).txt'],
    ['quotation marks', `"Dr. O'Neil".txt`],
    ['a line break', 'first\nsecond.txt'],
    ['an escape sequence', '\u001b[31mred\u001b[0m.txt'],
    ['letters of many scripts', 'アクティビティ – année 2026 🩺.txt'],
    ['a wrong ending', 'batch.xlsx'],
    ['what the shell would run', '$(rm -rf x); `ls`.txt'],
    ['what looks like an address', 'https:batch.txt'],
  ])('%s', (_, name) =>
    atDesk(async ({ run, folder }) => {
      const path = join(folder, name);
      await copyFile(good, path);
      const { code, stdout, stderr } = await run(['validate', path]);
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      expect(stdout).toMatch(/^ 16 rows accepted$/m);
      // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
      expect(stdout).not.toMatch(/[\0-\x08\x0b-\x1f\x7f]/);
      const json = await run(['validate', path, '--format', 'json']);
      expect(JSON.parse(json.stdout).files[0].file).toBe(path);
    }),
  );

  test('a dash in front, after -- or behind ./', () =>
    atDesk(async ({ run, folder }) => {
      await copyFile(good, join(folder, '-q.txt'));
      for (const words of [['./-q.txt'], ['--', '-q.txt']]) {
        const { code, stdout } = await run(['validate', ...words], { cwd: folder });
        expect(code).toBe(0);
        expect(stdout).toContain('pars-batch upload ./-q.txt');
      }
      const { code, stderr } = await run(['validate', '-good.txt'], { cwd: folder });
      expect(code).toBe(2);
      expect(stderr).toContain('If that is the name of a file, write ./-good.txt');
    }));

  test('bytes that are not UTF-8 cannot be named, but can be read', () =>
    atDesk(async (desk) => {
      const { shell, folder } = desk;
      const name = `$(printf 'caf\\351.txt')`;
      const run = (line: string) =>
        shell(`cp "$GOOD" "${name}" && ${line}`, { cwd: folder, env: { GOOD: good } });
      const named = await run(`pars-batch validate "${name}"`);
      expect(named.code).toBe(2);
      expect(named.stdout.replace(/\s+/g, ' ')).toContain(
        'cannot be read. Its name has characters that are not UTF-8. Rename it, or give - in its place and the file as standard input.',
      );
      expect((await run(`pars-batch validate - < "${name}"`)).code).toBe(0);
    }));
});

describe('what is no file is said to be none, at once:', () => {
  test('a folder', () =>
    atDesk(async (desk) => {
      expect(await refusal(desk, [desk.folder])).toBe(
        `unreadable-file: ${desk.folder} is a folder. Name the batch file itself.`,
      );
    }));
  test('a device', () =>
    atDesk(async (desk) => {
      for (const device of ['/dev/null', '/dev/zero'])
        expect(await refusal(desk, [device])).toBe(
          `unreadable-file: ${device} is not a file. Name the batch file itself.`,
        );
    }));
  test('a pipe that nobody writes to', () =>
    atDesk(async (desk) => {
      const pipe = join(desk.folder, 'pipe');
      spawnSync('mkfifo', [pipe]);
      expect(await refusal(desk, [pipe])).toBe(
        `unreadable-file: ${pipe} is a pipe, not a file. Give - in its place, and what it holds as standard input.`,
      );
    }));
  test('a socket', () =>
    atDesk(async (desk) => {
      const path = join(desk.folder, 'socket');
      const server = createServer().listen(path);
      try {
        expect(await refusal(desk, [path])).toBe(
          `unreadable-file: ${path} cannot be read. It is not a file. Name the batch file itself.`,
        );
      } finally {
        server.close();
      }
    }));
  test('a name that is too long', () =>
    atDesk(async (desk) => {
      const path = 'x'.repeat(300);
      expect(await refusal(desk, [path])).toBe(
        `unreadable-file: ${path} cannot be read. The name is too long for a file.`,
      );
    }));
  test('an empty name', () =>
    atDesk(async (desk) => {
      expect(await refusal(desk, [''])).toBe(
        'unreadable-file:  cannot be read. There is no such file. Check the name and the folder.',
      );
    }));
});

test('standard input that is closed has nothing in it', () =>
  atDesk(async ({ shell }) => {
    const { code, stdout } = await shell('pars-batch validate - <&-');
    expect(code).toBe(2);
    expect(stdout).toContain('standard input is empty. Save the batch again and give the saved file.');
  }));

test('standard input that ends in the middle is a file that does', () =>
  atDesk(async ({ shell }) => {
    const { code, stdout } = await shell('head -c 3000 fixtures/good.xml | pars-batch validate -');
    expect(code).toBe(2);
    expect(stdout.replace(/\s+/g, ' ')).toContain('It may have been cut off; save it again.');
  }));

/** Holds the store while the program waits for it with its file open, does something, and lets the program go on. */
async function whileOpen({ start, run, store }: Desk, path: string, work: () => Promise<void>) {
  await run('upload fixtures/tutorial.txt');
  const database = new Database(store);
  database.exec('BEGIN IMMEDIATE');
  const { finished, stderr } = start(['upload', path, '--format', 'json']);
  await until(() => stderr().includes('waiting'));
  await work();
  database.exec('ROLLBACK');
  database.close();
  return finished;
}

describe('a file that others work on while it is read', () => {
  test('is refused when it was changed, and nothing of it is stored', () =>
    atDesk(async (desk) => {
      const path = join(desk.folder, 'batch.txt');
      await copyFile(good, path);
      const { code, stdout } = await whileOpen(desk, path, () => appendFile(path, '\n'));
      expect(code).toBe(2);
      const [file] = JSON.parse(stdout).files;
      expect(file).toMatchObject({
        created: 0,
        findings: [
          {
            rule: 'unreadable-file',
            message: `${path} was changed while it was read. Wait until the program that writes it is done, and try again.`,
          },
        ],
      });
      expect(JSON.parse((await desk.run('list --format json')).stdout).total).toBe(1);
    }));

  test('is refused when it was cut off, even if what is left of it cannot be read', () =>
    atDesk(async (desk) => {
      const path = join(desk.folder, 'batch.xlsx');
      await copyFile(join(project, 'fixtures/good.xlsx'), path);
      const { code, stdout } = await whileOpen(desk, path, () => writeFile(path, 'x'));
      expect(code).toBe(2);
      expect(JSON.parse(stdout).files[0].findings).toMatchObject([
        { message: expect.stringContaining('was changed while it was read') },
      ]);
    }));

  test('is read to its end when it was deleted', () =>
    atDesk(async (desk) => {
      const path = join(desk.folder, 'batch.txt');
      await copyFile(good, path);
      const { code, stdout } = await whileOpen(desk, path, () => rm(path));
      expect(code).toBe(0);
      expect(JSON.parse(stdout).files[0]).toMatchObject({ rows: 16, rejected: 0 });
    }));
});

describe('a file to write', () => {
  const outputs = [
    ['convert', (to: string) => ['convert', 'IN', to]],
    ['an annotated copy', (to: string) => ['validate', 'IN', '--annotate', to]],
    ['rejects', (to: string) => ['validate', 'IN', '--rejects', to]],
    ['a report', (to: string) => ['validate', 'IN', '--report', `json=${to}`]],
  ] as const;
  const bad = join(project, 'fixtures/bad.xlsx');

  test.each(outputs)('%s: is never the file that is read', (_, command) =>
    atDesk(async ({ run, folder }) => {
      const path = join(folder, 'batch.xlsx');
      await copyFile(bad, path);
      const words = [...command(path).map((word) => (word === 'IN' ? path : word)), '--force'];
      const { code, stderr } = await run(words);
      expect(code).toBe(2);
      expect(stderr).toContain(`${path} is the file that is read. Give another name for the file to write.`);
      expect((await readFile(path)).equals(await readFile(bad))).toBe(true);
    }),
  );

  test.each(outputs)('%s: is not replaced without --force', (_, command) =>
    atDesk(async ({ run, folder }) => {
      const path = join(folder, 'there.xlsx');
      await writeFile(path, 'Last year');
      const { code, stderr } = await run(command(path).map((word) => (word === 'IN' ? bad : word)));
      expect(code).toBe(2);
      expect(stderr).toContain(`${path} is already there. Give another name, or add --force to replace it.`);
      expect(await readFile(path, 'utf8')).toBe('Last year');
    }),
  );

  test.each(outputs)('%s: leaves nothing behind where it cannot be written', (_, command) =>
    atDesk(async ({ run, folder }) => {
      const nowhere = join(folder, 'nowhere', 'out.xlsx');
      const { code, stderr } = await run(command(nowhere).map((word) => (word === 'IN' ? bad : word)));
      expect(code).toBe(2);
      expect(stderr).toMatch(/^pars-batch: .*nowhere.*\n$/);
      expect((await readdir(folder)).filter((name) => /out|tmp/.test(name))).toEqual([]);
    }),
  );

  test('a folder that may not be written to is said to be so', ({ skip }) =>
    atDesk(async ({ run, folder }) => {
      const locked = join(folder, 'locked');
      await mkdir(locked);
      await chmod(locked, 0o500);
      const uid = process.getuid?.() === 0 ? { uid: 65534 } : {};
      if ((await run('--version', uid).catch(() => ({ code: 1 }))).code !== 0)
        skip('only root may run the program');
      const { code, stderr } = await run(['convert', good, join(locked, 'out.xml')], uid);
      expect(code).toBe(2);
      expect(stderr).toMatch(/^pars-batch: .*out\.xml.*\n$/);
      expect(await readdir(locked)).toEqual([]);
    }));
});
