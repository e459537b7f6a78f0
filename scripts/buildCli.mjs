/**
 * Bundles the command line into the folder given: one ES module for Node 20 with everything it needs, so that it
 * starts fast, and chunks beside it for what is loaded only when it is used.
 *
 *   node scripts/buildCli.mjs FOLDER
 */
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';

const root = fileURLToPath(new URL('..', import.meta.url));
const folder = process.argv[2];
if (folder === undefined) throw new Error('Name the folder to build to.');

await build({
  configFile: false,
  root,
  logLevel: 'warn',
  publicDir: false,
  define: { 'process.env.NODE_ENV': '"production"' },
  ssr: { noExternal: true, target: 'node' },
  build: {
    ssr: true,
    target: 'node20.17',
    outDir: path.resolve(folder),
    emptyOutDir: true,
    minify: false,
    sourcemap: false,
    rolldownOptions: {
      input: { throughline: path.join(root, 'src/cli/throughline.ts') },
      // What a source finds relative to itself (../../resources) is found from the flat output too.
      output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
    },
  },
});
