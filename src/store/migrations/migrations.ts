import { version1 } from './version-1.js';
import { version2 } from './version-2.js';
import { version3 } from './version-3.js';
import { version4 } from './version-4.js';

/**
 * The migrations in order; the first makes an empty store a store of version 1, and so on. One that was released is
 * never changed: a new one is added. They run in one transaction, without the checks of foreign keys until its end. A
 * digest that they make blank is made anew after them.
 */
export const migrations: readonly string[] = [version1, version2, version3, version4];

/** What marks an SQLite file as a store of ours (`PRAGMA application_id`): "PARS". */
export const applicationId = 0x50415253;
