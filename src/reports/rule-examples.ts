import { shownValue } from '../model/value-type.js';
import type { Example, ExampleRow } from '../rules/rule.js';

/**
 * An example of a rule in words.
 * @param marked how a value is set off from the words around it
 */
export function exampleText(example: Example, marked: (value: string) => string): string {
  const activityText = (row: ExampleRow) => rowText(row, 'the complete activity', marked);
  const learnerText = (row: ExampleRow) => rowText(row, 'a learner of the activity', marked);
  if ('file' in example) return example.caption;
  if ('learners' in example) return example.learners.map(learnerText).join('; then ');
  const later = example.rows.map(activityText).join('; then ');
  return example.stored === undefined
    ? later
    : `stored: ${example.stored.map(activityText).join('; then ')}. Row: ${later}`;
}

function rowText(row: ExampleRow, standsFor: string, marked: (value: string) => string): string {
  const cells = Object.entries(row).map(([header, value]) => {
    if (value === null) return `${header} blank`;
    if (typeof value === 'object' && 'kind' in value) return `${header} ${cellText(value, marked)}`;
    return `${header} ${marked(pictured(shownValue(value)))}`;
  });
  return cells.length === 0 ? standsFor : cells.join(', ');
}

function cellText(
  cell: { readonly kind: string; readonly code?: string; readonly range?: string },
  marked: (value: string) => string,
): string {
  if (cell.kind === 'merged') return `in the merged cells ${cell.range}`;
  return cell.kind === 'error' ? marked(cell.code ?? '') : 'a formula without a result';
}

/** Control characters by their escapes, and long values cut. */
function pictured(text: string): string {
  const shown = text.replace(
    /\p{Cc}/gu,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
  return shown.length > 60 ? `${shown.slice(0, 57)}…` : shown;
}
