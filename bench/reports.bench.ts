import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { ElectronApplication, Page } from 'playwright';
import { serializeProgram } from '../src/domain/model/serializeProgram';
import { readImport } from '../src/formats/import/readImport';
import { electron, launch, median, root } from './appWindow';
import { startBarePrinter } from './barePrinter';
import type { Suite } from './measure';

/**
 * A report from "Export PDF" until the file is on disk, in the real app: schedule, layout, drawing, printing, metadata.
 * Beside it Chromium prints the same finished HTML, with its styles and fonts in it, from a static file: what no report
 * can be faster than. Both in the same run, by turns. And the preview: from a change of what the report shows until its
 * pages are on the screen.
 */
const rounds = 7;
const mostPreviewMs = 150;
const mostRatio = 1.5;

/** Has the app keep the HTML of the next report that it prints. */
async function keepHtml(app: ElectronApplication): Promise<void> {
  await app.evaluate(({ app: main }) => {
    main.on('web-contents-created', (_event, contents) => {
      const print = contents.printToPDF.bind(contents);
      contents.printToPDF = async (options) => {
        const kept = globalThis as unknown as { keepsHtml?: boolean; html?: string };
        if (kept.keepsHtml) {
          kept.html = (await contents.executeJavaScript(
            '(() => { const css = [...document.styleSheets, ...document.adoptedStyleSheets].flatMap((sheet) => [...sheet.cssRules].map((rule) => rule.cssText)).join("\\n"); return "<!doctype html><html lang=en><head><meta charset=utf-8><style>" + css + "</style></head>" + document.body.outerHTML.replace(/<script[^]*?<\\/script>/g, "") + "</html>"; })()',
          )) as string;
        }
        return print(options);
      };
    });
  });
}

/** The same page in one file: Inter's Latin faces are put into it, the others it does not need. */
function toStatic(html: string): string {
  const assets = path.join(root, 'out/renderer/assets');
  const names = readdirSync(assets);
  return html.replace(/@font-face\s*\{[^}]*\}/g, (rule) => {
    const weight = /inter-latin-(\d+)-normal/.exec(rule)?.[1];
    const name =
      weight && names.find((it) => it.startsWith(`inter-latin-${weight}-normal`) && it.endsWith('.woff2'));
    if (!name) return '';
    const address = `data:font/woff2;base64,${readFileSync(path.join(assets, name)).toString('base64')}`;
    return rule.replace(/src:[^;]*;/, `src: url("${address}") format("woff2");`);
  });
}

type Exported = { readonly ms: number; readonly pages: number };

async function exportReport(page: Page, options: object): Promise<Exported> {
  return page.evaluate(async (chosen) => {
    const door = (
      window as unknown as { throughline: { request: (name: string, it: unknown) => Promise<unknown> } }
    ).throughline;
    const [program] = (await door.request('workspace:list', null)) as { id: string }[];
    const begin = performance.now();
    const answer = (await door.request('report:export', {
      id: program?.id,
      options: chosen,
      format: 'pdf',
    })) as {
      ok: boolean;
      value: { pageCount: number };
    };
    if (!answer.ok) throw new Error(JSON.stringify(answer));
    return { ms: performance.now() - begin, pages: answer.value.pageCount };
  }, options);
}

/** Until the sheet that is kept at hand has rehearsed, as it has while a person looks at the preview. */
async function settled(app: ElectronApplication): Promise<void> {
  for (let isThere = false; !isThere; ) {
    await new Promise((resolve) => setTimeout(resolve, 400));
    isThere = await app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().some((it) => !it.isVisible() && / as of /.test(it.getTitle())),
    );
  }
}

/** Shows the screen of reports, as somebody does who exports one. */
async function showReports(page: Page): Promise<void> {
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Reports', exact: true })
    .click();
  await page.getByRole('toolbar', { name: 'Preview' }).waitFor();
}

/** The app with the program of a file open. */
async function openApp(file: string, folder: string): Promise<{ app: ElectronApplication; page: Page }> {
  const app = await launch(root, mkdtempSync(path.join(folder, 'app-')));
  const page = await app.firstWindow();
  page.setDefaultTimeout(120_000);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  const out = path.join(folder, 'report.pdf');
  await app.evaluate(
    ({ dialog }, files) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [files.file] });
      dialog.showSaveDialog = (async () => ({
        canceled: false,
        filePath: files.out,
      })) as typeof dialog.showSaveDialog;
    },
    { file, out },
  );
  await page.getByRole('button', { name: 'Import…' }).click();
  const overview = page.getByRole('heading', { name: 'Overview', level: 1 });
  const button = page.getByRole('button', { name: /^(Import|Open the program)$/ });
  for (let step = 0; step < 3 && (await overview.count()) === 0; step++) {
    await button.or(overview).first().waitFor();
    if ((await button.count()) > 0) await button.first().click();
  }
  await overview.waitFor();
  await keepHtml(app);
  return { app, page };
}

