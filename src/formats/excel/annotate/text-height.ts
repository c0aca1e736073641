const lineHeight = 15;
/** How many letters there are to a digit's width, by which columns are measured. */
const narrowness = 1.1;
const mostLines = 8;

/**
 * The height that wrapped lines need, in points; very long ones are left to be read in the cell itself.
 * @param width of the column, in characters
 */
export function heightOf(lines: readonly string[], width: number): number {
  const count = lines.reduce(
    (sum, line) => sum + Math.max(1, Math.ceil(line.length / Math.max(1, width * narrowness))),
    0,
  );
  return Math.min(Math.max(count, 1), mostLines) * lineHeight;
}
