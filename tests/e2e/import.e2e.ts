import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import Papa from 'papaparse';
import type { Locator, Page } from 'playwright';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { appFolder, hearComplaints, type LaunchedApp, launchApp } from './harness';

const kubernetes = path.join(appFolder, '../shared/data/kubernetes-enhancements');
const kubernetesFiles = fs.existsSync(kubernetes)
  ? fs
      .readdirSync(kubernetes)
      .filter((name) => name.endsWith('.csv'))
      .sort()
      .map((name) => path.join(kubernetes, name))
  : [];

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-import-'));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

let launched: LaunchedApp;
let page: Page;
const complaints: string[] = [];

function listenTo(window: Page): void {
  hearComplaints(window, complaints);
}

async function start(userDataDir?: string): Promise<void> {
  launched = await launchApp(userDataDir === undefined ? {} : { userDataDir });
  page = launched.window;
  listenTo(page);
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
}

/** Expects what is read to become so, within the time that a busy machine takes. */
const soon = <T>(read: () => Promise<T>) => expect.poll(read, { timeout: 20_000 });

const goTo = async (screen: string) => {
  await page
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: screen, exact: true })
    .click();
  await page.getByRole('heading', { name: screen, level: 1 }).waitFor();
};
const preview = () => page.getByRole('dialog', { name: 'Import', exact: true });
const counts = () => preview().locator('[aria-live]').first();
const fault = () => page.getByRole('alertdialog', { name: 'Not imported' });
const reportOf = (title: string) => page.getByRole('dialog', { name: `Imported ‘${title}’` });
const programTitle = () => page.getByRole('textbox', { name: 'Program title' });

/** The next "Import…" is answered with these files, as the user would choose them. */
async function answerOpenDialog(filePaths: readonly string[]): Promise<void> {
  await launched.app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = async () => ({ canceled: chosen.length === 0, filePaths: [...chosen] });
  }, filePaths);
}

async function importFiles(filePaths: readonly string[]): Promise<void> {
  await answerOpenDialog(filePaths);
  await goTo('Portfolio');
  await page.getByRole('button', { name: 'Import…' }).click();
}

type Dropped = { readonly name: string; readonly text: string };

/** Drops files on the window as the desktop does: they are dragged in, held above it, let go. */
async function drop(files: readonly Dropped[]): Promise<void> {
  const transfer = await page.evaluateHandle((dropped) => {
    const dataTransfer = new DataTransfer();
    for (const { name, text } of dropped) dataTransfer.items.add(new File([text], name));
    return dataTransfer;
  }, files);
  await page.dispatchEvent('main', 'dragenter', { dataTransfer: transfer });
  await page.dispatchEvent('main', 'dragover', { dataTransfer: transfer });
  await page.getByText('Drop to import').waitFor();
  await page.dispatchEvent('main', 'drop', { dataTransfer: transfer });
  await page.getByText('Drop to import').waitFor({ state: 'detached' });
}

const readAsDropped = (files: readonly string[]): Dropped[] =>
  files.map((file) => ({ name: path.basename(file), text: fs.readFileSync(file, 'utf8') }));

/** A control that chooses, by what it is for; its name begins with what is chosen. */
const choice = (within: Locator, label: string) =>
  within.getByRole('button', { name: new RegExp(`${label.replace(/[?()]/g, '\\$&')}$`) });

async function choose(within: Locator, label: string, option: string): Promise<void> {
  await choice(within, label).click();
  await page.getByRole('option', { name: option, exact: true }).click();
}

/** The tallies of a report: by file what it was taken for, and its rows read, imported, merged and skipped. */
async function talliesOf(report: Locator): Promise<Record<string, readonly (string | number)[]>> {
  const rows = await report.getByRole('table').first().getByRole('row').all();
  const byFile: Record<string, readonly (string | number)[]> = {};
  for (const row of rows.slice(1)) {
    const file = await row.getByRole('rowheader').innerText();
    const [takenFor, ...numbers] = await row.getByRole('cell').allInnerTexts();
    byFile[file] = [takenFor ?? '', ...numbers.map((text) => Number(text.replaceAll(',', '')))];
  }
  return byFile;
}

const rowsIn = (name: string) =>
  Papa.parse<Record<string, string>>(fs.readFileSync(path.join(kubernetes, name), 'utf8').trim(), {
    header: true,
  }).data;

