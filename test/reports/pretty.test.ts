import { describe, expect, test } from 'vitest';
import type { FileResult, Outcome } from '../../src/model/file-result.js';
import { prettyReport } from '../../src/reports/pretty.js';
import { widthOf } from '../../src/reports/text-layout.js';
import { finding, markedStyles, resultOf, wide } from './results.js';

const wrongFormat = finding({
  rule: 'invalid-option',
  field: 'format',
  header: 'Activity Format',
  value: 'Live Corse',
  message: 'Choose one of the activity formats. Did you mean Live Course?',
  location: { row: 12, cell: 'D12' },
});

const names = new Map([[12, { title: 'CMEActivityTutorial', internalId: 'SampleInternalID' }]]);

/** The sample of the specification, with its two findings only. */
const sample = resultOf({
  rows: 97,
  accepted: 93,
  rejected: 1,
  errors: 2,
  findings: [finding({}), wrongFormat],
  names,
});

describe('a report on rejected rows', () => {
  test('is laid out like the form, the red text below the field, on a wide terminal', () => {
    const report = `activities.xlsx · Excel · 97 rows

 Row 12 · CMEActivityTutorial · SampleInternalID
   End Date (H12)   5/2/2021
     End Date must be on or after the Start Date, 05/20/2021.                 end-before-start
   Activity Format (D12)   Live Corse
     Choose one of the activity formats. Did you mean Live Course?            invalid-option

 93 rows accepted · 1 row rejected (2 errors)
 Fix it in the copy with red text: pars-batch validate activities.xlsx --annotate fixed.xlsx
`;
    expect(prettyReport('validate', sample, wide)).toBe(report);
    expect(prettyReport('validate', sample, { ...wide, width: 200 })).toBe(report);
  });

  test('has the rules at the right edge of 80 columns', () => {
    expect(prettyReport('validate', sample, { ...wide, width: 80 })).toBe(`activities.xlsx · Excel · 97 rows

 Row 12 · CMEActivityTutorial · SampleInternalID
   End Date (H12)   5/2/2021
     End Date must be on or after the Start Date, 05/20/2021.  end-before-start
   Activity Format (D12)   Live Corse
     Choose one of the activity formats. Did you mean Live Course?
                                                                 invalid-option

 93 rows accepted · 1 row rejected (2 errors)
 Fix it in the copy with red text:
   pars-batch validate activities.xlsx --annotate fixed.xlsx
`);
  });

  test('is readable in 40 columns', () => {
    expect(prettyReport('validate', sample, { ...wide, width: 40 })).toBe(`activities.xlsx · Excel · 97 rows

 Row 12 · CMEActivityTutorial · Sample…
   End Date (H12)   5/2/2021
     End Date must be on or after the
     Start Date, 05/20/2021.
                       end-before-start
   Activity Format (D12)   Live Corse
     Choose one of the activity
     formats. Did you mean Live Course?
                         invalid-option

 93 rows accepted · 1 row rejected (2
 errors)
 Fix it in the copy with red text:
   pars-batch validate activities.xlsx --annotate fixed.xlsx
`);
  });

  test('paints the parts, and nothing around them', () => {
    const findings = [
      finding({}),
      finding({
        severity: 'incomplete',
        rule: 'required',
        message: 'City is required.',
        header: 'City',
        value: null,
      }),
      finding({
        severity: 'warning',
        rule: 'repaired-value',
        message: 'Read as 02115.',
        header: 'Postal Code',
      }),
      finding({
        severity: 'notice',
        rule: 'no-rows',
        message: 'Nothing there.',
        header: null,
        location: {},
        value: null,
      }),
    ];
    const result = { ...sample, warnings: 1, others: 1, findings };
    expect(prettyReport('validate', result, { ...wide, styles: markedStyles }).split('\n')).toEqual([
      '<heading>activities.xlsx</heading> · Excel · 97 rows',
      '',
      ' <heading>Row 12 · CMEActivityTutorial · SampleInternalID</heading>',
      '   <label>End Date (H12)</label>   5/2/2021',
      expect.stringMatching(/^ {5}<red>End Date must .*2021\.<\/red> +<faint>end-before-start<\/faint>$/),
      '   <label>City (H12)</label>',
      expect.stringMatching(/^ {5}<red>City is required\.<\/red> +<faint>required<\/faint>$/),
      '   <label>Postal Code (H12)</label>   5/2/2021',
      expect.stringMatching(/^ {5}<yellow>Read as 02115\.<\/yellow> +<faint>repaired-value<\/faint>$/),
      '',
      '   <label>File</label>',
      expect.stringMatching(/^ {5}<faint>Nothing there\.<\/faint> +<faint>no-rows<\/faint>$/),
      '',
      ' <green>93 rows accepted</green> · <red>1 row rejected</red> (2 errors, 1 warning)',
      expect.stringMatching(/^ Fix it in the copy /),
      '',
    ]);
  });

  test('names a field once for all that is said of it, and each row once', () => {
    const next = { row: 13, cell: 'H13' };
    const findings = [
      finding({}),
      finding({ rule: 'implausible-date', message: 'Check the year.' }),
      finding({
        header: null,
        field: null,
        value: null,
        rule: 'duplicate-row',
        message: 'Twice.',
        location: { row: 12 },
      }),
      finding({ location: next }),
      finding({
        header: null,
        field: null,
        rule: 'unknown-column',
        value: 'Room',
        message: 'Left out.',
        location: { line: 1 },
      }),
      finding({
        header: null,
        field: null,
        rule: 'unknown-column',
        value: 'Seats',
        message: 'Left out.',
        location: { line: 1 },
      }),
    ];
    const report = prettyReport('validate', resultOf({ ...sample, errors: 6, findings }), {
      ...wide,
      width: 60,
    });
    expect(report.split('\n').slice(2, 25)).toEqual([
      ' Row 12 · CMEActivityTutorial · SampleInternalID',
      '   End Date (H12)   5/2/2021',
      '     End Date must be on or after the Start Date,',
      '     05/20/2021.                           end-before-start',
      '     Check the year.                       implausible-date',
      '   Whole row',
      '     Twice.                                   duplicate-row',
      '',
      ' Row 13',
      '   End Date (H13)   5/2/2021',
      '     End Date must be on or after the Start Date,',
      '     05/20/2021.                           end-before-start',
      '',
      '   File (line 1)   Room',
      '     Left out.                               unknown-column',
      '   File (line 1)   Seats',
      '     Left out.                               unknown-column',
      '',
      ' 93 rows accepted · 1 row rejected (6 errors)',
      ' Fix it in the copy with red text:',
      '   pars-batch validate activities.xlsx --annotate fixed.xlsx',
      '',
    ]);
  });

  test('counts the rows of large files in thousands', () => {
    const far = finding({ location: { row: 12_345, cell: 'H12345' } });
    const report = prettyReport(
      'validate',
      resultOf({ rows: 60_000, rejected: 1, errors: 1, findings: [far] }),
      wide,
    );
    expect(report).toContain('activities.xlsx · Excel · 60,000 rows\n');
    expect(report).toContain('\n Row 12,345\n   End Date (H12345)   5/2/2021\n');
  });

  test('keeps to the width with values and names of any length', () => {
    const long = '心不全診療アップデート '.repeat(20);
    const findings = [
      finding({ value: long, message: long }),
      finding({
        header: 'Outcome: Community/Population Health',
        value: long,
        location: { row: 12, cell: 'AAA1048576' },
      }),
      finding({ header: null, field: null, value: long, location: {} }),
    ];
    const result = resultOf({
      ...sample,
      file: long,
      errors: 3,
      findings,
      names: new Map([[12, { title: long, internalId: long }]]),
    });
    for (const width of [40, 60, 80, 103, 104, 200]) {
      const lines = prettyReport('validate', result, { ...wide, width }).split('\n');
      expect(lines.filter((line) => widthOf(line) > width && !line.includes('pars-batch'))).toEqual([]);
      expect(lines[0]).toMatch(/… · Excel · 97 rows$/);
    }
  });
});

