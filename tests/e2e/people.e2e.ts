import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hearComplaints, type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const complaints: string[] = [];

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  window.setDefaultTimeout(15_000);
  hearComplaints(window, complaints);
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
});

describe('Stakeholders', () => {
  const tab = (name: string | RegExp) => window.getByRole('tab', { name });

  it('places a stakeholder on the map by mouse, by keys and by numbers, and keeps the trail', async () => {
    await goTo('Stakeholders');
    await tab('Map').click();
    const map = window.getByRole('group', { name: 'Power and interest' });
    await map
      .getByRole('button', { name: /^Oskar Lindt: influence 3, interest 2/ })
      .dragTo(map.locator('[data-cell="5,5"]'));
    const oskar = map.getByRole('button', { name: /^Oskar Lindt: influence 5, interest 5, neutral/ });
    await oskar.waitFor();

    // What passed since the map was last recorded is said; recording it keeps where everybody stands.
    const reminder = window.getByRole('region', { name: 'Record the map' });
    await reminder.getByText('Plan gate').waitFor();
    await reminder.getByRole('button', { name: 'Record the map' }).click();
    await reminder.getByText(/^Recorded on/).waitFor();

    await oskar.click();
    await window.keyboard.press('Alt+ArrowLeft');
    await map.getByRole('button', { name: /^Oskar Lindt: influence 5, interest 4/ }).waitFor();
    const place = window.getByRole('region', { name: 'Place of Oskar Lindt' });
    await place.getByRole('spinbutton', { name: 'Influence' }).fill('2');
    await window.keyboard.press('Enter');
    await map.getByRole('button', { name: /^Oskar Lindt: influence 2, interest 4/ }).waitFor();
    await place.getByText('Keep informed').waitFor();
    await place.getByText(/^5 \/ 5, neutral/).waitFor();
  });

  it('sets a role by a letter, and says which line of the RACI is wrong', async () => {
    await tab('RACI').click();
    const raci = window.getByRole('grid', { name: 'RACI' });
    const line = raci.getByRole('row').filter({ hasText: 'SOC 2 evidence' });
    await line.getByText('nobody responsible').waitFor();
    await window.getByRole('radio', { name: 'To mend 1' }).waitFor();
    await line.getByRole('gridcell').nth(4).focus();
    await window.keyboard.press('r');
    await line.getByRole('img', { name: 'responsible' }).waitFor();
    await line.getByText('nobody responsible').waitFor({ state: 'detached' });
    await window.getByRole('radio', { name: 'To mend 0' }).waitFor();
    await window.keyboard.press('Backspace');
    await line.getByText('nobody responsible').waitFor();
  });

  it('tells of a comms debt and what changed for them, and is told when it is paid', async () => {
    await tab(/^Communication plan/).click();
    const debts = window.getByRole('region', { name: 'Owed an update today' });
    const rhea = debts
      .getByRole('listitem')
      .filter({ has: window.getByRole('button', { name: 'Rhea Osei', exact: true }) });
    await rhea.getByText('3 days overdue').waitFor();
    await rhea.getByText(/^Payments moved .* from 4 Dec to 11 Dec/).waitFor();
    await debts.getByRole('button', { name: 'Log what Rhea Osei was told' }).click();
    const dialog = window.getByRole('dialog', { name: 'Log what was said' });
    await dialog
      .getByRole('textbox', { name: 'What was said' })
      .fill('Export comes a week later; she asks for two engineers.');
    await dialog.getByRole('button', { name: 'Log it' }).click();
    await dialog.waitFor({ state: 'hidden' });
    await rhea.waitFor({ state: 'detached' });
    const said = window.getByRole('region', { name: 'What was said' });
    await said.getByText('Export comes a week later; she asks for two engineers.').waitFor();
    await tab('Communication plan 5').waitFor();
  });
});

