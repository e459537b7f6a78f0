import type { Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { goToScreen, hearComplaints, type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const complaints: string[] = [];

const picture = () => window.getByRole('group', { name: 'Roadmap picture' });
const outline = () => window.getByRole('treegrid', { name: 'Roadmap outline' });
const bar = (title: string) =>
  picture()
    .getByRole('button', { name: `${title}, `, exact: false })
    .first();
const row = (title: string) => outline().getByRole('row', { name: new RegExp(title) });
const undo = () => window.getByRole('button', { name: /^Undo ./ }).click();
const shot = async (name: string) => {
  const folder = process.env.THROUGHLINE_SHOTS;
  if (folder) await window.screenshot({ path: `${folder}/${name}.png` });
};

async function boxOf(target: ReturnType<typeof bar>) {
  const box = await target.boundingBox();
  if (!box) throw new Error('Not in view');
  return box;
}

/** A point of the picture beside a row of the outline, so many pixels from the left. */
async function groundAt(title: string, x: number) {
  // What is hovered is covered by nothing.
  await row(title).first().hover();
  const line = await boxOf(row(title).first());
  const area = await boxOf(picture());
  return { x: area.x + x, y: line.y + line.height / 2 };
}

async function pull(
  from: { x: number; y: number },
  to: { x: number; y: number },
  before?: () => Promise<unknown>,
) {
  await window.mouse.move(from.x, from.y);
  await window.mouse.down();
  for (let step = 1; step <= 8; step++) {
    await window.mouse.move(from.x + ((to.x - from.x) * step) / 8, from.y + ((to.y - from.y) * step) / 8);
  }
  await before?.();
  await window.mouse.up();
}

async function middleOf(target: ReturnType<typeof bar>) {
  const { x, y, width, height } = await boxOf(target);
  return { x: x + width / 2, y: y + height / 2 };
}

const titleBox = () => window.getByRole('dialog', { name: /^New / }).getByRole('textbox', { name: 'Title' });
const isFocused = (target: ReturnType<typeof bar>) => target.evaluate((it) => it.matches(':focus'));

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  window.setDefaultTimeout(15_000);
  hearComplaints(window, complaints);
  await window.getByRole('button', { name: 'Open sample' }).first().click();
  await window.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await goToScreen(window, 'Roadmap');
  await outline().waitFor();
  await bar('Runbooks').scrollIntoViewIfNeeded();
});
afterEach(async ({ task }) => {
  if (task.result?.state === 'fail') {
    await shot(`failed-${task.name.slice(0, 20)}`);
    await window.mouse.up();
    for (let i = 0; i < 3; i++) await window.keyboard.press('Escape');
  }
});
afterAll(() => launched.close());

