import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Door } from '../../src/contract/channels';
import { hasKubernetes, readSample } from '../domain/report/reports';
import { appFolder, type LaunchedApp, launchApp } from './harness';

let launched: LaunchedApp;
let window: Page;
const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-report-'));
const sample = readSample();

beforeAll(async () => {
  launched = await launchApp();
  window = launched.window;
  await window
    .getByRole('button', { name: /sample/i })
    .first()
    .click();
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: 'Reports', exact: true })
    .click();
  await window.getByRole('heading', { level: 1, name: 'Reports' }).waitFor();
});
afterAll(async () => {
  await launched.close();
  fs.rmSync(folder, { recursive: true, force: true });
});

const place = () => window.getByRole('toolbar', { name: 'Preview' }).getByRole('status');
const pageStatus = () => place().filter({ hasText: /^Page \d+ of \d+$/ });
const pagesOfPreview = async () => Number(/of (\d+)/.exec((await pageStatus().textContent()) ?? '')?.[1]);

async function choose(group: string, option: string): Promise<void> {
  await window.getByRole('radiogroup', { name: group }).getByRole('radio', { name: option }).click();
}

/** Opens the list of audiences and takes one. */
async function chooseAudience(name: string): Promise<void> {
  await window.getByRole('button', { name: /Audience/ }).click();
  await window.getByRole('option', { name: new RegExp(`^${name}`) }).click();
}

/** Makes the next save dialog answer with this file, or be cancelled. */
async function answerDialog(file: string | null): Promise<void> {
  await launched.app.evaluate(({ dialog }, filePath) => {
    dialog.showSaveDialog = (async () => ({
      canceled: filePath === null,
      filePath: filePath ?? '',
    })) as typeof dialog.showSaveDialog;
  }, file);
}

async function exportPdf(name: string): Promise<string> {
  const file = path.join(folder, name);
  await answerDialog(file);
  await window.getByRole('button', { name: 'Export PDF' }).click();
  await window.getByText(`Exported ${name}`).first().waitFor({ timeout: 60_000 });
  return file;
}

const poppler = (tool: string, ...args: string[]) =>
  execFileSync(tool, args, { encoding: 'utf8', maxBuffer: 100_000_000 });
const textOf = (file: string) => poppler('pdftotext', '-layout', file, '-');
const flat = (text: string) => text.replace(/\s+/g, ' ');

/** What the gate of reports finds wrong with a PDF. */
const faultsOf = (file: string) =>
  spawnSync(process.execPath, [path.join(appFolder, 'scripts/pdfFaults.mjs'), file], { encoding: 'utf8' })
    .stdout;

/** What every PDF of ours must be, whatever it reports. */
function expectGoodPdf(file: string, isJoined = false): { readonly pages: number } {
  const info = poppler('pdfinfo', file);
  expect(faultsOf(file)).toBe('');
  const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
  // Poppler needs minutes for the structure of a hundred pages.
  if (pages <= 20) {
    const structure = poppler('pdfinfo', '-struct-text', file).split('\n');
    // A text that only a reader of replacement texts sees comes out empty here.
    // Letters that are joined (Arabic, Devanagari, emoji of several characters) are written so, and rightly.
    if (!isJoined) expect(structure.filter((line) => line.trim() === '""')).toEqual([]);
    expect(structure.filter((line) => /^\s*H1 /.test(line))).toHaveLength(1);
  }
  return { pages };
}

/** How many entries the outline has, all levels. */
async function outlineTitles(file: string): Promise<string[]> {
  const pdf = await PDFDocument.load(fs.readFileSync(file), { updateMetadata: false });
  const titles: string[] = [];
  const visit = (entry: unknown) => {
    const dict = entry as { lookup: (name: PDFName) => unknown } | undefined;
    for (let next = dict?.lookup(PDFName.of('First')) as typeof dict; next; ) {
      const title = next.lookup(PDFName.of('Title')) as { decodeText?: () => string } | undefined;
      titles.push(title?.decodeText?.() ?? '');
      visit(next);
      next = next.lookup(PDFName.of('Next')) as typeof dict;
    }
  };
  visit(pdf.catalog.lookup(PDFName.of('Outlines')));
  return titles;
}

