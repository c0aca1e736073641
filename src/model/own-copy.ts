/**
 * A text that stands for itself. A part of a text keeps the whole of it in memory: a word, the portion of a file that it
 * was cut from.
 */
export function ownCopy(text: string): string {
  return Buffer.from(text).toString();
}
