/**
 * `npm start`: builds what is stale, finds an Electron and runs the app with the arguments given.
 *
 * Where there is no display, the same app runs on a virtual one, opens the sample program, exports its roadmap and
 * its report into throughline-demo/, and ends.
 */
import fs from 'node:fs';
import path from 'node:path';
import { runApp, withScratchUserData } from './app.mjs';
import { ensureBuilt, root } from './build.mjs';
import { findElectron } from './electronRuntime.mjs';
import { ensureMachine, hasDisplay, withDisplay } from './machine.mjs';

const demoFolder = 'throughline-demo';
const demoFiles = ['atlas-roadmap.svg', 'atlas-roadmap.png', 'atlas-report.pdf'];
const demoTimeoutMs = 180_000;

try {
  await ensureMachine({ for: 'run' });
  await ensureBuilt('app');
  const { executablePath } = await findElectron();
  const args = process.argv.slice(2);
  if (hasDisplay()) {
    const { code } = await runApp({ executablePath, args, env: process.env });
    process.exitCode = code;
  } else {
    process.exitCode = await demonstrate(executablePath, args);
  }
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/**
 * @param {string} executablePath
 * @param {string[]} args the user's own, passed on
 * @returns {Promise<number>} the exit code
 */
async function demonstrate(executablePath, args) {
  process.stderr.write('There is no display here: showing the sample program on a virtual one.\n');
  const folder = path.join(root, demoFolder);
  for (const name of demoFiles) fs.rmSync(path.join(folder, name), { force: true });
  const display = await withDisplay();
  try {
    const ending = await withScratchUserData((userData) =>
      runApp({
        executablePath,
        args: [`--demo=${folder}`, `--user-data-dir=${userData}`, ...args],
        env: display.env,
        timeoutMs: demoTimeoutMs,
        quiet: true,
      }),
    );
    if (ending.timedOut) {
      process.stderr.write(`The app did not finish within ${demoTimeoutMs / 1000} seconds.\n`);
      return 1;
    }
    if (ending.code !== 0) {
      const reason = ending.said.length > 0 ? 'what it said is above' : 'it gave no reason';
      process.stderr.write(`The app ended with exit code ${ending.code}; ${reason}.\n`);
      return ending.code;
    }
    const lacking = demoFiles.filter((name) => sizeOf(path.join(folder, name)) === 0);
    if (lacking.length > 0) {
      process.stderr.write(`The app ended without writing ${lacking.join(', ')}.\n`);
      return 1;
    }
    for (const name of demoFiles) {
      const kilobytes = Math.ceil(sizeOf(path.join(folder, name)) / 1024);
      process.stdout.write(`Wrote ${demoFolder}/${name} (${kilobytes} kB)\n`);
    }
    return 0;
  } finally {
    await display.stop();
  }
}

/** @param {string} file */
function sizeOf(file) {
  return fs.statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
