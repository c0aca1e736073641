import type { BatchRecord } from '../model/batch.js';
import { withSeparators } from '../model/digits.js';
import { formatLabels } from '../model/format-ids.js';
import { pagePosition } from './activity-list.js';
import { printable } from './printable.js';
import type { ReportLook } from './report.js';
import { shownMoment } from './shown-value.js';
import { counted, wrapped } from './text-layout.js';

/** Some of the uploads. */
export interface BatchPage {
  readonly total: number;
  /** From 1. */
  readonly page: number;
  readonly perPage: number;
  readonly batches: readonly BatchRecord[];
}

type Look = Pick<ReportLook, 'styles' | 'width'>;

/** The uploads, the latest first. */
export function batchList({ total, page, perPage, batches }: BatchPage, look: Look): string {
  const pages = Math.max(1, Math.ceil(total / perPage));
  const heading = look.styles.heading(counted(total, 'upload'));
  const entries = batches.map((batch) => `\n${batchLines(batch, look).join('\n')}\n`);
  return `${heading}${pagePosition(page, pages)}\n${entries.join('')}`;
}

/** An upload in a few lines. */
export function batchLines(batch: BatchRecord, { styles, width }: Look): string[] {
  const number = styles.heading(`Batch ${batch.batch}`);
  const facts = `${formatLabels[batch.format]} · ${shownMoment(batch.startedAt)}`;
  const undone =
    batch.undoneAt === null ? '' : ` · ${styles.warning(`undone on ${shownMoment(batch.undoneAt)}`)}`;
  return [
    ...wrapped(`${number} · ${facts}${undone}`, width - 2).map((line) => ` ${line}`),
    ...[printable(batch.file), batchCounts(batch)]
      .flatMap((text) => wrapped(text, width - 4))
      .map((line) => `   ${line}`),
  ];
}

/** What came of an upload's rows: "5 rows: 1 created · 1 updated · 3 rejected (4 errors)". */
export function batchCounts(batch: BatchRecord): string {
  const { rows, created, updated, unchanged, rejected, errors, warnings } = batch;
  const outcomes = Object.entries({ created, updated, unchanged, rejected })
    .filter(([, count]) => count > 0)
    .map(([outcome, count]) => `${withSeparators(count)} ${outcome}`);
  const found = [
    ...(errors > 0 ? [counted(errors, 'error')] : []),
    ...(warnings > 0 ? [counted(warnings, 'warning')] : []),
  ];
  const inBrackets = found.length === 0 ? '' : ` (${found.join(', ')})`;
  return `${counted(rows, 'row')}${outcomes.length === 0 ? '' : `: ${outcomes.join(' · ')}`}${inBrackets}`;
}
