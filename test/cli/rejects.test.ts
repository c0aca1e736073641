import { existsSync } from 'node:fs';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import { describe, expect, test } from 'vitest';
import { completeActivity } from '../../src/rules/examples.js';
import { atDesk, type Desk, project } from './run.js';

const endings = ['xlsx', 'txt', 'xml'] as const;
const fixture = (name: string) => join(project, 'fixtures', name);

interface Reported {
  readonly written?: { readonly file: string; readonly rows: number };
  readonly rejected: number;
  readonly outcomes: readonly { readonly row: number; readonly outcome: string }[];
  readonly findings: readonly {
    readonly rule: string;
    readonly field: string | null;
    readonly value: string | null;
    readonly message: string;
    readonly severity: string;
    readonly location: { readonly row?: number };
  }[];
}

/** Runs a command at the desk's folder for what it reports to programs. */
async function reported({ run, folder }: Desk, words: string): Promise<Reported> {
  const { stdout } = await run(`${words} --format json`, { cwd: folder });
  return JSON.parse(stdout).files[0];
}

/** What is found in the rows that are wanted, by their order, but for what compares rows with others. */
function found({ findings }: Reported, rows: readonly number[]): unknown[] {
  return findings
    .filter(({ rule, location }) => rows.includes(location.row ?? 0) && !rule.startsWith('duplicate-'))
    .map(({ location, ...finding }) => ({ ...finding, row: rows.indexOf(location.row ?? 0) }));
}

describe('the rejected rows of the bad batch', () => {
  test.each(endings)('have the same findings in a file of their own: bad.%s', (ending) =>
    atDesk(async (desk) => {
      const all = await reported(desk, `validate ${fixture(`bad.${ending}`)} --rejects rejects.${ending}`);
      const rejected = all.outcomes.filter(({ outcome }) => outcome === 'rejected').map(({ row }) => row);
      expect(rejected.length).toBeGreaterThan(20);
      expect(all.written).toEqual({ file: `rejects.${ending}`, rows: rejected.length });
      const some = await reported(desk, `validate rejects.${ending}`);
      expect(some.outcomes).toHaveLength(rejected.length);
      const rows = some.outcomes.map(({ row }) => row);
      expect(found(some, rows)).toEqual(found(all, rejected));
      expect(found(some, rows).length).toBeGreaterThan(40);
    }),
  );

  /** How to put right all rows of a file of rejected ones: everything but their Internal IDs is entered anew. */
  const fixes: Readonly<Record<(typeof endings)[number], (path: string) => Promise<void>>> = {
    async txt(path) {
      const [header = '', ...rows] = (await readFile(path, 'utf8')).trimEnd().split(/\r\n(?=[^\t]*\t)/);
      const headings = header.slice(1).split('\t');
      const fixed = rows.map((_, index) => headings.map((heading) => goodValue(heading, index)).join('\t'));
      await writeFile(path, `\ufeff${[headings.join('\t'), ...fixed].join('\r\n')}\r\n`);
    },
    async xml(path) {
      const tutorial = await readFile(fixture('tutorial.xml'), 'utf8');
      const good = /<Activity>.*<\/Activity>/s.exec(tutorial)?.[0] ?? '';
      let index = 0;
      const fixed = (await readFile(path, 'utf8')).replace(/<Activity>.*?<\/Activity>/gs, () => {
        index += 1;
        return good.replace('SampleInternalID', `FIXED-${index}`);
      });
      await writeFile(path, fixed);
    },
    async xlsx(path) {
      const workbook = new ExcelJS.Workbook();
      await workbook.xlsx.readFile(path);
      const [sheet] = workbook.worksheets;
      const headings = (sheet?.getRow(1).values ?? []) as string[];
      sheet?.eachRow((row, number) => {
        if (number === 1) return;
        headings.forEach((heading, column) => {
          row.getCell(column).value = goodValue(heading.replace(' *', ''), number) || null;
        });
      });
      await workbook.xlsx.writeFile(path);
    },
  };

  function goodValue(heading: string, index: number): string {
    if (heading === 'Internal ID') return `FIXED-${index}`;
    return String(Object(completeActivity)[heading] ?? '');
  }

  test.each(endings)('are uploaded once they are put right: bad.%s', (ending) =>
    atDesk(async (desk) => {
      const name = `rejects.${ending}`;
      const { rejected } = await reported(desk, `upload ${fixture(`bad.${ending}`)} --rejects ${name}`);
      await fixes[ending](join(desk.folder, name));
      const { code, stdout } = await desk.run(`upload ${name}`, { cwd: desk.folder });
      expect(stdout).toContain(` ${rejected} rows accepted\n ${rejected} created · 0 updated · 0 unchanged`);
      expect(code).toBe(0);
    }),
  );
});

