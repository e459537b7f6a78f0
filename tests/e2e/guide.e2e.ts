import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { guideTopics } from '../domain/guide/readTopics';
import { hearComplaints, type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const complaints: string[] = [];

const goTo = (screen: string) =>
  window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: screen, exact: true })
    .click();
/** The guide comes back as one left it: on another of its parts, perhaps. */
const goToTopics = async () => {
  await goTo('Guide');
  await window.getByRole('tab', { name: 'Topics' }).click();
};
const topics = () => window.getByRole('listbox', { name: 'Topics' });
const isMarked = (words: string) => window.getByRole('article').locator('mark', { hasText: words });

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  hearComplaints(window, complaints);
});
afterAll(() => launched.close());

describe('Guide', () => {
  it('shows every topic by theme, and one of them to read, before any program is open', async () => {
    await goTo('Guide');
    await window.getByRole('heading', { name: 'Guide', level: 1 }).waitFor();
    expect(await topics().getByRole('option').count()).toBe(45);
    expect(await topics().getByRole('group').count()).toBe(7);
    await window.getByRole('article', { name: 'What a TPM owns' }).waitFor();
  });

  it('is searched and read by the keyboard alone', async () => {
    await window.getByRole('searchbox', { name: 'Search the guide' }).focus();
    await window.keyboard.type('latest responsible');
    await topics()
      .getByRole('option', { name: /^The gap/ })
      .waitFor();
    expect(await topics().getByRole('group').count()).toBe(0);
    await window.keyboard.press('ArrowDown');
    await window.getByRole('article', { name: 'The gap' }).waitFor();
    await isMarked('responsible').first().waitFor();
    // Past the handle between list and text; the text scrolls by the keys, so it takes the focus itself.
    await window.keyboard.press('Tab');
    await window.keyboard.press('Tab');
    expect(
      await window.getByRole('article', { name: 'The gap' }).evaluate((it) => it.matches(':focus')),
    ).toBe(true);
  });

  it('says when it knows nothing, and shows all again when the search is emptied', async () => {
    const search = window.getByRole('searchbox', { name: 'Search the guide' });
    await search.fill('zebra');
    await window.getByRole('heading', { name: /Nothing about/ }).waitFor();
    await search.press('Escape');
    await topics().getByRole('option', { name: 'Becoming a TPM' }).waitFor();
    expect(await window.locator('mark').count()).toBe(0);
  });

  it('leads from topic to topic and reads on from the top', async () => {
    await topics().getByRole('option', { name: 'Becoming a TPM' }).click();
    const article = window.getByRole('article', { name: 'Becoming a TPM' });
    await article.getByRole('navigation', { name: 'Read next' }).getByRole('link').first().click();
    const next = window.getByRole('article', { name: 'What a TPM owns' });
    await next.waitFor();
    expect(await next.evaluate((it) => it.scrollTop)).toBe(0);
    expect(
      await topics().getByRole('option', { name: 'What a TPM owns' }).getAttribute('aria-selected'),
    ).toBe('true');
    await topics().getByRole('option', { name: 'A path to green' }).click();
    await window
      .getByRole('article')
      .getByRole('link', { name: 'escalate the decision', exact: true })
      .click();
    await window.getByRole('article', { name: 'Escalate the decision, not the person' }).waitFor();
  });

  it('prints the topic and nothing else', async () => {
    const printed = await launched.app.evaluate(async ({ BrowserWindow }) => {
      const [first] = BrowserWindow.getAllWindows();
      return (await first?.webContents.printToPDF({ pageSize: 'A4' }))?.toString('base64') ?? '';
    });
    const file = path.join(launched.userDataDir, 'topic.pdf');
    fs.writeFileSync(file, Buffer.from(printed, 'base64'));
    const text = execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
    expect(text).toContain('Escalate the decision, not the person');
    expect(text).toContain('In the sample:');
    expect(text).not.toMatch(/Search the guide|Portfolio|Circular waits|Do it now/);
    expect(execFileSync('pdfinfo', [file], { encoding: 'utf8' })).toMatch(/Pages: +1\n/);
  });

  it('"Do it now" opens the sample where no program is open, and goes to the place', async () => {
    await topics().getByRole('option', { name: 'The gap' }).click();
    await window.getByRole('button', { name: /^Do it now/ }).click();
    await window.getByRole('heading', { name: 'Dependencies', level: 1 }).waitFor();
    await window.getByRole('tab', { name: 'Matrix', selected: true }).waitFor();
  });

  it('"Do it now" goes to every place to which a topic leads', async () => {
    const places = new Map(
      guideTopics.map(({ title, doItNow }) => [
        `${doItNow.screen} ${doItNow.detail ?? ''}`,
        { title, doItNow },
      ]),
    );
    for (const { title, doItNow } of places.values()) {
      await goToTopics();
      await topics().getByRole('option', { name: title, exact: true }).click();
      await window.getByRole('article', { name: title, exact: true }).waitFor();
      await window.getByRole('button', { name: `Do it now: ${doItNow.label}` }).click();
      await window.getByRole('main', { name: doItNow.screen }).waitFor();
      const { detail } = doItNow;
      if (detail === 'Other programs') {
        await window.getByRole('dialog', { name: detail }).waitFor();
        await window.keyboard.press('Escape');
      } else if (detail === 'health') {
        await window.getByRole('tab', { name: 'Now', selected: true }).waitFor();
      } else if (
        detail !== undefined &&
        ['Overview', 'Dependencies', 'Stakeholders', 'Goals'].includes(doItNow.screen)
      ) {
        await window.getByRole('tab', { name: detail, selected: true }).waitFor();
      }
    }
  });

  it('"Do it now" opens the report for the audience that the topic is about', async () => {
    for (const [title, audience] of [
      ['Same facts, another altitude', 'Full report'],
      ['Closing well', 'Close-out'],
      ['Bottom line first', 'Executive summary'],
    ] as const) {
      await goToTopics();
      await topics().getByRole('option', { name: title }).click();
      await window.getByRole('button', { name: /^Do it now/ }).click();
      await window.getByRole('main', { name: 'Reports' }).waitFor();
      await window
        .getByRole('button', { name: new RegExp(`${audience}.*Audience|Audience.*${audience}`) })
        .waitFor();
    }
  });

  it('reads on where one left, and is found by the palette', async () => {
    await goToTopics();
    await topics().getByRole('option', { name: 'RACI: exactly one accountable' }).click();
    await goTo('Portfolio');
    await goToTopics();
    await window.getByRole('article', { name: 'RACI: exactly one accountable' }).waitFor();
    await goTo('Portfolio');
    await window.keyboard.press('ControlOrMeta+K');
    await window.keyboard.type('two named people');
    await window
      .getByRole('option', { name: /Two named people/ })
      .first()
      .waitFor();
    await window.keyboard.press('Enter');
    await window.getByRole('article', { name: 'Two named people' }).waitFor();
  });

  it('has every topic in the palette', async () => {
    await window.keyboard.press('ControlOrMeta+K');
    const palette = window.getByRole('dialog', { name: 'Command palette' });
    const input = palette.getByRole('combobox');
    for (const { title } of guideTopics) {
      await input.fill(title);
      await palette.getByRole('option').filter({ hasText: title }).first().waitFor();
    }
    await window.keyboard.press('Escape');
    await palette.waitFor({ state: 'hidden' });
  });

  describe('the check-up', () => {
    const findings = () => window.getByRole('region').getByRole('listitem');
    const areas = () => window.getByRole('listbox', { name: 'Areas' });
    const ledger = /ledger export .* 14 days after it is needed/;

    it('is opened by a key, ranked by cost, and on the overview with three at most', async () => {
      await goTo('Overview');
      const card = window.getByRole('region', { name: 'Check-up' });
      await card.getByRole('button', { name: ledger }).waitFor();
      expect(await card.getByRole('listitem').count()).toBe(3);
      await window.keyboard.press('ControlOrMeta+Shift+K');
      await window.getByRole('tab', { name: 'Check-up', selected: true }).waitFor();
      expect(await findings().first().textContent()).toMatch(ledger);
    });

    it('is narrowed by area and severity, with the keyboard', async () => {
      await areas()
        .getByRole('option', { name: /^All areas/ })
        .focus();
      await window.keyboard.type('Stake');
      await window.keyboard.press('Enter');
      await window.getByRole('heading', { name: 'Stakeholders', level: 2 }).waitFor();
      const severity = window.getByRole('toolbar', { name: 'Severity' });
      await severity.getByRole('button', { name: /^Medium/ }).press('Enter');
      await window.getByText('Elliot Marsh was to hear 12 days ago.').waitFor();
      expect(await window.getByText(/^Ada Okafor is to decide/).count()).toBe(0);
      await severity.getByRole('button', { name: /^Medium/ }).press('Enter');
      await window.getByText(/^Ada Okafor is to decide/).waitFor();
    });

    it('keeps a finding silent with a reason and a day, and tells it again', async () => {
      const marsh = findings().filter({ hasText: 'Elliot Marsh' });
      await marsh.getByRole('button', { name: 'Snooze…' }).click();
      const dialog = window.getByRole('dialog');
      expect(await dialog.getByRole('button', { name: 'Snooze', exact: true }).isDisabled()).toBe(true);
      await dialog.getByRole('textbox', { name: 'Reason' }).fill('On leave until 1 December');
      await dialog.getByRole('button', { name: 'Snooze', exact: true }).click();
      await window.getByText('Until 4 Dec: On leave until 1 December').waitFor();
      await window.getByRole('heading', { name: 'Snoozed (1)' }).waitFor();
      await window.getByRole('button', { name: /^Wake: Elliot Marsh/ }).click();
      await window.getByRole('heading', { name: 'Snoozed (1)' }).waitFor({ state: 'detached' });
      await marsh.waitFor();
    });

    it('"Do it now" opens the place, and "Read more" the topic', async () => {
      await findings()
        .filter({ hasText: 'Elliot Marsh' })
        .getByRole('button', { name: 'Do it now: Call, and log what was said' })
        .click();
      await window.getByRole('main', { name: 'Stakeholders' }).waitFor();
      await window
        .getByRole('complementary', { name: 'Inspector' })
        .getByRole('textbox', { name: 'Name' })
        .waitFor();
      await goTo('Guide');
      await findings()
        .filter({ hasText: 'Elliot Marsh' })
        .getByRole('button', { name: 'Read more: The communication plan' })
        .click();
      await window.getByRole('article', { name: 'The communication plan' }).waitFor();
    });
  });

  describe('in context', () => {
    it('says the gist of a topic beside the screen, a part and a field, and F1 in the field opens it', async () => {
      await goTo('Overview');
      await window.getByRole('button', { name: 'About this screen' }).click();
      await window.getByRole('dialog', { name: 'What a TPM owns' }).waitFor();
      await window.keyboard.press('Escape');
      const inspector = window.getByRole('complementary', { name: 'Inspector' });
      // What was selected before gives way to the program itself.
      await inspector.getByRole('button', { name: 'Deselect' }).click();
      await inspector.getByRole('button', { name: 'About What we say' }).click();
      await window
        .getByRole('dialog', { name: 'Bad news early' })
        .getByRole('button', { name: 'Read more' })
        .click();
      await window.getByRole('article', { name: 'Bad news early' }).waitFor();
      await goTo('Overview');
      await inspector.getByRole('combobox', { name: 'Sponsor' }).focus();
      await window.keyboard.press('F1');
      await window.getByRole('article', { name: 'Initiation: agree on the end first' }).waitFor();
    });

    it('stands in the head of a dialog, and what is read closes it', async () => {
      await goTo('Roadmap');
      await window.keyboard.press('ControlOrMeta+Shift+F');
      const forecast = window.getByRole('dialog', { name: 'Forecast' });
      await forecast.getByRole('button', { name: 'About Forecast' }).click();
      await window.getByRole('button', { name: 'Read more' }).click();
      await forecast.waitFor({ state: 'hidden' });
      await window.getByRole('article', { name: 'Needed by, committed, forecast' }).waitFor();
    });

    it('stands beside every view of every screen, and beside every field', async () => {
      for (const screen of ['Overview', 'Dependencies', 'Stakeholders', 'Goals', 'Guide']) {
        await goTo(screen);
        for (const tab of await window.getByRole('tab').all()) {
          await tab.click();
          const name = ((await tab.textContent()) ?? '').replace(/\d+$/, '');
          await window.getByRole('button', { name: `About ${name}`, exact: true }).waitFor();
        }
      }
      await goTo('Overview');
      await window.getByRole('tab', { name: 'Now' }).click();
      const inspector = window.getByRole('complementary', { name: 'Inspector' });
      const helped = inspector.locator('[data-topic]');
      await expect.poll(() => helped.count()).toBeGreaterThan(8);
      for (const field of await helped.all()) expect(await field.getByLabel(/^Topic: /).count()).toBe(1);
    });

    it('tells what the phase needs from what the program holds, and leads to what is missing', async () => {
      await goTo('Guide');
      await window.getByRole('tab', { name: 'Lifecycle' }).click();
      const needs = window.getByRole('list', { name: 'What Execution needs' });
      await needs.getByText(/^'General availability' is forecast for 26 Feb 2027, 10 days after/).waitFor();
      expect(await window.getByRole('heading', { name: 'First steps' }).count()).toBe(0);
      await needs.getByRole('button', { name: /^Do it now: See who is overdue/ }).click();
      await window.getByRole('main', { name: 'Stakeholders' }).waitFor();
    });

    it('counts the first steps of a new program by itself', async () => {
      await window.keyboard.press('ControlOrMeta+Shift+N');
      await window.getByRole('button', { name: 'See the first steps' }).click();
      const steps = window.getByRole('list', { name: 'First steps' });
      await window.getByText('0 of 9').waitFor();
      await steps.getByRole('button', { name: /^Do it now: Write the purpose/ }).click();
      const purpose = window
        .getByRole('complementary', { name: 'Inspector' })
        .getByRole('textbox', { name: 'Purpose' });
      await purpose.fill('Sell tickets without paper');
      await purpose.press('Tab');
      await goTo('Guide');
      await window.getByText('1 of 9').waitFor();
      await steps.getByText('Sell tickets without paper').waitFor();
    });
  });

  it('the page complained of nothing', () => {
    expect(complaints).toEqual([]);
  });
});
