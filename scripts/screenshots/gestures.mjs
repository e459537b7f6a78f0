/** The roadmap of the sample while something is done to it: each gesture in its middle, each dialog. */
import { allLooks, take, usualSizes, wear } from './camera.mjs';
import { focusRoadmap, goTo, leaveDialog, zoomUntil } from './driver.mjs';

/** @typedef {import('./session.mjs').Running} Running */
/** @typedef {import('playwright').Locator} Locator */
/** @typedef {{ x: number, y: number }} Point */
/** @typedef {(name: string) => Promise<void>} Take */

/** In which look and size they are pictured; each in an app of its own, as the last of them change the program. */
export const gestureViews = [
  ...allLooks.map((look) => ({ look, size: usualSizes[0] })),
  { look: /** @type {const} */ ('light'), size: usualSizes[1] },
];

/**
 * @param {Running} running
 * @param {(typeof gestureViews)[number]} view
 */
export async function shootGestures(running, { look, size }) {
  const { page } = running;
  await page.getByRole('button', { name: 'Explore the sample' }).click();
  await page.getByRole('main', { name: 'Overview' }).waitFor();
  await goTo(page, 'Roadmap');
  await focusRoadmap(page);
  await wear(running, look, size);
  const snap = (/** @type {string} */ name) => take(running, 'gestures', name, look, size);
  // A picture that fails must not cost those after it.
  for (const scene of [
    shootPulls,
    shootLinks,
    shootGround,
    shootLists,
    shootTools,
    shootBoard,
    shootSnapshots,
  ]) {
    try {
      await scene(running, snap);
    } catch (error) {
      process.stderr.write(`${scene.name}, ${look} ${size[0]}: ${String(error).split('\n', 3).join(' ')}\n`);
      process.exitCode = 1;
      await page.mouse.up();
      for (let i = 0; i < 4; i++) await page.keyboard.press('Escape');
    }
  }
}

const bar = (/** @type {Running} */ { page }, /** @type {string} */ title) =>
  page
    .getByRole('group', { name: 'Roadmap picture' })
    .getByRole('button', { name: new RegExp(`^${title}, `) })
    .first();

const row = (/** @type {Running} */ { page }, /** @type {string} */ title) =>
  page
    .getByRole('treegrid', { name: 'Roadmap outline' })
    .getByRole('row', { name: new RegExp(title) })
    .first();

/**
 * Brings a row into view, of those that are windowed too, with nothing selected.
 *
 * @param {Running} running
 * @param {string} title
 */
async function bringIntoView(running, title) {
  await jumpTo(running.page, title);
  await bar(running, title).waitFor();
  await running.page.keyboard.press('Escape');
}

/**
 * @param {import('playwright').Page} page
 * @param {string} title
 */
async function jumpTo(page, title) {
  const option = page.getByRole('option', { name: title, exact: true });
  for (let attempt = 1; ; attempt++) {
    await page.getByRole('combobox', { name: 'Jump to' }).fill('');
    await page.getByRole('combobox', { name: 'Jump to' }).fill(title);
    try {
      await option.click({ timeout: 3_000 });
      return;
    } catch (error) {
      // The list closes when something that was left before takes the focus back.
      if (attempt === 3) throw error;
    }
  }
}

/** @param {Locator} target */
async function boxOf(target) {
  const box = await target.boundingBox();
  if (!box) throw new Error('Not in view');
  return box;
}

/** @param {Locator} target */
async function middleOf(target) {
  const { x, y, width, height } = await boxOf(target);
  return { x: x + width / 2, y: y + height / 2 };
}

/**
 * Presses at one point and pulls to another, for as long as it takes to look.
 *
 * @param {Running} running
 * @param {Point} from
 * @param {Point} to
 * @param {() => Promise<void>} meanwhile
 * @param {'drop' | 'cancel'} end
 */
