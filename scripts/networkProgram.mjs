import fs from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { build } from 'vite';
import { root } from './build.mjs';

/**
 * Writes a generated program, of so many projects in 24 teams with twice as many promises, as a program file.
 *
 * @param {number} projects
 * @param {string} folder for the file
 * @returns {Promise<string>} where it is
 */
export async function writeNetworkProgram(projects, folder) {
  const outDir = path.join(root, '.build', `network-${process.pid}`);
  try {
    await build({
      configFile: false,
      root,
      logLevel: 'error',
      publicDir: false,
      ssr: { noExternal: true, target: 'node' },
      build: {
        ssr: true,
        outDir,
        emptyOutDir: true,
        rolldownOptions: {
          input: {
            network: path.join(root, 'bench/promiseNetwork.ts'),
            text: path.join(root, 'src/domain/model/serializeProgram.ts'),
          },
          preserveEntrySignatures: 'strict',
          output: { format: 'es', entryFileNames: '[name].js' },
        },
      },
    });
    const load = (/** @type {string} */ name) => import(pathToFileURL(path.join(outDir, `${name}.js`)).href);
    const { promiseNetwork } = await load('network');
    const { serializeProgram } = await load('text');
    const file = path.join(folder, `network-${projects}.json`);
    fs.writeFileSync(file, serializeProgram(promiseNetwork(projects, projects * 2)));
    return file;
  } finally {
    fs.rmSync(outDir, { recursive: true, force: true });
  }
}
