/**
 * Keeps package-lock.json complete for every platform.
 *
 * npm leaves an optional package out of the lock when the registry it was asked from does not serve it (a company's
 * mirror often holds only the platforms somebody asked for), and `npm ci` then refuses that very lock. And a lock
 * without the binaries of another platform cannot be installed there. This adds what is missing, with the exact
 * version that its parent names; npm fetches it only on the platform it is for.
 *
 *   node scripts/lock.mjs          adds what is missing
 *   node scripts/lock.mjs --check  only says what is missing, and fails if anything is
 */
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';

/**
 * @typedef {object} LockEntry
 * @property {string} [version]
 * @property {boolean} [dev]
 * @property {boolean} [optional]
 * @property {string[]} [os]
 * @property {string[]} [cpu]
 * @property {string[]} [libc]
 * @property {Record<string, string>} [optionalDependencies]
 */

const systems = [
  'aix',
  'android',
  'darwin',
  'freebsd',
  'linux',
  'netbsd',
  'openbsd',
  'openharmony',
  'sunos',
  'win32',
];
const processors = ['arm64', 'arm', 'ia32', 'loong64', 'mips64el', 'ppc64', 'riscv64', 's390x', 'x64'];

const file = fileURLToPath(new URL('../package-lock.json', import.meta.url));
/** @type {{ packages: Record<string, LockEntry> }} */
const lock = JSON.parse(fs.readFileSync(file, 'utf8'));

/** @type {string[]} */
const added = [];
for (const [parent, entry] of Object.entries(lock.packages)) {
  for (const [name, version] of Object.entries(entry.optionalDependencies ?? {})) {
    const own = `${parent}/node_modules/${name}`;
    if (lock.packages[own] !== undefined || lock.packages[`node_modules/${name}`] !== undefined) continue;
    const platform = platformOf(name);
    // Only exact versions for one platform can be written down without asking the registry.
    if (platform === undefined || !/^\d+\.\d+\.\d+/.test(version)) continue;
    lock.packages[`node_modules/${name}`] = {
      version,
      cpu: [platform.cpu],
      ...(entry.dev ? { dev: true } : {}),
      ...(platform.libc ? { libc: [platform.libc] } : {}),
      optional: true,
      os: [platform.os],
    };
    added.push(`${name}@${version}`);
  }
}

if (added.length === 0) {
  process.stderr.write('package-lock.json is complete for every platform.\n');
} else if (process.argv.includes('--check')) {
  process.stderr.write(`package-lock.json lacks ${added.join(', ')}: run npm run lock\n`);
  process.exitCode = 1;
} else {
  const names = Object.keys(lock.packages).sort((a, b) => a.localeCompare(b, 'en'));
  lock.packages = Object.fromEntries(
    names.map((name) => [name, /** @type {LockEntry} */ (lock.packages[name])]),
  );
  fs.writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`);
  process.stderr.write(`Added to package-lock.json: ${added.join(', ')}\n`);
}

/**
 * What a binary's name says about where it runs: `@scope/cli-linux-x64-musl`.
 *
 * @param {string} name
 * @returns {{ os: string, cpu: string, libc?: string } | undefined}
 */
function platformOf(name) {
  const words = name.split(/[/-]/);
  const os = systems.find((system) => words.includes(system));
  const cpu = processors.find((processor) => words.includes(processor));
  if (os === undefined || cpu === undefined) return undefined;
  if (os !== 'linux') return { os, cpu };
  const musl = words.some((word) => word.startsWith('musl'));
  const gnu = words.some((word) => word.startsWith('gnu'));
  // Where one name has the ending musl, its sibling without an ending is for glibc.
  return { os, cpu, ...(musl ? { libc: 'musl' } : gnu ? { libc: 'glibc' } : {}) };
}
