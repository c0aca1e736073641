import type { RowEntry } from '../../activities/entries.js';
import type { FormatId, LocatedRemark, ReadOptions } from '../../formats/format.js';
import type { SharedFile } from '../../formats/source.js';
import type { CheckedRow, CheckOptions } from '../check-row.js';
import type { RowRemark } from '../checked-batch.js';

/** What a thread that reads a file is given to begin with. */
export interface ReadingTask {
  readonly file: SharedFile;
  readonly format: FormatId;
  readonly reading: Omit<ReadOptions, 'headings'>;
  /** Whether rows may become Drafts, which need fewer columns. */
  readonly drafts: boolean;
}

/** What the thread is told. */
export type ToThread =
  /** Begin with the rows. */
  | { readonly kind: 'check'; readonly options: CheckOptions }
  /** The oldest portion is done with. */
  | { readonly kind: 'done' }
  /** Answer a question about the oldest portion. */
  | { readonly kind: 'findings'; readonly remarks: readonly RowRemark[] }
  | { readonly kind: 'entered'; readonly places: readonly number[] };

/** What the thread tells. */
export type FromThread =
  /** The file is open. */
  | { readonly kind: 'opened'; readonly remarks: readonly LocatedRemark[] }
  /** The file cannot be read, or not any further. */
  | { readonly kind: 'refused'; readonly remarks: readonly LocatedRemark[] }
  | {
      readonly kind: 'portion';
      readonly rows: readonly CheckedRow[];
      /** Undefined where the other thread is to make them. */
      readonly entries: readonly (readonly RowEntry[])[] | undefined;
      readonly position: number;
    }
  | { readonly kind: 'end' }
  | { readonly kind: 'answer'; readonly answer: unknown };
