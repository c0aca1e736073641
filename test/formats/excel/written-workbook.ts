import { PassThrough } from 'node:stream';
import { buffer } from 'node:stream/consumers';
import exceljs from 'exceljs';
import { XMLParser } from 'fast-xml-parser';
import { excelFormat } from '../../../src/formats/excel/excel-format.js';
import { openArchive } from '../../../src/formats/excel/package/archive.js';
import { cellRange } from '../../../src/formats/excel/sheet/cell-address.js';
import { rowsOfActivities } from '../../../src/formats/written-row.js';
import type { Activity } from '../../../src/model/activity.js';
import { type Slot, templateSlots } from '../../../src/model/slot.js';
import { withBytes } from '../../read-back.js';

/** The file that activities are written to. */
export async function written(
  activities: readonly Activity[],
  columns: readonly Slot[] = templateSlots(),
): Promise<Buffer> {
  const out = new PassThrough();
  const [bytes] = await Promise.all([
    buffer(out),
    excelFormat.write(out, rowsOfActivities(activities), columns).then(() => out.end()),
  ]);
  return bytes;
}

/** One part of a workbook. */
export function partOf(file: Buffer, name: string): Promise<string> {
  return withBytes(file, async (source) => {
    let text = '';
    for await (const portion of (await openArchive(source)).unpack(name, 'sheet')) text += portion;
    return text;
  });
}

/** A workbook as another library sees it, apart from what it takes seconds for. */
export async function loaded(file: Buffer): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(file as unknown as ArrayBuffer, { ignoreNodes: ['dataValidations'] });
  return workbook;
}

/** The texts of a sheet, row by row, blank cells being empty texts. */
export function textsOf(workbook: exceljs.Workbook, sheet: string): string[][] {
  const rows: string[][] = [];
  workbook.getWorksheet(sheet)?.eachRow({ includeEmpty: true }, (row) => {
    const texts: string[] = [];
    row.eachCell({ includeEmpty: true }, (cell) => {
      texts.push(cell.text);
    });
    rows.push(texts);
  });
  return rows;
}

const parser = new XMLParser({
  ignoreAttributes: false,
  attributeNamePrefix: '',
  parseAttributeValue: false,
  parseTagValue: false,
  trimValues: false,
  isArray: (name) => ['dataValidation', 'conditionalFormatting', 'dxf'].includes(name),
});

/** A drop-down or check with its input message, as the sheet's XML has it. */
export interface WrittenCheck {
  readonly sqref: string;
  readonly type?: string;
  readonly operator?: string;
  readonly allowBlank?: string;
  readonly promptTitle?: string;
  readonly prompt?: string;
  readonly showInputMessage?: string;
  readonly showErrorMessage?: string;
  readonly errorStyle?: string;
  readonly errorTitle?: string;
  readonly error?: string;
  readonly formula1?: string;
}

/** The drop-downs and checks of the sheet with the activities. */
export async function checksOf(file: Buffer): Promise<WrittenCheck[]> {
  const { worksheet } = parser.parse(await partOf(file, 'xl/worksheets/sheet1.xml'));
  return worksheet.dataValidations.dataValidation;
}

/** A conditional format as the sheet's XML has it. */
export interface WrittenHint {
  /** The columns, counted from 0. */
  readonly columns: readonly number[];
  readonly rows: readonly [first: number, last: number];
  readonly formula: string;
  /** The fill, as red, green and blue. */
  readonly fill: string;
}

/** The conditional formats of the sheet with the activities. */
export async function hintsOf(file: Buffer): Promise<WrittenHint[]> {
  const { worksheet } = parser.parse(await partOf(file, 'xl/worksheets/sheet1.xml'));
  const { styleSheet } = parser.parse(await partOf(file, 'xl/styles.xml'));
  const formats: { sqref: string; cfRule: { dxfId: string; formula: string } }[] =
    worksheet.conditionalFormatting ?? [];
  return formats.map(({ sqref, cfRule }) => {
    const ranges = sqref.split(' ').flatMap((address) => cellRange(address) ?? []);
    const fill = styleSheet.dxfs.dxf[Number(cfRule.dxfId)].fill.patternFill.bgColor.rgb.slice(2);
    return {
      columns: ranges.flatMap(({ firstColumn, lastColumn }) =>
        Array.from({ length: lastColumn - firstColumn + 1 }, (_, index) => firstColumn + index),
      ),
      rows: [
        Math.min(...ranges.map(({ firstRow }) => firstRow)),
        Math.max(...ranges.map(({ lastRow }) => lastRow)),
      ],
      formula: cfRule.formula,
      fill,
    };
  });
}