describe.skipIf(kubernetesFiles.length === 0)(
  'a real program in six sheets (skipped without ../shared/data)',
  () => {
    const title = 'Kubernetes enhancements';
    let userDataDir: string;

    beforeAll(async () => {
      userDataDir = path.join(scratch, 'real');
      await start(userDataDir);
    });
    afterAll(() => launched.close());

    it('shows what each file was taken for, and its columns', async () => {
      await importFiles(kubernetesFiles);
      await preview().waitFor();
      const files = await preview().getByRole('list', { name: 'Files' }).getByRole('button').allInnerTexts();
      expect(files.map((it) => it.replace(/\s*\n\s*/g, ': '))).toEqual([
        'links.csv: Links between projects, 195 rows',
        'milestones.csv: Milestones, 1,061 rows',
        'people.csv: People and their roles, 799 rows',
        'projects.csv: Projects, 446 rows',
        'releases.csv: Releases and markers, 28 rows',
        'team-asks.csv: Asks between teams, 314 rows',
      ]);
      expect(await counts().innerText()).toContain('446 projects · 1,061 milestones');
      await preview()
        .getByRole('button', { name: /^milestones\.csv/ })
        .click();
      const columns = preview().getByRole('table').first().getByRole('row');
      expect(await columns.count()).toBe(4);
      expect(await columns.nth(1).innerText()).toContain('KEP-1040');
    });

    it('counts anew when a column is read as something else, and back', async () => {
      await preview()
        .getByRole('button', { name: /^team-asks\.csv/ })
        .click();
      await choose(preview(), 'Read Providing team as', 'Leave out');
      await soon(() => counts().innerText()).not.toContain('509 dependencies');
      await choose(preview(), 'Read Providing team as', 'Team that gives');
      await soon(() => counts().innerText()).toContain('509 dependencies');
    });

    it('imports, and accounts for every row', async () => {
      await soon(() =>
        preview().getByRole('textbox', { name: 'The new program is called' }).inputValue(),
      ).toBe(title);
      await preview().getByRole('button', { name: 'Import', exact: true }).click();
      await reportOf(title).waitFor();
      const tallies = await talliesOf(reportOf(title));
      expect(Object.fromEntries(Object.entries(tallies).map(([file, it]) => [file, it[1]]))).toEqual({
        'links.csv': 195,
        'milestones.csv': 1_061,
        'people.csv': 799,
        'projects.csv': 446,
        'releases.csv': 28,
        'team-asks.csv': 314,
      });
      for (const [file, [, read, imported, merged, skipped]] of Object.entries(tallies)) {
        expect([file, Number(imported) + Number(merged) + Number(skipped)]).toEqual([file, read]);
      }
      await reportOf(title).getByRole('button', { name: 'Open the program' }).click();
      await soon(() => programTitle().inputValue()).toBe(title);
    });

    /** What the screens say of the imported program, each held against the sheets themselves. */
    async function seeAllOfIt(): Promise<void> {
      await goTo('Portfolio');
      const row = page.getByRole('row', { name: new RegExp(title) });
      expect(await row.getByRole('cell').allInnerTexts()).toContain('446');
      await goTo('Roadmap');
      await page.getByText('446 projects · 1,061 milestones', { exact: true }).waitFor();
      await page.getByRole('treegrid').getByRole('row').nth(3).waitFor();

      await goTo('Dependencies');
      await page.getByRole('tab', { name: 'Matrix' }).click();
      const matrix = page.getByRole('grid', { name: 'Who waits on whom' });
      const total = await matrix.getByRole('row').last().getByRole('gridcell').last().innerText();
      expect(Number.parseInt(total, 10)).toBe(314);
      // The pair that asks most: any other count would be wrong here.
      const countByPair = new Map<string, number>();
      for (const ask of rowsIn('team-asks.csv')) {
        const pair = `${ask['Providing team']} gives ${ask['Receiving team']}`;
        countByPair.set(pair, (countByPair.get(pair) ?? 0) + 1);
      }
      const [[pair, count] = ['', 0]] = [...countByPair].sort((a, b) => b[1] - a[1]);
      expect(count).toBeGreaterThan(1);
      const cell = matrix.getByRole('gridcell', { name: new RegExp(`^${pair} `) });
      expect(Number.parseInt(await cell.innerText(), 10)).toBe(count);

      await goTo('Stakeholders');
      await page.getByText('558 people', { exact: true }).waitFor();
    }

    it('shows all of it on every screen', seeAllOfIt);

    it('has all of it when the app is started again', async () => {
      await launched.close();
      await start(userDataDir);
      await soon(() => programTitle().inputValue()).toBe(title);
      await seeAllOfIt();
    });

    it('takes the same files when they are dropped on the window', async () => {
      await drop(readAsDropped(kubernetesFiles));
      await preview().waitFor();
      expect(await counts().innerText()).toContain('446 projects · 1,061 milestones');
      await preview().getByRole('textbox', { name: 'The new program is called' }).fill('Dropped');
      await preview().getByRole('button', { name: 'Import', exact: true }).click();
      await reportOf('Dropped').getByRole('button', { name: 'Open the program' }).click();
      await goTo('Portfolio');
      const dropped = page
        .getByRole('row')
        .filter({ has: page.getByRole('rowheader', { name: /^Dropped/ }) });
      await soon(() => dropped.getByRole('cell').allInnerTexts()).toContain('446');
    });
  },
);

