import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import type { Finding } from '../../../src/model/finding.js';
import { completeActivity } from '../../../src/rules/examples.js';
import {
  annotated,
  annotatedFixture,
  errorsOf,
  fixture,
  listedFindings,
  marksOf,
  opened,
  sheetOf,
} from './annotated.js';

/** What a finding says, apart from its place and from other places that it names. */
const words = ({ location: _, message, ...finding }: Finding) => ({
  ...finding,
  message: message.replace(/row \d+/, 'row …'),
});

describe.each([
  'bad.txt',
  'bad.xml',
  'bad-lines.txt',
  'closing.txt',
  'foreign/elementtree.xml',
  'foreign/libreoffice.txt',
])('a workbook made of the rows of %s', async (name) => {
  const { result, bytes, copy } = await annotatedFixture(name);
  const again = await annotated(bytes);

  it('has the values as they were written: the same findings again', () => {
    const ofRows = result.findings.filter(
      ({ rule }) => rule !== 'too-many-fields' && rule !== 'unclosed-quote',
    );
    expect(again.result.findings.map(words)).toEqual(ofRows.map(words));
    expect(copy).toEqual({ isFromRows: true, leavesOutColumns: false, hasLostMacros: false });
  });

  it('has every row, in order', () => {
    expect(again.result.outcomes.map(({ title }) => title)).toEqual(
      result.outcomes.map(({ title }) => title),
    );
  });

  it('lists every finding with its cell and its line in the file', async () => {
    const listed = listedFindings(await opened(bytes));
    const lines = result.findings.map(({ location, rule }) => [String(location.line), rule]);
    expect(listed.map(({ Line, Rule }) => [Line, Rule])).toEqual(lines);
    for (const { Row, Cell } of listed) expect(Cell).toMatch(new RegExp(`^[A-Z]+${Row}$`));
  });
});

/** A tab-delimited batch with one row, and columns beside those of the complete activity. */
function tabText(more: Readonly<Record<string, string>>): string {
  const row = { ...completeActivity, ...more };
  return [Object.keys(row), Object.values(row)].map((cells) => `${cells.join('\t')}\n`).join('');
}

it('has columns for every numbered entry, and for fields that the file has no column for', async () => {
  const more = {
    'Monetary Support Source 7': 'ACME',
    'Joint Providers': '',
    Providership: 'Jointly provided',
  };
  const { bytes } = await annotated(tabText(more));
  const sheet = sheetOf(await opened(bytes), 'Activities');
  const headings: string[] = [];
  sheet.getRow(2).eachCell((cell) => headings.push(cell.text));
  expect(headings).toContain('Monetary Support Source 7');
  expect(headings).toContain('MOC Board 2 Credits');
  expect(headings.at(-1)).toBe('Errors');
  expect(errorsOf(sheet, 2)[3]).toMatch(/^Joint Providers \(/);
});

it('names other rows as they are numbered in the workbook', async () => {
  const { bytes } = await annotatedFixture('bad.txt');
  const again = await annotated(bytes);
  const listed = listedFindings(await opened(bytes)).map(({ Message }) => Message);
  expect(listed).toEqual(again.result.findings.map(({ message }) => message));
});

it('never makes formulas of texts', async () => {
  const texts = ['=1+1', '+1', '-1', '@x'];
  const row = { 'Internal ID': texts[0], 'Activity Title': texts[1], Description: texts[2], City: texts[3] };
  const { bytes } = await annotated(tabText(row as Record<string, string>));
  const workbook = await opened(bytes);
  const values: unknown[] = [];
  sheetOf(workbook, 'Activities')
    .getRow(3)
    .eachCell((cell) => values.push(cell.value));
  expect(values).toEqual(expect.arrayContaining(texts));
  for (const sheet of workbook.worksheets.filter(({ name }) => name !== 'Lists'))
    sheet.eachRow((line) =>
      line.eachCell((cell) => expect([cell.address, cell.formula]).toEqual([cell.address, undefined])),
    );
});

it('says when columns that are not part of the template are left out', async () => {
  const { copy } = await annotatedFixture('odd/unknown-column.txt');
  expect(copy).toMatchObject({ leavesOutColumns: true });
});

it('marks what is missing from an activity of which nothing can be read', async () => {
  const { bytes } = await annotated('<ActivityBatch><Activity><Town>Rome</Town></Activity></ActivityBatch>');
  const workbook = await opened(bytes);
  const sheet = sheetOf(workbook, 'Activities');
  expect(errorsOf(sheet, 2)[3]).toMatch(/^Whole row: .*Town/);
  const [first] = listedFindings(workbook).filter(({ Field }) => Field === 'Activity Title');
  expect(marksOf(sheet.getCell(first?.Cell ?? ''))).toMatchObject({ text: 'C00000', fill: 'FFC9CE' });
});

it('reads a file without headings as it was read', async () => {
  const text = await readFile(fixture('tutorial.txt'), 'utf8');
  const { bytes } = await annotated(text.slice(text.indexOf('\n') + 1), { reading: { noHeader: true } });
  expect((await annotated(bytes)).result).toMatchObject({ rows: 1, accepted: 1 });
});
