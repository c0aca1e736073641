/** Texts that have been seen, each with a number. */
export interface SeenTexts {
  /**
   * Remembers a text with a number, unless it is known already.
   * @param text well-formed Unicode
   * @param number a whole number, less than 2 ** 32
   * @returns the number that it was first remembered with; undefined when it was not known
   */
  add(text: string, number: number): number | undefined;
}

/** The most bytes that a character of a text takes. */
const longestCharacter = 3;
const numberBytes = 4;

/**
 * Remembers texts in a fifth of the memory of a Map: the ids of a country's year are a million. They stand one after
 * the other as UTF-8, each before its number and after its length, and are found by open addressing.
 */
export function seenTexts(): SeenTexts {
  // A hash that nobody can foresee, so that no file can be made of texts that all have the same.
  const seed = Math.trunc(Math.random() * 2 ** 32);
  let bytes = Buffer.allocUnsafe(1 << 12);
  let end = 0;
  let count = 0;
  /** Where the texts stand, plus one; 0 for none. Its length is a power of two. */
  let places = new Uint32Array(1 << 8);

  const hashOf = (start: number, length: number): number => {
    let hash = seed;
    for (let at = start; at < start + length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    return (hash ^ (hash >>> 15)) >>> 0;
  };
  const lengthAt = (place: number) => bytes.readUInt32LE(place);
  const isSame = (place: number, start: number, length: number): boolean => {
    if (lengthAt(place) !== length) return false;
    const other = place + numberBytes;
    for (let at = 0; at < length; at += 1) if (bytes[other + at] !== bytes[start + at]) return false;
    return true;
  };
  /** Where in the table a text is, or is to be put. */
  const find = (start: number, length: number): number => {
    const mask = places.length - 1;
    let index = hashOf(start, length) & mask;
    for (;;) {
      const place = places[index] ?? 0;
      if (place === 0 || isSame(place - 1, start, length)) return index;
      index = (index + 1) & mask;
    }
  };
  const makeRoom = (needed: number) => {
    if (end + needed > bytes.length) {
      const larger = Buffer.allocUnsafe(Math.max(bytes.length * 2, end + needed));
      bytes.copy(larger, 0, 0, end);
      bytes = larger;
    }
    if (count * 2 < places.length) return;
    const known = places;
    places = new Uint32Array(known.length * 2);
    for (const place of known) {
      if (place > 0) places[find(place - 1 + numberBytes, lengthAt(place - 1))] = place;
    }
  };
  return {
    add(text, number) {
      makeRoom(text.length * longestCharacter + 2 * numberBytes);
      const start = end + numberBytes;
      const length = bytes.write(text, start);
      const index = find(start, length);
      const known = places[index] ?? 0;
      if (known > 0) return bytes.readUInt32LE(known - 1 + numberBytes + length);
      bytes.writeUInt32LE(length, end);
      bytes.writeUInt32LE(number, start + length);
      places[index] = end + 1;
      end = start + length + numberBytes;
      count += 1;
      return undefined;
    },
  };
}
