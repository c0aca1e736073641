import { spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { detectFormat } from '../src/formats/detect.js';
import { loadFormat } from '../src/formats/registry.js';
import { openSource } from '../src/formats/source.js';
import { type Activity, entriesOf, fieldValue, isEmptyValue } from '../src/model/activity.js';
import { dictionary, fields, groups } from '../src/model/dictionary.js';
import type { Field } from '../src/model/field.js';
import type { FileResult } from '../src/model/file-result.js';
import type { Finding } from '../src/model/finding.js';
import { type RuleId, ruleIds } from '../src/model/rule-ids.js';
import { rowChecker } from '../src/pipeline/check-row.js';
import { openChecked } from '../src/pipeline/checked-batch.js';
import { importLearners } from '../src/pipeline/import-learners.js';
import { exitCodeOf } from '../src/pipeline/result.js';
import { uploadFile } from '../src/pipeline/upload.js';
import { validateFile } from '../src/pipeline/validate.js';
import { catalogue } from '../src/rules/catalogue.js';
import { areas } from '../src/rules/rule.js';
import { openStore } from '../src/store/store.js';

const formats = ['xlsx', 'txt', 'xml'] as const;
const today = '2026-11-22';
const checking = { today, drafts: false, warningsAsErrors: false, supporters: new Set<string>() };
const running = {
  ...checking,
  reading: {},
  keep: { findings: Number.POSITIVE_INFINITY, outcome: () => true },
};
const uploading = {
  ...running,
  allOrNothing: false,
  dryRun: false,
  now: () => new Date(2026, 10, 22, 12),
  toolVersion: '0.0.0',
};

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'pars-batch-fixtures-'));
});
afterAll(() => {
  rmSync(folder, { recursive: true, force: true });
});

function validate(name: string): Promise<FileResult> {
  return validateFile(join('fixtures', name), running);
}

/** Uploads files one after the other into a store of their own. */
async function uploadAll(...names: string[]): Promise<FileResult[]> {
  const path = join(mkdtempSync(join(folder, 'store-')), 'activities.db');
  const store = openStore(path, 'write');
  try {
    const results: FileResult[] = [];
    for (const name of names)
      results.push(await uploadFile(join('fixtures', name), store, openChecked, uploading));
    return results;
  } finally {
    store.close();
  }
}

async function activitiesOf(name: string): Promise<Activity[]> {
  const source = await openSource(join('fixtures', name));
  try {
    const reader = await (await loadFormat(await detectFormat(source))).open(source, {});
    const { check } = rowChecker(reader, checking);
    const activities: Activity[] = [];
    for await (const portion of reader.rows()) {
      for (const raw of portion) {
        const row = check(raw);
        if (row !== undefined) activities.push(row.activity);
      }
    }
    return activities;
  } finally {
    await source.close();
  }
}

/** The rules of each row's findings, by the row's number. */
function rulesByRow({ findings }: FileResult): Record<number, RuleId[]> {
  const rows: Record<number, RuleId[]> = {};
  for (const { location, rule } of findings) {
    const row = location.row ?? 0;
    rows[row] = [...(rows[row] ?? []), rule];
  }
  return rows;
}

function rulesOf({ findings }: FileResult): RuleId[] {
  return [...new Set(findings.map(({ rule }) => rule))];
}

