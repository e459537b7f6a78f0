import { defineConfig } from 'vitest/config';

/** `npm test` adds up what the runners found; it names the file for that. */
const tally = process.env.THROUGHLINE_TEST_TALLY;

/** Everything that runs without the app's window; tests/e2e has a configuration of its own. */
export default defineConfig({
  test: {
    name: 'unit',
    include: ['tests/**/*.test.{ts,tsx,mjs}'],
    exclude: ['tests/e2e/**'],
    environment: 'node',
    setupFiles: ['tests/propertySeed.ts'],
    reporters: tally ? ['default', ['./scripts/testReporter.mjs', { file: tally }]] : ['default'],
    // What hangs is found; what is slow because others keep the machine busy is none of it.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Dates on screen and in reports must not depend on where the tests run.
    env: { TZ: 'UTC' },
  },
});
