import type { FieldChange, FileResult, RowName, RowOutcome } from '../model/file-result.js';
import type { Finding } from '../model/finding.js';
import { headerOfPath } from '../model/slot.js';
import { nextStep } from './next-step.js';
import { type BatchRun, formatLabels, type ReportLook } from './report.js';
import { clipped, counted, padded, printable, widthOf, wrapped } from './text-layout.js';

/** The report for people: laid out like the form, with the red text below the field. */
export function prettyReport(command: BatchRun['command'], result: FileResult, look: ReportLook): string {
  const findings = look.quiet ? result.findings.filter(({ severity }) => isError(severity)) : result.findings;
  if (look.quiet && findings.length === 0 && result.errors === 0) return '';
  const lines = [title(result, look), ''];
  for (const [row, group] of byRow(findings)) {
    if (row !== undefined) lines.push(rowTitle(row, result.names.get(row), look));
    lines.push(...rowLines(group, look), '');
  }
  const hidden = result.errors + result.warnings - countShown(result.findings, look);
  if (hidden > 0) lines.push(hiddenLine(hidden, look), '');
  lines.push(...changeLines(result, look));
  lines.push(...summary(command, result, look));
  const step = nextStep(command, result, look);
  if (step !== undefined && !look.quiet)
    lines.push(...wrapped(step, look.width - 2).map((line) => ` ${line}`));
  return `${lines.join('\n')}\n`;
}

function isError(severity: Finding['severity']): boolean {
  return severity === 'error' || severity === 'incomplete';
}

/** How many findings are shown that are counted among the errors and warnings. */
function countShown(findings: readonly Finding[], { drafts }: ReportLook): number {
  return findings.filter(({ severity }) => severity !== 'notice' && !(drafts && severity === 'incomplete'))
    .length;
}

function hiddenLine(hidden: number, { styles }: ReportLook): string {
  return styles.faint(` … and ${counted(hidden, 'finding')} more. Show them with --max-errors 0.`);
}

function title({ file, format, rows }: FileResult, { styles, width }: ReportLook): string {
  const facts = [...(format === null ? [] : [formatLabels[format]]), counted(rows, 'row')].join(' · ');
  const name = clipped(printable(file), Math.max(20, width - widthOf(facts) - 3));
  return `${styles.heading(name)} · ${facts}`;
}

/** Findings by row, in the order of the file; what is said of the whole file comes first. */
function byRow(findings: readonly Finding[]): Map<number | undefined, Finding[]> {
  const rows = new Map<number | undefined, Finding[]>();
  for (const finding of findings) {
    const group = rows.get(finding.location.row);
    if (group === undefined) rows.set(finding.location.row, [finding]);
    else group.push(finding);
  }
  return rows;
}

function rowTitle(row: number, name: RowName | undefined, { styles, width }: ReportLook): string {
  const names = [name?.title ?? null, name?.internalId ?? null]
    .filter((text) => text !== null)
    .map(printable);
  const text = [`Row ${row.toLocaleString('en-US')}`, ...names].join(' · ');
  return ` ${styles.heading(clipped(text, width - 2))}`;
}

/** The findings of a row: each field with its value once, and the messages below it. */
function rowLines(findings: readonly Finding[], look: ReportLook): string[] {
  const lines: string[] = [];
  let field: string | undefined;
  for (const finding of findings) {
    const { header, location, value } = finding;
    const place = location.cell ?? (location.line === undefined ? undefined : `line ${location.line}`);
    const label = [header ?? 'File', ...(place === undefined ? [] : [`(${place})`])].join(' ');
    const heading =
      header === null && location.row !== undefined ? label.replace('File', 'Whole row') : label;
    if (heading !== field) lines.push(fieldLine(heading, value, look));
    field = heading;
    lines.push(...messageLines(finding, look));
  }
  return lines;
}

function fieldLine(label: string, value: string | null, { styles, width }: ReportLook): string {
  if (value === null) return `   ${styles.label(label)}`;
  const room = Math.max(10, width - widthOf(label) - 7);
  return `   ${styles.label(label)}   ${clipped(printable(value), room)}`;
}

