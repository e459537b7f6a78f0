/**
 * `npm run screenshots`: runs the real app on the sample and on the Kubernetes program and writes a PNG of every
 * screen and view, in light and dark and in two sizes, and of every page of every report, into screenshots/.
 *
 *   npm run screenshots [-- PATTERN]    only the pictures whose names match, e.g. `atlas.*roadmap`
 */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { _electron } from 'playwright';
import { withScratchUserData } from './app.mjs';
import { ensureBuilt, root } from './build.mjs';
import { findElectron } from './electronRuntime.mjs';
import { ensureMachine, isRoot, withDisplay } from './machine.mjs';
import { writeNetworkProgram } from './networkProgram.mjs';

const themes = /** @type {const} */ (['light', 'dark']);
const sizes = /** @type {const} */ ([
  [1440, 900],
  [1024, 640],
]);
/** How many projects the generated programs have whose graphs are pictured. */
const networkSizes = [50, 300, 1_000, 3_000];
const folder = path.join(root, 'screenshots');
const kubernetes = path.join(root, '../shared/data/kubernetes-enhancements');
const wanted = new RegExp(process.argv[2] ?? '');
/** Dots per inch of a report's page: an A4 page becomes 827 pixels wide. */
const pageResolution = 100;

/** @typedef {{ app: import('playwright').ElectronApplication, page: import('playwright').Page }} Running */

let written = 0;
/** @type {string[]} */
const skipped = [];

await ensureMachine({ for: 'test' });
await ensureBuilt('app');
const { executablePath } = await findElectron();
const display = await withDisplay({ virtual: true });
try {
  fs.mkdirSync(folder, { recursive: true });
  for (const name of fs.readdirSync(folder)) {
    if (name.endsWith('.png') && wanted.test(name)) fs.rmSync(path.join(folder, name));
  }
  await withApp(shootSample);
  if (fs.existsSync(kubernetes)) await withApp(shootKubernetes);
  else skipped.push(`the Kubernetes program (there is no ${path.relative(root, kubernetes)})`);
  await withApp(shootLarge);
  for (const size of networkSizes) {
    const name = `network${size}`;
    if (!sizes.some(([width]) => themes.some((theme) => wanted.test(`${name}-${theme}-${width}-graph`))))
      continue;
    await withApp((running) => shootNetwork(running, name, size));
  }
} finally {
  await display.stop();
}
for (const what of skipped) process.stderr.write(`Skipped: ${what}\n`);
process.stdout.write(`Wrote ${written} pictures into ${path.relative(root, folder)}/\n`);
if (written === 0) process.exitCode = 1;

/** @param {(running: Running) => Promise<void>} action */
async function withApp(action) {
  await withScratchUserData(async (userData) => {
    const app = await _electron.launch({
      executablePath,
      args: [`--user-data-dir=${userData}`, root],
      cwd: root,
      env: Object.fromEntries(
        Object.entries(display.env).flatMap(([name, value]) =>
          value === undefined || /^(npm_|ELECTRON_RUN_AS_NODE$|NODE_OPTIONS$)/.test(name)
            ? []
            : [[name, value]],
        ),
      ),
      chromiumSandbox: !isRoot(),
    });
    try {
      const page = await app.firstWindow();
      page.setDefaultTimeout(20_000);
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      await action({ app, page });
    } finally {
      await app.close();
    }
  });
}

/** @param {Running} running */
async function shootSample(running) {
  const { page } = running;
  await shoot(running, 'atlas', '01-portfolio-first-run');
  await page.getByRole('button', { name: 'Explore the sample' }).click();
  await page.getByRole('main', { name: 'Overview' }).waitFor();
  await shootScreens(running, 'atlas', 'Atlas');

  await goTo(page, 'Guide');
  await shoot(running, 'atlas', '60-guide');
  const search = page.getByRole('searchbox', { name: 'Search the guide' });
  await search.fill('promise date');
  await shoot(running, 'atlas', '61-guide-search');
  await search.fill('zebra');
  await shoot(running, 'atlas', '62-guide-nothing-found');
  await search.fill('');
  await goTo(page, 'Settings');
  await shoot(running, 'atlas', '70-settings');

  await goTo(page, 'Roadmap');
  await page.keyboard.press('ControlOrMeta+K');
  await page.getByRole('dialog', { name: 'Command palette' }).waitFor();
  await shoot(running, 'atlas', '80-palette');
  await page.keyboard.type('export');
  await shoot(running, 'atlas', '81-palette-found');
  await leaveDialog(page);
  await page.getByRole('main').focus();
  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
  await shoot(running, 'atlas', '82-keys');
  await leaveDialog(page);
  await page.keyboard.press('ControlOrMeta+N');
  await page.getByRole('dialog').waitFor();
  await shoot(running, 'atlas', '83-new-item');
  await leaveDialog(page);
}

