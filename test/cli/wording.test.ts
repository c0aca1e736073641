import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import { atDesk, project } from './run.js';

/** A batch of so many activities, of which each tenth has a fault, each eleventh is incomplete and each seventh is odd. */
async function batchOf(rows: number): Promise<string> {
  const text = await readFile(join(project, 'fixtures', 'tutorial.txt'), 'utf8');
  const { data } = Papa.parse<Record<string, string>>(text.replace(/^\ufeff/, ''), {
    header: true,
    delimiter: '\t',
  });
  const made = Array.from({ length: rows }, (_, index) => ({
    ...data[0],
    'Internal ID': `A-${index}`,
    'End Date': index % 10 === 9 ? '01/01/2021' : '11/11/2021',
    Description: index % 11 === 10 ? '' : 'This is a sample description',
    'AMA PRA Category 1 Credits': index % 7 === 6 ? '20.1' : '20',
  }));
  return Papa.unparse(made, { delimiter: '\t', newline: '\r\n' });
}

/** What a person is shown in the course of using the program on a batch. */
const commands = [
  'validate batch.txt',
  'validate batch.txt --annotate fixed.xlsx --rejects rejected.txt --max-errors 3',
  'convert batch.txt batch.xml',
  'upload --dry-run batch.txt',
  'upload batch.txt',
  'upload batch.txt --drafts',
  'list --per-page 2',
  'list --status draft',
  'show A-0 --history',
  'export --out all.xlsx',
  'learners A-0 --physicians 1500 --others 1',
  `learners import learners.txt --activity A-0`,
  'learners list A-0',
  'edit A-0 --set City=Springfield',
  'edit A-0 --set credits=1',
  'close A-0',
  'show A-0',
  'history',
  'history 1',
  'undo 1',
  'store info',
  'rules end-before-start',
  'list --page 5000',
];

test.each([1, 2, 1067])(
  'with a batch of %d, words agree in number, numbers have separators, dates are the form’s',
  (rows) =>
    atDesk(async ({ folder, run }) => {
      await writeFile(join(folder, 'batch.txt'), await batchOf(rows));
      const learner =
        'First Name\tLast Name\tNPI\tCompletion Date\tCredits\nAnna\tPark\t1234567893\t11/11/2021\t1\n';
      await writeFile(join(folder, 'learners.txt'), learner);
      for (const command of commands) {
        const { stdout, stderr } = await run(command, { cwd: folder });
        // Numbers of rows are written as a spreadsheet shows them, ids and addresses as they are.
        const shown = `${stdout}${stderr}`
          .replaceAll(/\b(\d{9,10}|60007|A-\d+)\b/g, 'ID')
          .replaceAll(/\b(rows?|line) \d+\b|\([A-Z]+\d+\)/gi, 'PLACE');
        const found = [
          ...(shown.match(
            /(?<![\d,.-])1 (rows|activities|errors|warnings|findings|uploads|learners|pages|entries|lines|credits)\b/g,
          ) ?? []),
          ...(shown.match(
            /(?<![\d,.])(0|[2-9]|\d[\d,]+) (row|activity|error|warning|finding|upload|page|entry|line|credit)\b(?! \d)/g,
          ) ?? []),
          ...(shown.match(/\b\d{4}-\d\d-\d\d\b/g) ?? []),
          ...(shown.match(/\b\d{4,} (?!\d)\w+|\b\d{5,}\b/g) ?? []).filter((text) => !/^20\d\d /.test(text)),
        ];
        expect({ command, found }).toEqual({ command, found: [] });
      }
    }),
);
