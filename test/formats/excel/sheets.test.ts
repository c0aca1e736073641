import { describe, expect, test } from 'vitest';
import { readProblem, readWorkbook } from './reading.js';
import { headings, type SheetXml, textRow } from './workbook-builder.js';

const batch = textRow(1, headings) + textRow(2, ['Grand Rounds']);
const other = textRow(1, ['Name', 'Phone']) + textRow(2, ['Ann', '555']);
const addresses = textRow(1, ['City', 'Country', 'Postal Code']) + textRow(2, ['Chicago', 'USA', '60007']);
const sheet = (name: string, rows: string, attributes = ''): SheetXml => ({ name, rows, attributes });

/** The titles that are read of these sheets. */
async function titles(sheets: readonly SheetXml[], wanted?: string): Promise<unknown[]> {
  const { problem, rows } = await readWorkbook({ sheets }, wanted === undefined ? {} : { sheet: wanted });
  expect(problem).toBeUndefined();
  return rows.map(({ values }) => values[0]);
}

describe('the sheet that is read is', () => {
  const wrong = textRow(1, headings) + textRow(2, ['wrong']);
  test.each([
    ['the one named Activities', [sheet('Summary', wrong), sheet('Activities', batch)]],
    ['in any case, with spaces', [sheet('Copy', wrong), sheet(' ACTIVITIES ', batch)]],
    ['also when it is hidden', [sheet('Copy', wrong), sheet('Activities', batch, ' state="hidden"')]],
    ['else the only one with headings', [sheet('Notes', other), sheet('2026', batch), sheet('Blank', '')]],
    ['not a list of addresses', [sheet('Places', addresses), sheet('2026', batch)]],
    [
      'not what annotated copies and templates have beside it',
      [sheet('Findings', wrong), sheet('lists', wrong), sheet('Instructions', wrong), sheet('2026', batch)],
    ],
  ])('%s', async (_, sheets) => {
    expect(await titles(sheets)).toEqual(['Grand Rounds']);
  });

  test('the one asked for, in any case, whatever it is called', async () => {
    const sheets = [sheet('Activities', wrong), sheet('Findings', batch)];
    expect(await titles(sheets, 'findings ')).toEqual(['Grand Rounds']);
  });
});

describe('the header row is', () => {
  test('the one with most fields of the first 20 rows', async () => {
    const preamble = textRow(1, ['Report of 2026']) + textRow(3, ['Start Date', 'End Date', '01/01/2026']);
    const rows = preamble + textRow(20, headings) + textRow(21, ['Grand Rounds']) + textRow(22, headings);
    expect(await titles([sheet('Activities', rows)])).toEqual(['Grand Rounds', 'Activity Title']);
  });

  test('not below row 20', async () => {
    const rows = textRow(21, headings) + textRow(22, ['Grand Rounds']);
    expect(await readProblem({ sheets: [sheet('Activities', rows)] })).toMatchObject({
      rule: 'no-activity-sheet',
    });
  });

  test('never a row with one heading', async () => {
    const rows = textRow(1, ['Activity Title', 'Remarks']) + textRow(2, ['Grand Rounds']);
    expect(await readProblem({ sheets: [sheet('Activities', rows)] })).toMatchObject({
      rule: 'no-activity-sheet',
    });
  });

  test('read from rich text, numbers and all', async () => {
    const rich = (address: string, one: string, two: string) =>
      `<c r="${address}" t="inlineStr"><is><r><t>${one}</t></r><r><t>${two}</t></r></is></c>`;
    const rows = `<row r="1">${rich('A1', 'Activity', '&#10;Title*')}${rich('B1', 'Activity Form', 'at')}<c r="C1"><v>2026</v></c>${rich('D1', 'Start', '_x000A_Date')}${rich('E1', 'END ', 'DATE')}</row>${textRow(2, ['Grand Rounds'])}`;
    const { reader } = await readWorkbook({ sheets: [sheet('Activities', rows)] });
    expect(reader?.columns.map((slot) => slot?.path)).toEqual(['title', 'format', 'startDate', 'endDate']);
    expect(reader?.remarks).toMatchObject([{ rule: 'unknown-column', value: '2026' }]);
  });
});

describe('a workbook without a sheet to read says what there is', () => {
  test.each([
    [
      'no sheets at all',
      [],
      undefined,
      'FILE has no sheet with activities. Copy them into a new template and give that one.',
    ],
    [
      'only sheets of templates',
      [sheet('Instructions', batch)],
      undefined,
      'FILE has no sheet with activities. Copy them into a new template and give that one.',
    ],
    [
      'sheets without headings',
      [sheet('Notes', other), sheet('Blank', '')],
      undefined,
      'FILE has no row with the template\'s headings in the first 20 rows of "Notes" ("Name", "Phone") and "Blank" (blank). Copy the headings from a new template.',
    ],
    [
      'several sheets with headings',
      [sheet('2025', batch), sheet('2026', batch)],
      undefined,
      'FILE has activities on the sheets "2025" and "2026". Name the one to read Activities, or give its name with --sheet.',
    ],
    [
      'no sheet of the name asked for',
      [sheet('2025', batch), sheet('2026', batch)],
      '2027',
      'FILE has no sheet named "2027". Its sheets are "2025" and "2026".',
    ],
    ['no sheet of any name', [], '2027', 'FILE has no sheet named "2027". It has no sheets at all.'],
    [
      'no headings on the sheet Activities',
      [sheet('Activities', other), sheet('2026', batch)],
      undefined,
      'FILE has no row with the template\'s headings in the first 20 rows of "Activities" ("Name", "Phone"). Copy the headings from a new template.',
    ],
    [
      'no headings on the sheet asked for',
      [sheet('Activities', batch), sheet('Notes', other)],
      'Notes',
      'FILE has no row with the template\'s headings in the first 20 rows of "Notes" ("Name", "Phone"). Copy the headings from a new template.',
    ],
  ])('%s', async (_, sheets, wanted, message) => {
    const problem = await readProblem({ sheets }, wanted === undefined ? {} : { sheet: wanted });
    expect(problem.message).toBe(message);
    expect(problem).toMatchObject({ rule: 'no-activity-sheet', rows: 0 });
  });
});