async function pull({ page }, from, to, meanwhile, end = 'cancel') {
  await page.mouse.move(from.x, from.y);
  await page.mouse.down();
  for (let step = 1; step <= 8; step++) {
    await page.mouse.move(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
  }
  await meanwhile();
  if (end === 'cancel') await page.keyboard.press('Escape');
  await page.mouse.up();
}

/**
 * Bars that are moved, made longer and put into another lane.
 *
 * @param {Running} running
 * @param {Take} snap
 */
async function shootPulls(running, snap) {
  const { page } = running;
  await bringIntoView(running, 'Runbooks');
  await bar(running, 'Runbooks').waitFor();
  await bar(running, 'Runbooks').hover();
  await snap('01-hover');
  const { x, y, width, height } = await boxOf(bar(running, 'Runbooks'));
  const strip = page.getByRole('status', { name: 'What the drag would do' });
  await pull(
    running,
    { x: x + width / 2, y: y + height / 2 },
    { x: x + width / 2 + 60, y: y + height / 2 },
    async () => {
      await strip
        .getByText(/moves?/)
        .first()
        .waitFor();
      await snap('02-move');
    },
  );
  await pull(
    running,
    { x: x + width - 2, y: y + height / 2 },
    { x: x + width + 40, y: y + height / 2 },
    async () => {
      await strip.waitFor();
      await snap('03-resize');
    },
  );
  const from = await boxOf(bar(running, 'Observability'));
  const lane = await boxOf(row(running, 'Payments'));
  const grip = { x: from.x + 40, y: from.y + from.height / 2 };
  await pull(running, grip, { x: grip.x + 4, y: lane.y + lane.height / 2 }, () => snap('04-lane'));
  await bar(running, 'Runbooks').focus();
  await page.keyboard.press('w');
  await page.getByRole('region', { name: 'What if' }).waitFor();
  await snap('05-imagined');
  await page.keyboard.press('Escape');
  await page.getByRole('region', { name: 'What if' }).waitFor({ state: 'detached' });
}

/**
 * @param {Running} running
 * @param {Take} snap
 */
async function shootLinks(running, snap) {
  const { page } = running;
  await bringIntoView(running, 'Runbooks');
  await bar(running, 'Alert routing').hover();
  const handle = page.locator('[data-link-handle="finish"]');
  await handle.waitFor();
  const to = await boxOf(bar(running, 'Runbooks'));
  const end = { x: to.x + to.width - 4, y: to.y + 8 };
  await pull(running, await middleOf(handle), end, () => snap('06-linking'), 'drop');
  await page.getByRole('dialog', { name: /^Link ‘Alert routing’ to/ }).waitFor();
  await snap('07-link');
  await page.keyboard.press('Escape');
  await page.getByRole('dialog', { name: /^Link ‘Alert routing’ to/ }).waitFor({ state: 'detached' });
  await jumpTo(page, 'Dry run 2');
  const note = page.locator('[data-arrow-note]');
  for (let press = 0; press < 6; press++) {
    await page.keyboard.press('d');
    if ((await note.isVisible()) && (await note.textContent())?.includes('Ledger export v2 ready')) break;
  }
  await note.waitFor();
  await snap('08-arrow-note');
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Fit', exact: true }).click();
}

/**
 * What is drawn on empty ground, and what a rectangle selects.
 *
 * @param {Running} running
 * @param {Take} snap
 */
async function shootGround(running, snap) {
  const { page } = running;
  await bringIntoView(running, 'Runbooks');
  const line = await boxOf(row(running, 'Runbooks'));
  const area = await boxOf(page.getByRole('group', { name: 'Roadmap picture' }));
  const ground = { x: area.x + 24, y: line.y + line.height / 2 };
  await pull(running, ground, { x: ground.x + 100, y: ground.y }, () => snap('09-draw'), 'drop');
  const title = page.getByRole('dialog', { name: /^New / }).getByRole('textbox', { name: 'Title' });
  await title.fill('Traffic sketch');
  await snap('10-name');
  await page.keyboard.press('Escape');
  const first = await boxOf(bar(running, 'Alert routing'));
  const last = await boxOf(bar(running, 'Runbooks'));
  await page.keyboard.down('Shift');
  await pull(
    running,
    { x: first.x - 30, y: first.y - 6 },
    { x: last.x + last.width + 20, y: last.y + last.height - 4 },
    () => snap('11-marquee'),
    'drop',
  );
  await page.keyboard.up('Shift');
  await snap('12-several-selected');
  await page.keyboard.press('Escape');
}

/**
 * What is chosen from lists, and what is pasted.
 *
 * @param {Running} running
 * @param {Take} snap
 */
async function shootLists(running, snap) {
  const { page } = running;
  await bringIntoView(running, 'Runbooks');
  await row(running, 'Observability').click();
  await page.keyboard.press('m');
  await page.getByRole('dialog', { name: 'Move to lane' }).waitFor();
  await snap('13-to-lane');
  await leaveDialog(page);
  await row(running, 'Runbooks').click();
  await page.keyboard.press('l');
  await page.getByRole('dialog', { name: /^Link ‘Runbooks’/ }).waitFor();
  await snap('14-link-to');
  await leaveDialog(page);
  await bar(running, 'Runbooks').click({ button: 'right' });
  await page.getByRole('menu', { name: 'Runbooks' }).waitFor();
  await snap('15-menu-of-a-bar');
  await page.keyboard.press('Escape');
  await page.getByRole('menu').waitFor({ state: 'detached' });
  await row(running, 'Runbooks').click();
  await paste(
    running,
    [
      'Title\tStart\tFinish\tTeam',
      'Pager rota\t2026-12-01\t2026-12-11\tNobody',
      'Shift hand-over\t2026-12-14\t2026-12-18\tPlatform',
    ].join('\n'),
  );
  await page.getByRole('dialog', { name: 'Paste rows into the roadmap' }).waitFor();
  await snap('17-paste');
  await leaveDialog(page);
}

/**
 * Pastes rows, as from a spreadsheet.
 *
 * @param {Running} running
 * @param {string} rows
 */
async function paste({ page }, rows) {
  await page.evaluate((text) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', text);
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
  }, rows);
}

