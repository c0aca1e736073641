import { withSeparators } from '../../model/digits.js';
import type { FileResult } from '../../model/file-result.js';
import { formatLabels } from '../../model/format-ids.js';
import type { BatchRun } from '../report.js';
import { counted } from '../text-layout.js';
import { type Html, html } from './escaped.js';

type Column = readonly [heading: string, of: (file: FileResult) => number];

const checked: readonly Column[] = [
  ['Rows', ({ rows }) => rows],
  ['Accepted', ({ accepted }) => accepted],
  ['Rejected', ({ rejected }) => rejected],
  ['Errors', ({ errors }) => errors],
  ['Warnings', ({ warnings }) => warnings],
];
const stored: readonly Column[] = [
  ['Created', ({ created }) => created],
  ['Updated', ({ updated }) => updated],
  ['Unchanged', ({ unchanged }) => unchanged],
];

/** What came of each file, in numbers. */
export function filesTable({ command, files }: BatchRun): Html {
  const columns = command === 'upload' ? [...checked, ...stored] : checked;
  return html`<div class="scroll" tabindex="0" role="group" aria-label="Files"><table>
<thead><tr><th scope="col">File</th><th scope="col">Format</th>${columns.map(
    ([heading]) => html`<th scope="col" class="number">${heading}</th>`,
  )}</tr></thead>
<tbody>${files.map(
    (
      file,
    ) => html`<tr><th scope="row"><bdi>${file.file}</bdi></th><td>${file.format === null ? '' : formatLabels[file.format]}</td>${columns.map(
      ([, of]) => html`<td class="number">${withSeparators(of(file))}</td>`,
    )}</tr>
`,
  )}</tbody></table></div>
`;
}

/** How many rules the chart shows at once; the others are below it, folded away. */
const mostBars = 6;

/** How often each rule was broken, with a bar for each. */
export function rulesChart(files: readonly FileResult[]): Html | undefined {
  const counts = new Map<string, number>();
  for (const { ruleCounts } of files) {
    for (const [rule, count] of ruleCounts) counts.set(rule, (counts.get(rule) ?? 0) + count);
  }
  const ordered = [...counts].sort(([, one], [, other]) => other - one);
  const most = ordered[0]?.[1];
  if (most === undefined) return undefined;
  const others = ordered.slice(mostBars);
  return html`<h2>Errors and warnings by rule</h2>
${barTable('Most frequent rules', ordered.slice(0, mostBars), most)}${
  others.length === 0
    ? undefined
    : html`<details><summary>${counted(others.length, 'more rule')}</summary>
${barTable('Further rules', others, most)}</details>
`
}`;
}

type RuleCount = readonly [rule: string, count: number];

function barTable(label: string, counts: readonly RuleCount[], most: number): Html {
  return html`<div class="scroll" tabindex="0" role="group" aria-label="${label}"><table class="chart">
<thead><tr><th scope="col">Rule</th><th scope="col" class="number">Times</th><td class="bar"></td></tr></thead>
<tbody>${counts.map(
    ([rule, count]) => html`<tr><th scope="row">${rule}</th><td class="number">${withSeparators(count)}</td>
<td class="bar"><svg viewBox="0 0 100 10" preserveAspectRatio="none" aria-hidden="true"><rect width="${Math.max(1, Math.round((count / most) * 100))}" height="10"/></svg></td></tr>
`,
  )}</tbody></table></div>
`;
}
