import { entriesOfRow, type RowEntry } from '../activities/entries.js';
import type { BatchReader, RawRow } from '../formats/format.js';
import type { EnteredValue } from '../model/file-result.js';
import type { Finding } from '../model/finding.js';
import { type CheckedRow, type CheckOptions, isRejected, rowChecker } from './check-row.js';
import type { FieldRemark } from './map-row.js';
import { type OpenedFile, type OpenReader, openReader } from './open-batch.js';
import { enteredValues } from './result.js';

/** An open batch whose rows come read and checked. */
export interface CheckedBatch extends OpenedFile {
  /**
   * The rows in order, in portions; rows without any value are left out.
   * @throws FileProblem when the file breaks in the middle
   */
  portions(options: CheckOptions): AsyncIterable<CheckedPortion>;
}

/** Opens a batch whose rows are read and checked in this thread. */
export const openChecked: OpenReader<CheckedBatch> = async (source, format, reading) => {
  const reader = await openReader(source, format, reading);
  return {
    remarks: reader.remarks,
    portions: (options) => checkedPortions(reader, options, () => source.position),
  };
};

/** Rows that were checked together. What is asked of them can be asked until the next portion is taken. */
export interface CheckedPortion {
  readonly rows: readonly CheckedRow[];
  /** Makes what each row asks of the store; nothing of one that is rejected. */
  entries(): readonly (readonly RowEntry[])[];
  /** How far the file has been read, in bytes. */
  readonly position: number;
  /** Makes findings of remarks on the rows' fields. */
  findings(remarks: readonly RowRemark[]): Promise<readonly Finding[]>;
  /** What was entered in some of the rows, by their places in the portion. */
  entered(places: readonly number[]): Promise<readonly (readonly EnteredValue[])[]>;
}

/** A remark on a field of a row, which is named by its place in its portion. */
export interface RowRemark {
  readonly place: number;
  readonly remark: FieldRemark;
}

/** What each of some rows asks of the store; nothing of one that is rejected. */
export function entriesOfRows(rows: readonly CheckedRow[], drafts: boolean): RowEntry[][] {
  return rows.map(({ findings, activity }) => (isRejected(findings, drafts) ? [] : entriesOfRow(activity)));
}

/** @param positionOf tells how far the file has been read */
async function* checkedPortions(
  reader: BatchReader,
  options: CheckOptions,
  positionOf: () => number,
): AsyncGenerator<CheckedPortion> {
  const { check, findings } = rowChecker(reader, options);
  for await (const raws of reader.rows()) {
    const taken: RawRow[] = [];
    const rows: CheckedRow[] = [];
    for (const raw of raws) {
      const row = check(raw);
      if (row === undefined) continue;
      taken.push(raw);
      rows.push(row);
    }
    yield {
      rows,
      entries: () => entriesOfRows(rows, options.drafts),
      position: positionOf(),
      async findings(remarks) {
        return remarks.flatMap(({ place, remark: { path, ...remark } }) => {
          const raw = taken[place];
          return raw === undefined ? [] : [findings.onField(raw, path, remark)];
        });
      },
      async entered(places) {
        return places.map((place) => {
          const raw = taken[place];
          return raw === undefined ? [] : enteredValues(raw, reader.columns);
        });
      },
    };
  }
}
