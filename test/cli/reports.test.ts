import { existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { ruleIds } from '../../src/model/rule-ids.js';
import { reportFormats } from '../../src/reports/report-formats.js';
import { badBatch } from '../bad-batch.js';
import { toldIn } from '../reports/extracted.js';
import { atDesk, project } from './run.js';

const machineFormats = reportFormats.filter((format) => format !== 'pretty');

describe('--format', () => {
  test.each(machineFormats)('%s prints nothing but the report, and ends as ever', (format) =>
    atDesk(async ({ run }) => {
      const { code, stdout, stderr } = await run(`validate fixtures/bad.txt --format ${format}`);
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(toldIn[format](stdout)).toHaveLength(badBatch.findings);
      expect(stdout.endsWith('\n')).toBe(true);
    }),
  );

  test('ndjson has a batch number, outcomes and changes for an upload', () =>
    atDesk(async ({ run }) => {
      await run('upload -q fixtures/store-first.txt');
      const { stdout } = await run('upload fixtures/store-second.txt --format ndjson');
      const lines = stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      expect(lines.filter(({ type }) => type === 'file')).toMatchObject([{ batch: 2, updated: 1 }]);
      expect(lines.filter(({ outcome }) => outcome === 'updated')).toMatchObject([
        { type: 'outcome', row: 3, changes: [{ field: 'credits', before: 1.5, after: 1.75 }] },
      ]);
    }));
});

describe('--report', () => {
  test('writes several reports at once, beside the one for people', () =>
    atDesk(async ({ run, folder }) => {
      const wanted = reportFormats.flatMap((format) => [
        '--report',
        `${format}=${join(folder, `report.${format}`)}`,
      ]);
      const { code, stdout, stderr } = await run([
        'validate',
        'fixtures/bad.xlsx',
        '--max-errors',
        '1',
        ...wanted,
      ]);
      expect({ code, stderr }).toEqual({ code: 1, stderr: '' });
      expect(stdout).toContain(`… and ${badBatch.findings - 1} more findings.`);
      for (const format of reportFormats) {
        const text = await readFile(join(folder, `report.${format}`), 'utf8');
        expect({ format, count: toldIn[format](text).length }).toEqual({ format, count: badBatch.findings });
      }
    }));

  test('of people is a file without colours, and whole', () =>
    atDesk(async ({ run, folder }) => {
      const path = join(folder, 'report.txt');
      await run(['validate', 'fixtures/bad.xlsx', '--report', `pretty=${path}`, '-q'], {
        env: { FORCE_COLOR: '1' },
      });
      const text = await readFile(path, 'utf8');
      expect(text).not.toContain('\u001b');
      expect(text).toContain(
        `\n 10 rows accepted · 22 rows rejected (${badBatch.errors} errors, ${badBatch.warnings} warnings)\n`,
      );
    }));

  test.each([
    ['--report htm=r.html', 'There is no report format htm. Did you mean html?'],
    ['--report pdf=r.pdf', `There is no report format pdf. The formats are ${reportFormats.join(', ')}.`],
    ['--report html', '--report html names no file. Write it as --report html=FILE.'],
    ['--report html=-', '--report writes files. To print the report, give --format html.'],
    [
      '--report html=there.html',
      'there.html is already there. Give another name, or add --force to replace it.',
    ],
    [
      '--report html=bad.txt --force',
      'bad.txt is the file that is read. Give another name for the file to write.',
    ],
    [
      '--report html=r.html --report sarif=./r.html',
      'Two results cannot go to the same file, ./r.html. Give each a name of its own.',
    ],
    [
      '--report html=r.xlsx --annotate r.xlsx',
      'Two results cannot go to the same file, r.xlsx. Give each a name of its own.',
    ],
    ['--report html=none/r.html', 'none/r.html cannot be written. Its folder is not there.'],
  ])('%s is explained, and nothing is left behind', (words, message) =>
    atDesk(async ({ run, folder }) => {
      await copyFile(join(project, 'fixtures/bad.txt'), join(folder, 'bad.txt'));
      await writeFile(join(folder, 'there.html'), 'mine\n');
      const before = await readdir(folder);
      const { code, stderr } = await run(`validate -q bad.txt ${words}`, { cwd: folder });
      expect({ code, stderr }).toEqual({ code: 2, stderr: `pars-batch: ${message}\n` });
      expect(await readdir(folder)).toEqual(before);
      expect(await readFile(join(folder, 'there.html'), 'utf8')).toBe('mine\n');
    }),
  );

  test('that cannot be written keeps an upload from storing anything', () =>
    atDesk(async ({ run, store }) => {
      expect(await run('upload fixtures/good.txt --report html=fixtures/good.txt --force')).toMatchObject({
        code: 2,
      });
      expect((await run('list --format json')).stdout === '' || !existsSync(store)).toBe(false);
      expect(JSON.parse((await run('list --format json')).stdout).total).toBe(0);
    }));
});

describe('the CI files of the docs', () => {
  /** Runs the validating command of a CI file in a repository with a bad batch. */
  async function inRepository(command: string) {
    return atDesk(async ({ folder, shell }) => {
      const repository = join(folder, 'repository');
      await mkdir(join(repository, 'batches'), { recursive: true });
      await copyFile(join(project, 'fixtures/bad.txt'), join(repository, 'batches/2026.txt'));
      await copyFile(join(project, 'fixtures/good.xml'), join(repository, 'batches/2025.xml'));
      const { code, stdout } = await shell(command, { cwd: repository, env: { CI: 'true' } });
      const files = await readdir(repository);
      return { code, stdout, files, batch: await readFile(join(repository, 'batches/2026.txt'), 'utf8') };
    });
  }

  test('github-actions.yml annotates the right lines', async () => {
    const workflow = parse(await readFile(join(project, 'docs/ci/github-actions.yml'), 'utf8'));
    expect(Object.keys(workflow)).toEqual(expect.arrayContaining(['name', 'on', 'jobs', 'permissions']));
    const steps: readonly { run?: string; name?: string; with?: Record<string, string> }[] =
      workflow.jobs.validate.steps;
    const command = steps.find(({ name }) => name === 'Validate the batches')?.run ?? '';
    const { code, stdout, files, batch } = await inRepository(command);
    expect(code).toBe(1);
    const wanted = steps.flatMap((step) => [step.with?.path, step.with?.sarif_file]).join('\n');
    for (const report of files.filter((name) => name.startsWith('report.'))) expect(wanted).toContain(report);
    expect(files).toEqual(expect.arrayContaining(['report.html', 'report.sarif', 'report.xml']));
    const lines = batch.split(/\r\n|\n/);
    const annotations = [
      ...stdout.matchAll(/^::(error|warning) file=(.*?),line=(\d+),col=(\d+),title=([\w-]+)::(.*)$/gm),
    ];
    expect(annotations).toHaveLength(badBatch.findings);
    for (const [, , file, line, column, rule = '', message = ''] of annotations) {
      expect(file).toBe('batches/2026.txt');
      const quoted = /not "([^"…]+)"/.exec(message)?.[1];
      if (quoted === undefined || rule === 'invalid-characters') continue;
      const rest = [...(lines[Number(line) - 1] ?? '')].slice(Number(column) - 1).join('');
      expect(rest, `${rule} at line ${line}`).toContain(quoted.split('; ')[0]);
    }
    expect(toldIn.github(stdout).map(({ row }) => row)).toContain(3);
  });

  test('gitlab-ci.yml makes the reports that it gives to GitLab', async () => {
    const { 'validate-batches': job } = parse(await readFile(join(project, 'docs/ci/gitlab-ci.yml'), 'utf8'));
    const { code, stdout, files } = await inRepository(job.script.at(-1));
    expect(code).toBe(1);
    expect(stdout).toContain('batches/2026.txt · Tab-delimited · 32 rows');
    expect(files).toEqual(expect.arrayContaining([...job.artifacts.paths, job.artifacts.reports.junit]));
  });
});

