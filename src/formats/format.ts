import type { Writable } from 'node:stream';
import type { Location } from '../model/finding.js';
import type { FormatId } from '../model/format-ids.js';
import { activityHeadings, type Headings } from '../model/headings.js';
import type { RawValue } from '../model/raw-value.js';
import type { Slot } from '../model/slot.js';
import type { LocatedRemark } from './file-problem.js';
import type { FileSource } from './source.js';
import type { WrittenRows } from './written-row.js';

export type { FormatId };

/** One template format: how it is recognised, read and written. The registry holds one of these each. */
export interface BatchFormat {
  readonly id: FormatId;
  /**
   * Opens a file whose content is of this format, up to and including its header.
   * @throws FileProblem when the file as a whole cannot be read
   */
  open(source: FileSource, options: ReadOptions): Promise<BatchReader>;
  /**
   * Writes rows; those of activities are read back by the same format as they were. The stream is left open.
   * @param columns the slots to write, in the order of the form
   */
  write(out: Writable, rows: WrittenRows, columns: readonly Slot[]): Promise<void>;
  /** Writes the template without activities, for people to fill in. The stream is left open. */
  writeBlank(out: Writable): Promise<void>;
  /**
   * Writes some rows of a file in its own format, each as it stands there, below what the file has above its rows.
   * The stream is left open.
   * @param source a file that `open` has read to its end
   * @param rows the numbers of the rows to copy
   */
  copyRows(source: FileSource, options: ReadOptions, rows: ReadonlySet<number>, out: Writable): Promise<void>;
}

export interface ReadOptions {
  /** What the columns can be; those of complete activities unless something else is said. */
  readonly headings?: Headings;
  /** Tab-delimited only: the file has no header row but the template's own columns. */
  readonly noHeader?: boolean;
  /** Excel only: the sheet to read instead of Activities. */
  readonly sheet?: string;
  /** Excel only: how many bytes any part may unpack to, instead of the usual limits. */
  readonly maxSize?: number;
}

/** What the columns can be of a file that is read in this way. */
export function headingsFor({ headings }: ReadOptions): Headings {
  return headings ?? activityHeadings(false);
}

/** An open batch. */
export interface BatchReader {
  /** What each column of the rows holds; undefined where no field has it. XML adds columns as it meets groups' entries. */
  readonly columns: readonly (Slot | undefined)[];
  /** Whether bare numbers in date columns count from 1904 (Excel). */
  readonly date1904: boolean;
  /** What there is to say of the file before its first row, such as unknown columns. */
  readonly remarks: readonly LocatedRemark[];
  /**
   * The rows in order, in portions, so that waiting for the next costs little. Rows without any value may be among them.
   * @throws FileProblem when the file breaks in the middle
   */
  rows(): AsyncIterable<readonly RawRow[]>;
}

/** A row as it stands in the file. */
export interface RawRow {
  /** The row's number as a person sees it (see `Location.row`). */
  readonly number: number;
  /** The values by column; undefined for a blank one. */
  readonly values: readonly (RawValue | undefined)[];
  /** What the reader has to say of the row, such as too many fields. */
  readonly remarks: readonly LocatedRemark[];
  /** Where the row stands, or one of its columns (blank ones included). */
  locate(column?: number): Location;
}

export { FileProblem, fileProblem, type LocatedRemark } from './file-problem.js';
