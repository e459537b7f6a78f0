/** Every screen of a program that is open. */
import { shoot, shootScrolled } from './camera.mjs';
import { focusRoadmap, goTo, leaveDialog, openTab, wordOf } from './driver.mjs';
import { shootReports } from './reports.mjs';
import { shootRoadmap } from './roadmap.mjs';

/** @typedef {import('./session.mjs').Running} Running */

/**
 * @param {Running} running
 * @param {string} program
 * @param {string} word what to look for on the roadmap and among the people
 */
export async function shootScreens(running, program, word) {
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
  await shoot(running, program, '27-roadmap-selected');
  await page.getByRole('radio', { name: 'Board' }).click();
  await shoot(running, program, '28-roadmap-board');
  await page.getByRole('radio', { name: 'Timeline' }).click();
  await page.keyboard.press('ControlOrMeta+Shift+F');
  const forecast = page.getByRole('dialog', { name: 'Forecast' });
  await forecast.waitFor();
  await forecast.getByRole('progressbar').waitFor({ state: 'hidden', timeout: 60_000 });
  await shoot(running, program, '29-forecast');
  await leaveDialog(page);

  await goTo(page, 'Dependencies');
  await page.getByRole('tab', { name: 'Graph' }).click();
  await shoot(running, program, '30-dependencies-graph');
  await shoot(running, program, '34-dependencies-graph-whole', () =>
    page.getByRole('button', { name: 'Fit everything' }).click(),
  );
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

  await shootReports(running, program);

  await goTo(page, 'Guide');
  await shootTabs(running, program, 63, 'guide', ['Check-up', 'Lifecycle', 'Practice']);
  await openTab(page, 'Topics');
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
