/**
 * Benchmarks. A suite is a file `bench/NAME.bench.ts` whose default export reports rows; all of them run, or those that
 * are named. Each runs in a process of its own.
 *
 *   node scripts/bench.mjs [SUITE…] [--json]
 *
 * With --json every row is a JSON line on stdout ({"name","ms","limitMs","ratio"}), else a line of a table. The exit
 * status says whether all suites ran, not whether they were fast: what is too slow for its limit is marked.
 */
import { spawn } from 'node:child_process';
import { readdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { build } from 'vite';
import { buildPeers } from './benchPeers.mjs';
import { ensureBuilt } from './build.mjs';
import { findElectron } from './electronRuntime.mjs';
import { ensureMachine, withDisplay } from './machine.mjs';

const root = fileURLToPath(new URL('..', import.meta.url));
const ending = '.bench.ts';
const runnerFlag = '--run-suite';
/** Suites that drive the built app in its window; those of `besidePeers` beside others. */
const windowed = ['dependencies', 'portfolio', 'reports', 'roadmap'];
const besidePeers = ['roadmap'];

/** @typedef {{ name: string, ms: number, limitMs: number | null, ratio: number | null }} BenchRow */

const words = process.argv.slice(2);
if (words[0] === runnerFlag) {
  const { default: suite } = await import(pathToFileURL(words[1] ?? '').href);
  await suite((/** @type {BenchRow} */ row) => {
    const round = (/** @type {number | null} */ value) =>
      value === null ? null : Number(value.toPrecision(4));
    const { name, ms, limitMs, ratio } = row;
    process.stdout.write(
      `${JSON.stringify({ name, ms: round(ms), limitMs: round(limitMs), ratio: round(ratio) })}\n`,
    );
  });
} else {
  process.exitCode = await main(words);
}

/**
 * @param {string[]} given
 * @returns {Promise<number>} The exit status.
 */
async function main(given) {
  const json = given.includes('--json');
  const known = readdirSync(path.join(root, 'bench'))
    .filter((name) => name.endsWith(ending))
    .map((name) => name.slice(0, -ending.length))
    .sort();
  const named = given.filter((word) => word !== '--json');
  const unknown = named.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    process.stderr.write(`There is no suite ${unknown.join(', ')}; there are: ${known.join(', ')}.\n`);
    return 2;
  }
  const suites = named.length > 0 ? named : known;
  const folder = path.join(root, '.build', `bench-${process.pid}`);
  try {
    await buildSuites(suites, folder);
    const stage = suites.some((name) => windowed.includes(name)) ? await makeStage(folder, suites) : null;
    if (!json) process.stdout.write(tableLine(['', 'ms', 'limit ms', '× beside', '']));
    try {
      for (const suite of suites) {
        const code = await runSuite(path.join(folder, `${suite}.js`), json, stage?.env);
        if (code !== 0) return 1;
      }
    } finally {
      await stage?.strike();
    }
    return 0;
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/**
 * @param {string[]} suites
 * @param {string} folder
 */
async function buildSuites(suites, folder) {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, external: ['electron', 'playwright'], target: 'node' },
    build: {
      ssr: true,
      target: 'node20.17',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: Object.fromEntries(suites.map((name) => [name, path.join(root, 'bench', name + ending)])),
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
}

/**
 * What a suite with windows needs: the app, an Electron, a display, the peers.
 *
 * @param {string} folder
 * @param {string[]} suites
 * @returns {Promise<{ env: NodeJS.ProcessEnv, strike: () => Promise<void> }>}
 */
async function makeStage(folder, suites) {
  await ensureMachine({ for: 'test' });
  await ensureBuilt('app');
  const runtime = await findElectron();
  const peersFolder = path.join(folder, 'peers');
  if (suites.some((name) => besidePeers.includes(name))) await buildPeers(peersFolder);
  const display = await withDisplay({ virtual: true });
  return {
    env: {
      ...display.env,
      THROUGHLINE_BENCH_ELECTRON: runtime.executablePath,
      THROUGHLINE_BENCH_PEERS: peersFolder,
      THROUGHLINE_BENCH_ROOT: root,
    },
    strike: display.stop,
  };
}

/**
 * Runs a built suite in a process of its own, which may ask for its garbage to be collected between rounds.
 *
 * @param {string} file
 * @param {boolean} json
 * @param {NodeJS.ProcessEnv} [env]
 * @returns {Promise<number>} Its exit status.
 */
function runSuite(file, json, env = process.env) {
  const self = fileURLToPath(import.meta.url);
  const child = spawn(process.execPath, ['--expose-gc', self, runnerFlag, file], {
    stdio: ['ignore', 'pipe', 'inherit'],
    // electron-store asks for Electron when it is imported; in plain Node the package answers with a path.
    env: { ...env, ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' },
  });
  let rest = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (/** @type {string} */ piece) => {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) process.stdout.write(json ? `${line}\n` : rowToTableLine(JSON.parse(line)));
  });
  return new Promise((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code) => resolve(code ?? 1));
  });
}

/** @param {BenchRow} row */
function rowToTableLine({ name, ms, limitMs, ratio }) {
  const say = (/** @type {number | null} */ value) => (value === null ? '–' : String(value));
  const slow = limitMs !== null && ms > limitMs ? 'over its limit' : '';
  return tableLine([name, say(ms), say(limitMs), say(ratio), slow]);
}

/** @param {string[]} cells */
function tableLine([name = '', ms = '', limit = '', ratio = '', note = '']) {
  const numbers = [ms, limit, ratio].map((cell) => cell.padStart(10)).join('');
  return `${`${name.padEnd(24)}${numbers}  ${note}`.trimEnd()}\n`;
}
