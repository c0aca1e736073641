import type { Activity } from '../model/activity.js';
import { type Learner, learnerJson, learnerText } from '../model/learner.js';
import { jsonText, jsonVersion } from './json.js';
import { printable } from './printable.js';
import type { ReportLook } from './report.js';
import { counted, wrapped } from './text-layout.js';

/** The individual learners of an activity, a line each. */
export function learnerList(
  { activityId, title }: Activity,
  learners: readonly Learner[],
  { styles, width }: Pick<ReportLook, 'styles' | 'width'>,
): string {
  const names = [title, activityId].filter((name) => name !== null).map(printable);
  const heading = wrapped(
    `${styles.heading(names.join(' · '))} · ${counted(learners.length, 'individual learner')}`,
    width,
  );
  const lines = learners.flatMap((learner) => wrapped(printable(learnerText(learner)), width - 3));
  return `${[...heading, ...lines.map((line) => `  ${line}`)].join('\n')}\n`;
}

/** The same for programs. */
export function learnersJson({ activityId }: Activity, learners: readonly Learner[]): string {
  const json = { version: jsonVersion, activityId, learners: learners.map(learnerJson) };
  return `${jsonText(json, 1)}\n`;
}
