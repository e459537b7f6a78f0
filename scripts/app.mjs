/** Starts the built app in the runtime that was found, and keeps Chromium's own talk out of what it says. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root } from './build.mjs';
import { isRoot } from './machine.mjs';

/**
 * What Chromium and the desktop's libraries print without anything being wrong for a user: no GPU, no session bus,
 * no sound card. A FATAL line is never among it.
 */
const noise = [
  /^\[\d+(:\d+)?:\d{4}\/\d{6}\.\d+:(ERROR|WARNING|INFO|VERBOSE\d*)[:\]]/,
  /^\(.*:\d+\): (Gtk|Gdk|GLib|GLib-GObject|GLib-GIO|dconf|dbind|Atk|Pango)\S*-(WARNING|CRITICAL|Message|INFO) \*\*/i,
  /^(libva|libEGL|MESA|Mesa|Vulkan|ALSA|DRM|Fontconfig warning|ATTENTION: default value of option)\b/,
  /^(Warning: )?(vkCreateInstance|vaInitialize|dbus-)/,
  /^(Debugger|DevTools) listening on ws:/,
];

/**
 * @param {string} line
 * @returns {boolean} whether the line tells a user nothing
 */
export function isNoise(line) {
  return line.trim() === '' || noise.some((pattern) => pattern.test(line));
}

/**
 * @typedef {object} Run
 * @property {string} executablePath the Electron to run in
 * @property {string[]} args the app's arguments
 * @property {NodeJS.ProcessEnv} env
 * @property {number} [timeoutMs] ends the app when it takes longer
 * @property {boolean} [quiet] what the app says on stdout goes to stderr
 */

/**
 * @typedef {object} Ending
 * @property {number} code the exit code; 1 for an app that was killed
 * @property {boolean} timedOut
 * @property {string[]} said the last lines on stderr, without noise
 */

/**
 * Runs the app to its end. It ends with this process, and signals are passed on to it.
 *
 * @param {Run} run
 * @returns {Promise<Ending>}
 */
export function runApp({ executablePath, args, env, timeoutMs, quiet = false }) {
  const flags = isRoot() && !args.includes('--no-sandbox') ? ['--no-sandbox'] : [];
  // A variable of whoever started us must not turn the app into a plain Node.
  const { ELECTRON_RUN_AS_NODE: _, ...cleanEnv } = env;
  const child = spawn(executablePath, [...flags, root, ...args], {
    cwd: root,
    env: cleanEnv,
    stdio: ['ignore', quiet ? 'pipe' : 'inherit', 'pipe'],
  });
  /** @type {string[]} */
  const said = [];
  /** @param {string} line */
  const tell = (line) => {
    if (isNoise(line)) return;
    said.push(line);
    if (said.length > 20) said.shift();
    process.stderr.write(`${line}\n`);
  };
  for (const stream of [child.stdout, child.stderr]) {
    if (stream) createInterface({ input: stream }).on('line', tell);
  }
  let timedOut = false;
  const timer =
    timeoutMs === undefined
      ? undefined
      : setTimeout(() => {
          timedOut = true;
          child.kill('SIGKILL');
        }, timeoutMs);
  const end = () => {
    child.kill('SIGKILL');
  };
  /** @param {NodeJS.Signals} signal */
  const pass = (signal) => {
    child.kill(signal);
  };
  const signals = /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']);
  process.once('exit', end);
  for (const signal of signals) process.on(signal, pass);

  return new Promise((resolve, reject) => {
    const forget = () => {
      clearTimeout(timer);
      process.off('exit', end);
      for (const signal of signals) process.off(signal, pass);
    };
    child.once('error', (error) => {
      forget();
      reject(error);
    });
    child.once('close', (code) => {
      forget();
      resolve({ code: code ?? 1, timedOut, said });
    });
  });
}

/**
 * Runs an action with an empty user-data folder that is gone afterwards, so that what runs beside the user's own
 * app neither meets its single-instance lock nor sees or leaves anything.
 *
 * @template T
 * @param {(folder: string) => Promise<T>} action
 * @returns {Promise<T>}
 */
export async function withScratchUserData(action) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-'));
  const remove = () => fs.rmSync(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 });
  process.once('exit', remove);
  try {
    return await action(folder);
  } finally {
    process.off('exit', remove);
    remove();
  }
}
