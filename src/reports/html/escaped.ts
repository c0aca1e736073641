import { printable } from '../printable.js';

/** HTML as a type of its own, so that no text gets into a page that was not escaped. */
export class Html {
  readonly text: string;
  constructor(text: string) {
    this.text = text;
  }
}

type Content = Html | string | number | undefined | readonly Content[];

/** Makes HTML of a template: everything that is put in is escaped, unless it is HTML already. */
export function html(parts: TemplateStringsArray, ...contents: readonly Content[]): Html {
  return new Html(parts.reduce((all, part, index) => all + textOf(contents[index - 1]) + part));
}

function textOf(content: Content): string {
  if (content === undefined) return '';
  if (content instanceof Html) return content.text;
  if (typeof content === 'object') return content.map(textOf).join('');
  return escaped(String(content));
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** A text of a person with its line breaks, in which nothing is markup and nothing invisible is left. */
function escaped(text: string): string {
  const lines = text.split(/\r\n?|\n/).map((line) => printable(line.replaceAll('\t', '    ')));
  return lines.join('\n').replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
