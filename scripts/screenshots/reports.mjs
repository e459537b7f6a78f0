/** The Reports screen for each audience, and the pages of what it exports. */
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { addWritten, folder, isFileWanted, shoot } from './camera.mjs';
import { goTo, wordOf } from './driver.mjs';

/** @typedef {import('./session.mjs').Running} Running */

/** Dots per inch of a report's page: an A4 page becomes 827 pixels wide. */
const pageResolution = 100;

/**
 * @param {Running} running
 * @param {string} program
 */
export async function shootReports(running, program) {
  const { page } = running;
  await goTo(page, 'Reports');
  const audiences = await readAudiences(page);
  for (const [at, audience] of audiences.entries()) {
    await choose(page, audience);
    await shoot(running, program, `${50 + at}-reports-${wordOf(audience)}`);
    await shootPages(running, program, audience);
  }
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
  if (!isFileWanted(`${prefix}-1.png`)) return;
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
  addWritten(fs.readdirSync(folder).length - before);
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