describe('the executive report', () => {
  it('is shown as the one page that it prints, with what it hides counted', async () => {
    await pageStatus().waitFor();
    expect(await pagesOfPreview()).toBe(1);
    const preview = window.getByRole('region', { name: 'Report pages' });
    await preview.getByRole('heading', { level: 2, name: sample.program.title }).waitFor();
    await window.getByText(/\d+ lines are hidden for this audience/).waitFor();
    await window
      .getByRole('region', { name: 'Before you send' })
      .getByText(/no path to green/)
      .first()
      .waitFor();
  });

  it('exports a PDF of record that says the same', async () => {
    const file = await exportPdf('executive.pdf');
    expect(expectGoodPdf(file).pages).toBe(1);
    const text = flat(textOf(file));
    expect(text).toContain('Decisions needed');
    expect(text).toContain('Page 1 of 1');
    expect(text).toContain(sample.program.confidentiality);
    const headline = await window.getByRole('textbox', { name: 'Headline' }).inputValue();
    expect(text).toContain(flat(headline).slice(0, 60));
    await window.getByRole('button', { name: 'Show in folder' }).first().waitFor();
  });

  it('prints the headline that the user wrote', async () => {
    const headline = window.getByRole('textbox', { name: 'Headline' });
    const drafted = await headline.inputValue();
    await headline.fill('We hold the date, whatever it costs.');
    await headline.press('Control+Enter');
    const preview = window.getByRole('region', { name: 'Report pages' });
    await preview.getByText('We hold the date, whatever it costs.').waitFor();
    const text = flat(textOf(await exportPdf('written.pdf')));
    expect(text).toContain('We hold the date, whatever it costs.');
    await window.getByRole('button', { name: 'Use the drafted sentence' }).click();
    await preview.getByText(drafted.slice(0, 30)).first().waitFor();
  });

  it('words headline and asks anew on the page itself, by keyboard', async () => {
    const preview = window.getByRole('region', { name: 'Report pages' });
    const ask = preview.getByRole('button', { name: /^Edit this ask/ }).first();
    await ask.focus();
    await window.keyboard.press('Enter');
    const box = preview.getByRole('textbox', { name: 'Ask on the page' });
    await box.fill('Lend us two engineers.');
    await window.keyboard.press('Enter');
    await preview.getByText('Lend us two engineers.').first().waitFor();
    await preview.getByRole('button', { name: /^Edit the headline/ }).click();
    await preview.getByRole('textbox', { name: 'Headline on the page' }).fill('Not kept');
    await window.keyboard.press('Escape');
    await preview.getByText('Not kept').waitFor({ state: 'detached' });
    const file = path.join(folder, 'asks.md');
    await answerDialog(file);
    await window.getByRole('button', { name: 'Other formats' }).click();
    await window.getByRole('menuitem', { name: /Markdown/ }).click();
    await window.getByText('Exported asks.md').first().waitFor();
    expect(fs.readFileSync(file, 'utf8')).toContain('Lend us two engineers.');
  });

  it('writes nothing when the dialog is cancelled', async () => {
    const before = fs.readdirSync(folder);
    await answerDialog(null);
    await window.getByRole('button', { name: 'Export PDF' }).click();
    await window.getByRole('button', { name: 'Export PDF', disabled: false }).waitFor();
    expect(fs.readdirSync(folder)).toEqual(before);
  });
});

it('gives up a report that is cancelled, and writes nothing', async () => {
  await answerDialog(path.join(folder, 'never.pdf'));
  const answer = await window.evaluate(async () => {
    const door = (globalThis as unknown as { throughline: Door }).throughline;
    const stop = door.listen('progress', ({ task, done }) => {
      if (task === 'report' && done === 0) void door.request('report:cancel', null);
    });
    const [program] = await door.request('workspace:list', null);
    const options = { audience: 'full' } as const;
    const ended = await door.request('report:export', { id: program?.id as never, options, format: 'pdf' });
    stop();
    return ended;
  });
  expect(answer).toBeNull();
  expect(fs.existsSync(path.join(folder, 'never.pdf'))).toBe(false);
  // The next one is printed as ever.
  expect(expectGoodPdf(await exportPdf('after.pdf')).pages).toBe(1);
});

