/** A real program of hundreds of projects, from its tables: how it is read, and each of its screens. */
import fs from 'node:fs';
import path from 'node:path';
import { root } from '../build.mjs';
import { shoot } from './camera.mjs';
import { answerOpenDialog, answerQuestions } from './driver.mjs';
import { shootScreens } from './screens.mjs';

/** @typedef {import('./session.mjs').Running} Running */

/** Where the tables of the Kubernetes enhancements are; not every machine has them. */
export const kubernetes = path.join(root, '../shared/data/kubernetes-enhancements');

/** @param {Running} running */
export async function shootKubernetes(running) {
  const { app, page } = running;
  const files = fs
    .readdirSync(kubernetes)
    .filter((name) => name.endsWith('.csv'))
    .sort()
    .map((name) => path.join(kubernetes, name));
  await answerOpenDialog(app, files);
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
