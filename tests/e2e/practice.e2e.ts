import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearComplaints, type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const complaints: string[] = [];

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  window.setDefaultTimeout(20_000);
  hearComplaints(window, complaints);
});
afterAll(() => launched.close());

const inspector = () => window.getByRole('complementary', { name: 'Inspector' });
const exercises = () => window.getByRole('list', { name: 'Exercises' });
const exercise = (title: string) => exercises().getByRole('listitem').filter({ hasText: title });
const box = (label: string) => inspector().getByRole('textbox', { name: label, exact: true });

/** From the list of exercises to where one is mended. */
async function doItNow(title: string) {
  await exercise(title)
    .getByRole('button', { name: /^Do it now/ })
    .click();
}

/** Back to the list, where so many are mended by now. */
async function expectMended(title: string, count: number) {
  if (!(await exercises().isVisible())) {
    await window
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: 'Guide', exact: true })
      .click();
  }
  await exercise(title).getByRole('img', { name: 'Mended:' }).waitFor();
  await window.getByRole('progressbar', { name: 'Mended' }).waitFor();
  await expect
    .poll(() => window.getByRole('progressbar', { name: 'Mended' }).getAttribute('aria-valuetext'), {
      timeout: 10_000,
    })
    .toBe(`${count} of 12`);
}

async function choosePerson(label: string, name: string) {
  await inspector().getByRole('combobox', { name: label, exact: true }).fill(name);
  await window
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .click();
}

async function chooseOption(label: RegExp, option: string) {
  await inspector().getByRole('button', { name: label }).click();
  await window.getByRole('option', { name: option, exact: true }).click();
}

/** Commits where one is: Tab would lead into a list that opens and hides the rest. */
async function fill(label: string, text: string) {
  await box(label).fill(text);
  await box(label).press('Control+Enter');
}

describe('the practice program', () => {
  it('is opened from the first run, with twelve things to mend', async () => {
    await window.getByRole('button', { name: 'Practise', exact: true }).click();
    await window.getByRole('heading', { name: 'Mend twelve things' }).waitFor();
    expect(await exercises().getByRole('listitem').count()).toBe(12);
    expect(await exercises().getByRole('img', { name: 'Mended:' }).count()).toBe(0);
  });

  it('tells of each why it matters: the topic is a step away', async () => {
    await exercise('Cut a circle').getByRole('button', { name: 'Read more: Circular waits' }).click();
    await window.getByRole('article', { name: 'Circular waits' }).waitFor();
    await window.getByRole('tab', { name: 'Practice' }).click();
    await exercises().waitFor();
  });

  it('makes three of the changes itself', async () => {
    await doItNow('Give a project an owner');
    await expectMended('Give a project an owner', 1);
    await doItNow('Take back a colour that is out of date');
    await expectMended('Take back a colour that is out of date', 2);
    await doItNow('Let work wait for what it needs');
    await expectMended('Let work wait for what it needs', 3);
  });

  it('takes one back by undo, and then it is to be mended again', async () => {
    await window.getByRole('button', { name: /^Undo/ }).first().click();
    await exercise('Let work wait for what it needs')
      .getByRole('button', { name: /^Do it now/ })
      .waitFor();
    await doItNow('Let work wait for what it needs');
    await expectMended('Let work wait for what it needs', 3);
  });

  it('leads to the people, and they are chosen', async () => {
    await doItNow('Find somebody who decides');
    await choosePerson('Sponsor', 'Selma Vale');
    await expectMended('Find somebody who decides', 4);
    await doItNow('Put a name on a promise');
    await choosePerson('Giver', 'Noor Amari');
    await expectMended('Put a name on a promise', 5);
    await doItNow('Speak to somebody who waits');
    await fill('Last contact', '2027-03-01');
    await expectMended('Speak to somebody who waits', 6);
  });

  it('leads to the risk and the decision, and they are dealt with', async () => {
    await doItNow('Choose what to do about a risk');
    await chooseOption(/Strategy$/, 'Reduce');
    await expectMended('Choose what to do about a risk', 7);
    await doItNow('Get a decision');
    await chooseOption(/State$/, 'Decided');
    await expectMended('Get a decision', 8);
  });

  it('leads to the promises, and they are made plain', async () => {
    await doItNow('Say when the answer is yes');
    await fill('New criterion', 'Both read a ticket offline');
    await expectMended('Say when the answer is yes', 9);
    await doItNow('Name what is handed over');
    await fill('Deliverable', 'Refund rules for the ten usual cases');
    await expectMended('Name what is handed over', 10);
    await doItNow('Close a gap');
    await fill('Needed by', '2027-04-02');
    await expectMended('Close a gap', 11);
  });

  it('leads to the circle, and it is cut: all twelve are mended', async () => {
    await doItNow('Cut a circle');
    await inspector().getByRole('button', { name: 'Delete dependency' }).click();
    await expectMended('Cut a circle', 12);
    await window.getByRole('heading', { name: 'All twelve are mended' }).waitFor();
  });

  it('the page complained of nothing', () => {
    expect(complaints).toEqual([]);
  });
});
