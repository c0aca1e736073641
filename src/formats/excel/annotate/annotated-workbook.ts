import type { Writable } from 'node:stream';
import { FileProblem } from '../../format.js';
import type { FileSource } from '../../source.js';
import { openWorkbookFile, type WorkbookFile } from '../open-workbook.js';
import type { Package } from '../package/package.js';
import { columnLetters } from '../sheet/cell-address.js';
import { type ChosenSheet, chooseSheet } from '../sheet/sheet-choice.js';
import { type CellStyles, cellStyles } from './cell-styles.js';
import { earlierCopy } from './earlier-copy.js';
import { type EditedPackage, editPackage, relationshipsPart } from './edited-package.js';
import { findingsSheet } from './findings-sheet.js';
import { type MarkedResult, rowMarks } from './marks.js';
import { sheetColumns } from './sheet-columns.js';
import { sheetEdits } from './sheet-edits.js';
import { sheetFacts } from './sheet-facts.js';
import { annotateNotes, type Namespaces, notesOf } from './sheet-notes.js';
import { rewrittenSheet } from './sheet-rewriter.js';
import { elementLike, elementNamed, elementsNamed, type XmlElement } from './xml-tree.js';

/** A workbook's copy with what was found, ready to be written. */
export interface AnnotatedWorkbook {
  /** Whether macros had to be left out. */
  readonly hasLostMacros: boolean;
  write(out: Writable): Promise<void>;
}

/**
 * Makes a copy of a workbook that shows what was found: red cells with notes, a column with the messages of each row
 * and a sheet with all findings. Everything else stays as it is. What an earlier copy showed is replaced.
 * @param wantedSheet the sheet that the person asked for
 * @throws FileProblem when it is not a workbook, or a damaged one
 */
export async function annotatedWorkbook(
  source: FileSource,
  result: MarkedResult,
  wantedSheet?: string,
): Promise<AnnotatedWorkbook> {
  const file = await openWorkbookFile(source);
  const edited = editPackage(file.archive);
  const root = await edited.tree(file.workbookPart);
  const namespaces = namespacesOf(root);
  const styles = cellStyles(await stylesOf(edited, file, namespaces));
  const chosen = await sheetOf(file, wantedSheet);
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
    return await chooseSheet(parts, workbook, wanted);
  } catch (error) {
    // Then the findings say so, and there are no others.
    if (error instanceof FileProblem) return undefined;
    throw error;
  }
}

interface SheetToAnnotate {
  readonly edited: EditedPackage;
  readonly file: WorkbookFile;
  readonly chosen: ChosenSheet;
  readonly result: MarkedResult;
  readonly styles: CellStyles;
  readonly looks: Map<string, number>;
  readonly namespaces: Namespaces;
  readonly earlier: Awaited<ReturnType<typeof earlierCopy>>;
}

/** @returns the column with the messages */
async function annotateSheet(work: SheetToAnnotate): Promise<number | undefined> {
  const { edited, file, chosen, result, styles, looks, namespaces, earlier } = work;
  const { parts, workbook } = file;
  const { sheet, header } = chosen;
  const marks = rowMarks(result);
  const facts = await sheetFacts(parts, workbook, chosen, earlier.errorsColumn);
  const hasMessages = [...marks.values()].some(({ lines }) => lines.length > 0);
  const errorsColumn = hasMessages ? facts.lastColumn + 1 : undefined;
  const notes = notesOf(marks);
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

/** Strict workbooks have other names for everything. */
function namespacesOf(root: XmlElement): Namespaces {
  const isStrict = Object.values(root.attributes).some((value) => value.startsWith(strict));
  return isStrict
    ? { main: `${strict}/spreadsheetml/main`, relationships: `${strict}/officeDocument/relationships` }
    : {
        main: `${transitional}/spreadsheetml/2006/main`,
        relationships: `${transitional}/officeDocument/2006/relationships`,
      };
}

const strict = 'http://purl.oclc.org/ooxml';
const transitional = 'http://schemas.openxmlformats.org';
const contentTypeStart = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

async function stylesOf(
  edited: EditedPackage,
  { parts, workbookPart }: WorkbookFile,
  { main, relationships }: Namespaces,
): Promise<XmlElement> {
  const part = await partOfType(parts, workbookPart, 'styles');
  if (part !== undefined) return edited.tree(part);
  const root: XmlElement = { name: 'styleSheet', attributes: { xmlns: main }, children: [] };
  const made = edited.freeName((number) => (number === 1 ? 'xl/styles.xml' : `xl/styles${number}.xml`));
  await edited.addTree(made, `${contentTypeStart}.styles+xml`, root);
  await edited.relate(workbookPart, `${relationships}/styles`, made);
  return root;
}

async function partOfType(parts: Package, from: string, wanted: string): Promise<string | undefined> {
  return (await parts.relationships(from)).find(({ type }) => type === wanted)?.target;
}

/** Adds the sheet with the findings behind the others. */
async function addSheet(
  edited: EditedPackage,
  { workbookPart, workbook }: WorkbookFile,
  { relationships }: Namespaces,
  content: () => Iterable<string>,
): Promise<void> {
  const part = edited.freeName((number) => `xl/worksheets/sheet${number}.xml`);
  await edited.add(part, `${contentTypeStart}.worksheet+xml`, content);
  const id = await edited.relate(workbookPart, `${relationships}/worksheet`, part);
  const root = await edited.tree(workbookPart);
  const sheets = elementNamed(root, 'sheets');
  if (sheets === undefined) return;
  const numbers = elementsNamed(sheets, 'sheet').map(({ attributes }) => Number(attributes.sheetId));
  sheets.children.push(
    elementLike(root, 'sheet', {
      name: freeSheetName(workbook.sheets.map(({ name }) => name.toLowerCase())),
      sheetId: String(Math.max(0, ...numbers) + 1),
      'xmlns:r': relationships,
      'r:id': id,
    }),
  );
}

function freeSheetName(taken: readonly string[]): string {
  let name = 'Findings';
  for (let number = 2; taken.includes(name.toLowerCase()); number += 1) name = `Findings (${number})`;
  return name;
}

/** Makes a workbook with macros, or a template of Excel's own, an ordinary one, which Excel opens as .xlsx. */
async function makeOrdinary(edited: EditedPackage, { parts, workbookPart }: WorkbookFile): Promise<boolean> {
  const ordinary = `${contentTypeStart}.sheet.main+xml`;
  if (parts.contentType(workbookPart) === ordinary) return false;
  const types = await edited.tree('[Content_Types].xml');
  types.children = types.children.filter(
    (child) =>
      typeof child === 'string' ||
      child.attributes.PartName?.toLowerCase() !== `/${workbookPart}`.toLowerCase(),
  );
  types.children.push(
    elementLike(types, 'Override', { PartName: `/${workbookPart}`, ContentType: ordinary }),
  );
  const macros = await partOfType(parts, workbookPart, 'vbaProject');
  if (macros === undefined) return false;
  for (const { target } of await parts.relationships(macros)) await edited.remove(target);
  await edited.remove(macros);
  const related = await edited.tree(relationshipsPart(workbookPart));
  related.children = related.children.filter(
    (child) => typeof child === 'string' || !child.attributes.Type?.endsWith('/vbaProject'),
  );
  return true;
}
