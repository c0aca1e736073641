import { distance } from 'fastest-levenshtein';
import { wordKey } from '../model/nearest.js';
import { knownSupporters } from '../model/vocabularies.js';

const known = new Set<string>(knownSupporters);
/** What was found for a name, by the set of names it was compared with; batches name the same few sources often. */
const found = new WeakMap<ReadonlySet<string>, Map<string, string | undefined>>();

/**
 * The known supporter that a name is nearly, but not exactly, spelt like.
 * @param stored the names that the store already has; they count as known too
 */
export function nearestSupporter(name: string, stored: ReadonlySet<string>): string | undefined {
  if (known.has(name)) return undefined;
  let names = found.get(stored);
  if (names === undefined) {
    names = new Map();
    found.set(stored, names);
  }
  if (!names.has(name)) {
    names.set(name, nearlySame(name, known) ?? (stored.has(name) ? undefined : nearlySame(name, stored)));
  }
  return names.get(name);
}

/** Two names are nearly the same when one or two letters differ, depending on their length, and no digit. */
function nearlySame(name: string, candidates: Iterable<string>): string | undefined {
  const wanted = wordKey(name);
  const allowed = wanted.length < 5 ? 0 : wanted.length < 9 ? 1 : 2;
  for (const candidate of candidates) {
    const key = wordKey(candidate);
    if (Math.abs(key.length - wanted.length) > allowed || digits(key) !== digits(wanted)) continue;
    if (distance(wanted, key) <= allowed) return candidate;
  }
  return undefined;
}

function digits(text: string): string {
  return text.replace(/\D+/g, ' ').trim();
}
