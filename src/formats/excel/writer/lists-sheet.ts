import type { Column, Style } from 'exceljs';
import { type ChoiceList, choiceLists, firstChoiceRow, listsSheet } from './choice-lists.js';
import { colour, fillOf, fontOf, ink, stepColours, white } from './colours.js';
import type { PackedWorkbook } from './packed-workbook.js';

const { band, tint } = stepColours.Identity;

const titleStyle: Partial<Style> = { font: fontOf(white, { bold: true }), fill: fillOf(band) };
const columnTitleStyle: Partial<Style> = { font: fontOf(ink, { bold: true }), fill: fillOf(tint) };
const choiceStyle: Partial<Style> = { numFmt: '@' };

/** A column between a list and the next. */
const gap: Partial<Column> = { width: 3 };
/** What bold letters and the cell's edges take, in characters. */
const padding = 4;

/** Writes the sheet that the drop-downs take their choices from, one list beside the other. */
export function writeListsSheet(workbook: PackedWorkbook): void {
  const sheet = workbook.addWorksheet(listsSheet, {
    properties: { tabColor: colour(band) },
    views: [{ state: 'frozen', ySplit: firstChoiceRow - 1, showGridLines: false }],
    headerFooter: { oddFooter: '&L&A&R&P / &N' },
    pageSetup: {
      orientation: 'landscape',
      pageOrder: 'overThenDown',
      scale: 70,
      printTitlesRow: `1:${firstChoiceRow - 1}`,
    },
  });
  const lists = [...choiceLists.values()];
  sheet.columns = lists.flatMap(columnsOf);
  const longest = Math.max(...lists.map(({ choices }) => choices.length));
  for (let number = 1; number < firstChoiceRow + longest; number += 1) {
    const row = sheet.addRow([]);
    for (const list of lists) {
      cellsOf(list, number).forEach((value, index) => {
        if (value === undefined) return;
        const cell = row.getCell(list.column + index + 1);
        cell.value = value;
        cell.style = number === 1 ? titleStyle : number < firstChoiceRow ? columnTitleStyle : choiceStyle;
      });
    }
    row.commit();
  }
  sheet.commit();
}

function columnsOf({ title, notes, choices }: ChoiceList): Partial<Column>[] {
  const widest = Math.max(title.length, ...choices.map(({ label }) => label.length));
  if (notes === undefined) return [{ width: widest + padding }, gap];
  const widestNote = Math.max(notes.length, ...choices.map(({ note = '' }) => note.length));
  return [{ width: widest + padding }, { width: widestNote + padding }, gap];
}

/** What stands in a row of a list: in its column of choices, and in that of the notes if it has one. */
function cellsOf({ title, notes, choices }: ChoiceList, row: number): (string | undefined)[] {
  const cells =
    row === 1
      ? [title, '']
      : row < firstChoiceRow
        ? ['Choice', notes]
        : choiceCells(choices[row - firstChoiceRow]);
  return notes === undefined ? cells.slice(0, 1) : cells;
}

function choiceCells(choice: ChoiceList['choices'][number] | undefined): (string | undefined)[] {
  return [choice?.label, choice?.note];
}
