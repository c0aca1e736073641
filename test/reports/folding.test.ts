import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { foldFindings, rowRanges } from '../../src/reports/folding.js';
import { prettyReport } from '../../src/reports/pretty.js';
import { finding, markedStyles, resultOf, wide } from './results.js';

const required = (row: number, column = 'AA') =>
  finding({
    rule: 'required',
    severity: 'incomplete',
    field: 'description',
    header: 'Description',
    message: 'Description is required.',
    value: null,
    location: { row, cell: `${column}${row}` },
  });

describe('findings that are alike on several rows', () => {
  test('are told once, with the rows that they are on', () => {
    const findings = [4, 7, 8, 9, 23].map((row) => required(row));
    const report = prettyReport('validate', resultOf({ rows: 30, rejected: 5, errors: 5, findings }), wide);
    expect(report).toContain(`
 Rows 4, 7–9, 23
   Description (column AA)
     Description is required.                                                 required

`);
    expect(report.match(/Description is required/g)).toHaveLength(1);
  });

  test('stand before what is on single rows, those of the same rows together', () => {
    const findings = [3, 4, 5].flatMap((row) => [
      required(row),
      finding({ location: { row, cell: `H${row}` } }),
    ]);
    const other = finding({ message: 'Another.', location: { row: 3, cell: 'A3' } });
    const report = prettyReport('validate', resultOf({ rows: 9, findings: [other, ...findings] }), wide);
    expect(report.match(/^ Rows? .*$/gm)).toEqual([' Rows 3–5', ' Row 3']);
  });

  test('are not folded on two rows, nor with other values, nor on the file', () => {
    const onFile = finding({ location: {} });
    const findings = [
      required(3),
      required(4),
      ...[5, 6, 7].map((row) => finding({ value: `${row}`, location: { row } })),
    ];
    const { folded, others } = foldFindings([onFile, onFile, onFile, ...findings]);
    expect(folded).toEqual([]);
    expect(others).toHaveLength(8);
  });

  test('count as one of those that are shown, and all of them as shown', () => {
    const findings = [
      ...Array.from({ length: 100 }, (_, index) => required(index + 2)),
      finding({ location: { row: 200 } }),
    ];
    const result = resultOf({ rows: 300, rejected: 101, errors: 101, findings });
    const one = prettyReport('validate', result, { ...wide, mostFindings: 1 });
    expect(one).toContain(' Rows 2–101\n');
    expect(one).toContain('… and 1 more finding.');
    expect(prettyReport('validate', result, { ...wide, mostFindings: 2 })).not.toContain('more finding');
  });

  test('have so many rows named as fit on three lines, and are counted', () => {
    const findings = Array.from({ length: 1000 }, (_, index) => required(2 * index + 2));
    const report = prettyReport(
      'validate',
      resultOf({ rows: 2000, rejected: 1000, errors: 1000, findings }),
      wide,
    );
    expect(report).toMatch(/\n Rows 2, 4, 6,.*\n.*\n.*\n … 1,000 rows in all\n/);
  });

  test('lose nothing: every finding is in a fold or among the others', () => {
    const some = fc.record({ row: fc.integer({ min: 1, max: 8 }), text: fc.constantFrom('a', 'b', 'c') });
    fc.assert(
      fc.property(fc.array(some, { maxLength: 40 }), (drawn) => {
        const findings = drawn.map(({ row, text }) => finding({ message: text, location: { row } }));
        const { folded, others } = foldFindings(findings);
        expect(folded.reduce((sum, { count }) => sum + count, others.length)).toBe(findings.length);
        for (const { rows } of folded) expect(new Set(rows).size).toBeGreaterThanOrEqual(3);
      }),
    );
  });
});

test.each([
  [[4], '4'],
  [[4, 5], '4, 5'],
  [[4, 5, 6], '4–6'],
  [[4, 7, 8, 9, 23], '4, 7–9, 23'],
  [[1, 3, 5], '1, 3, 5'],
])('the rows %j are written %s', (rows, shown) => {
  expect(rowRanges(rows, String)).toBe(shown);
});

describe('the rules that are broken most', () => {
  const findings = Array.from({ length: 30 }, (_, index) =>
    finding({ value: `${index}`, location: { row: index + 2 } }),
  );
  const ruleCounts = new Map([
    ['required', 7],
    ['invalid-date', 1200],
    ['end-before-start', 30],
  ] as const);

  test('are told where there is much to be done', () => {
    const result = resultOf({ rows: 2000, rejected: 1200, errors: 1237, findings, ruleCounts });
    expect(prettyReport('validate', result, { ...wide, styles: markedStyles, width: 140 })).toContain(
      ' <faint>Most often: 1,200 × invalid-date · 30 × end-before-start · 7 × required. What a rule asks for: pars-batch rules RULE</faint>\n',
    );
  });

  test('are not told where they can all be seen', () => {
    const result = resultOf({ rows: 20, rejected: 3, errors: 3, findings: findings.slice(0, 3), ruleCounts });
    expect(prettyReport('validate', result, wide)).not.toContain('Most often');
  });
});

describe('places are links where the terminal knows them', () => {
  const link = (text: string, file: string, place: string) => `[${text}](${file}#${place})`;

  test('to the cell or the line of the file', () => {
    const result = resultOf({
      rows: 9,
      findings: [finding({}), finding({ location: { row: 3, line: 3, column: 1 } })],
    });
    const report = prettyReport('validate', result, { ...wide, link });
    expect(report).toContain('   End Date ([H12](activities.xlsx#H12))   5/2/2021\n');
    expect(report).toContain('   End Date ([line 3](activities.xlsx#line 3))   5/2/2021\n');
  });
});
