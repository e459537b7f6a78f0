import type { Locator, Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let page: Page;
/** What the page complained of; nothing, at the end. */
const complaints: string[] = [];

function listenTo(window: Page): void {
  window.on('pageerror', (error) => complaints.push(String(error)));
  window.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
}

beforeAll(async () => {
  launched = await launchApp();
  page = launched.window;
  listenTo(page);
  await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
});
afterAll(() => launched.close());

const rail = () => page.getByRole('navigation', { name: 'Screens' });
const inspector = () => page.getByRole('complementary', { name: 'Inspector' });
const card = (name: string) => page.getByRole('main').getByRole('region', { name });
const undoButton = () => page.getByRole('banner').getByRole('button', { name: /^Undo/ });
const redoButton = () => page.getByRole('banner').getByRole('button', { name: /^Redo/ });

/** Waits until what is read is what is expected. */
async function expectSoon<T>(read: () => Promise<T>, expected: T): Promise<void> {
  await expect.poll(read, { timeout: 20_000 }).toEqual(expected);
}

const isFocused = (locator: Locator) => locator.evaluate((element) => element === document.activeElement);

/** Drops files on the window, as the desktop does. */
async function drop(files: readonly { readonly name: string; readonly text: string }[]): Promise<void> {
  await page.evaluate((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name));
    for (const type of ['dragenter', 'drop']) {
      window.dispatchEvent(new DragEvent(type, { dataTransfer, bubbles: true, cancelable: true }));
    }
  }, files);
}

describe('the first run', () => {
  it('offers the sample, and opens it on its overview', async () => {
    await page.getByRole('button', { name: 'Explore the sample' }).click();
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await expectSoon(() => page.getByRole('textbox', { name: 'Program title' }).inputValue(), 'Atlas');
  });

  it('says that what was declared is not what the plan says, and names the worst part first', async () => {
    const health = card('Health');
    expect(await health.textContent()).toContain('The plan says off track.');
    expect(await health.getByRole('listitem').first().textContent()).toContain('Payments');
  });
});

describe('the inspector', () => {
  it('shows what is chosen on the overview, and edits it in place', async () => {
    await card('Top risks')
      .getByRole('button', { name: /holiday peak/ })
      .click();
    const title = inspector().getByRole('textbox', { name: 'Title' });
    await title.fill('The peak takes the engineers');
    await title.press('Enter');
    await card('Top risks')
      .getByRole('button', { name: /The peak takes the engineers/ })
      .waitFor();
  });

  it('leaves Mod+Z in a text box to the box', async () => {
    const before = await undoButton().getAttribute('aria-label');
    const response = inspector().getByRole('textbox', { name: 'Response' });
    const text = await response.inputValue();
    await response.click();
    await page.keyboard.press('End');
    await page.keyboard.type(' and more');
    await page.keyboard.press('Control+z');
    expect(await response.inputValue()).not.toBe(`${text} and more`);
    await page.keyboard.press('Escape');
    await expectSoon(() => response.inputValue(), text);
    expect(await undoButton().getAttribute('aria-label')).toBe(before);
  });

  it('deletes without asking and offers to undo', async () => {
    await inspector().getByRole('button', { name: 'Delete risk' }).click();
    const notices = page.getByRole('region', { name: 'Notices' });
    await notices.getByText(/Deleted risk ‘The peak/).waitFor();
    expect(
      await card('Top risks')
        .getByRole('button', { name: /The peak/ })
        .count(),
    ).toBe(0);
    await notices.getByRole('button', { name: 'Undo' }).click();
    await card('Top risks')
      .getByRole('button', { name: /The peak/ })
      .waitFor();
  });

  it('undoes and redoes by key outside of text boxes, with their labels', async () => {
    await page.getByRole('main').focus();
    await expectSoon(
      () =>
        undoButton()
          .getAttribute('aria-label')
          .then((it) => it?.includes('Change')),
      true,
    );
    await page.keyboard.press('Control+z');
    await card('Top risks')
      .getByRole('button', { name: /holiday peak/ })
      .waitFor();
    await expectSoon(() => undoButton().isDisabled(), true);
    expect(await redoButton().getAttribute('aria-label')).toMatch(/^Redo .*title/);
    await page.keyboard.press('Control+Shift+z');
    await card('Top risks')
      .getByRole('button', { name: /The peak/ })
      .waitFor();
  });

  it('reads days as they are spoken', async () => {
    await card('Top risks')
      .getByRole('button', { name: /The peak/ })
      .click();
    const review = inspector().getByRole('textbox', { name: 'Review' });
    await review.fill('3 mar 2027');
    await review.press('Enter');
    await expectSoon(() => review.inputValue(), '3 Mar 2027');
    await review.fill('whenever');
    await review.press('Enter');
    await inspector().getByText('“whenever” is not a date.').waitFor();
    await review.fill('');
    await review.press('Enter');
    await expectSoon(() => review.inputValue(), '');
  });
});