describe('Overview', () => {
  const inspector = () => window.getByRole('complementary', { name: 'Inspector' });
  const health = () => window.getByRole('region', { name: 'Health', exact: true });

  it('fails a gate, sees what that does to the health, mends it and passes', async () => {
    await goTo('Overview');
    await window.getByRole('tab', { name: 'Phases and gates' }).click();
    await window.getByRole('button', { name: /^Cut-over gate/ }).click();
    await inspector().getByRole('button', { name: 'Go…', exact: true }).click();
    await inspector().getByText('Still wants 3 criteria met.').waitFor();
    await inspector().getByRole('button', { name: 'Cancel' }).click();
    await inspector().getByRole('button', { name: 'No-go…' }).click();
    await inspector().getByRole('textbox', { name: 'Why not' }).fill('No rota, and quota at 60 %.');
    await inspector().getByRole('button', { name: 'Give no-go' }).click();
    await inspector()
      .getByRole('list', { name: 'Verdicts' })
      .getByText(/^No-go, Steering committee/)
      .waitFor();

    await window.getByRole('tab', { name: 'Now' }).click();
    const more = health().getByRole('button', { name: /more reasons?$/ });
    if (await more.isVisible()) await more.click();
    const reason = health().getByRole('button', { name: /‘?'?Cut-over gate'? was not passed: no-go/ });
    await reason.waitFor();
    await reason.click();
    await window.getByRole('tab', { name: 'Phases and gates', selected: true }).waitFor();

    await inspector().getByRole('button', { name: 'Fix the criteria' }).click();
    await inspector()
      .getByRole('button', { name: /^Fixed on/ })
      .waitFor();
    for (const criterion of ['Dry run 2 without', 'Second region at full quota', 'On-call rota']) {
      const box = inspector().getByRole('checkbox', { name: new RegExp(`^Met: ${criterion}`) });
      await box.press('Space');
      await expect.poll(() => box.isChecked()).toBe(true);
    }
    await inspector().getByRole('button', { name: 'Go…', exact: true }).click();
    await inspector().getByRole('button', { name: 'Give go' }).click();
    await expect
      .poll(() => inspector().getByRole('list', { name: 'Verdicts' }).getByRole('listitem').count())
      .toBe(2);
    await window.getByRole('button', { name: /^Cut-over gate Go/ }).waitFor();
    await window.getByRole('tab', { name: 'Now' }).click();
    await health().getByText('Health', { exact: true }).waitFor();
    expect(
      await health()
        .getByText(/was not passed/)
        .count(),
    ).toBe(0);
  });

  it('calls out a declared green, and takes no declaration without a reason', async () => {
    await health().getByText('The plan says off track.').waitFor();
    const strip = window.getByRole('table', { name: 'Health over time' });
    await strip.getByRole('img', { name: 'Shown: On track' }).waitFor();
    await strip.getByRole('img', { name: 'Computed: Off track' }).waitFor();
    await health().getByRole('button', { name: 'Say it', exact: true }).click();
    await inspector().getByRole('button', { name: 'Say it anew' }).click();
    const declare = inspector().getByRole('button', { name: 'Declare', exact: true });
    expect(await declare.isDisabled()).toBe(true);
    await inspector().getByRole('textbox', { name: 'Reason' }).fill('Steering accepted the new date');
    await declare.click();
    await inspector().getByText('Counts until 4 Dec.').waitFor();
    await health()
      .getByText(/Steering accepted the new date/)
      .waitFor();
    await inspector().getByRole('textbox', { name: 'Path to green' }).fill('Two engineers for three weeks');
    await inspector().getByRole('textbox', { name: 'Path to green' }).press('Control+Enter');
    await health()
      .getByText(/Two engineers for three weeks/)
      .waitFor();
  });
});

