import { defineConfig } from 'vitest/config';

/** `npm test` adds up what the runners found; it names the file for that. */
const tally = process.env.THROUGHLINE_TEST_TALLY;

/** The real app in a real Electron, driven by Playwright. One file after the other: windows compete for the focus. */
export default defineConfig({
  test: {
    name: 'e2e',
    include: ['tests/e2e/**/*.e2e.ts'],
    environment: 'node',
    reporters: tally ? ['default', ['./scripts/testReporter.mjs', { file: tally }]] : ['default'],
    globalSetup: ['tests/e2e/globalSetup.mjs'],
    pool: 'forks',
    fileParallelism: false,
    maxWorkers: 1,
    testTimeout: 90_000,
    // Polls end as soon as they hold; a busy machine gets the time that it needs.
    expect: { poll: { timeout: 20_000 } },
    hookTimeout: 90_000,
    teardownTimeout: 20_000,
  },
});