describe('what is said of them', () => {
  test.each([
    ['validate', 'validate'],
    ['upload', 'upload'],
  ])('%s tells where they are and what to do next', (command, next) =>
    atDesk(async ({ folder, run }) => {
      const { code, stdout, stderr } = await run([command, fixture('bad.txt'), '--rejects', 'to fix.txt'], {
        cwd: folder,
      });
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout).toMatch(/\d+ rejected rows written to to fix\.txt\n/);
      const advice = ` Correct the rejected rows there, then run: pars-batch ${next} 'to fix.txt'\n`;
      expect(stdout.endsWith(advice)).toBe(true);
    }),
  );

  test.each([
    ['no row was rejected', 'good.txt', 0],
    ['the file cannot be used as it is', 'odd/missing-column.txt', 2],
    ['the file cannot be used as it is', 'none.txt', 2],
  ])('nothing is written when %s', (reason, name, exitCode) =>
    atDesk(async ({ folder, run }) => {
      const words = ['validate', fixture(name), '--rejects', 'rejects.txt'];
      const { code, stderr } = await run(words, { cwd: folder });
      expect({ code, stderr }).toEqual({
        code: exitCode,
        stderr: `rejects.txt was not written, since ${reason}.\n`,
      });
      expect(existsSync(join(folder, 'rejects.txt'))).toBe(false);
      expect(await run([...words, '-q'], { cwd: folder })).toMatchObject({ code: exitCode, stderr: '' });
    }),
  );

  test('rows that --drafts accepts are not among them', () =>
    atDesk(async (desk) => {
      const rows = [
        { ...completeActivity, Description: '' },
        { ...completeActivity, Country: 'Untied States' },
      ];
      const headings = Object.keys(completeActivity);
      const lines = [headings, ...rows.map((row) => headings.map((name) => Object(row)[name] ?? ''))];
      const text = lines.map((cells) => `${cells.join('\t')}\r\n`);
      await writeFile(join(desk.folder, 'batch.txt'), text.join(''));
      await reported(desk, 'upload batch.txt --drafts --rejects rejects.txt');
      expect(await readFile(join(desk.folder, 'rejects.txt'), 'utf8')).toBe(`\ufeff${text[0]}${text[2]}`);
    }));

  test('a dry run writes them too', () =>
    atDesk(async (desk) => {
      await reported(desk, `upload --dry-run ${fixture('bad.txt')} --rejects rejects.txt`);
      expect(existsSync(join(desk.folder, 'rejects.txt'))).toBe(true);
    }));

  test('rows that the store rejects are among them', () =>
    atDesk(async (desk) => {
      await reported(desk, `upload ${fixture('store-first.txt')}`);
      await reported(desk, `upload ${fixture('store-second.txt')} --rejects rejects.txt`);
      const [header, ...lines] = (await readFile(fixture('store-second.txt'), 'utf8')).split('\r\n');
      const wanted = [header, lines[0], lines[2], lines[3]].map((line) => `${line}\r\n`).join('');
      expect(await readFile(join(desk.folder, 'rejects.txt'), 'utf8')).toBe(wanted);
    }));
});