describe('the good batch', () => {
  test.each(formats)('good.%s has nothing that is to be said against it', async (format) => {
    const result = await validate(`good.${format}`);
    expect(result.findings).toEqual([]);
    expect(result).toMatchObject({ rows: 16, accepted: 16 });
  });

  test.each([
    'good.txt',
    'good.xml',
    'foreign/libreoffice.xlsx',
    'foreign/libreoffice.txt',
    'foreign/openpyxl.xlsx',
    'foreign/elementtree.xml',
  ])('%s is read as the same activities', async (name) => {
    expect(await activitiesOf(name)).toEqual(await activitiesOf('good.xlsx'));
  });

  test('is created once and unchanged ever after, in whatever format it comes', async () => {
    const [first, ...others] = await uploadAll(
      'good.xlsx',
      'good.xlsx',
      'good.txt',
      'good.xml',
      'foreign/libreoffice.xlsx',
      'foreign/libreoffice.txt',
      'foreign/openpyxl.xlsx',
      'foreign/elementtree.xml',
    );
    expect(first).toMatchObject({ rows: 16, created: 16, updated: 0, unchanged: 0, findings: [] });
    expect(others).toHaveLength(7);
    for (const other of others) {
      expect(other).toMatchObject({ rows: 16, created: 0, updated: 0, unchanged: 16, findings: [] });
    }
  });

  test('has Drafts, Active, Ready to Close and Closed activities', async () => {
    const [result] = await uploadAll('good.xlsx');
    const statuses = result?.outcomes.map((outcome) => 'status' in outcome && outcome.status);
    expect(new Set(statuses)).toEqual(new Set(['Draft', 'Active', 'Ready to Close', 'Closed']));
  });

  test('fills in every field but Activity ID, and several entries of every group', async () => {
    const activities = await activitiesOf('good.xlsx');
    const filled = (field: Field) =>
      activities.some((activity) => !isEmptyValue(fieldValue(activity, field)));
    expect(fields.filter((field) => !filled(field)).map(({ header }) => header)).toEqual(['Activity ID']);
    for (const group of groups) {
      const entries = activities.map((activity) => entriesOf(activity, group));
      expect(Math.max(...entries.map(({ length }) => length))).toBeGreaterThan(1);
      for (const { key } of Object.values(group.members)) {
        expect(entries.flat().some((entry) => !isEmptyValue(entry[key]))).toBe(true);
      }
    }
  });

  const fieldsWithOptions = dictionary
    .flatMap((entry) => (entry.kind === 'field' ? [entry] : Object.values(entry.members)))
    .flatMap(({ key, type }) =>
      type.kind === 'option' ? [{ key, labels: type.vocabulary?.labels ?? [] }] : [],
    );
  const vocabularies = [...new Map(fieldsWithOptions.map(({ labels }) => [labels, labels])).keys()];

  test.each(vocabularies.map((labels) => [labels[0], labels] as const))(
    'uses every option of the vocabulary that begins with %s',
    async (_first, labels) => {
      const keys = fieldsWithOptions.filter((field) => field.labels === labels).map(({ key }) => key);
      const used = new Set<unknown>();
      for (const activity of await activitiesOf('good.xlsx')) {
        for (const field of fields) if (keys.includes(field.key)) add(used, fieldValue(activity, field));
        for (const entry of groups.flatMap((group) => entriesOf(activity, group))) {
          for (const key of keys) add(used, entry[key]);
        }
      }
      expect([...labels].filter((label) => !used.has(label))).toEqual([]);
    },
  );

  function add(used: Set<unknown>, value: unknown): void {
    for (const one of Array.isArray(value) ? value : [value]) used.add(one);
  }
});

describe("the form's own example", () => {
  test.each(formats)('tutorial.%s holds what the tutorial enters', async (format) => {
    const [activity, ...others] = await activitiesOf(`tutorial.${format}`);
    expect(others).toEqual([]);
    expect(activity).toMatchObject({
      internalId: 'SampleInternalID',
      title: 'CMEActivityTutorial',
      format: 'Live Course',
      deliveryMethods: ['In-Person'],
      repeats: false,
      startDate: '2021-05-20',
      endDate: '2021-11-11',
      country: 'USA',
      city: 'Chicago',
      state: 'IL',
      postalCode: '60007',
      credits: 2000,
      description: 'This is a sample description',
      providership: 'Jointly provided',
      jointProviders: ['Example Joint Provider'],
      outcomes: { learnerCompetence: ['Objective', 'Subjective'] },
      commercialSupport: true,
      monetarySupport: [
        { source: 'Example Support Source', amount: 1_000_000 },
        { source: 'Example Support Source 2', amount: 500_000 },
      ],
      inKindSupport: ['3M Health Care'],
      markCommendation: true,
      physicianLearners: null,
      otherLearners: null,
      closed: null,
    });
  });

  test.each(formats)('tutorial.%s is listed as Ready to Close today', (format) => {
    const store = join(mkdtempSync(join(folder, 'store-')), 'activities.db');
    const run = (...args: string[]) =>
      spawnSync(process.execPath, ['bin/pars-batch.js', '--store', store, ...args], { encoding: 'utf8' });
    expect(run('upload', `fixtures/tutorial.${format}`)).toMatchObject({ status: 0, stderr: '' });
    const list = run('list', '--format', 'json');
    expect(JSON.parse(list.stdout)).toMatchObject({
      total: 1,
      activities: [
        { title: 'CMEActivityTutorial', internalId: 'SampleInternalID', status: 'Ready to Close' },
      ],
    });
  });
});

