// What is made, or kept current, by the program itself: each file's text as it has to be, by its place in the project.
import { readFileSync } from 'node:fs';
import { commandsPage, manualText } from '../../dist/cli/commands-page.js';
import { program as commandLine } from '../../dist/cli/program.js';
import { rulesPage } from '../../dist/reports/rules-page.js';
import { templatesPage } from '../../dist/reports/templates-page.js';
import { followed } from './followed.js';
import { manualPage } from './manual.js';
import { picture } from './picture.js';

const { stdout, stderr, stdin } = process;
const signal = new AbortController().signal;
const root = commandLine({ stdout, stderr, stdin, env: {}, now: () => new Date(), signal }, () => undefined);

export function read(name) {
  return readFileSync(new URL(`../../${name}`, import.meta.url), 'utf8');
}

/** Made from the program's tables. */
const made = {
  'docs/rules.md': () => rulesPage(),
  'docs/templates.md': () => templatesPage(),
  'docs/commands.md': () => commandsPage(root),
  'docs/pars-batch.1': () => manualPage(manualText(root)),
};

/** Written by hand, with runs of the program in them. */
const withRuns = ['README.md', 'docs/statuses.md', 'docs/reports.md', 'docs/library.md'];

/** How each is made, by the program of the project or by another one. */
export const pages = {
  ...made,
  'docs/picture.svg': (program) => picture(read('README.md'), 'pars-batch validate activities.xlsx', program),
  ...Object.fromEntries(withRuns.map((name) => [name, (program) => followed(read(name), program)])),
};
