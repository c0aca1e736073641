import type { WorkbookFile } from '../open-workbook.js';
import type { Package } from '../package/package.js';
import { type EditedPackage, relationshipsPart } from './edited-package.js';
import { contentTypeStart, type Namespaces } from './namespaces.js';
import { elementLike, elementNamed, elementsNamed, type XmlElement } from './xml-tree.js';

/** The part with a workbook's styles, which is made when it has none. */
export async function stylesOf(
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
export async function addSheet(
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
export async function makeOrdinary(
  edited: EditedPackage,
  { parts, workbookPart }: WorkbookFile,
): Promise<boolean> {
  const ordinary = `${contentTypeStart}.sheet.main+xml`;
  if (parts.contentType(workbookPart) === ordinary) return false;
  await edited.declare(workbookPart, ordinary);
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
