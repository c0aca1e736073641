import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Writable } from 'node:stream';
import exceljs from 'exceljs';
import { openArchive } from '../../../src/formats/excel/package/archive.js';
import type { FileResult } from '../../../src/model/file-result.js';
import { type AnnotatedCopy, writeAnnotatedCopy } from '../../../src/pipeline/annotated-copy.js';
import type { RunOptions } from '../../../src/pipeline/run-file.js';
import { validateFile } from '../../../src/pipeline/validate.js';
import { inFolder, withBytes } from '../../read-back.js';

/** What annotating a file came to. */
export interface Annotated {
  readonly result: FileResult;
  /** Undefined when no copy was written. */
  readonly copy: AnnotatedCopy | undefined;
  readonly bytes: Buffer;
}

const options: RunOptions = {
  today: '2026-11-22',
  drafts: false,
  warningsAsErrors: false,
  reading: {},
  keep: { findings: Number.POSITIVE_INFINITY, outcome: () => true },
};

/** Checks a file of these bytes and annotates it. */
export function annotated(bytes: string | Uint8Array, details: Partial<RunOptions> = {}): Promise<Annotated> {
  return inFolder(async (folder) => {
    const path = join(folder, 'batch');
    await writeFile(path, bytes);
    return annotatedFile(path, details);
  });
}

/** Checks a file and annotates it. */
export async function annotatedFile(path: string, details: Partial<RunOptions> = {}): Promise<Annotated> {
  const portions: Buffer[] = [];
  const out = new Writable({
    write(portion: Buffer, _encoding, done) {
      portions.push(portion);
      done();
    },
  });
  let copy: AnnotatedCopy | undefined;
  const result = await validateFile(path, {
    ...options,
    ...details,
    async afterwards(file) {
      copy = await writeAnnotatedCopy(file, (write) => write(out));
    },
  });
  return { result, copy, bytes: Buffer.concat(portions) };
}

export const fixture = (name: string) => new URL(`../../../fixtures/${name}`, import.meta.url);

/** Annotates one of the sample files. */
export async function annotatedFixture(name: string, details: Partial<RunOptions> = {}): Promise<Annotated> {
  return annotated(await readFile(fixture(name)), details);
}

/** A workbook as another program reads it. */
export async function opened(bytes: Buffer): Promise<exceljs.Workbook> {
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.load(Uint8Array.from(bytes).buffer);
  return workbook;
}

/** A sheet of a workbook that has it. */
export function sheetOf(workbook: exceljs.Workbook, name: string): exceljs.Worksheet {
  const sheet = workbook.getWorksheet(name);
  if (sheet === undefined) throw new Error(`No sheet ${name}`);
  return sheet;
}

/** The parts of a zip by their names. */
export function partsOf(bytes: Uint8Array): Promise<Map<string, string>> {
  return withBytes(bytes, async (source) => {
    const archive = await openArchive(source);
    const parts = new Map<string, string>();
    for (const name of archive.names) {
      const portions: Buffer[] = [];
      for await (const portion of archive.unpack(name, 'sheet')) portions.push(portion);
      parts.set(name, Buffer.concat(portions).toString());
    }
    return parts;
  });
}

/** What a cell shows of our marks. */
export interface Marks {
  readonly text: string | undefined;
  readonly fill: string | undefined;
  readonly note: string | undefined;
}

/** The colours (in RGB) and the note of a cell. */
export function marksOf(cell: exceljs.Cell): Marks {
  const { fill, font, note } = cell;
  const isFilled = fill?.type === 'pattern' && fill.pattern === 'solid';
  return {
    text: font?.color?.argb?.slice(2),
    fill: isFilled ? fill.fgColor?.argb?.slice(2) : undefined,
    note: noteText(note),
  };
}

function noteText(note: exceljs.Cell['note'] | undefined): string | undefined {
  if (note === undefined || typeof note === 'string') return note;
  return (note.texts ?? []).map(({ text }) => text).join('');
}

/** The column with the messages, from the row with the headings down, by row. */
export function errorsOf(sheet: exceljs.Worksheet, headerRow = 1): Record<number, string> {
  const heading = sheet.getRow(headerRow);
  let column = 0;
  heading.eachCell((cell, number) => {
    if (cell.text === 'Errors') column = number;
  });
  const messages: Record<number, string> = {};
  if (column === 0) return messages;
  sheet.getColumn(column).eachCell((cell, row) => {
    if (row > headerRow && cell.text !== '') messages[row] = cell.text;
  });
  return messages;
}

/** A row of the sheet with the findings, as texts. */
export type ListedFinding = Readonly<Record<string, string>>;

/** The sheet with the findings, by the headings of its columns. */
export function listedFindings(workbook: exceljs.Workbook, name = 'Findings'): ListedFinding[] {
  const rows: ListedFinding[] = [];
  let headings: string[] = [];
  sheetOf(workbook, name).eachRow((row, number) => {
    const texts = [1, 2, 3, 4, 5, 6, 7, 8].map((column) => row.getCell(column).text);
    if (number === 4) headings = texts;
    if (number > 4)
      rows.push(
        Object.fromEntries(
          headings.flatMap((heading, index) => (heading === '' ? [] : [[heading, texts[index] ?? '']])),
        ),
      );
  });
  return rows;
}
