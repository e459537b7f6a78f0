import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goToScreen, hearComplaints, type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const complaints: string[] = [];

function follow(app: LaunchedApp): void {
  launched = app;
  window = app.window;
  hearComplaints(window, complaints);
}

const goToRoadmap = async () => {
  await goToScreen(window, 'Roadmap');
  await window.getByRole('treegrid', { name: 'Roadmap outline' }).waitFor();
};
const picture = () => window.getByRole('group', { name: 'Roadmap picture' });
const bar = (title: string) => picture().getByRole('button', { name: new RegExp(`^${title}, `) });
const row = (title: string) =>
  window.getByRole('treegrid', { name: 'Roadmap outline' }).getByRole('row', { name: new RegExp(title) });
const nameOf = (title: string) => bar(title).getAttribute('aria-label');
const waitForName = (title: string, days: string) =>
  picture()
    .getByRole('button', { name: new RegExp(`^${title}, ${days}, `) })
    .waitFor();

async function boxOf(title: string) {
  const box = await bar(title).boundingBox();
  if (!box) throw new Error(`No bar ${title} in view`);
  return box;
}

/** Pixels of a day at the scale in view, read off a bar that no test moves: 2 Nov to 20 Nov. */
async function pixelsPerDay(): Promise<number> {
  return (await boxOf('Alert routing')).width / 19;
}

async function drag(title: string, from: 'start' | 'middle' | 'finish', days: number, finish = 'up') {
  const { x, y, width, height } = await boxOf(title);
  const startX = from === 'start' ? x + 2 : from === 'finish' ? x + width - 2 : x + width / 2;
  const distance = days * (await pixelsPerDay());
  await window.mouse.move(startX, y + height / 2);
  await window.mouse.down();
  for (let step = 1; step <= 8; step++) {
    await window.mouse.move(startX + (distance * step) / 8, y + height / 2);
  }
  if (finish === 'Escape') await window.keyboard.press('Escape');
  await window.mouse.up();
}

const undo = () => window.keyboard.press('Control+Z');

beforeAll(async () => {
  follow(await launchApp({ env: { TZ: 'America/Los_Angeles' } }));
  await window.getByRole('button', { name: 'Open sample' }).first().click();
  await window.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await goToRoadmap();
  await picture()
    .getByRole('button', { name: /^Runbooks, / })
    .scrollIntoViewIfNeeded();
});
afterAll(() => launched.close());

