import type { Mark } from './xml-handler.js';

const loose = /&(?!(?:lt|gt|amp|quot|apos|#\d+|#x[\da-f]+);)/i;

/**
 * Finds an & in a text or tag that begins no character reference. The parser takes all up to the next semicolon for
 * a name, be it many lines on, and complains there.
 * @param read what was read last
 * @param start where that begins
 * @param mark where the text or tag begins that is being read; not before `start`
 */
export function looseAmpersand(read: string, start: Mark, mark: Mark): Mark | undefined {
  const lines = read.split('\n').slice(mark.line - start.line);
  const firstColumn = mark.line === start.line ? start.column : 1;
  const firstLine = [...(lines[0] ?? '')].slice(mark.column - firstColumn).join('');
  const text = [firstLine, ...lines.slice(1)].join('\n');
  const at = text.search(loose);
  const before = text.slice(0, Math.max(at, 0)).split('\n');
  // In a comment or CDATA, an & may stand by itself.
  if (at === -1 || before.some((line) => /<[!?]/.test(line))) return undefined;
  const characters = [...(before.at(-1) ?? '')].length;
  const column = before.length === 1 ? mark.column + characters : characters + 1;
  return { line: mark.line + before.length - 1, column };
}
