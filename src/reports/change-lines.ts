import type { FieldChange } from '../model/field-change.js';
import type { FileResult, RowOutcome } from '../model/file-result.js';
import { type learnerJson, learnerOfJson, learnerText } from '../model/learner.js';
import { slotAtPath } from '../model/slot.js';
import { rowTitle } from './finding-lines.js';
import { printable } from './printable.js';
import type { ReportLook } from './report.js';
import { shownJson } from './shown-value.js';
import { counted, widthOf, wrapped } from './text-layout.js';

/** What an upload changed, or with --dry-run would create and change, field by field. */
export function changeLines(result: FileResult, look: ReportLook): string[] {
  const lines: string[] = [];
  const shown = result.outcomes.filter(({ outcome }) => outcome === 'created' || outcome === 'updated');
  for (const row of shown) {
    const changes = rowChangeLines(row, look);
    lines.push(outcomeLine(row, look), ...changes, ...(changes.length > 0 ? [''] : []));
  }
  const all = result.updated + (look.dryRun ? result.created : 0);
  if (shown.length > 0 && all > shown.length) {
    const more = `… and ${counted(all - shown.length, 'row')} more. Show them with --max-errors 0.`;
    lines.push(...wrapped(more, look.width - 2).map((line) => ` ${look.styles.faint(line)}`));
  }
  return lines.length === 0 || lines.at(-1) === '' ? lines : [...lines, ''];
}

function outcomeLine(row: RowOutcome, look: ReportLook): string {
  const verb = look.dryRun ? `would be ${row.outcome}` : row.outcome;
  const title = rowTitle(row.row, row, { ...look, width: look.width - verb.length - 2 });
  return `${title}  ${look.styles.good(verb)}`;
}

/** The changes of a row; the entries of a repeating activity mostly change alike, and that is said once. */
function rowChangeLines({ changes = [] }: RowOutcome, look: ReportLook): string[] {
  return [...new Set(changes.map((change) => fieldChangeLines(change, look).join('\n')))];
}

/** A change of a field: its heading, and what it held before and holds now. */
export function fieldChangeLines(
  { field, before, after }: FieldChange,
  { styles, width }: Pick<ReportLook, 'styles' | 'width'>,
): string[] {
  const slot = slotAtPath(field);
  const label = slot?.header ?? (isLearner(field) ? 'Individual Learner' : field);
  const [from, to] = [before, after].map((value) => printable(shownAt(field, value)) || '(blank)');
  const change = `${from} → ${to}`;
  const heading = `   ${styles.label(label)}`;
  if (widthOf(label) + widthOf(change) + 7 <= width) return [`${heading}   ${change}`];
  return [heading, ...wrapped(change, width - 6).map((line) => `     ${line}`)];
}

function isLearner(path: string): boolean {
  return path.startsWith('learners[');
}

function shownAt(path: string, value: unknown): string {
  if (!isLearner(path)) return shownJson(slotAtPath(path)?.field, value);
  return value === null ? '' : learnerText(learnerOfJson(value as ReturnType<typeof learnerJson>));
}
