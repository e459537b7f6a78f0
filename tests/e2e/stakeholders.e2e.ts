import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearComplaints, type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const complaints: string[] = [];

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  hearComplaints(window, complaints);
  await window.getByRole('button', { name: 'Open sample' }).first().click();
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Stakeholders', exact: true })
    .click();
  await window.getByRole('heading', { name: 'Stakeholders', level: 1 }).waitFor();
});
afterAll(() => launched.close());

const grid = () => window.getByRole('grid', { name: 'Stakeholders' });
const row = (name: string) => grid().getByRole('row').filter({ hasText: name });
/** The cell of somebody in a column, which is scrolled into sight: what is out of sight is not drawn. */
const cellOf = async (name: string, column: number) => {
  const head = grid().getByRole('columnheader').nth(column);
  await head.evaluate((element) => element.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  return row(name).locator(`[role="gridcell"][aria-colindex="${column + 1}"]`);
};
const names = async () => {
  const cells = await grid()
    .getByRole('row')
    .locator('[role="gridcell"][aria-colindex="2"]')
    .allTextContents();
  return cells;
};
const people = (count: string) => window.getByText(count, { exact: true }).waitFor();

describe('Stakeholders', () => {
  it('adds somebody by name alone', async () => {
    await people('15 people');
    await window.getByRole('button', { name: 'Add stakeholder' }).click();
    const box = window.getByRole('textbox', { name: 'Name of the new stakeholder' });
    await box.fill('Zora Example');
    await box.press('Enter');
    await people('16 people');
    await window.getByRole('textbox', { name: 'Name of the new stakeholder' }).press('Escape');
    expect(await row('Zora Example').getAttribute('aria-selected')).toBe('true');
  });

  it('edits in place by keyboard: typing, Tab, choice, number, date, Escape', async () => {
    await (await cellOf('Zora Example', 2)).click();
    await window.keyboard.type('Head of trust');
    await window.keyboard.press('Tab');
    await window.getByRole('combobox', { name: 'Function of Zora Example' }).selectOption('Legal');
    await window.keyboard.press('Tab');
    await window.getByRole('combobox', { name: 'Team of Zora Example' }).selectOption('Compliance');
    await window.keyboard.press('Tab');
    await window.getByRole('textbox', { name: 'Influence of Zora Example' }).fill('9');
    await window.keyboard.press('Enter');
    await window
      .getByText(/Not changed: Influence is a whole number from 1 to 5/)
      .first()
      .waitFor();
    await window.getByRole('textbox', { name: 'Influence of Zora Example' }).fill('4');
    await window.keyboard.press('Enter');
    await (await cellOf('Zora Example', 5)).filter({ hasText: '4' }).waitFor();
    const text = await row('Zora Example').textContent();
    for (const part of ['Head of trust', 'Legal', 'Compliance', '4']) expect(text).toContain(part);

    await (await cellOf('Zora Example', 1)).click();
    await window.keyboard.press('F2');
    await window.getByRole('textbox', { name: 'Name of Zora Example' }).fill('Nobody');
    await window.keyboard.press('Escape');
    await row('Zora Example').waitFor();
  });

  it('says who is owed an update, from cadence and last contact', async () => {
    const overdue = window.getByRole('radio', { name: /^Overdue/ });
    const before = Number(((await overdue.textContent()) ?? '').replace(/\D/g, ''));
    await (await cellOf('Zora Example', 10)).click();
    await window.keyboard.type('7');
    await window.keyboard.press('Enter');
    await (await cellOf('Zora Example', 13)).filter({ hasText: 'Never heard' }).waitFor();
    await (await cellOf('Zora Example', 12)).click();
    await window.keyboard.press('Enter');
    await window.keyboard.type('2026-11-01');
    await window.keyboard.press('Enter');
    await (await cellOf('Zora Example', 13)).filter({ hasText: /^by \d+ days$/ }).waitFor();
    await overdue.click();
    expect(await names()).toHaveLength(before + 1);
    await window.getByRole('radio', { name: 'All', exact: true }).click();
  });

  it('filters by text, and sorts by a column', async () => {
    const filter = window.getByRole('searchbox', { name: 'Filter stakeholders' });
    await filter.fill('payments engineer');
    await window.getByText('1 of 16 people').or(window.getByText('2 of 16 people')).first().waitFor();
    await filter.fill('no such person');
    await window.getByRole('heading', { name: 'Nobody matches' }).waitFor();
    await window.getByRole('button', { name: 'Show all' }).click();
    await people('16 people');
    const header = grid().getByRole('columnheader', { name: 'Name' });
    await header.getByRole('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('ascending');
    const sorted = await names();
    expect(sorted).toEqual([...sorted].sort((a, b) => String(a).localeCompare(String(b), 'en')));
    await header.getByRole('button').click();
    expect((await names())[0]).toBe('Zora Example');
    await header.getByRole('button').click();
    expect(await header.getAttribute('aria-sort')).toBe('none');
  });

  it('sets a field of several at once, as one change', async () => {
    await (await cellOf('Jordan Lee', 1)).click();
    await window.keyboard.press('Shift+ArrowDown');
    await window.keyboard.press('Shift+ArrowDown');
    await window.getByText('3 selected', { exact: true }).waitFor();
    await window.getByRole('button', { name: 'Set field…' }).click();
    const dialog = window.getByRole('dialog', { name: 'Set a field of 3 stakeholders' });
    await dialog.getByRole('textbox', { name: 'Value' }).fill('21');
    await dialog.getByRole('button', { name: 'Set', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    for (const name of ['Jordan Lee', 'Ada Okafor', 'Elliot Marsh']) {
      await (await cellOf(name, 10)).filter({ hasText: '21 days' }).waitFor();
    }
    await (await cellOf('Jordan Lee', 1)).focus();
    await window.keyboard.press('Control+z');
    await (await cellOf('Elliot Marsh', 10)).filter({ hasNotText: '21 days' }).waitFor();
    expect(await (await cellOf('Jordan Lee', 10)).textContent()).not.toBe('21 days');
  });

  it('deletes somebody, and undo brings them back', async () => {
    await (await cellOf('Zora Example', 1)).click();
    await window.keyboard.press('Delete');
    await people('15 people');
    await (await cellOf('Jordan Lee', 1)).focus();
    await window.keyboard.press('Control+z');
    await people('16 people');
    await row('Zora Example').waitFor();
  });

  it('refuses to delete who stands in an agreement, and says in which', async () => {
    await (await cellOf('Imran Khan', 1)).click();
    await window.keyboard.press('Delete');
    await window
      .getByText(/^Not deleted: 'Imran Khan' is still needed by .*Reassign first\.$/)
      .first()
      .waitFor();
    await row('Imran Khan').waitFor();
    await people('16 people');
  });
});

it('complains of nothing while all that was done', () => {
  expect(complaints).toEqual([]);
});
