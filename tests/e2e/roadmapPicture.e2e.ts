import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { goToScreen, hearComplaints, type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const complaints: string[] = [];

const picture = () => window.getByRole('group', { name: 'Roadmap picture' });
const choose = async (list: string, name: string) => {
  await window.getByRole('button', { name: new RegExp(list) }).click();
  await window.getByRole('option', { name, exact: true }).click();
};

/** Exports by the button of the roadmap's head, after `asked` has chosen in the dialog; answers what the file holds. */
async function exported(name: string, asked: () => Promise<void>): Promise<Buffer> {
  const filePath = path.join(launched.userDataDir, name);
  await launched.app.evaluate(({ dialog }, chosen) => {
    dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
  }, filePath);
  await window.getByRole('button', { name: 'Export picture…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Export the roadmap as a picture' });
  await dialog.waitFor();
  await asked();
  await dialog.getByRole('button', { name: 'Export…' }).click();
  await dialog.waitFor({ state: 'hidden' });
  await expect.poll(() => fs.existsSync(filePath), { timeout: 30_000 }).toBe(true);
  return fs.readFileSync(filePath);
}

/** Where a picture has its bars across, by title: the left edge and the right one. */
function barsOf(svg: string): ReadonlyMap<string, readonly [number, number]> {
  const bars = new Map<string, readonly [number, number]>();
  for (const [, name = '', x = '', width = ''] of svg.matchAll(
    /<g><title>([^<]*)<\/title><rect x="([\d.]+)" y="[\d.]+" width="([\d.]+)" height="[\d.]+" rx="2\.5"/g,
  )) {
    bars.set(name.split(',')[0] ?? '', [Number(x), Number(x) + Number(width)]);
  }
  return bars;
}

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  hearComplaints(window, complaints);
  await window.getByRole('button', { name: 'Explore the sample' }).click();
  await window.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
  await goToScreen(window, 'Roadmap');
  await window.getByRole('treegrid', { name: 'Roadmap outline' }).waitFor();
});
afterAll(() => launched.close());

