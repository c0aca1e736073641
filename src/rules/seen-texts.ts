/** Texts that have been seen, each with a number. */
export interface SeenTexts {
  /**
   * Remembers a text with a number, unless it is known already.
   * @param text well-formed Unicode, of some hundred characters at most
   * @param number a whole number, less than 2 ** 32
   * @returns the number that it was first remembered with; undefined when it was not known
   */
  add(text: string, number: number): number | undefined;
}

/** The most bytes that a character of a text takes. */
const longestCharacter = 3;
const numberBytes = 4;
/** How many bytes are taken from memory at a time: never so many that old ones have to be copied. */
const blockBytes = 1 << 20;

/**
 * Remembers texts in little more than a quarter of the memory of a Map: the ids of a country's year are a million. They stand one after
 * the other as UTF-8, each after its length and before its number, and are found by open addressing.
 */
export function seenTexts(): SeenTexts {
  // A hash that nobody can foresee, so that no file can be made of texts that all have the same.
  const seed = Math.trunc(Math.random() * 2 ** 32);
  const blocks: Buffer[] = [];
  let block: Buffer = Buffer.alloc(0);
  /** Where the next text stands in the last block. */
  let end = 0;
  let count = 0;
  /** Where the texts stand, counted through all blocks, plus one; 0 for none. Its length is a power of two. */
  let places = new Uint32Array(1 << 8);

  const hashOf = (bytes: Buffer, start: number, length: number): number => {
    let hash = seed;
    for (let at = start; at < start + length; at += 1) hash = Math.imul(hash ^ (bytes[at] ?? 0), 0x01000193);
    return (hash ^ (hash >>> 15)) >>> 0;
  };
  const blockOf = (place: number) => blocks[Math.floor(place / blockBytes)] ?? block;
  const isSame = (place: number, bytes: Buffer, start: number, length: number): boolean => {
    const other = blockOf(place);
    const at = place % blockBytes;
    if (other.readUInt32LE(at) !== length) return false;
    for (let index = 0; index < length; index += 1) {
      if (other[at + numberBytes + index] !== bytes[start + index]) return false;
    }
    return true;
  };
  /** Where in the table a text is, or is to be put. */
  const find = (bytes: Buffer, start: number, length: number): number => {
    const mask = places.length - 1;
    let index = hashOf(bytes, start, length) & mask;
    for (;;) {
      const place = places[index] ?? 0;
      if (place === 0 || isSame(place - 1, bytes, start, length)) return index;
      index = (index + 1) & mask;
    }
  };
  const makeRoom = (needed: number) => {
    if (end + needed > block.length) {
      block = Buffer.allocUnsafe(blockBytes);
      blocks.push(block);
      end = 0;
    }
    if (count * 2 < places.length) return;
    const known = places;
    places = new Uint32Array(known.length * 2);
    for (const place of known) {
      if (place === 0) continue;
      const at = (place - 1) % blockBytes;
      const bytes = blockOf(place - 1);
      places[find(bytes, at + numberBytes, bytes.readUInt32LE(at))] = place;
    }
  };
  return {
    add(text, number) {
      makeRoom(text.length * longestCharacter + 2 * numberBytes);
      const start = end + numberBytes;
      const length = block.write(text, start);
      const index = find(block, start, length);
      const known = places[index] ?? 0;
      if (known > 0)
        return blockOf(known - 1).readUInt32LE(((known - 1) % blockBytes) + numberBytes + length);
      block.writeUInt32LE(length, end);
      block.writeUInt32LE(number, start + length);
      places[index] = (blocks.length - 1) * blockBytes + end + 1;
      end = start + length + numberBytes;
      count += 1;
      return undefined;
    },
  };
}
