import type { Writable } from 'node:stream';
import type { Row, Style, Worksheet } from 'exceljs';
import type { RawValue } from '../../../model/raw-value.js';
import { slotOfHeader } from '../../../model/slot.js';
import type { ValueKind } from '../../../model/value-type.js';
import type { OpenWorkbook } from '../open-workbook.js';
import { columnCount } from '../sheet/cell-address.js';
import { cellMarks, linkAddresses } from '../sheet/cell-marks.js';
import { sheetRows } from '../sheet/sheet-rows.js';
import { surveySheet } from '../sheet/sheet-survey.js';
import { withEscapes } from '../workbook/escapes.js';
import { columnStyle } from './column-style.js';
import { copiedMerges } from './copied-merges.js';
import { packWorkbook } from './packed-workbook.js';
import { rawCell } from './raw-cell.js';

/** What a column of a copy is like. */
interface CopiedColumn {
  readonly kind: ValueKind | undefined;
  readonly width: number;
  readonly style: Partial<Style>;
}

/**
 * Writes a workbook with the headings and some rows of a batch, in the columns that they stand in, unknown ones
 * included. The stream is left open.
 * @param rows the numbers of the sheet's rows
 */
export async function copySheetRows(
  { parts, workbook, chosen: { sheet, header } }: OpenWorkbook,
  rows: ReadonlySet<number>,
  out: Writable,
): Promise<void> {
  const survey = await surveySheet(parts.utf8(sheet.part, 'sheet'), parts.name);
  const mark = cellMarks(
    { merged: [], linked: survey.linked },
    await linkAddresses(parts, sheet.part, survey),
    everyColumn,
  );
  const layout = { part: sheet.part, places: everyColumn, width: 0 };
  const copied = sheetRows(parts, workbook, layout, survey, (number, values) => {
    if (!rows.has(number)) return undefined;
    mark(number, values);
    return { number, values };
  });
  await packWorkbook(out, async (packed, paced) => {
    const columns = header.headers.map(copiedColumn);
    const target = packed.addWorksheet(sheet.name, { views: [{ state: 'frozen', ySplit: 1 }] });
    target.columns = columns.map(({ width, style }) => ({ width, style }));
    addHeader(target, header.headers);
    const merges = copiedMerges(survey.merged, target);
    for await (const portion of copied) {
      for (const { number, values } of portion) {
        merges.added(number, addRow(target, values, columns, workbook.date1904));
        await paced();
      }
    }
    merges.finish();
  });
}

const everyColumn = Int16Array.from({ length: columnCount }, (_, column) => column);

function copiedColumn(header: string | undefined): CopiedColumn {
  const slot = header === undefined ? undefined : slotOfHeader(header);
  const { width, style } = slot === undefined ? { width: 14, style: {} } : columnStyle(slot);
  return { kind: slot?.field.type.kind, width, style };
}

function addHeader(sheet: Worksheet, headers: readonly (string | undefined)[]): void {
  const row = sheet.addRow(headers.map((header) => (header === undefined ? undefined : withEscapes(header))));
  row.font = { bold: true };
  row.alignment = { vertical: 'top', wrapText: true };
  row.commit();
}

function addRow(
  sheet: Worksheet,
  values: readonly (RawValue | undefined)[],
  columns: readonly CopiedColumn[],
  date1904: boolean,
): Row {
  const row = sheet.addRow([]);
  values.forEach((raw, index) => {
    if (raw === undefined) return;
    const column = columns[index];
    const { value, numFmt } = rawCell(raw, column?.kind, date1904);
    const cell = row.getCell(index + 1);
    cell.value = value;
    // A number stays the number it was: in a column of dates, a date format would make a date of it.
    if (numFmt !== undefined || typeof value === 'number') cell.style = { numFmt: numFmt ?? 'General' };
    else cell.style = column?.style ?? {};
  });
  return row;
}