describe('what --max-errors leaves out', () => {
  const cut = resultOf({ rows: 3, rejected: 3, errors: 6, warnings: 2, others: 1, findings: [finding({})] });

  test('is counted exactly', () => {
    expect(prettyReport('validate', cut, wide)).toContain(
      '\n … and 8 more findings. Show them with --max-errors 0.\n\n 0 rows accepted · 3 rows rejected (6 errors, 2 warnings)\n',
    );
    const one = { ...cut, findings: Array.from({ length: 8 }, () => finding({})) };
    expect(prettyReport('validate', one, wide)).toContain('\n … and 1 more finding. ');
    const all = { ...cut, findings: Array.from({ length: 9 }, () => finding({})) };
    expect(prettyReport('validate', all, wide)).not.toContain('…');
  });

  test('is left out of findings that were kept for an annotated copy', () => {
    const others = [finding({ severity: 'warning' }), finding({ field: 'startDate', message: 'No.' })];
    const kept = { ...cut, errors: 2, warnings: 1, others: 0, findings: [finding({}), ...others] };
    const two = prettyReport('validate', kept, { ...wide, mostFindings: 2 });
    expect(two).toContain('\n … and 1 more finding. ');
    expect(two).not.toContain('No.');
    const quiet = prettyReport('validate', kept, { ...wide, mostFindings: 2, quiet: true });
    expect(quiet).toContain('No.');
    expect(quiet).not.toContain('…');
  });

  test('is counted in errors when only these are shown', () => {
    expect(prettyReport('validate', cut, { ...wide, quiet: true })).toContain('\n … and 5 more findings. ');
  });
});

