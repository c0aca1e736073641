import { type ActionOutcome, type ActionResult, isFailure, type Reason } from '../model/action-result.js';
import { withSeparators } from '../model/digits.js';
import { headerOfPath } from '../model/slot.js';
import { fieldChangeLines } from './change-lines.js';
import { jsonText, jsonVersion } from './json.js';
import { printable } from './printable.js';
import type { ReportLook } from './report.js';
import { clipped, shellWord, titleWithIds, widthOf, wrappedMessage } from './text-layout.js';

/** The commands that change single activities. */
export type ActionCommand = 'close' | 'reopen' | 'delete' | 'edit' | 'learners';

type Look = Pick<ReportLook, 'styles' | 'width'>;

/** What the outcomes are called, command by command. */
const outcomeWords: Readonly<Record<ActionCommand, Readonly<Partial<Record<ActionOutcome, string>>>>> = {
  close: { closed: 'closed', unchanged: 'was closed already', refused: 'not closed' },
  reopen: { reopened: 'reopened', unchanged: 'was not closed', refused: 'not reopened' },
  delete: { deleted: 'deleted', refused: 'not deleted' },
  edit: { updated: 'edited', unchanged: 'unchanged', refused: 'not edited' },
  learners: { updated: 'updated', unchanged: 'unchanged', refused: 'not updated' },
};

/** What they are called whatever the command is. */
const generalWords: Readonly<Partial<Record<ActionOutcome, string>>> = {
  'not-found': 'not found',
  ambiguous: 'names several',
};

function outcomeWord(command: ActionCommand, outcome: ActionOutcome): string {
  return outcomeWords[command][outcome] ?? generalWords[outcome] ?? outcome;
}

/** What a command did with the activities it was given, for people: each with what was changed, and the red text. */
export function actionReport(
  command: ActionCommand,
  results: readonly ActionResult[],
  look: Look,
  store: string | undefined,
): string {
  const lines = results.flatMap((result) => [...resultLines(command, result, look), '']);
  if (results.length > 1) lines.push(` ${summary(command, results)}`);
  else lines.pop();
  const step = results.length === 1 && results[0] !== undefined ? nextStep(command, results[0]) : undefined;
  if (step !== undefined) lines.push(...stepLines(step, look, store));
  return `${lines.join('\n')}\n`;
}

function resultLines(command: ActionCommand, result: ActionResult, look: Look): string[] {
  const { styles, width } = look;
  const { outcome, changes, created, reasons, warnings, needs, status } = result;
  const word = outcomeWord(command, outcome);
  const isBad = isFailure(result);
  const name = nameOf(result, width - widthOf(word) - 4);
  const paint = isBad ? styles.error : outcome === 'unchanged' ? styles.faint : styles.good;
  const message = (text: string, colour: (text: string) => string) =>
    wrappedMessage(printable(text), width - 5).map(
      (line, index) => `   ${index === 0 ? '' : '  '}${colour(line)}`,
    );
  const lines = [` ${styles.heading(name)}  ${paint(word)}`];
  for (const change of changes) lines.push(...fieldChangeLines(change, look));
  if (created.length > 0) lines.push(`   New entries: ${created.join(', ')}`);
  for (const reason of reasons) lines.push(...message(reason.message, styles.error));
  for (const warning of warnings) lines.push(...message(warning.message, styles.warning));
  if (isBad || status === null || outcome === 'closed') return lines;
  if (needs.length === 0) return [...lines, `   Status: ${status}`];
  const until = status === 'Draft' ? 'complete' : 'closed';
  lines.push(...message(`Status: ${status}. To be ${until} it still needs:`, (text) => text));
  for (const need of needs) lines.push(...message(need.message, styles.error));
  return lines;
}

function nameOf({ id, activityId, internalId, title }: ActionResult, width: number): string {
  if (activityId === null) return clipped(printable(id) || '(blank)', width);
  return titleWithIds(title, [activityId, internalId], width);
}

/** How many activities had each outcome: "2 closed · 1 not closed". */
function summary(command: ActionCommand, results: readonly ActionResult[]): string {
  const counts = new Map<string, number>();
  for (const { outcome } of results) {
    const word = outcomeWord(command, outcome);
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return [...counts].map(([word, count]) => `${withSeparators(count)} ${word}`).join(' · ');
}

interface Step {
  readonly says: string;
  readonly command: string;
}

const totals: ReadonlySet<string> = new Set(['physicianLearners', 'otherLearners']);

/** The one thing to do next that fits; undefined when there is nothing to do, or the reasons say it already. */
function nextStep(command: ActionCommand, result: ActionResult): Step | undefined {
  const { outcome, activityId, status, reasons, needs } = result;
  // An active one has not ended: there is nothing to do for closing it but to wait.
  if (command === 'close' && status === 'Active') return undefined;
  const isAboutTotals = ({ field }: Reason) => field !== null && totals.has(field);
  if (command !== 'delete' && [...reasons, ...needs].some(isAboutTotals)) {
    return { says: 'Enter the learner totals:', command: `learners ${activityId} --physicians N --others N` };
  }
  const [need] = needs;
  if (need !== undefined && need.field !== null) {
    const header = headerOfPath(need.field) ?? need.field;
    return {
      says: 'Enter what is missing:',
      command: `edit ${activityId} --set ${shellWord(`${header}=…`)}`,
    };
  }
  if (status === 'Ready to Close' && command === 'learners' && outcome !== 'refused')
    return { says: 'Close it:', command: `close ${activityId}` };
  return undefined;
}

function stepLines({ says, command }: Step, { width }: Look, store: string | undefined): string[] {
  const words = `pars-batch ${command}${store === undefined ? '' : ` --store ${shellWord(store)}`}`;
  const onOne = ` ${says} ${words}`;
  return widthOf(onOne) < width ? [onOne] : [` ${says}`, `   ${words}`];
}

/** The same for programs. */
export function actionJson(
  command: ActionCommand,
  asOf: string,
  exitCode: number,
  results: readonly ActionResult[],
): string {
  const withHeader = (reason: Reason) => ({
    field: reason.field,
    header: reason.field === null ? null : headerOfPath(reason.field),
    message: reason.message,
  });
  const activities = results.map((result) => ({
    ...result,
    reasons: result.reasons.map(withHeader),
    warnings: result.warnings.map(withHeader),
    needs: result.needs.map(withHeader),
  }));
  return `${jsonText({ version: jsonVersion, command, asOf, exitCode, results: activities }, 1)}\n`;
}
