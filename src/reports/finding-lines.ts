import { withSeparators } from '../model/digits.js';
import type { RowName } from '../model/file-result.js';
import type { Finding } from '../model/finding.js';
import { type FoldedFindings, rowRanges } from './folding.js';
import { grouped } from './grouped.js';
import { printable } from './printable.js';
import type { ReportLook } from './report.js';
import { clipped, padded, widthOf, wrapped, wrappedMessage } from './text-layout.js';

interface Look extends Pick<ReportLook, 'styles' | 'width'> {
  /** Makes a link to a place of the file of a text. */
  readonly linkTo?: ((text: string, place: string) => string) | undefined;
}

/** Findings laid out like the form: each row with its name, each field with its value, the red text below it. */
export function findingLines(
  findings: readonly Finding[],
  names: ReadonlyMap<number, RowName>,
  look: Look,
): string[] {
  const lines: string[] = [];
  for (const [row, group] of grouped(findings, ({ location }) => location.row)) {
    if (row !== undefined) lines.push(rowTitle(row, names.get(row), look));
    lines.push(...rowLines(group, look), '');
  }
  return lines;
}

/** What is said of several rows in the same words: the rows, then the field and the red text once. */
export function foldedLines(folded: readonly FoldedFindings[], look: Look): string[] {
  const lines: string[] = [];
  for (const group of grouped(folded, (one) => one.rows.join()).values()) {
    lines.push(...rowsTitle(group[0]?.rows ?? [], look));
    for (const { finding } of group)
      lines.push(...fieldLines(inColumn(finding), look), ...messageLines(finding, look));
    lines.push('');
  }
  return lines;
}

/** How many lines of row numbers are shown at most. */
const mostTitleLines = 3;

function rowsTitle(rows: readonly number[], { styles, width }: Look): string[] {
  const all = wrapped(`Rows ${rowRanges(rows, withSeparators)}`, width - 2);
  const lines = all.slice(0, mostTitleLines);
  if (all.length > mostTitleLines) lines.push(`… ${withSeparators(rows.length)} rows in all`);
  return lines.map((line) => ` ${styles.heading(line)}`);
}

/** A finding on a whole column: of its cell only the column is the same in all rows. */
function inColumn(finding: Finding): Finding {
  const { row = 0, cell } = finding.location;
  const column = cell === undefined ? {} : { cell: `column ${cell.replace(/\d+$/, '')}` };
  return { ...finding, location: { row, ...column } };
}

/** The line above what is said of a row: its number, title and Internal ID. */
export function rowTitle(row: number, name: RowName | undefined, { styles, width }: Look): string {
  const names = [name?.title ?? null, name?.internalId ?? null]
    .filter((text) => text !== null)
    .map(printable);
  const text = [`Row ${withSeparators(row)}`, ...names].join(' · ');
  return ` ${styles.heading(clipped(text, width - 2))}`;
}

/** The findings of a row: each field with its value once, and the messages below it. */
export function rowLines(findings: readonly Finding[], look: Look): string[] {
  const lines: string[] = [];
  let lastField: string | undefined;
  for (const finding of findings) {
    const field = fieldLines(finding, look);
    const key = field.join('\n');
    if (key !== lastField) lines.push(...field);
    lastField = key;
    lines.push(...messageLines(finding, look));
  }
  return lines;
}

/** A field with its place and its value, on one line where there is room for some of the value. */
function fieldLines({ header, location, value }: Finding, { styles, width, linkTo }: Look): string[] {
  const name = printable(header ?? (location.row === undefined ? 'File' : 'Whole row'));
  const place = location.cell ?? (location.line === undefined ? undefined : `line ${location.line}`);
  const whole = place === undefined ? name : `${name} (${place})`;
  const label = clipped(whole, width - 4);
  const isLinked = linkTo !== undefined && place !== undefined && label === whole;
  const painted = isLinked
    ? `${styles.label(`${name} (`)}${linkTo(styles.label(place), place)}${styles.label(')')}`
    : styles.label(label);
  const heading = `   ${painted}`;
  if (value === null) return [heading];
  const shown = printable(value);
  const room = width - widthOf(label) - 7;
  if (room >= Math.min(widthOf(shown), 10)) return [`${heading}   ${clipped(shown, room)}`];
  return [heading, `   ${clipped(shown, width - 4)}`];
}

const indent = '     ';
/** The column where the rules' ids stand when the terminal is wide enough for one; else they stand at the right edge. */
const idColumn = 78;

function messageLines({ message, rule, severity }: Finding, { styles, width }: Look): string[] {
  const paint = {
    error: styles.error,
    incomplete: styles.error,
    warning: styles.warning,
    notice: styles.faint,
  }[severity];
  const isWide = width >= idColumn + 26;
  const lines = wrappedMessage(printable(message), (isWide ? idColumn - 1 : width) - indent.length - 1);
  const last = lines.pop() ?? '';
  const idStart = isWide ? idColumn : Math.max(indent.length, width - rule.length - 1);
  const shown = lines.map((line) => `${indent}${paint(line)}`);
  // A command that stands alone is there to be pasted.
  const isCommand = last.startsWith('pars-batch ') && lines.length > 0;
  if (isCommand || indent.length + widthOf(last) + 2 > idStart) {
    return [...shown, `${indent}${paint(last)}`, `${' '.repeat(idStart)}${styles.faint(rule)}`];
  }
  return [...shown, `${padded(`${indent}${paint(last)}`, idStart)}${styles.faint(rule)}`];
}
