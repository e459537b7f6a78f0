/**
 * `npm test`: the checks (types, lint, …), the unit and property tests, then the real app end to end. The last line
 * is the sum of all of them; the exit code is not 0 when anything failed or nothing ran.
 *
 *   node scripts/test.mjs [check] [unit] [e2e] [-- VITEST ARGUMENTS]
 */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt, root } from './build.mjs';
import { findElectron } from './electronRuntime.mjs';
import { ensureMachine } from './machine.mjs';

/** @typedef {import('./testReporter.mjs').TestTally} TestTally */

const argv = process.argv.slice(2);
const separator = argv.includes('--') ? argv.indexOf('--') : argv.length;
const wanted = argv.slice(0, separator);
const vitestArgs = argv.slice(separator + 1);
/** @param {string} part */
const isWanted = (part) => wanted.length === 0 || wanted.includes(part);

/** @type {{ runner: string, tally: TestTally, seconds: number }[]} */
const runs = [];

await measure('Preparation', async () => {
  const tally = emptyTally();
  await attempt(tally, 'This machine', () => ensureMachine({ for: 'test' }));
  await attempt(tally, 'Building the app', () => ensureBuilt('app'));
  await attempt(tally, 'Building the command line', () => ensureBuilt('cli'));
  if (isWanted('e2e')) await attempt(tally, 'Finding an Electron', () => findElectron());
  // That a build succeeds is no test; that it fails is a failure.
  return { ...tally, passed: 0 };
});
if (isWanted('check')) await measure('Checks', runChecks);
if (isWanted('unit')) {
  await measure('Unit and property tests', () => runVitest('unit', 'vitest.config.ts', 'tests'));
}
if (isWanted('e2e')) {
  await measure('End-to-end tests', () => runVitest('e2e', 'vitest.e2e.config.ts', 'tests/e2e'));
}
process.exitCode = summarize();

/**
 * @param {string} runner
 * @param {() => Promise<TestTally>} action
 */
async function measure(runner, action) {
  const start = Date.now();
  runs.push({ runner, tally: await action(), seconds: (Date.now() - start) / 1000 });
}

/**
 * @param {TestTally} tally
 * @param {string} what
 * @param {() => Promise<unknown>} action
 */
async function attempt(tally, what, action) {
  try {
    await action();
    tally.passed += 1;
  } catch (error) {
    const message = error instanceof Error ? error.message : String(error);
    process.stderr.write(`${message}\n`);
    tally.failed += 1;
    tally.failures.push(`${what}: ${message.split('\n')[0]}`);
  }
}

/**
 * Each script named check:… is one check; without such scripts, `check` as a whole is.
 *
 * @returns {Promise<TestTally>}
 */
async function runChecks() {
  const manifest = JSON.parse(fs.readFileSync(path.join(root, 'package.json'), 'utf8'));
  const names = Object.keys(manifest.scripts ?? {});
  const parts = names.filter((name) => name.startsWith('check:'));
  const checks = parts.length > 0 ? parts : names.filter((name) => name === 'check');
  const tally = emptyTally();
  for (const check of checks) {
    const code = await runCommand('npm', ['run', '--silent', check]);
    if (code === 0) {
      tally.passed += 1;
      process.stdout.write(`✓ npm run ${check}\n`);
    } else {
      tally.failed += 1;
      tally.failures.push(`npm run ${check}`);
      process.stdout.write(`✗ npm run ${check}\n`);
    }
  }
  return tally;
}

/**
 * @param {string} name
 * @param {string} config
 * @param {string} folder where its tests are
 * @returns {Promise<TestTally>}
 */
async function runVitest(name, config, folder) {
  const file = path.join(root, '.build', `tests-${name}.json`);
  fs.rmSync(file, { force: true });
  const bin = path.join(root, 'node_modules', 'vitest', 'vitest.mjs');
  const args = ['run', '--config', config, ...vitestArgs];
  const code = await runCommand(process.execPath, [bin, ...args], { THROUGHLINE_TEST_TALLY: file });
  const tally = readTally(file);
  if (tally === undefined) {
    return {
      ...emptyTally(),
      failed: 1,
      failures: [`vitest ended in ${folder} without a result (exit code ${code})`],
    };
  }
  // vitest may find fault (coverage, an unhandled rejection) where no test does.
  if (code !== 0 && tally.failed === 0) {
    return { ...tally, failed: 1, failures: [`vitest ended in ${folder} with exit code ${code}`] };
  }
  return tally;
}

/**
 * @param {string} file
 * @returns {TestTally | undefined}
 */
function readTally(file) {
  try {
    return JSON.parse(fs.readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}

/**
 * @param {string} command
 * @param {string[]} args
 * @param {Record<string, string>} [env]
 * @returns {Promise<number>} the exit code
 */
function runCommand(command, args, env = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      // A log has no use for colours.
      env: { ...process.env, ...(process.stdout.isTTY ? {} : { NO_COLOR: '1' }), ...env },
      stdio: ['ignore', 'inherit', 'inherit'],
      shell: process.platform === 'win32' && command === 'npm',
    });
    child.once('error', () => resolve(1));
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/** @returns {number} the exit code */
function summarize() {
  const total = emptyTally();
  process.stdout.write('\n');
  for (const { runner, tally, seconds } of runs) {
    total.passed += tally.passed;
    total.failed += tally.failed;
    total.skipped += tally.skipped;
    if (runner === 'Preparation' && tally.failed === 0) continue;
    const skipped = tally.skipped > 0 ? `, ${tally.skipped} skipped` : '';
    process.stdout.write(
      `${runner} in ${seconds.toFixed(1)} s: ${tally.passed} passed, ${tally.failed} failed${skipped}\n`,
    );
    for (const failure of tally.failures) process.stdout.write(`  ✗ ${failure}\n`);
    for (const { name, reason } of tally.skips) process.stdout.write(`  - ${name}: skipped, ${reason}\n`);
  }
  const nothingRan = total.passed + total.failed === 0;
  if (nothingRan) process.stdout.write('No test ran.\n');
  const skipped = total.skipped > 0 ? `, ${total.skipped} skipped` : '';
  process.stdout.write(`${total.passed} passed, ${total.failed} failed${skipped}\n`);
  return total.failed > 0 || nothingRan ? 1 : 0;
}

/** @returns {TestTally} */
function emptyTally() {
  return { passed: 0, failed: 0, skipped: 0, failures: [], skips: [] };
}
