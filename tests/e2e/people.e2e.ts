import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const complaints: string[] = [];

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  window.setDefaultTimeout(15_000);
  window.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  window.on('pageerror', (error) => complaints.push(error.message));
  await window.getByRole('button', { name: 'Open sample' }).first().click();
  await window.getByRole('main', { name: 'Overview' }).waitFor();
});
afterAll(() => launched.close());

async function goTo(screen: string): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: screen, exact: true })
    .click();
  await window.getByRole('heading', { name: screen, level: 1 }).waitFor();
}

const log = () => window.getByRole('grid', { name: 'RAID log' });
const entry = (title: string) => log().getByRole('row').filter({ hasText: title });

describe('RAID', () => {
  it('runs a risk from entry to issue by keyboard alone', async () => {
    await goTo('RAID');
    const { keyboard } = window;
    await window.getByRole('radio', { name: /^All/ }).focus();
    await keyboard.press('ArrowRight');
    await log().getByRole('columnheader', { name: 'Probability' }).waitFor();
    await keyboard.press('Control+n');
    await window.getByRole('textbox', { name: 'Name of the new risk' }).waitFor();
    await keyboard.type('The cable is cut by a digger');
    await keyboard.press('Enter');
    await entry('The cable is cut by a digger').waitFor();
    await keyboard.press('Escape');

    // Its score and who owns it, cell by cell.
    await entry('The cable is cut by a digger').getByRole('gridcell').nth(2).focus();
    await keyboard.press('Enter');
    await window.getByRole('textbox', { name: 'Probability of The cable is cut by a digger' }).waitFor();
    await keyboard.type('4');
    await keyboard.press('Tab');
    await window.getByRole('textbox', { name: 'Impact of The cable is cut by a digger' }).waitFor();
    await keyboard.type('5');
    await keyboard.press('Enter');
    await entry('The cable is cut by a digger').getByText('20', { exact: true }).waitFor();

    // The matrix counts it and filters by it.
    const cell = window.getByRole('button', { name: 'Probability 4, impact 5, high: 2 risks' });
    await cell.focus();
    await keyboard.press('Enter');
    await expect.poll(() => log().getByRole('row').count()).toBe(3);
    await keyboard.press('Escape');
    await expect.poll(() => log().getByRole('row').count()).toBe(8);

    // It happens: the palette makes it an issue that remembers where it came from.
    await entry('The cable is cut by a digger').and(window.locator('[aria-selected="true"]')).waitFor();
    await keyboard.press('Control+k');
    await window.getByRole('dialog', { name: 'Command palette' }).waitFor();
    await keyboard.type('risk an issue');
    await window.getByRole('option', { name: /Make the risk an issue/ }).waitFor();
    await keyboard.press('Enter');
    await window.getByText('The risk is an issue now.').first().waitFor();
    const inspector = window.getByRole('complementary', { name: 'Inspector' });
    await inspector.getByText('Issue', { exact: true }).first().waitFor();
    await window.getByRole('radio', { name: /^Issues 3/ }).waitFor();
    const made = entry('The cable is cut by a digger').filter({ hasText: 'Issue' });
    await made.waitFor();
    expect(await made.textContent()).toContain('5 of 5');
  });

  it('said nothing to the console', () => {
    expect(complaints).toEqual([]);
  });
});
