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
    .getByRole('button', { name: `${title}, ` })
    .first();
const row = (title: string) =>
  outline()
    .getByRole('row', { name: new RegExp(title) })
    .first();
const undoButton = () => window.getByRole('button', { name: /^Undo/ }).first();
const isFocused = (it: ReturnType<typeof bar>) => it.evaluate((element) => element.matches(':focus'));
const focusOn = (it: ReturnType<typeof bar>) => expect.poll(() => isFocused(it)).toBe(true);
const daysOf = async (title: string) => (await bar(title).getAttribute('aria-label'))?.split(', ')[1];
const selectedTitles = () =>
  outline()
    .locator('[aria-selected="true"] span[title]')
    .evaluateAll((names) => names.map((name) => name.textContent));

async function boxOf(it: ReturnType<typeof bar>) {
  const box = await it.boundingBox();
  if (!box) throw new Error('Not in view');
  return box;
}

type Point = { readonly x: number; readonly y: number };

/** A part of a bar that the pointer takes hold of. */
async function gripOf(title: string, part: 'start' | 'middle' | 'finish'): Promise<Point> {
  const { x, y, width, height } = await boxOf(bar(title));
  return {
    x: part === 'start' ? x + 2 : part === 'finish' ? x + width - 2 : x + width / 2,
    y: y + height / 2,
  };
}

async function pull(from: Point, by: Point, before?: () => Promise<unknown>) {
  await window.mouse.move(from.x, from.y);
  await window.mouse.down();
  for (let step = 1; step <= 6; step++) {
    await window.mouse.move(from.x + (by.x * step) / 6, from.y + (by.y * step) / 6);
  }
  await before?.();
  await window.mouse.up();
}

/** The program as the shell has it, to the byte, and what undo and redo would do. */
const inTheShell = () =>
  window.evaluate(async () => {
    const { throughline } = globalThis as unknown as {
      throughline: { request: (name: string, payload: unknown) => Promise<never> };
    };
    const { lastProgramId } = (await throughline.request('settings:read', null)) as { lastProgramId: string };
    const { value } = (await throughline.request('program:open', { id: lastProgramId })) as {
      value: { document: object; seq: number; undoLabel: string | null; redoLabel: string | null };
    };
    const { document, seq, undoLabel, redoLabel } = value;
    return { text: JSON.stringify(document), seq, undoLabel, redoLabel };
  });

/** The picture as it is seen when the pointer is elsewhere: every element, with all that it says, in one order. */
async function pictureAtRest(): Promise<string> {
  await window.mouse.move(4, 4);
  return picture().evaluate((area) => {
    const inOrder = (text: string, between: string) =>
      text
        .split(between)
        .map((it) => it.trim())
        .sort()
        .join(between);
    const betweenOf = new Map([
      ['class', ' '],
      ['style', ';'],
    ]);
    // The widget puts what moved behind what did not.
    return [...area.querySelectorAll('*')]
      .filter((it) => it.checkVisibility())
      .map((it) => {
        const named = [...it.attributes].filter(({ name }) => name !== 'id');
        const attributes = named.map(({ name, value }) => {
          const between = betweenOf.get(name);
          return `${name}=${between === undefined ? value : inOrder(value, between)}`;
        });
        const words = it.childElementCount === 0 ? it.textContent : '';
        return `${it.tagName} ${attributes.sort().join(' ')} ${words}`;
      })
      .sort()
      .join('\n');
  });
}

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
  if (task.result?.state !== 'fail') return;
  await window.mouse.up();
  for (const key of ['Shift', 'Control']) await window.keyboard.up(key);
  for (let i = 0; i < 3; i++) await window.keyboard.press('Escape');
});
afterAll(() => launched.close());

