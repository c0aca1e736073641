import type { WorkbookFile } from '../open-workbook.js';
import { columnCount, columnLetters } from '../sheet/cell-address.js';
import type { ChosenSheet } from '../sheet/sheet-choice.js';
import { surveySheet } from '../sheet/sheet-survey.js';
import type { CellStyles } from './cell-styles.js';
import type { EarlierCopy } from './earlier-copy.js';
import type { EditedPackage } from './edited-package.js';
import { type MarkedResult, rowMarks } from './marks.js';
import type { Namespaces } from './namespaces.js';
import { sheetColumns } from './sheet-columns.js';
import { sheetEdits } from './sheet-edits.js';
import { sheetFacts } from './sheet-facts.js';
import { annotateNotes, notesOf } from './sheet-notes.js';
import { rewrittenSheet } from './sheet-rewriter.js';
import { elementLike } from './xml-tree.js';

/** A sheet to be annotated, with what is known of its workbook. */
export interface SheetToAnnotate {
  readonly edited: EditedPackage;
  readonly file: WorkbookFile;
  readonly chosen: ChosenSheet;
  readonly result: MarkedResult;
  readonly styles: CellStyles;
  /** Is given the style that each marked cell had before, by its address, while the copy is written. */
  readonly looks: Map<string, number>;
  readonly namespaces: Namespaces;
  readonly earlier: EarlierCopy;
}

/**
 * Puts what was found into the sheet with the activities.
 * @returns the column with the messages, counted from 0; undefined when there are none
 */
export async function annotateSheet(work: SheetToAnnotate): Promise<number | undefined> {
  const { edited, file, chosen, result, styles, looks, namespaces, earlier } = work;
  const { parts, workbook } = file;
  const { sheet, header } = chosen;
  const marks = rowMarks(result);
  const facts = await sheetFacts(parts, workbook, chosen, earlier.errorsColumn);
  const hasMessages = [...marks.values()].some(({ lines }) => lines.length > 0);
  const hasRoom = facts.lastColumn + 1 < columnCount;
  const errorsColumn = hasMessages && hasRoom ? facts.lastColumn + 1 : undefined;
  const { merged } = await surveySheet(parts.utf8(sheet.part, 'sheet'), parts.name);
  const notes = notesOf(marks, merged);
  if (errorsColumn !== undefined) {
    notes.set(`${columnLetters(errorsColumn)}${header.number}`, [
      'What is to be corrected in each row. This column is left out when the workbook is uploaded.',
    ]);
  }
  let columns = sheetColumns(elementLike({ name: '', attributes: {}, children: [] }, 'worksheet'));
  const newDrawing = await annotateNotes(
    edited,
    parts,
    sheet.part,
    facts.drawing,
    notes,
    namespaces,
    (column) => columns.pixels(column),
  );
  const annotations = {
    headerRow: header.number,
    headings: facts.headings,
    errorsColumn,
    marks,
    newDrawing,
    workbook,
    relationshipsNamespace: namespaces.relationships,
  };
  const edits = sheetEdits(annotations, earlier, styles, looks);
  edited.replace(sheet.part, () =>
    rewrittenSheet(edited.text(sheet.part), edited.name, {
      ...edits,
      head(root) {
        edits.head(root);
        columns = sheetColumns(root);
      },
    }),
  );
  return errorsColumn;
}
