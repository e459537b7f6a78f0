import { existsSync, readdirSync } from 'node:fs';
import { resolve } from 'node:path';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'electron-vite';
import type { Plugin } from 'vite';

// The oldest Electron that the app supports is 33: Chromium 130 with Node 20.18.
const chromium = 'chrome130';
const node = 'node20.18';

const root = import.meta.dirname;

/** Workers are entries of their own: `src/main/importWorker.ts` becomes `out/main/importWorker.js`. */
const workers = readdirSync(resolve(root, 'src/main')).filter((name) => /Worker\.ts$/.test(name));
const mainEntries = Object.fromEntries(
  ['main.ts', ...workers].map((name) => [name.replace(/\.ts$/, ''), resolve(root, 'src/main', name)]),
);

/** While developing, hot reload needs inline scripts, inline styles and a socket, which the pages' policy forbids. */
function policyForDevelopment(): Plugin {
  return {
    name: 'throughline:policy-for-development',
    apply: 'serve',
    transformIndexHtml: {
      order: 'post',
      handler: (html) =>
        html
          .replace(/script-src 'self'/, "script-src 'self' 'unsafe-inline'")
          .replace(/style-src 'self'/, "style-src 'self' 'unsafe-inline'")
          .replace(/connect-src ('self'|'none')/, "connect-src 'self' ws://localhost:* http://localhost:*"),
    },
  };
}

/** The timeline widget adds its style sheets inline, which the pages' policy forbids; timeline.css imports them. */
function withoutInjectedStyles(): Plugin {
  return {
    name: 'throughline:without-injected-styles',
    transform(code, id) {
      if (!/vis-timeline-graph2d/.test(id) || !code.includes('styleInject(css_')) return null;
      return { code: code.replace(/^styleInject\(/gm, 'void ('), map: null };
    },
  };
}

/** The fonts' style sheets name each file in two formats; every Chromium that the app runs in reads the smaller. */
const withoutOldFontFiles = {
  postcssPlugin: 'throughline:without-old-font-files',
  Declaration: {
    src(declaration: { value: string }) {
      const kept = declaration.value.replace(/,\s*url\([^)]*\.woff\)\s*format\(['"]woff['"]\)/g, '');
      if (kept !== declaration.value) declaration.value = kept;
    },
  },
};

export default defineConfig({
  main: {
    // fflate's build for Node declares a `require` that clashes with the one electron-vite puts into each chunk.
    resolve: { alias: [{ find: /^fflate$/, replacement: 'fflate/browser' }] },
    build: {
      target: node,
      outDir: resolve(root, 'out/main'),
      // Nothing but Electron and Node is found at run time: all packages are in the bundle.
      externalizeDeps: false,
      rolldownOptions: {
        input: mainEntries,
        // Flat, so that what a source finds relative to itself (../../resources) is found from the output too.
        output: { format: 'es', entryFileNames: '[name].js', chunkFileNames: '[name]-[hash].js' },
      },
    },
  },
  preload: {
    build: {
      target: node,
      outDir: resolve(root, 'out/preload'),
      externalizeDeps: false,
      rolldownOptions: {
        input: { preload: resolve(root, 'src/preload/preload.ts') },
        // A sandboxed preload is one CommonJS file that requires nothing but Electron.
        output: { format: 'cjs', entryFileNames: '[name].cjs', codeSplitting: false },
      },
    },
  },
  renderer: {
    root: resolve(root, 'src/renderer'),
    base: './',
    plugins: [react(), withoutInjectedStyles(), policyForDevelopment()],
    css: { postcss: { plugins: [withoutOldFontFiles] } },
    worker: { format: 'es' },
    build: {
      target: chromium,
      outDir: resolve(root, 'out/renderer'),
      emptyOutDir: true,
      minify: true,
      // The pages' policy is script-src 'self' and font-src 'self': nothing inline, no data: addresses.
      assetsInlineLimit: 0,
      modulePreload: { polyfill: false },
      // The pages come from the disk, not over a network.
      chunkSizeWarningLimit: 4_000,
      rolldownOptions: {
        input: Object.fromEntries(
          ['index', 'report']
            .map((name): [string, string] => [name, resolve(root, 'src/renderer', `${name}.html`)])
            .filter(([name, file]) => name === 'index' || existsSync(file)),
        ),
      },
    },
  },
});
