import stringWidth from 'fast-string-width';
import { wrapAnsi } from 'fast-wrap-ansi';
import { withSeparators } from '../model/digits.js';
import { directional, printable } from './printable.js';

/** How many columns of a terminal a text takes. */
export function widthOf(text: string): number {
  return stringWidth(text);
}

/** Fills a text up with spaces to a width. */
export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - widthOf(text)));
}

/** Cuts a text to a width, with an ellipsis where something is left out. */
export function clipped(text: string, width: number): string {
  if (widthOf(text) <= width) return text;
  let kept = '';
  for (const { segment } of new Intl.Segmenter().segment(text)) {
    if (widthOf(kept + segment) >= width) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** A title with ids on one line: where there is no room for all, some of the title is left out, not of the ids. */
export function titleWithIds(title: string | null, ids: readonly (string | null)[], width: number): string {
  const shown = ids.filter((id) => id !== null).map(printable);
  const all = [...(title === null ? [] : [printable(title)]), ...shown].join(' · ');
  const room = width - widthOf(['', ...shown].join(' · '));
  if (title === null || room < 10) return clipped(all, width);
  return [clipped(printable(title), room), ...shown].join(' · ');
}

/** Breaks a text into lines of at most so many columns, between words where that is possible. */
export function wrapped(text: string, width: number): string[] {
  return wrapAnsi(text, Math.max(10, width), { hard: true }).split('\n');
}

/**
 * Breaks a message into lines. A command at its end, which is there to be pasted, is never broken: it gets a line of its
 * own where it does not fit.
 */
export function wrappedMessage(text: string, width: number): string[] {
  const lines = wrapped(text, width);
  const command = / (pars-batch \S.*)$/.exec(text);
  if (lines.length === 1 || command === null) return lines;
  return [...wrapped(text.slice(0, command.index), width), command[1] ?? ''];
}

/** A number with its noun: "1 row", "1,067 rows". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${withSeparators(count)} ${count === 1 ? noun : plural}`;
}

/**
 * A word as it can be pasted into a shell, on one line and without control characters.
 * @param platform whose shells are meant; those of Windows know double quotes only, and backslashes between folders
 */
export function shellWord(word: string, platform: NodeJS.Platform = process.platform): string {
  if (platform === 'win32') return /^[\w.\\/@+:,=-]+$/.test(word) ? word : `"${word}"`;
  if (/^[\w./@%+:,=-]+$/.test(word)) return word;
  if (printable(word) === word) return `'${word.replaceAll("'", "'\\''")}'`;
  const escaped = word.replace(/['\\]/g, '\\$&').replace(/\p{Cc}/gu, bytesForShell);
  return `$'${escaped.replace(directional, bytesForShell)}'`;
}

function bytesForShell(character: string): string {
  return [...Buffer.from(character)].map((byte) => `\\x${byte.toString(16).padStart(2, '0')}`).join('');
}
