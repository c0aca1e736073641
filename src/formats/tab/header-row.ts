import Papa from 'papaparse';
import type { Location } from '../../model/finding.js';
import type { Headings } from '../../model/headings.js';
import { type ColumnMatch, matchColumns } from '../columns.js';
import { fileProblem } from '../format.js';

/** What separates the fields of files that are given instead of tab-delimited ones. */
const otherDelimiters = [
  { delimiter: ',', plural: 'commas' },
  { delimiter: ';', plural: 'semicolons' },
] as const;

/**
 * Finds the columns of a header row.
 * @param cells the header row's fields
 * @param locate where a field of it stands
 * @param headings what the columns can be
 * @throws FileProblem when the file is separated by something else, or its columns do not do
 */
export function columnsOfHeader(
  cells: readonly string[],
  locate: (column: number) => Location,
  headings: Headings,
): ColumnMatch {
  const headers = withoutBlankEnd(cells);
  const isKnown = (header: string) => headings.slotOf(header) !== undefined;
  if (!headers.some(isKnown)) refuseOtherDelimiters(headers.join('\t'), locate(0), isKnown);
  return matchColumns(headers, locate, headings);
}

/** Headings that are blank to the right of all others head nothing: a value below them is one too many. */
function withoutBlankEnd(cells: readonly string[]): readonly string[] {
  const last = cells.findLastIndex((cell) => cell.trim() !== '');
  return cells.slice(0, last + 1);
}

function refuseOtherDelimiters(
  headerRow: string,
  { line }: Location,
  isKnown: (header: string) => boolean,
): void {
  for (const { delimiter, plural } of otherDelimiters) {
    const [cells = []] = Papa.parse<string[]>(headerRow, { delimiter, newline: '\n' }).data;
    if (cells.filter(isKnown).length < 2) continue;
    throw fileProblem(
      'unsupported-format',
      `The file is separated by ${plural}, not by tabs. Open it in Excel and save it as an Excel workbook (.xlsx) or as Text (Tab delimited).`,
      line === undefined ? {} : { line },
    );
  }
}
