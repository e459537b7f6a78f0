import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { hostileNames, hostileProgram } from '../security/hostileProgram';
import { type LaunchedApp, launchApp } from './harness';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-hostile-'));
let launched: LaunchedApp;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  launched = await launchApp();
  page = launched.window;
  page.on('pageerror', (error) => complaints.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});
afterAll(async () => {
  await launched.close();
  fs.rmSync(scratch, { recursive: true, force: true });
});

/** What the page has that only markup out of a name can have made. */
const madeOfNames = () =>
  page.evaluate(() => ({
    broken: 'broken' in window,
    elements: document.querySelectorAll(
      'img[src="x"], main script, main iframe, main object, main embed, main base, main form[action], main a[href^="javascript:"], svg[onload], [onerror], [onclick]',
    ).length,
  }));

describe('names that would break out', () => {
  it('come in by a file, and are text on every screen', async () => {
    const file = path.join(scratch, 'hostile.throughline');
    fs.writeFileSync(file, JSON.stringify(hostileProgram()));
    await launched.app.evaluate(({ dialog }, chosen) => {
      dialog.showOpenDialog = async () => ({ canceled: false, filePaths: [chosen] });
    }, file);
    await page.getByRole('button', { name: 'Import…' }).first().click();
    const dialog = page.getByRole('dialog', { name: 'Import', exact: true });
    await dialog.waitFor();
    await dialog
      .getByRole('button', { name: /^Import/ })
      .last()
      .click();
    await page.getByRole('dialog', { name: /^Imported/ }).waitFor();
    await page.keyboard.press('Escape');
    const rail = page.getByRole('navigation', { name: 'Screens' });
    const screens = await rail.getByRole('button').allInnerTexts();
    const names = screens.map((it) => it.split('\n')[0]?.trim() ?? '').filter((it) => it !== '');
    expect(names.length).toBeGreaterThan(5);
    let shown = 0;
    for (const name of names) {
      const button = rail.getByRole('button', { name, exact: true });
      if ((await button.count()) !== 1 || (await button.isDisabled())) continue;
      await button.click();
      await page.getByRole('heading', { level: 1 }).first().waitFor();
      const tabs = page.getByRole('main').getByRole('tab');
      for (let i = 0, count = await tabs.count(); i < Math.max(1, count); i++) {
        if (count > 0) await tabs.nth(i).click();
        expect([name, i, await madeOfNames()]).toEqual([name, i, { broken: false, elements: 0 }]);
        const text = await page.evaluate(() => document.body.textContent ?? '');
        if (text.includes('<img src=x onerror=')) shown++;
      }
    }
    // The names are there to be read, as they are, on most screens.
    expect(shown).toBeGreaterThan(4);
    expect(complaints).toEqual([]);
  });

  it('are text in the PDF, which runs nothing and leads nowhere', async () => {
    const file = path.join(scratch, 'report.pdf');
    await launched.app.evaluate(({ dialog }, chosen) => {
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: chosen });
    }, file);
    await page
      .getByRole('navigation', { name: 'Screens' })
      .getByRole('button', { name: 'Reports', exact: true })
      .click();
    await page.getByRole('button', { name: 'Export PDF' }).first().click();
    await expect.poll(() => fs.existsSync(file), { timeout: 60_000 }).toBe(true);
    const bytes = fs.readFileSync(file).toString('latin1');
    expect(bytes.slice(0, 5)).toBe('%PDF-');
    expect(bytes).not.toMatch(/\/JavaScript|\/JS\s|\/Launch|\/EmbeddedFile/);
    try {
      const text = execFileSync('pdftotext', [file, '-'], { encoding: 'utf8' });
      expect(text.replace(/\s+/g, ' ')).toContain('<img src=x onerror=');
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    }
  });

  it('leave nothing in what the app says, and its files to their owner alone', () => {
    for (const name of hostileNames) expect(launched.output()).not.toContain(name.slice(0, 20));
    expect(launched.output()).not.toMatch(/hostile\.throughline/);
    if (process.platform === 'win32') return;
    const own = fs
      .readdirSync(launched.userDataDir, { recursive: true, withFileTypes: true })
      .filter(
        (it) =>
          it.isFile() && /^(?:programs|backups)/.test(path.relative(launched.userDataDir, it.parentPath)),
      )
      .map((it) => path.join(it.parentPath, it.name));
    const settings = ['settings.json', 'library.json']
      .map((name) => path.join(launched.userDataDir, name))
      .filter((it) => fs.existsSync(it));
    expect(own.length).toBeGreaterThan(0);
    for (const file of [...own, ...settings])
      expect([file, (fs.statSync(file).mode & 0o777).toString(8)]).toEqual([file, '600']);
  });
});
