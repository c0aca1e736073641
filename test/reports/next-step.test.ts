import { describe, expect, test } from 'vitest';
import { nextStep } from '../../src/reports/next-step.js';
import { resultOf, wide } from './results.js';

const accepted = resultOf({ file: 'a.txt', rows: 2, accepted: 2 });
const rejected = resultOf({ file: 'a.txt', rows: 3, rejected: 2, errors: 2 });
const incomplete = { ...rejected, onlyIncomplete: 2 };
const again = { noHeader: true, sheet: 'Autumn 2026', store: 'my.db' };

describe('the next step', () => {
  test.each([
    ['after a good check', 'validate', accepted, {}, 'Store them:', 'pars-batch upload a.txt'],
    [
      'after a good check of one row',
      'validate',
      { ...accepted, rows: 1 },
      {},
      'Store it:',
      'pars-batch upload a.txt',
    ],
    [
      'after a good check with --drafts',
      'validate',
      accepted,
      { drafts: true },
      'Store them:',
      'pars-batch upload a.txt --drafts',
    ],
    ['after a dry run', 'upload', accepted, { dryRun: true }, 'Store them:', 'pars-batch upload a.txt'],
    [
      'after a good check of a large workbook',
      'validate',
      { ...accepted, file: 'a.xlsx' },
      { again: { noHeader: false, sheet: undefined, store: undefined, maxSize: 4 * 2 ** 30 } },
      'Store them:',
      'pars-batch upload a.xlsx --max-size 4294967296',
    ],
    ['after an upload', 'upload', accepted, {}, 'See what is stored:', 'pars-batch list'],
    [
      'after a check with rejected rows',
      'validate',
      rejected,
      {},
      'Fix them in the copy with red text:',
      'pars-batch validate a.txt --annotate fixed.xlsx',
    ],
    [
      'after an upload with a rejected row',
      'upload',
      { ...rejected, rejected: 1 },
      {},
      'Fix it in the copy with red text:',
      'pars-batch upload a.txt --annotate fixed.xlsx',
    ],
    [
      'when rows are only incomplete',
      'validate',
      incomplete,
      {},
      'The rejected rows are only incomplete. Save as Drafts:',
      'pars-batch upload a.txt --drafts',
    ],
    [
      'when one row is only incomplete',
      'upload',
      { ...incomplete, rejected: 1, onlyIncomplete: 1 },
      {},
      'The rejected row is only incomplete. Save as Drafts:',
      'pars-batch upload a.txt --drafts',
    ],
    [
      'when some rows are more than incomplete',
      'validate',
      { ...incomplete, onlyIncomplete: 1 },
      {},
      'Fix them in the copy with red text:',
      'pars-batch validate a.txt --annotate fixed.xlsx',
    ],
    [
      'when rows are incomplete in spite of --drafts',
      'upload',
      incomplete,
      { drafts: true },
      'Fix them in the copy with red text:',
      'pars-batch upload a.txt --drafts --annotate fixed.xlsx',
    ],
    [
      'with the options of the check',
      'validate',
      accepted,
      { again },
      'Store them:',
      "pars-batch upload a.txt --no-header --sheet 'Autumn 2026' --store my.db",
    ],
    [
      'with the options of another check',
      'validate',
      rejected,
      { again },
      'Fix them in the copy with red text:',
      "pars-batch validate a.txt --no-header --sheet 'Autumn 2026' --annotate fixed.xlsx",
    ],
    [
      'with the store of the upload',
      'upload',
      accepted,
      { again },
      'See what is stored:',
      'pars-batch list --store my.db',
    ],
    [
      'when the rejected rows came from standard input',
      'validate',
      { ...rejected, file: 'standard input' },
      {},
      'Correct the rejected rows in the file, then run it again:',
      'pars-batch validate -',
    ],
    [
      'when the file is an earlier copy',
      'validate',
      { ...rejected, file: 'in/fixed.xlsx' },
      {},
      'Fix them in the copy with red text:',
      'pars-batch validate in/fixed.xlsx --annotate fixed-2.xlsx',
    ],
    [
      'when the file is the second copy',
      'validate',
      { ...rejected, file: 'Fixed-2.xlsx' },
      {},
      'Fix them in the copy with red text:',
      'pars-batch validate Fixed-2.xlsx --annotate fixed-3.xlsx',
    ],
    [
      'when there is a copy of the workbook',
      'validate',
      { ...incomplete, annotated: { file: 'my fixed.xlsx', isFromRows: false } },
      { again },
      'Fix the red cells in my fixed.xlsx, then:',
      "pars-batch upload 'my fixed.xlsx' --no-header --sheet 'Autumn 2026' --store my.db",
    ],
    [
      'when there is a workbook made of the rows',
      'upload',
      { ...rejected, annotated: { file: 'fixed.xlsx', isFromRows: true } },
      { again, drafts: true },
      'Fix the red cells in fixed.xlsx, then:',
      'pars-batch upload fixed.xlsx --store my.db --drafts',
    ],
    [
      'for standard input',
      'validate',
      { ...accepted, file: 'standard input' },
      {},
      'Store them:',
      'pars-batch upload -',
    ],
    [
      'for a file that begins like an option',
      'validate',
      { ...accepted, file: '-a.txt' },
      {},
      'Store them:',
      'pars-batch upload ./-a.txt',
    ],
    [
      'for a file with spaces',
      'validate',
      { ...accepted, file: 'my a.txt' },
      {},
      'Store them:',
      "pars-batch upload 'my a.txt'",
    ],
  ] as const)('%s', (_, command, result, look, says, next) => {
    expect(nextStep(command, result, { ...wide, ...look })).toEqual({ says, command: next });
  });

  test.each([
    ['a refused file', { ...rejected, isRefused: true }],
    ['a batch without activities', resultOf({})],
  ])('is none for %s', (_, result) => {
    expect(nextStep('validate', result, wide)).toBeUndefined();
  });
});
