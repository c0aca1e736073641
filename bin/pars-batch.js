#!/usr/bin/env node
// Starts the program. An old Node has to understand this file, to be told of: so it imports nothing at its top.

/** The oldest Node that runs the program: `engines` in package.json. */
const oldest = '20.15';

start().then((exitCode) => {
  process.exitCode = exitCode;
});

async function start() {
  const { node } = process.versions;
  if (!isAtLeast(oldest, node)) {
    return fail(
      `This is Node ${node}, and pars-batch needs Node ${oldest} or later.`,
      'Install a newer Node (https://nodejs.org), then run the command again.',
    );
  }
  const { enableCompileCache } = await import('node:module');
  if (enableCompileCache !== undefined) enableCompileCache();
  let program;
  try {
    program = await import('../dist/cli/main.js');
  } catch (error) {
    if (error.code !== 'ERR_MODULE_NOT_FOUND') throw error;
    return fail(
      `A part of pars-batch is missing. ${error.message}`,
      'In a clone of the project run: npm ci && npm run build. Elsewhere install pars-batch again.',
    );
  }
  return program.main(process.argv.slice(2));
}

/** Whether a version is a given one or a later one. */
function isAtLeast(given, version) {
  const [[major, minor], [majorOf, minorOf]] = [given, version].map((text) => text.split('.').map(Number));
  return majorOf > major || (majorOf === major && minorOf >= minor);
}

function fail(...lines) {
  process.stderr.write(`pars-batch: ${lines.join('\n')}\n`);
  return 2;
}
