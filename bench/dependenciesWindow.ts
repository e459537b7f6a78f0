import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { median, openApp, percentile95 } from './appWindow';
import type { BenchRow } from './measure';
import { promiseNetwork } from './promiseNetwork';

/** A frame of the screen and one that was missed are not seen as a stutter; more are. */
const smoothMs = 34;
/** No task may keep the window from answering for longer. */
const taskLimitMs = 50;
const rounds = 3;

type LongTasks = { readonly longTasks: number[] };

/** Remembers how long each task of the page took that took over 50 ms. */
async function watchTasks(page: Page): Promise<void> {
  await page.evaluate(() => {
    const longTasks: number[] = [];
    Object.assign(globalThis, { longTasks });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) longTasks.push(entry.duration);
    }).observe({ entryTypes: ['longtask'] });
  });
}

/** The longest task since this was asked last; 0 where none took over 50 ms. */
async function longestTask(page: Page): Promise<number> {
  return page.evaluate(async () => {
    // The observer is told in a task of its own.
    for (let i = 0; i < 5; i++) await new Promise(requestAnimationFrame);
    return Math.max(0, ...(globalThis as unknown as LongTasks).longTasks.splice(0));
  });
}

/** How long a view takes to be there, which is when something in it is; another one is shown first. */
async function showTab(page: Page, name: string, selector: string): Promise<number> {
  return page.evaluate(
    async ([tab, wanted]) => {
      const press = (label: string) =>
        [...document.querySelectorAll<HTMLElement>('[role="tab"]')]
          .find((it) => it.textContent?.trim() === label)
          ?.click();
      press('Matrix');
      await bench.until(() => document.querySelector(wanted) === null);
      return bench.time(
        () => press(tab),
        () => document.querySelector(wanted) !== null,
      );
    },
    [name, selector] as const,
  );
}

/** The graph on the screen with so many boxes, all groups open: until it is there, and a frame of a pan. */
async function measureGraph(page: Page, size: number, report: (row: BenchRow) => void): Promise<void> {
  const openAll = page.getByRole('button', { name: /^Open all/ });
  if (await openAll.isEnabled()) await openAll.click();
  const paints: number[] = [];
  for (let round = 0; round < rounds; round++) paints.push(await showTab(page, 'Graph', '[data-box]'));
  report({ name: `graph ${size} first paint`, ms: median(paints), limitMs: null, ratio: null });
  const pan = () =>
    page.evaluate(async () => {
      const canvas = document.querySelector('[data-canvas]');
      return bench.pan((deltaX) =>
        canvas?.dispatchEvent(
          new WheelEvent('wheel', { deltaX: deltaX / 4, bubbles: true, cancelable: true }),
        ),
      );
    });
  await longestTask(page);
  report({ name: `graph ${size} pan`, ms: percentile95(await pan()), limitMs: smoothMs, ratio: null });
  await page.getByRole('button', { name: 'Fit everything' }).click();
  await longestTask(page);
  report({
    name: `graph ${size} pan, all of it`,
    ms: percentile95(await pan()),
    limitMs: smoothMs,
    ratio: null,
  });
  report({
    name: `graph ${size} longest task`,
    ms: await longestTask(page),
    limitMs: taskLimitMs,
    ratio: null,
  });
}

/** The register on the screen with so many promises: scrolled, sorted, filtered and edited where it stands. */
async function measureGrid(page: Page, size: number, report: (row: BenchRow) => void): Promise<void> {
  const paint = await showTab(page, 'Agreements', '[data-place="0,1"]');
  report({ name: `grid ${size} first paint`, ms: paint, limitMs: null, ratio: null });
  await longestTask(page);
  const frames = await page.evaluate(async () => {
    const box = document.querySelector('[role="grid"]')?.parentElement;
    const times = await bench.pan((pixels) => {
      if (box) box.scrollTop += pixels * 4;
    });
    if (box) box.scrollTop = 0;
    return times;
  });
  report({ name: `grid ${size} scroll`, ms: percentile95(frames), limitMs: smoothMs, ratio: null });
  const sort = await page.evaluate(async () => {
    const head = [...document.querySelectorAll<HTMLElement>('[role="columnheader"]')].find(
      (it) => it.textContent === 'Committed',
    );
    return bench.time(
      () => head?.querySelector('button')?.click(),
      () => head?.getAttribute('aria-sort') === 'ascending',
    );
  });
  report({ name: `grid ${size} sort`, ms: sort, limitMs: null, ratio: null });
  await page.getByRole('searchbox', { name: 'Filter agreements' }).fill('part 1');
  await page.getByRole('searchbox', { name: 'Filter agreements' }).fill('');
  const edits: number[] = [];
  const column = await page.getByRole('columnheader', { name: 'Confidence' }).getAttribute('aria-colindex');
  const cell = page.locator(`[data-place="2,${Number(column) - 1}"]`);
  // A column out of sight is not drawn before one comes to it.
  await page.locator('[data-place="2,1"]').focus();
  for (let step = 2; step < Number(column); step++) await page.keyboard.press('ArrowRight');
  for (let round = 0; round < rounds; round++) {
    await cell.focus();
    await page.keyboard.press('F2');
    await page.keyboard.type(String(40 + round));
    edits.push(
      await page.evaluate(
        async (text) => {
          const input = document.activeElement;
          return bench.time(
            () =>
              input?.dispatchEvent(
                new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }),
              ),
            () => document.activeElement?.textContent === text,
          );
        },
        `${40 + round} %`,
      ),
    );
  }
  report({ name: `grid ${size} edit`, ms: median(edits), limitMs: 100, ratio: null });
  report({
    name: `grid ${size} longest task`,
    ms: await longestTask(page),
    limitMs: taskLimitMs,
    ratio: null,
  });
}

/** The graph and the register in the real window, at the sizes that programs have. */
export async function measureWindow(
  graphSizes: readonly number[],
  gridSizes: readonly number[],
  report: (row: BenchRow) => void,
): Promise<void> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'throughline-bench-'));
  try {
    for (const size of new Set([...graphSizes, ...gridSizes])) {
      // As many promises as projects, so that one program serves both.
      const app = await openApp(promiseNetwork(size, size), folder);
      try {
        const page = await app.firstWindow();
        await watchTasks(page);
        await page
          .getByRole('navigation', { name: 'Screens' })
          .getByRole('button', { name: 'Dependencies', exact: true })
          .click();
        await page.getByRole('tab', { name: 'Graph' }).waitFor();
        if (graphSizes.includes(size)) await measureGraph(page, size, report);
        if (gridSizes.includes(size)) await measureGrid(page, size, report);
      } finally {
        await app.close();
      }
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
