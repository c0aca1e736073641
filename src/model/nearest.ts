import { distance } from 'fastest-levenshtein';
import { ownCopy } from './own-copy.js';

/** The keys of the latest words, since batches name the same few again and again. */
const keys = new Map<string, string>();
const mostKeys = 1000;
const longestWord = 200;

/** A word for comparing: lower case, letters and digits only. */
export function wordKey(text: string): string {
  const known = keys.get(text);
  if (known !== undefined) return known;
  const key = text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, '');
  if (text.length > longestWord) return key;
  if (keys.size === mostKeys) keys.clear();
  keys.set(ownCopy(text), key);
  return key;
}

/**
 * The candidate that a person most likely meant, or undefined when none is near: up to a third of the letters
 * may differ. Case, accents, punctuation and spacing do not count.
 */
export function nearest(text: string, candidates: Iterable<string>): string | undefined {
  const wanted = wordKey(text);
  let best: string | undefined;
  let fewest = Number.POSITIVE_INFINITY;
  for (const candidate of candidates) {
    const key = wordKey(candidate);
    const letters = Math.max(wanted.length, key.length);
    if (Math.abs(wanted.length - key.length) > letters / 3) continue;
    const edits = distance(wanted, key);
    if (edits <= letters / 3 && edits < fewest) {
      best = candidate;
      fewest = edits;
    }
  }
  return best;
}
