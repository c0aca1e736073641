import { ownCopy } from './own-copy.js';

/** How many texts are remembered, and up to how many characters each. */
const most = 1000;
const longest = 200;

/** Makes of a function of texts one that remembers what it gave for the latest few, since batches repeat themselves. */
export function remembered<Result>(make: (text: string) => Result): (text: string) => Result {
  const known = new Map<string, Result>();
  return (text) => {
    if (text.length > longest) return make(text);
    const before = known.get(text);
    if (before !== undefined) return before;
    if (known.size === most) known.clear();
    const own = ownCopy(text);
    const made = make(own);
    known.set(own, made);
    return made;
  };
}
