import { join } from 'node:path';
import { storePath } from '../options.js';
import type { Surroundings } from '../terminal.js';
import type { AskStore } from './placeholders.js';

/** As many as a person looks through; whoever wants another one types more of it. */
const most = 100;

/** Asks a store what is in it, without changing it and without waiting. What is no store has nothing. */
export function askStoreAt(named: string | undefined, { env }: Pick<Surroundings, 'env'>): AskStore {
  return async (what, beginning) => {
    const path = await storePath(named === undefined ? undefined : withoutTilde(named, env), env);
    const { glanceAt } = await import('../../store/glance.js');
    const glance = glanceAt(path);
    if (glance === undefined) return [];
    try {
      return glance[what](beginning, most);
    } finally {
      glance.close();
    }
  };
}

/** A path with the person's own folder for `~`, which the shell has not replaced yet. */
function withoutTilde(path: string, { HOME }: NodeJS.ProcessEnv): string {
  return HOME !== undefined && path.startsWith('~/') ? join(HOME, path.slice(2)) : path;
}
