import { mkdtempSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { _electron, type ElectronApplication } from 'playwright';
import type { ProgramDocument } from '../src/domain/model/document';
import { serializeProgram } from '../src/domain/model/serializeProgram';

/** The Electron that was found. */
export const electron = process.env['THROUGHLINE_BENCH_ELECTRON'] ?? '';
/** The repository, which is the app's folder. */
export const root = process.env['THROUGHLINE_BENCH_ROOT'] ?? '';
const isRoot = process.platform === 'linux' && process.getuid?.() === 0;

/** The middle of some times. */
export function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
}

/** What 95 of 100 times stay below. */
export function percentile95(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * 0.95))] ?? Number.NaN;
}

/** Starts an Electron app in the runtime that was found. */
export function launch(main: string, userData: string): Promise<ElectronApplication> {
  const env = Object.fromEntries(
    Object.entries(process.env).filter(
      (entry): entry is [string, string] =>
        entry[1] !== undefined && !/^(npm_|ELECTRON_RUN_AS_NODE$|NODE_OPTIONS$|NODE_ENV$)/.test(entry[0]),
    ),
  );
  return _electron.launch({
    executablePath: electron,
    args: [`--user-data-dir=${userData}`, main],
    cwd: root,
    env,
    chromiumSandbox: !isRoot,
    timeout: 60_000,
  });
}

/** What is timed runs in the page. */
export const stopwatch = `
globalThis.bench = {
  frame: () => new Promise((resolve) => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => resolve();
    port2.postMessage(null);
  })),
  async until(isSo) {
    // What is done in the same turn counts as done, be it in a microtask.
    for (let i = 0; i < 5; i++) await null;
    for (let i = 0; !isSo(); i++) {
      if (i > 6000) throw new Error('It never came to be: ' + isSo);
      await bench.frame();
    }
    await bench.frame();
  },
  async time(begin, isSo) {
    await bench.frame();
    const from = performance.now();
    begin();
    await bench.until(isSo);
    return performance.now() - from;
  },
  async pan(step) {
    const times = [];
    for (let i = 0; i < 5; i++) await new Promise(requestAnimationFrame);
    let last = await new Promise(requestAnimationFrame);
    for (let i = 0; i < 60; i++) {
      step(24);
      const now = await new Promise(requestAnimationFrame);
      times.push(now - last);
      last = now;
    }
    return times;
  },
};`;

/** The app with a plan open, and the stopwatch in its page. */
export async function openApp(plan: ProgramDocument, folder: string): Promise<ElectronApplication> {
  const userData = mkdtempSync(path.join(folder, 'app-'));
  const file = path.join(userData, 'plan.json');
  writeFileSync(file, serializeProgram(plan));
  const app = await launch(root, userData);
  const page = await app.firstWindow();
  page.setDefaultTimeout(120_000);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  await app.evaluate(({ dialog, BrowserWindow }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
    BrowserWindow.getAllWindows()[0]?.setContentSize(1440, 900);
  }, file);
  await page.getByRole('button', { name: 'Import…' }).click();
  // The program may be on the screen behind the report of its import already: it is there when nothing lies above it.
  const overview = page.getByRole('heading', { name: 'Overview', level: 1 });
  const dialog = page.getByRole('dialog');
  const button = dialog.getByRole('button', { name: /^(Import|Open the program)$/ });
  await button.or(overview).first().waitFor();
  while ((await dialog.count()) > 0) {
    if (await button.first().isVisible()) await button.first().click();
    await page.waitForTimeout(50);
  }
  await overview.waitFor();
  await page.evaluate(stopwatch);
  return app;
}
