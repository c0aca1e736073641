import type { Writable } from 'node:stream';
import { activityHeadings } from '../../../model/headings.js';
import { FileProblem, type ReadOptions } from '../../format.js';
import type { FileSource } from '../../source.js';
import { openWorkbookFile, type WorkbookFile } from '../open-workbook.js';
import { type ChosenSheet, chooseSheet } from '../sheet/sheet-choice.js';
import { annotateSheet } from './annotated-sheet.js';
import { cellStyles } from './cell-styles.js';
import { earlierCopy } from './earlier-copy.js';
import { editPackage } from './edited-package.js';
import { findingsSheet } from './findings-sheet.js';
import type { MarkedResult } from './marks.js';
import { namespacesOf } from './namespaces.js';
import { addSheet, makeOrdinary, stylesOf } from './workbook-edits.js';

/** A workbook's copy with what was found, ready to be written. */
export interface AnnotatedWorkbook {
  /** Whether macros had to be left out. */
  readonly hasLostMacros: boolean;
  write(out: Writable): Promise<void>;
}

/**
 * Makes a copy of a workbook that shows what was found: red cells with notes, a column with the messages of each row
 * and a sheet with all findings. Everything else stays as it is. What an earlier copy showed is replaced.
 * @param reading how the workbook was read
 * @throws FileProblem when it is not a workbook, or a damaged one
 */
export async function annotatedWorkbook(
  source: FileSource,
  result: MarkedResult,
  reading: ReadOptions = {},
): Promise<AnnotatedWorkbook> {
  const file = await openWorkbookFile(source, reading);
  const edited = editPackage(file.archive);
  const root = await edited.tree(file.workbookPart);
  const namespaces = namespacesOf(root);
  const styles = cellStyles(await stylesOf(edited, file, namespaces));
  const chosen = await sheetOf(file, reading.sheet);
  const earlier = await earlierCopy(file.parts, file.workbook, chosen, styles);
  const looks = new Map<string, number>();
  const errorsColumn =
    chosen === undefined
      ? undefined
      : await annotateSheet({ edited, file, chosen, result, styles, looks, namespaces, earlier });
  const content = () =>
    findingsSheet({
      result,
      target: chosen === undefined ? undefined : { sheet: chosen.sheet.name, errorsColumn },
      styles,
      looks,
      namespace: namespaces.main,
    });
  if (earlier.findings !== undefined) edited.replace(earlier.findings.part, content);
  else await addSheet(edited, file, namespaces, content);
  const hasLostMacros = await makeOrdinary(edited, file);
  return { hasLostMacros, write: (out) => edited.write(out) };
}

async function sheetOf(
  { parts, workbook }: WorkbookFile,
  wanted: string | undefined,
): Promise<ChosenSheet | undefined> {
  try {
    return await chooseSheet(parts, workbook, activityHeadings(false), wanted);
  } catch (error) {
    // Then the findings say so, and there are no others.
    if (error instanceof FileProblem) return undefined;
    throw error;
  }
}