describe('the bad batch', () => {
  /** What a finding says, apart from its place: rows count from 1 for the first activity, wherever that stands. */
  function comparable(findings: readonly Finding[], firstRow: number) {
    const fromFirst = (row: number) => row - firstRow + 1;
    return findings.map(({ location, message, ...finding }) => ({
      ...finding,
      row: fromFirst(location.row ?? Number.NaN),
      message: message.replace(/\brow (\d+)/g, (_, row) => `row ${fromFirst(Number(row))}`),
    }));
  }

  test.each(['txt', 'xml'] as const)(
    'bad.%s has the same findings as bad.xlsx, row by row',
    async (format) => {
      const workbook = await validate('bad.xlsx');
      const other = await validate(`bad.${format}`);
      expect(comparable(other.findings, format === 'xml' ? 1 : 2)).toEqual(comparable(workbook.findings, 2));
      expect(other).toMatchObject({
        rows: workbook.rows,
        accepted: workbook.accepted,
        rejected: workbook.rejected,
        errors: workbook.errors,
        warnings: workbook.warnings,
      });
    },
  );

  const ofCells: readonly RuleId[] = ['cell-error', 'formula-without-result', 'merged-cells'];
  const formSteps = areas.slice(0, areas.indexOf('Closing'));
  const expressible = ruleIds.filter((rule) => {
    const { area } = catalogue[rule];
    return (formSteps.includes(area) || area === 'Within a batch') && !ofCells.includes(rule);
  });

  test('breaks every rule on fields, on the form and on the batch that all formats can express', async () => {
    expect(expressible.length).toBeGreaterThan(35);
    const raised = rulesOf(await validate('bad.txt'));
    expect(expressible.filter((rule) => !raised.includes(rule))).toEqual([]);
  });

  test.each([
    ['xlsx', 3],
    ['txt', 3],
    ['xml', 2],
  ] as const)('has a row with five faults, all reported: bad.%s, row %i', async (format, row) => {
    expect(rulesByRow(await validate(`bad.${format}`))[row]).toEqual([
      'invalid-option',
      'end-before-start',
      'invalid-number',
      'invalid-yes-no',
      'invalid-url',
    ]);
  });

  test('leaves its good rows in the store, and is not a success', async () => {
    const results = await uploadAll('bad.xlsx');
    expect(results[0]).toMatchObject({ rows: 32, accepted: 9, rejected: 23, created: 8, unchanged: 1 });
    expect(exitCodeOf(results)).toBe(1);
  });
});

