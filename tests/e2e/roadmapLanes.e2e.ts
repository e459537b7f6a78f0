import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goToScreen, hearComplaints, type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const complaints: string[] = [];

const goToRoadmap = async () => {
  await goToScreen(window, 'Roadmap');
  await window.getByRole('treegrid', { name: 'Roadmap outline' }).waitFor();
};
const picture = () => window.getByRole('group', { name: 'Roadmap picture' });
const bar = (title: string) => picture().getByRole('button', { name: new RegExp(`^${title}, `) });
const row = (title: string) =>
  window.getByRole('treegrid', { name: 'Roadmap outline' }).getByRole('row', { name: new RegExp(title) });

/** A thousand rows in the first of ten thousand lanes, with dates and names that nobody gives. */
function extremeProgram() {
  const numbers = (count: number) => Array.from({ length: count }, (_, i) => i);
  const plan = (startAt: string, finishAt: string) => ({ plan: { placement: 'manual', startAt, finishAt } });
  const odd = [
    { title: 'Instant', ...plan('2027-01-04', '2027-01-04') },
    { title: 'Century', ...plan('2027-01-01', '2126-12-31') },
    { title: '<img src=x onerror=alert(1)>', ...plan('2027-01-04', '2027-06-30') },
    { title: 'Endless name '.repeat(770).slice(0, 10_000), ...plan('2027-01-04', '2027-06-30') },
  ];
  return {
    format: 'throughline-program',
    version: 1,
    program: { id: 'p_extremes', title: 'Extremes', startAt: '2027-01-04', statusDay: '2027-01-15' },
    teams: numbers(10_000).map((i) => ({ id: `t_${i}`, name: `Team ${i}` })),
    projects: [
      ...odd.map((row, i) => ({ id: `o_${i}`, teamId: 't_0', ...row })),
      ...numbers(1_000).map((i) => ({
        id: `c_${i}`,
        title: `Crowd ${i}`,
        teamId: 't_0',
        ...plan('2027-01-04', '2027-02-26'),
      })),
      ...numbers(10_000).map((i) => ({
        id: `j_${i}`,
        title: `Project ${i}`,
        teamId: `t_${i}`,
        ...plan('2027-01-04', '2027-02-26'),
      })),
    ],
    milestones: numbers(200).map((i) => ({
      id: `m_${i}`,
      title: `Step ${i}`,
      projectId: `j_${9_990 + (i % 10)}`,
      ...plan('2027-01-18', '2027-01-18'),
    })),
  };
}

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  hearComplaints(window, complaints);
  await window.getByRole('button', { name: 'Explore the sample' }).click();
  await window.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await goToRoadmap();
});
afterAll(() => launched.close());

