import type { CellRichTextValue, Worksheet } from 'exceljs';
import type { Slot } from '../../../model/slot.js';
import { colour, fillOf, fontOf, ink, star, stepColours, white } from './colours.js';
import { boldness, type ColumnStyle } from './column-style.js';
import { lineHeight, linesIn } from './row-height.js';
import type { Section } from './sections.js';

/** In points. */
const bandHeight = 21;
/** Above and below the lines of a heading, in points. */
const headingPadding = 6;

const headingFont = fontOf(ink, { bold: true });

/** Writes the row above the headings: the steps of the form, each a band of its own colour. */
export function writeBand(sheet: Worksheet, sections: readonly Section[]): void {
  const row = sheet.addRow(
    sections.flatMap(({ title, columns }) => columns.map((_, index) => (index === 0 ? title : null))),
  );
  row.height = bandHeight;
  let column = 0;
  for (const { step, columns } of sections) {
    columns.forEach((_, index) => {
      column += 1;
      row.getCell(column).style = {
        font: fontOf(white, { bold: true }),
        fill: fillOf(stepColours[step].band),
        alignment: { vertical: 'middle' },
        border: index === 0 ? { left: { style: 'thin', color: colour(white) } } : {},
      };
    });
  }
  row.commit();
}

/** Writes the row with the headings, in the tints of their steps. */
export function writeHeadings(
  sheet: Worksheet,
  columns: readonly Slot[],
  styles: readonly ColumnStyle[],
): void {
  const row = sheet.addRow(columns.map(heading));
  const lines = columns.map(({ header }, index) =>
    linesIn(`${header}${beforeStar}*`, (styles[index]?.width ?? 0) / boldness),
  );
  row.height = Math.max(...lines) * lineHeight + headingPadding;
  columns.forEach(({ field }, index) => {
    const { band, tint } = stepColours[field.step];
    const line = { style: 'thin', color: colour(band) } as const;
    row.getCell(index + 1).style = {
      font: headingFont,
      fill: fillOf(tint),
      alignment: { vertical: 'middle', wrapText: true },
      border: { ...styles[index]?.style.border, bottom: line },
    };
  });
  row.commit();
}

/** Keeps the star on the line of the last word. */
const beforeStar = '\u00a0';

/** A column's heading, with a star when every activity needs the field. */
function heading(slot: Slot): string | CellRichTextValue {
  if (!isAlwaysRequired(slot)) return slot.header;
  return {
    richText: [
      { font: headingFont, text: `${slot.header}${beforeStar}` },
      { font: fontOf(star, { bold: true }), text: '*' },
    ],
  };
}

function isAlwaysRequired({ field, group }: Slot): boolean {
  return group === undefined && (field.required === 'draft' || field.required === 'complete');
}
