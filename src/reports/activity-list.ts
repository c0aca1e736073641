import type { Reason } from '../model/action-result.js';
import type { Activity } from '../model/activity.js';
import { shownDate } from '../model/dates.js';
import { withSeparators } from '../model/digits.js';
import type { Status } from '../model/status.js';
import { printable } from './printable.js';
import type { Styles } from './styles.js';
import { clipped, counted, padded, widthOf, wrapped } from './text-layout.js';

/** An activity with its status, as lists and sheets show it. */
export interface ListedActivity {
  readonly activity: Activity;
  readonly status: Status;
  /** Why it has that status, or what it waits for: a sentence each. */
  readonly reasons: readonly string[];
  /** What a Draft still needs to be complete, or an activity that has ended to be closed. */
  readonly needs: readonly Reason[];
}

export interface ActivityPage {
  /** How many there are to choose from. */
  readonly all: number;
  /** How many were asked for. */
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly activities: readonly ListedActivity[];
}

/** The form's activity summary: a card an activity. */
export function activityList(list: ActivityPage, styles: Styles, width: number): string {
  const { all, total, page, perPage, activities } = list;
  const pages = Math.max(1, Math.ceil(total / perPage));
  const cards = activities.map((listed) => `\n${card(listed, styles, width)}\n`);
  const count = counted(all, 'activity', 'activities');
  const some = total === all ? count : `${withSeparators(total)} of ${count}`;
  return `${styles.heading(some)}${pagePosition(page, pages)}\n${cards.join('')}`;
}

/** Which page of how many; empty for the only one. */
export function pagePosition(page: number, pages: number): string {
  if (page > pages) return ` · there ${pages === 1 ? 'is' : 'are'} only ${counted(pages, 'page')}`;
  if (pages === 1) return '';
  return ` · page ${withSeparators(page)} of ${withSeparators(pages)}`;
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
    ...lines.flatMap((line) => wrapped(line, width - 4)).map((line) => `   ${line}`),
  ].join('\n');
}

function learners({ physicianLearners, otherLearners }: Activity): string {
  if (physicianLearners === null && otherLearners === null) return 'not reported';
  return withSeparators((physicianLearners ?? 0) + (otherLearners ?? 0));
}

/** A status in its colour. */
export function paintStatus(status: Status, styles: Styles): string {
  if (status === 'Draft') return styles.warning(status);
  return status === 'Closed' ? styles.faint(status) : styles.good(status);
}
