import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearComplaints, type LaunchedApp, launchApp } from './harness';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-first-'));
const userDataDir = path.join(scratch, 'user');

let launched: LaunchedApp;
let page: Page;
const complaints: string[] = [];

async function start(): Promise<void> {
  launched = await launchApp({ userDataDir });
  page = launched.window;
  hearComplaints(page, complaints);
  await rail().waitFor();
}

beforeAll(start);
afterAll(async () => {
  await launched.close();
  fs.rmSync(scratch, { recursive: true, force: true });
});

/** Expects what is read to become so, within the time that a busy machine takes. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });

const rail = () => page.getByRole('navigation', { name: 'Screens' });
const goTo = async (screen: string) => {
  await rail().getByRole('button', { name: screen, exact: true }).click();
  await page.getByRole('heading', { name: screen, level: 1 }).waitFor();
};
const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
const programTitle = () => page.getByRole('textbox', { name: 'Program title' });
const undoButton = () => page.getByRole('button', { name: /^Undo/ }).first();
const redoButton = () => page.getByRole('button', { name: /^Redo/ }).first();
const labelOf = async (button: Locator) =>
  (await button.getAttribute('aria-label'))?.replace(/^(Undo|Redo) ?/, '') ?? '';
const newItem = () => page.getByRole('dialog', { name: 'New item' });
const outline = () => page.getByRole('treegrid', { name: /Roadmap/ });

/** "New item" by its keys, with the kind chosen and the boxes filled; Enter adds it. */
async function addItem(kind: string, name: string, boxes: Readonly<Record<string, string>> = {}) {
  await page.keyboard.press('Control+n');
  await newItem().getByRole('radio', { name: kind, exact: true }).click();
  await newItem()
    .getByRole('textbox', { name: /^(Title|Name)$/ })
    .fill(name);
  for (const [label, text] of Object.entries(boxes)) await fillBox(newItem(), label, text);
  await page.keyboard.press('Enter');
  await newItem().waitFor({ state: 'detached' });
}

/** Types into a box; where a list comes up, what was typed is chosen from it. */
async function fillBox(within: Locator, label: string, text: string) {
  const box = within
    .getByRole('textbox', { name: label, exact: true })
    .or(within.getByRole('combobox', { name: label, exact: true }));
  await box.fill(text);
  if ((await box.getAttribute('role')) !== 'combobox') return;
  await page
    .getByRole('option', { name: new RegExp(`^(Add “)?${text}`) })
    .first()
    .click();
}

/** What the screens show of the program, to be compared with what they show later. */
async function whatIsShown() {
  await goTo('Roadmap');
  const rows = await outline().getByRole('row').allTextContents();
  await goTo('Stakeholders');
  const people = await page
    .getByRole('grid', { name: 'Stakeholders' })
    .getByRole('row')
    .locator('[aria-colindex="2"]')
    .allTextContents();
  await goTo('Dependencies');
  const links = await page.getByRole('region', { name: 'Dependency graph' }).locator('[data-line]').count();
  const note = async () => {
    await goTo('Overview');
    return page.getByText(/ projects? · \d+ teams? · /).textContent();
  };
  return { note: await note(), rows, people, links, title: await programTitle().inputValue() };
}

const undoByKey = async () => {
  await page.getByRole('main').focus();
  await page.keyboard.press('Control+z');
};