describe('the palette and the keys', () => {
  it('finds a row by a part of its name and shows it', async () => {
    await page.keyboard.press('Control+k');
    const box = page.getByRole('combobox', { name: 'Search or run a command' });
    await box.fill('holiday');
    await box.fill('mika ito');
    await page
      .getByRole('option', { name: /Mika Ito/ })
      .first()
      .waitFor();
    await page.keyboard.press('Enter');
    await page.getByRole('main', { name: 'Stakeholders' }).waitFor();
    await expectSoon(() => inspector().getByRole('textbox', { name: 'Name' }).inputValue(), 'Mika Ito');
  });

  it('runs commands, and gives the focus back when it is left', async () => {
    await rail().getByRole('button', { name: 'Overview', exact: true }).click();
    await expectSoon(() => isFocused(page.getByRole('main', { name: 'Overview' })), true);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('theme dark');
    await page.keyboard.press('Enter');
    await page.locator('html[data-theme="dark"]').waitFor();
    await expectSoon(() => isFocused(page.getByRole('main', { name: 'Overview' })), true);
  });

  it('lists the keys on "?", and goes to screens by them', async () => {
    await page.keyboard.press('?');
    const sheet = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
    await sheet.getByText('Command palette').waitFor();
    await page.keyboard.press('Escape');
    await sheet.waitFor({ state: 'detached' });
    await page.keyboard.press('Control+,');
    await page.getByRole('heading', { level: 1, name: 'Settings' }).waitFor();
    await page.keyboard.press('Control+1');
    await page.getByRole('heading', { level: 1, name: 'Portfolio' }).waitFor();
  });

  it('adds a row by Mod+N', async () => {
    await page.keyboard.press('Control+n');
    const dialog = page.getByRole('dialog', { name: 'New item' });
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Chaos drill');
    await dialog.getByRole('textbox', { name: 'Start' }).fill('2027-01-11');
    await dialog.getByRole('textbox', { name: 'Finish' }).fill('2027-01-22');
    await dialog.getByRole('button', { name: 'Add', exact: true }).click();
    await dialog.waitFor({ state: 'detached' });
    await expectSoon(() => inspector().getByRole('textbox', { name: 'Finish' }).inputValue(), '22 Jan 2027');
    expect(await undoButton().getAttribute('aria-label')).toBe("Undo Add project 'Chaos drill'");
  });

  it('[C3][C9] sets a holiday and the hours of a week in Settings, and the plan follows', async () => {
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Search or run a command' }).fill('Cut-over rehearsal');
    await page
      .getByRole('option', { name: /Cut-over rehearsal/ })
      .first()
      .click();
    const finish = inspector().getByRole('textbox', { name: 'Finish' });
    await expectSoon(() => finish.inputValue(), '14 Jan 2027');
    await page.keyboard.press('Control+,');
    const calendars = page.getByRole('region', { name: 'Calendars' });
    await calendars.getByText('Kept by the program.').waitFor();
    const fridays = calendars.getByRole('textbox', { name: 'Hours on Friday' });
    await fridays.fill('9-12, 11-14');
    await fridays.press('Enter');
    await calendars.getByText('Not kept: two spans overlap. Try 9-12, 13-17 or off.').waitFor();
    await fridays.fill('9-13');
    await fridays.press('Enter');
    await expectSoon(() => fridays.inputValue(), '09:00–13:00');
    const adding = calendars.getByRole('group', { name: 'New day off' });
    await adding.getByRole('textbox', { name: 'Name of the day off' }).fill('Moving day');
    await adding.getByRole('textbox', { name: 'First day off' }).fill('13 jan 2027');
    await adding.getByRole('textbox', { name: 'First day off' }).press('Enter');
    await adding.getByRole('button', { name: 'Add day off' }).click();
    await expectSoon(
      () => calendars.getByRole('textbox', { name: 'Name of Moving day' }).inputValue(),
      'Moving day',
    );
    await page.keyboard.press('Control+2');
    // What was found for the same plan by the command line, with the same days in its file.
    await expectSoon(() => finish.inputValue(), '26 Jan 2027');
    await undoButton().click();
    await undoButton().click();
    await expectSoon(() => finish.inputValue(), '14 Jan 2027');
  });
});

