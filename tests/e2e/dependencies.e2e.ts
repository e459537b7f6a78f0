import type { Locator, Page } from 'playwright';
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
  await rail('Dependencies').click();
  await window.getByRole('heading', { name: 'Dependencies', level: 1 }).waitFor();
});
afterAll(() => launched.close());

const rail = (screen: string) =>
  window.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name: screen, exact: true });
const graph = () => window.getByRole('region', { name: 'Dependency graph' });
const box = (title: string) => graph().getByRole('button', { name: new RegExp(`^${title}, `) });
const tab = (name: string) => window.getByRole('tab', { name });
const spoken = () => window.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? '');
const undo = async () => {
  await window.getByRole('tab', { selected: true }).focus();
  await window.keyboard.press('Control+z');
};

async function choose(field: Locator, typed: string, option: string | RegExp): Promise<void> {
  await field.fill(typed);
  await window.getByRole('option', { name: option }).first().click();
}

describe('Graph', () => {
  it('shows the late promise, and follows it by the arrow keys', async () => {
    const late = graph().getByRole('button', {
      name: /^Ledger export v2 ready → Dry run 2, late\. Committed for/,
    });
    await late.waitFor({ state: 'attached' });
    await box('Ledger export v2 ready').focus();
    await window.keyboard.press('ArrowRight');
    expect(await spoken()).toMatch(/^Ledger export v2 ready → Dry run 2, late\..*14 days after it is needed/);
    await window.keyboard.press('Enter');
    expect(await late.getAttribute('aria-pressed')).toBe('true');
    await window.getByRole('complementary', { name: 'Inspector' }).getByText('Dry run 2').first().waitFor();
    await window.keyboard.press('ArrowRight');
    expect(await spoken()).toMatch(/^Dry run 2, .*\btask\b/);
    await window.keyboard.press('ArrowLeft');
    const incoming = await spoken();
    await window.keyboard.press('ArrowDown');
    expect(await spoken()).not.toBe(incoming);
    expect(await spoken()).toMatch(/→ Dry run 2/);
    await window.keyboard.press('Escape');
    expect(await late.getAttribute('aria-pressed')).toBe('false');
  });

  it('shows the late only', async () => {
    await window.getByRole('radio', { name: 'Late', exact: true }).click();
    await window.getByText('2 dependencies', { exact: true }).waitFor();
    expect(await graph().locator('[data-line]').count()).toBe(2);
    await window.getByRole('radio', { name: 'All', exact: true }).click();
    await window.getByText('40 dependencies', { exact: true }).waitFor();
  });

  it('rolls a team up to one box with counts, and opens it again', async () => {
    await graph()
      .getByRole('button', { name: /^Roll up Data migration, gives 1 · needs 5 · 2 late/ })
      .click();
    const team = graph().getByRole('button', {
      name: /^Data migration, collapsed team, 5 in, 1 out, 2 late/,
    });
    await team.waitFor();
    await graph()
      .getByRole('button', { name: /^Ledger export v2 ready → Dry run 2, late/ })
      .waitFor({ state: 'attached' });
    await team.focus();
    await window.keyboard.press('Shift+Enter');
    await box('Dry run 2').waitFor({ state: 'attached' });
  });

  it('has a list twin with the worst first', async () => {
    await window.getByRole('button', { name: 'Show as list' }).click();
    const table = window.getByRole('table', { name: 'What depends on what' });
    expect(await table.getAttribute('aria-rowcount')).toBe('41');
    const first = table.getByRole('row').nth(1);
    expect(await first.textContent()).toContain('Committed, late');
    expect(await first.textContent()).toContain('14 days after it is needed');
    await window.getByRole('button', { name: 'Dry run 2 depends on Ledger export v2 ready' }).focus();
    await window.keyboard.press('ArrowDown');
    expect(await spoken()).toMatch(/ depends on /);
    await window.getByRole('button', { name: 'Show as list' }).click();
    await graph().waitFor();
  });
});

