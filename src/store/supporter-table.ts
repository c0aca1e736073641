import type { Database } from 'better-sqlite3';
import type { Activity } from '../model/activity.js';
import type { Pending } from './pending.js';

/** The names of commercial supporters, with how often activities mention each. */
export interface SupporterTable extends Pending {
  /** The names that some activity mentions. */
  names(): Set<string>;
  /** An activity was added that mentions some. */
  add(names: readonly string[]): void;
  /** An activity is gone that mentioned some. */
  take(names: readonly string[]): void;
}

/** The supporters that an activity mentions; a name for each mention. */
export function supportersOf({ monetarySupport, inKindSupport }: Activity): string[] {
  const names = [...inKindSupport];
  for (const { source } of monetarySupport) if (source !== null) names.push(source);
  return names;
}

/** Opens the supporters of a database. */
export function supporterTable(database: Database): SupporterTable {
  const selectNames = database.prepare('SELECT name FROM supporters').pluck();
  const increase = database.prepare(
    'INSERT INTO supporters VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET mentions = mentions + excluded.mentions',
  );
  const decrease = database.prepare('UPDATE supporters SET mentions = mentions - ? WHERE name = ?');
  const removeUnused = database.prepare('DELETE FROM supporters WHERE mentions = 0');
  /** By how much mentions have changed in this transaction. */
  const changed = new Map<string, number>();
  const settle = () => {
    let mayBeUnused = false;
    for (const [name, change] of changed) {
      if (change > 0) increase.run(name, change);
      else if (change < 0) {
        decrease.run(-change, name);
        mayBeUnused = true;
      }
    }
    if (mayBeUnused) removeUnused.run();
    changed.clear();
  };
  const count = (names: readonly string[], by: 1 | -1) => {
    for (const name of names) changed.set(name, (changed.get(name) ?? 0) + by);
    if (!database.inTransaction) settle();
  };
  return {
    names: () => new Set(selectNames.all() as string[]),
    add: (names) => count(names, 1),
    take: (names) => count(names, -1),
    settle,
    forget: () => changed.clear(),
  };
}
