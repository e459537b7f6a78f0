/**
 * `npm run package`: makes an app that stands alone out of the built one and the Electron that was found, for the
 * platform it runs on: the runtime, the app in one archive, and the fuses set so that nothing else can be run by it.
 *
 *   node scripts/package.mjs [--out FOLDER]
 *
 * It goes to release/Throughline-PLATFORM-ARCH unless told otherwise. macOS wants a bundle that is signed, which this
 * does not make.
 */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createPackage } from '@electron/asar';
import { FuseV1Options, FuseVersion, flipFuses, getCurrentFuseWire } from '@electron/fuses';
import { ensureBuilt, root } from './build.mjs';
import { findElectron } from './electronRuntime.mjs';

/** What the app is made of; everything that it imports is bundled. */
const parts = ['out/main', 'out/preload', 'out/renderer', 'resources', 'package.json'];

/** Every fuse that there is, by what it must be in a package. */
const fuses = {
  RunAsNode: false,
  EnableCookieEncryption: true,
  EnableNodeOptionsEnvironmentVariable: false,
  EnableNodeCliInspectArguments: false,
  // Held by Electron on macOS and Windows; on Linux it is set and not looked at.
  EnableEmbeddedAsarIntegrityValidation: true,
  OnlyLoadAppFromAsar: true,
  LoadBrowserProcessSpecificV8Snapshot: false,
  GrantFileProtocolExtraPrivileges: false,
};

/**
 * Makes the package and reads its fuses back.
 *
 * @param {string} folder made anew
 * @returns {Promise<string>} the executable
 * @throws {Error} with one sentence on what is in the way
 */
async function packageApp(folder) {
  if (process.platform === 'darwin') {
    throw new Error(
      'A package for macOS is a signed bundle, which this script does not make: run npm start there.',
    );
  }
  await ensureBuilt('app');
  const { executablePath } = await findElectron();
  const runtime = path.dirname(executablePath);
  fs.rmSync(folder, { recursive: true, force: true });
  // The program that makes `electron PATH` work stays behind: a package runs its own app and no other.
  const left = ['app', 'default_app.asar'].map((name) => path.join(runtime, 'resources', name));
  fs.cpSync(runtime, folder, { recursive: true, filter: (file) => !left.includes(file) });
  const executable = path.join(folder, process.platform === 'win32' ? 'Throughline.exe' : 'throughline');
  fs.renameSync(path.join(folder, path.basename(executablePath)), executable);
  await packApp(path.join(folder, 'resources', 'app.asar'));
  await flipFuses(executable, {
    version: FuseVersion.V1,
    strictlyRequireAllFuses: true,
    ...Object.fromEntries(Object.entries(fuses).map(([name, on]) => [FuseV1Options[nameOf(name)], on])),
  });
  const wrong = await wrongFuses(executable);
  if (wrong.length > 0) throw new Error(`Fuses did not take: ${wrong.join(', ')}.`);
  return executable;
}

/**
 * The fuses of an executable that are not as they must be.
 *
 * @param {string} executable
 * @returns {Promise<string[]>}
 */
async function wrongFuses(executable) {
  const wire = await getCurrentFuseWire(executable);
  return Object.entries(fuses).flatMap(([name, on]) => {
    const state = String.fromCharCode(Number(wire[FuseV1Options[nameOf(name)]]));
    return state === (on ? '1' : '0') ? [] : [name];
  });
}

/** @param {string} name */
function nameOf(name) {
  return /** @type {keyof typeof FuseV1Options} */ (name);
}

/** @param {string} archive */
async function packApp(archive) {
  const staging = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-package-'));
  try {
    for (const part of parts) {
      fs.cpSync(path.join(root, part), path.join(staging, part), { recursive: true });
    }
    await createPackage(staging, archive);
  } finally {
    fs.rmSync(staging, { recursive: true, force: true });
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  const folder = path.resolve(
    values.out ?? path.join(root, 'release', `Throughline-${process.platform}-${process.arch}`),
  );
  try {
    const executable = await packageApp(folder);
    process.stdout.write(
      `Made ${path.relative(process.cwd(), executable)}; its fuses are set and were read back.\n`,
    );
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}
