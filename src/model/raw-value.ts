/**
 * A value as a reader hands it over, before any field has looked at it. Blank cells are `undefined`.
 * Texts come from all formats, a list of texts from XML's repeated elements, the rest from Excel only.
 */
export type RawValue = string | readonly string[] | number | boolean | SpecialCell;

/** A cell of a workbook that is more, or less, than a plain value. */
export type SpecialCell =
  /** A number that the sheet shows as a date: days since the workbook's epoch. */
  | { readonly kind: 'date'; readonly serial: number; readonly date1904: boolean }
  /** `#N/A`, `#REF!` and their like. */
  | { readonly kind: 'error'; readonly code: string }
  /** A formula that no program has calculated yet. */
  | { readonly kind: 'uncalculated' }
  /** A cell of a merged range such as `B7:B9`. */
  | { readonly kind: 'merged'; readonly range: string }
  /** A text that links to an address. */
  | { readonly kind: 'link'; readonly text: string; readonly address: string };

/** Excel's error values. Other formats carry them as texts. */
export const errorCodes: ReadonlySet<string> = new Set([
  '#N/A',
  '#REF!',
  '#VALUE!',
  '#DIV/0!',
  '#NAME?',
  '#NULL!',
  '#NUM!',
  '#SPILL!',
  '#CALC!',
]);

export function isSpecial(value: RawValue): value is SpecialCell {
  return typeof value === 'object' && !Array.isArray(value);
}

/** A number as Excel shows it: whole numbers exactly, others with 15 significant digits. */
export function shownNumber(value: number): string {
  return Number.isSafeInteger(value) ? String(value) : String(Number(value.toPrecision(15)));
}