/** @param {Running} running */
async function shootKubernetes(running) {
  const { app, page } = running;
  const files = fs
    .readdirSync(kubernetes)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => path.join(kubernetes, name));
  await app.evaluate(({ dialog }, filePaths) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
  }, files);
  await page.getByRole('button', { name: 'Import…' }).click();
  await page.getByRole('dialog', { name: 'Import', exact: true }).waitFor({ timeout: 60_000 });
  await shoot(running, 'kubernetes', '02-import-preview');
  await answerQuestions(page);
  await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
  await page.getByRole('dialog', { name: /^Imported/ }).waitFor({ timeout: 60_000 });
  await shoot(running, 'kubernetes', '03-import-loss-report');
  await page.getByRole('button', { name: 'Open the program' }).click();
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
  await page.getByRole('main', { name: 'Overview' }).waitFor();
  await shootScreens(running, 'kubernetes', 'SIG');
}

/**
 * The graph of a generated program: rolled up, all open, and all of it fitted.
 *
 * @param {Running} running
 * @param {string} name
 * @param {number} size
 */
async function shootNetwork(running, name, size) {
  const { app, page } = running;
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-network-'));
  try {
    const file = await writeNetworkProgram(size, scratch);
    await app.evaluate(
      ({ dialog }, filePaths) => {
        dialog.showOpenDialog = async () => ({ canceled: false, filePaths });
      },
      [file],
    );
    await page.getByRole('button', { name: 'Import…' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true }).click();
    await page.getByRole('button', { name: 'Open the program' }).click();
    await page.getByRole('main', { name: 'Overview' }).waitFor();
  } finally {
    fs.rmSync(scratch, { recursive: true, force: true });
  }
  await goTo(page, 'Dependencies');
  await page.locator('[data-box]').first().waitFor();
  const rollUp = page.getByRole('button', { name: /^Roll up all/ });
  if (await rollUp.isEnabled()) await rollUp.click();
  const fit = () => page.getByRole('button', { name: 'Fit everything' }).click();
  await shoot(running, name, 'graph-rolled-up', fit);
  await page.getByRole('button', { name: /^Open all/ }).click();
  await shoot(running, name, 'graph-open');
  await shoot(running, name, 'graph-whole', fit);
}

/**
 * What the import cannot decide: takes the first answer that is offered.
 *
 * @param {import('playwright').Page} page
 */
async function answerQuestions(page) {
  const button = page.getByRole('dialog').getByRole('button', { name: 'Import', exact: true });
  for (let round = 0; round < 5 && (await button.isDisabled()); round++) {
    for (const box of await page.getByRole('dialog').getByRole('button', { expanded: false }).all()) {
      if (!/Choose|Select/.test((await box.textContent()) ?? '')) continue;
      await box.click();
      await page.getByRole('option').first().click();
    }
  }
}

/**
 * @param {Running} running
 * @param {string} program
 * @param {string} word what to look for on the roadmap and among the people
 */
