import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { FileResult } from '../../src/model/file-result.js';
import { exitCodeOf } from '../../src/pipeline/result.js';
import type { RunOptions } from '../../src/pipeline/run-file.js';
import { validateFile } from '../../src/pipeline/validate.js';
import { completeActivity } from '../../src/rules/examples.js';
import { inFolder } from '../read-back.js';
import { brokenXml, runOptions, type TextRow, tabBatch } from './batch-files.js';

/** Four rows: fine, with a warning, incomplete, and with an error beside. */
const four: readonly TextRow[] = [
  { 'Internal ID': 'A-1' },
  { 'Internal ID': 'A-2', 'AMA PRA Category 1 Credits': '0.3' },
  { 'Internal ID': 'A-3', Description: '' },
  { 'Internal ID': 'A-4', Description: '', 'End Date': '5/2/2021' },
];

function validated(rows: readonly TextRow[], options: Partial<RunOptions> = {}): Promise<FileResult> {
  return inFolder(async (folder) =>
    validateFile(await tabBatch(folder, rows), { ...runOptions, ...options }),
  );
}

/** Validates a file of this content. */
function validatedText(content: string, options: Partial<RunOptions> = {}): Promise<FileResult> {
  return inFolder(async (folder) => {
    const path = join(folder, 'batch');
    await writeFile(path, content);
    return validateFile(path, { ...runOptions, ...options });
  });
}

const counts = ({ rows, accepted, rejected, errors, warnings, onlyIncomplete }: FileResult) => ({
  rows,
  accepted,
  rejected,
  errors,
  warnings,
  onlyIncomplete,
});

describe('validating a file', () => {
  test('counts its rows and findings', async () => {
    const result = await validated(four);
    expect(result).toMatchObject({ format: 'tab', batch: null, isRefused: false });
    expect(counts(result)).toEqual({
      rows: 4,
      accepted: 2,
      rejected: 2,
      errors: 3,
      warnings: 1,
      onlyIncomplete: 1,
    });
    expect(exitCodeOf([result])).toBe(1);
  });

  test('accepts what is only incomplete as Drafts when asked to, and counts no errors for it', async () => {
    const result = await validated(four, { drafts: true });
    expect(counts(result)).toEqual({
      rows: 4,
      accepted: 3,
      rejected: 1,
      errors: 2,
      warnings: 1,
      onlyIncomplete: 0,
    });
    expect(result.findings).toHaveLength(4);
  });

  test('takes warnings for errors when asked to', async () => {
    const result = await validated(four, { warningsAsErrors: true });
    expect(counts(result)).toEqual({
      rows: 4,
      accepted: 1,
      rejected: 3,
      errors: 4,
      warnings: 0,
      onlyIncomplete: 1,
    });
  });

  test('says what became of each row, and what the rejected ones are called', async () => {
    const { outcomes, names } = await validated(four);
    const title = 'CMEActivityTutorial';
    expect(outcomes).toEqual([
      { row: 2, outcome: 'accepted', internalId: 'A-1', title },
      { row: 3, outcome: 'accepted', internalId: 'A-2', title },
      { row: 4, outcome: 'rejected', internalId: 'A-3', title },
      { row: 5, outcome: 'rejected', internalId: 'A-4', title },
    ]);
    expect(names.get(5)).toEqual({ title, internalId: 'A-4' });
  });

  test('says where each finding stands', async () => {
    const { findings } = await validated(four);
    expect(findings.map(({ rule, location }) => [rule, location.row, location.line])).toEqual([
      ['credits-not-quarter', 3, 3],
      ['required', 4, 4],
      ['end-before-start', 5, 5],
      ['required', 5, 5],
    ]);
  });

  test('keeps no more than it is asked to, and counts all', async () => {
    const keep = { findings: 2, outcome: (outcome: string) => outcome === 'rejected' };
    const result = await validated(four, { keep });
    expect(result.findings).toHaveLength(2);
    expect(result.outcomes.map(({ row }) => row)).toEqual([4, 5]);
    expect(counts(result)).toEqual(counts(await validated(four)));
  });

  test('says nothing of a file in which all is well', async () => {
    const result = await validated([{ 'Internal ID': 'A-1' }]);
    expect(result.findings).toEqual([]);
    expect(exitCodeOf([result])).toBe(0);
  });

  test('tells how far it has come', async () => {
    const told: [number, number][] = [];
    await validated(four, { onProgress: (_, position, size) => told.push([position, size]) });
    const [position, size] = told.at(-1) ?? [];
    expect(position).toBeGreaterThan(0);
    expect(position).toBe(size);
  });

  test('stops when it is told to', async () => {
    const stopped = AbortSignal.abort(new Error('Stopped.'));
    await expect(validated(four, { signal: stopped })).rejects.toThrow('Stopped.');
  });
});

