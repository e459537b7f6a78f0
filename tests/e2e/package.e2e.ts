import { execFile, spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { FuseV1Options, getCurrentFuseWire } from '@electron/fuses';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appFolder, electronExecutable } from './harness';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-package-'));
const packaged = path.join(scratch, 'app');
const executable = path.join(packaged, process.platform === 'win32' ? 'Throughline.exe' : 'throughline');
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

/** What is set in a package (SECURITY.md). */
const wanted: readonly (readonly [FuseV1Options, boolean])[] = [
  [FuseV1Options.RunAsNode, false],
  [FuseV1Options.EnableCookieEncryption, true],
  [FuseV1Options.EnableNodeOptionsEnvironmentVariable, false],
  [FuseV1Options.EnableNodeCliInspectArguments, false],
  [FuseV1Options.EnableEmbeddedAsarIntegrityValidation, true],
  [FuseV1Options.OnlyLoadAppFromAsar, true],
  [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot, false],
  [FuseV1Options.GrantFileProtocolExtraPrivileges, false],
];

async function wrongFuses(file: string): Promise<readonly string[]> {
  const wire = await getCurrentFuseWire(file);
  // 48 and 49 are the characters of a fuse that is off and on.
  return wanted.flatMap(([fuse, on]) => (wire[fuse] === (on ? 49 : 48) ? [] : [FuseV1Options[fuse]]));
}

/** Runs the package to its end; what it said on stderr. */
function run(args: readonly string[], env: NodeJS.ProcessEnv = {}): Promise<{ code: number; said: string }> {
  const { NODE_OPTIONS: _, ELECTRON_RUN_AS_NODE: __, ...clean } = process.env;
  const flags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const userData = fs.mkdtempSync(path.join(scratch, 'data-'));
  // To a file: a helper process that outlives the app for a moment would keep a pipe open.
  const heard = path.join(userData, 'stderr');
  const stderr = fs.openSync(heard, 'w');
  const child = spawn(executable, [...flags, `--user-data-dir=${userData}`, ...args], {
    env: { ...clean, ...env },
    stdio: ['ignore', 'ignore', stderr],
  });
  fs.closeSync(stderr);
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve({ code: code ?? 1, said: fs.readFileSync(heard, 'utf8') }));
  });
}

describe.skipIf(process.platform === 'darwin')('the app as a package', () => {
  beforeAll(async () => {
    const script = path.join(appFolder, 'scripts/package.mjs');
    await promisify(execFile)(process.execPath, [script, '--out', packaged], { cwd: appFolder });
  }, 120_000);

  it('point 19: has every fuse as SECURITY.md says, unlike the Electron it is made of', async () => {
    expect(await wrongFuses(executable)).toEqual([]);
    expect(await wrongFuses(electronExecutable())).toContain('OnlyLoadAppFromAsar');
  });

  it('starts from its archive, opens the sample and exports its picture and report', async () => {
    expect(fs.readdirSync(path.join(packaged, 'resources'))).toEqual(['app.asar']);
    const out = path.join(scratch, 'out');
    const { code, said } = await run([`--demo=${out}`]);
    expect([code, code === 0 ? '' : said]).toEqual([0, '']);
    expect(fs.readFileSync(path.join(out, 'atlas-report.pdf'), 'latin1')).toMatch(/^%PDF-1\./);
    expect(fs.readFileSync(path.join(out, 'atlas-roadmap.svg'), 'utf8')).toContain('<svg');
  }, 120_000);

  it('runs no other program: as Node, by NODE_OPTIONS, from a folder beside its archive, or under a debugger', async () => {
    const trace = path.join(scratch, 'ran');
    const probe = path.join(scratch, 'probe.cjs');
    fs.writeFileSync(probe, `require('node:fs').writeFileSync(${JSON.stringify(trace)}, 'ran');`);
    const planted = path.join(packaged, 'resources/app');
    fs.mkdirSync(planted);
    fs.copyFileSync(probe, path.join(planted, 'main.cjs'));
    fs.writeFileSync(path.join(planted, 'package.json'), '{ "name": "planted", "main": "main.cjs" }');
    const { code, said } = await run(['--inspect=0', probe, `--job=${path.join(scratch, 'no-such-job')}`], {
      ELECTRON_RUN_AS_NODE: '1',
      NODE_OPTIONS: `--require=${probe}`,
    });
    // The app itself ran, and found no such job.
    expect([code, said]).toEqual([1, expect.stringContaining('no-such-job')]);
    expect(said).not.toContain('Debugger listening');
    expect(fs.existsSync(trace)).toBe(false);
  }, 60_000);
});