async function shootScreens(running, program, word) {
  const { page } = running;
  await goTo(page, 'Overview');
  await shoot(running, program, '11-overview');
  await shootScrolled(running, program, '12-overview-end', page.getByRole('main'));
  await shootTabs(running, program, 13, 'overview', ['Status updates', 'Phases and gates', 'Capacity']);
  await openTab(page, 'Now');
  await goTo(page, 'Portfolio');
  await shoot(running, program, '10-portfolio');

  await shootRoadmap(running, program);
  await focusRoadmap(page);
  await page.keyboard.press('Shift+Digit1');
  for (let i = 0; i < 3; i++) await page.keyboard.press('ArrowDown');
  await page.keyboard.press('Enter');
  await shoot(running, program, '24-roadmap-selected');
  await page.getByRole('radio', { name: 'Board' }).click();
  await shoot(running, program, '25-roadmap-board');
  await page.getByRole('radio', { name: 'Timeline' }).click();
  await page.keyboard.press('ControlOrMeta+Shift+F');
  const forecast = page.getByRole('dialog', { name: 'Forecast' });
  await forecast.waitFor();
  await forecast.getByRole('progressbar').waitFor({ state: 'hidden', timeout: 60_000 });
  await shoot(running, program, '26-forecast');
  await leaveDialog(page);

  await goTo(page, 'Dependencies');
  await page.getByRole('tab', { name: 'Graph' }).click();
  await shoot(running, program, '30-dependencies-graph');
  await shoot(running, program, '34-dependencies-graph-whole', () => zoom('Fit everything').click());
  await page.getByRole('button', { name: 'Show as list' }).click();
  await shoot(running, program, '31-dependencies-list');
  await page.getByRole('button', { name: 'Show as list' }).click();
  await page.getByRole('tab', { name: 'Matrix' }).click();
  await shoot(running, program, '32-dependencies-matrix');
  await page
    .getByRole('gridcell', { name: /[1-9]\d* promises?/ })
    .first()
    .click();
  await shoot(running, program, '33-dependencies-matrix-cell');
  await shootTabs(running, program, 35, 'dependencies', ['Agreements', 'Review', 'Board']);

  await goTo(page, 'Stakeholders');
  await shoot(running, program, '40-stakeholders');
  await page.getByRole('searchbox').first().fill(word.slice(0, 2));
  await shoot(running, program, '41-stakeholders-filtered');
  await page.getByRole('searchbox').first().fill('');
  await shootTabs(running, program, 42, 'stakeholders', ['Map', 'RACI', 'Communication plan']);

  await goTo(page, 'Goals');
  await shootTabs(running, program, 45, 'goals', ['Objectives', 'Priorities']);
  await goTo(page, 'RAID');
  await shoot(running, program, '47-raid');

  await goTo(page, 'Reports');
  const audiences = await readAudiences(page);
  for (const [at, audience] of audiences.entries()) {
    await choose(page, audience);
    await shoot(running, program, `${50 + at}-reports-${wordOf(audience)}`);
    await shootPages(running, program, audience);
  }

  await goTo(page, 'Guide');
  await shootTabs(running, program, 63, 'guide', ['Check-up', 'Lifecycle', 'Practice']);
  await openTab(page, 'Topics');
}

/**
 * The roadmap at four zooms, in lanes of two levels, and in high contrast.
 *
 * @param {Running} running
 * @param {string} program
 */
async function shootRoadmap(running, program) {
  const { page } = running;
  await goTo(page, 'Roadmap');
  const zoom = (/** @type {string} */ name) => page.getByRole('button', { name, exact: true }).first();
  await focusRoadmap(page);
  await page.keyboard.press('Shift+Digit1');
  await shoot(running, program, '20-roadmap-fit', () => page.keyboard.press('Shift+Digit1'));
  for (const name of ['21-roadmap-closer', '22-roadmap-weeks']) {
    for (let i = 0; i < 3; i++) await zoom('Zoom in').click();
    await focusRoadmap(page);
    await page.keyboard.press('t');
    await shoot(running, program, name);
  }
  for (let i = 0; i < 12; i++) {
    if (await zoom('Zoom out').isDisabled()) break;
    await zoom('Zoom out').click();
  }
  await shoot(running, program, '23-roadmap-years');
  const thenBy = async (/** @type {string} */ name) => {
    await page.getByRole('button', { name: /Then by/ }).click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  await thenBy('Health');
  await shoot(running, program, '27-roadmap-two-levels', () => page.keyboard.press('Shift+Digit1'));
  await thenBy('—');
  const setContrast = (/** @type {boolean} */ highContrast) =>
    page.evaluate(
      // @ts-expect-error the preload's object is known to the renderer's own sources only
      (it) => window.throughline.request('settings:change', { changes: { highContrast: it } }),
      highContrast,
    );
  await setContrast(true);
  await shoot(running, program, '28-roadmap-high-contrast', () => page.keyboard.press('Shift+Digit1'));
  await setContrast(false);
}

/**
 * The roadmap of a program of five thousand projects, tasks and milestones.
 *
 * @param {Running} running
 */
async function shootLarge(running) {
  const { app, page } = running;
  const file = path.join(folder, 'large.json');
  fs.writeFileSync(file, JSON.stringify(largeProgram()));
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
  }, file);
  await page.getByRole('button', { name: 'Import…' }).first().click();
  await page
    .getByRole('dialog', { name: 'Import', exact: true })
    .getByRole('button', { name: /^(Import|Open the program)/ })
    .last()
    .click();
  await page.getByRole('main', { name: 'Overview' }).waitFor();
  await page.keyboard.press('Escape');
  await shootRoadmap(running, 'large');
  fs.rmSync(file);
}

