/**
 * Does to the store what happens to disks and processes, again and again, and looks whether anything was lost.
 *
 *   node scripts/torture.mjs [--kills N] [--damage N] [--seed N] [--folder PLACE] [--large]
 *
 * --kills   kills a process that changes a program without a pause, N times (100)
 * --damage  damages files of a program in every way, N times (200)
 * --seed    makes a run again (chance)
 * --folder  where (the system's place for temporary files; in memory where there is one)
 * --large   programs of 1, 10 and 50 MB too
 *
 * It prints its figures and its seed; the exit status is 1 when anything was lost, wrong or overwritten.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '100' },
    damage: { type: 'string', default: '200' },
    seed: { type: 'string', default: String(Math.floor(Math.random() * 1_000_000)) },
    folder: { type: 'string', default: existsSync('/dev/shm') ? '/dev/shm' : os.tmpdir() },
    large: { type: 'boolean', default: false },
  },
});

const small = [
  { bytes: 2_000, share: 0.4 },
  { bytes: 60_000, share: 0.3 },
  { bytes: 400_000, share: 0.3 },
];
const large = [
  { bytes: 20_000, share: 0.45 },
  { bytes: 1_000_000, share: 0.4 },
  { bytes: 10_000_000, share: 0.12 },
  { bytes: 50_000_000, share: 0.03 },
];

const folder = path.join(root, '.build', `torture-${process.pid}`);
try {
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    define: { 'process.env.NODE_ENV': '"production"' },
    ssr: { noExternal: true, external: ['electron'], target: 'node' },
    build: {
      ssr: true,
      target: 'node20.17',
      outDir: folder,
      emptyOutDir: true,
      minify: false,
      rolldownOptions: {
        input: {
          torture: path.join(root, 'tests/torture/torture.ts'),
          committer: path.join(root, 'tests/torture/committer.ts'),
        },
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  });
  const order = {
    kills: Number(values.kills),
    damage: Number(values.damage),
    seed: Number(values.seed),
    folder: values.folder,
    committer: path.join(folder, 'committer.js'),
    sizes: values.large ? large : small,
  };
  const ran = spawnSync(process.execPath, [path.join(folder, 'torture.js'), JSON.stringify(order)], {
    stdio: 'inherit',
    // electron-store asks for Electron when it is imported; in plain Node the package answers with a path.
    env: { ...process.env, ELECTRON_OVERRIDE_DIST_PATH: '/nowhere' },
  });
  process.exitCode = ran.status ?? 1;
} finally {
  rmSync(folder, { recursive: true, force: true });
}
