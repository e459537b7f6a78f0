/** The roadmap at its zooms, in its lanes and in high contrast. */
import { shoot } from './camera.mjs';
import { focusRoadmap, goTo } from './driver.mjs';

/** @typedef {import('./session.mjs').Running} Running */

/**
 * The roadmap at four zooms, in lanes of two levels, and in high contrast.
 *
 * @param {Running} running
 * @param {string} program
 */
export async function shootRoadmap(running, program) {
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
