import { createHash } from 'node:crypto';
import { shownDate } from '../../model/dates.js';
import type { FileResult } from '../../model/file-result.js';
import { formatLabels } from '../../model/format-ids.js';
import { grouped } from '../grouped.js';
import type { BatchRun, Report } from '../report.js';
import { counted } from '../text-layout.js';
import { Html, html } from './escaped.js';
import { pageScript } from './page-script.js';
import { pageStyle } from './page-style.js';
import { rowForm, wholeMessage } from './row-form.js';
import { filesTable, rulesChart } from './summary.js';

/** One page with everything in it: it loads nothing, and needs no script to be read. */
export const htmlReport: Report = {
  *ofRun(run) {
    yield head(run).text;
    for (const [index, file] of run.files.entries()) yield* fileSection(file, index);
    yield foot(run).text;
  },
};

/** What the browser may do with the page: apply this very style and run this very script, and nothing else. */
const policy = [
  "default-src 'none'",
  `style-src '${digest(pageStyle)}'`,
  `script-src '${digest(pageScript)}'`,
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

function digest(text: string): string {
  return `sha256-${createHash('sha256').update(text).digest('base64')}`;
}

function head(run: BatchRun): Html {
  const { command, asOf, files } = run;
  const [only] = files;
  const name = files.length === 1 && only !== undefined ? baseName(only.file) : counted(files.length, 'file');
  const rejected = files.reduce((sum, file) => sum + file.rejected, 0);
  const refused = files.filter(({ isRefused }) => isRefused).length;
  const verdict =
    refused > 0
      ? html`<p class="error">${counted(refused, 'file')} cannot be used as ${refused === 1 ? 'it is' : 'they are'}.</p>`
      : rejected > 0
        ? html`<p class="error">${counted(rejected, 'row')} rejected.</p>`
        : html`<p class="good">Every row is accepted.</p>`;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${new Html(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>${name} · pars-batch ${command}</title>
<style>${new Html(pageStyle)}</style>
</head>
<body>
<a class="skip" href="#rows">Skip to the rows</a>
<header>
<h1><bdi>${name}</bdi></h1>
<p class="soft">pars-batch ${command} · rules as of ${shownDate(asOf)}</p>
${verdict}
</header>
<main>
<h2>Files</h2>
${filesTable(run)}${rulesChart(files)}${filterForm(files)}`;
}

function baseName(file: string): string {
  return file.split(/[\\/]/).at(-1) || file;
}

function filterForm(files: readonly FileResult[]): Html {
  const rules = [...new Set(files.flatMap(({ findings }) => findings.map(({ rule }) => rule)))].sort();
  const heading = html`<h2 id="rows" tabindex="-1">What to look at</h2>
`;
  if (rules.length === 0)
    return html`${heading}<p>Nothing was found.</p>
`;
  return html`${heading}<form id="filter" class="filter" role="search" aria-label="Rows" hidden>
<label>Search<input type="search" id="search" autocomplete="off"></label>
<label>Rule<select id="rule"><option value="">All rules</option>${rules.map((rule) => html`<option>${rule}</option>`)}</select></label>
<label class="check"><input type="checkbox" id="warnings" checked>Also rows with warnings only</label>
<p id="shown" role="status" class="soft"></p>
</form>
`;
}

function* fileSection(result: FileResult, index: number): Generator<string> {
  const found = grouped(result.findings, ({ location }) => location.row);
  if (found.size === 0) return;
  const format = result.format === null ? '' : ` · ${formatLabels[result.format]}`;
  yield html`<section class="file">
<h3><bdi>${result.file}</bdi>${format} · ${counted(result.rows, 'row')}</h3>
${(found.get(undefined) ?? []).map((finding) => wholeMessage(finding, result))}`.text;
  for (const [row, findings] of found) {
    if (row !== undefined) yield rowForm(result, row, findings, `file-${index + 1}-row-${row}`).text;
  }
  yield '</section>\n';
}

function foot({ startedAt, toolVersion }: BatchRun): Html {
  return html`</main>
<footer><p>Made by pars-batch ${toolVersion} on ${startedAt.toISOString().slice(0, 16).replace('T', ' ')} UTC.</p></footer>
<script>${new Html(pageScript)}</script>
</body>
</html>
`;
}
