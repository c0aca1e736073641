// Loaded into the program by the tests of hostile files: tells what a run took, in a file that PARS_BATCH_TEST_USAGE names.

import { writeFileSync } from 'node:fs';

process.on('exit', () => {
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const usage = { seconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
  writeFileSync(process.env.PARS_BATCH_TEST_USAGE, JSON.stringify(usage));
});
