/**
 * The fuzzers for as long as one likes: `npm run fuzz -- --runs N [--seed S] [--only csv,xlsx,program,mspdi,gan,mermaid,
 * ics,bytes,commands,requests,texts]`. Prints the seed first; a failure prints the smallest input that fails and the path
 * to it, and becomes a test of its own.
 */
import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { root } from './build.mjs';

const words = process.argv.slice(2);
/** @param {string} option */
const read = (option) => {
  const at = words.indexOf(option);
  return at === -1 ? undefined : words[at + 1];
};
const runs = read('--runs') ?? '5000';
const seed = read('--seed') ?? String(Date.now() % 2_147_483_647);
if (!/^[1-9]\d{0,8}$/.test(runs) || !/^-?\d{1,10}$/.test(seed)) {
  process.stderr.write('Usage: npm run fuzz -- --runs N [--seed S] [--only NAME,…]\n');
  process.exit(2);
}
const from = Date.now();
const { status } = spawnSync(
  process.execPath,
  [path.join(root, 'node_modules/vitest/vitest.mjs'), 'run', 'tests/fuzz'],
  {
    cwd: root,
    stdio: 'inherit',
    env: {
      ...process.env,
      THROUGHLINE_FUZZ_RUNS: runs,
      THROUGHLINE_FUZZ_SEED: seed,
      THROUGHLINE_FUZZ_ONLY: read('--only') ?? '',
    },
  },
);
process.stdout.write(
  `fuzz: ${runs} runs of each, seed ${seed}, ${Math.round((Date.now() - from) / 1000)} s\n`,
);
process.exitCode = status ?? 1;