describe('what is said', () => {
  it('drafts an update from what changed, to be edited, and holds it against the last one', async () => {
    await goTo('Overview');
    await window.getByRole('tab', { name: 'Status updates' }).click();
    await window.getByRole('button', { name: 'Draft an update' }).click();
    const update = window.getByRole('article').first();
    await update.getByText(/General availability moves to 26 Feb/).waitFor();
    await update.getByText(/Ada Okafor: Move two engineers/).waitFor();
    await update.getByText(/^Since 13 Nov: on track → off track/).waitFor();
    const inspector = window.getByRole('complementary', { name: 'Inspector' });
    const summary = inspector.getByRole('textbox', { name: 'Summary' });
    await summary.fill('Export is late; launch moves by ten days unless two engineers come.');
    await summary.press('Control+Enter');
    await update.getByText('Export is late; launch moves by ten days unless two engineers come.').waitFor();
    await window.getByRole('tab', { name: 'Now' }).click();
    await window
      .getByRole('region', { name: 'Latest status' })
      .getByText(/Export is late/)
      .waitFor();
    await window.getByText(/^The program went from on track to off track on 20 Nov/).waitFor();
  });
});

describe('the numbers', () => {
  it('open the list behind them', async () => {
    await goTo('Overview');
    await window.getByRole('tab', { name: 'Now' }).click();
    const figures = window.getByRole('region', { name: 'Key figures' });
    await figures.getByRole('button', { name: /^Owed an update/ }).click();
    await window.getByRole('tab', { name: /^Communication plan/, selected: true }).waitFor();
    await goTo('Overview');
    await figures.getByRole('button', { name: /^Open in the RAID log ?\d/ }).click();
    await window.getByRole('heading', { name: 'RAID', level: 1 }).waitFor();
    await goTo('Overview');
    const inspector = window.getByRole('complementary', { name: 'Inspector' });
    const listed = inspector.getByRole('group', { name: 'Rows' }).getByRole('listitem');
    const late = figures.getByRole('button', { name: /^Open promises: \d+ late$/ });
    const count = Number.parseInt((await late.textContent()) ?? '', 10);
    await late.click();
    await expect.poll(() => listed.count()).toBe(count);
    await window.getByRole('button', { name: /^15 projects$/ }).click();
    await inspector.getByRole('heading', { name: '15 projects' }).waitFor();
    await inspector.getByRole('button', { name: 'Show 7 more' }).click();
    await expect.poll(() => listed.count()).toBe(15);
  });

  it('say what changed since the last report, and for whom', async () => {
    const changed = window.getByRole('region', { name: /^Changed since/ });
    await changed.getByRole('button', { name: /Declared off track, was on track/ }).waitFor();
    const owed = window.getByRole('region', { name: 'Owed an update' });
    await owed.getByRole('button', { name: /Elliot Marsh.*is forecast for.*days overdue/ }).click();
    const name = window
      .getByRole('complementary', { name: 'Inspector' })
      .getByRole('textbox', { name: 'Name' });
    await expect.poll(() => name.inputValue()).toBe('Elliot Marsh');
  });

  it('of two programs are held side by side', async () => {
    await goTo('Portfolio');
    await window.getByRole('button', { name: 'New program' }).click();
    await window.getByRole('main', { name: 'Overview' }).waitFor();
    await goTo('Portfolio');
    const boxes = window.getByRole('checkbox', { name: /^Compare / });
    await expect.poll(() => boxes.count()).toBe(2);
    for (const box of await boxes.all()) await box.press('Space');
    await window.getByRole('button', { name: 'Compare the two' }).click();
    const dialog = window.getByRole('dialog', { name: 'Compare two programs' });
    const health = dialog.getByRole('row', { name: /^Health/ });
    await health.getByText('Plan says off track').waitFor();
    await dialog
      .getByRole('row', { name: /^Promises late/ })
      .getByText(/^\d+ of \d+ open/)
      .first()
      .waitFor();
    await window.keyboard.press('Escape');
    await dialog.waitFor({ state: 'hidden' });
  });
});

describe('all the while', () => {
  it('said nothing to the console', () => {
    expect(complaints).toEqual([]);
  });
});
