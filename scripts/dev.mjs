/** `npm run dev`: electron-vite with reload, in the Electron that was found. Arguments go to the app. */
import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { root } from './build.mjs';
import { findElectron } from './electronRuntime.mjs';
import { ensureMachine, isRoot, withDisplay } from './machine.mjs';

try {
  await ensureMachine({ for: 'run' });
  const { executablePath } = await findElectron();
  const display = await withDisplay();
  if (display.virtual) process.stderr.write(`The app is on the virtual display ${display.env.DISPLAY}.\n`);
  // What it builds into out/ is not what `npm start` and the tests run: they have to build theirs again.
  fs.rmSync(path.join(root, 'out', 'app.stamp.json'), { force: true });
  const bin = path.join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  const args = [bin, 'dev', '--watch', ...(isRoot() ? ['--noSandbox'] : []), '--', ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...display.env, ELECTRON_EXEC_PATH: executablePath },
    stdio: 'inherit',
  });
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
    process.on(signal, () => child.kill(signal));
  }
  process.once('exit', () => child.kill('SIGTERM'));
  child.once('close', async (code) => {
    await display.stop();
    process.exit(code ?? 1);
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}
