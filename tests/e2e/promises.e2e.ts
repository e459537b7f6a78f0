import fs from 'node:fs';
import path from 'node:path';
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
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Dependencies', exact: true })
    .click();
  await window.getByRole('heading', { name: 'Dependencies', level: 1 }).waitFor();
});
afterAll(() => launched.close());

const tab = (name: string) => window.getByRole('tab', { name });
const grid = () => window.getByRole('grid', { name: 'Agreements' });
const press = (key: string) => window.keyboard.press(key);
const row = (words: string) => grid().getByRole('row').filter({ hasText: words });
/** The cell of a row under the head of a column, which is scrolled into sight: what is out of sight is not drawn. */
const cell = async (words: string, column: string): Promise<Locator> => {
  const head = grid().getByRole('columnheader', { name: column, exact: true });
  await head.evaluate((element) => element.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  const found = row(words).locator(`[aria-colindex="${await head.getAttribute('aria-colindex')}"]`);
  await found.waitFor();
  return found;
};
const textOf = async (words: string, column: string) =>
  (await (await cell(words, column)).textContent()) ?? '';

async function choose(field: Locator, typed: string, option: string | RegExp): Promise<void> {
  await field.fill(typed);
  await window.getByRole('option', { name: option }).first().click();
}

describe('Agreements', () => {
  const promise = 'Penetration test of both regions';

  it('negotiates a promise from Asked to Accepted by keyboard alone', async () => {
    await tab('Agreements').click();
    await grid().waitFor();
    expect(await grid().getAttribute('aria-rowcount')).toBe('13');
    await (await cell(promise, 'State')).focus();
    const changeState = async (letters: string, to: string) => {
      await press('Enter');
      await window.getByRole('combobox', { name: /^State of Penetration/ }).waitFor();
      await window.keyboard.type(letters);
      await press('Enter');
      await expect.poll(() => textOf(promise, 'State')).toBe(to);
    };
    await changeState('Neg', 'Negotiating');
    // Nobody has said a day yet: the rules say so, and nothing changes.
    await press('Enter');
    await window.keyboard.type('Com');
    await press('Enter');
    await window
      .getByText(/^Not committed yet: a committed date is missing/)
      .first()
      .waitFor();
    await press('Escape');
    for (let i = 0; i < 2; i++) await press('ArrowRight');
    await window.keyboard.type('2027-01-05');
    await press('Enter');
    await expect.poll(() => textOf(promise, 'Committed')).toMatch(/5 Jan 2027/);
    expect(await textOf(promise, 'Gap')).toMatch(/−3 d/);
    for (let i = 0; i < 2; i++) await press('ArrowLeft');
    await changeState('Com', 'Committed');
    await changeState('Del', 'Delivered');
    await changeState('Acc', 'Accepted');
    await press('Control+z');
    await expect.poll(() => textOf(promise, 'State')).toBe('Delivered');
  });

  it('draws the columns in sight, and by keys one comes to all of them', async () => {
    const focused = () =>
      window.evaluate(() => {
        const it = document.activeElement;
        const box = it?.getBoundingClientRect();
        const view = it?.closest('[role="grid"]')?.parentElement?.getBoundingClientRect();
        const isInSight = box && view && box.left >= view.left && box.right <= view.right + 1;
        return `${it?.getAttribute('aria-colindex')} ${isInSight ? 'in sight' : 'out of sight'}`;
      });
    const count = Number(await grid().getAttribute('aria-colcount'));
    expect(await grid().getByRole('columnheader').count()).toBe(count);
    await (await cell(promise, 'Gives')).focus();
    expect(await row(promise).getByRole('gridcell').count()).toBeLessThan(count);
    await press('End');
    await expect.poll(focused).toBe(`${count} in sight`);
    await press('ArrowLeft');
    await expect.poll(focused).toBe(`${count - 1} in sight`);
    await press('Home');
    await expect.poll(focused).toBe('1 in sight');
    const head = grid().getByRole('columnheader', { name: 'Accepted when' });
    const far = Number(await head.getAttribute('aria-colindex'));
    for (let column = 2; column <= far; column++) {
      await press('ArrowRight');
      await expect.poll(focused).toBe(`${column} in sight`);
    }
    // The heads stand over their cells, and the cell that has the focus stays when it is scrolled away.
    const left = (it: Locator) => it.evaluate((element) => Math.round(element.getBoundingClientRect().left));
    expect(await left(row(promise).locator(`[aria-colindex="${far}"]`))).toBe(await left(head));
    await grid().evaluate((element) => element.parentElement?.scrollTo({ left: 0 }));
    await row(promise).locator('[aria-colindex="3"]').waitFor();
    expect(await focused()).toBe(`${far} out of sight`);
  });

  it('asks why a committed date moves, and counts the moves', async () => {
    const moved = 'Traffic steering that can move';
    await (await cell(moved, 'Committed')).focus();
    await window.keyboard.type('2027-01-12');
    await press('Enter');
    const why = window.getByRole('textbox', { name: 'Why it moves' });
    await why.fill('Two reviewers are away');
    await press('Enter');
    await expect.poll(() => textOf(moved, 'Moved')).toBe('moved once, +4 days');
  });

  it('filters, groups, and pastes with its difference shown', async () => {
    await window.getByRole('button', { name: /^Late/ }).click();
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('3');
    await window.getByRole('button', { name: /^Late/ }).click();
    await expect.poll(() => grid().getAttribute('aria-rowcount')).toBe('13');
    await (await cell('Runbooks for the ten', 'Needed by')).focus();
    await window.evaluate(() => {
      const clipboardData = new DataTransfer();
      clipboardData.setData(
        'text/plain',
        'Key\tNeeded by\tConfidence\tGiver\r\nd_30\t2026-12-21\t60\tNobody Known\r\nd_99\t2026-12-01\t1\t\r\n',
      );
      document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }));
    });
    const dialog = window.getByRole('dialog', { name: 'Paste into the register' });
    const difference = dialog.getByRole('table', { name: 'What changes' });
    await difference.waitFor();
    expect(await difference.getByRole('row').count()).toBe(3);
    expect(await difference.textContent()).toContain('18 Dec 202621 Dec 2026');
    expect(await dialog.getByRole('region', { name: 'Left out' }).textContent()).toContain(
      'Nobody is called “Nobody Known”.',
    );
    await dialog.getByRole('button', { name: 'Change 2 cells of 1 promise' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await expect.poll(() => textOf('Runbooks for the ten', 'Confidence')).toBe('60 %');
  });

  it('answers a clash by moving what waits', async () => {
    await window.getByRole('button', { name: /clash/ }).click();
    const list = window.getByRole('list', { name: 'Clashes' });
    const clash = list.getByRole('listitem').filter({ hasText: 'The new ledger as the only source' });
    await clash.getByText('6 days too late', { exact: false }).waitFor();
    await clash.getByRole('button', { name: /^Keep the link and move/ }).click();
    // What waits has moved; that it is expected after what was committed is another matter, and told now.
    await clash.getByText('13 days after the promise', { exact: false }).waitFor();
    expect(await clash.getByRole('button', { name: /^Keep the link and move/ }).count()).toBe(0);
    await press('Control+z');
    await clash.getByText('6 days too late', { exact: false }).waitFor();
    await window.getByRole('button', { name: 'Back to the register' }).click();
    await grid().waitFor();
  });
});

