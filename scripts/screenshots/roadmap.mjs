/** The roadmap from days to ten years, in lanes of two levels, and in each look and size. */
import { allLooks, allSizes, shoot, usualSizes } from './camera.mjs';
import { focusRoadmap, goTo, zoomUntil } from './driver.mjs';

/** @typedef {import('./session.mjs').Running} Running */

const views = { looks: allLooks, sizes: allSizes };

/**
 * @param {Running} running
 * @param {string} program
 */
export async function shootRoadmap(running, program) {
  const { page } = running;
  await goTo(page, 'Roadmap');
  await focusRoadmap(page);
  const fitAll = () => page.getByRole('button', { name: 'Fit', exact: true }).click();
  const today = () => page.getByRole('button', { name: 'Today', exact: true }).click();
  await fitAll();
  await shoot(running, program, '20-roadmap-fit', fitAll, views);
  await zoomUntil(page, 'Zoom in', (names) => names.some((it) => /^[MTWFS] \d+$/.test(it)));
  await shoot(running, program, '21-roadmap-days', today, views);
  await zoomUntil(page, 'Zoom out', (names) => names.some((it) => /^[A-Z][a-z]{2}$/.test(it)));
  await shoot(running, program, '22-roadmap-months', today, views);
  await zoomUntil(page, 'Zoom out', (names) => names.some((it) => /^Q\d$/.test(it)));
  await shoot(running, program, '23-roadmap-quarters', today, views);
  await zoomUntil(page, 'Zoom out', (names) => names.filter((it) => /^(\d{4}|’\d\d)$/.test(it)).length >= 10);
  await shoot(running, program, '24-roadmap-ten-years', today, views);
  await fitAll();
  const thenBy = async (/** @type {string} */ name) => {
    await page.getByRole('button', { name: /Then by/ }).click();
    await page.getByRole('option', { name, exact: true }).click();
  };
  await thenBy('Health');
  await shoot(running, program, '25-roadmap-two-levels', fitAll);
  await thenBy('—');
  const setContrast = (/** @type {boolean} */ highContrast) =>
    page.evaluate(
      // @ts-expect-error the preload's object is known to the renderer's own sources only
      (it) => window.throughline.request('settings:change', { changes: { highContrast: it } }),
      highContrast,
    );
  await setContrast(true);
  await shoot(running, program, '26-roadmap-own-high-contrast', fitAll);
  await setContrast(false);
  const devTools = await page.context().newCDPSession(page);
  for (const type of /** @type {const} */ (['deuteranopia', 'achromatopsia', 'none'])) {
    await devTools.send('Emulation.setEmulatedVisionDeficiency', { type });
    if (type === 'none') break;
    await shoot(running, program, `26-roadmap-seen-with-${type}`, fitAll, { sizes: [usualSizes[0]] });
  }
  await devTools.detach();
}
