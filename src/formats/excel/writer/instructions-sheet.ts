import type { Style, Worksheet } from 'exceljs';
import { dictionary } from '../../../model/dictionary.js';
import { type Field, type Group, type Step, steps } from '../../../model/field.js';
import { requiredWhen } from '../../../model/requirement.js';
import {
  colour,
  faintLine,
  fillOf,
  fontOf,
  ink,
  notAsked,
  stepColours,
  stillNeeded,
  white,
} from './colours.js';
import { requiredInEntry } from './field-words.js';
import { instructions } from './instructions-text.js';
import type { PackedWorkbook } from './packed-workbook.js';
import { linesIn, rowHeight } from './row-height.js';
import { stepTitle } from './sections.js';

const instructionsSheet = 'Instructions';

/** The widths of the columns, in characters. */
const widths = [38, 66, 38, 66];
/** In points. */
const headingHeight = 36;

const { band } = stepColours.Basics;
const title: Partial<Style> = { font: fontOf(band, { bold: true, size: 16 }) };
const subtitle: Partial<Style> = { font: fontOf(band, { bold: true, size: 13 }) };
const text: Partial<Style> = {
  numFmt: '@',
  font: fontOf(ink),
  alignment: { vertical: 'top', wrapText: true },
  border: { bottom: { style: 'thin', color: colour(faintLine) } },
};
const label: Partial<Style> = { ...text, font: fontOf(ink, { bold: true }) };
const greyCell: Partial<Style> = { ...text, fill: fillOf(notAsked.fill), font: fontOf(notAsked.text) };
const yellowCell: Partial<Style> = { ...text, fill: fillOf(stillNeeded.fill) };

/** Writes the sheet that says how to fill in the template, and what belongs in each column. */
export function writeInstructionsSheet(workbook: PackedWorkbook): void {
  const sheet = workbook.addWorksheet(instructionsSheet, {
    properties: { tabColor: colour(stepColours.Complete.band) },
    views: [{ showGridLines: false }],
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
    pageSetup: { orientation: 'landscape', fitToWidth: 1, fitToHeight: 0 },
  });
  sheet.columns = widths.map((width) => ({ width }));
  addHeading(sheet, 'How to fill in this workbook', title);
  instructions.forEach(({ heading, text: sentences }, index) => {
    addRow(sheet, [`${index + 1}. ${heading}`, sentences], [label, text]);
  });
  addHeading(sheet, 'What the colors say', subtitle);
  addRow(sheet, ['Grey cell', 'Not asked for, given the other answers in the row.'], [greyCell, text]);
  addRow(sheet, ['Yellow cell', 'Still to be filled in, now that the row is begun.'], [yellowCell, text]);
  addHeading(sheet, 'What belongs in each column', subtitle);
  for (const step of steps) addStep(sheet, step);
  sheet.commit();
}

/** The table of a step's columns. */
function addStep(sheet: Worksheet, step: Step): void {
  const style = { ...text, font: fontOf(white, { bold: true }), fill: fillOf(stepColours[step].band) };
  const titles = [stepTitle(step), 'What it tells', 'When', 'What may be written'];
  addRow(sheet, titles, [style, style, style, style]);
  for (const entry of dictionary.filter((candidate) => candidate.step === step)) {
    const rows =
      entry.kind === 'field'
        ? [fieldRow(entry)]
        : Object.values(entry.members).map((member) => fieldRow(member, entry));
    for (const row of rows) addRow(sheet, row, [label, text, text, text]);
  }
}

function fieldRow(field: Field, group?: Group): string[] {
  const when = group === undefined ? requiredWhen(field) : requiredInEntry(field, group.entry);
  const requirement = when === undefined ? 'Optional' : `Required ${when}`;
  return [field.header.replace('{n}', 'N'), field.help, requirement, `${field.type.accepts}.`];
}

function addHeading(sheet: Worksheet, heading: string, style: Partial<Style>): void {
  const row = sheet.addRow([heading]);
  row.height = headingHeight;
  row.getCell(1).style = { ...style, alignment: { vertical: 'middle' } };
  row.commit();
}

function addRow(sheet: Worksheet, values: readonly string[], styles: readonly Partial<Style>[]): void {
  const row = sheet.addRow(values);
  styles.forEach((style, index) => {
    row.getCell(index + 1).style = style;
  });
  const height = rowHeight(values.map((value, index) => linesIn(value, widths[index] ?? 1)));
  if (height !== undefined) row.height = height;
  row.commit();
}
