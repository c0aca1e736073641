import { withSeparators } from '../model/digits.js';
import type { FileResult } from '../model/file-result.js';
import { formatLabels } from '../model/format-ids.js';
import { changeLines } from './change-lines.js';
import { findingLines, foldedLines } from './finding-lines.js';
import { type Folding, foldFindings } from './folding.js';
import { nextStep } from './next-step.js';
import { printable } from './printable.js';
import { type BatchRun, isError, type Report, type ReportLook } from './report.js';
import { clipped, counted, widthOf, wrapped, wrappedMessage } from './text-layout.js';

/** The report for people, file by file. */
export const pretty: Report = {
  between: '\n',
  ofFile: (result, { command }, look) => [prettyReport(command, result, look)],
};

/**
 * The report for people: laid out like the form, with the red text below the field. No line is wider than the
 * terminal but one: a command to paste is never broken.
 */
export function prettyReport(command: BatchRun['command'], result: FileResult, look: ReportLook): string {
  if (look.quiet && result.errors === 0) return '';
  const shown = shownFindings(result, look);
  const { link } = look;
  const linkTo =
    link === undefined ? undefined : (text: string, place: string) => link(text, result.file, place);
  const linked = { ...look, linkTo };
  const lines = [
    title(result, look),
    '',
    ...foldedLines(shown.folded, linked),
    ...findingLines(shown.others, result.names, linked),
    ...hiddenLines(result, shown.count, look),
    ...busiestLines(result, look),
    ...(look.quiet ? [] : changeLines(result, look)),
    ...summaryLines(command, result, look).flatMap((line) => indented(line, look)),
    ...(look.quiet ? [] : nextStepLines(command, result, look)),
  ];
  return `${lines.join('\n')}\n`;
}

function title({ file, format, rows, isRefused }: FileResult, { styles, width }: ReportLook): string {
  const facts = [
    ...(format === null ? [] : [formatLabels[format]]),
    ...(isRefused && rows === 0 ? [] : [counted(rows, 'row')]),
  ].map((fact) => ` · ${fact}`);
  const name = clipped(printable(file), width - 1 - widthOf(facts.join('')));
  return `${styles.heading(name)}${facts.join('')}`;
}

function indented(text: string, { width }: ReportLook): string[] {
  return wrapped(text, width - 2).map((line) => ` ${line}`);
}

/** The findings that there is room for: what is said of several rows alike counts once, and comes first. */
function shownFindings(result: FileResult, look: ReportLook): Folding & { readonly count: number } {
  const { findings } = result;
  const wanted = look.quiet ? findings.filter((finding) => isError(finding, result)) : findings;
  const all = foldFindings(wanted);
  const folded = all.folded.slice(0, look.mostFindings);
  const others = all.others.slice(0, look.mostFindings - folded.length);
  const count = folded.reduce((sum, one) => sum + one.count, others.length);
  return { folded, others, count };
}

/** How many findings --max-errors leaves out. */
function hiddenLines({ errors, warnings, others }: FileResult, shown: number, look: ReportLook): string[] {
  const hidden = (look.quiet ? errors : errors + warnings + others) - shown;
  if (hidden === 0) return [];
  const text = `… and ${counted(hidden, 'more finding')}. Show them with --max-errors 0.`;
  return [...indented(look.styles.faint(text), look), ''];
}

/** From how many errors on it helps to know which rules are broken most. */
const manyErrors = 20;

/** Which rules are broken most, where there is much to be done. */
function busiestLines({ errors, ruleCounts }: FileResult, look: ReportLook): string[] {
  if (errors < manyErrors || ruleCounts.size < 2) return [];
  const busiest = [...ruleCounts].sort(([, one], [, other]) => other - one).slice(0, 5);
  const counts = busiest.map(([rule, count]) => `${withSeparators(count)} × ${rule}`).join(' · ');
  const text = `Most often: ${counts}. What a rule asks for: pars-batch rules RULE`;
  return [...wrappedMessage(text, look.width - 2).map((line) => ` ${look.styles.faint(line)}`), ''];
}

function summaryLines(
  command: BatchRun['command'],
  result: FileResult,
  { styles, dryRun }: ReportLook,
): string[] {
  const { accepted, rejected, errors, warnings, batch } = result;
  if (result.isRefused)
    return [`${styles.error('The file cannot be used as it is.')}${nothingDone[command]}`];
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  const inBrackets = found.length === 0 ? '' : ` (${found.join(', ')})`;
  const good = styles.good(`${counted(accepted, 'row')} accepted`);
  const bad = rejected === 0 ? '' : ` · ${styles.error(`${counted(rejected, 'row')} rejected`)}`;
  const rows = [`${good}${bad}${inBrackets}`, ...writtenLines(command, result)];
  const outcomes = outcomesOf[command];
  if (outcomes.length === 0) return rows;
  const counts = outcomes.map(([outcome, word]) => `${withSeparators(result[outcome])} ${word}`).join(' · ');
  if (dryRun) return [...rows, `Dry run, nothing was stored: ${counts}`];
  if (command !== 'upload') return [...rows, counts];
  if (batch === null) return [...rows, 'Nothing was stored, since some rows were rejected.'];
  return [...rows, `${counts} · batch ${batch}`];
}

/** What the outcomes that a command counts are called. */
const outcomesOf: Readonly<
  Record<BatchRun['command'], readonly (readonly ['created' | 'updated' | 'unchanged', string])[]>
> = {
  validate: [],
  upload: [
    ['created', 'created'],
    ['updated', 'updated'],
    ['unchanged', 'unchanged'],
  ],
  convert: [],
  'learners import': [
    ['created', 'reported'],
    ['unchanged', 'reported already'],
  ],
};

const nothingDone: Readonly<Record<BatchRun['command'], string>> = {
  validate: '',
  upload: ' Nothing of it was stored.',
  convert: ' Nothing was written.',
  'learners import': ' Nothing of it was stored.',
};

function writtenLines(command: BatchRun['command'], { written }: FileResult): string[] {
  if (written === undefined) return [];
  const rows = counted(written.rows, command === 'convert' ? 'row' : 'rejected row');
  return [`${rows} written to ${printable(written.file)}`];
}

function nextStepLines(command: BatchRun['command'], result: FileResult, look: ReportLook): string[] {
  const step = nextStep(command, result, look);
  if (step === undefined) return [];
  const onOne = ` ${step.says} ${step.command}`;
  return widthOf(onOne) < look.width ? [onOne] : [...indented(step.says, look), `   ${step.command}`];
}
