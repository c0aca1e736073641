/** The store cannot be used, for a reason that the person can do something about. */
export class StoreProblem extends Error {
  constructor(message: string, options?: ErrorOptions) {
    super(message, options);
    this.name = 'StoreProblem';
  }
}

const reasons: readonly (readonly [code: RegExp, message: (path: string) => string])[] = [
  [
    /^SQLITE_NOTADB/,
    (path) => `${path} is not an activity store, or it is damaged. Name another file with --store.`,
  ],
  [
    /^SQLITE_CORRUPT/,
    (path) =>
      `The store ${path} is damaged. Go back to your last backup of it, or name another file with --store.`,
  ],
  [
    /^SQLITE_FULL/,
    (path) => `The disk of the store ${path} is full. Nothing was stored. Make room and run it again.`,
  ],
  [
    /^SQLITE_READONLY|^SQLITE_PERM|^EACCES|^EPERM|^EROFS/,
    (path) =>
      `The store ${path} may only be read by you. Ask for the right to change it, or name another file with --store.`,
  ],
  [
    /^SQLITE_BUSY|^SQLITE_LOCKED/,
    (path) =>
      `The store ${path} is in use by another program. Wait until that has finished, then run it again.`,
  ],
  [
    /^SQLITE_CANTOPEN|^ENOENT|^ENOTDIR|^EISDIR/,
    (path) =>
      `The store ${path} cannot be opened. Check that its folder is there and that you may write to it.`,
  ],
  [
    /^SQLITE_IOERR/,
    (path) =>
      `The store ${path} cannot be read or written: the disk reports an error, or is full. Nothing was stored. Make room, then run it again.`,
  ],
  [
    /^ENOSPC|^EFBIG/,
    (path) => `The disk of the store ${path} is full. Nothing was stored. Make room and run it again.`,
  ],
];

/**
 * Why a store that is only to be read cannot be: beside it, SQLite has to write what its readers share.
 * @returns undefined for any other error
 */
export function explainReading(error: unknown, path: string): StoreProblem | undefined {
  const code = String((error as { code?: unknown } | null)?.code);
  if (!/^SQLITE_READONLY|^SQLITE_IOERR_(SHM|WRITE)/.test(code)) return undefined;
  const message = `The store ${path} can only be read where one may write, and has room to. Copy it to such a folder, and name the copy with --store.`;
  return new StoreProblem(message, { cause: error });
}

/** Turns an error of SQLite or the file system into plain words; any other error is given back as it is. */
export function explainStoreError(error: unknown, path: string): unknown {
  if (error instanceof StoreProblem) return error;
  const code = (error as { code?: unknown } | null)?.code;
  if (typeof code !== 'string') return error;
  const reason = reasons.find(([pattern]) => pattern.test(code));
  return reason === undefined ? error : new StoreProblem(reason[1](path), { cause: error });
}
