import { open, rm } from 'node:fs/promises';
import Database from 'better-sqlite3';

/**
 * Looks for damage in a database: whether the file is sound, and every row that another one refers to is there.
 * @returns what is wrong, in SQLite's words; nothing for a sound one
 */
export function faultsOf(database: Database.Database): string[] {
  const integrity = (database.pragma('integrity_check') as { integrity_check: string }[])
    .map((row) => row.integrity_check)
    .filter((message) => message !== 'ok');
  const orphans = (
    database.pragma('foreign_key_check') as { table: string; rowid: number | null; parent: string }[]
  ).map(
    ({ table, rowid, parent }) =>
      `A row of ${table}${rowid === null ? '' : ` (${rowid})`} refers to one of ${parent} that is not there.`,
  );
  return [...integrity, ...orphans];
}

/**
 * Copies a database that others may use meanwhile to a file, for its owner only.
 * @param path a file that is not there yet
 * @returns what is wrong with the copy; nothing for a sound one
 */
export async function copyTo(database: Database.Database, path: string): Promise<string[]> {
  // The system's own complaint about a place where no file can be has a code.
  await (await open(path, 'wx', 0o600)).close();
  try {
    await database.backup(path);
  } catch (error) {
    await rm(`${path}-journal`, { force: true });
    throw error;
  }
  // Opened for writing, so that its companion files go when it is closed.
  const copy = new Database(path, { fileMustExist: true });
  try {
    return faultsOf(copy);
  } finally {
    copy.close();
  }
}