/** Five hundred projects of eight tasks and a milestone each, in a hundred teams, over two years. */
function largeProgram() {
  const numbers = (/** @type {number} */ count) => Array.from({ length: count }, (_, i) => i);
  const projects = numbers(500);
  const day = (/** @type {number} */ offset) =>
    new Date(Date.UTC(2027, 0, 4 + offset)).toISOString().slice(0, 10);
  const words = ['Build', 'Migrate', 'Pilot', 'Harden', 'Roll out', 'Rehearse', 'Measure', 'Document'];
  const dates = (/** @type {number} */ from, /** @type {number} */ to) => ({
    plan: { placement: 'manual', startAt: day(from), finishAt: day(to) },
  });
  return {
    format: 'throughline-program',
    version: 1,
    program: { id: 'p_large', title: 'Five thousand', startAt: day(0), statusDay: day(150) },
    teams: numbers(100).map((i) => ({ id: `t_${i}`, name: `Team ${i + 1}` })),
    projects: projects.map((i) => ({ id: `j_${i}`, title: `Project ${i + 1}`, teamId: `t_${i % 100}` })),
    tasks: projects.flatMap((i) =>
      words.map((word, k) => {
        const from = ((i * 37) % 420) + k * 32;
        return {
          id: `k_${i}_${k}`,
          title: `${word} ${i + 1}`,
          projectId: `j_${i}`,
          ...dates(from, from + 12 + ((i + k * 5) % 18)),
        };
      }),
    ),
    milestones: projects.map((i) => ({
      id: `m_${i}`,
      title: `Ready ${i + 1}`,
      projectId: `j_${i}`,
      ...dates(((i * 37) % 420) + 280, ((i * 37) % 420) + 280),
    })),
    dependencies: projects.flatMap((i) =>
      numbers(4).map((k) => ({
        id: `d_${i}_${k}`,
        predecessorId: `k_${i}_${k}`,
        successorId: `k_${i}_${k + 1}`,
      })),
    ),
  };
}

/**
 * Each tab of the screen in view, numbered from a place on.
 *
 * @param {Running} running
 * @param {string} program
 * @param {number} place
 * @param {string} screen
 * @param {readonly string[]} tabs
 */
async function shootTabs(running, program, place, screen, tabs) {
  for (const [at, tab] of tabs.entries()) {
    await openTab(running.page, tab);
    await shoot(running, program, `${place + at}-${screen}-${wordOf(tab)}`);
  }
}

/**
 * @param {import('playwright').Page} page
 * @param {string} tab
 */
async function openTab(page, tab) {
  // A number may stand after the name.
  const name = new RegExp(`^${tab}( \\d+)?$`);
  await page.getByRole('tab', { name }).click();
  await page.getByRole('tab', { name, selected: true }).waitFor();
}

/**
 * What a file is called after.
 *
 * @param {string} words
 */
function wordOf(words) {
  return (words.split(' ')[0] ?? '').toLowerCase();
}

/**
 * The timeline takes its keys while its outline has the focus.
 *
 * @param {import('playwright').Page} page
 */
async function focusRoadmap(page) {
  await page.getByRole('treegrid').getByRole('row').nth(1).click();
}

/**
 * The audiences that are offered.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<string[]>}
 */
async function readAudiences(page) {
  await audienceBox(page).click();
  const options = page.getByRole('listbox', { name: /Audience/ }).getByRole('option');
  await options.first().waitFor();
  const names = await options.evaluateAll((all) =>
    all.map((it) => it.querySelector('[slot="label"]')?.textContent ?? ''),
  );
  await page.keyboard.press('Escape');
  return names;
}

/**
 * @param {import('playwright').Page} page
 * @param {string} audience
 */
async function choose(page, audience) {
  await audienceBox(page).click();
  await page.getByRole('option', { name: new RegExp(`^${audience}`) }).click();
}

