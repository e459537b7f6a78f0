import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;

const picture = () => window.getByRole('group', { name: 'Roadmap picture' });
const bar = (title: string) => picture().getByRole('button', { name: new RegExp(`^${title}, `) });
const row = (title: string) =>
  window.getByRole('treegrid', { name: 'Roadmap outline' }).getByRole('row', { name: new RegExp(title) });
const inspector = () => window.getByRole('complementary', { name: 'Inspector' });

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  await window.getByRole('button', { name: 'Open sample' }).first().click();
  await window.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
  await window
    .getByTitle(/ because .+ ends /)
    .first()
    .waitFor();
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Roadmap', exact: true })
    .click();
  await window.getByRole('treegrid', { name: 'Roadmap outline' }).waitFor();
});
afterAll(() => launched.close());

const dates = () => inspector().getByRole('group', { name: 'Dates' });

/** Selects a row and shows it in the inspector; rows out of view are not in the page. */
async function inspect(title: string): Promise<void> {
  await window.getByRole('combobox', { name: 'Jump to' }).fill(title);
  await window.getByRole('option', { name: title, exact: true }).first().click();
  await row(title).click();
  await dates().waitFor();
}

describe('why a date is what it is', () => {
  it('is said in the inspector, with the slack and the way to the link that decides', async () => {
    await inspect('Failover drills');
    await dates()
      .getByText(/^It starts 7 Dec.* because .+ 4 Dec/)
      .waitFor();
    await dates()
      .getByText(/^It finishes 17 Dec.* because it starts 7 Dec.* and lasts 9 working days\.$/)
      .waitFor();
    await dates()
      .getByText(/^It has 2 working days of slack\./)
      .waitFor();
    await dates().getByRole('button', { name: 'Show the link that decides' }).click();
    await dates().waitFor({ state: 'detached' });
    await inspector().getByText('Region quota in place').first().waitFor();
  });

  it('says of a critical row what it is short of, and of a held one what holds it', async () => {
    await inspect('Verification');
    await inspector()
      .getByText(/^It is 8 days short of what has to hold\./)
      .waitFor();
    await inspector()
      .getByText(/^It starts 26 Jan.* because Cut-over weekend ends 25 Jan/)
      .waitFor();
    const start = dates().getByRole('textbox', { name: 'Start' });
    await start.fill('2027-02-17');
    await start.press('Enter');
    await inspector()
      .getByText(/^It starts 17 Feb because it is to start no earlier than 17 Feb\.$/)
      .waitFor();
    await window.getByRole('button', { name: /^Undo/ }).click();
    await inspector()
      .getByText(/^It starts 26 Jan.* because Cut-over weekend ends 25 Jan/)
      .waitFor();
  });

  it('is said where the date is hovered: in the outline, on the picture, on the overview; and follows when only the reason changes', async () => {
    await inspect('Cut-over weekend');
    const shown = bar('Verification');
    await shown.scrollIntoViewIfNeeded();
    await expect.poll(() => shown.getAttribute('title')).toContain('because Cut-over weekend ends');
    expect(await shown.getAttribute('aria-description')).toBe(await shown.getAttribute('title'));
    await row('Verification')
      .getByTitle(/because Cut-over weekend ends/)
      .first()
      .waitFor();
    const name = inspector().getByRole('textbox', { name: 'Title' });
    await name.fill('Great switch');
    await name.press('Enter');
    await expect.poll(() => shown.getAttribute('title')).toContain('because Great switch ends');
    expect(await shown.getAttribute('aria-description')).toContain('because Great switch ends');
    await window.keyboard.press('Escape');
    await row('Verification')
      .getByTitle(/because Great switch ends/)
      .first()
      .waitFor();
  });
});
