import { headerKey } from '../../../model/slot.js';
import type { Package } from '../package/package.js';
import { columnLetters, columnOf } from '../sheet/cell-address.js';
import type { ChosenSheet } from '../sheet/sheet-choice.js';
import type { SheetPart, Workbook } from '../workbook/workbook.js';
import type { CellStyles } from './cell-styles.js';
import { cellText } from './cell-text.js';
import { errorsHeading, markColours, rejectedRowFill } from './colours.js';
import { cellColumn, lookColumn, madeBy } from './findings-sheet.js';
import { type EditableRow, setStyle, styleOf } from './row-edit.js';
import { rowsIn } from './sheet-rewriter.js';
import { elementsNamed } from './xml-tree.js';

/** What an annotated copy was given when it was made, to be taken away again. */
export interface EarlierCopy {
  /** Its sheet with the findings. */
  readonly findings: SheetPart | undefined;
  /** Its column with the messages, counted from 0. */
  readonly errorsColumn: number | undefined;
  /** Takes our colours and messages out of a row; returns whether there were any. */
  restore(row: EditableRow): boolean;
}

/** Finds out what of a workbook was made by an earlier run, if anything. */
export async function earlierCopy(
  parts: Package,
  workbook: Workbook,
  chosen: ChosenSheet | undefined,
  styles: CellStyles,
): Promise<EarlierCopy> {
  const findings = await earlierFindings(parts, workbook);
  const looks = findings?.looks ?? new Map<string, number>();
  const errorsColumn = chosen === undefined ? undefined : await earlierErrorsColumn(parts, chosen, styles);
  const kinds: (Kind | undefined)[] = [];
  const kindOf = (style: number) => {
    kinds[style] ??= kindOfStyle(style, styles);
    return kinds[style];
  };
  return {
    findings: findings?.sheet,
    errorsColumn,
    restore(row) {
      let isChanged = false;
      for (const [column, cell] of row.cells()) {
        const style = styleOf(cell);
        const isMessage = column === errorsColumn && row.number >= (chosen?.header.number ?? 0);
        const kind = isMessage ? 'message' : kindOf(style);
        if (kind === 'own') continue;
        isChanged = true;
        if (kind === 'message') row.remove(column);
        else if (kind === 'rejected row')
          setStyle(cell, styles.painted(style, { ...styles.paintOf(style), fill: 0 }));
        else setStyle(cell, styleBefore(style, looks.get(`${columnLetters(column)}${row.number}`), styles));
      }
      return isChanged;
    },
  };
}

type Kind = 'own' | 'marked' | 'rejected row' | 'message';

function kindOfStyle(style: number, styles: CellStyles): Kind {
  if (Object.values(markColours).some((colours) => styles.isPaintedWith(style, colours))) return 'marked';
  return styles.isPaintedWith(style, { fill: rejectedRowFill }) ? 'rejected row' : 'own';
}

/**
 * The style of a cell before it was marked. A person may have changed it since, but for its colours; where those are
 * not known, it had none.
 */
function styleBefore(style: number, look: number | undefined, styles: CellStyles): number {
  if (look === undefined) return styles.painted(style, { ...styles.paintOf(0), fill: 0 });
  return styles.painted(look, styles.paintOf(style)) === style
    ? look
    : styles.painted(style, styles.paintOf(look));
}

async function earlierFindings(
  parts: Package,
  workbook: Workbook,
): Promise<{ sheet: SheetPart; looks: Map<string, number> } | undefined> {
  for (const sheet of workbook.sheets) {
    if (sheet.name.trim().toLowerCase() !== 'findings') continue;
    const looks = new Map<string, number>();
    let isOurs = false;
    for await (const row of rowsIn(parts.text(sheet.part, 'sheet'), parts.name)) {
      const cells = new Map(elementsNamed(row, 'c').map((cell) => [columnOf(cell.attributes.r ?? ''), cell]));
      isOurs ||= [...cells.values()].some((cell) => cellText(cell, workbook).includes(madeBy));
      const [address, look] = [cells.get(cellColumn), cells.get(lookColumn)];
      if (address !== undefined && look !== undefined) looks.set(cellText(address, workbook), styleOf(look));
    }
    if (isOurs) return { sheet, looks };
  }
  return undefined;
}

async function earlierErrorsColumn(
  parts: Package,
  { sheet, header }: ChosenSheet,
  styles: CellStyles,
): Promise<number | undefined> {
  const named = header.headers.flatMap((text, column) =>
    headerKey(text ?? '') === 'errors' ? [column] : [],
  );
  if (named.length === 0) return undefined;
  for await (const row of rowsIn(parts.text(sheet.part, 'sheet'), parts.name)) {
    if (Number(row.attributes.r) !== header.number) continue;
    const cells = new Map(elementsNamed(row, 'c').map((cell) => [columnOf(cell.attributes.r ?? ''), cell]));
    return named.findLast((column) => {
      const cell = cells.get(column);
      return cell !== undefined && styles.isPaintedWith(styleOf(cell), errorsHeading);
    });
  }
  return undefined;
}
