import type { RawValue } from '../../../model/raw-value.js';
import { withoutEscapes } from '../workbook/escapes.js';
import type { Workbook } from '../workbook/workbook.js';

/** A cell as it stands in the sheet's XML. */
export interface CellContent {
  /** Its attribute `t`: how the text is to be read. */
  readonly type: string | undefined;
  /** Its attribute `s`: the number of its style. */
  readonly style: string | undefined;
  /** The text of its value; undefined when it has none. */
  readonly text: string | undefined;
  readonly hasFormula: boolean;
}

/**
 * What a cell holds; undefined when it is blank. A formula counts as its last result.
 * @throws the problem that `damaged` makes when the cell refers to a shared text that does not exist
 */
export function cellValue(
  cell: CellContent,
  workbook: Workbook,
  damaged: (cause: string) => Error,
): RawValue | undefined {
  const { type, text, hasFormula } = cell;
  if (text === undefined) return hasFormula ? { kind: 'uncalculated' } : undefined;
  if (type === 'str' || type === 'inlineStr') return filled(withoutEscapes(text));
  if (text === '' || text.trim() === '') return hasFormula ? { kind: 'uncalculated' } : undefined;
  if (type === 's') {
    const shared = workbook.sharedTexts[Number(text)];
    if (shared === undefined) throw damaged(`no shared text ${text}`);
    return filled(shared);
  }
  if (type === undefined || type === 'n') return numberValue(cell, text, workbook);
  const plain = text.trim();
  if (type === 'b') return plain === '1' || plain === 'true';
  if (type === 'e') return { kind: 'error', code: plain };
  return plain;
}

function filled(text: string): string | undefined {
  return text === '' ? undefined : text;
}

function numberValue({ style }: CellContent, text: string, workbook: Workbook): RawValue {
  const value = Number(text);
  if (!Number.isFinite(value)) return text.trim();
  if (style === undefined || !workbook.dateStyles[Number(style)]) return value;
  return { kind: 'date', serial: value, date1904: workbook.date1904 };
}
