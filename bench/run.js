// The benchmark: npm run bench -- [--rows N] [--runs N] [--only WORDS] [--json FILE]
//
// Each case is a process of its own. All cases are run in turn, several times, so that a slow moment of the machine
// falls on cases and floors alike; what counts is the median. Goals are mostly ratios to a floor of the same run.

import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { cases, goals, measures } from './cases.js';
import { isInstalled, measure, median } from './measure.js';
import { table } from './table.js';

const { values: options } = parseArgs({
  options: {
    /** How many activities the files have; the large ones have ten times as many. */
    rows: { type: 'string', default: '100000' },
    runs: { type: 'string', default: '5' },
    /** Measures only the cases with these words in their names, and what these need. */
    only: { type: 'string', default: '' },
    /** Where the results are written as JSON. */
    json: { type: 'string' },
  },
});
const [rows, runs] = [options.rows, options.runs].map(Number);
if (![rows, runs].every((number) => Number.isInteger(number) && number > 0)) {
  throw new Error('--rows and --runs take whole numbers from 1.');
}

const folder = fileURLToPath(new URL('../tmp/bench', import.meta.url));
mkdirSync(folder, { recursive: true });
const chosen = chosenCases(cases(rows, folder), options.only);
const results = new Map((await measureAll(chosen)).map((result) => [result.name, result]));
const verdicts = goals.flatMap((goal) => verdict(goal, results));

const { model } = cpus()[0];
const machine = {
  cpu: model,
  cores: cpus().length,
  gigabytes: Math.round(totalmem() / 2 ** 30),
  node: process.version,
};
console.log(
  `${machine.cores} × ${machine.cpu}, ${machine.gigabytes} GB, Node.js ${machine.node}; median of ${runs}\n`,
);
console.log(resultTable([...results.values()]));
console.log(verdictTable(verdicts));
const missed = verdicts.filter(({ isMet }) => !isMet).length;
console.log(`${verdicts.length - missed} of ${verdicts.length} goals met`);
if (options.json !== undefined) {
  const report = { machine, rows, runs, cases: [...results.values()], goals: verdicts };
  writeFileSync(options.json, `${JSON.stringify(report, null, 2)}\n`);
}

/** The cases with some words in their names, with their floors and the cases whose stores they look at. */
function chosenCases(all, words) {
  const names = new Set();
  const choose = (name) => {
    if (names.has(name)) return;
    names.add(name);
    if (all[name].needs !== undefined) choose(all[name].needs);
    for (const { what, over } of goals) if (what === name && over !== undefined) choose(over);
  };
  for (const name of Object.keys(all)) if (name.includes(words)) choose(name);
  return Object.entries(all).filter(([name]) => names.has(name));
}

async function measureAll(some) {
  const taken = [];
  for (const [name, measured] of some) {
    const command = await measured.command();
    if (isInstalled(command[0])) taken.push({ name, measured, command, seconds: [], megabytes: [] });
    else console.log(`${command[0]} is not installed; what is measured against it is left out.`);
  }
  for (let round = 1; round <= runs; round += 1) {
    for (const { name, measured, command, seconds, megabytes } of taken) {
      if (measured.once && round > 1) continue;
      progress(`${round} of ${runs}: ${name}`);
      measured.prepare?.();
      const { memory = false, says } = measured;
      const usage = measure(command, { folder, memory, says });
      seconds.push(usage.seconds);
      if (memory) megabytes.push(usage.megabytes);
    }
  }
  progress('');
  return taken.map(({ name, measured: { rows: count, isFloor = false }, seconds, megabytes }) => ({
    name,
    isFloor,
    seconds: median(seconds),
    all: seconds,
    ...(count === undefined ? {} : { rows: count, rowsPerSecond: count / median(seconds) }),
    ...(megabytes.length === 0 ? {} : { megabytes: Math.max(...megabytes) }),
  }));
}

function progress(text) {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[K${text}`);
}

function verdict({ what, measure: name = 'seconds', over, most }, known) {
  const [result, other] = [known.get(what), known.get(over)];
  if (result === undefined || (over !== undefined && other === undefined)) return [];
  const { of, unit } = measures[name];
  const is = of(result) / (other === undefined ? 1 : of(other));
  return [
    { what, measure: name, unit, ...(over === undefined ? {} : { over }), is, most, isMet: is <= most },
  ];
}

function resultTable(some) {
  const lines = some.map(({ name, isFloor, seconds, rowsPerSecond, megabytes }) => [
    isFloor ? `${name} (floor)` : name,
    seconds.toFixed(2),
    rowsPerSecond === undefined ? '' : Math.round(rowsPerSecond).toLocaleString('en-US'),
    megabytes === undefined ? '' : megabytes.toFixed(0),
  ]);
  return table(['case', 'seconds', 'rows a second', 'MB'], lines);
}

function verdictTable(some) {
  const lines = some.map(({ what, unit, over, is, most, isMet }) => [
    `${what} (${unit})`,
    over ?? '',
    over === undefined ? is.toFixed(unit === 'MB' ? 0 : 2) : `${is.toFixed(2)} ×`,
    over === undefined ? `≤ ${most}` : `≤ ${most} ×`,
    isMet ? 'met' : 'MISSED',
  ]);
  return table(['goal', 'over', 'is', 'may be', ''], lines);
}
