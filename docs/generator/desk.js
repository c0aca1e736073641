// A folder to try the program in, as the reader of a page does: with the sample files, but without any store.
import { execFile } from 'node:child_process';
import { chmod, cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import exceljs from 'exceljs';

const project = fileURLToPath(new URL('../..', import.meta.url));
const clock = fileURLToPath(new URL('fixed-clock.cjs', import.meta.url));

/**
 * Gives a desk to what is done at it, and clears it away.
 * @param {string} program the file that starts the program
 */
export async function atDesk(work, program = join(project, 'bin', 'pars-batch.js')) {
  const folder = await mkdtemp(join(tmpdir(), 'pars-batch-docs-'));
  const [here, home, programs] = ['here', 'home', 'bin'].map((name) => join(folder, name));
  for (const each of [here, home, programs]) await mkdir(each);
  const starter = join(programs, 'pars-batch');
  await writeFile(starter, `#!/bin/sh\nexec node "${program}" "$@"\n`);
  await chmod(starter, 0o755);
  await mkdir(join(here, 'node_modules'));
  await symlink(project, join(here, 'node_modules', 'pars-batch'), 'dir');
  await cp(join(project, 'fixtures'), join(here, 'fixtures'), { recursive: true });
  const env = {
    PATH: [programs, dirname(process.execPath), process.env.PATH].join(delimiter),
    HOME: home,
    XDG_DATA_HOME: join(home, '.local', 'share'),
    NODE_OPTIONS: `--require "${clock}"`,
    TZ: 'America/Chicago',
  };
  /** What a line of the shell prints. */
  const run = (line, look = {}) =>
    new Promise((resolve) => {
      execFile('sh', ['-c', `{ ${line}\n} 2>&1`], { cwd: here, env: { ...env, ...look } }, (_, printed) =>
        resolve(printed.replaceAll(home, '~')),
      );
    });
  try {
    return await work({ folder: here, run, type: (typing) => type(here, typing) });
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** Types a value into a cell of a workbook, and saves it. */
async function type(folder, { file, heading, row, value }) {
  const path = join(folder, file);
  const workbook = new exceljs.Workbook();
  await workbook.xlsx.readFile(path);
  const sheet = workbook.getWorksheet('Activities');
  let column;
  sheet.getRow(2).eachCell((cell, number) => {
    if (cell.text.replace(/\s*\*$/, '') === heading) column = number;
  });
  if (column === undefined) throw new Error(`${file} has no column ${heading}.`);
  sheet.getCell(row, column).value = typed(value);
  await workbook.xlsx.writeFile(path);
}

/** What a spreadsheet makes of what is typed. */
function typed(value) {
  if (value === '') return null;
  const [, month, day, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(value) ?? [];
  return year === undefined ? value : new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)));
}
