import type { Activity } from '../model/activity.js';
import { shownDate } from '../model/dates.js';
import type { Styles } from './styles.js';
import { clipped, counted, padded, printable, widthOf } from './text-layout.js';

/** An activity with its status, as lists and sheets show it. */
export interface ListedActivity {
  readonly activity: Activity;
  readonly status: string;
  readonly reasons: readonly string[];
  readonly missing: readonly string[];
}

export interface ActivityPage {
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly activities: readonly ListedActivity[];
}

/** The form's activity summary: a card an activity. */
export function activityList(page: ActivityPage, styles: Styles, width: number): string {
  const pages = Math.max(1, Math.ceil(page.total / page.perPage));
  const position =
    pages > 1 ? ` · page ${page.page.toLocaleString('en-US')} of ${pages.toLocaleString('en-US')}` : '';
  const cards = page.activities.map((listed) => `\n${card(listed, styles, width)}\n`);
  return `${styles.heading(counted(page.total, 'activity', 'activities'))}${position}\n${cards.join('')}`;
}

function card({ activity, status }: ListedActivity, styles: Styles, width: number): string {
  const room = width - widthOf(status) - 3;
  const title = padded(styles.heading(clipped(printable(activity.title ?? ''), room)), room);
  const dates = [activity.startDate, activity.endDate].map((date) => (date === null ? '' : shownDate(date)));
  const ids = [
    `Activity ID ${activity.activityId}`,
    ...(activity.internalId === null ? [] : [`Internal ID ${printable(activity.internalId)}`]),
  ];
  const marks = [
    ...(activity.providership === 'Jointly provided' ? ['Jointly Provided'] : []),
    ...(activity.commercialSupport === true ? ['Commercial Support Received'] : []),
    `Learners: ${learners(activity)}`,
  ];
  const lines = [`${dates.join(' – ')} · ${activity.format}`, ids.join(' · '), marks.join(' · ')];
  return [
    ` ${title} ${paintStatus(status, styles)}`,
    ...lines.map((line) => `   ${clipped(line, width - 4)}`),
  ].join('\n');
}

function learners({ physicianLearners, otherLearners }: Activity): string {
  if (physicianLearners === null && otherLearners === null) return 'not reported';
  return ((physicianLearners ?? 0) + (otherLearners ?? 0)).toLocaleString('en-US');
}

/** A status in its colour. */
export function paintStatus(status: string, styles: Styles): string {
  if (status === 'Draft') return styles.warning(status);
  return status === 'Closed' ? styles.faint(status) : styles.good(status);
}