/** @param {import('playwright').Page} page */
function audienceBox(page) {
  return page.getByRole('main').getByRole('button', { name: /Audience/ });
}

/**
 * Exports the report that is previewed and draws its pages.
 *
 * @param {Running} running
 * @param {string} program
 * @param {string} audience
 */
async function shootPages({ app, page }, program, audience) {
  const prefix = `${program}-report-${wordOf(audience)}-page`;
  if (!wanted.test(`${prefix}-1.png`)) return;
  const pdf = path.join(folder, `${prefix}.pdf`);
  await app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath });
  }, pdf);
  await page
    .getByRole('main')
    .getByRole('button', { name: /^Export PDF/ })
    .click();
  await waitForFile(pdf);
  const before = fs.readdirSync(folder).length;
  execFileSync('pdftoppm', ['-r', String(pageResolution), '-png', pdf, path.join(folder, prefix)]);
  written += fs.readdirSync(folder).length - before;
  fs.rmSync(pdf);
  // The next pictures are without the notice that it was written.
  for (const notice of await page.getByRole('button', { name: 'Dismiss' }).all()) await notice.click();
}

/** @param {string} file */
async function waitForFile(file) {
  const end = Date.now() + 60_000;
  while (!fs.existsSync(file)) {
    if (Date.now() > end) throw new Error(`The app did not write ${path.basename(file)} within a minute.`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

/**
 * @param {import('playwright').Page} page
 * @param {string} screen
 */
async function goTo(page, screen) {
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: screen, exact: true })
    .click();
  await page.getByRole('main', { name: screen }).getByRole('heading', { name: screen, level: 1 }).waitFor();
}

/** @param {import('playwright').Page} page */
async function leaveDialog(page) {
  await page.keyboard.press('Escape');
  await page.getByRole('dialog').waitFor({ state: 'hidden' });
}

/**
 * Writes what is in view now, in each theme and size.
 *
 * @param {Running} running
 * @param {string} program
 * @param {string} name
 * @param {() => Promise<void>} [settle] done before each picture is taken
 */
async function shoot(running, program, name, settle) {
  const { app, page } = running;
  const names = sizes.flatMap(([width]) => themes.map((theme) => `${program}-${theme}-${width}-${name}.png`));
  if (!names.some((it) => wanted.test(it))) return;
  for (const [width, height] of sizes) {
    await app.evaluate(
      ({ BrowserWindow }, [w, h]) => BrowserWindow.getAllWindows()[0]?.setContentSize(w, h),
      /** @type {const} */ ([width, height]),
    );
    await page.waitForFunction((w) => window.innerWidth === w, width);
    for (const theme of themes) {
      await page.evaluate(
        // @ts-expect-error the preload's object is known to the renderer's own sources only
        (it) => window.throughline.request('settings:change', { changes: { theme: it } }),
        theme,
      );
      await page.locator(`html[data-theme="${theme}"]`).waitFor();
      if (settle) {
        // What is fitted is fitted to the room that it has in the end.
        await stillPicture(page);
        await settle();
      }
      fs.writeFileSync(
        path.join(folder, `${program}-${theme}-${width}-${name}.png`),
        await stillPicture(page),
      );
      written += 1;
    }
  }
}

/**
 * The same, of the end of something that scrolls; nothing where it does not.
 *
 * @param {Running} running
 * @param {string} program
 * @param {string} name
 * @param {import('playwright').Locator} scrolling
 */
async function shootScrolled(running, program, name, scrolling) {
  const scrolls = await scrolling.evaluate((element) => {
    const inside = [element, ...element.querySelectorAll('*')].find(
      (it) => it.scrollHeight > it.clientHeight + 8 && /auto|scroll/.test(getComputedStyle(it).overflowY),
    );
    inside?.scrollTo({ top: inside.scrollHeight });
    return inside !== undefined;
  });
  if (scrolls) await shoot(running, program, name);
}

/**
 * A picture of the window once nothing moves in it any more: two in a row are the same.
 *
 * @param {import('playwright').Page} page
 * @returns {Promise<Buffer>}
 */
async function stillPicture(page) {
  await page.evaluate(() => document.fonts.ready);
  const take = () => page.screenshot({ animations: 'disabled', caret: 'hide' });
  let last = await take();
  for (let round = 0; round < 10; round++) {
    const next = await take();
    if (next.equals(last)) return next;
    last = next;
  }
  return last;
}