describe('Hands and keys on the roadmap', () => {
  it('takes back by Escape every gesture that is under way, without a trace in program, undo or picture', async () => {
    await row('Runbooks').click();
    // The reasons of all dates follow the first drawing.
    await expect.poll(() => bar('Runbooks').getAttribute('aria-description')).toMatch(/^Starts /);
    const program = await inTheShell();
    const drawn = await pictureAtRest();
    const strip = window.getByRole('status', { name: 'What the drag would do' });
    for (const part of ['start', 'middle', 'finish'] as const) {
      await pull(await gripOf('Runbooks', part), { x: 40, y: 0 }, async () => {
        await strip.waitFor();
        await window.keyboard.press('Escape');
        await strip.waitFor({ state: 'detached' });
      });
      await expect.poll(pictureAtRest).toBe(drawn);
    }
    // Another one than what is selected, by time and to another lane: not even the selection changes.
    for (const by of [
      { x: 40, y: 0 },
      { x: 2, y: 90 },
    ]) {
      await pull(await gripOf('Failover drills', 'middle'), by, async () => {
        await strip.waitFor();
        await window.keyboard.press('Escape');
      });
      expect(await selectedTitles()).toEqual(['Runbooks']);
    }
    const ground = { x: (await boxOf(picture())).x + 24, y: (await boxOf(row('Failover drills'))).y + 16 };
    await pull(ground, { x: 120, y: 0 }, () => window.keyboard.press('Escape'));
    await window.keyboard.down('Shift');
    await pull(ground, { x: 400, y: 60 }, () => window.keyboard.press('Escape'));
    await window.keyboard.up('Shift');
    await bar('Failover drills').hover();
    const handle = window.locator('[data-link-handle="finish"]');
    const { x, y, width, height } = await boxOf(handle);
    await pull({ x: x + width / 2, y: y + height / 2 }, { x: -60, y: 120 }, () =>
      window.keyboard.press('Escape'),
    );
    expect(await selectedTitles()).toEqual(['Runbooks']);
    await row('Runbooks').click();
    await expect.poll(pictureAtRest).toBe(drawn);
    expect(await inTheShell()).toEqual(program);
  });

  it('makes one step of undo of each gesture, which brings back the very same program', async () => {
    const program = await inTheShell();
    const days = await daysOf('Failover drills');
    const once = async (gesture: () => Promise<unknown>) => {
      const { seq } = await inTheShell();
      await gesture();
      await expect.poll(() => daysOf('Failover drills')).not.toBe(days);
      expect((await inTheShell()).seq).toBe(seq + 1);
      await window.keyboard.press('Control+Z');
      await expect.poll(() => daysOf('Failover drills')).toBe(days);
      expect((await inTheShell()).text).toBe(program.text);
    };
    for (const part of ['middle', 'start', 'finish'] as const) {
      await once(async () =>
        pull(await gripOf('Failover drills', part), { x: part === 'start' ? 14 : 30, y: 0 }),
      );
    }
    await row('Failover drills').click();
    await once(() => window.keyboard.press('Control+Alt+Shift+ArrowRight'));
    await once(() => window.keyboard.press('Control+Alt+ArrowRight'));
    const tools = window.getByRole('toolbar', { name: 'Move ‘Failover drills’' });
    await once(() => tools.getByRole('button', { name: 'Start a day later' }).click());
    // Several at once are one step, too.
    await row('Failover drills').click();
    await window.keyboard.press('Shift+ArrowDown');
    await once(() => window.keyboard.press('Alt+Shift+ArrowRight'));
  });

  it('keeps the other end where it is when links hold the one that is pulled', async () => {
    await row('Runbooks').click();
    const days = await daysOf('Runbooks');
    await pull(await gripOf('Runbooks', 'start'), { x: -30, y: 0 });
    await window
      .getByText(/^Runbooks .* as before: what it waits for holds it there/)
      .first()
      .waitFor({ state: 'attached' });
    expect(await daysOf('Runbooks')).toBe(days);
    expect((await inTheShell()).undoLabel).toBe("Resize 'Runbooks'");
    await window.keyboard.press('Control+Z');
    await expect.poll(async () => (await inTheShell()).undoLabel).toBeNull();
  });

  it('selects more by a press with Shift or Control, also of what the tools stand upon', async () => {
    await row('Runbooks').click();
    await bar('Alert routing').click({ modifiers: ['Shift'] });
    await expect.poll(async () => (await selectedTitles()).toSorted()).toEqual(['Alert routing', 'Runbooks']);
    await bar('Failover drills').click({ modifiers: ['Control'] });
    await expect.poll(async () => (await selectedTitles()).length).toBe(3);
    await bar('Alert routing').click({ modifiers: ['Control'] });
    await expect
      .poll(async () => (await selectedTitles()).toSorted())
      .toEqual(['Failover drills', 'Runbooks']);
  });

  it('edits nothing that is not drawn: neither while something is imagined, nor what is no longer in focus', async () => {
    const { text } = await inTheShell();
    await row('Runbooks').click();
    await window.keyboard.press('w');
    const strip = window.getByRole('region', { name: 'What if' });
    await strip.waitFor();
    await window.keyboard.press('Control+Alt+ArrowRight');
    await window
      .getByText(/^Apply or discard the what-if first/)
      .first()
      .waitFor();
    await row('Runbooks').focus();
    await window.keyboard.press('Escape');
    await strip.waitFor({ state: 'detached' });
    // The row of a lane stands for no one project: keys find nothing to act upon there.
    await row('Runbooks').click();
    await window.keyboard.press('ArrowDown');
    await focusOn(row('Payments'));
    expect(await selectedTitles()).toEqual([]);
    await window.keyboard.press('Delete');
    await window.keyboard.press('Alt+ArrowRight');
    expect((await inTheShell()).text).toBe(text);
  });

  it('has the focus go on to the next when what had it is gone: deleted, or undone', async () => {
    await row('Runbooks').click();
    await window.keyboard.press('Delete');
    await row('Runbooks').waitFor({ state: 'detached' });
    await focusOn(row('Payments'));
    await window.keyboard.press('Control+Z');
    await row('Runbooks').waitFor();
    // What came back stands before the focus, which stays on its row and goes on from there.
    await focusOn(row('Payments'));
    await window.keyboard.press('ArrowUp');
    await focusOn(row('Runbooks'));

    await window.keyboard.press('n');
    await window.getByRole('dialog', { name: /^New task/ }).waitFor();
    await window.keyboard.type('Paging drill');
    await window.keyboard.press('Enter');
    await focusOn(bar('Paging drill'));
    await window.keyboard.press('Control+Z');
    await bar('Paging drill').waitFor({ state: 'detached' });
    await expect
      .poll(() =>
        picture().evaluate(
          (it) => document.activeElement?.matches('[data-key]') && it.contains(document.activeElement),
        ),
      )
      .toBe(true);
  });

  it('keeps the focus on a row that is scrolled away, and the Tab key between a row and its bar', async () => {
    await row('Runbooks').click();
    const scroller = picture().locator('xpath=../..');
    for (const top of [0, 100_000]) {
      await scroller.evaluate((it, y) => {
        it.scrollTop = y;
      }, top);
      await focusOn(row('Runbooks'));
    }
    await window.keyboard.press('ArrowUp');
    await focusOn(row('Alert routing'));
    await window.keyboard.press('Tab');
    await window.keyboard.press('Tab');
    await focusOn(bar('Alert routing'));
    await window.keyboard.press('ArrowDown');
    await focusOn(bar('Runbooks'));
    await window.keyboard.press('Shift+Tab');
    await window.keyboard.press('Shift+Tab');
    await focusOn(row('Runbooks'));
    const ofThree = {
      position: await row('Runbooks').getAttribute('aria-posinset'),
      size: await row('Runbooks').getAttribute('aria-setsize'),
    };
    expect(ofThree).toEqual({ position: '3', size: '3' });
  });

  it('leads by keys to the arrows of a collapsed lane', async () => {
    await window.getByRole('button', { name: 'Collapse all' }).click();
    const lane = row('Payments');
    await lane.click();
    await window.keyboard.press('d');
    const note = window.locator('[data-arrow-note]');
    await note.waitFor();
    expect(await note.textContent()).toMatch(/ → /);
    await expect.poll(() => picture().locator('.tl-arrow-selected').count()).toBe(1);
    await window.keyboard.press('Escape');
    await window.getByRole('button', { name: 'Expand all' }).click();
    await row('Runbooks').waitFor();
  });

  it('zooms to the pointer by the wheel, from days to ten years', async () => {
    await window.getByRole('button', { name: 'Fit', exact: true }).click();
    await window.getByRole('combobox', { name: 'Jump to' }).fill('Runbooks');
    await window.getByRole('option', { name: 'Runbooks', exact: true }).click();
    await focusOn(bar('Runbooks'));
    // The pointer stands on a whole pixel: what is a part of one beside it grows with the zoom.
    const { x, y, height } = await boxOf(bar('Runbooks'));
    const wheel = async (pixels: number, times: number) => {
      await window.mouse.move(x, y + height + 8);
      await window.keyboard.down('Control');
      for (let i = 0; i < times; i++) await window.mouse.wheel(0, pixels);
      await window.keyboard.up('Control');
    };
    await wheel(-60, 5);
    await expect.poll(async () => (await boxOf(bar('Runbooks'))).width).toBeGreaterThan(60);
    expect(Math.abs((await boxOf(bar('Runbooks'))).x - x)).toBeLessThan(12);
    await wheel(60, 12);
    await expect.poll(async () => (await boxOf(bar('Runbooks'))).width).toBeLessThan(8);
    expect(Math.abs((await boxOf(bar('Runbooks'))).x - x)).toBeLessThan(12);
    await window.getByRole('button', { name: 'Fit', exact: true }).click();
  });

  it('says how many the filter hides also when the roadmap is presented', async () => {
    await window.getByRole('button', { name: /^Filter/ }).click();
    await window.getByRole('button', { name: 'No teams' }).click();
    await window.getByRole('checkbox', { name: 'Platform' }).click({ force: true });
    await window.keyboard.press('Escape');
    const hidden =
      /Hidden by filter: \d+/.exec((await window.getByText(/^Hidden by filter/).textContent()) ?? '')?.[0] ??
      '';
    await window.getByRole('button', { name: 'Present' }).click();
    await window.getByRole('button', { name: 'Leave' }).waitFor();
    await window.getByText(hidden).waitFor();
    await window.getByRole('button', { name: 'Leave' }).click();
    await window.getByRole('button', { name: 'Clear filter' }).click();
    expect(await undoButton().isDisabled()).toBe(true);
  });

  it('says nothing on the console', () => {
    expect(complaints).toEqual([]);
  });
});
