/**
 * Builds the app (out/main, out/preload, out/renderer) and the command line (out/cli) when their sources changed.
 * Stale means that the content differs, not that a clock does: a fresh checkout with a kept out/ is not rebuilt.
 *
 * A build goes to a folder beside and is renamed into place, behind a lock: who runs the old one keeps it until it is
 * replaced, a failed build replaces nothing, and two who start at once build once.
 *
 *   node scripts/build.mjs [app] [cli] [--force]
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';

/** @typedef {'app' | 'cli'} Target */

export const root = fileURLToPath(new URL('..', import.meta.url));
const out = path.join(root, 'out');
const work = path.join(root, '.build');

const shared = ['package.json', 'package-lock.json', 'tsconfig.base.json', 'scripts/build.mjs'];
/** What each target is made of; folders count with all that is in them. */
const sources = {
  app: [
    'src/contract',
    'src/domain',
    'src/formats',
    'src/main',
    'src/preload',
    'src/renderer',
    'resources',
    'electron.vite.config.ts',
    ...shared,
  ],
  cli: ['src/cli', 'src/domain', 'src/formats', 'resources', ...shared],
};
const folders = { app: ['main', 'preload', 'renderer'], cli: ['cli'] };
const entries = { app: 'src/main/main.ts', cli: 'src/cli/throughline.ts' };
const results = { app: 'main/main.js', cli: 'cli/throughline.js' };

/** Where the command line is built to. */
export const cliFile = path.join(out, results.cli);

/**
 * Builds a target if its sources differ from what the last build was made of. Says nothing on stdout.
 *
 * @param {Target} target
 * @param {{ force?: boolean, quiet?: boolean }} [options] quiet: say nothing on stderr either, unless it fails
 * @returns {Promise<boolean>} whether something was built
 * @throws {Error} when the build fails; its own output is on stderr then
 */
export async function ensureBuilt(target, { force = false, quiet = false } = {}) {
  // An installed package has no sources and is what it is.
  if (!fs.existsSync(path.join(root, entries[target]))) {
    if (fs.existsSync(path.join(out, results[target]))) return false;
    throw new Error(`There is neither ${entries[target]} nor a build of it.`);
  }
  if (!force && isFresh(target)) return false;
  const release = await lock(target);
  try {
    // Whoever held the lock may have built what we came for.
    if (!force && isFresh(target)) return false;
    if (!quiet)
      process.stderr.write(target === 'app' ? 'Building the app …\n' : 'Building the command line …\n');
    const before = fingerprint(target);
    const fresh = path.join(work, `${target}-${process.pid}`);
    fs.rmSync(fresh, { recursive: true, force: true });
    try {
      await (target === 'app' ? buildApp(fresh) : buildCli(fresh));
      put(fresh, folders[target]);
      fs.writeFileSync(stampFile(target), JSON.stringify(before));
    } finally {
      fs.rmSync(fresh, { recursive: true, force: true });
    }
    return true;
  } finally {
    release();
  }
}

/**
 * @param {string} folder
 * @returns {Promise<void>}
 */
async function buildApp(folder) {
  const bin = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  await runNode([bin, 'build', '--outDir', folder, '--logLevel', 'warn']);
}

/**
 * @param {string} folder
 * @returns {Promise<void>}
 */
async function buildCli(folder) {
  await runNode([fileURLToPath(new URL('./buildCli.mjs', import.meta.url)), path.join(folder, 'cli')]);
}

/**
 * Runs a builder in a process of its own; all it says goes to stderr.
 *
 * @param {string[]} args
 * @returns {Promise<void>}
 */
function runNode(args) {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'] });
    child.stdout.pipe(process.stderr, { end: false });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve();
      else reject(new Error(`The build failed (${signal ?? `exit code ${code}`}); what it said is above.`));
    });
  });
}

/**
 * Moves the freshly built folders to where they are run from.
 *
 * @param {string} fresh
 * @param {string[]} names
 */
function put(fresh, names) {
  fs.mkdirSync(out, { recursive: true });
  for (const name of names) {
    const target = path.join(out, name);
    const old = path.join(work, `old-${name}-${process.pid}`);
    if (fs.existsSync(target)) fs.renameSync(target, old);
    fs.renameSync(path.join(fresh, name), target);
    fs.rmSync(old, { recursive: true, force: true });
  }
}

