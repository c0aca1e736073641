/**
 * What a table has yet to write. Counts that change with nearly every activity are kept in memory, and written once
 * before their transaction, or a part of it, ends.
 */
export interface Pending {
  /** Writes what is to be written. */
  settle(): void;
  /** Forgets it, since the transaction, or a part of it, is undone. */
  forget(): void;
}
