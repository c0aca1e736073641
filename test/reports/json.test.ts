import fc from 'fast-check';
import { expect, test } from 'vitest';
import { jsonReport } from '../../src/reports/json.js';
import { finding, resultOf } from './results.js';

const outcome = {
  row: 2,
  outcome: 'updated' as const,
  activityId: '260000001',
  internalId: null,
  title: 'CMEActivityTutorial',
  status: 'Active',
  changes: [{ field: 'credits', before: 1, after: 1.25 }],
};

const rejected = resultOf({
  rows: 97,
  accepted: 93,
  rejected: 4,
  created: 90,
  updated: 2,
  unchanged: 1,
  errors: 7,
  warnings: 2,
  others: 5,
  onlyIncomplete: 3,
  findings: [finding({ suggestion: '5/20/2021' })],
  outcomes: [outcome],
});
const refused = resultOf({ file: 'b.txt', format: null, batch: null, isRefused: true, errors: 1 });

const shownFinding = {
  rule: 'end-before-start',
  severity: 'error',
  field: 'endDate',
  header: 'End Date',
  message: 'End Date must be on or after the Start Date, 05/20/2021.',
  value: '5/2/2021',
  suggestion: '5/20/2021',
  location: { row: 12, cell: 'H12' },
};

function report(command: 'validate' | 'upload', files: readonly (typeof rejected)[]): unknown {
  return JSON.parse([...jsonReport({ command, asOf: '2026-11-22', exitCode: 2, files })].join(''));
}

test('an upload has its counts, findings and outcomes, and nothing of its own bookkeeping', () => {
  expect(report('upload', [rejected, refused])).toStrictEqual({
    version: 1,
    command: 'upload',
    asOf: '2026-11-22',
    exitCode: 2,
    files: [
      {
        file: 'activities.xlsx',
        format: 'excel',
        batch: 12,
        rows: 97,
        accepted: 93,
        rejected: 4,
        created: 90,
        updated: 2,
        unchanged: 1,
        errors: 7,
        warnings: 2,
        findings: [shownFinding],
        outcomes: [outcome],
      },
      {
        file: 'b.txt',
        format: null,
        batch: null,
        rows: 0,
        accepted: 0,
        rejected: 0,
        created: 0,
        updated: 0,
        unchanged: 0,
        errors: 1,
        warnings: 0,
        findings: [],
        outcomes: [],
      },
    ],
    summary: { files: 2, rows: 97, accepted: 93, rejected: 4, errors: 8, warnings: 2 },
  });
});

test('a check has neither batch nor counts of what was stored', () => {
  expect(report('validate', [{ ...rejected, findings: [], outcomes: [] }])).toStrictEqual({
    version: 1,
    command: 'validate',
    asOf: '2026-11-22',
    exitCode: 2,
    files: [
      {
        file: 'activities.xlsx',
        format: 'excel',
        rows: 97,
        accepted: 93,
        rejected: 4,
        errors: 7,
        warnings: 2,
        findings: [],
        outcomes: [],
      },
    ],
    summary: { files: 1, rows: 97, accepted: 93, rejected: 4, errors: 7, warnings: 2 },
  });
});

test('every text comes back as it was, one finding a line', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 5 }), (texts) => {
      const findings = texts.map((text) => finding({ message: text, value: text }));
      const file = resultOf({ file: texts[0] ?? '', findings });
      const text = [
        ...jsonReport({ command: 'validate', asOf: '2026-11-22', exitCode: 0, files: [file] }),
      ].join('');
      const [read] = JSON.parse(text).files;
      expect(read.file).toBe(file.file);
      expect(read.findings.map(({ value }: { value: string }) => value)).toEqual(texts);
      expect(text.split('\n').filter((line) => line.startsWith('  {')).length).toBe(texts.length);
    }),
  );
});