describe('Link to…', () => {
  it('refuses a circle and names its chain', async () => {
    await window.getByRole('button', { name: 'Link to…' }).first().click();
    const dialog = window.getByRole('dialog', { name: 'Link to…' });
    await choose(
      dialog.getByRole('combobox', { name: 'Predecessor' }),
      'Cut-over weekend',
      /^Cut-over weekend/,
    );
    await choose(dialog.getByRole('combobox', { name: 'Successor' }), 'Dry run 2', /^Dry run 2/);
    const refusal = await dialog.getByRole('alert').textContent();
    expect(refusal).toBe(
      "Not linked: it would close a circle, 'Cut-over weekend' → 'Dry run 2' → 'Dry run exit' → 'Cut-over rehearsal' → 'Freeze and copy' → 'Cut-over weekend'.",
    );
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();
    await dialog.waitFor();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await window.getByText('40 dependencies', { exact: true }).waitFor();
  });

  it('links work of two teams with the promise that this needs; undo takes it back', async () => {
    await window.getByRole('button', { name: 'Link to…' }).first().click();
    const dialog = window.getByRole('dialog', { name: 'Link to…' });
    await choose(dialog.getByRole('combobox', { name: 'Predecessor' }), 'Messaging', /^Messaging/);
    await choose(dialog.getByRole('combobox', { name: 'Successor' }), 'Agent training', /^Agent training/);
    const promise = dialog.getByRole('group', { name: 'The promise between the teams' });
    await promise.getByRole('checkbox', { name: 'The giver has been asked' }).click({ force: true });
    expect(await dialog.getByRole('alert').textContent()).toContain(
      'the deliverable and the day it is needed by are missing',
    );
    await promise.getByRole('textbox', { name: 'Deliverable' }).fill('The final messaging, two weeks ahead');
    await promise.getByRole('textbox', { name: 'Needed by' }).fill('2026-12-11');
    await window.keyboard.press('Tab');
    await expect.poll(() => dialog.getByRole('alert').textContent()).toBe('');
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await window.getByText('41 dependencies', { exact: true }).waitFor();
    await graph()
      .getByRole('button', { name: /^Messaging → Agent training, (proposed|late)/ })
      .waitFor({ state: 'attached' });
    await undo();
    await window.getByText('40 dependencies', { exact: true }).waitFor();
  });
});

describe('Matrix', () => {
  it('finds the late promise between two teams by keyboard, and what is wrong with it', async () => {
    await tab('Matrix').click();
    const grid = window.getByRole('grid', { name: 'Who waits on whom' });
    const cell = grid.getByRole('gridcell', {
      name: 'Payments gives Data migration 2 promises, 2 open, 1 late, off track',
    });
    await cell.focus();
    await window.keyboard.press('ArrowDown');
    expect(await spoken()).toMatch(/ gives Data migration /);
    await window.keyboard.press('ArrowUp');
    await window.keyboard.press('Enter');
    const panel = window.getByRole('complementary', { name: 'Promises' });
    await panel.getByRole('heading', { name: 'Payments → Data migration' }).waitFor();
    expect(await panel.textContent()).toContain('+14 days');
    expect(await panel.textContent()).toContain('The committed date moved 3 times, +22 days.');
  });

  it('moves a promise between states by its rules', async () => {
    const panel = window.getByRole('complementary', { name: 'Promises' });
    const card = panel.getByRole('listitem').filter({ hasText: 'Reconciliation green for ten days' }).first();
    const state = card.getByRole('button', { name: /State/ });
    await state.click();
    await window.getByRole('option', { name: 'Committed' }).click();
    await window
      .getByText(/^Not committed yet: .*a committed date/)
      .first()
      .waitFor();
    expect(await state.textContent()).toContain('Negotiating');
    await state.click();
    await window.getByRole('option', { name: 'Asked' }).click();
    await card.getByRole('button', { name: /^Asked State|State.*Asked/ }).waitFor();
    await undo();
    await card.getByRole('button', { name: /Negotiating/ }).waitFor();
  });

  it('asks why a committed date moves', async () => {
    const panel = window.getByRole('complementary', { name: 'Promises' });
    const card = panel
      .getByRole('listitem')
      .filter({ hasText: 'A complete, replayable ledger export' })
      .first();
    const day = card.getByRole('textbox', { name: 'Committed for' });
    await day.fill('2026-11-26');
    await day.press('Enter');
    const why = card.getByRole('textbox', { name: 'Why the new date' });
    await why.fill('Two more engineers');
    await card.getByRole('button', { name: 'Commit', exact: true }).click();
    await card.getByText('-1 day').or(card.getByText('−1 day')).waitFor();
    await undo();
    await card.getByText('+14 days').waitFor();
  });
});

it('complains of nothing while all that was done', () => {
  expect(complaints).toEqual([]);
});
