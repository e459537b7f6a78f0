/** The sample: from the first run on, each of its screens and what lies above them. */
import { shoot } from './camera.mjs';
import { goTo, leaveDialog } from './driver.mjs';
import { shootScreens } from './screens.mjs';

/** @typedef {import('./session.mjs').Running} Running */

/** @param {Running} running */
export async function shootSample(running) {
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