describe('the full report', () => {
  beforeAll(async () => {
    await chooseAudience('Full report');
    await place()
      .getByText(/^Page 1 of ([2-9]|\d\d)$/)
      .waitFor();
  });

  it('exports as many pages as the preview shows, every project and milestone on them', async () => {
    const shown = await pagesOfPreview();
    const file = await exportPdf('full.pdf');
    const { pages } = expectGoodPdf(file);
    expect(pages).toBe(shown);
    const text = flat(textOf(file));
    for (const project of sample.projects) expect(text).toContain(project.title);
    for (let page = 1; page <= pages; page++) expect(text).toContain(`Page ${page} of ${pages}`);
    expect(text).not.toMatch(/champion|sceptic/);
    const titles = await outlineTitles(file);
    for (const title of ['Status at a glance', 'Roadmap', 'Milestones', 'Projects', 'Appendix']) {
      expect(
        titles.some((it) => it.includes(title)),
        title,
      ).toBe(true);
    }
  });

  it('is on the paper that was chosen', async () => {
    await choose('Paper', 'Letter');
    await place()
      .getByText(/^Page 1 of \d+$/)
      .waitFor();
    const file = await exportPdf('letter.pdf');
    const sizes = poppler('pdfinfo', '-f', '1', '-l', '99', file)
      .split('\n')
      .filter((line) => /Page +\d+ size/.test(line));
    expect(sizes.length).toBeGreaterThan(3);
    for (const size of sizes) expect(size).toMatch(/(612 x 79[12]|79[12][.\d]* x 612)/);
    await choose('Paper', 'A4');
  });

  it.each(['light', 'dark'] as const)('leaves axe nothing serious to find (%s)', async (theme) => {
    await window.emulateMedia({ colorScheme: theme });
    const { violations } = await new AxeBuilder({ page: window }).setLegacyMode().analyze();
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical');
    expect(serious.map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.html).join(' ')}`)).toEqual([]);
  });

  it('leaves out a section and moves another, by keyboard', async () => {
    const sections = window.getByRole('region', { name: 'Sections' });
    const preview = window.getByRole('region', { name: 'Report pages' });
    await sections.getByRole('checkbox', { name: 'Goals and key results' }).press('Space');
    await preview
      .getByRole('link', { name: /4 Roadmap/ })
      .first()
      .waitFor();
    await sections.getByRole('checkbox', { name: 'What changed' }).press('Alt+ArrowUp');
    await preview
      .getByRole('link', { name: /2 What changed/ })
      .first()
      .waitFor();
    await sections.getByRole('button', { name: 'Usual sections' }).click();
    await preview
      .getByRole('link', { name: /5 Roadmap/ })
      .first()
      .waitFor();
  });

  it('moves among pages by keyboard, thumbnail and link', async () => {
    const preview = window.getByRole('region', { name: 'Report pages' });
    await preview.focus();
    await window.keyboard.press('End');
    const last = await pagesOfPreview();
    await place()
      .filter({ hasText: new RegExp(`^Page ${last} of ${last}$`) })
      .waitFor();
    await window.keyboard.press('Home');
    await place()
      .filter({ hasText: new RegExp(`^Page 1 of ${last}$`) })
      .waitFor();
    await preview
      .getByRole('link', { name: /Roadmap/ })
      .first()
      .click();
    await preview.getByRole('heading', { name: /Roadmap/, level: 3 }).waitFor();
    await window.getByRole('navigation', { name: 'Pages' }).getByRole('button', { name: 'Page 2' }).click();
    await place()
      .filter({ hasText: new RegExp(`^Page 2 of ${last}$`) })
      .waitFor();
  });
});

describe('what was sent', () => {
  it('is kept with the hash of its file, and what changed is told from then on', async () => {
    await chooseAudience('Executive summary');
    const file = await exportPdf('sent.pdf');
    await window.getByRole('button', { name: 'Mark as sent' }).click();
    const sent = window.getByRole('region', { name: 'Sent' });
    await sent.getByText(/sent\.pdf/).waitFor();
    const hash = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
    await sent.locator(`[title="SHA-256 ${hash}"]`).waitFor();
    await window
      .getByRole('region', { name: 'Report pages' })
      .getByText(/Changed since 20 Nov 2026/)
      .first()
      .waitFor();
  });
});

/** What other programs find on the clipboard; Electron has had two ways to ask. */
const readClipboard = () =>
  launched.app.evaluate(async ({ clipboard }) => {
    type Earlier = {
      readText: () => string;
      readHTML: () => string;
      readImage: () => { toPNG: () => Uint8Array };
    };
    const earlier = clipboard as unknown as Partial<Earlier>;
    if (earlier.readText && earlier.readHTML && earlier.readImage) {
      const png = earlier.readImage().toPNG().length;
      return { text: earlier.readText(), html: earlier.readHTML(), png };
    }
    type Item = { types: string[]; getType: (type: string) => Promise<Blob> };
    const [item] = await (clipboard as unknown as { read: () => Promise<Item[]> }).read();
    const of = async (type: string) => (item?.types.includes(type) ? item.getType(type) : new Blob([]));
    const [text, html, image] = await Promise.all([of('text/plain'), of('text/html'), of('image/png')]);
    return { text: await text.text(), html: await html.text(), png: image.size };
  });

it('copies the report as text, as tables and its roadmap as a picture', async () => {
  const copy = async (kind: RegExp, said: string) => {
    await window.getByRole('button', { name: 'Copy', exact: true }).click();
    await window.getByRole('menuitem', { name: kind }).click();
    await window.getByText(said).first().waitFor();
    return readClipboard();
  };
  const { text } = await copy(/^As text/, 'Copied the report as text.');
  expect(text).toContain(sample.program.title);
  expect(text).not.toContain('<table');
  const { html } = await copy(/^As tables/, 'Copied the report with its tables.');
  expect(html).toContain('<table');
  const { png } = await copy(/^Roadmap as picture/, 'Copied the roadmap as a picture.');
  expect(png).toBeGreaterThan(10_000);
});

it('says when the report of the week is ready, and leads to it', async () => {
  await window.evaluate(async () => {
    const door = (globalThis as unknown as { throughline: Door }).throughline;
    const [program] = await door.request('workspace:list', null);
    // As it stands on a Friday after one on which it was prepared.
    const weekly = { weekday: 5, audience: 'steering', preparedDay: '2026-11-13' };
    await door.request('settings:change', {
      changes: { weeklyReports: { [program?.id ?? '']: weekly } },
    } as never);
  });
  await window.getByText('The weekly steering pack of Atlas is ready for your review.').first().waitFor();
  await window.getByRole('button', { name: 'Review it' }).first().click();
  await window.getByRole('button', { name: /Audience.*Steering pack|Steering pack.*Audience/ }).waitFor();
});

describe('a logo and tiles', () => {
  const logo = path.join(folder, 'logo.svg');
  const answerOpen = (file: string) =>
    launched.app.evaluate(({ dialog }, filePath) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [filePath] });
    }, file);

  it('puts the chosen picture at the head, refuses another in words, and takes it away again', async () => {
    const shape = '<path fill="#3d4edb" d="M0 0h200v60H0z"/>';
    fs.writeFileSync(logo, `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 60">${shape}</svg>`);
    await answerOpen(logo);
    await window.getByRole('button', { name: 'Choose a logo…' }).click();
    const preview = window.getByRole('region', { name: 'Report pages' });
    await preview.getByRole('img', { name: 'Logo of Atlas' }).waitFor();
    // A vector stays one: the gate finds no bitmap.
    expectGoodPdf(await exportPdf('logo.pdf'));
    const bad = path.join(folder, 'bad.svg');
    fs.writeFileSync(bad, '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><script/></svg>');
    await answerOpen(bad);
    await window.getByRole('button', { name: 'Another logo…' }).click();
    await window
      .getByText(/bad\.svg is not taken as a logo: it holds <script>/)
      .first()
      .waitFor();
    await window.getByRole('region', { name: 'Logo' }).getByRole('button', { name: 'Remove' }).click();
    await preview.getByRole('img', { name: 'Logo of Atlas' }).waitFor({ state: 'detached' });
  });

  it('tiles the roadmap over the sheets that it needs', async () => {
    const before = await pagesOfPreview();
    await choose('Roadmap', 'In tiles');
    await expect.poll(pagesOfPreview, { timeout: 30_000 }).toBeGreaterThan(before);
    const file = await exportPdf('tiles.pdf');
    expect(expectGoodPdf(file).pages).toBe(await pagesOfPreview());
    await choose('Roadmap', 'Fit to page');
  });

  it('opens an exported page to compare its plan with the open one', async () => {
    await chooseAudience('Full report');
    const file = path.join(folder, 'full.html');
    await answerDialog(file);
    await window.getByRole('button', { name: 'Other formats' }).click();
    await window.getByRole('menuitem', { name: /HTML/ }).click();
    await window.getByText('Exported full.html').first().waitFor();
    await answerOpen(file);
    await launched.app.evaluate(({ Menu }) =>
      Menu.getApplicationMenu()?.getMenuItemById('program.import')?.click(),
    );
    await window.getByRole('button', { name: 'Compare with the open plan' }).click();
    const dialog = window.getByRole('dialog', { name: 'Snapshots and baselines' });
    await dialog.getByText('0 rows finish on another day').waitFor();
    await dialog.getByRole('button', { name: /Since.*full\.html, as of 20 Nov 2026|full\.html/ }).waitFor();
    await window.keyboard.press('Escape');
  });
});

