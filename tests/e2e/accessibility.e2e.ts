import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp } from './harness';

const screens = [
  'Portfolio',
  'Overview',
  'Roadmap',
  'Dependencies',
  'Stakeholders',
  'Goals',
  'RAID',
  'Reports',
  'Guide',
  'Settings',
] as const;

let launched: LaunchedApp;
let window: Page;

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  window.setDefaultTimeout(15_000);
});
afterAll(() => launched.close());

const rail = () => window.getByRole('navigation', { name: 'Screens' });
const main = (screen: string) => window.getByRole('main', { name: screen });

async function goTo(screen: string): Promise<void> {
  await rail().getByRole('button', { name: screen, exact: true }).click();
  await main(screen).getByRole('heading', { name: screen, level: 1 }).waitFor();
}

async function setTheme(theme: 'light' | 'dark'): Promise<void> {
  await window.evaluate(
    (it) =>
      (
        globalThis as unknown as { throughline: { request: (name: string, payload: unknown) => unknown } }
      ).throughline.request('settings:change', { changes: { theme: it } }),
    theme,
  );
  await window.locator(`html[data-theme="${theme}"]`).waitFor();
}

/** What axe finds that keeps somebody from using the window: one line each. */
async function seriousFindings(): Promise<string[]> {
  // Legacy mode: Electron's window has no other page in which axe could put its parts together.
  const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.map((node) => `${id}: ${node.target.join(' ')}: ${node.failureSummary}`),
    );
}

describe('with no program open', () => {
  it.each(['light', 'dark'] as const)('axe finds nothing serious in %s', async (theme) => {
    await setTheme(theme);
    await main('Portfolio').getByRole('heading', { level: 1 }).first().waitFor();
    expect(await seriousFindings()).toEqual([]);
  });
});

describe.each(['light', 'dark'] as const)('axe finds nothing serious in %s', (theme) => {
  beforeAll(async () => {
    await setTheme(theme);
    if (await rail().getByRole('button', { name: 'Overview', exact: true }).isVisible()) return;
    await window.getByRole('button', { name: 'Open sample' }).click();
    await main('Overview').getByRole('heading', { level: 1 }).first().waitFor();
  });

  it.each(screens)('on %s', async (screen) => {
    await goTo(screen);
    expect(await seriousFindings()).toEqual([]);
  });

  it('on every other view of a screen', async () => {
    await goTo('Dependencies');
    for (const view of ['Matrix', 'Agreements', 'Graph']) {
      await window.getByRole('tab', { name: view }).click();
      await window.getByRole('tab', { name: view, selected: true }).waitFor();
      expect(await seriousFindings(), view).toEqual([]);
    }
    for (const [screen, views] of [
      ['Overview', ['Status updates', 'Phases and gates', 'Capacity', 'Now']],
      ['Stakeholders', ['Map', 'RACI', 'Communication plan', 'List']],
      ['Goals', ['Priorities', 'Objectives']],
    ] as const) {
      await goTo(screen);
      for (const view of views) {
        await window.getByRole('tab', { name: view }).click();
        await window.getByRole('tab', { name: view, selected: true }).waitFor();
        expect(await seriousFindings(), view).toEqual([]);
      }
    }
    await goTo('Guide');
    await window.getByRole('tab', { name: 'Check-up' }).click();
    await window.getByRole('heading', { name: 'All findings' }).waitFor();
    expect(await seriousFindings(), 'Check-up').toEqual([]);
    await window.getByRole('tab', { name: 'Lifecycle' }).click();
    await window.getByRole('heading', { name: /what this phase needs/ }).waitFor();
    expect(await seriousFindings(), 'Lifecycle').toEqual([]);
    await window.getByRole('tab', { name: 'Practice' }).click();
    await window.getByRole('heading', { name: /^Twelve things/ }).waitFor();
    expect(await seriousFindings(), 'Practice').toEqual([]);
    await window.getByRole('tab', { name: 'Topics' }).click();
  });

  it('in the palette and on the sheet of keys', async () => {
    await goTo('Dependencies');
    await window.keyboard.press('ControlOrMeta+K');
    await window.getByRole('dialog').waitFor();
    expect(await seriousFindings()).toEqual([]);
    await window.keyboard.press('Escape');
    await window.getByRole('dialog').waitFor({ state: 'hidden' });
    await main('Dependencies').focus();
    await window.keyboard.press('?');
    await window.getByRole('dialog', { name: 'Keyboard shortcuts' }).waitFor();
    expect(await seriousFindings()).toEqual([]);
    await window.keyboard.press('Escape');
    await window.getByRole('dialog').waitFor({ state: 'hidden' });
  });
});