describe('a first program, from nothing', () => {
  /** The labels of undo, the latest first, as the button gave them. */
  const labels: string[] = [];
  let whole: Awaited<ReturnType<typeof whatIsShown>>;

  it('has its name typed as soon as it is made, and the day that counts as today', async () => {
    await page.getByRole('button', { name: 'New program' }).first().click();
    await soon(() => programTitle().evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.type('Borealis');
    await page.keyboard.press('Enter');
    await soon(() => labelOf(undoButton())).not.toBe('');
    await page.getByRole('button', { name: /^as of/ }).click();
    await page.getByRole('textbox', { name: 'This plan is as of' }).fill('22 nov 2026');
    await page.keyboard.press('Enter');
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'as of 22 Nov 2026' }).waitFor();
  });

  it('gets a team, and stays where one is', async () => {
    await page.getByRole('button', { name: 'New item' }).click();
    await page.keyboard.press('Escape');
    await newItem().waitFor({ state: 'detached' });
    await addItem('Team', 'Payments');
    await page.getByRole('heading', { name: 'Overview', level: 1 }).waitFor();
    await soon(() => inspector().getByRole('textbox', { name: 'Name' }).inputValue()).toBe('Payments');
  });

  it('does not add what has no name, a date that is none, or an end before its start', async () => {
    const before = await labelOf(undoButton());
    await page.keyboard.press('Control+n');
    await newItem().waitFor();
    await page.keyboard.press('Enter');
    await newItem().getByRole('alert').getByText('Give it a name.').waitFor();
    await page.keyboard.type('Nothing');
    await newItem().getByRole('textbox', { name: 'Start' }).fill('whenever');
    await page.keyboard.press('Enter');
    await newItem().getByText('“whenever” is not a date.').waitFor();
    await newItem().getByRole('textbox', { name: 'Start' }).fill('26 mar');
    await newItem().getByRole('textbox', { name: 'Finish' }).fill('3 mar');
    await page.keyboard.press('Enter');
    await soon(() => newItem().getByRole('alert').textContent()).toBe(
      "Not changed: 'Nothing' would finish on 3 Mar 2027, before it starts on 26 Mar 2027.",
    );
    await newItem().getByRole('button', { name: 'Cancel' }).click();
    await newItem().waitFor({ state: 'detached' });
    expect(await labelOf(undoButton())).toBe(before);
    await page.getByText('0 projects · 1 team · Planning phase').waitFor();
  });

  it('gets its projects: by the button, whose name is typed at once, and by keys, with a team made on the way', async () => {
    await goTo('Roadmap');
    await page.getByRole('button', { name: 'Add the first project' }).click();
    const title = inspector().getByRole('textbox', { name: 'Title' });
    await soon(() => title.evaluate((it) => it === document.activeElement)).toBe(true);
    await page.keyboard.type('Ledger');
    await page.keyboard.press('Enter');
    await outline()
      .getByRole('row', { name: /Ledger/ })
      .waitFor();
    await fillBox(inspector(), 'Team', 'Payments');
    await fillBox(inspector(), 'Start', '+2w');
    await page.keyboard.press('Enter');
    await soon(() => inspector().getByRole('textbox', { name: 'Start' }).inputValue()).toBe('6 Dec 2026');
    await addItem('Project', 'Cluster', { Team: 'Platform', Start: '+2w', Finish: '29 jan' });
    await outline()
      .getByRole('row', { name: /Platform/ })
      .waitFor();
    await addItem('Project', 'Checkout', { Team: 'Payments', Start: '3 mar', Finish: '26 mar' });
    await soon(() => inspector().getByRole('textbox', { name: 'Finish' }).inputValue()).toBe('26 Mar 2027');
  });

  it('gets a milestone, a task, a goal and a risk', async () => {
    await addItem('Milestone', 'Open for all', { Project: 'Checkout', Date: '31 mar 2028' });
    // What is new is brought into view, however far it is from the rest: out of view it is not in the page.
    await page
      .getByRole('group', { name: 'Roadmap picture' })
      .getByRole('button', { name: /^Open for all, / })
      .waitFor({ state: 'attached' });
    await soon(() =>
      page
        .getByRole('group', { name: 'Roadmap picture' })
        .getByRole('button', { name: /^Ledger, / })
        .count(),
    ).toBe(0);
    await addItem('Task', 'Load test', { Project: 'Cluster', Start: '7 dec', Finish: '8 jan' });
    await page.getByText('3 projects · 1 milestone', { exact: true }).waitFor();
    await goTo('Overview');
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('new item');
    await page.keyboard.press('Enter');
    await newItem().waitFor();
    await page.keyboard.press('Shift+Tab');
    for (let at = 0; at < 5; at += 1) await page.keyboard.press('ArrowRight');
    await soon(() => newItem().getByRole('radio', { name: 'Goal' }).getAttribute('aria-checked')).toBe(
      'true',
    );
    await page.keyboard.press('Tab');
    await page.keyboard.type('Half the cost of a payment');
    await page.keyboard.press('Enter');
    await newItem().waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Goals' }).getByText('Half the cost of a payment').waitFor();
    await page.getByRole('button', { name: 'Add a risk' }).click();
    await soon(() => inspector().getByRole('textbox', { name: 'Title' }).inputValue()).toBe('New risk');
    await soon(() => page.evaluate(() => document.activeElement?.tagName)).toBe('TEXTAREA');
    await page.keyboard.type('The old ledger is switched off early');
    await page.keyboard.press('Enter');
    await page
      .getByRole('region', { name: 'Top risks' })
      .getByText('The old ledger is switched off early')
      .waitFor();
  });

  it('gets its stakeholders, one name after the other', async () => {
    await goTo('Stakeholders');
    await page.getByRole('button', { name: 'Add stakeholder' }).click();
    await page.getByRole('textbox', { name: 'Name of the new stakeholder' }).waitFor();
    await page.keyboard.type('Ada Example');
    await page.keyboard.press('Enter');
    await page.getByText('1 person', { exact: true }).waitFor();
    await page.keyboard.type('Ben Example');
    await page.keyboard.press('Enter');
    await page.getByText('2 people', { exact: true }).waitFor();
    await page.keyboard.press('Escape');
  });

  it('gets a promise between its teams with the link, and refuses the link that closes a circle', async () => {
    await goTo('Dependencies');
    await page.getByRole('button', { name: 'Link to…' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Link to…' });
    await fillBox(dialog, 'Predecessor', 'Cluster');
    await fillBox(dialog, 'Successor', 'Checkout');
    await fillBox(dialog, 'Deliverable', 'A cluster that holds twice the peak');
    await fillBox(dialog, 'Who gives it', 'Ben Example');
    await fillBox(dialog, 'Who needs it', 'Ada Example');
    await fillBox(dialog, 'Needed by', '1 feb');
    await fillBox(dialog, 'Acceptance criteria, one a line', 'A load test at twice the peak');
    await dialog.getByText('The giver has been asked').click();
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    const graph = page.getByRole('region', { name: 'Dependency graph' });
    await graph.getByRole('button', { name: /^Cluster → Checkout/ }).waitFor({ state: 'attached' });
    await inspector().getByText('A cluster that holds twice the peak').first().waitFor();

    const before = await labelOf(undoButton());
    await page.getByRole('button', { name: 'Link to…' }).first().click();
    await fillBox(dialog, 'Predecessor', 'Checkout');
    await fillBox(dialog, 'Successor', 'Cluster');
    const refusal = dialog.getByRole('alert');
    await soon(() => refusal.textContent()).toBe(
      "Not linked: it would close a circle, 'Checkout' → 'Cluster' → 'Checkout'.",
    );
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();
    await dialog.getByRole('button', { name: 'Cancel' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await graph.locator('[data-line]').count()).toBe(1);
    expect(await labelOf(undoButton())).toBe(before);
    await page.getByRole('tab', { name: 'Matrix' }).click();
    await page.getByRole('gridcell', { name: /^Platform gives Payments 1 promise, 1 open/ }).waitFor();
    await page.getByRole('tab', { name: 'Graph' }).click();
  });

  it('is undone to nothing by Mod+Z, each step named, and done again to the end', async () => {
    await soon(async () => (await whatIsShown()).links).toBe(1);
    whole = await whatIsShown();
    expect(whole).toMatchObject({
      title: 'Borealis',
      note: '3 projects · 2 teams · Planning phase',
      links: 1,
      people: expect.arrayContaining(['Ada Example', 'Ben Example']),
      rows: expect.arrayContaining([expect.stringMatching(/^Load test.*8 Jan 2027/)]),
    });
    for (;;) {
      const label = await labelOf(undoButton());
      if (label === '') break;
      labels.push(label);
      await undoByKey();
      await soon(() => labelOf(redoButton())).toBe(label);
    }
    expect(await programTitle().inputValue()).toBe('New program');
    await page.getByText('0 projects · 0 teams · Planning phase').waitFor();
    expect(await undoButton().isDisabled()).toBe(true);
    expect(labels.length).toBeGreaterThan(15);
    expect(new Set(labels).size).toBeGreaterThan(10);
    for (const label of labels.toReversed()) {
      expect(await labelOf(redoButton())).toBe(label);
      await page.keyboard.press('Control+Shift+z');
      await soon(() => labelOf(undoButton())).toBe(label);
    }
    expect(await redoButton().isDisabled()).toBe(true);
    await soon(whatIsShown).toEqual(whole);
  });

  it('is there tomorrow, and so is the way back', async () => {
    await launched.close();
    await start();
    await soon(() => programTitle().inputValue()).toBe('Borealis');
    await soon(whatIsShown).toEqual(whole);
    expect(await labelOf(undoButton())).toBe(labels[0]);
    await undoByKey();
    await soon(() => labelOf(undoButton())).toBe(labels[1]);
    await soon(async () => (await whatIsShown()).links).toBe(0);
    await page.keyboard.press('Control+Shift+z');
    await soon(async () => (await whatIsShown()).links).toBe(1);
  });

  it('may follow a template instead, chosen by keys, from a day of one’s own', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('from template');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'New from template' });
    await soon(() => dialog.getByRole('radio').count()).toBe(3);
    await dialog.getByRole('radio', { name: /^Product launch/ }).focus();
    await page.keyboard.press('ArrowDown');
    await soon(() => dialog.getByRole('textbox', { name: 'Title' }).inputValue()).toBe('Platform migration');
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Out of the cellar');
    await dialog.getByRole('textbox', { name: 'Starts' }).fill('whenever');
    await dialog.getByRole('button', { name: 'Create program' }).click();
    await dialog.getByText('“whenever” is not a date.').waitFor();
    await dialog.getByRole('textbox', { name: 'Starts' }).fill('1 mar 2027');
    await dialog.getByRole('button', { name: 'Create program' }).click();
    await dialog.waitFor({ state: 'detached' });
    await soon(() => programTitle().inputValue()).toBe('Out of the cellar');
    await goTo('Overview');
    await page.getByText('10 projects · 8 teams · Initiation phase').waitFor();
    await soon(() => inspector().getByRole('textbox', { name: 'Starts' }).inputValue()).toBe('1 Mar 2027');
    await soon(() => inspector().getByRole('textbox', { name: 'Target' }).first().inputValue()).toBe(
      '22 Oct 2027',
    );
  });

  it('went without a complaint of the page', () => {
    expect(complaints).toEqual([]);
  });
});
