import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { dictionary } from '../../src/model/dictionary.js';
import type { Finding } from '../../src/model/finding.js';
import { type RuleId, ruleIds } from '../../src/model/rule-ids.js';
import { importLearners } from '../../src/pipeline/import-learners.js';
import { validateFile } from '../../src/pipeline/validate.js';
import { activityChecks, catalogue, severityOf } from '../../src/rules/catalogue.js';
import { completeLearner } from '../../src/rules/examples.js';
import { tabFile } from '../../src/rules/file-content.js';
import {
  areas,
  type Example,
  type ExampleRow,
  type FileExample,
  type LearnersExample,
  type RowsExample,
} from '../../src/rules/rule.js';
import { clock, storeRows, withStore } from '../activities/stored-rows.js';
import { runOptions } from '../pipeline/batch-files.js';
import { inFolder } from '../read-back.js';
import { checkedRows } from './checked-rows.js';

const rules = ruleIds.map((rule) => [rule, catalogue[rule]] as const);

describe('every rule', () => {
  test('is in the catalogue, in its order', () => {
    expect(Object.keys(catalogue).sort()).toEqual([...ruleIds].sort());
    expect(new Set(rules.map(([, { area }]) => area))).toEqual(new Set(areas));
  });

  test.each(rules)('%s says what it asks for, where it comes from and of which fields', (_, rule) => {
    expect(rule.help).toMatch(/^[A-Z].*\.$/);
    expect(rule.source).not.toBe('');
    const keys = dictionary.map(({ key }) => key);
    expect(rule.fields.filter((key) => !keys.includes(key))).toEqual([]);
  });

  test.each(activityChecks)('$rule has a check for one activity only where it looks at one', ({ rule }) => {
    expect(areas.slice(areas.indexOf('Within a batch'))).not.toContain(catalogue[rule].area);
  });
});

describe('the severity of a rule', () => {
  test.each(rules)(
    '%s is incomplete when its id says that something is required',
    (id, { severity, area }) => {
      const asksForMore = id === 'required' || (id.endsWith('-required') && area !== 'Closing');
      expect(severity === 'incomplete').toBe(asksForMore);
    },
  );

  test.each([
    ['required', 'title', 'error'],
    ['required', 'format', 'error'],
    ['required', 'startDate', 'error'],
    ['required', 'endDate', 'error'],
    ['required', 'occurrences[2].startDate', 'error'],
    ['required', 'occurrences[7].endDate', 'error'],
    ['required', 'description', 'incomplete'],
    ['required', 'occurrences[2].city', 'incomplete'],
    ['occurrences-required', 'occurrences[2].startDate', 'incomplete'],
    ['credits-not-quarter', 'credits', 'warning'],
    ['no-rows', null, 'notice'],
  ] as const)('%s on %s is %s', (rule, path, severity) => {
    expect(severityOf(rule, path)).toBe(severity);
  });
});

/** The findings of an example's last row, or of its file. */
async function findingsOf(example: Example): Promise<readonly Finding[]> {
  if ('file' in example) return findingsOfFile(example);
  if ('learners' in example) return findingsOfLearners(example);
  return example.stored === undefined ? findingsOfRows(example) : findingsInStore(example);
}

function findingsOfRows({ rows }: RowsExample): readonly Finding[] {
  return checkedRows(rows).flatMap(({ findings }) => findings);
}

function findingsInStore({ stored = [], rows }: RowsExample): Promise<readonly Finding[]> {
  return withStore(async (store) => {
    const before = await storeRows(store, stored);
    expect(before.map(({ outcome }) => outcome)).toEqual(stored.map(() => 'created'));
    return (await storeRows(store, rows)).flatMap(({ findings }) => findings);
  });
}

function findingsOfFile({ file }: FileExample): Promise<readonly Finding[]> {
  return inFolder(async (folder) => {
    const path = join(folder, 'example');
    await writeFile(path, file);
    return (await validateFile(path, runOptions)).findings;
  });
}

function findingsOfLearners({ learners }: LearnersExample): Promise<readonly Finding[]> {
  return withStore((store) =>
    inFolder(async (folder) => {
      await storeRows(store, [{ 'Internal ID': 'A-1' }]);
      const path = join(folder, 'learners.txt');
      const rows = learners.map((row) => ({ ...completeLearner, ...row }));
      const headings = [...new Set(rows.flatMap((row) => Object.keys(row)))];
      const lines = rows.map((row: ExampleRow) => headings.map((heading) => row[heading] ?? ''));
      await writeFile(path, tabFile(headings, ...lines.map((cells) => cells.map(String))));
      const options = { ...runOptions, activity: undefined, dryRun: false, now: () => clock };
      return (await importLearners(path, store, options)).findings;
    }),
  );
}

/** What else the bad example of a rule is sure to raise. */
const company: Readonly<Partial<Record<RuleId, readonly RuleId[]>>> = {
  // What is missing is also missing where nobody closes the activity.
  'close-incomplete': ['required'],
};

describe('the examples of every rule', () => {
  test.each(rules)('%s: the bad one raises it, and nothing else', async (rule, { bad }) => {
    const raised = new Set((await findingsOf(bad)).map((finding) => finding.rule));
    expect([...raised].sort()).toEqual([rule, ...(company[rule] ?? [])].sort());
  });

  test.each(rules)('%s: the good one raises nothing', async (_, { good }) => {
    expect(await findingsOf(good)).toEqual([]);
  });

  test.each(rules)('%s: the finding weighs what the catalogue says', async (rule, { bad, severity }) => {
    const weights = (await findingsOf(bad))
      .filter((finding) => finding.rule === rule)
      .map((finding) => finding.severity);
    expect(new Set(weights)).toEqual(new Set([severity]));
  });

  test.each(rules)('%s: the message is a sentence in plain words', async (_, { bad }) => {
    const messages = (await findingsOf(bad)).map(({ message }) => message);
    expect(messages.filter((message) => !/[.?]$|: pars-batch [\w -]+$/.test(message))).toEqual([]);
    expect(messages.filter((message) => /undefined|null|NaN|\[object|regex|SQLITE/.test(message))).toEqual(
      [],
    );
  });
});