describe('the summary', () => {
  const good = resultOf({ rows: 1067, accepted: 1067, created: 1000, updated: 60, unchanged: 7 });

  test.each([
    [
      'of a good upload',
      'upload',
      good,
      {},
      ' 1,067 rows accepted\n 1,000 created · 60 updated · 7 unchanged · batch 12\n See what is stored: pars-batch list\n',
    ],
    [
      'of a good check',
      'validate',
      good,
      {},
      ' 1,067 rows accepted\n Store them: pars-batch upload activities.xlsx\n',
    ],
    [
      'of a dry run',
      'upload',
      { ...good, batch: null },
      { dryRun: true },
      ' 1,067 rows accepted\n Dry run, nothing was stored: 1,000 created · 60 updated · 7 unchanged\n Store them: pars-batch upload activities.xlsx\n',
    ],
    [
      'with warnings',
      'validate',
      { ...good, warnings: 1 },
      {},
      ' 1,067 rows accepted (1 warning)\n Store them: pars-batch upload activities.xlsx\n',
    ],
    [
      'of a file left out by --all-or-nothing',
      'upload',
      { ...good, batch: null, rejected: 2, errors: 3 },
      {},
      ' 1,067 rows accepted · 2 rows rejected (3 errors)\n Nothing was stored, since some rows were rejected.\n Fix them in the copy with red text: pars-batch upload activities.xlsx --annotate fixed.xlsx\n',
    ],
    [
      'of a refused check',
      'validate',
      { ...good, isRefused: true },
      {},
      ' The file cannot be used as it is.\n',
    ],
    [
      'of a refused upload',
      'upload',
      { ...good, isRefused: true },
      {},
      ' The file cannot be used as it is. Nothing of it was stored.\n',
    ],
    ['of an empty batch', 'validate', resultOf({}), {}, ' 0 rows accepted\n'],
  ] as const)('%s', (_, command, result: FileResult, look, ending) => {
    expect(
      prettyReport(command, result, { ...wide, ...look })
        .split('\n\n')
        .at(-1),
    ).toBe(ending);
  });

  test('of a file of which no row was read has no rows in its title', () => {
    const refused = resultOf({ isRefused: true, errors: 1 });
    expect(prettyReport('validate', refused, wide)).toMatch(/^activities\.xlsx · Excel\n/);
    expect(prettyReport('validate', { ...refused, format: null }, wide)).toMatch(/^activities\.xlsx\n/);
    expect(prettyReport('validate', { ...refused, rows: 3 }, wide)).toMatch(
      /^activities\.xlsx · Excel · 3 rows\n/,
    );
  });
});