const indent = '     ';
/** The column where the rules' ids stand when the terminal is wide enough for one; else they stand at the right edge. */
const idColumn = 78;

function messageLines({ message, rule, severity }: Finding, { styles, width }: ReportLook): string[] {
  const paint = isError(severity) ? styles.error : severity === 'warning' ? styles.warning : styles.faint;
  const isWide = width >= idColumn + 26;
  const lines = wrapped(printable(message), (isWide ? idColumn - 1 : width) - indent.length - 1);
  const last = lines.pop() ?? '';
  const idStart = isWide ? idColumn : Math.max(indent.length, width - rule.length - 1);
  const shown = lines.map((line) => `${indent}${paint(line)}`);
  if (indent.length + widthOf(last) + 2 > idStart) {
    return [...shown, `${indent}${paint(last)}`, `${' '.repeat(idStart)}${styles.faint(rule)}`];
  }
  return [...shown, `${indent}${paint(padded(last, idStart - indent.length))}${styles.faint(rule)}`];
}

/** What an upload changed, or with --dry-run would create and change. */
function changeLines(result: FileResult, look: ReportLook): string[] {
  const lines: string[] = [];
  for (const outcome of result.outcomes) {
    const verb = look.dryRun ? `would be ${outcome.outcome}` : outcome.outcome;
    if (outcome.outcome !== 'updated' && outcome.outcome !== 'created') continue;
    lines.push(
      `${rowTitle(outcome.row, outcome, { ...look, width: look.width - verb.length - 2 })}  ${look.styles.good(verb)}`,
    );
    lines.push(...fieldChangeLines(outcome, look), '');
  }
  const shown = result.outcomes.filter(
    ({ outcome }) => outcome === 'created' || outcome === 'updated',
  ).length;
  const all = result.updated + (look.dryRun ? result.created : 0);
  if (shown > 0 && all > shown) {
    lines.push(
      look.styles.faint(` … and ${counted(all - shown, 'row')} more. Show them with --max-errors 0.`),
      '',
    );
  }
  return lines;
}

function fieldChangeLines({ changes = [] }: RowOutcome, { styles, width }: ReportLook): string[] {
  return changes.flatMap(({ field, before, after }) => {
    const label = headerOfPath(field) ?? field;
    const text = `${shownJson(before)} → ${shownJson(after)}`;
    return wrapped(printable(text), width - 6).map((line, index) =>
      index === 0 && widthOf(label) + widthOf(line) + 6 <= width
        ? `   ${styles.label(label)}   ${line}`
        : index === 0
          ? `   ${styles.label(label)}\n     ${line}`
          : `     ${line}`,
    );
  });
}

/** A value of a JSON report as the form would show it. */
export function shownJson(value: FieldChange['before']): string {
  if (value === null || value === undefined || (Array.isArray(value) && value.length === 0)) return '(blank)';
  if (typeof value === 'boolean') return value ? 'Yes' : 'No';
  return Array.isArray(value) ? value.join('; ') : String(value);
}

function summary(command: BatchRun['command'], result: FileResult, { styles, dryRun }: ReportLook): string[] {
  const { accepted, rejected, errors, warnings, created, updated, unchanged, batch } = result;
  if (result.isRefused) {
    const kept = command === 'upload' ? ' Nothing of it was stored.' : '';
    return [` ${styles.error('The file cannot be used as it is.')}${kept}`];
  }
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  const inBrackets = found.length === 0 ? '' : ` (${found.join(', ')})`;
  const good = styles.good(`${counted(accepted, 'row')} accepted`);
  const bad = rejected === 0 ? '' : ` · ${styles.error(`${counted(rejected, 'row')} rejected`)}`;
  const lines = [` ${good}${bad}${inBrackets}`];
  if (command !== 'upload') return lines;
  const counts = [
    `${created.toLocaleString('en-US')} created`,
    `${updated.toLocaleString('en-US')} updated`,
    `${unchanged.toLocaleString('en-US')} unchanged`,
  ].join(' · ');
  if (dryRun) lines.push(` Dry run, nothing was stored: ${counts}`);
  else if (batch === null) lines.push(' Nothing was stored, since some rows were rejected.');
  else lines.push(` ${counts} · batch ${batch}`);
  return lines;
}
