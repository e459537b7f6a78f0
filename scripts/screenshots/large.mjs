/** A generated program of five thousand rows on the roadmap. */
import fs from 'node:fs';
import path from 'node:path';
import { folder } from './camera.mjs';
import { answerOpenDialog } from './driver.mjs';
import { shootRoadmap } from './roadmap.mjs';

/** @typedef {import('./session.mjs').Running} Running */

/**
 * The roadmap of a program of five thousand projects, tasks and milestones.
 *
 * @param {Running} running
 */
export async function shootLarge(running) {
  const { app, page } = running;
  const file = path.join(folder, 'large.json');
  fs.writeFileSync(file, JSON.stringify(largeProgram()));
  await answerOpenDialog(app, [file]);
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
