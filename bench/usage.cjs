// Loaded into a measured program: tells the most memory that it took, in megabytes, in the file that
// PARS_BATCH_BENCH_USAGE names.

const { writeFileSync } = require('node:fs');
const { isMainThread } = require('node:worker_threads');

if (isMainThread) {
  process.on('exit', () => {
    writeFileSync(process.env.PARS_BATCH_BENCH_USAGE, String(process.resourceUsage().maxRSS / 1024));
  });
}
