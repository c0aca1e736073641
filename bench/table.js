// Tables as text, which are Markdown, too.

/**
 * @param {readonly string[]} headings
 * @param {readonly (readonly string[])[]} lines the cells of each line
 */
export function table(headings, lines) {
  const widths = headings.map((heading, column) =>
    Math.max(heading.length, 3, ...lines.map((cells) => cells[column].length)),
  );
  const isNumber = (column) => lines.every((cells) => /^[≤\d., ×]*$/.test(cells[column]));
  const aligned = headings.map((_, column) => column > 0 && isNumber(column));
  const row = (cells) =>
    `| ${cells.map((cell, column) => (aligned[column] ? cell.padStart(widths[column]) : cell.padEnd(widths[column]))).join(' | ')} |\n`;
  const rule = widths.map((width, column) =>
    aligned[column] ? `${'-'.repeat(width - 1)}:` : '-'.repeat(width),
  );
  return row(headings) + row(rule) + lines.map(row).join('');
}
