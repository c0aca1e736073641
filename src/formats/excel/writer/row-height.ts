/** A line of text, in points. */
export const lineHeight = 15;

/** The most lines that a row of activities shows; the formula bar has the rest of a long description. */
const mostLines = 6;

/** How much more room a character takes in a column of digits than in one of words. */
const narrowness = 1.12;

/**
 * How many lines a text takes in a wrapped cell. An estimate, since letters differ in width.
 * @param width of the column, in characters
 */
export function linesIn(text: string, width: number): number {
  const room = Math.floor(width * narrowness);
  return text.split('\n').reduce((lines, paragraph) => lines + linesOfParagraph(paragraph, room), 0);
}

function linesOfParagraph(paragraph: string, room: number): number {
  if (paragraph.length <= room) return 1;
  let lines = 1;
  let used = 0;
  for (const { length } of paragraph.split(' ')) {
    if (used > 0 && used + 1 + length <= room) used += 1 + length;
    else {
      if (used > 0) lines += 1;
      lines += Math.floor(Math.max(0, length - 1) / room);
      used = length % room;
    }
  }
  return lines;
}

/**
 * The height, in points, of a row with wrapped texts. Only Excel finds it by itself.
 * @param lines how many lines each of its cells takes
 * @returns undefined for a row that is no higher than usual
 */
export function rowHeight(lines: readonly number[]): number | undefined {
  const most = Math.max(1, ...lines);
  return most > 1 ? most * lineHeight : undefined;
}

/** The same for a row of activities, which stays low enough for others to be seen; the formula bar has the rest. */
export function activityHeight(lines: readonly number[]): number | undefined {
  return rowHeight(lines.map((count) => Math.min(count, mostLines)));
}
