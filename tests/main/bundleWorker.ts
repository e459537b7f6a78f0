import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { build } from 'vite';

const root = path.resolve(import.meta.dirname, '../..');

/** Bundles a worker of `src/main` as the app does, into a folder of its own; `remove` takes that away. */
export async function bundleWorker(
  name: string,
): Promise<{ readonly file: string; readonly remove: () => void }> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), `${name}-`));
  await build({
    configFile: false,
    root,
    logLevel: 'error',
    publicDir: false,
    ssr: { noExternal: true, target: 'node' },
    build: {
      ssr: true,
      outDir: folder,
      emptyOutDir: true,
      rolldownOptions: {
        input: path.join(root, `src/main/${name}.ts`),
        output: { format: 'es', entryFileNames: `${name}.mjs` },
      },
    },
  });
  return {
    file: path.join(folder, `${name}.mjs`),
    remove: () => fs.rmSync(folder, { recursive: true, force: true }),
  };
}
