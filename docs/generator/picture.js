// The picture of a run in a terminal, as SVG, made of what the program really prints.
import { createAnsiSequenceParser } from 'ansi-sequence-parser';
import width from 'fast-string-width';
import { followed } from './followed.js';

/** In pixels. */
const size = { character: 8.4, line: 20, margin: 16, bar: 28 };
const columns = 80;
const colours = { text: '#d7dae0', red: '#ff7b72', yellow: '#e3b341', green: '#56d364' };

/**
 * The picture of the first run of a command in a page of the docs.
 * @param {string} page
 * @param {string} command
 */
export async function picture(page, command, program) {
  let printed;
  await followed(page, program, async (done, desk) => {
    if (done !== command) return false;
    printed = await desk.run(command, { FORCE_COLOR: '1', COLUMNS: String(columns) });
    return true;
  });
  const { parse } = createAnsiSequenceParser();
  const lines = [`$ ${command}`, ...printed.trimEnd().split('\n')].map((line) => parse(line));
  const wide = Math.ceil(columns * size.character) + 2 * size.margin;
  const high = size.bar + lines.length * size.line + size.margin;
  const plain = lines.map((pieces) => pieces.map(({ value }) => value).join('')).join('\n');
  const texts = lines.map((pieces, index) => textLine(pieces, size.bar + (index + 0.8) * size.line));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${wide}" height="${high}" viewBox="0 0 ${wide} ${high}" role="img">
<title>${escaped(plain)}</title>
<rect width="${wide}" height="${high}" rx="8" fill="#1c2128"/>
<g fill="#545d68"><circle cx="18" cy="14" r="5"/><circle cx="36" cy="14" r="5"/><circle cx="54" cy="14" r="5"/></g>
<g font-family="ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" font-size="14" fill="${colours.text}">
${texts.filter((text) => text !== '').join('\n')}
</g>
</svg>
`;
}

/** A line of text. Every piece is put in its columns, whatever font there is; white space around it is left out. */
function textLine(pieces, y) {
  let column = 0;
  const spans = [];
  for (const { value, foreground, decorations } of pieces) {
    const shown = value.trim();
    const x = size.margin + (column + width(value) - width(value.trimStart())) * size.character;
    column += width(value);
    if (shown === '') continue;
    const look = [
      ...(foreground === null ? [] : [`fill="${colours[foreground.name]}"`]),
      ...(decorations.has('bold') ? ['font-weight="bold"'] : []),
      ...(decorations.has('dim') ? ['opacity="0.6"'] : []),
    ];
    const long = (width(shown) * size.character).toFixed(1);
    const place = `x="${x.toFixed(1)}" textLength="${long}" lengthAdjust="spacingAndGlyphs"`;
    spans.push(`<tspan ${[place, ...look].join(' ')}>${escaped(shown)}</tspan>`);
  }
  return spans.length === 0 ? '' : `<text y="${y.toFixed(1)}">${spans.join('')}</text>`;
}

function escaped(text) {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
}