/**
 * What the tools open: filter, views, legend, markers, export, minimap, present mode.
 *
 * @param {Running} running
 * @param {Take} snap
 */
async function shootTools(running, snap) {
  const { page } = running;
  const press = (/** @type {string | RegExp} */ name) => page.getByRole('button', { name }).first().click();
  await press('Filter');
  await page.getByRole('dialog', { name: 'Filter the roadmap' }).waitFor();
  await snap('20-filter');
  await page.getByRole('dialog', { name: 'Filter the roadmap' }).getByText('Done').click();
  await leaveDialog(page);
  await page.getByText(/^Hidden by filter: [1-9]/).waitFor();
  await snap('21-filtered');
  await press('Clear filter');
  await press('Views');
  await page.getByRole('dialog', { name: 'Saved views' }).waitFor();
  await snap('22-views');
  await leaveDialog(page);
  await press('Legend');
  await page.getByRole('dialog', { name: 'Legend' }).waitFor();
  await snap('23-legend');
  await leaveDialog(page);
  await press('Markers and phases…');
  await page.getByRole('dialog', { name: 'Markers and phases' }).waitFor();
  await snap('24-markers');
  await leaveDialog(page);
  await openTool(running, /^Export picture/);
  await page.getByRole('dialog', { name: 'Export the roadmap as a picture' }).waitFor();
  await snap('25-export');
  await leaveDialog(page);
  await press('Collapse all');
  await snap('26-collapsed');
  await press('Expand all');
  await zoomUntil(page, 'Zoom in', (names) => names.some((it) => /^[MTWFS] \d+$/.test(it)));
  const map = page.getByRole('scrollbar', { name: 'Minimap of the whole plan' });
  // A low window has none.
  if (await map.isVisible()) {
    const { x, y, width, height } = await boxOf(map);
    const middle = { x: x + width / 2, y: y + height / 2 };
    await pull(running, middle, { ...middle, x: x + width * 0.7 }, () => snap('27-minimap'), 'drop');
  }
  await press('Fit');
  await openTool(running, /^Present/);
  await page.getByRole('button', { name: 'Leave' }).waitFor();
  await snap('28-present');
  await press('Leave');
}