describe('lanes of the roadmap', () => {
  it('cuts lanes by a second kind, folds them at either level, and keeps that in a view', async () => {
    const levels = async () => {
      const rows = await window.locator('[role="row"][aria-level]').all();
      return Promise.all(rows.map((it) => it.getAttribute('aria-level')));
    };
    const choose = async (name: string) => {
      await window.getByRole('button', { name: /Then by/ }).click();
      await window.getByRole('option', { name, exact: true }).click();
    };
    await choose('Phase');
    const inner = row('Execution').first();
    await inner.waitFor();
    expect(await inner.getAttribute('aria-level')).toBe('2');
    await row('Runbooks').scrollIntoViewIfNeeded();
    expect(await row('Runbooks').getAttribute('aria-level')).toBe('4');
    // A folded lane of the second level is one row with a bar of its projects.
    await inner.scrollIntoViewIfNeeded();
    await inner.click();
    await window.keyboard.press('ArrowLeft');
    await expect.poll(() => inner.getAttribute('aria-expanded')).toBe('false');
    await picture()
      .getByRole('button', { name: /^\d+ projects?, / })
      .first()
      .waitFor();
    await window.getByRole('button', { name: 'Collapse all' }).click();
    await expect.poll(async () => (await levels()).every((level) => level === '1')).toBe(true);
    await window.getByRole('button', { name: 'Views' }).click();
    await window.getByRole('textbox', { name: 'Name of the view' }).fill('Folded');
    await window.getByRole('button', { name: 'Save this view' }).click();
    await window.getByRole('button', { name: 'Delete view ‘Folded’' }).waitFor();
    await window.keyboard.press('Escape');
    await choose('—');
    await row('Runbooks').waitFor();
    await window.getByRole('button', { name: 'Views' }).click();
    await window.getByRole('button', { name: 'Folded', exact: true }).click();
    await row('Runbooks').waitFor({ state: 'detached' });
    await window.getByRole('button', { name: 'Expand all' }).click();
    await row('Execution').first().waitFor();
    await choose('—');
    await row('Execution').first().waitFor({ state: 'detached' });
    await row('Runbooks').waitFor();
  });

  it('says what everything means, and edits markers and phases, to be undone', async () => {
    await window.getByRole('button', { name: 'Legend' }).click();
    await window.getByRole('dialog', { name: 'Legend' }).getByText('Critical path').first().waitFor();
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Markers and phases…' }).click();
    const dialog = window.getByRole('dialog', { name: 'Markers and phases' });
    await dialog.getByRole('button', { name: 'Add marker' }).click();
    const name = dialog.getByRole('textbox', { name: 'Name of ‘New marker’' });
    await name.fill('Audit week');
    await name.press('Enter');
    const last = dialog.getByRole('textbox', { name: 'Last day of ‘Audit week’' });
    await last.fill('2027-02-05');
    await last.press('Enter');
    const phase = dialog.getByRole('textbox', { name: 'Last day of Planning' });
    const before = await phase.inputValue();
    await phase.fill('2027-01-29');
    await phase.press('Enter');
    await expect.poll(() => phase.inputValue()).toContain('29 Jan');
    await window.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
    await window.locator('.tl-flag').getByText('Audit week').first().waitFor({ state: 'attached' });
    // The phase's day, the marker's last day, its name, the marker itself.
    for (let i = 0; i < 4; i++) {
      await window.getByRole('button', { name: /^Undo ./ }).click();
    }
    await window.locator('.tl-flag').getByText('Audit week').waitFor({ state: 'detached' });
    await window.getByRole('button', { name: 'Markers and phases…' }).click();
    await expect.poll(() => phase.inputValue()).toBe(before);
    await window.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('presents the time that was in view, and shows it again when that is over', async () => {
    await window.getByRole('button', { name: 'Fit', exact: true }).click();
    const years = async () => (await window.locator('.tl-axis-text-major').allTextContents()).join();
    const days = () => window.locator('.tl-axis-text-minor').count();
    const [before, count] = [await years(), await days()];
    await window.getByRole('button', { name: 'Present', exact: true }).click();
    await window.getByRole('button', { name: 'Leave' }).waitFor();
    await expect.poll(async () => [await years(), await days()]).toEqual([before, count]);
    await window.getByRole('button', { name: 'Leave' }).click();
    await window.getByRole('button', { name: 'Fit', exact: true }).waitFor();
    await expect.poll(async () => [await years(), await days()]).toEqual([before, count]);
  });

  it('points to rows of which nothing is in view, and goes there by a press', async () => {
    await window.getByRole('combobox', { name: 'Jump to' }).fill('Runbooks');
    await window.getByRole('option', { name: 'Runbooks', exact: true }).click();
    await bar('Runbooks').waitFor();
    await window.getByRole('button', { name: 'Fit', exact: true }).click();
    const marks = picture().locator('button[data-side]');
    await expect.poll(() => marks.count()).toBe(0);
    for (let press = 0; press < 8; press++) {
      await window.getByRole('button', { name: 'Zoom in', exact: true }).click();
    }
    const line = await row('Golden signals').boundingBox();
    if (!line) throw new Error('The row is not in view.');
    const beside = async () => {
      for (const mark of await marks.all()) {
        const box = await mark.boundingBox();
        if (box && box.y >= line.y && box.y < line.y + line.height) return mark;
      }
      return null;
    };
    await expect.poll(async () => (await beside())?.getAttribute('data-side')).toBe('before');
    await (await beside())?.click();
    await bar('Golden signals').waitFor();
    await expect.poll(beside).toBeNull();
    await window.getByRole('button', { name: 'Fit', exact: true }).click();
    await expect.poll(() => marks.count()).toBe(0);
  });

  it('draws what nobody plans, and stays at hand: ten thousand lanes, a thousand rows in one, endless names', async () => {
    const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-extremes-'));
    const file = path.join(scratch, 'extremes.json');
    fs.writeFileSync(file, JSON.stringify(extremeProgram()));
    await launched.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, file);
    await window
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: 'Portfolio' })
      .click();
    await window.getByRole('button', { name: 'Import…' }).first().click();
    const preview = window.getByRole('dialog', { name: 'Import', exact: true });
    await preview.waitFor({ timeout: 60_000 });
    await preview.getByRole('button', { name: 'Import', exact: true }).click();
    await window
      .getByRole('dialog', { name: /^Imported/ })
      .getByRole('button', { name: 'Open the program' })
      .click({ timeout: 60_000 });
    await window.getByRole('heading', { name: 'Overview', level: 1 }).waitFor({ timeout: 60_000 });
    await goToRoadmap();
    const outline = window.getByRole('treegrid', { name: 'Roadmap outline' });
    expect(Number(await outline.getAttribute('aria-rowcount'))).toBeGreaterThan(21_000);
    await bar('Instant').waitFor();
    await row('Century').waitFor();
    await picture()
      .getByRole('button', { name: /^<img src=x onerror/ })
      .waitFor();
    expect(await window.locator('.vis-item').count()).toBeLessThan(200);
    // The window answers: the last of the lanes is a key away.
    await outline.getByRole('row').nth(2).click();
    await window.keyboard.press('End');
    await row('Project 9999').waitFor();
    // More than a frame has room for comes in the next ones.
    await bar('Project 9999').waitFor();
    for (const i of [9, 199]) await bar(`Step ${i}`).waitFor({ state: 'attached' });
    fs.rmSync(scratch, { recursive: true, force: true });
  });

  it('says nothing on the console', () => {
    expect(complaints).toEqual([]);
  });
});