describe('from the command line', () => {
  const throughline = (...args: string[]) =>
    execFileSync(process.execPath, [path.join(appFolder, 'bin/throughline.mjs'), ...args], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'pipe'],
      timeout: 180_000,
    });

  it('writes the same report', () => {
    const file = path.join(folder, 'cli.pdf');
    throughline(
      'report',
      path.join(appFolder, 'resources/samples/atlas.json'),
      '--audience',
      'executive',
      '--out',
      file,
    );
    expect(expectGoodPdf(file).pages).toBe(1);
    expect(flat(textOf(file))).toContain('Executive summary');
  }, 180_000);

  it('embeds every script as real text', () => {
    const file = path.join(folder, 'scripts.pdf');
    const fixture = path.join(appFolder, 'tests/fixtures/tenScripts.json');
    throughline('report', fixture, '--audience', 'full', '--out', file);
    expectGoodPdf(file, true);
    const program = JSON.parse(fs.readFileSync(fixture, 'utf8')) as { projects: { title: string }[] };
    // Readers mark the direction of what runs from right to left, and see gaps between Arabic letters that are joined.
    const bare = (text: string) => text.replace(/[\s\u200E\u200F\u202A-\u202E\u2066-\u2069]/g, '');
    const text = bare(textOf(file));
    for (const { title } of program.projects) expect(text).toContain(bare(title));
  }, 180_000);

  it.skipIf(!hasKubernetes)(
    'reports 446 real projects in full',
    () => {
      const data = path.join(appFolder, '../shared/data/kubernetes-enhancements');
      const programFile = path.join(folder, 'kubernetes.json');
      throughline(
        'import',
        ...fs
          .readdirSync(data)
          .filter((name) => name.endsWith('.csv'))
          .map((name) => path.join(data, name)),
        '--out',
        programFile,
      );
      const file = path.join(folder, 'kubernetes.pdf');
      throughline('report', programFile, '--audience', 'full', '--out', file);
      const { pages } = expectGoodPdf(file);
      const text = flat(textOf(file));
      expect(text).toContain('446 projects');
      expect(text).toContain('1,061 milestones');
      expect(text).toContain('314 agreements between teams');
      expect(text).toContain(`Page ${pages} of ${pages}`);
      const { projects } = JSON.parse(fs.readFileSync(programFile, 'utf8')) as {
        projects: { title: string }[];
      };
      expect(projects).toHaveLength(446);
      const letters = text.replace(/[\s-]+/g, '');
      const missing = projects.filter(({ title }) => !letters.includes(title.replace(/[\s-]+/g, '')));
      // A title that wraps beside another cell's text is read back in pieces; the first word of each is always whole.
      expect(
        missing.filter(({ title }) => !text.includes(title.split(' ')[0] ?? '')).map((it) => it.title),
      ).toEqual([]);
    },
    240_000,
  );
});