/**
 * A tool of the roadmap's head, which a small window has in a menu.
 *
 * @param {Running} running
 * @param {RegExp} name
 */
async function openTool({ page }, name) {
  const tool = page.getByRole('main').getByRole('button', { name }).first();
  if (await tool.isVisible()) {
    await tool.click();
    return;
  }
  await page.getByRole('main').getByRole('button', { name: 'More', exact: true }).click();
  await page.getByRole('menuitem', { name }).click();
}

/**
 * @param {Running} running
 * @param {Take} snap
 */
async function shootBoard(running, snap) {
  const { page } = running;
  await page.getByRole('radio', { name: 'Board' }).click();
  await page.getByRole('region', { name: 'Board' }).waitFor();
  await snap('30-board');
  await page.getByRole('button', { name: /Columns by/ }).click();
  await page.getByRole('option', { name: 'Phase' }).click();
  await page.getByRole('button', { name: 'Move ‘Observability’ to…' }).click();
  await page.getByRole('menu').waitFor();
  await snap('31-board-phases');
  await page.keyboard.press('Escape');
  await page.getByRole('radio', { name: 'Timeline' }).click();
}

/**
 * Snapshots, what changed since, ghosts and variance; rows without dates; scenarios.
 *
 * @param {Running} running
 * @param {Take} snap
 */
async function shootSnapshots(running, snap) {
  const { page } = running;
  const dialog = page.getByRole('dialog', { name: 'Snapshots and baselines' });
  await openTool(running, /^Snapshots/);
  await dialog.getByRole('textbox', { name: 'Name of the new snapshot' }).fill('Before the board');
  await dialog.getByRole('button', { name: 'Take snapshot' }).click();
  await dialog.getByRole('textbox', { name: 'Name of ‘Before the board’' }).waitFor();
  await dialog.getByText('Compare', { exact: true }).first().click();
  await snap('40-snapshots');
  await leaveDialog(page);
  await bringIntoView(running, 'Runbooks');
  await row(running, 'Runbooks').click();
  await page.keyboard.press('Alt+Shift+ArrowRight');
  await row(running, 'Failover drills').click();
  for (let i = 0; i < 4; i++) await page.keyboard.press('Alt+Shift+ArrowRight');
  await row(running, 'Failover drills')
    .getByText(/^\+\d+ d$/)
    .waitFor();
  await snap('41-ghosts');
  await openTool(running, /^Snapshots/);
  await dialog.getByRole('tab', { name: 'Changed since' }).click();
  await snap('42-changed-since');
  await dialog.getByRole('tab', { name: 'Milestone trend' }).click();
  await dialog.getByRole('img', { name: /^Milestone trend/ }).waitFor();
  await snap('43-milestone-trend');
  await leaveDialog(page);
  await row(running, 'Runbooks').click();
  await page.keyboard.press('w');
  await page.getByRole('region', { name: 'What if' }).waitFor();
  await page.getByRole('button', { name: 'Keep as scenario' }).click();
  await page.keyboard.press('Enter');
  await page
    .getByRole('button', { name: /^Scenarios \(1\)|^More$/ })
    .first()
    .waitFor();
  await openTool(running, /^Scenarios/);
  await page.getByRole('dialog', { name: 'Scenarios' }).waitFor();
  await snap('44-scenarios');
  await leaveDialog(page);
  await row(running, 'Runbooks').first().click();
  await paste(running, 'Title\tKind\nRetire the old pager\tTask\nWrite it up\tTask\n');
  await page
    .getByRole('dialog')
    .getByRole('button', { name: /^Add \d items$/ })
    .click();
  const tray = page.getByRole('button', { name: /^No dates/ });
  await tray.click();
  await page.getByRole('dialog', { name: 'Without dates' }).waitFor();
  await snap('45-undated');
}
