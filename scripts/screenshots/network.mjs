/** Graphs of generated programs, from readable to far too large to be read. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { writeNetworkProgram } from '../networkProgram.mjs';
import { shoot } from './camera.mjs';
import { answerOpenDialog, goTo } from './driver.mjs';

/** @typedef {import('./session.mjs').Running} Running */

/** How many projects the generated programs have whose graphs are pictured. */
export const networkSizes = [50, 300, 1_000, 3_000];

/**
 * The graph of a generated program: rolled up, all open, and all of it fitted.
 *
 * @param {Running} running
 * @param {string} name
 * @param {number} size
 */
export async function shootNetwork(running, name, size) {
  const { app, page } = running;
  const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-network-'));
  try {
    const file = await writeNetworkProgram(size, scratch);
    await answerOpenDialog(app, [file]);
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