describe('--quiet', () => {
  test('prints nothing about a file without errors', () => {
    const warned = resultOf({ rows: 2, accepted: 2, updated: 2, warnings: 2 });
    expect(prettyReport('upload', warned, { ...wide, quiet: true })).toBe('');
  });

  test('leaves out changes and the next step', () => {
    const outcomes = [
      { row: 2, outcome: 'updated' as const, internalId: 'A-1', title: 'Title', changes: [] },
    ];
    expect(prettyReport('upload', { ...sample, updated: 1, outcomes }, { ...wide, quiet: true })).toMatch(
      /invalid-option\n\n 93 rows accepted · 1 row rejected \(2 errors\)\n 0 created · 1 updated · 0 unchanged · batch 12\n$/,
    );
  });
});

describe('changes', () => {
  const updated = (
    changes: readonly (readonly [string, unknown, unknown])[],
    outcome: Outcome = 'updated',
  ) => ({
    row: 12,
    outcome,
    internalId: 'SampleInternalID',
    title: 'CMEActivityTutorial',
    changes: changes.map(([field, before, after]) => ({ field, before, after })),
  });
  const bodyOf = (report: string) => report.split('\n').slice(2);

  test('are shown field by field in the words of the form', () => {
    const outcomes = [
      updated([
        ['endDate', '2021-11-11', '2021-11-12'],
        ['repeats', null, false],
        ['credits', 20, 1.25],
        ['jointProviders', ['One', 'Two'], []],
        ['outcomes.patientHealth', [], ['Objective']],
        ['monetarySupport[2].amount', '10000.00', '1250.50'],
        ['physicianLearners', null, 1067],
        ['description', 'Before\nand after', 'After'],
      ]),
    ];
    const result = resultOf({ rows: 1, accepted: 1, updated: 1, outcomes });
    expect(bodyOf(prettyReport('upload', result, { ...wide, width: 60 }))).toEqual([
      ' Row 12 · CMEActivityTutorial · SampleInternalID  updated',
      '   End Date   11/11/2021 → 11/12/2021',
      '   Repeats With Same Content   (blank) → No',
      '   AMA PRA Category 1 Credits   20 → 1.25',
      '   Joint Providers   One; Two → (blank)',
      '   Outcome: Patient Health   (blank) → Objective',
      '   Monetary Support Amount 2   $10,000.00 → $1,250.50',
      '   Total Physician Learners   (blank) → 1,067',
      '   Description   Before ⏎ and after → After',
      '',
      ' 1 row accepted',
      ' 0 created · 1 updated · 0 unchanged · batch 12',
      ' See what is stored: pars-batch list',
      '',
    ]);
    expect(bodyOf(prettyReport('upload', result, { ...wide, width: 40 })).slice(0, 5)).toEqual([
      ' Row 12 · CMEActivityTutorial…  updated',
      '   End Date   11/11/2021 → 11/12/2021',
      '   Repeats With Same Content',
      '     (blank) → No',
      '   AMA PRA Category 1 Credits',
    ]);
  });

  test('are said once when all dates of a repeating activity change alike', () => {
    const outcomes = [
      updated([
        ['credits', 1, 2],
        ['credits', 1, 2],
        ['credits', 1.5, 2],
      ]),
    ];
    const report = prettyReport('upload', resultOf({ updated: 1, outcomes }), wide);
    expect(report.match(/Credits .*/g)).toEqual(['Credits   1 → 2', 'Credits   1.5 → 2']);
  });

  test('of a dry run are what would be, rows to create among them, and counted when they are cut', () => {
    const outcomes = [updated([], 'created'), updated([['credits', 1, 2]])];
    const result = resultOf({ rows: 9, accepted: 9, created: 4, updated: 3, outcomes });
    expect(bodyOf(prettyReport('upload', result, { ...wide, dryRun: true })).slice(0, 6)).toEqual([
      ' Row 12 · CMEActivityTutorial · SampleInternalID  would be created',
      ' Row 12 · CMEActivityTutorial · SampleInternalID  would be updated',
      '   AMA PRA Category 1 Credits   1 → 2',
      '',
      ' … and 5 rows more. Show them with --max-errors 0.',
      '',
    ]);
  });
});
