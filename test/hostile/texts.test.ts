import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { exampleCells, exampleHeaders, tabFile } from '../../src/rules/file-content.js';
import { atDesk } from '../cli/run.js';
import { unpacked } from '../unpacked.js';

const headers = ['Internal ID', ...exampleHeaders];

/** A batch of an activity for each of these titles, which are also their descriptions. */
function batchOf(titles: readonly string[]): string {
  const rows = titles.map((title, index) => {
    const cells = [`A-${index}`, title, ...exampleCells.slice(1)];
    cells[headers.indexOf('Description')] = title;
    return cells;
  });
  return tabFile(headers, ...rows);
}

describe('nothing that a file holds steers the terminal', () => {
  // Colour, title, screen, clipboard, hyperlink, bell, backspace, and the same with one character of C1.
  const sequences = [
    '\u001b[31m',
    '\u001b]0;owned\u0007',
    '\u001b[2J\u001b[H',
    '\u001b]52;c;ZXZpbA==\u0007',
    '\u001b]8;;https://evil.example\u001b\\',
    '\u0007\b\b\b',
    '\u009b31m',
    '\u009d0;owned\u009c',
    '\u007f',
  ];
  // What turns the order of characters around, or hides them.
  const invisible = ['\u202egnp.exe', '\u2066a\u2069', '\u200b', '\u2028', '\ufeff'];
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there
  const steering = /[\0-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]/;

  test.each([
    'validate FILE',
    'validate FILE --format github',
    'validate FILE --format json',
    'validate FILE --format ndjson',
    'validate FILE --format sarif',
    'validate FILE --format junit',
    'upload FILE',
    'list',
    'list --search ood',
    'history',
    'export --out -',
    'store info',
  ])('%s', (command) =>
    atDesk(async ({ run, folder, store }) => {
      const path = join(folder, 'batch.txt');
      const texts = [...sequences, ...invisible].map((text) => `Good${text}course`);
      await writeFile(path, batchOf(texts));
      await run(['upload', path, '--store', store]);
      const words = command.split(' ').map((word) => (word === 'FILE' ? path : word));
      const { stdout, stderr, code } = await run(words);
      expect(code).toBeLessThan(3);
      expect(stdout.length).toBeGreaterThan(0);
      if (!command.startsWith('export')) expect(stdout).not.toMatch(steering);
      expect(stderr).not.toMatch(steering);
    }),
  );

  test('nor what stands in headings, sheet names, elements and options', () =>
    atDesk(async ({ run, folder }) => {
      const sequence = '\u001b]0;owned\u0007';
      const files = {
        'heading.txt': `Activity Title\t${sequence}\n`,
        'root.xml': `<ActivityBatch xmlns="${'\u009b31m'}"/>`,
        'element.xml': `<ActivityBatch><Activity><T\u202ettt/></Activity></ActivityBatch>`,
      };
      for (const [name, content] of Object.entries(files)) {
        const path = join(folder, name);
        await writeFile(path, content);
        const { stdout, stderr } = await run(['validate', path]);
        expect(stdout + stderr).not.toMatch(steering);
      }
      for (const words of [
        ['validate', 'fixtures/good.xlsx', '--sheet', sequence],
        ['validate', 'fixtures/good.txt', '--as-of', sequence],
        ['show', sequence],
        ['list', '--sort', sequence],
        [sequence],
        ['rules', sequence],
      ]) {
        const { stdout, stderr } = await run(words);
        expect(stdout + stderr).not.toMatch(steering);
      }
    }));
});

describe('no spreadsheet runs what a file holds', () => {
  const formulas = [
    '=HYPERLINK("https://evil.example","Click")',
    '+1+1',
    '-1+1',
    '@SUM(1,1)',
    "'=1+1",
    '=cmd|calc!A1',
  ];

  test('neither from tab-delimited text', () =>
    atDesk(async ({ run, folder }) => {
      const [from, to] = [join(folder, 'in.txt'), join(folder, 'out.txt')];
      await writeFile(from, batchOf(formulas.map((formula) => `'${formula}`)));
      expect((await run(['upload', from])).code).toBe(0);
      expect((await run(['export', '--out', to])).code).toBe(0);
      const fields = (await readFile(to, 'utf8')).split(/[\t\r\n]+/).map((field) => field.replace(/^"/, ''));
      expect(fields.filter((field) => /^[=+\-@]/.test(field))).toEqual([]);
      for (const formula of formulas) expect(fields.join('\n').replaceAll('""', '"')).toContain(formula);
    }));

  test('nor from a workbook', () =>
    atDesk(async ({ run, folder }) => {
      const [from, to] = [join(folder, 'in.txt'), join(folder, 'out.xlsx')];
      await writeFile(from, batchOf(formulas.map((formula) => `'${formula}`)));
      expect((await run(['convert', from, to])).code).toBe(0);
      const sheet = (await unpacked(await readFile(to)))['xl/worksheets/sheet1.xml'] ?? '';
      expect(sheet).not.toMatch(/<f[ >]/);
    }));
});

test('no other file is read, whatever a file asks for', () =>
  atDesk(async ({ run, folder }) => {
    const secret = join(folder, 'secret.txt');
    await writeFile(secret, 'the-secret-of-another-file');
    const path = join(folder, 'batch.xml');
    for (const xml of [
      `<!DOCTYPE ActivityBatch [<!ENTITY a SYSTEM "file://${secret}">]><ActivityBatch><Activity><Title>&a;</Title></Activity></ActivityBatch>`,
      `<?xml-stylesheet href="file://${secret}"?><ActivityBatch><Activity><Title>x</Title></Activity></ActivityBatch>`,
      `<ActivityBatch xmlns:xi="http://www.w3.org/2001/XInclude"><Activity><xi:include href="${secret}" parse="text"/></Activity></ActivityBatch>`,
    ]) {
      await writeFile(path, xml);
      const { code, stdout, stderr } = await run(['validate', path, '--format', 'json']);
      expect(code).toBeGreaterThan(0);
      expect(stdout + stderr).not.toContain('the-secret-of-another-file');
    }
  }));
