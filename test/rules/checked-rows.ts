import { describe, expect, test } from 'vitest';
import type { BatchReader, RawRow } from '../../src/formats/format.js';
import type { RawValue } from '../../src/model/raw-value.js';
import { type Slot, slotOfHeader } from '../../src/model/slot.js';
import { type CheckedRow, type CheckOptions, isRejected, rowChecker } from '../../src/pipeline/check-row.js';
import { completeActivity, exampleDay } from '../../src/rules/examples.js';
import type { ExampleRow } from '../../src/rules/rule.js';

export type Batch = Pick<BatchReader, 'columns' | 'date1904'> & { readonly rows: readonly RawRow[] };

/** A batch of rows in memory, each laid over the complete activity of the examples, numbered from 2. */
export function batchOf(rows: readonly ExampleRow[]): Batch {
  const filled = rows.map((row) => ({ ...completeActivity, ...row }));
  const headers = [...new Set(filled.flatMap((row) => Object.keys(row)))];
  const columns: Slot[] = headers.map((header) => {
    const slot = slotOfHeader(header);
    if (slot === undefined) throw new Error(`There is no field ${header}.`);
    return slot;
  });
  return {
    columns,
    date1904: false,
    rows: filled.map((row: ExampleRow, index) => {
      const number = index + 2;
      return {
        number,
        values: headers.map((header): RawValue | undefined => row[header] ?? undefined),
        remarks: [],
        locate: (column) => (column === undefined ? { row: number } : { row: number, column: column + 1 }),
      };
    }),
  };
}

export const plainOptions: CheckOptions = {
  today: exampleDay,
  drafts: false,
  warningsAsErrors: false,
  supporters: new Set(),
};

/** Checks rows as the pipeline does. */
export function checkedRows(rows: readonly ExampleRow[], options: Partial<CheckOptions> = {}): CheckedRow[] {
  const batch = batchOf(rows);
  const { check } = rowChecker(batch, { ...plainOptions, ...options });
  return batch.rows.flatMap((row) => check(row) ?? []);
}

/** What a row is found to be. */
export interface Found {
  /** Rules and fields, such as `end-before-start endDate`, in the order they are reported. */
  readonly says: readonly string[];
  readonly messages: readonly string[];
  readonly isRejected: boolean;
}

/** Checks one row laid over the complete activity. */
export function found(row: ExampleRow, options: Partial<CheckOptions> = {}): Found {
  const [checked] = checkedRows([row], options);
  const findings = checked?.findings ?? [];
  return {
    says: findings.map(({ rule, field }) => `${rule} ${field}`),
    messages: findings.map(({ message }) => message),
    isRejected: isRejected(findings, options.drafts ?? false),
  };
}

/** Cases of rows, named, with what is said of them; nothing for a row that is fine. */
export type Cases = readonly (readonly [name: string, row: ExampleRow, ...says: string[]])[];

/** Tests tables of cases, each under what it shows. */
export function describeCases(tables: Readonly<Record<string, Cases>>): void {
  for (const [rule, cases] of Object.entries(tables)) {
    describe(rule, () => {
      for (const [name, row, ...says] of cases) {
        test(name, () => {
          expect(found(row).says).toEqual(says);
        });
      }
    });
  }
}