describe('rules', () => {
  test('lists every rule with what it asks for', () =>
    atDesk(async ({ run }) => {
      const { code, stdout, stderr } = await run('rules');
      expect({ code, stderr }).toEqual({ code: 0, stderr: '' });
      for (const id of ruleIds)
        expect(stdout).toMatch(new RegExp(`^ {2}${id} +(error|incomplete|warning|notice) `, 'm'));
      const { version, rules } = JSON.parse((await run('rules --format json')).stdout);
      expect({ version, ids: rules.map(({ id }: { id: string }) => id) }).toEqual({
        version: 1,
        ids: ruleIds,
      });
    }));

  test('explains one: why, wrong, right, what to do, where it comes from', () =>
    atDesk(async ({ run }) => {
      expect(await run('rules end-before-start')).toEqual({
        code: 0,
        stdout: `end-before-start · error · Basics
  An activity ends on or after the day it starts.

  Why         The form refuses an end before the start; mostly the month and the
              day, or the year, were mixed up.
  Wrong       End Date "5/2/2021"
  Right       End Date "5/20/2021"
  What to do  Correct the one of the two dates that is wrong.
  Fields      Start Date, End Date, Occurrence
  Source      The form's tutorial, Entering Activities in PARS.
`,
        stderr: '',
      });
      expect(await run('rules end-befor-start')).toEqual({
        code: 2,
        stdout: '',
        stderr: 'pars-batch: There is no rule end-befor-start. Did you mean end-before-start?\n',
      });
    }));
});

describe('schema', () => {
  test('accepts every activity that is exported, listed or shown, and nothing else', () =>
    atDesk(async ({ run }) => {
      const schema = JSON.parse((await run('schema')).stdout);
      const ajv = new Ajv.default({ allErrors: true });
      formats.default(ajv);
      const accepts = ajv.compile(schema);
      await run(
        'upload -q --drafts fixtures/good.xlsx fixtures/bad.txt fixtures/tutorial.xml fixtures/store-first.txt',
      );
      const exported = JSON.parse((await run('export --format json')).stdout).activities;
      expect(exported.length).toBeGreaterThan(25);
      const lines = (await run('export --format ndjson')).stdout
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line));
      const shown = JSON.parse((await run('show EVE-1 --format json')).stdout);
      for (const activity of [...exported, ...lines, shown]) {
        accepts(activity);
        expect({ id: activity.activityId, errors: accepts.errors ?? [] }).toEqual({
          id: activity.activityId,
          errors: [],
        });
      }
      for (const change of [
        { credits: '20' },
        { startDate: '05/20/2021' },
        { format: 'Course' },
        { extra: 1 },
        { status: 'Open' },
      ])
        expect(accepts({ ...shown, ...change })).toBe(false);
    }));
});