/** What has the focus, in a few words. */
function focused(): Promise<string> {
  return window.evaluate(() => {
    const element = document.activeElement;
    if (!element || element === document.body) return 'nothing';
    const name = element.getAttribute('aria-label') ?? element.textContent?.trim().slice(0, 40) ?? '';
    return `${element.getAttribute('role') ?? element.tagName.toLowerCase()} "${name}"`;
  });
}

describe('by the keyboard alone', () => {
  /** More stops than any screen has: whoever comes round to none of them is trapped. */
  const manyStops = 150;

  async function leaveFocus(): Promise<void> {
    await window.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  }

  it.each(screens)('%s is reached from the rail and by its key', async (screen) => {
    await leaveFocus();
    for (let stop = 0; stop < manyStops && (await focused()) !== `button "${screen}"`; stop++) {
      await window.keyboard.press('Tab');
    }
    expect(await focused()).toBe(`button "${screen}"`);
    await window.keyboard.press('Enter');
    await main(screen).waitFor();

    await window.keyboard.press(`ControlOrMeta+${screens.indexOf(screen) === 0 ? 2 : 1}`);
    await main(screen).waitFor({ state: 'detached' });
    const place = screens.indexOf(screen) + 1;
    await window.keyboard.press(`ControlOrMeta+${place > 9 ? ',' : place}`);
    await main(screen).waitFor();
  });

  it.each(screens)('on %s the focus comes round, and is seen wherever it stops', async (screen) => {
    await goTo(screen);
    await leaveFocus();
    const unseen: string[] = [];
    const seen = new Set<string>();
    let round = false;
    for (let stop = 0; stop < manyStops && !round; stop++) {
      await window.keyboard.press('Tab');
      const place = await focusMark(stop);
      if (place === 'again') round = true;
      else if (place === 'elsewhere') continue;
      else {
        seen.add(await focused());
        if (!(await isFocusSeen())) unseen.push(await focused());
      }
    }
    expect(unseen).toEqual([]);
    expect(round).toBe(true);
    // The rail alone has as many stops as there are screens.
    expect(seen.size).toBeGreaterThan(screens.length);
  });

  /** Whether the focus stands where it has stood before on this round; what is focused is remembered. */
  function focusMark(stop: number): Promise<'new' | 'again' | 'elsewhere'> {
    return window.evaluate((first) => {
      const known = globalThis as unknown as { focusStops?: Element[] };
      if (first || !known.focusStops) known.focusStops = [];
      const element = document.activeElement;
      if (!element || element === document.body) return 'elsewhere';
      if (known.focusStops.includes(element)) return 'again';
      known.focusStops.push(element);
      return 'new';
    }, stop === 0);
  }

  /** Whether a ring is drawn around what has the focus, or the picture changes when the focus leaves. */
  async function isFocusSeen(): Promise<boolean> {
    const look = await window.evaluate(() => {
      const element = document.activeElement;
      if (!element) return null;
      const style = getComputedStyle(element);
      const { x, y, width, height } = element.getBoundingClientRect();
      const hasRing =
        style.outlineStyle !== 'none' &&
        Number.parseFloat(style.outlineWidth) >= 1 &&
        width > 0 &&
        height > 0;
      // A milestone is a point that its diamond and ring stand around.
      return { hasRing, clip: { x: x - 14, y: y - 14, width: width + 28, height: height + 28 } };
    });
    if (look === null) return false;
    if (look.hasRing) return true;
    const clip = {
      x: Math.max(0, look.clip.x),
      y: Math.max(0, look.clip.y),
      width: Math.max(1, look.clip.width),
      height: Math.max(1, look.clip.height),
    };
    const withFocus = await window.screenshot({ clip, animations: 'disabled', caret: 'hide' });
    await window.evaluate(() => {
      const known = globalThis as unknown as { focusedBefore?: Element | null };
      known.focusedBefore = document.activeElement;
      (document.activeElement as HTMLElement | null)?.blur();
    });
    const without = await window.screenshot({ clip, animations: 'disabled', caret: 'hide' });
    await window.evaluate(() => {
      const known = globalThis as unknown as { focusedBefore?: HTMLElement | null };
      known.focusedBefore?.focus();
    });
    return !withFocus.equals(without);
  }
});
