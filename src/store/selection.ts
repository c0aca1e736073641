import { type Status, statuses } from '../model/status.js';
import type { SqlValue } from './activity-columns.js';
import type { SortKey } from './sort-keys.js';

/** Which activities are wanted; what is left out is not asked for. */
export interface Selection {
  /** The day that statuses are of, as `YYYY-MM-DD`. */
  readonly today: string;
  readonly statuses?: readonly Status[];
  readonly formats?: readonly string[];
  /** Activities that take place on this day or later, as `YYYY-MM-DD`. */
  readonly from?: string;
  /** Activities that take place on this day or earlier, as `YYYY-MM-DD`. */
  readonly to?: string;
  /** Words that all stand in the title or in one of the ids; case does not count. */
  readonly search?: string;
}

/** A part of a selection, in an order. */
export interface Page {
  readonly sort: SortKey;
  readonly isReversed: boolean;
  /** How many activities; null for all. */
  readonly limit: number | null;
  readonly offset: number;
}

/** The values of an SQL text's named parameters. */
export type SqlValues = Readonly<Record<string, SqlValue>>;

/** The condition for each status on the day `@today`. The view `activity_status` says the same of the current day. */
const conditions: Readonly<Record<Status, string>> = {
  Draft: "(closed IS NOT 1 AND (missing <> '' OR start_date > @today))",
  Active: "(closed IS NOT 1 AND missing = '' AND start_date <= @today AND end_date >= @today)",
  'Ready to Close': "(closed IS NOT 1 AND missing = '' AND end_date < @today)",
  Closed: 'closed = 1',
};

const statusNumber = `CASE ${statuses.map((status, index) => `WHEN ${conditions[status]} THEN ${index}`).join(' ')} END`;

/** The `WHERE` of a selection, empty for everything, and its values. */
export function conditionOf(selection: Selection): { readonly text: string; readonly values: SqlValues } {
  const { today, statuses: wanted, formats, from, to, search } = selection;
  const parts: string[] = [];
  const values: Record<string, SqlValue> = { today };
  if (wanted !== undefined) parts.push(`(${wanted.map((status) => conditions[status]).join(' OR ')})`);
  if (formats !== undefined) {
    formats.forEach((format, index) => {
      values[`format${index}`] = format;
    });
    parts.push(`format IN (${formats.map((_, index) => `@format${index}`).join(', ')})`);
  }
  if (from !== undefined) {
    parts.push('end_date >= @from');
    values.from = from;
  }
  if (to !== undefined) {
    parts.push('start_date <= @to');
    values.to = to;
  }
  words(search).forEach((word, index) => {
    const name = `word${index}`;
    parts.push(holdsWord(word, name));
    values[name] = isAscii(word) ? `%${word.replace(/[%_\\]/g, '\\$&')}%` : word;
  });
  // SQLite counts a whole table without looking at its rows, but only without a condition.
  return { text: parts.length === 0 ? '' : `WHERE ${parts.join(' AND ')}`, values };
}

const orders: Readonly<Record<SortKey, readonly string[]>> = {
  added: ['activity_id DESC'],
  title: ['title COLLATE NOCASE', 'activity_id DESC'],
  start: ['start_date', 'activity_id DESC'],
  end: ['end_date', 'activity_id DESC'],
  format: ['format', 'activity_id DESC'],
  status: [statusNumber, 'activity_id DESC'],
  'internal-id': ['internal_id IS NULL', 'internal_id COLLATE NOCASE', 'activity_id DESC'],
  learners: [
    'coalesce(physician_learners + other_learners, physician_learners, other_learners, -1)',
    'activity_id DESC',
  ],
};

/** The terms of a page's order, for `ORDER BY`. Reversing turns all of them round. */
export function orderOf({ sort, isReversed }: Pick<Page, 'sort' | 'isReversed'>): string {
  const terms = orders[sort];
  if (!isReversed) return terms.join(', ');
  return terms.map((term) => (term.endsWith(' DESC') ? term.slice(0, -5) : `${term} DESC`)).join(', ');
}

/** The words that are looked for, without regard to case. */
function words(search = ''): string[] {
  return folded(search)
    .split(/\s+/u)
    .filter((word) => word !== '');
}

/** The condition that a word stands in the title or an id. SQLite itself knows the case of ASCII letters only. */
function holdsWord(word: string, name: string): string {
  if (!isAscii(word)) return `(holds(title, @${name}) OR holds(internal_id, @${name}))`;
  const alike = (column: string) => `${column} LIKE @${name} ESCAPE '\\'`;
  return `(${alike('title')} OR ${alike('internal_id')} OR ${alike("printf('%09d', activity_id)")})`;
}

function isAscii(text: string): boolean {
  return /^[\x20-\x7e]*$/.test(text);
}

/** Whether a word, in lower case, stands in a text: the function `holds` of SQL texts above. */
export function holds(text: string | null, word: string): 0 | 1 {
  return text !== null && folded(text).includes(word) ? 1 : 0;
}

/** A text for comparing without regard to case. */
function folded(text: string): string {
  return text.normalize('NFC').toLowerCase();
}