describe('what only one format can express', () => {
  const tables: readonly (readonly [string, Record<number, RuleId[]>])[] = [
    [
      'bad-cells.xlsx',
      {
        3: ['cell-error'],
        4: ['formula-without-result'],
        5: ['merged-cells'],
        6: ['merged-cells'],
        7: ['repaired-value'],
        8: ['invalid-number'],
        9: ['repaired-value', 'invalid-date'],
      },
    ],
    ['bad-lines.txt', { 3: ['too-many-fields'], 4: ['unclosed-quote'], 6: ['repeated-header'] }],
    [
      'bad-elements.xml',
      { 2: ['unknown-element'], 3: ['repeated-element'], 4: ['unexpected-content', 'unexpected-content'] },
    ],
    [
      'closing.txt',
      {
        2: ['close-before-end'],
        3: ['required', 'close-incomplete'],
        4: ['close-learners-required', 'close-learners-required'],
        5: ['close-moc-required', 'close-moc-required', 'close-moc-required'],
        6: ['close-moc-required'],
        7: ['totals-with-occurrences', 'totals-with-occurrences', 'totals-with-occurrences'],
      },
    ],
  ];
  test.each(tables)('%s', async (name, rules) => {
    expect(rulesByRow(await validate(name))).toEqual(rules);
  });

  test('store-second.txt meets what store-first.txt left in the store', async () => {
    const [first, second] = await uploadAll('store-first.txt', 'store-second.txt');
    expect(first?.findings).toEqual([]);
    expect(second?.outcomes.map(({ row, outcome }) => [row, outcome])).toEqual([
      [2, 'rejected'],
      [3, 'updated'],
      [4, 'rejected'],
      [5, 'rejected'],
      [6, 'unchanged'],
    ]);
    expect(second === undefined ? {} : rulesByRow(second)).toEqual({
      2: ['activity-closed'],
      4: ['id-mismatch'],
      5: ['unknown-activity-id'],
      6: ['occurrence-missing'],
    });
  });
});

/** Each odd file with the one thing that is to be said of it, and the exit code. */
const oddFiles: readonly (readonly [string, RuleId, number])[] = [
  ['bad-encoding.txt', 'bad-encoding', 2],
  ['comma-separated.csv', 'unsupported-format', 2],
  ['damaged.xlsx', 'damaged-file', 2],
  ['doctype.xml', 'xml-not-allowed', 2],
  ['empty.txt', 'unreadable-file', 2],
  ['encrypted.xlsx', 'encrypted-file', 2],
  ['legacy.xls', 'unsupported-format', 2],
  ['malformed.xml', 'malformed-xml', 2],
  ['missing-column.txt', 'missing-column', 2],
  ['no-rows.txt', 'no-rows', 0],
  ['old-template.xml', 'template-version', 0],
  ['opendocument.ods', 'unsupported-format', 2],
  ['other-columns.xlsx', 'no-activity-sheet', 2],
  ['repeated-column.txt', 'repeated-column', 2],
  ['unknown-column.txt', 'unknown-column', 0],
];

describe('the odd files', () => {
  test.each(oddFiles)('%s: %s, exit code %i', async (name, rule, exitCode) => {
    const result = await validate(`odd/${name}`);
    expect(result.findings.map((finding) => finding.rule)).toEqual([rule]);
    expect(result.findings[0]?.location).not.toHaveProperty('row');
    expect(exitCodeOf([result])).toBe(exitCode);
  });

  test('are all named here', () => {
    expect(readdirSync('fixtures/odd').sort()).toEqual(oddFiles.map(([name]) => name));
  });

  test('leave nothing in the store when they are refused', async () => {
    const refused = oddFiles.filter(([, , exitCode]) => exitCode === 2).map(([name]) => `odd/${name}`);
    for (const result of await uploadAll(...refused)) {
      expect(result).toMatchObject({ isRefused: true, batch: null, created: 0 });
    }
  });
});

/** Reports the learners of files for the tutorial's activity, in a store of their own. */
async function importAll(...names: string[]): Promise<FileResult[]> {
  const store = openStore(':memory:', 'memory');
  try {
    await uploadFile('fixtures/tutorial.txt', store, openChecked, uploading);
    const importing = { ...uploading, activity: undefined };
    const results: FileResult[] = [];
    for (const name of names) results.push(await importLearners(join('fixtures', name), store, importing));
    return results;
  } finally {
    store.close();
  }
}