describe('dropping files', () => {
  it('shows how they are read, and ends in a report that adds up', async () => {
    await drop([
      {
        name: 'work.csv',
        text: 'Title,Team,Start,End\nOne,Alpha,2027-01-04,2027-02-05\nTwo,Beta,2027-02-08,2027-03-05\n',
      },
    ]);
    const preview = page.getByRole('dialog', { name: 'Import', exact: true });
    await preview.getByText('1 project · 2 tasks').waitFor();
    await preview.getByRole('button', { name: /The rows of this file are/ }).click();
    await page.getByRole('option', { name: 'Projects', exact: true }).click();
    await preview
      .getByText(/2 projects/)
      .first()
      .waitFor();
    await preview.getByRole('textbox', { name: 'The new program is called' }).fill('Two things');
    await preview.getByRole('button', { name: 'Import', exact: true }).click();
    const report = page
      .getByRole('alertdialog')
      .or(page.getByRole('dialog', { name: 'Imported ‘Two things’' }));
    const cells = report.getByRole('row', { name: /work\.csv/ }).getByRole('cell');
    await cells.first().waitFor();
    expect((await cells.allTextContents()).slice(1)).toEqual(['2', '2', '0', '0']);
    await report.getByRole('button', { name: 'Open the program' }).click();
    await expectSoon(() => page.getByRole('textbox', { name: 'Program title' }).inputValue(), 'Two things');
  });

  it('changes a field of several rows as one change', async () => {
    await rail().getByRole('button', { name: 'Roadmap', exact: true }).click();
    await page.getByRole('treegrid').getByRole('row', { name: /One/ }).click();
    await page.keyboard.press('Control+a');
    await inspector().getByRole('heading', { name: '2 projects' }).waitFor();
    await inspector()
      .getByRole('button', { name: /^(?!About).*Priority/ })
      .click();
    await page.getByRole('option', { name: 'High', exact: true }).click();
    await expectSoon(() => undoButton().getAttribute('aria-label'), 'Undo Change 2 projects');
    await inspector().getByRole('button', { name: 'Deselect' }).click();
  });

  it('says what is wrong with a file that is none, and changes nothing', async () => {
    await drop([{ name: 'broken.json', text: '{"format": "throughline-program", ' }]);
    const fault = page.getByRole('alertdialog', { name: 'Not imported' });
    await fault.getByText('Nothing was changed.').waitFor();
    expect(await fault.textContent()).toContain('broken.json');
    await fault.getByRole('button', { name: 'Close' }).last().click();
    await expectSoon(() => page.getByRole('textbox', { name: 'Program title' }).inputValue(), 'Two things');
  });
});

describe('the portfolio', () => {
  it('lists the programs, and takes a deletion back', async () => {
    await rail().getByRole('button', { name: 'Portfolio', exact: true }).click();
    const row = page.getByRole('row', { name: /Two things/ });
    await row.getByRole('button', { name: 'Actions for Two things' }).click();
    await page.getByRole('menuitem', { name: 'Delete' }).click();
    await row.waitFor({ state: 'detached' });
    await page.getByRole('region', { name: 'Notices' }).getByRole('button', { name: 'Undo' }).click();
    await row.waitFor();
    expect(await page.getByRole('row', { name: /Atlas/ }).count()).toBe(1);
  });

  it('makes a program whose title is typed next', async () => {
    await page.getByRole('button', { name: 'New program', exact: true }).click();
    const title = page.getByRole('textbox', { name: 'Program title' });
    await expectSoon(() => title.inputValue(), 'New program');
    await expectSoon(() => isFocused(title), true);
    await page.keyboard.type('Borealis');
    await page.keyboard.press('Enter');
    await expectSoon(() => undoButton().isEnabled(), true);
  });
});

describe('tomorrow', () => {
  it('opens where one was, with its theme, and nothing of the page was in error', async () => {
    const { userDataDir } = launched;
    await launched.kill();
    launched = await launchApp({ userDataDir });
    page = launched.window;
    listenTo(page);
    await page.getByRole('heading', { level: 1, name: 'Overview' }).waitFor();
    await page.locator('html[data-theme="dark"]').waitFor();
    expect(await page.getByRole('textbox', { name: 'Program title' }).inputValue()).toBe('Borealis');
    expect(await undoButton().isEnabled()).toBe(true);
    expect(complaints).toEqual([]);
  });
});
