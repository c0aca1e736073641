import type { Location, Remark } from '../model/finding.js';

/** A remark with its place in the file. */
export interface LocatedRemark extends Remark {
  readonly location: Location;
  /** What was found there, as written. */
  readonly value?: string;
}

/** A file that cannot be read, or not to its end. The remarks are the file's findings. */
export class FileProblem extends Error {
  readonly remarks: readonly LocatedRemark[];
  constructor(remarks: readonly LocatedRemark[], options?: ErrorOptions) {
    super(remarks.map((remark) => remark.message).join(' '), options);
    this.name = 'FileProblem';
    this.remarks = remarks;
  }
}

/** A problem with one remark on the file, or on a place in it. */
export function fileProblem(
  rule: Remark['rule'],
  message: string,
  location: Location = {},
  cause?: unknown,
): FileProblem {
  return new FileProblem([{ rule, message, location }], cause === undefined ? undefined : { cause });
}
