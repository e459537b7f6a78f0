/**
 * `npm run screenshots`: runs the real app on the sample and on the Kubernetes program and writes a PNG of every
 * screen and view, in light and dark and in two sizes, of the roadmap also in high contrast and on a large display, and
 * of every page of every report, into screenshots/.
 *
 *   npm run screenshots [-- PATTERN [PARTS]]    only the pictures whose names match, e.g. `atlas.*roadmap`, and only
 *                                               these parts: atlas, kubernetes, large, gestures, networks
 */
import fs from 'node:fs';
import path from 'node:path';
import { ensureBuilt, root } from './build.mjs';
import { ensureMachine, withDisplay } from './machine.mjs';
import { clearPictures, countWritten, folder, isWanted } from './screenshots/camera.mjs';
import { gestureViews, shootGestures } from './screenshots/gestures.mjs';
import { kubernetes, shootKubernetes } from './screenshots/kubernetes.mjs';
import { shootLarge } from './screenshots/large.mjs';
import { networkSizes, shootNetwork } from './screenshots/network.mjs';
import { shootSample } from './screenshots/sample.mjs';
import { withApp } from './screenshots/session.mjs';

const only = process.argv[3]?.split(',');
const isPart = (/** @type {string} */ part) => only === undefined || only.includes(part);
/** @type {string[]} */
const skipped = [];

await ensureMachine({ for: 'test' });
await ensureBuilt('app');
const display = await withDisplay({ virtual: true });
try {
  clearPictures();
  if (isPart('atlas')) await withApp(display.env, shootSample);
  if (!isPart('kubernetes')) skipped.push('the Kubernetes program (it is not among what was asked for)');
  else if (fs.existsSync(kubernetes)) await withApp(display.env, shootKubernetes);
  else skipped.push(`the Kubernetes program (there is no ${path.relative(root, kubernetes)})`);
  if (isPart('large')) await withApp(display.env, shootLarge);
  for (const view of isPart('gestures') ? gestureViews : []) {
    await withApp(display.env, (running) => shootGestures(running, view));
  }
  for (const size of isPart('networks') ? networkSizes : []) {
    const name = `network${size}`;
    if (!isWanted(name, 'graph')) continue;
    await withApp(display.env, (running) => shootNetwork(running, name, size));
  }
} finally {
  await display.stop();
}
for (const what of skipped) process.stderr.write(`Skipped: ${what}\n`);
process.stdout.write(`Wrote ${countWritten()} pictures into ${path.relative(root, folder)}/\n`);
if (countWritten() === 0) process.exitCode = 1;
