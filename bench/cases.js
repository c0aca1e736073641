// What is measured, and what it is held to.

import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { input } from './inputs.js';

/**
 * @typedef {object} Case A program that is run and measured.
 * @property {() => Promise<readonly string[]>} command the program and its arguments
 * @property {number} [rows] how many activities it goes through
 * @property {boolean} [isFloor] whether it does only what nobody can do without
 * @property {boolean} [memory] whether its memory is measured, too
 * @property {boolean} [once] whether it is run once only, since it takes long
 * @property {string} [needs] the case whose store it looks at
 * @property {() => void} [prepare] is called before each run
 * @property {RegExp} [says] what its output must match
 */

const here = (name) => fileURLToPath(new URL(name, import.meta.url));
const { execPath: node } = process;
const program = here('../bin/pars-batch.js');
const formats = ['tab', 'xml', 'excel'];

/** How many activities a provider of the usual size reports in a year. */
const aYear = 1067;

/**
 * Everything that is measured by name, in an order in which each case finds what it needs.
 * @param {number} rows
 * @param {string} folder where the files and stores are
 * @returns {Record<string, Case>}
 */
export function cases(rows, folder) {
  const [few, many] = [Math.ceil(rows / 10), rows * 10];
  const file = (kind, count, prefix) => input(join(folder, 'inputs'), kind, count, prefix);
  const store = (name) => join(folder, `${name}.db`);
  const anew = (path) => () => {
    for (const ending of ['', '-wal', '-shm']) rmSync(`${path}${ending}`, { force: true });
  };
  const run = (command, path, ...args) => [node, program, command, '--store', path, ...args];
  const upload = (kind, count, name, prefix) => ({
    rows: count,
    memory: true,
    command: async () => run('upload', store(name), await file(kind, count, prefix)),
    says: counted(count, 'created'),
  });
  const uploadToNew = (kind, count, name) => ({ ...upload(kind, count, name), prepare: anew(store(name)) });
  const uploadAgain = (kind) => ({
    ...upload(kind, rows, kind),
    needs: `upload, ${kind}`,
    says: counted(rows, 'unchanged'),
  });
  const validate = (kind) => ({
    rows,
    memory: true,
    command: async () => [node, program, 'validate', await file(kind, rows)],
    says: counted(rows, 'rows accepted'),
  });
  const floor = (name, kind) => ({
    rows,
    isFloor: true,
    memory: true,
    command: async () => [node, here(`floors/${name}.js`), await file(kind, rows)],
  });
  const imported = store('imported');
  const sqliteImport = {
    rows,
    isFloor: true,
    prepare: anew(imported),
    command: async () => {
      const batch = await file('tab', rows);
      return ['sqlite3', imported, '-cmd', '.mode tabs', `.import "${batch}" activities`];
    },
  };
  const ofMany = (command, ...args) => ({
    needs: 'upload many, tab',
    command: async () => run(command, store('many'), ...args),
  });
  const some = `CME-${String(Math.ceil(many / 2)).padStart(7, '0')}`;
  return {
    'node -e 0': { isFloor: true, command: async () => [node, '-e', '0'] },
    'sqlite3 .import': sqliteImport,
    'saxes, xml': floor('saxes', 'xml'),
    'yauzl and saxes, excel': floor('sheet', 'excel'),
    'exceljs, excel': floor('exceljs', 'excel'),
    '--version': { command: async () => [node, program, '--version'] },
    '--help': { command: async () => [node, program, '--help'] },
    'upload a year, excel': { ...uploadToNew('excel', aYear, 'year'), memory: false },
    ...Object.fromEntries(
      formats.flatMap((kind) => [
        [`validate, ${kind}`, validate(kind)],
        [`upload, ${kind}`, uploadToNew(kind, rows, kind)],
        [`upload again, ${kind}`, uploadAgain(kind)],
      ]),
    ),
    'upload few, tab': uploadToNew('tab', few, 'few'),
    'upload many, xml': { ...uploadToNew('xml', many, 'many-xml'), once: true },
    'upload many, tab': { ...uploadToNew('tab', many, 'many'), once: true },
    'list, of many': ofMany('list'),
    'list by status, of many': ofMany('list', '--status', 'ready-to-close'),
    'list page 50,000, of many': ofMany('list', '--page', String(Math.ceil(many / 20))),
    'list by search, of many': ofMany('list', '--search', 'Journal Club 7'),
    'show, of many': ofMany('show', some),
    'upload into many, tab': {
      ...upload('tab', rows, 'many', 'NEW-'),
      needs: 'upload many, tab',
      once: true,
    },
  };
}

function counted(count, word) {
  return new RegExp(`(^|\\s)${count.toLocaleString('en-US')} ${word}`);
}

/** What can be measured of a case, by its name and its unit. */
export const measures = {
  seconds: { of: ({ seconds }) => seconds, unit: 's' },
  secondsPerRow: { of: ({ seconds, rows }) => seconds / rows, unit: 's a row' },
  megabytes: { of: ({ megabytes }) => megabytes, unit: 'MB' },
};

/** What the cases are held to: a measure of a case, over that of another where one is named, is at most so much. */
export const goals = [
  { what: 'upload, tab', over: 'sqlite3 .import', most: 4 },
  { what: 'upload, xml', over: 'saxes, xml', most: 3 },
  { what: 'upload, excel', over: 'yauzl and saxes, excel', most: 2 },
  { what: 'upload, excel', over: 'exceljs, excel', most: 0.9 },
  { what: 'validate, tab', over: 'sqlite3 .import', most: 2 },
  { what: 'validate, xml', over: 'saxes, xml', most: 2 },
  { what: 'validate, excel', over: 'yauzl and saxes, excel', most: 1.6 },
  ...formats.map((kind) => ({ what: `upload again, ${kind}`, over: `upload, ${kind}`, most: 0.8 })),
  { what: 'upload a year, excel', most: 1 },
  { what: 'upload a year, excel', over: 'node -e 0', most: 25 },
  { what: '--version', over: 'node -e 0', most: 2.5 },
  { what: '--help', over: 'node -e 0', most: 2.5 },
  { what: 'list, of many', over: 'node -e 0', most: 5 },
  { what: 'show, of many', over: 'node -e 0', most: 5 },
  { what: 'upload many, tab', measure: 'megabytes', over: 'upload, tab', most: 1.25 },
  { what: 'upload many, xml', measure: 'megabytes', over: 'upload, xml', most: 1.25 },
  { what: 'upload many, tab', measure: 'megabytes', most: 250 },
  { what: 'upload many, xml', measure: 'megabytes', most: 250 },
  { what: 'upload, excel', measure: 'megabytes', most: 300 },
  { what: 'upload many, tab', measure: 'secondsPerRow', over: 'upload few, tab', most: 1.15 },
  { what: 'upload into many, tab', measure: 'secondsPerRow', over: 'upload, tab', most: 1.2 },
];
