/** The folder of this user's caches, for what is fetched once and outlives `npm ci`. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('..', import.meta.url));

/** @returns {string} the folder, made if it was not there */
export function cacheFolder() {
  const home = os.homedir();
  const base =
    process.env.XDG_CACHE_HOME ||
    (process.platform === 'darwin' ? path.join(home, 'Library', 'Caches') : path.join(home, '.cache'));
  const folder = path.join(base, 'throughline');
  try {
    fs.mkdirSync(folder, { recursive: true });
    fs.accessSync(folder, fs.constants.W_OK);
    return folder;
  } catch {
    // A user without a writable home (a build account) still gets a runtime, kept in the project.
    return path.join(root, '.build', 'cache');
  }
}

/**
 * @param {string} file
 * @param {number} ms
 * @returns {boolean} whether it is there and was changed within so long
 */
export function modifiedWithin(file, ms) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < ms;
}
