/**
 * What Electron and the tests need of the machine itself: shared libraries, a display, fonts, and (for tests) the
 * tools that look into PDFs. On Debian and Ubuntu what is missing is installed when we are root, and named in one
 * line that can be pasted when we are not. macOS and Windows have all of it.
 */
import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';

/**
 * @typedef {object} Need
 * @property {string} what what is missing, for a person
 * @property {string[]} packages the packages that bring it, newest name first; one of them is installed
 * @property {boolean} required whether nothing works without it
 */

/**
 * The libraries that the packages of a bare server do not bring, by the name the loader looks for. Newer Debian and
 * Ubuntu releases carry some under a name ending in t64.
 *
 * @type {[library: string, packages: string[]][]}
 */
const libraries = [
  ['libgtk-3.so.0', ['libgtk-3-0t64', 'libgtk-3-0']],
  ['libnss3.so', ['libnss3']],
  ['libasound.so.2', ['libasound2t64', 'libasound2']],
  ['libgbm.so.1', ['libgbm1']],
  ['libatk-bridge-2.0.so.0', ['libatk-bridge2.0-0t64', 'libatk-bridge2.0-0']],
  ['libatspi.so.0', ['libatspi2.0-0t64', 'libatspi2.0-0']],
  ['libcups.so.2', ['libcups2t64', 'libcups2']],
  ['libdrm.so.2', ['libdrm2']],
  ['libxkbcommon.so.0', ['libxkbcommon0']],
];

/**
 * The scripts that reports must be able to print, and the fonts that bring them.
 *
 * @type {[languages: string[], script: string, pkg: string][]}
 */
const scripts = [
  [['ar', 'he', 'hi', 'th'], 'fonts for Arabic, Hebrew, Devanagari and Thai', 'fonts-noto-core'],
  [['ja', 'ko', 'zh-cn'], 'fonts for Chinese, Japanese and Korean', 'fonts-noto-cjk'],
];

/**
 * Makes sure that the machine has what running or testing needs, or says what it lacks.
 *
 * @param {{ for: 'run' | 'test' }} purpose
 * @returns {Promise<void>}
 * @throws {Error} with the line to paste, when something that nothing works without is missing
 */
export async function ensureMachine(purpose) {
  if (process.platform !== 'linux') return;
  const missing = findMissing(purpose.for);
  if (missing.length === 0) return;

  const what = missing.map((need) => need.what).join(', ');
  if (which('apt-get') === undefined) {
    report(missing, `This machine lacks ${what}: install them with its package manager.`);
    return;
  }
  if (process.getuid?.() !== 0) {
    const packages = missing.map((need) => availablePackage(need.packages)).join(' ');
    report(missing, `This machine lacks ${what}: sudo apt-get install -y ${packages}`);
    return;
  }

  process.stderr.write(`Installing what this machine lacks: ${what} …\n`);
  const updated = apt(['update']);
  const packages = [...new Set(missing.map((need) => availablePackage(need.packages)))];
  const installed = apt(['install', '-y', '--no-install-recommends', ...packages]);
  if (installed.status !== 0) {
    const said = `${updated.stderr}${installed.stderr}`.trim().split('\n').slice(-5).join('\n');
    report(
      missing,
      `${said}\nThese packages could not be installed: apt-get install -y ${packages.join(' ')}`,
    );
    return;
  }
  const still = findMissing(purpose.for);
  if (still.length > 0) {
    report(
      still,
      `Installed ${packages.join(' ')}, but still missing: ${still.map((n) => n.what).join(', ')}`,
    );
  }
}

/**
 * Whether a program can open a window here.
 *
 * @returns {boolean}
 */
export function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/**
 * @typedef {object} Display
 * @property {NodeJS.ProcessEnv} env what a program that opens windows is to be started with
 * @property {boolean} virtual whether nobody can see it
 * @property {() => Promise<void>} stop ends the virtual display, if one was started
 */

/**
 * Gives a display: the machine's own, or where there is none (or `virtual` asks for it and Xvfb is there) a virtual
 * one on a free number. The virtual one ends with `stop`, and at the latest with this process, however that ends.
 *
 * @param {{ virtual?: boolean }} [options]
 * @returns {Promise<Display>}
 * @throws {Error} when there is no display and none can be started
 */
export async function withDisplay({ virtual = false } = {}) {
  const own = { env: process.env, virtual: false, stop: async () => {} };
  if (process.platform !== 'linux') return own;
  if (hasDisplay() && !(virtual && which('Xvfb') !== undefined)) return own;
  if (which('Xvfb') === undefined) {
    throw new Error('There is no display here and no virtual one: sudo apt-get install -y xvfb');
  }

  const options = ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'];
  // The kernel ends it with us even when we are killed; the handlers below do so where setpriv is not there.
  const command = which('setpriv') ? 'setpriv' : 'Xvfb';
  const prefix = command === 'setpriv' ? ['--pdeathsig', 'TERM', 'Xvfb'] : [];
  /** @type {import('node:child_process').ChildProcess} */
  const child = spawn(command, [...prefix, ...options], { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] });
  const end = () => {
    child.kill('SIGTERM');
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  /** @param {NodeJS.Signals} signal */
  const endAndPass = (signal) => {
    end();
    for (const each of signals) process.off(each, endAndPass);
    // Where nobody else wants to say good-bye, the signal does what it would have done.
    if (process.listenerCount(signal) === 0) process.kill(process.pid, signal);
  };
  process.once('exit', end);
  for (const signal of signals) process.on(signal, endAndPass);

  const number = await displayNumber(child);
  /** @type {NodeJS.ProcessEnv} */
  const env = { ...process.env, DISPLAY: `:${number}`, XDG_SESSION_TYPE: 'x11' };
  delete env.WAYLAND_DISPLAY;
  delete env.XAUTHORITY;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.unref();
  return {
    env,
    virtual: true,
    stop: async () => {
      process.off('exit', end);
      for (const signal of signals) process.off(signal, endAndPass);
      if (child.exitCode !== null || child.signalCode !== null) return;
      child.ref(); // or Node would end before it has
      end();
      await ended;
    },
  };
}