/** Milliseconds from a press on what changes the report until its new pages are on the screen. */
const stopwatch = `(find) => new Promise((resolve, reject) => {
  const preview = document.querySelector('[data-preview]');
  const begin = performance.now();
  find().click();
  const look = () => {
    if (performance.now() - begin > 20000) return reject(new Error('The preview never followed'));
    if (preview.dataset.stale === undefined) {
      requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - begin)));
    } else setTimeout(look);
  };
  // The press is answered right after its own turn; the pages come later.
  Promise.resolve().then(() => undefined).then(() => {
    if (preview.dataset.stale === undefined) reject(new Error('The press changed nothing'));
    else look();
  });
})`;

/** The preview of the sample's executive and full report: another paper, a section more and less. */
async function previews(file: string, folder: string, report: Parameters<Suite>[0]): Promise<void> {
  const { app, page } = await openApp(file, folder);
  try {
    await showReports(page);
    const status = page.getByRole('toolbar', { name: 'Preview' }).getByRole('status');
    await status.filter({ hasText: /^Page 1 of 1$/ }).waitFor();
    const measure = async (name: string, found: readonly string[]) => {
      const times: number[] = [];
      for (let i = 0; i < 2 + 2 * rounds; i++) {
        const ms = await page.evaluate(`(${stopwatch})(() => ${found[i % found.length]})`);
        if (i >= 2) times.push(ms as number);
      }
      report({ name, ms: median(times), limitMs: mostPreviewMs, ratio: null });
    };
    const paper = (name: string) =>
      `[...document.querySelectorAll('[aria-label=Paper] button')].find((it) => it.textContent === '${name}')`;
    const papers = [paper('Letter'), paper('A4')];
    await measure('preview, executive', papers);
    await page.getByRole('button', { name: /Audience/ }).click();
    await page.getByRole('option', { name: /^Full report/ }).click();
    await status.filter({ hasText: /^Page 1 of ([2-9]|\d\d)$/ }).waitFor();
    await measure('preview, full', papers);
    await measure('preview, one section', [`document.querySelector('li[data-id=goals] input')`]);
  } finally {
    await app.close();
  }
}

const suite: Suite = async (report) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
  const printer = await startBarePrinter(electron, root, path.join(folder, 'printer-data'));
  try {
    const beside = async (file: string, cases: readonly (readonly [string, object])[]) => {
      const { app, page } = await openApp(file, folder);
      try {
        await showReports(page);
        for (const [name, options] of cases) {
          await app.evaluate(() => Object.assign(globalThis, { keepsHtml: true }));
          const { pages } = await exportReport(page, options);
          const html = await app.evaluate(() => (globalThis as unknown as { html: string }).html);
          await app.evaluate(() => Object.assign(globalThis, { keepsHtml: false }));
          const still = path.join(folder, 'still.html');
          writeFileSync(still, toStatic(html));
          const ours: number[] = [];
          const bare: number[] = [];
          await printer.print(still);
          for (let round = 0; round < rounds; round++) {
            await settled(app);
            bare.push(await printer.print(still));
            ours.push((await exportReport(page, options)).ms);
          }
          const limitMs = median(bare) * mostRatio;
          const title = `${name}, ${pages === 1 ? '1 page' : `${pages} pages`}`;
          report({ name: title, ms: median(ours), limitMs, ratio: median(ours) / median(bare) });
        }
      } finally {
        await app.close();
      }
    };
    const sample = path.join(root, 'resources/samples/atlas.json');
    await beside(sample, [
      ['executive, sample', { audience: 'executive' }],
      ['full on slides, sample', { audience: 'full', paper: 'wide' }],
    ]);
    await previews(sample, folder, report);
    const kubernetes = path.join(root, '../shared/data/kubernetes-enhancements');
    if (!existsSync(kubernetes)) return;
    const sheets = readdirSync(kubernetes).filter((name) => name.endsWith('.csv'));
    const read = await readImport(
      sheets.map((name) => ({ name, bytes: new Uint8Array(readFileSync(path.join(kubernetes, name))) })),
    );
    if (!read.ok) throw new Error(read.error.message);
    const file = path.join(folder, 'kubernetes.json');
    writeFileSync(file, serializeProgram(read.value.document));
    const { app, page } = await openApp(file, folder);
    try {
      const times: Exported[] = [];
      for (let round = 0; round < 3; round++) times.push(await exportReport(page, { audience: 'full' }));
      const ms = median(times.map((it) => it.ms));
      report({ name: `full, 446 projects, ${times[0]?.pages} pages`, ms, limitMs: 10_000, ratio: null });
    } finally {
      await app.close();
    }
  } finally {
    printer.end();
    rmSync(folder, { recursive: true, force: true });
  }
};
export default suite;
