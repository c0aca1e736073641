import { quoted } from '../../../model/finding.js';
import type { Headings } from '../../../model/headings.js';
import type { FileProblem } from '../../format.js';
import { fileProblem } from '../../format.js';
import type { Package } from '../package/package.js';
import type { SheetPart, Workbook } from '../workbook/workbook.js';
import { columnCount } from './cell-address.js';
import { findHeaderRow, type HeaderRow, headerTexts, type TopRow, topRows } from './header-row.js';
import { sheetParser } from './sheet-parser.js';

/** The sheet that holds the batch, with its headings. */
export interface ChosenSheet {
  readonly sheet: SheetPart;
  readonly header: HeaderRow;
}

/** Sheets that templates and annotated copies have beside the activities. */
const otherSheets: ReadonlySet<string> = new Set(['instructions', 'lists', 'findings']);

/**
 * Chooses the sheet to read: the one asked for, else the one named like what its rows are, else the only one with a
 * header row.
 * @param wanted the name that the person gave
 * @throws FileProblem (`no-activity-sheet`) when it is not to be told
 */
export async function chooseSheet(
  parts: Package,
  workbook: Workbook,
  headings: Headings,
  wanted?: string,
): Promise<ChosenSheet> {
  const { sheets } = workbook;
  const called = (name: string) => sheets.find((sheet) => nameKey(sheet.name) === nameKey(name));
  const named = called(wanted ?? headings.sheet);
  if (wanted !== undefined && named === undefined) throw notThere(parts.name, wanted, sheets);
  const candidates =
    named === undefined ? sheets.filter(({ name }) => !otherSheets.has(nameKey(name))) : [named];
  const seen: SeenSheet[] = [];
  for (const sheet of candidates) {
    const rows = await readTopRows(parts, workbook, sheet);
    seen.push({ sheet, rows, header: findHeaderRow(rows, headings) });
  }
  const usable = seen.flatMap(({ sheet, header }) => (header === undefined ? [] : [{ sheet, header }]));
  const [chosen, another] = usable;
  if (chosen !== undefined && another === undefined) return chosen;
  throw chosen === undefined
    ? noHeader(parts.name, seen, headings)
    : severalSheets(parts.name, usable, headings);
}

function nameKey(name: string): string {
  return name.trim().toLowerCase();
}

interface SeenSheet {
  readonly sheet: SheetPart;
  readonly rows: readonly TopRow[];
  readonly header: HeaderRow | undefined;
}

const everyColumn = Int16Array.from({ length: columnCount }, (_, column) => column);

async function readTopRows(parts: Package, workbook: Workbook, sheet: SheetPart): Promise<TopRow[]> {
  const rows: TopRow[] = [];
  const { write, close, currentRow } = sheetParser(workbook, parts.name, {
    places: everyColumn,
    width: 0,
    row(number, values) {
      if (number <= topRows) rows.push({ number, values });
    },
  });
  for await (const text of parts.text(sheet.part, 'sheet')) {
    write(text);
    if (currentRow() > topRows) return rows;
  }
  close();
  return rows;
}

function notThere(fileName: string, wanted: string, sheets: readonly SheetPart[]): FileProblem {
  const message = `${fileName} has no sheet named ${quoted(wanted)}. ${sheetList(sheets)}`;
  return fileProblem('no-activity-sheet', message);
}

function sheetList(sheets: readonly SheetPart[]): string {
  if (sheets.length === 0) return 'It has no sheets at all.';
  return `Its sheets are ${firstOf(sheets.map(({ name }) => quoted(name)))}.`;
}

/** How many sheets a message names. */
const mostNamed = 10;

function firstOf(sheets: readonly string[]): string {
  const named = sheets.slice(0, mostNamed);
  const others = sheets.length - named.length;
  if (others > 0) return `${named.join(', ')} and ${others} more`;
  return named.length < 2 ? named.join('') : `${named.slice(0, -1).join(', ')} and ${named.at(-1)}`;
}

function severalSheets(
  fileName: string,
  usable: readonly ChosenSheet[],
  { rows, sheet: name }: Headings,
): FileProblem {
  const names = firstOf(usable.map(({ sheet }) => quoted(sheet.name)));
  const message = `${fileName} has ${rows} on the sheets ${names}. Name the one to read ${name}, or give its name with --sheet.`;
  return fileProblem('no-activity-sheet', message);
}

function noHeader(fileName: string, seen: readonly SeenSheet[], headings: Headings): FileProblem {
  if (seen.length === 0) {
    const message = `${fileName} has no sheet with ${headings.rows}. Copy them into a new template and give that one.`;
    return fileProblem('no-activity-sheet', message);
  }
  const found = firstOf(seen.map(({ sheet, rows }) => `${quoted(sheet.name)} (${firstHeadings(rows)})`));
  const message = `${fileName} has no row with the template's headings in the first ${topRows} rows of ${found}. Copy the headings from a new template.`;
  return fileProblem('no-activity-sheet', message);
}

/** What might have been meant as headings: the row with most texts. */
function firstHeadings(rows: readonly TopRow[]): string {
  let shown: string[] = [];
  for (const { values } of rows) {
    const texts = headerTexts(values).filter((text) => text !== undefined && text.trim() !== '');
    if (texts.length > shown.length) shown = texts.map((text) => quoted(text ?? ''));
  }
  if (shown.length === 0) return 'blank';
  const most = 6;
  return shown.length > most ? `${shown.slice(0, most).join(', ')} …` : shown.join(', ');
}