/**
 * Xvfb writes its number once it takes connections.
 *
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<string>}
 */
function displayNumber(child) {
  return new Promise((resolve, reject) => {
    const stderr = /** @type {import('node:net').Socket} */ (child.stderr);
    const ready = /** @type {import('node:net').Socket} */ (child.stdio[3]);
    let said = '';
    let number = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      reject(new Error('The virtual display (Xvfb) did not get ready within 15 seconds.'));
    }, 15_000);
    stderr.on('data', (chunk) => {
      said = `${said}${chunk}`.slice(-2_000);
    });
    ready.on('data', (chunk) => {
      number += chunk;
      if (!number.includes('\n')) return;
      clearTimeout(timer);
      // What it says later is of no use, and neither stream may keep this process alive.
      stderr.removeAllListeners('data').resume();
      stderr.unref();
      ready.destroy();
      resolve(number.trim());
    });
    child.once('error', (error) => {
      clearTimeout(timer);
      reject(error);
    });
    child.once('exit', () => {
      clearTimeout(timer);
      reject(new Error(`The virtual display (Xvfb) ended at once: ${said.trim()}`));
    });
  });
}

/**
 * @param {'run' | 'test'} purpose
 * @returns {Need[]}
 */
function findMissing(purpose) {
  /** @type {Need[]} */
  const missing = [];
  const known = loaderCache();
  for (const [library, packages] of libraries) {
    if (known !== undefined && !known.has(library)) missing.push({ what: library, packages, required: true });
  }
  if ((purpose === 'test' || !hasDisplay()) && which('Xvfb') === undefined) {
    missing.push({ what: 'a display', packages: ['xvfb'], required: !hasDisplay() });
  }
  const languages = fontLanguages();
  if (languages.size === 0) {
    missing.push({ what: 'fonts', packages: ['fonts-liberation'], required: false });
    if (which('fc-list') === undefined) {
      missing.push({ what: 'fontconfig', packages: ['fontconfig'], required: false });
    }
  }
  for (const [wanted, what, pkg] of scripts) {
    if (!wanted.every((language) => languages.has(language))) {
      missing.push({ what, packages: [pkg], required: false });
    }
  }
  if (purpose === 'test') {
    if (['pdfinfo', 'pdftotext', 'pdffonts', 'pdftoppm'].some((tool) => which(tool) === undefined)) {
      missing.push({ what: 'poppler (pdfinfo, pdftotext, …)', packages: ['poppler-utils'], required: false });
    }
    if (which('qpdf') === undefined) missing.push({ what: 'qpdf', packages: ['qpdf'], required: false });
  }
  return missing;
}

/**
 * @param {Need[]} missing
 * @param {string} message
 */
function report(missing, message) {
  if (missing.some((need) => need.required)) throw new Error(message);
  process.stderr.write(`${message}\n`);
}

/** @returns {Set<string> | undefined} the libraries the loader knows; undefined where it keeps no such list */
function loaderCache() {
  const ldconfig =
    which('ldconfig') ?? ['/sbin/ldconfig', '/usr/sbin/ldconfig'].find((file) => fs.existsSync(file));
  if (ldconfig === undefined) return undefined;
  const listed = spawnSync(ldconfig, ['-p'], { encoding: 'utf8' });
  const names = [...(listed.stdout ?? '').matchAll(/^\s+(\S+)\s+\(/gm)].map((match) => match[1] ?? '');
  return names.length === 0 ? undefined : new Set(names);
}

/** @returns {Set<string>} the languages that some installed font covers */
function fontLanguages() {
  const listed = spawnSync('fc-list', [':', 'lang'], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
  const names = (listed.stdout ?? '').split('\n').flatMap((line) => line.replace(/^:lang=/, '').split('|'));
  return new Set(names.filter((name) => name !== ''));
}

/**
 * The first of the names that this release of the system has.
 *
 * @param {string[]} packages
 * @returns {string}
 */
function availablePackage(packages) {
  const oldest = packages[packages.length - 1] ?? '';
  if (packages.length === 1) return oldest;
  const found = packages.find((name) => {
    const policy = spawnSync('apt-cache', ['policy', name], {
      encoding: 'utf8',
      env: { ...process.env, LC_ALL: 'C' },
    });
    return /Candidate: (?!\(none\))/.test(policy.stdout ?? '');
  });
  return found ?? oldest;
}

/** @param {string[]} args */
function apt(args) {
  return spawnSync('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive', LC_ALL: 'C' },
    stdio: ['ignore', 'pipe', 'pipe'],
    maxBuffer: 64 * 1024 * 1024,
  });
}

/**
 * @param {string} program
 * @returns {string | undefined} its path
 */
function which(program) {
  for (const folder of (process.env.PATH ?? '').split(path.delimiter)) {
    const file = path.join(folder, program);
    try {
      fs.accessSync(file, fs.constants.X_OK);
      return file;
    } catch {
      // not in this folder
    }
  }
  return undefined;
}

/** Whether we are root, for whom Chromium's sandbox cannot be set up. */
export function isRoot() {
  return process.platform === 'linux' && os.userInfo().uid === 0;
}