describe('Review', () => {
  it('runs by keyboard and leaves minutes with next steps', async () => {
    await tab('Review').click();
    await window.getByRole('button', { name: 'Start the review' }).click();
    const stage = (name: string) => window.getByRole('region', { name });
    await stage('Since last time').getByText('a new date on 18 Nov', { exact: false }).waitFor();
    await stage('Since last time').focus();
    await press('PageDown');
    const first = stage('Amber and red').getByRole('group').first();
    await expect
      .poll(() => window.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? ''))
      .toMatch(/^A complete, replayable ledger export/);
    await press('r');
    const dialog = window.getByRole('dialog', { name: /^A new date/ });
    await dialog.getByRole('textbox', { name: 'Committed for' }).fill('2026-12-18');
    await press('Tab');
    await dialog.getByRole('textbox', { name: 'Why it moves' }).fill('The replay differs still');
    await dialog.getByRole('button', { name: 'Commit', exact: true }).click();
    await first.getByText('New date', { exact: true }).waitFor();
    await first.focus();
    await press('e');
    await first.getByText('Escalated', { exact: true }).waitFor();
    for (const name of ['Due, not committed', 'Early finishes', 'One question each']) {
      await press('PageDown');
      await stage(name).waitFor();
    }
    const answer = stage('One question each').getByRole('textbox').first();
    await answer.fill('A second load generator from Platform');
    await press('PageDown');
    const closing = stage('Minutes and next steps');
    await closing.getByText('Escalate: A complete', { exact: false }).waitFor();
    await closing.getByRole('button', { name: 'End the review and keep its minutes' }).click();
    const minutes = window.getByRole('article', { name: 'Minutes of 20 Nov 2026' });
    await minutes.waitFor();
    const text = (await minutes.textContent()) ?? '';
    expect(text).toContain('Review of promises, Atlas, 20 Nov 2026');
    expect(text).toMatch(/Decided\n- A complete, replayable ledger export .*: Escalated/);
    expect(text).toMatch(/Next steps\n- Escalate: A complete, .* – Jordan Lee, by \d+ Nov 2026/);
    expect(text).toContain('A second load generator from Platform');
  });
});