describe('the learners', () => {
  test.each(['learners.txt', 'learners.xlsx'])('%s are all reported', async (name) => {
    const [result] = await importAll(name);
    expect(result).toMatchObject({ rows: 3, accepted: 3, created: 3, findings: [] });
  });

  test('are the same in both formats: the second reports them already', async () => {
    const [, result] = await importAll('learners.xlsx', 'learners.txt');
    expect(result).toMatchObject({ accepted: 3, created: 0, unchanged: 3, findings: [] });
  });

  test('bad-learners.txt has its faults, all of each row', async () => {
    const [result] = await importAll('bad-learners.txt');
    const rows = result?.findings.map(({ rule, field, location }) => [location.row, rule, field]);
    expect(rows).toEqual([
      [3, 'learner-repeated', 'npi'],
      [4, 'invalid-npi', 'npi'],
      [5, 'learner-not-identified', 'licenseNumber'],
      [6, 'unknown-region', 'licenseState'],
      [6, 'completed-outside-activity', 'completed'],
      [7, 'learner-not-identified', 'npi'],
      [8, 'required', 'lastName'],
      [8, 'credits-over-activity', 'credits'],
      [9, 'activity-not-named', 'activityId'],
    ]);
    expect(result).toMatchObject({ rows: 8, accepted: 1, rejected: 7, errors: 9, created: 1 });
  });
});

/** A file that is too large to be kept: an element with more text than any field takes. */
function tooLargeFile(): string {
  const path = join(folder, 'too-large.xml');
  const xml = readFileSync('fixtures/tutorial.xml', 'utf8');
  writeFileSync(path, xml.replace('This is a sample description', 'sample '.repeat(300_000)));
  return path;
}

test('the fixtures together raise every rule of the catalogue', async () => {
  const names = readdirSync('fixtures', { recursive: true, encoding: 'utf8' });
  const batches = names.filter((name) => /\.(xlsx|xls|ods|txt|csv|xml)$/.test(name));
  const results = await Promise.all(batches.map(validate));
  results.push(...(await uploadAll('store-first.txt', 'store-second.txt')));
  results.push(await validateFile(tooLargeFile(), running));
  results.push(...(await importAll('bad-learners.txt')));
  expect([...new Set(results.flatMap(rulesOf))].sort()).toEqual([...ruleIds].sort());
});

describe('the generated files', () => {
  test('are what the generator writes', () => {
    const made = join(folder, 'made');
    expect(spawnSync(process.execPath, ['fixtures/make.js', made], { encoding: 'utf8' }).stderr).toBe('');
    const names = readdirSync(made, { recursive: true, encoding: 'utf8' }).filter((name) =>
      /\.\w+$/.test(name),
    );
    expect(names.length).toBeGreaterThan(25);
    for (const name of names) {
      expect(readFileSync(join(made, name)).equals(readFileSync(join('fixtures', name))), name).toBe(true);
    }
  });

  test('are all named in the README', () => {
    const readme = readFileSync('fixtures/README.md', 'utf8');
    const names = readdirSync('fixtures', { recursive: true, encoding: 'utf8' });
    const files = names.filter((name) => /\.(xlsx|xls|ods|txt|csv|xml|js|py)$/.test(name));
    const bare = files
      .map((name) => name.split(/[\\/]/).at(-1) ?? '')
      .filter((name) => !readme.includes(name));
    expect(bare).toEqual([]);
  });
});

test('the demonstration ends well, shows every step and leaves nothing behind', () => {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['fixtures/demo.js'], {
    encoding: 'utf8',
    env: { ...process.env, TMPDIR: folder, TEMP: folder },
  });
  expect({ status, stderr }).toEqual({ status: 0, stderr: '' });
  expect(stdout).toContain('16 created · 0 updated · 0 unchanged');
  expect(stdout.match(/0 created · 0 updated · 16 unchanged/g)).toHaveLength(3);
  expect(stdout).toMatch(/CMEActivityTutorial · Ready to Close/);
  expect(readdirSync(folder).filter((name) => name.startsWith('pars-batch-demo-'))).toEqual([]);
});
