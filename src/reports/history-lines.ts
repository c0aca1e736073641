import type { ChangeAction, RecordedChange } from '../model/change.js';
import { meaningfulChanges } from '../model/field-change.js';
import { fieldChangeLines } from './change-lines.js';
import type { ReportLook } from './report.js';
import { shownMoment } from './shown-value.js';
import { wrapped } from './text-layout.js';

type Look = Pick<ReportLook, 'styles' | 'width'>;

/** What people call the kinds of change. */
const actionWords: Readonly<Record<ChangeAction, string>> = {
  created: 'Created',
  updated: 'Updated',
  edited: 'Edited',
  'learner totals': 'Learner totals updated',
  'learner added': 'Individual learner reported',
  'learner removed': 'Individual learner taken back',
  closed: 'Closed',
  reopened: 'Reopened',
  deleted: 'Deleted',
  removed: 'Removed by undoing',
  restored: 'Put back by undoing',
};

/** Every change of an activity, in the order given, with what its fields held before and after. */
export function historyLines(changes: readonly RecordedChange[], look: Look): string[] {
  return [look.styles.heading('History'), ...changes.flatMap((change) => changeLines(change, look))];
}

function changeLines({ at, action, batch, row, fields, entry }: RecordedChange, look: Look): string[] {
  const isUndo = action === 'removed' || action === 'restored';
  const where = batch === null ? '' : isUndo ? ` batch ${batch}` : ` by batch ${batch}, row ${row}`;
  const heading = `${shownMoment(at)}  ${actionWords[action]}${where}`;
  const series = entry?.after.series ?? null;
  const place = series === null ? [] : [`     Occurrence ${entry?.after.occurrence} of ${series}`];
  return [
    ...wrapped(heading, look.width - 2).map((line) => `  ${line}`),
    ...place,
    ...meaningfulChanges(fields)
      .flatMap((field) => fieldChangeLines(field, { ...look, width: look.width - 2 }))
      .map((line) => `  ${line}`),
  ];
}