describe('Matrix', () => {
  it('finds a circle of teams, says where to cut it, and cuts it', async () => {
    await tab('Graph').click();
    await window.getByRole('button', { name: 'Link to…' }).first().click();
    const dialog = window.getByRole('dialog', { name: 'Link to…' });
    await choose(dialog.getByRole('combobox', { name: 'Predecessor' }), 'Data migration', /^Data migration/);
    await choose(
      dialog.getByRole('combobox', { name: 'Successor' }),
      'Traffic steering',
      /^Traffic steering/,
    );
    await dialog.getByRole('textbox', { name: 'Deliverable' }).fill('The list of accounts by region');
    await dialog.getByRole('textbox', { name: 'Needed by' }).fill('2026-12-11');
    await dialog.getByRole('button', { name: 'Link', exact: true }).click();
    await dialog.waitFor({ state: 'hidden' });
    await tab('Matrix').click();
    const circles = window.getByRole('list', { name: 'Circles of teams' });
    await circles.getByRole('button', { name: /^Where to cut: Data migration gives Platform/ }).click();
    const panel = window.getByRole('complementary', { name: 'Promises' });
    await panel.getByRole('heading', { name: 'Data migration → Platform' }).waitFor();
    await panel.getByRole('button', { name: /State/ }).click();
    await window.getByRole('option', { name: 'Dropped' }).click();
    await window.getByRole('textbox', { name: 'Why' }).fill('Platform reads it from the catalogue');
    await press('Enter');
    await circles.waitFor({ state: 'detached' });
    await window.getByText('No teams wait for each other in a circle.', { exact: false }).waitFor();
  });
});

