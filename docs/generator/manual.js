// The manual page, in the language of man, from the same text as docs/commands.md.
import remarkMan from 'remark-man';
import remarkParse from 'remark-parse';
import { unified } from 'unified';

/** @param {string} text the page in Markdown */
export function manualPage(text) {
  const page = String(unified().use(remarkParse).use(remarkMan).processSync(text));
  return (
    page
      // The page changes with the program, not with the month in which it was made.
      .replace(/^(\.TH "[^"]*" "[^"]*") .*$/m, '$1 "" "pars-batch" "pars-batch"')
      // A hyphen that can be pasted into a shell.
      .replace(/^(?!\.[A-Z]).*$/gm, (line) => line.replace(/(?<!\\)-/g, '\\-'))
  );
}
