import type { Database } from 'better-sqlite3';
import type { Pending } from './pending.js';

/** The running numbers that Activity IDs are made of. A number is never given twice. */
export interface NumberTable extends Pending {
  /** The next number of a year. */
  next(year: number): number;
}

/** Opens the numbers of a database. */
export function numberTable(database: Database): NumberTable {
  const lastOf = database.prepare('SELECT last FROM activity_numbers WHERE year = ?').pluck();
  const write = database.prepare(
    'INSERT INTO activity_numbers VALUES (?, ?) ON CONFLICT (year) DO UPDATE SET last = excluded.last',
  );
  /** The last numbers that were given in this transaction, by year. */
  const last = new Map<number, number>();
  const settle = () => {
    for (const [year, number] of last) write.run(year, number);
    last.clear();
  };
  return {
    next(year) {
      const number = (last.get(year) ?? (lastOf.get(year) as number | undefined) ?? 0) + 1;
      last.set(year, number);
      if (!database.inTransaction) settle();
      return number;
    },
    settle,
    forget: () => last.clear(),
  };
}