test.each(endings)('standard input has rejected rows as well: %s', (ending) =>
  atDesk(async ({ folder, run }) => {
    const stdin = await readFile(fixture(`bad.${ending}`));
    const { code } = await run(`validate - --rejects rejects.${ending}`, { cwd: folder, stdin });
    expect(code).toBe(1);
    const { stdout } = await run(`validate rejects.${ending} --format json`, { cwd: folder });
    expect(JSON.parse(stdout).files[0].rows).toBeGreaterThan(20);
  }),
);

test('a file without headings has rejected rows without headings', () =>
  atDesk(async ({ folder, run }) => {
    const rows = (await readFile(fixture('bad.txt'), 'utf8')).split('\r\n').slice(1);
    await writeFile(join(folder, 'rows.txt'), rows.join('\r\n'));
    const { stdout } = await run('validate rows.txt --no-header --rejects rejects.txt', { cwd: folder });
    expect(stdout).toContain('pars-batch validate rejects.txt --no-header\n');
    expect(await run('validate rejects.txt --no-header', { cwd: folder })).toMatchObject({ code: 1 });
  }));

describe('what cannot be done is explained before anything is done', () => {
  const formatMessage = (format: string, ending: string) =>
    `The rejected rows are written as they are read: ${format}. Give --rejects a name that ends in ${ending}.`;

  test.each([
    ['bad.txt --rejects r.xlsx', formatMessage('Tab-delimited', '.txt or .tsv')],
    ['bad.txt --rejects r', formatMessage('Tab-delimited', '.txt or .tsv')],
    ['bad.xml --rejects -', formatMessage('XML', '.xml')],
    [
      'bad.xml --rejects bad.xml --force',
      'bad.xml is the file that is read. Give another name for the file to write.',
    ],
    [
      'bad.xml --rejects there.xml',
      'there.xml is already there. Give another name, or add --force to replace it.',
    ],
    ['bad.xml good.xml --rejects r.xml', 'With --rejects, give one file at a time.'],
    [
      'bad.xlsx --rejects r.xlsx --annotate ./r.xlsx',
      '--rejects and --annotate name the same file. Give each a name of its own.',
    ],
  ])('%s', (words, message) =>
    atDesk(async ({ folder, run, shell }) => {
      await writeFile(join(folder, 'there.xml'), 'mine\n');
      const files = ['bad.txt', 'bad.xml', 'bad.xlsx', 'good.xml'].map(fixture);
      await shell(`cp ${files.join(' ')} .`, { cwd: folder });
      const before = await readdir(folder);
      for (const command of ['validate', 'upload --dry-run']) {
        expect(await run(`${command} ${words}`, { cwd: folder })).toEqual({
          code: 2,
          stdout: '',
          stderr: `pars-batch: ${message}\n`,
        });
      }
      expect(await readdir(folder)).toEqual(before);
      expect(await readFile(join(folder, 'there.xml'), 'utf8')).toBe('mine\n');
    }),
  );

  test('and nothing is stored', () =>
    atDesk(async ({ folder, run }) => {
      expect(await run(['upload', fixture('good.txt'), '--rejects', 'r.xml'], { cwd: folder })).toMatchObject(
        {
          code: 2,
        },
      );
      const { stdout } = await run('list --format json');
      expect(stdout === '' || JSON.parse(stdout).total === 0).toBe(true);
    }));

  test('--force replaces another file', () =>
    atDesk(async ({ folder, run }) => {
      await writeFile(join(folder, 'there.txt'), 'old');
      const words = ['validate', fixture('bad.txt'), '--rejects', 'there.txt', '--force'];
      expect((await run(words, { cwd: folder })).code).toBe(1);
      expect(await readFile(join(folder, 'there.txt'), 'utf8')).not.toBe('old');
    }));
});
