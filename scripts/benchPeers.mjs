/**
 * The charts that the roadmap is measured against: installed into a folder of their own, from a lock of their own, and
 * built to one script each. No build of the app knows of them.
 */
import { spawnSync } from 'node:child_process';
import { copyFileSync, existsSync } from 'node:fs';
import path from 'node:path';
import { build } from 'vite';
import { root } from './build.mjs';

const folder = path.join(root, 'bench/peers');

/** The peers, by the name of their file in `bench/peers/`, and the style sheet of each. */
const styleSheets = {
  frappe: 'frappe-gantt/dist/frappe-gantt.css',
  dhtmlx: 'dhtmlx-gantt/codebase/dhtmlxgantt.css',
  svar: '@svar-ui/react-gantt/dist-full/index.css',
  taskReact: 'gantt-task-react/dist/index.css',
};

/**
 * Installs and builds the peers.
 *
 * @param {string} outDir Where `NAME.js` and `NAME.css` of each are written.
 * @returns {Promise<void>}
 * @throws {Error} When npm cannot install them.
 */
export async function buildPeers(outDir) {
  if (!existsSync(path.join(folder, 'node_modules'))) {
    const npm = process.platform === 'win32' ? 'npm.cmd' : 'npm';
    const done = spawnSync(npm, ['ci', '--no-audit', '--no-fund'], { cwd: folder, stdio: ['ignore', 2, 2] });
    if (done.status !== 0) throw new Error('The peers could not be installed: npm ci failed in bench/peers.');
  }
  for (const [name, styleSheet] of Object.entries(styleSheets)) {
    await build({
      configFile: false,
      root: folder,
      logLevel: 'error',
      publicDir: false,
      define: { 'process.env.NODE_ENV': '"production"' },
      build: {
        outDir,
        emptyOutDir: false,
        target: 'chrome130',
        lib: {
          entry: path.join(folder, `${name}.mjs`),
          formats: ['iife'],
          name: 'bundle',
          fileName: () => `${name}.js`,
        },
      },
    });
    copyFileSync(path.join(folder, 'node_modules', styleSheet), path.join(outDir, `${name}.css`));
  }
}
