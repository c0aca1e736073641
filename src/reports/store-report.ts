import { withSeparators } from '../model/digits.js';
import { jsonText, jsonVersion } from './json.js';
import { printable } from './printable.js';
import type { ReportLook } from './report.js';
import { shownMoment } from './shown-value.js';
import { counted, padded, wrapped } from './text-layout.js';

type Look = Pick<ReportLook, 'styles' | 'width'>;

/** What is known of a store. */
export interface StoreFacts {
  /** The path of its file. */
  readonly store: string;
  readonly storeVersion: number;
  readonly bytes: number;
  readonly activities: number;
  readonly byStatus: Readonly<Record<string, number>>;
  readonly learners: number;
  readonly batches: number;
  /** When the last upload began, as ISO date and time in UTC; null when there was none. */
  readonly lastUpload: string | null;
}

const labelWidth = 21;

/** Where a store is and what is in it, for people. */
export function storeInfo(facts: StoreFacts, { styles, width }: Look): string {
  const size = `${withSeparators(Math.ceil(facts.bytes / 1024))} KiB`;
  const uploads = counted(facts.batches, 'upload');
  const last = facts.lastUpload === null ? '' : `, the last on ${shownMoment(facts.lastUpload)}`;
  const lines = [
    ['Size', size],
    ['Version', String(facts.storeVersion)],
    ['Activities', withSeparators(facts.activities)],
    ...Object.entries(facts.byStatus).map(([status, count]) => [`  ${status}`, withSeparators(count)]),
    ['Individual learners', withSeparators(facts.learners)],
    ['History', `${uploads}${last}`],
  ];
  const path = wrapped(styles.heading(printable(facts.store)), width);
  const rows = lines.flatMap(([label = '', value = '']) => {
    const [first = '', ...more] = wrapped(value, width - labelWidth - 3);
    return [
      `  ${padded(label, labelWidth)}${first}`,
      ...more.map((line) => `  ${' '.repeat(labelWidth)}${line}`),
    ];
  });
  return `${[...path, ...rows].join('\n')}\n`;
}

/** The same for programs. */
export function storeInfoJson(facts: StoreFacts): string {
  return `${jsonText({ version: jsonVersion, ...facts }, 1)}\n`;
}

/** What checking a store found. */
export interface StoreCheck {
  readonly store: string;
  readonly faults: readonly string[];
}

/** What checking a store found, for people. */
export function storeCheck({ store, faults }: StoreCheck, { styles, width }: Look): string {
  const said = (text: string, indent: string) =>
    wrapped(text, width - indent.length).map((line) => `${indent}${line}`);
  if (faults.length === 0)
    return `${said(`${styles.good('The store is sound:')} ${printable(store)}`, '').join('\n')}\n`;
  const lines = faults.flatMap((fault) => said(styles.error(printable(fault)), '  '));
  const advice = `The store ${printable(store)} is damaged. Go back to your last backup of it, and upload again what came later.`;
  return `${[...lines, ...said(advice, '')].join('\n')}\n`;
}

/** The same for programs. */
export function storeCheckJson({ store, faults }: StoreCheck): string {
  return `${jsonText({ version: jsonVersion, store, isSound: faults.length === 0, faults }, 1)}\n`;
}