describe('Roadmap', () => {
  it('shows every lane, project and task as a row of the outline and a bar of the picture', async () => {
    const outline = window.getByRole('treegrid', { name: 'Roadmap outline' });
    expect(Number(await outline.getAttribute('aria-rowcount'))).toBeGreaterThan(60);
    expect(await outline.getByRole('columnheader').allTextContents()).toEqual([
      'Title',
      'Owner',
      'Start',
      'Finish',
      'Variance',
      'Health',
      'Slack',
    ]);
    expect(await row('Runbooks').getByRole('gridcell').allTextContents()).toEqual([
      'Runbooks',
      expect.any(String),
      '23 Nov',
      '4 Dec',
      expect.any(String),
      'Not started',
      expect.stringMatching(/ d$/),
    ]);
    expect(await nameOf('Runbooks')).toMatch(/^Runbooks, 23 Nov – 4 Dec 2026, Not started/);
  });

  it('names the milestone that the program is steered towards', async () => {
    const target = bar('General availability');
    await target.scrollIntoViewIfNeeded();
    const label = await target.getByText('General availability').boundingBox();
    const area = await picture().boundingBox();
    if (!label || !area) throw new Error('The target has no name in view');
    expect(label.width).toBeGreaterThan(60);
    expect(label.x).toBeGreaterThanOrEqual(area.x);
    expect(label.x + label.width).toBeLessThanOrEqual(area.x + area.width);
    await bar('Runbooks').scrollIntoViewIfNeeded();
  });

  it('draws a bar where its days are', async () => {
    const runbooks = await boxOf('Runbooks');
    const alerts = await boxOf('Alert routing');
    // 2 Nov to 20 Nov, and 23 Nov to 4 Dec: three days lie between.
    const day = runbooks.width / 12;
    expect(alerts.width / day).toBeCloseTo(19, 0);
    expect((runbooks.x - (alerts.x + alerts.width)) / day).toBeCloseTo(2, 0);
  });

  it('moves a bar that is dragged, says what that does, and takes it back', async () => {
    await drag('Runbooks', 'middle', 7);
    await waitForName('Runbooks', '30 Nov – 11 Dec 2026');
    expect(await row('Runbooks').getByRole('gridcell').nth(2).textContent()).toBe('30 Nov');
    await window
      .getByText(/^Runbooks 30 Nov to 11 Dec\. /)
      .first()
      .waitFor({ state: 'attached' });
    const { x } = await boxOf('Runbooks');
    await undo();
    await waitForName('Runbooks', '23 Nov – 4 Dec 2026');
    expect((x - (await boxOf('Runbooks')).x) / (await pixelsPerDay())).toBeCloseTo(7, 0);
  });

  it('makes a bar longer by its edge, by what it takes and not by a fixed date', async () => {
    await drag('Runbooks', 'finish', 7);
    await waitForName('Runbooks', '23 Nov – 11 Dec 2026');
    await drag('Runbooks', 'middle', 7);
    await waitForName('Runbooks', '30 Nov – 18 Dec 2026');
    await undo();
    await undo();
    await waitForName('Runbooks', '23 Nov – 4 Dec 2026');
  });

  it('forgets a drag that Escape ends', async () => {
    await drag('Runbooks', 'middle', 21, 'Escape');
    await waitForName('Runbooks', '23 Nov – 4 Dec 2026');
    const before = await boxOf('Runbooks');
    await undo();
    // Nothing was there to be undone: what was undone would have moved it.
    await waitForName('Runbooks', '23 Nov – 4 Dec 2026');
    expect((await boxOf('Runbooks')).x).toBeCloseTo(before.x, 0);
  });

  it('does the same by the keyboard: a week, a day, the end', async () => {
    await bar('Runbooks').focus();
    await window.keyboard.press('Alt+Shift+ArrowRight');
    await waitForName('Runbooks', '30 Nov – 11 Dec 2026');
    await window.keyboard.press('Alt+ArrowRight');
    await waitForName('Runbooks', '1 Dec – 14 Dec 2026');
    await window.keyboard.press('Control+Alt+ArrowRight');
    await waitForName('Runbooks', '1 Dec – 15 Dec 2026');
    expect(await bar('Runbooks').evaluate((it) => it.matches(':focus'))).toBe(true);
    for (let i = 0; i < 3; i++) await undo();
    await waitForName('Runbooks', '23 Nov – 4 Dec 2026');
  });

  it('does the same by buttons beside the selected bar', async () => {
    await bar('Runbooks').click();
    const steppers = window.getByRole('toolbar', { name: 'Move ‘Runbooks’' });
    await steppers.getByRole('button', { name: 'A week later' }).click();
    await waitForName('Runbooks', '30 Nov – 11 Dec 2026');
    await steppers.getByRole('button', { name: 'A day longer' }).click();
    await waitForName('Runbooks', '30 Nov – 14 Dec 2026');
    await undo();
    await undo();
    await waitForName('Runbooks', '23 Nov – 4 Dec 2026');
  });

  it('says why a project with tasks cannot be dragged', async () => {
    const before = await nameOf('Observability');
    await drag('Observability', 'middle', 14);
    await window
      .getByText(/The dates of ‘Observability’ come from its tasks/)
      .first()
      .waitFor();
    expect(await nameOf('Observability')).toBe(before);
  });

  it('is walked by the arrow keys, in the outline and in the picture', async () => {
    await row('Alert routing').click();
    await window.keyboard.press('ArrowDown');
    expect(await row('Runbooks').evaluate((it) => it.matches(':focus'))).toBe(true);
    await window.keyboard.press('Alt+ArrowRight');
    await waitForName('Runbooks', '24 Nov – 7 Dec 2026');
    await undo();
    await waitForName('Runbooks', '23 Nov – 4 Dec 2026');
    await window.keyboard.press('ArrowLeft');
    expect(await row('Observability').evaluate((it) => it.matches(':focus'))).toBe(true);
    await window.keyboard.press('ArrowLeft');
    await bar('Runbooks').waitFor({ state: 'detached' });
    expect(await row('Observability').getAttribute('aria-expanded')).toBe('false');
    await window.keyboard.press('ArrowRight');
    await bar('Runbooks').focus();
    await window.keyboard.press('ArrowUp');
    expect(await bar('Alert routing').evaluate((it) => it.matches(':focus'))).toBe(true);
  });

  it('zooms by key and button, and fits everything again', async () => {
    await bar('Runbooks').focus();
    const { width } = await boxOf('Runbooks');
    await window.keyboard.press('+');
    await expect.poll(async () => (await boxOf('Runbooks')).width / width).toBeCloseTo(1.4, 1);
    await window.getByRole('button', { name: 'Zoom out' }).click();
    await expect.poll(async () => (await boxOf('Runbooks')).width / width).toBeCloseTo(1, 1);
    await window.getByRole('button', { name: 'Zoom in' }).click();
    await window.getByRole('button', { name: 'Fit', exact: true }).click();
    await expect.poll(async () => (await boxOf('Runbooks')).width / width).toBeCloseTo(1, 1);
  });

  it('says what an arrow is where it is drawn, also when panned, and selects it by a click', async () => {
    // A point of an arrow in the window with nothing but ground above it, some way from the edges.
    const ground = await picture().evaluate((area) => {
      const box = area.getBoundingClientRect();
      for (const line of area.querySelectorAll<SVGPathElement>('.tl-arrow-line:not(.tl-arrow-bend)')) {
        const toScreen = line.getScreenCTM();
        if (!toScreen || line.getTotalLength() < 16) continue;
        const { x, y } = line.getPointAtLength(line.getTotalLength() / 2).matrixTransform(toScreen);
        const isInside = x > box.left + 200 && x < box.right - 40 && y > 220 && y < innerHeight - 80;
        const above = isInside ? document.elementsFromPoint(x, y) : [];
        if (isInside && !above.some((it) => it.closest('.vis-item'))) return { x, y };
      }
      throw new Error('No arrow in view');
    });
    await window.mouse.move(ground.x, ground.y);
    const note = window.locator('[data-arrow-note]');
    await expect.poll(() => note.textContent()).toMatch(/ → /);
    const said = await note.textContent();
    await window.mouse.move(ground.x - 120, ground.y);
    await window.mouse.wheel(120, 0);
    await expect
      .poll(async () => {
        await window.mouse.move(ground.x - 119, ground.y);
        await window.mouse.move(ground.x - 120, ground.y);
        return note.textContent();
      })
      .toBe(said);
    await window.mouse.click(ground.x - 120, ground.y);
    await expect.poll(() => picture().locator('.tl-arrow-selected').count()).toBe(1);
    await window.getByRole('button', { name: 'Fit', exact: true }).click();
    await row('Runbooks').click();
  });

  it('puts projects into lanes by what is chosen, and always says how many the filter hides', async () => {
    const lanes = window.getByRole('button', { name: /Lanes by/ });
    await lanes.click();
    await window.getByRole('option', { name: 'Health' }).click();
    await row('Off track').first().waitFor();
    await lanes.click();
    await window.getByRole('option', { name: 'Team' }).click();
    await window.getByRole('button', { name: 'Filter' }).click();
    await window.getByRole('dialog', { name: 'Filter the roadmap' }).getByText('Done').click();
    await window.keyboard.press('Escape');
    await window.getByText(/^Hidden by filter: [1-9]/).waitFor();
    await row('Golden signals').waitFor({ state: 'detached' });
    await window.getByRole('button', { name: 'Clear filter' }).click();
    await row('Golden signals').waitFor();
  });

  it('says while a bar is dragged what that would do, and keeps it as a scenario by K', async () => {
    const { x, y, width, height } = await boxOf('Runbooks');
    const distance = 14 * (await pixelsPerDay());
    const before = await nameOf('Runbooks');
    await window.mouse.move(x + width / 2, y + height / 2);
    await window.mouse.down();
    for (let step = 1; step <= 8; step++) {
      await window.mouse.move(x + width / 2 + (distance * step) / 8, y + height / 2);
    }
    const strip = window.getByRole('status', { name: 'What the drag would do' });
    await strip.getByText('+14 d').waitFor();
    await strip.getByText(/\d+ items? moves?, General availability/).waitFor();
    await window.keyboard.press('k');
    await window.mouse.up();
    await window.getByRole('button', { name: 'Scenarios (1)' }).waitFor();
    expect(await nameOf('Runbooks')).toBe(before);
    await strip.waitFor({ state: 'detached' });
  });

  it('imagines a slip by the keyboard, shows, applies and takes back a scenario', async () => {
    await bar('Runbooks').focus();
    await window.keyboard.press('w');
    const strip = window.getByRole('region', { name: 'What if' });
    await strip.getByText('+7 d').waitFor();
    await waitForName('Runbooks', '30 Nov – 11 Dec 2026');
    await window.keyboard.press('Alt+Shift+ArrowRight');
    await waitForName('Runbooks', '7 Dec – 18 Dec 2026');
    await window.keyboard.press('Escape');
    await strip.waitFor({ state: 'detached' });
    await waitForName('Runbooks', '23 Nov – 4 Dec 2026');

    await window.getByRole('button', { name: 'Scenarios (1)' }).click();
    const scenarios = window.getByRole('dialog', { name: 'Scenarios' });
    await scenarios.getByRole('button', { name: /^Show ‘Runbooks/ }).click();
    await strip.getByRole('button', { name: 'Apply' }).click();
    await window.getByRole('button', { name: 'Scenarios', exact: true }).waitFor();
    await waitForName('Runbooks', '7 Dec – 18 Dec 2026');
    await bar('Runbooks').focus();
    await undo();
    await window.getByRole('button', { name: 'Scenarios (1)' }).waitFor();
    await waitForName('Runbooks', '23 Nov – 4 Dec 2026');
    await undo();
    await window.getByRole('button', { name: 'Scenarios', exact: true }).waitFor();
  });

  it('takes a snapshot, says what changed since and why, and deletes it', async () => {
    await window.getByRole('button', { name: 'Snapshots', exact: true }).click();
    const dialog = window.getByRole('dialog', { name: 'Snapshots and baselines' });
    await dialog.getByRole('textbox', { name: 'Name of the new snapshot' }).fill('Before the board');
    await dialog.getByRole('button', { name: 'Take snapshot' }).click();
    await dialog.getByRole('textbox', { name: 'Name of ‘Before the board’' }).waitFor();
    await dialog.getByText('Compare', { exact: true }).first().click();
    await window.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await bar('Runbooks').focus();
    await window.keyboard.press('Alt+Shift+ArrowRight');
    await waitForName('Runbooks', '30 Nov – 11 Dec 2026');
    await expect.poll(() => row('Runbooks').getByRole('gridcell').nth(4).textContent()).toBe('+7 d');
    await window.getByRole('button', { name: 'Snapshots', exact: true }).click();
    await dialog.getByRole('tab', { name: 'Changed since' }).click();
    await dialog.getByRole('row', { name: /^Runbooks .* \+7 d was given other dates/ }).waitFor();
    await dialog.getByRole('tab', { name: 'Milestone trend' }).click();
    await dialog.getByRole('img', { name: /^Milestone trend/ }).waitFor();
    await dialog.getByRole('tab', { name: /^Snapshots/ }).click();
    await dialog.getByRole('button', { name: 'Delete ‘Before the board’' }).click();
    await dialog.getByRole('textbox', { name: 'Name of ‘Before the board’' }).waitFor({ state: 'detached' });
    await window.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    await bar('Runbooks').focus();
    for (let i = 0; i < 3; i++) await undo();
    await waitForName('Runbooks', '23 Nov – 4 Dec 2026');
  });

  it('jumps to what is searched, unfolding what hides it', async () => {
    await window.getByRole('button', { name: 'Collapse all' }).click();
    await row('Runbooks').waitFor({ state: 'detached' });
    await window.getByRole('combobox', { name: 'Jump to' }).fill('Runb');
    await window.getByRole('option', { name: 'Runbooks' }).click();
    await bar('Runbooks').waitFor();
    expect(await bar('Runbooks').getAttribute('aria-pressed')).toBe('true');
    await window.getByRole('button', { name: 'Collapse all' }).click();
    await window.getByRole('button', { name: 'Expand all' }).click();
    await row('Runbooks').waitFor();
  });

  it('shows the same plan as a board, moves a card by its menu, and keeps that as a view', async () => {
    await window.getByRole('radio', { name: 'Board' }).click();
    const board = window.getByRole('region', { name: 'Board' });
    await board.getByRole('region', { name: 'Now' }).getByText('Observability').waitFor();
    await window.getByRole('button', { name: /Columns by/ }).click();
    await window.getByRole('option', { name: 'Phase' }).click();
    await board.getByRole('button', { name: 'Move ‘Observability’ to…' }).click();
    await window.getByRole('menuitem', { name: 'To Closure' }).click();
    await board.getByRole('region', { name: 'Closure' }).getByText('Observability').waitFor();
    await window.getByRole('button', { name: /^Undo ./ }).click();
    await board
      .getByRole('region', { name: 'Closure' })
      .getByText('Observability')
      .waitFor({ state: 'detached' });
    await window.getByRole('button', { name: 'Views' }).click();
    await window.getByRole('textbox', { name: 'Name of the view' }).fill('Steering');
    await window.getByRole('button', { name: 'Save this view' }).click();
    await window.getByRole('button', { name: 'Delete view ‘Steering’' }).waitFor();
    await window.keyboard.press('Escape');
    await window.getByRole('radio', { name: 'Timeline' }).click();
    await row('Observability').first().waitFor();
    await window.getByRole('button', { name: 'Views' }).click();
    await window.getByRole('button', { name: 'Steering', exact: true }).click();
    await board.waitFor();
    await window.getByRole('radio', { name: 'Timeline' }).click();
    await row('Runbooks').waitFor();
  });

  it('keeps a move over a restart, and no zone of the viewer’s shifts a day', async () => {
    await row('Runbooks').click();
    await window.keyboard.press('Alt+Shift+ArrowRight');
    await waitForName('Runbooks', '30 Nov – 11 Dec 2026');
    const gap = async () => {
      const runbooks = await boxOf('Runbooks');
      const alerts = await boxOf('Alert routing');
      return ((runbooks.x - alerts.x) / runbooks.width) * 12;
    };
    expect(await gap()).toBeCloseTo(28, 0);
    const { userDataDir } = launched;
    await launched.kill();
    follow(await launchApp({ userDataDir, env: { TZ: 'Pacific/Auckland' } }));
    await goToRoadmap();
    await waitForName('Runbooks', '30 Nov – 11 Dec 2026');
    expect(await gap()).toBeCloseTo(28, 0);
    await row('Runbooks').click();
    await window.keyboard.press('Alt+ArrowRight');
    await waitForName('Runbooks', '1 Dec – 14 Dec 2026');
  });

  it('says nothing on the console', () => {
    expect(complaints).toEqual([]);
  });
});
