import type { Workbook } from '../workbook/workbook.js';
import { elementNamed, textIn, type XmlElement } from './xml-tree.js';

/** What a cell says, in the words of the sheet's XML; a formula is its last result. */
export function cellText(cell: XmlElement, { sharedTexts }: Pick<Workbook, 'sharedTexts'>): string {
  const value = elementNamed(cell, cell.attributes.t === 'inlineStr' ? 'is' : 'v');
  const text = value === undefined ? '' : textIn(value);
  return cell.attributes.t === 's' ? (sharedTexts[Number(text)] ?? '') : text;
}
