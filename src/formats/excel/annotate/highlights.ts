import { columnLetters } from '../sheet/cell-address.js';
import type { CellStyles } from './cell-styles.js';
import { markColours, type Weight } from './colours.js';
import type { RowMark } from './marks.js';
import {
  elementLike,
  elementNamed,
  elementsIn,
  elementsNamed,
  localName,
  textIn,
  type XmlElement,
} from './xml-tree.js';

/** Is always true; by it an earlier copy's rules are known again. */
const formula = '"pars-batch"="pars-batch"';

/** How many ranges one rule may have. */
const mostRanges = 400;

/**
 * Puts the colours of marked cells above a sheet's own conditional formats, which would hide them.
 * @param sheet what stands after a sheet's rows
 */
export function highlightMarks(
  sheet: XmlElement,
  marks: ReadonlyMap<number, RowMark>,
  styles: CellStyles,
): void {
  const removed = removeHighlights(sheet);
  const others = rulesIn(sheet);
  const added = others.length === 0 ? [] : highlights(sheet, marks, styles);
  for (const { attributes } of others) {
    attributes.priority = String(Number(attributes.priority ?? 1) + added.length - removed);
  }
  const next = sheet.children.findIndex(
    (child) =>
      typeof child !== 'string' &&
      (child.name.endsWith('conditionalFormatting') || after.has(localName(child))),
  );
  sheet.children.splice(next < 0 ? sheet.children.length : next, 0, ...added);
}

/** What stands after the conditional formats of a sheet. */
const after = new Set([
  ...[
    'dataValidations',
    'hyperlinks',
    'printOptions',
    'pageMargins',
    'pageSetup',
    'headerFooter',
    'rowBreaks',
  ],
  ...[
    'colBreaks',
    'customProperties',
    'cellWatches',
    'ignoredErrors',
    'smartTags',
    'drawing',
    'legacyDrawing',
  ],
  ...['legacyDrawingHF', 'drawingHF', 'picture', 'oleObjects', 'controls', 'webPublishItems', 'tableParts'],
  ...['extLst', 'AlternateContent'],
]);

/** Takes away those of an earlier copy; returns how many there were. */
function removeHighlights(sheet: XmlElement): number {
  const before = sheet.children.length;
  sheet.children = sheet.children.filter((child) => typeof child === 'string' || !isOurs(child));
  return before - sheet.children.length;
}

function isOurs(element: XmlElement): boolean {
  const rule = localName(element) === 'conditionalFormatting' ? elementNamed(element, 'cfRule') : undefined;
  return rule !== undefined && textIn(rule) === formula;
}

/** All rules of a sheet, those of newer versions of Excel included. */
function rulesIn(element: XmlElement): XmlElement[] {
  return elementsIn(element).flatMap((child) => {
    switch (localName(child)) {
      case 'conditionalFormatting':
        return elementsNamed(child, 'cfRule');
      case 'extLst':
      case 'ext':
      case 'conditionalFormattings':
        return rulesIn(child);
      default:
        return [];
    }
  });
}

function highlights(
  sheet: XmlElement,
  marks: ReadonlyMap<number, RowMark>,
  styles: CellStyles,
): XmlElement[] {
  let priority = 0;
  return (['error', 'warning'] as const).flatMap((weight) => {
    const ranges = rangesOf(marks, weight);
    const made: XmlElement[] = [];
    for (let start = 0; start < ranges.length; start += mostRanges) {
      priority += 1;
      const rule = {
        type: 'expression',
        dxfId: String(styles.conditional(markColours[weight])),
        priority: String(priority),
        stopIfTrue: '1',
      };
      const sqref = ranges.slice(start, start + mostRanges).join(' ');
      const children = [elementLike(sheet, 'cfRule', rule, [elementLike(sheet, 'formula', {}, [formula])])];
      made.push(elementLike(sheet, 'conditionalFormatting', { sqref }, children));
    }
    return made;
  });
}

/** The cells of a weight, those below each other as one range. */
function rangesOf(marks: ReadonlyMap<number, RowMark>, weight: Weight): string[] {
  const rows = new Map<number, number[]>();
  const inOrder = [...marks].sort(([one], [other]) => one - other);
  for (const [row, { cells }] of inOrder) {
    for (const [column, mark] of cells) {
      if (mark.weight !== weight) continue;
      const known = rows.get(column);
      if (known === undefined) rows.set(column, [row]);
      else known.push(row);
    }
  }
  return [...rows].flatMap(([column, numbers]) => runs(column, numbers));
}

function runs(column: number, rows: readonly number[]): string[] {
  const letters = columnLetters(column);
  const found: [first: number, last: number][] = [];
  for (const row of rows) {
    const run = found.at(-1);
    if (run !== undefined && run[1] === row - 1) run[1] = row;
    else found.push([row, row]);
  }
  return found.map(([first, last]) =>
    first === last ? `${letters}${first}` : `${letters}${first}:${letters}${last}`,
  );
}
