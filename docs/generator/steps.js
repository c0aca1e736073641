// What a page of the docs tells its reader to do: commands with what they print, what to type into a workbook, and
// programs to write down.

/**
 * @typedef {{ command: string, shown: string, start: number, end: number }} Run a command; where in the page stands what it prints
 * @typedef {{ file: string, heading: string, row: number, value: string }} Typing a value that is typed into a cell; empty to clear it
 * @typedef {{ file: string, text: string }} Program a `js` block whose first line is a comment with its name
 */

/**
 * The steps of a page in order. Commands are the lines of its `console` blocks that begin with `$ `; what is typed stands
 * in its sentences, such as: In `activities.xlsx`, type `Live Corse` as **Activity Format** in row 3 and clear **City** in
 * row 4.
 * @param {string} page
 * @returns {(Run | Typing | Program)[]}
 */
export function stepsOf(page) {
  const steps = [];
  let read = 0;
  for (const block of page.matchAll(/^```(console|js)\n(.*?)^```$/gms)) {
    const [whole, language, content] = block;
    steps.push(...typingsIn(page.slice(read, block.index)));
    read = block.index + whole.length;
    if (language === 'js') {
      const file = /^\/\/ (\S+)\n/.exec(content)?.[1];
      if (file !== undefined) steps.push({ file, text: content });
      continue;
    }
    const start = block.index + '```console\n'.length;
    for (const run of content.matchAll(/^\$ (.*(?:\\\n.*)*)\n((?:(?!\$ ).*\n)*)/gm)) {
      const shownAt = start + run.index + run[0].length - run[2].length;
      steps.push({ command: run[1], shown: run[2], start: shownAt, end: shownAt + run[2].length });
    }
  }
  return steps;
}

/** @returns {Typing[]} */
function typingsIn(text) {
  const typings = [];
  for (const sentence of text.split('\n\n')) {
    const file = /\bIn `([^`]+\.xlsx)`/.exec(sentence)?.[1];
    if (file === undefined) continue;
    const typed = /(?:`([^`]*)`\s+as|clear)\s+\*\*([^*]+)\*\*\s+in\s+row\s+(\d+)/g;
    for (const [, value = '', heading, row] of sentence.matchAll(typed))
      typings.push({ file, heading: heading.replace(/\s+/g, ' '), row: Number(row), value });
  }
  return typings;
}

/** Whether a command printed what the page shows; a line `…` stands for any number of lines. */
export function isAsShown(shown, printed) {
  const parts = shown.split(/^…\n/m).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${parts.join('(?:.*\\n)*')}$`).test(printed);
}