describe('what the roadmap shows and hands on', () => {
  it('exports what is on the screen: two levels, folds and all, its bars where the widget has them', async () => {
    await choose('Then by', 'Phase');
    await window
      .getByRole('row', { name: /Execution/ })
      .first()
      .waitFor();
    // The lane of a team is folded: on the picture it is one bar, as it is here.
    const lane = window.getByRole('row', { name: /^Platform/ });
    await lane.click();
    await window.keyboard.press('ArrowLeft');
    await expect.poll(() => lane.getAttribute('aria-expanded')).toBe('false');
    const svg = (
      await exported('screen.svg', async () => {
        const said = window.getByRole('dialog').getByRole('status');
        await expect.poll(() => said.textContent()).toMatch(/by team, then phase/);
      })
    ).toString('utf8');
    expect(svg).toContain('Lanes by team, then phase');
    expect(svg).not.toContain('>Runbooks<');
    expect(svg).toContain('<title>3 projects, ');
    const drawn = barsOf(svg);
    const boxes = new Map<string, readonly [number, number]>();
    await expect
      .poll(async () => {
        for (const bar of await picture().locator('.vis-item.vis-range').all()) {
          const name = (await bar.getAttribute('aria-label'))?.split(', ')[0] ?? '';
          const box = await bar.boundingBox();
          if (box && drawn.has(name)) boxes.set(name, [box.x, box.x + box.width]);
        }
        return boxes.size;
      })
      .toBeGreaterThan(8);
    // Both are the same line of time: one scale and one shift take every edge of the picture to that of the widget.
    const area = await picture().boundingBox();
    const inView = [...boxes].filter(
      ([, [from, to]]) => area && from > area.x + 2 && to < area.x + area.width - 2,
    );
    expect(inView.length).toBeGreaterThan(6);
    const pairs = inView.flatMap(([name, edges]) =>
      edges.map((edge, i) => [drawn.get(name)?.[i] ?? Number.NaN, edge] as const),
    );
    const low = pairs.reduce((least, pair) => (pair[0] < least[0] ? pair : least));
    const high = pairs.reduce((most, pair) => (pair[0] > most[0] ? pair : most));
    const scale = (high[1] - low[1]) / (high[0] - low[0]);
    for (const [drawnAt, shownAt] of pairs) {
      expect(Math.abs(low[1] + (drawnAt - low[0]) * scale - shownAt)).toBeLessThan(1.5);
    }
  });

  it('says what the filter hides, holds the days that are asked for, and fits a sheet', async () => {
    await window.getByRole('button', { name: /^Filter/ }).click();
    await window.getByRole('button', { name: 'No teams' }).click();
    await window.getByRole('checkbox', { name: 'Platform' }).click({ force: true });
    await window.keyboard.press('Escape');
    const hidden = await window.getByText(/^Hidden by filter: \d+/).textContent();
    const amount = /\d+/.exec(hidden ?? '')?.[0];
    const svg = (
      await exported('sheet.svg', async () => {
        const dialog = window.getByRole('dialog');
        await dialog.getByRole('radio', { name: 'From a day to a day' }).click();
        const from = dialog.getByRole('textbox', { name: 'From' });
        await from.fill('2026-10-01');
        await from.press('Tab');
        const until = dialog.getByRole('textbox', { name: 'Until' });
        await until.fill('2026-12-31');
        await until.press('Tab');
        await choose('Paper', 'A3, sideways');
        await expect.poll(() => dialog.getByRole('status').textContent()).toMatch(/smallest type is \d/);
      })
    ).toString('utf8');
    expect(svg).toContain(`Hidden by filter: ${amount}`);
    expect(svg).toContain('1 Oct 2026 to 31 Dec 2026');
    expect(svg).toMatch(/width="1190\.55pt" height="841\.89pt"/);
    const png = await exported('whole.png', async () => {
      await window.getByRole('dialog').getByRole('radio', { name: 'Whole program' }).click();
      await window.getByRole('dialog').getByRole('radio', { name: 'PNG' }).click();
    });
    expect(png.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect(png.length).toBeGreaterThan(50_000);
    await window.getByRole('button', { name: 'Clear filter' }).click();
  });

  it('exports what is imagined as it is seen, and the plan where that is asked for', async () => {
    const jump = window.getByRole('combobox', { name: 'Jump to' });
    await jump.fill('Dry run 2');
    await window.getByRole('option', { name: 'Dry run 2', exact: true }).click();
    const bar = picture().getByRole('button', { name: /^Dry run 2, / });
    await expect.poll(() => bar.evaluate((it) => it === document.activeElement)).toBe(true);
    await window.keyboard.press('w');
    const strip = window.getByRole('region', { name: 'What if' });
    await strip.waitFor();
    await strip.getByRole('button', { name: 'A week later' }).click();
    const asImagined = () =>
      window.getByRole('dialog').getByRole('checkbox', { name: /^As imagined: Dry run 2/ });
    const imagined = (
      await exported('imagined.svg', async () => {
        await expect.poll(() => asImagined().isChecked()).toBe(true);
      })
    ).toString('utf8');
    expect(imagined).toMatch(/what if ‘Dry run 2 \+\d+ d’/);
    expect(imagined).toContain('Not the plan: ');
    const plan = (
      await exported('plan.svg', async () => {
        await window
          .getByRole('dialog')
          .getByText(/^As imagined: Dry run 2/)
          .click();
        await expect.poll(() => asImagined().isChecked()).toBe(false);
      })
    ).toString('utf8');
    expect(plan).not.toContain('what if');
    expect(barsOf(plan).get('Dry run 2')).not.toEqual(barsOf(imagined).get('Dry run 2'));
    await strip.getByRole('button', { name: 'Discard' }).click();
    await strip.waitFor({ state: 'hidden' });
  });

  it('says on an arrow its type, slack and promise: by keys, under the pointer, and when it is clicked', async () => {
    const note = window.locator('[data-arrow-note]');
    const jump = window.getByRole('combobox', { name: 'Jump to' });
    await jump.fill('Dry run 2');
    await window.getByRole('option', { name: 'Dry run 2', exact: true }).click();
    const bar = picture().getByRole('button', { name: /^Dry run 2, / });
    await expect.poll(() => bar.evaluate((it) => it === document.activeElement)).toBe(true);
    const promised = async () => {
      await window.keyboard.press('d');
      return (await note.isVisible()) ? note.textContent() : '';
    };
    await expect.poll(promised).toContain('Ledger export v2 ready → Dry run 2');
    const said = await note.textContent();
    expect(said).toContain('Finish to start, no lag, no slack.');
    expect(said).toContain('On the critical path.');
    expect(said).toMatch(
      /Payments \(Imran Khan\) gives Data migration \(Petra Novak\) ‘A complete, replayable/,
    );
    expect(said).toMatch(/by 11 Dec 2026, needed by 27 Nov 2026, 14 days too late\./);
    expect(said).toContain('Committed, 50 % sure.');
    await window.keyboard.press('Escape');
    await note.waitFor({ state: 'hidden' });
    // Where an arrow runs over empty ground the pointer finds it.
    const spots = await picture()
      .locator('path.tl-arrow-line')
      .evaluateAll((paths) =>
        paths.flatMap((path) => {
          if (!(path instanceof SVGPathElement)) return [];
          const matrix = path.getScreenCTM();
          const length = path.getTotalLength();
          if (!matrix || length < 30) return [];
          const at = path.getPointAtLength(length / 2).matrixTransform(matrix);
          const under = document.elementsFromPoint(at.x, at.y);
          const isGround =
            under.some((it) => it.closest('[data-canvas]')) &&
            !under.some((it) => it.closest('.vis-item, [role="toolbar"], [role="treegrid"]'));
          return isGround ? [{ x: at.x, y: at.y }] : [];
        }),
      );
    const [spot] = spots;
    if (!spot) throw new Error('No arrow runs over empty ground.');
    await expect
      .poll(async () => {
        await window.mouse.move(spot.x - 20, spot.y - 20);
        await window.mouse.move(spot.x, spot.y);
        return note.isVisible();
      })
      .toBe(true);
    const hovered = await note.textContent();
    expect(hovered).toMatch(/ → .*(to start|to finish|moves nothing)/);
    await window.mouse.click(spot.x, spot.y);
    await window.mouse.move(spot.x, spot.y + 200);
    await expect.poll(() => note.textContent()).toBe(hovered);
    await window.keyboard.press('Escape');
  });

  it('marks quarters and years, and leaves them out where that is asked for', async () => {
    const lines = picture().locator('.tl-period');
    await expect.poll(() => lines.count()).toBeGreaterThan(1);
    await window.getByRole('button', { name: 'Markers and phases…' }).click();
    const dialog = window.getByRole('dialog', { name: 'Markers and phases' });
    await dialog.getByText('Tell quarters and years apart').click();
    await expect.poll(() => lines.count()).toBe(0);
    await dialog.getByText('Tell quarters and years apart').click();
    await expect.poll(() => lines.count()).toBeGreaterThan(1);
    await window.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });

  it('keeps the names of axis and markers and the tag of today apart, from days to decades', async () => {
    /** Pairs of names that meet in the header of the chart. */
    const meeting = () =>
      window.evaluate(() => {
        const names = document.querySelectorAll(
          '.tl-axis-text-major, .tl-axis-text-minor, .tl-axis-period, .tl-today-box, .tl-flag text',
        );
        const boxes = [...names].map((it) => ({ name: it.textContent, box: it.getBoundingClientRect() }));
        return boxes.flatMap(({ name, box: a }, i) =>
          boxes.slice(i + 1).flatMap(({ name: other, box: b }) => {
            const across = Math.min(a.right, b.right) - Math.max(a.left, b.left);
            const down = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top);
            return across > 1 && down > 3 ? [`${name} and ${other}`] : [];
          }),
        );
      });
    const unitAt = () => window.locator('.tl-axis-text-minor').allTextContents();
    const seen = new Set<string>();
    await window.getByRole('button', { name: 'Today', exact: true }).click();
    for (const [button, presses] of [
      ['Zoom in', 9],
      ['Zoom out', 22],
    ] as const) {
      for (let press = 0; press < presses; press++) {
        const before = (await unitAt()).join();
        await window.getByRole('button', { name: button }).click();
        await expect.poll(async () => (await unitAt()).join() !== before || press > 7).toBe(true);
        expect(await meeting(), (await unitAt()).join(' ')).toEqual([]);
        if ((await window.locator('.tl-today-box').count()) > 0) seen.add('tag');
        for (const text of await unitAt()) seen.add(text);
      }
    }
    expect(seen).toContain('tag');
    expect([...seen].some((it) => /^[MTWFS] \d+$/.test(it))).toBe(true);
    expect([...seen].some((it) => /^\d{4}s?$/.test(it))).toBe(true);
    await window.getByRole('button', { name: 'Fit', exact: true }).click();
  });

  it('moves a gate by a pull and by keys, and says why one that was decided stays and none is linked', async () => {
    const gate = picture().getByRole('button', { name: /^Cut-over gate, / });
    const dayOf = async () => /gate on ([^,]*)/.exec((await gate.getAttribute('aria-label')) ?? '')?.[1];
    // The gates stand in the first row, which the jump before has left above the window.
    await window.getByRole('combobox', { name: 'Jump to' }).fill('Kick-off');
    await window.getByRole('option', { name: /^Kick-off/ }).click();
    await window.getByRole('button', { name: 'Fit', exact: true }).click();
    await gate.locator('svg').first().click();
    await expect.poll(dayOf).toBe('18 Dec 2026');
    await window.keyboard.press('Alt+Shift+ArrowRight');
    await expect.poll(dayOf).toBe('25 Dec 2026');
    await window.keyboard.press('ControlOrMeta+Z');
    await expect.poll(dayOf).toBe('18 Dec 2026');
    const box = await gate.locator('svg').first().boundingBox();
    if (!box) throw new Error('The gate is not drawn.');
    await window.mouse.move(box.x + box.width / 2, box.y + box.height / 2);
    await window.mouse.down();
    for (const x of [6, 20, 40]) await window.mouse.move(box.x + box.width / 2 + x, box.y + box.height / 2);
    await window.mouse.up();
    await expect.poll(dayOf).not.toBe('18 Dec 2026');
    await window.keyboard.press('ControlOrMeta+Z');
    await expect.poll(dayOf).toBe('18 Dec 2026');
    await gate.focus();
    await window.keyboard.press('l');
    await window
      .getByText(/^Nothing is linked to a gate/)
      .first()
      .waitFor();
    const decided = picture().getByRole('button', { name: /^Plan gate, / });
    await decided.locator('svg').first().click();
    await window.keyboard.press('Alt+ArrowRight');
    await window.getByText("'Plan gate' was decided (go): its day stays.").first().waitFor();
  });

  it('says nothing on the console', () => {
    expect(complaints).toEqual([]);
  });
});
