import { spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { expect, it } from 'vitest';

const root = fileURLToPath(new URL('../..', import.meta.url));
const machine = pathToFileURL(`${root}scripts/machine.mjs`).href;

it('an override that names no Electron is refused with what to do', () => {
  const run = spawnSync(process.execPath, [`${root}scripts/electronRuntime.mjs`], {
    encoding: 'utf8',
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '', ELECTRON_EXEC_PATH: '/nowhere/electron' },
  });
  expect(run.status).toBe(1);
  expect(run.stderr).toMatch(
    /^ELECTRON_EXEC_PATH is set, but there is no Electron at .*: correct it or unset it\.\n$/,
  );
});

it('a job without a file is wrong usage and says nothing on stdout', () => {
  const run = spawnSync(process.execPath, [`${root}scripts/runElectronJob.mjs`], { encoding: 'utf8' });
  expect([run.status, run.stdout]).toEqual([2, '']);
  expect(run.stderr).toContain('Usage:');
});

it('the virtual display ends with the process that started it, however that ends', async (ctx) => {
  if (process.platform !== 'linux' || spawnSync('sh', ['-c', 'command -v Xvfb setpriv']).status !== 0) {
    ctx.skip('a virtual display needs Linux with Xvfb and setpriv');
  }
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGKILL'])) {
    const script = `
      const { withDisplay } = await import('${machine}');
      const display = await withDisplay({ virtual: true });
      console.log(display.env.DISPLAY.slice(1));
      setInterval(() => {}, 1000);`;
    const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    const number = await new Promise((resolve) =>
      child.stdout.once('data', (chunk) => resolve(String(chunk).trim())),
    );
    // The kernel's list holds the display's socket for as long as the display runs.
    const isRunning = () => fs.readFileSync('/proc/net/unix', 'utf8').includes(`/tmp/.X11-unix/X${number}\n`);
    try {
      expect(isRunning()).toBe(true);
      const ended = new Promise((resolve) => child.once('exit', resolve));
      child.kill(signal);
      await ended;
      await expect.poll(isRunning, { timeout: 15_000 }).toBe(false);
    } finally {
      child.kill('SIGKILL');
    }
  }
});
