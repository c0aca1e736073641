import { excelFormat } from '../../../src/formats/excel/excel-format.js';
import type { ReadOptions } from '../../../src/formats/format.js';
import { activityHeadings } from '../../../src/model/headings.js';
import type { RawValue } from '../../../src/model/raw-value.js';
import { type ReadFile, readBytes } from '../../read-back.js';
import { batchXml, type WorkbookXml, workbookFile } from './workbook-builder.js';

/** Reads a workbook, as drafts, so that few columns are needed. */
export function readWorkbook(file: Buffer | WorkbookXml, options: ReadOptions = {}): Promise<ReadFile> {
  const bytes = Buffer.isBuffer(file) ? file : workbookFile(file);
  return readBytes(excelFormat, bytes, { headings: activityHeadings(true), ...options });
}

/** The filled values of each row, by the row's number and the column's heading. */
export function table({ reader, rows, problem }: ReadFile): Record<number, Record<string, RawValue>> {
  if (reader === undefined || problem !== undefined) throw new Error(JSON.stringify(problem));
  return Object.fromEntries(
    rows.map(({ number, values }) => [
      number,
      Object.fromEntries(
        reader.columns.flatMap((slot, column) => {
          const value = values[column];
          return value === undefined ? [] : [[slot?.header ?? '', value]];
        }),
      ),
    ]),
  );
}

/** What a single cell is read as: it stands in row 2 below Description. */
export async function readCell(
  cell: string,
  workbook: Partial<WorkbookXml> = {},
): Promise<RawValue | undefined> {
  const read = await readWorkbook(batchXml(`<row r="2"><c r="A2"><v>1</v></c>${cell}</row>`, workbook));
  return table(read)[2]?.Description;
}

/** The rules and messages of a file that cannot be read. */
export async function readProblem(
  file: Buffer | WorkbookXml,
  options: ReadOptions = {},
): Promise<{ rule: string; message: string; rows: number }> {
  const { problem, rows } = await readWorkbook(file, options);
  const [first] = problem ?? [];
  if (first === undefined) throw new Error('The file could be read');
  return { rule: first.rule, message: first.message.replace(/^\S*batch\b/, 'FILE'), rows: rows.length };
}
