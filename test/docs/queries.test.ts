import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { atDesk, project } from '../cli/run.js';

/** The blocks of a language in a page of the docs. */
async function blocks(page: string, language: string): Promise<string[]> {
  const text = await readFile(join(project, page), 'utf8');
  return [...text.matchAll(new RegExp(`^\`\`\`${language}\\n(.*?)^\`\`\``, 'gms'))].map(
    ([, block = '']) => block,
  );
}

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
