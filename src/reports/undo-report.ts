import type { UndoneActivity } from '../model/action-result.js';
import { withSeparators } from '../model/digits.js';
import { fieldChangeLines } from './change-lines.js';
import { jsonText, jsonVersion } from './json.js';
import { printable } from './printable.js';
import type { ReportLook } from './report.js';
import { shownMoment } from './shown-value.js';
import { counted, titleWithIds, widthOf, wrapped } from './text-layout.js';

/** What undoing an upload came to. */
export interface UndoResult {
  readonly batch: number;
  /** When it had been undone before; null when it had not. */
  readonly undoneAt: string | null;
  readonly activities: readonly UndoneActivity[];
}

type Look = Pick<ReportLook, 'styles' | 'width'>;

/** How many activities are shown; the counts at the end are of all. */
const mostShown = 50;

/** What became of the activities of an upload that was to be undone, for people. */
export function undoReport({ batch, undoneAt, activities }: UndoResult, look: Look): string {
  const { styles, width } = look;
  const said = (text: string) => wrapped(text, width - 2).map((line) => ` ${line}`);
  if (undoneAt !== null) {
    const text = `Batch ${batch} was undone already, on ${shownMoment(undoneAt)}. Nothing was changed.`;
    return `${said(styles.error(text)).join('\n')}\n`;
  }
  const lines = activities.slice(0, mostShown).flatMap((activity) => activityLines(activity, look));
  const more = activities.length - mostShown;
  if (more > 0)
    lines.push(...said(styles.faint(`… and ${counted(more, 'more activity', 'more activities')}.`)));
  if (lines.length > 0) lines.push('');
  const refused = activities.filter(({ outcome }) => outcome === 'refused').length;
  const removed = activities.filter(({ outcome }) => outcome === 'removed').length;
  if (refused > 0) {
    const which =
      refused === 1 ? 'an activity of it was' : `${withSeparators(refused)} activities of it were`;
    const text = `Batch ${batch} cannot be undone, since ${which} changed afterwards. Nothing was changed.`;
    return `${[...lines, ...said(styles.error(text))].join('\n')}\n`;
  }
  const counts = `${withSeparators(removed)} removed · ${withSeparators(activities.length - removed)} restored`;
  return `${[...lines, ...said(`${styles.good(`Batch ${batch} is undone`)}: ${counts}`)].join('\n')}\n`;
}

function activityLines(activity: UndoneActivity, look: Look): string[] {
  const { activityId, internalId, title, outcome, reason, changes } = activity;
  const { styles, width } = look;
  const word = outcome === 'refused' ? 'changed since' : outcome;
  const name = titleWithIds(title, [activityId, internalId], width - widthOf(word) - 4);
  const paint = outcome === 'refused' ? styles.error : styles.good;
  return [
    ` ${styles.heading(name)}  ${paint(word)}`,
    ...changes.flatMap((change) => fieldChangeLines(change, look)),
    ...(reason === null
      ? []
      : wrapped(printable(reason), width - 4).map((line) => `   ${styles.error(line)}`)),
  ];
}

/** The same for programs, in pieces. */
export function* undoJson({ batch, undoneAt, activities }: UndoResult, exitCode: number): Generator<string> {
  const start = { version: jsonVersion, command: 'undo', exitCode, batch, undoneAt };
  yield `${jsonText(start).slice(0, -1)},\n"activities":[`;
  for (const [index, activity] of activities.entries())
    yield `${index === 0 ? '\n' : ',\n'} ${jsonText(activity)}`;
  yield ']}\n';
}