/** @typedef {{ list: string, content: string }} Fingerprint */

/**
 * Whether the last build was made of what is there now. The list of names, sizes and times answers in milliseconds;
 * only when it differs are the files read.
 *
 * @param {Target} target
 * @returns {boolean}
 */
export function isFresh(target) {
  /** @type {Fingerprint} */
  let stamp;
  try {
    stamp = JSON.parse(fs.readFileSync(stampFile(target), 'utf8'));
  } catch {
    return false;
  }
  if (!fs.existsSync(path.join(out, results[target]))) return false;
  const files = filesOf(target);
  if (listHash(files) === stamp.list) return true;
  const now = { list: listHash(files), content: contentHash(files) };
  if (now.content !== stamp.content) return false;
  fs.writeFileSync(stampFile(target), JSON.stringify(now));
  return true;
}

/**
 * @param {Target} target
 * @returns {Fingerprint}
 */
function fingerprint(target) {
  const files = filesOf(target);
  return { list: listHash(files), content: contentHash(files) };
}

/** @param {Target} target */
function stampFile(target) {
  return path.join(out, `${target}.stamp.json`);
}

/** @typedef {{ name: string, size: number, time: number }} SourceFile */

/**
 * @param {Target} target
 * @returns {SourceFile[]}
 */
function filesOf(target) {
  /** @type {SourceFile[]} */
  const files = [];
  for (const name of sources[target]) collect(name, files);
  return files;
}

/**
 * @param {string} name path from the root
 * @param {SourceFile[]} files
 */
function collect(name, files) {
  const stat = fs.statSync(path.join(root, name), { throwIfNoEntry: false });
  if (stat === undefined) return;
  if (stat.isDirectory()) {
    for (const entry of fs.readdirSync(path.join(root, name)).sort()) collect(`${name}/${entry}`, files);
  } else if (!/\.(md|tsbuildinfo)$/.test(name) || name.startsWith('resources/guide/')) {
    files.push({ name, size: stat.size, time: stat.mtimeMs });
  }
}

/** @param {SourceFile[]} files */
function listHash(files) {
  return digest(files.map(({ name, size, time }) => `${name} ${size} ${time}`).join('\n'));
}

/** @param {SourceFile[]} files */
function contentHash(files) {
  const lines = files.map(({ name }) => `${name} ${digest(fs.readFileSync(path.join(root, name)))}`);
  return digest(lines.join('\n'));
}

/** @param {string | Buffer} content */
function digest(content) {
  return createHash('sha256').update(content).digest('hex');
}

/**
 * Waits until nobody else builds this target. A lock whose holder is gone is taken over.
 *
 * @param {Target} target
 * @returns {Promise<() => void>} gives the lock back
 */
async function lock(target) {
  const file = path.join(work, `${target}.lock`);
  fs.mkdirSync(work, { recursive: true });
  for (;;) {
    try {
      fs.writeFileSync(file, String(process.pid), { flag: 'wx' });
      return () => fs.rmSync(file, { force: true });
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw error;
    }
    if (!isHeld(file)) fs.rmSync(file, { force: true });
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/** @param {string} file */
function isHeld(file) {
  try {
    const holder = Number(fs.readFileSync(file, 'utf8'));
    // The file is empty for an instant after it was made.
    if (!Number.isInteger(holder) || holder <= 0) return Date.now() - fs.statSync(file).mtimeMs < 5_000;
    process.kill(holder, 0);
    return true;
  } catch (error) {
    // A lock that has just been given back is free; a holder that we may not signal lives.
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(path.resolve(process.argv[1])).href) {
  const args = process.argv.slice(2);
  const force = args.includes('--force');
  const named = /** @type {Target[]} */ (args.filter((arg) => arg === 'app' || arg === 'cli'));
  try {
    for (const target of named.length > 0 ? named : /** @type {Target[]} */ (['app', 'cli'])) {
      const built = await ensureBuilt(target, { force });
      if (!built) process.stderr.write(`out/${results[target]} is fresh\n`);
    }
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
