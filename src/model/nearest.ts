import { distance } from 'fastest-levenshtein';
import { remembered } from './remembered.js';

/** A word for comparing: lower case, letters and digits only. */
export const wordKey: (text: string) => string = remembered((text) =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .replace(/[^\p{L}\p{N}]+/gu, ''),
);

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
