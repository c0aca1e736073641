import type { Package, Relationship } from '../package/package.js';
import { isTrue, prefixedAttribute, readElements } from '../package/xml.js';
import { readSharedTexts } from './shared-texts.js';
import { readDateStyles } from './styles.js';

/** What a workbook holds for all its sheets. */
export interface Workbook {
  /** Its worksheets in the order of their tabs, hidden ones included. */
  readonly sheets: readonly SheetPart[];
  readonly sharedTexts: readonly string[];
  /** Whether a cell style shows numbers as dates, by the style's number. */
  readonly dateStyles: readonly boolean[];
  /** Whether its dates count from 1904. */
  readonly date1904: boolean;
}

export interface SheetPart {
  readonly name: string;
  readonly part: string;
}

const workbookType =
  /spreadsheetml\.(?:sheet|template)\.main\+xml$|ms-excel\.(?:sheet|template|addin)\.macroEnabled\.main\+xml$/i;

/** The part that is the workbook itself; undefined in a package of another kind. */
export async function findWorkbook(parts: Package): Promise<string | undefined> {
  const isWorkbook = (part: string) => workbookType.test(parts.contentType(part) ?? '');
  const main = (await parts.relationships('')).find(({ type }) => type === 'officeDocument');
  if (main !== undefined) return isWorkbook(main.target) ? main.target : undefined;
  return [...parts.typedParts.keys()].find(isWorkbook);
}

/**
 * Reads a workbook's own part, its styles and its shared texts.
 * @throws FileProblem when one of them is damaged or too large
 */
export async function readWorkbook(parts: Package, workbookPart: string): Promise<Workbook> {
  const related = await parts.relationships(workbookPart);
  const named: { name: string; id: string | undefined }[] = [];
  let date1904 = false;
  await readElements(parts.text(workbookPart), parts.name, {
    open(element, attributes) {
      if (element === 'workbookPr') date1904 = isTrue(attributes.date1904);
      else if (element === 'sheet')
        named.push({ name: attributes.name ?? '', id: prefixedAttribute(attributes, 'id') });
    },
  });
  const worksheets = new Map(
    related.filter(({ type }) => type === 'worksheet').map(({ id, target }) => [id, target]),
  );
  const sheets = named.flatMap(({ name, id }) => {
    const part = worksheets.get(id ?? '');
    return part === undefined ? [] : [{ name, part }];
  });
  const styles = targetOf(related, 'styles');
  const texts = targetOf(related, 'sharedStrings');
  return {
    sheets,
    date1904,
    dateStyles: styles === undefined ? [] : await readDateStyles(parts.text(styles), parts.name),
    sharedTexts:
      texts === undefined ? [] : await readSharedTexts(parts.text(texts, 'sharedTexts'), parts.name),
  };
}

function targetOf(related: readonly Relationship[], type: string): string | undefined {
  return related.find((relationship) => relationship.type === type)?.target;
}