describe('Editing on the roadmap', () => {
  it('draws a bar on empty ground, names it in place, and forgets it by Escape', async () => {
    const from = await groundAt('Runbooks', 24);
    await pull(from, { x: from.x + 120, y: from.y }, async () => {
      await picture()
        .getByRole('status')
        .getByText(/^New task in Observability/)
        .waitFor();
      await shot('draw');
    });
    await titleBox().fill('Traffic sketch');
    await shot('name');
    await window.keyboard.press('Escape');
    await titleBox().waitFor({ state: 'detached' });
    expect(await bar('Traffic sketch').count()).toBe(0);

    await pull(from, { x: from.x + 120, y: from.y });
    await titleBox().fill('Traffic sketch');
    await window.keyboard.press('Enter');
    await bar('Traffic sketch').waitFor();
    await expect.poll(() => isFocused(bar('Traffic sketch'))).toBe(true);
    await shot('drawn');
    await undo();
    await bar('Traffic sketch').waitFor({ state: 'detached' });

    // The same by a double click, and nothing at all when it gets no title.
    await window.mouse.dblclick(from.x, from.y);
    await titleBox().waitFor();
    await window.keyboard.press('Enter');
    await titleBox().waitFor({ state: 'detached' });
  });

  it('draws by the keyboard in the lane that has the focus', async () => {
    await row('Runbooks').first().click();
    await window.keyboard.press('n');
    const sketch = window.getByRole('dialog', { name: /^New task in Observability, / });
    await sketch.waitFor();
    const name = await sketch.getAttribute('aria-label');
    await window.keyboard.press('Alt+Shift+ArrowRight');
    await expect
      .poll(() => window.getByRole('dialog', { name: /^New task in / }).getAttribute('aria-label'))
      .not.toBe(name);
    await window.keyboard.type('Paging drill');
    await window.keyboard.press('Enter');
    await bar('Paging drill').waitFor();
    await window.getByText(/^Added task Paging drill, /).waitFor({ state: 'attached' });
    await expect.poll(() => isFocused(bar('Paging drill'))).toBe(true);
    await window.keyboard.press('Control+Z');
    await bar('Paging drill').waitFor({ state: 'detached' });
  });

  it('selects what a rectangle touches, and by keys; Escape brings back what was selected', async () => {
    await bar('Alert routing').click();
    const alerts = await boxOf(bar('Alert routing'));
    const books = await boxOf(bar('Runbooks'));
    await window.keyboard.down('Shift');
    const from = { x: alerts.x - 30, y: alerts.y - 6 };
    const to = { x: books.x + 20, y: books.y + books.height - 4 };
    await pull(from, to, async () => {
      await shot('marquee');
      await window.keyboard.press('Escape');
    });
    expect(await bar('Runbooks').getAttribute('aria-pressed')).toBe('false');
    expect(await bar('Alert routing').getAttribute('aria-pressed')).toBe('true');
    await pull(from, to);
    await window.keyboard.up('Shift');
    await expect.poll(() => bar('Runbooks').getAttribute('aria-pressed')).toBe('true');
    await window.getByText(/^\d items selected$/).waitFor({ state: 'attached' });
  });

  it('moves the picture by its time axis, by the middle button and with Space', async () => {
    await picture()
      .press('Escape')
      .catch(() => undefined);
    const ground = await groundAt('Runbooks', 24);
    const xOf = async () => (await boxOf(bar('Runbooks'))).x;
    const before = await xOf();
    const area = await boxOf(picture());
    const axisY = (await boxOf(window.getByText('Title', { exact: true }).first())).y;
    await pull({ x: area.x + 300, y: axisY }, { x: area.x + 380, y: axisY });
    await expect.poll(async () => Math.round((await xOf()) - before)).toBe(80);
    await window.mouse.move(ground.x, ground.y);
    await window.mouse.down({ button: 'middle' });
    await window.mouse.move(ground.x - 40, ground.y, { steps: 4 });
    await window.mouse.up({ button: 'middle' });
    await expect.poll(async () => Math.round((await xOf()) - before)).toBe(40);
    await window.keyboard.down(' ');
    await pull(ground, { x: ground.x - 40, y: ground.y });
    await window.keyboard.up(' ');
    await expect.poll(async () => Math.round((await xOf()) - before)).toBe(0);
  });

  it('moves a project to another lane with its dates, by a pull and from a list', async () => {
    await row('Observability').first().click();
    const name = await bar('Observability').getAttribute('aria-label');
    /** Waits until the inspector shows a team for what is selected. */
    const waitForTeam = (team: string) =>
      expect
        .poll(() =>
          window
            .getByRole('complementary', { name: 'Inspector' })
            .getByRole('combobox', { name: 'Team', exact: true })
            .inputValue(),
        )
        .toBe(team);
    await waitForTeam('Platform');
    const from = await boxOf(bar('Observability'));
    const grip = { x: from.x + 60, y: from.y + from.height / 2 };
    const lanes = outline().locator('[role="row"][aria-level="1"]');
    const below = await lanes.evaluateAll((rows, y) => {
      const found = rows.find((it) => {
        const box = it.getBoundingClientRect();
        return box.top > (y as number) + 40 && box.bottom < globalThis.innerHeight - 60;
      });
      const box = found?.getBoundingClientRect();
      return (
        box && { y: box.top + box.height / 2, title: found?.querySelector('span[title]')?.textContent ?? '' }
      );
    }, grip.y);
    if (!below) throw new Error('No lane below');
    await pull(grip, { x: grip.x + 4, y: below.y }, async () => {
      await window.getByText(`To ${below.title}`, { exact: true }).waitFor();
      await shot('lane');
      await window.keyboard.press('Escape');
    });
    await waitForTeam('Platform');
    await pull(grip, { x: grip.x + 4, y: below.y });
    await waitForTeam(below.title);
    await window.getByText(`‘Observability’ moved to ${below.title}.`).first().waitFor({ state: 'attached' });
    expect(await bar('Observability').getAttribute('aria-label')).toBe(name);
    await undo();
    await waitForTeam('Platform');

    await row('Observability').first().click();
    await window.keyboard.press('m');
    const list = window.getByRole('dialog', { name: 'Move to lane' });
    await list.getByRole('combobox').fill(below.title);
    await shot('lanes');
    await window.keyboard.press('Enter');
    await waitForTeam(below.title);
    await window.keyboard.press('Control+Z');
    await waitForTeam('Platform');

    // A task stands with its project.
    await bar('Runbooks').scrollIntoViewIfNeeded();
    const task = await middleOf(bar('Runbooks'));
    const lane = await middleOf(row(below.title).first());
    await pull(task, { x: task.x, y: lane.y }, () => window.getByText(`Not to ${below.title}`).waitFor());
    await window
      .getByText(/Runbooks.? stands with its project/)
      .first()
      .waitFor({ state: 'attached' });
  });

  it('links bars by a pull from one to the other, and by keys; a circle is refused with its chain', async () => {
    // What was pulled is selected, and stays so while what has the focus leaves the page and comes back.
    const selected = window.locator('[role="row"][aria-selected="true"]');
    await expect.poll(() => selected.allTextContents()).toEqual([expect.stringContaining('Runbooks')]);
    const picture = await boxOf(window.getByRole('group', { name: 'Roadmap picture' }));
    await window.mouse.move(picture.x + 300, picture.y + 300);
    await window.mouse.wheel(0, 3000);
    await bar('Observability').waitFor({ state: 'detached' });
    await window.mouse.wheel(0, -3000);
    await bar('Observability').waitFor();
    expect(await selected.allTextContents()).toEqual([expect.stringContaining('Runbooks')]);

    await bar('Runbooks').scrollIntoViewIfNeeded();
    // The tools of what is selected lie over the end of the bar above it.
    await bar('Alert routing').click({ position: { x: 4, y: 10 } });
    const handle = window.locator('[data-link-handle="finish"]');
    await handle.waitFor();
    const to = await boxOf(bar('Runbooks'));
    const popover = window.getByRole('dialog', { name: 'Link ‘Alert routing’ to ‘Runbooks’' });
    await pull(await middleOf(handle), { x: to.x + to.width - 4, y: to.y + 8 }, async () => {
      await shot('linking');
    });
    await popover.getByText('Finish to finish').first().waitFor();
    await shot('link');
    await window.keyboard.press('Escape');
    await popover.waitFor({ state: 'detached' });

    // With a lag it moves what follows, and says so before it does.
    const name = await bar('Runbooks').getAttribute('aria-label');
    await bar('Alert routing').click({ position: { x: 4, y: 10 } });
    // From finish to finish: from finish to start they are linked already.
    await pull(await middleOf(handle), { x: to.x + to.width - 4, y: to.y + 8 });
    await popover.getByRole('spinbutton', { name: 'Lag' }).fill('30');
    await popover.getByRole('button', { name: /Type/ }).focus();
    await popover
      .getByText(/moves?/)
      .first()
      .waitFor();
    await shot('lag');
    await popover.getByRole('spinbutton', { name: 'Lag' }).focus();
    await window.keyboard.press('Enter');
    await popover.waitFor({ state: 'detached' });
    await window
      .getByText(/^Linked ‘Alert routing’ to ‘Runbooks’\.$/)
      .first()
      .waitFor({ state: 'attached' });
    await expect.poll(() => bar('Runbooks').getAttribute('aria-label')).not.toBe(name);
    await undo();
    await expect.poll(() => bar('Runbooks').getAttribute('aria-label')).toBe(name);

    await row('Runbooks').first().click();
    await window.keyboard.press('l');
    const list = window.getByRole('dialog', { name: 'Link ‘Runbooks’ to…' });
    await list.getByRole('combobox').fill('Alert routing');
    await shot('targets');
    await window.keyboard.press('Enter');
    const circle = window.getByRole('dialog', { name: 'Link ‘Runbooks’ to ‘Alert routing’' });
    await circle.getByText(/it would close a circle, .*Runbooks.* → .*Alert routing/).waitFor();
    expect(await circle.getByRole('button', { name: 'Link', exact: true }).isDisabled()).toBe(true);
    await shot('circle');
    await window.keyboard.press('Escape');
    await circle.waitFor({ state: 'detached' });

    // Between teams the link carries a promise, and Enter makes it at once.
    await row('Runbooks').first().click();
    await window.keyboard.press('l');
    await list.getByRole('combobox').fill('Ledger export v2');
    await window.keyboard.press('Enter');
    const across = window.getByRole('dialog', { name: 'Link ‘Runbooks’ to ‘Ledger export v2’' });
    await across.getByRole('textbox', { name: 'What is handed over' }).waitFor();
    await shot('across');
    await window.keyboard.press('Enter');
    await window.getByRole('button', { name: 'Open the promise' }).click();
    await window.getByRole('complementary', { name: 'Inspector' }).getByText('Found').first().waitFor();
    await undo();
  });

  it('selects by keys, copies with links and pastes, in the app and into a spreadsheet', async () => {
    await row('Alert routing').first().click();
    await window.keyboard.press('Shift+ArrowDown');
    await expect.poll(() => row('Runbooks').first().getAttribute('aria-selected')).toBe('true');
    expect(await row('Alert routing').first().getAttribute('aria-selected')).toBe('true');
    await window.keyboard.press('Control+C');
    await window.getByText('Copied 2 items').waitFor({ state: 'attached' });
    const text = await launched.app.evaluate(({ clipboard }) => clipboard.readText());
    expect(text.split('\n').map((line) => line.split('\t').slice(0, 3))).toEqual([
      ['Title', 'Kind', 'Project'],
      ['Alert routing', 'Task', 'Observability'],
      ['Runbooks', 'Task', 'Observability'],
    ]);
    await window.keyboard.press('Control+V');
    await bar('Runbooks (copy)').waitFor();
    await bar('Alert routing (copy)').waitFor();
    await shot('pasted');
    const days = async (title: string) => (await bar(title).getAttribute('aria-label'))?.split(', ')[1];
    expect(await days('Runbooks (copy)')).toBe(await days('Runbooks'));
    await undo();
    await bar('Runbooks (copy)').waitFor({ state: 'detached' });
    await bar('Alert routing (copy)').waitFor({ state: 'detached' });

    await row('Runbooks').first().click();
    await window.keyboard.press('Control+D');
    await bar('Runbooks (copy)').waitFor();
    await undo();
    await bar('Runbooks (copy)').waitFor({ state: 'detached' });
    await row('Runbooks').first().click();
    // What is selected moves together, and comes back by one step.
    await row('Failover drills').first().click();
    await window.keyboard.press('Shift+ArrowDown');
    const both = async () => [await days('Failover drills'), await days('Traffic steering')];
    const before = await both();
    const held = await middleOf(bar('Failover drills'));
    await pull(held, { x: held.x + 40, y: held.y });
    await expect.poll(async () => (await both()).some((it, i) => it === before[i])).toBe(false);
    await undo();
    await expect.poll(both).toEqual(before);

    await row('Runbooks').first().click();
    await window.keyboard.press('Control+A');
    await expect.poll(() => outline().locator('[aria-selected="true"]').count()).toBeGreaterThan(5);
  });

  it('offers what can be done with a row where the right button is pressed, and by the key for it', async () => {
    await row('Alert routing').first().click();
    const days = async () => (await bar('Runbooks').getAttribute('aria-label'))?.split(', ')[1];
    const before = await days();
    await row('Runbooks').first().click({ button: 'right' });
    const menu = window.getByRole('menu', { name: 'Runbooks' });
    await menu.getByRole('menuitem', { name: /^Move a week later/ }).click();
    await menu.waitFor({ state: 'detached' });
    await expect.poll(days).not.toBe(before);
    await undo();
    await expect.poll(days).toBe(before);
    await bar('Runbooks').focus();
    await window.keyboard.press('Shift+F10');
    await menu.waitFor();
    await expect
      .poll(() =>
        menu
          .getByRole('menuitem')
          .first()
          .evaluate((it) => it.matches(':focus')),
      )
      .toBe(true);
    await shot('menu');
    await window.keyboard.press('Escape');
    await menu.waitFor({ state: 'detached' });
    await expect.poll(() => isFocused(bar('Runbooks'))).toBe(true);
    expect(await days()).toBe(before);
  });

  it('adds rows that are pasted from a spreadsheet, after showing what it read', async () => {
    await row('Runbooks').first().click();
    await window.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(
        'text/plain',
        'Title\tStart\tFinish\tTeam\nPager rota\t2026-12-01\t2026-12-11\tNobody\n',
      );
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    const dialog = window.getByRole('dialog', { name: 'Paste rows into the roadmap' });
    await dialog.getByRole('table', { name: 'What is added' }).getByText('Pager rota').waitFor();
    await dialog.getByText(/No team is called .Nobody./).waitFor();
    await shot('excel');
    await dialog.getByRole('button', { name: 'Add 1 item' }).click();
    await bar('Pager rota').waitFor();
    expect(await bar('Pager rota').getAttribute('aria-label')).toContain('1 Dec – 11 Dec 2026');
    await undo();
    await bar('Pager rota').waitFor({ state: 'detached' });
  });

  it('says nothing on the console', () => {
    expect(complaints).toEqual([]);
  });
});
