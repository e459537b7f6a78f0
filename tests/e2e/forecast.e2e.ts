import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const dialog = () => window.getByRole('dialog', { name: 'Forecast' });

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  await window.getByRole('button', { name: 'Open sample' }).first().click();
  await window.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
});
afterAll(() => launched.close());

describe('Forecast', () => {
  it('plays the sample through and says how likely its dates are, by keyboard alone', async () => {
    await window.keyboard.press('Control+Shift+F');
    await dialog()
      .getByText(/^General availability.* is done by .+ in 80 of 100 runs\. The target, .+, holds in .+\.$/)
      .waitFor({ timeout: 60_000 });
    await dialog()
      .getByRole('img', { name: /half of the runs are done by/ })
      .waitFor();
    const lines = dialog().getByRole('row');
    expect(await lines.count()).toBeGreaterThan(4);
    expect(await dialog().getByRole('listitem').count()).toBeGreaterThan(1);
    const found = await new AxeBuilder({ page: window }).setLegacyMode().include('[role="dialog"]').analyze();
    expect(found.violations.filter((it) => it.impact === 'serious' || it.impact === 'critical')).toEqual([]);
  });

  it('says the same for the same seed, and something else for another', async () => {
    const words = () => lines().allInnerTexts();
    const lines = () => dialog().getByRole('row');
    const before = await words();
    const seed = dialog().getByRole('spinbutton', { name: 'Seed' });
    await seed.fill('7');
    await seed.press('Enter');
    await expect.poll(words, { timeout: 60_000 }).not.toEqual(before);
    await dialog().getByRole('img').waitFor();
    await seed.fill('42');
    await seed.press('Enter');
    await expect.poll(words, { timeout: 60_000 }).toEqual(before);
  });

  it('can be cancelled while it runs, and leads to what moves the finish', async () => {
    await dialog().getByRole('button', { name: /Runs/ }).click();
    await window.getByRole('option', { name: '100,000 runs' }).click();
    await dialog().getByRole('progressbar', { name: 'Forecasting' }).waitFor();
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    await dialog().getByText('The forecast was cancelled').waitFor();
    await dialog().getByRole('button', { name: /Runs/ }).click();
    await window.getByRole('option', { name: '1,000 runs' }).click();
    const first = dialog().getByRole('listitem').first().getByRole('button');
    await first.waitFor({ timeout: 60_000 });
    await first.click();
    await dialog().waitFor({ state: 'detached' });
    await window.getByRole('complementary', { name: 'Inspector' }).waitFor();
  });
});