describe('an import', () => {
  beforeAll(() => start());
  afterAll(() => launched.close());
  afterEach(() => {
    expect(complaints.splice(0)).toEqual([]);
  });

  const plan = (rows: readonly string[]) => `Work,Squad,From here,To there\n${rows.join('\n')}\n`;

  it('remembers a corrected column for the next file with the same headings', async () => {
    await drop([{ name: 'first.csv', text: plan(['One,Alpha,2027-01-04,2027-02-05']) }]);
    await preview().waitFor();
    await choose(preview(), 'The rows of this file are', 'Projects');
    await choose(preview(), 'Read Work as', 'Title');
    await choose(preview(), 'Read Squad as', 'Team');
    await choose(preview(), 'Read From here as', 'Start');
    await choose(preview(), 'Read To there as', 'Finish');
    await soon(() => counts().innerText()).toContain('1 team');
    await preview().getByRole('button', { name: 'Import', exact: true }).click();
    await reportOf('First').getByRole('button', { name: 'Open the program' }).click();

    await drop([{ name: 'second.csv', text: plan(['Two,Beta,2027-02-08,2027-03-05', 'Three,Gamma,,']) }]);
    await preview().waitFor();
    expect(await counts().innerText()).toContain('2 projects');
    expect(await counts().innerText()).toContain('2 teams');
    expect(await choice(preview(), 'Read To there as').innerText()).toBe('Finish');
    await preview().getByRole('button', { name: 'Cancel' }).click();
    await preview().waitFor({ state: 'detached' });
  });

  it('asks how dates are meant that can be read in two ways', async () => {
    const text = 'Title,Team,Start,Finish\nOne,Alpha,03/04/2027,05/06/2027\n';
    await drop([{ name: 'dates.csv', text }]);
    await preview().waitFor();
    const goOn = preview().getByRole('button', { name: 'Import', exact: true });
    expect(await goOn.isDisabled()).toBe(true);
    await preview().getByText('One question is to be answered first.').waitFor();
    await preview()
      .getByRole('button', { name: /such as 03\/04\/2027 can be read in more than one way/ })
      .click();
    await page.getByRole('option', { name: 'day, month, year' }).click();
    await soon(() => goOn.isEnabled()).toBe(true);
    await goOn.click();
    await reportOf('Dates').getByRole('button', { name: 'Open the program' }).click();
    await goTo('Roadmap');
    const row = page.getByRole('treegrid').getByRole('row', { name: /One/ });
    expect(await row.innerText()).toMatch(/3 Apr 2027[\s\S]*5 Jun 2027/);
  });

  const bad: readonly { name: string; text: string; what: RegExp; where: RegExp; todo: RegExp }[] = [
    { name: 'empty.csv', text: '', what: /empty/, where: /empty\.csv/, todo: /./ },
    {
      name: 'heading.csv',
      text: 'Title,Team,Start,Finish\n',
      what: /no rows/,
      where: /heading\.csv/,
      todo: /./,
    },
    {
      name: 'quote.csv',
      text: 'Title,Team\nOne,Alpha\n"Two,Beta\nThree,Gamma\n',
      what: /never closed/,
      where: /line 3/,
      todo: /Close the quotation mark/,
    },
    {
      name: 'cut.json',
      text: fs.readFileSync(path.join(appFolder, 'resources/samples/atlas.json'), 'utf8').slice(0, 20_000),
      what: /cannot be read/,
      where: /line \d+/,
      todo: /earlier copy/,
    },
    {
      name: 'other.json',
      text: '{"name": "something", "version": "1.0.0"}',
      what: /no program file/,
      where: /line 1/,
      todo: /./,
    },
    {
      name: 'plan.xml',
      text: '<?xml version="1.0"?>\n<!DOCTYPE Project [<!ENTITY a "b">]>\n<Project xmlns="http://schemas.microsoft.com/project"><Name>&a;</Name></Project>',
      what: /document type/,
      where: /line 2/,
      todo: /./,
    },
  ];

  it.each(bad)(
    'says what is wrong with $name, and changes nothing',
    async ({ name, text, what, where, todo }) => {
      await goTo('Portfolio');
      const programs = () => page.getByRole('table').getByRole('rowheader').allInnerTexts();
      const before = await programs();
      expect(before.length).toBeGreaterThan(0);
      const file = path.join(scratch, name);
      fs.writeFileSync(file, text);
      await importFiles([file]);
      await fault().waitFor();
      const words = await fault().innerText();
      expect(words).toMatch(what);
      expect(words).toMatch(where);
      expect(words).toMatch(todo);
      expect(words).toContain(name);
      expect(words).toContain('Nothing was changed.');
      await fault().getByRole('button', { name: 'Close' }).last().click();
      await fault().waitFor({ state: 'detached' });
      expect(await programs()).toEqual(before);
      await goTo('Overview');
      expect(await programTitle().inputValue()).toBe('Dates');
    },
  );
});