describe('a file as a whole', () => {
  test('that is not there is refused', async () => {
    const result = await inFolder((folder) => validateFile(join(folder, 'none.xlsx'), runOptions));
    expect(result).toMatchObject({ isRefused: true, format: null, rows: 0, errors: 1 });
    expect(result.findings).toMatchObject([{ rule: 'unreadable-file', severity: 'error', location: {} }]);
    expect(exitCodeOf([result])).toBe(2);
  });

  test('without a column that every activity needs is refused, but for Drafts', async () => {
    const { Description: _, ...rest } = completeActivity;
    const content = `${Object.keys(rest).join('\t')}\n${Object.values(rest).join('\t')}\n`;
    const refused = await validatedText(content);
    expect(refused).toMatchObject({ isRefused: true, rows: 0, errors: 1 });
    expect(refused.findings).toMatchObject([{ rule: 'missing-column', severity: 'error' }]);
    const draft = await validatedText(content, { drafts: true });
    expect(draft).toMatchObject({ isRefused: false, rows: 1, accepted: 1 });
    expect(draft.findings).toMatchObject([{ rule: 'required', field: 'description' }]);
  });

  test('with a column of its own has a warning, which refuses it when warnings are errors', async () => {
    const rows = [{ Room: 'B12' }];
    expect(await validated(rows)).toMatchObject({ isRefused: false, rows: 1, accepted: 1, warnings: 1 });
    const strict = await validated(rows, { warningsAsErrors: true });
    expect(strict).toMatchObject({ isRefused: true, rows: 0, errors: 1, warnings: 0 });
  });

  test('without rows has a notice and nothing else', async () => {
    const result = await validated([]);
    expect(result).toMatchObject({ isRefused: false, rows: 0, errors: 0, warnings: 0 });
    expect(result.findings).toMatchObject([{ rule: 'no-rows', severity: 'notice', field: null }]);
    expect(exitCodeOf([result])).toBe(0);
  });

  test('with blank rows only has the same notice', async () => {
    const blank = Object.fromEntries(Object.keys(completeActivity).map((header) => [header, '']));
    expect((await validated([blank, { ...blank, City: ' ' }])).findings).toMatchObject([{ rule: 'no-rows' }]);
  });

  test('that breaks in the middle is refused, and what came before is checked', async () => {
    const result = await validatedText(brokenXml);
    expect(result).toMatchObject({ format: 'xml', isRefused: true, rows: 2, accepted: 1, rejected: 1 });
    expect(result.findings.map(({ rule }) => rule)).toEqual(['invalid-number', 'malformed-xml']);
    expect(exitCodeOf([result])).toBe(2);
  });
});

describe('the exit code of several files', () => {
  test.each([
    [0, []],
    [0, [{}, {}]],
    [1, [{}, { rejected: 1 }]],
    [2, [{ isRefused: true }, { rejected: 1 }]],
    [2, [{ rejected: 1 }, {}, { isRefused: true }]],
  ])('is %i for %j', async (code, changes) => {
    const fine = await validated([{ 'Internal ID': 'A-1' }]);
    expect(exitCodeOf(changes.map((change) => ({ ...fine, ...change })))).toBe(code);
  });
});
