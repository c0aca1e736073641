import type { BatchRecord, BatchRowRecord } from '../model/batch.js';
import type { RecordedChange } from '../model/change.js';
import { meaningfulChanges } from '../model/field-change.js';
import type { Finding } from '../model/finding.js';
import { batchLines } from './batch-list.js';
import { fieldChangeLines } from './change-lines.js';
import { rowLines, rowTitle } from './finding-lines.js';
import { grouped } from './grouped.js';
import { jsonText, jsonVersion } from './json.js';
import type { ReportLook } from './report.js';

/** An upload with all that the record has of it. */
export interface BatchContent {
  readonly record: BatchRecord;
  readonly rows: readonly BatchRowRecord[];
  readonly findings: readonly Finding[];
  /** What it created and changed, in order. */
  readonly changes: readonly RecordedChange[];
}

type Look = Pick<ReportLook, 'styles' | 'width'>;

/** An upload row by row, in pieces: what became of each, what was found, and what was changed. */
export function* batchSheet(
  { record, rows, findings, changes }: BatchContent,
  look: Look,
): Generator<string> {
  const { styles } = look;
  yield `${batchLines(record, look).join('\n')}\n   SHA-256 ${record.sha256}\n`;
  const findingsOf = grouped(findings, ({ location }) => location.row);
  const changesOf = grouped(changes, ({ row }) => row);
  const ofFile = findingsOf.get(undefined) ?? [];
  if (ofFile.length > 0) yield `\n${rowLines(ofFile, look).join('\n')}\n`;
  for (const row of rows) {
    const word = row.activityId === null ? row.outcome : `${row.outcome} ${row.activityId}`;
    const paint =
      row.outcome === 'rejected' ? styles.error : row.outcome === 'unchanged' ? styles.faint : styles.good;
    const title = rowTitle(row.row, row, { ...look, width: look.width - word.length - 2 });
    const changed = (changesOf.get(row.row) ?? []).flatMap(({ fields }) => meaningfulChanges(fields));
    const lines = [
      `${title}  ${paint(word)}`,
      ...new Set(changed.map((change) => fieldChangeLines(change, look).join('\n'))),
      ...rowLines(findingsOf.get(row.row) ?? [], look),
    ];
    yield `\n${lines.join('\n')}\n`;
  }
}

/** The same for programs. */
export function* batchJson({ record, rows, findings, changes }: BatchContent): Generator<string> {
  const changesOf = grouped(changes, ({ row }) => row);
  yield `{"version":${jsonVersion},\n"batch":${jsonText(record)},\n"findings":[`;
  for (const [index, finding] of findings.entries())
    yield `${index === 0 ? '\n' : ',\n'} ${jsonText(finding)}`;
  yield '],\n"outcomes":[';
  for (const [index, row] of rows.entries()) {
    const changed = (changesOf.get(row.row) ?? []).flatMap(({ fields }) => meaningfulChanges(fields));
    const outcome = row.outcome === 'updated' ? { ...row, changes: changed } : row;
    yield `${index === 0 ? '\n' : ',\n'} ${jsonText(outcome)}`;
  }
  yield ']}\n';
}
