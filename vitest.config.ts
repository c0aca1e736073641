import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.test.ts'],
    testTimeout: 30_000,
    pool: 'forks',
    // The tests mostly wait for programs that they have started.
    maxWorkers: '100%',
    reporters: process.env.CI ? ['default', ['json', { outputFile: 'tmp/test-results.json' }]] : ['default'],
  },
});