describe('Graph', () => {
  it('arranges in layers, looks around the selected, and finds the way between two', async () => {
    await tab('Graph').click();
    const graph = window.getByRole('region', { name: 'Dependency graph' });
    const tally = (text: string) => window.getByText(text, { exact: true }).waitFor();
    const place = () => graph.getByRole('button', { name: /^Dry run 2, / }).getAttribute('transform');
    const inLanes = await place();
    await window.getByRole('button', { name: 'View', exact: true }).click();
    await window.getByRole('menuitem', { name: /In layers/ }).click();
    await expect.poll(place).not.toBe(inLanes);
    // Groups are boxes of their own there too: rolled up, they count what leaves and enters them.
    await window.getByRole('button', { name: 'Fit everything' }).click();
    await graph.getByRole('button', { name: /^Roll up Go-to-market, gives \d+ · needs \d+/ }).press('Enter');
    await graph.getByRole('button', { name: /^Go-to-market, collapsed team, \d+ in, \d+ out/ }).waitFor();
    await graph.getByRole('button', { name: 'Open Go-to-market' }).press('Enter');
    await graph.getByRole('button', { name: /^Messaging, / }).waitFor();
    await graph.getByRole('button', { name: /^Dry run 2, / }).focus();
    await press(' ');
    await window.getByRole('button', { name: /How far around/ }).click();
    await window.getByRole('option', { name: '1 step around' }).click();
    await expect.poll(() => graph.locator('[data-box]').count()).toBeLessThan(10);
    const file = path.join(launched.userDataDir, 'shown.svg');
    await launched.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath });
    }, file);
    await press('Control+k');
    await window.getByRole('dialog', { name: 'Command palette' }).waitFor();
    await window.keyboard.type('dependency graph as SVG');
    await press('Enter');
    await window.getByText('Exported shown.svg.').first().waitFor();
    const svg = fs.readFileSync(file, 'utf8');
    expect(svg).toContain('Dry run 2');
    expect(svg).not.toContain('Messaging');
    await window.getByRole('button', { name: /How far around/ }).click();
    await window.getByRole('option', { name: 'Everything' }).click();
    await tally('41 dependencies');
    await graph.getByRole('button', { name: /^Ledger export v2 ready, / }).focus();
    await press(' ');
    await graph.getByRole('button', { name: /^Cut-over weekend, / }).focus();
    await press('Shift+ ');
    await window.getByRole('button', { name: 'Path between the two' }).click();
    await graph.getByRole('button', { name: /^Messaging, / }).waitFor({ state: 'detached' });
    expect(await graph.getByRole('button', { name: /^Dry run 2, / }).count()).toBe(1);
    await window.getByRole('button', { name: 'Leave the path' }).click();
    await tally('41 dependencies');
  });
});

describe('Other programs', () => {
  it('brings work of another program in, and says that it stands there as it is counted with', async () => {
    const rail = (name: string) =>
      window.getByRole('navigation', { name: 'Screens' }).getByRole('button', { name, exact: true }).click();
    // A second program, which depends on the sample.
    await press('Control+Shift+N');
    const title = window.getByRole('textbox', { name: 'Program title' });
    await expect.poll(() => title.inputValue()).toBe('New program');
    await window.keyboard.type('Borealis');
    await press('Enter');
    await rail('Dependencies');
    await window.getByRole('button', { name: 'Other programs' }).click();
    const dialog = window.getByRole('dialog', { name: 'Other programs' });
    await dialog.getByRole('button', { name: /Program/ }).click();
    await window.getByRole('option', { name: 'Atlas' }).click();
    await choose(
      dialog.getByRole('combobox', { name: 'Its project or milestone' }),
      'Cut-over complete',
      /^Cut-over complete/,
    );
    await dialog.getByRole('button', { name: 'Bring in and link' }).click();
    await window.getByRole('dialog', { name: 'Link to…' }).waitFor();
    await press('Escape');
    await window.getByRole('dialog', { name: 'Link to…' }).waitFor({ state: 'hidden' });
    await window.getByRole('button', { name: 'Other programs' }).click();
    await dialog.getByText('Nothing: 1 row of other programs', { exact: false }).waitFor();
    await press('Escape');
  });
});

it('complains of nothing while all that was done', () => {
  expect(complaints).toEqual([]);
});
