import { cp, readFile, symlink } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { atDesk, project } from './run.js';

/** The blocks of a language in a page of the docs. */
async function blocks(page: string, language: string): Promise<string[]> {
  const text = await readFile(join(project, page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, block = '']) => block,
  );
}

test('every command of the README works when pasted', () =>
  atDesk(async ({ folder, shell }) => {
    await cp(join(project, 'fixtures'), join(folder, 'fixtures'), { recursive: true });
    await symlink(join(project, 'bin'), join(folder, 'project-bin'));
    const { scripts } = JSON.parse(await readFile(join(project, 'package.json'), 'utf8'));
    const lines = (await blocks('README.md', 'sh')).flatMap((block) => block.trim().split('\n'));
    const commands = lines.filter((line) => line.includes('pars-batch'));
    expect(commands.length).toBeGreaterThanOrEqual(4);
    for (const line of lines) {
      for (const [, script = ''] of line.matchAll(/\bnpm run (\S+)/g)) expect(scripts).toHaveProperty(script);
      if (!commands.includes(line)) {
        expect(line).toMatch(/^npm (cit|ci)\b/);
        continue;
      }
      const here = line.replaceAll('bin/pars-batch.js', 'project-bin/pars-batch.js');
      const { code, stderr } = await shell(here, { cwd: folder });
      expect({ line, code, stderr }).toEqual({ line, code: line.includes('bad') ? 1 : 0, stderr: '' });
    }
  }));

test('every query of docs/store.md has an answer, and the first says of the status what list does', () =>
  atDesk(async ({ run, store }) => {
    await run('upload -q fixtures/good.xlsx fixtures/bad.txt');
    const queries = await blocks('docs/store.md', 'sql');
    expect(queries.length).toBeGreaterThanOrEqual(3);
    const database = new Database(store, { readonly: true });
    const answers = queries.map((query) => database.prepare(query).raw().all());
    database.close();
    for (const answer of answers) expect(answer.length).toBeGreaterThan(0);
    const { stdout } = await run('list --format json --per-page 1000');
    const counts = new Map<string, number>();
    for (const { status } of JSON.parse(stdout).activities) counts.set(status, (counts.get(status) ?? 0) + 1);
    expect(new Map(answers[0] as [string, number][])).toEqual(counts);
  }));
