import { spawn } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { PDFDocument, PDFName } from '@cantoo/pdf-lib';
import { unzipSync } from 'fflate';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actions } from '../../src/contract/actions';
import type { ChannelName, Door, OpenedProgram, RequestOf, ResponseOf } from '../../src/contract/channels';
import { appFolder, electronExecutable, type LaunchedApp, launchApp } from './harness';

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-shell-'));
afterAll(() => fs.rmSync(scratch, { recursive: true, force: true }));

const sampleFile = path.join(appFolder, 'resources/samples/atlas.json');

/** Asks the shell through the page's door, as the renderer does. */
function ask<C extends ChannelName>(page: Page, channel: C, request: RequestOf<C>): Promise<ResponseOf<C>> {
  return page.evaluate(
    ([name, payload]) =>
      (window as unknown as { throughline: Door }).throughline.request(name as never, payload as never),
    [channel, request] as const,
  ) as Promise<ResponseOf<C>>;
}

function opened(answer: ResponseOf<'program:open'>): OpenedProgram {
  if (!answer.ok) throw new Error(answer.error.message);
  return answer.value;
}

async function clickMenu({ app }: LaunchedApp, id: string): Promise<void> {
  await app.evaluate(({ Menu }, itemId) => Menu.getApplicationMenu()?.getMenuItemById(itemId)?.click(), id);
}

/** Runs the app beside, to its end. */
function run(userDataDir: string, args: readonly string[]): Promise<{ code: number | null; said: string }> {
  return new Promise((resolve, reject) => {
    const flags = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
    const child = spawn(electronExecutable(), [
      ...flags,
      `--user-data-dir=${userDataDir}`,
      appFolder,
      ...args,
    ]);
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString();
    });
    child.once('error', reject);
    child.once('close', (code) =>
      resolve({ code, said: said.replace(/^\[\d+:.*\n/gm, '').replace(/^\s*\n/gm, '') }),
    );
  });
}

describe('the menu', () => {
  let launched: LaunchedApp;
  beforeAll(async () => {
    launched = await launchApp();
    await launched.window.getByRole('navigation', { name: 'Screens' }).waitFor();
  });
  afterAll(() => launched.close());

  it('has every action of the table under its id, and leaves their keys to the page', async () => {
    const entries = await launched.app.evaluate(({ Menu }) => {
      const listed = (items: Electron.MenuItem[]): Electron.MenuItem[] =>
        items.flatMap((item) => [item, ...listed(item.submenu?.items ?? [])]);
      return listed(Menu.getApplicationMenu()?.items ?? []).map((item) => ({
        id: item.id,
        role: item.role ?? null,
        accelerator: item.accelerator ?? null,
        registers: item.registerAccelerator,
      }));
    });
    for (const action of actions.filter(({ menu }) => menu !== null)) {
      const entry = entries.find(({ id }) => id === action.id);
      expect(entry, action.id).toMatchObject({ role: null });
      if (entry?.accelerator) expect([action.id, entry.registers]).toEqual([action.id, false]);
    }
    expect(entries.filter(({ role }) => role === 'undo' || role === 'redo')).toEqual([]);
  });

  it('names what undo takes back, and does it', async () => {
    const { window } = launched;
    const { id, document } = opened(await ask(window, 'program:openSample', null));
    const command = { type: 'program.change', changes: { title: 'Atlas & more' } };
    await ask(window, 'program:execute', { id: id as never, command });
    const label = () =>
      launched.app.evaluate(
        ({ Menu }) => Menu.getApplicationMenu()?.getMenuItemById('edit.undo')?.label ?? '',
      );
    expect(await label()).toMatch(/^Undo Change/);
    expect(opened(await ask(window, 'program:open', { id: id as never })).document.program.title).toBe(
      'Atlas & more',
    );
    await window.evaluate(() => location.reload());
    await window.getByRole('navigation', { name: 'Screens' }).waitFor();
    await window.getByText('Atlas & more').first().waitFor();
    await clickMenu(launched, 'edit.undo');
    await window.getByText('Atlas & more').first().waitFor({ state: 'detached' });
    expect(opened(await ask(window, 'program:open', { id: id as never })).document.program.title).toBe(
      document.program.title,
    );
    expect(await label()).toBe('Undo');
  });
});

describe('what was saved', () => {
  it('is there after the app was killed, and so is undo', async () => {
    const userDataDir = fs.mkdtempSync(path.join(scratch, 'killed-'));
    const first = await launchApp({ userDataDir });
    await first.window.getByRole('navigation', { name: 'Screens' }).waitFor();
    const { id, document } = opened(await ask(first.window, 'program:openSample', null));
    const change = (title: string) =>
      ask(first.window, 'program:execute', {
        id: id as never,
        command: { type: 'program.change', changes: { title } },
      });
    for (let i = 1; i <= 20; i++) expect(await change(`Title ${i}`)).toEqual({ ok: true, value: { seq: i } });
    await first.kill();

    const second = await launchApp({ userDataDir });
    try {
      await second.window.getByText('Title 20').first().waitFor();
      const again = opened(await ask(second.window, 'program:open', { id: id as never }));
      expect(again.seq).toBe(20);
      for (let i = 0; i < 20; i++) {
        expect(await ask(second.window, 'program:undo', { id: id as never })).toMatchObject({ ok: true });
      }
      expect(await ask(second.window, 'program:undo', { id: id as never })).toBeNull();
      const undone = opened(await ask(second.window, 'program:open', { id: id as never }));
      expect(undone.document).toEqual(document);
      expect(await ask(second.window, 'program:redo', { id: id as never })).toMatchObject({ ok: true });
    } finally {
      await second.close();
    }
  });

  it('is shown again when the page’s process ends', async () => {
    const launched = await launchApp();
    try {
      await launched.window.getByRole('navigation', { name: 'Screens' }).waitFor();
      const { id } = opened(await ask(launched.window, 'program:openSample', null));
      const command = { type: 'program.change', changes: { title: 'Survivor' } };
      await ask(launched.window, 'program:execute', { id: id as never, command });
      const titles = await launched.app.evaluate(async ({ BrowserWindow }) => {
        const [window] = BrowserWindow.getAllWindows();
        if (!window) return '';
        const loaded = new Promise((resolve) =>
          window.webContents.once('did-finish-load', () => resolve(null)),
        );
        window.webContents.forcefullyCrashRenderer();
        await loaded;
        for (let i = 0; i < 100; i++) {
          const text: string = await window.webContents.executeJavaScript('document.body.innerText');
          if (text.includes('Survivor')) return text;
          await new Promise((resolve) => setTimeout(resolve, 100));
        }
        return 'not shown';
      });
      expect(titles).toContain('Survivor');
    } finally {
      await launched.close();
    }
  });

  it('includes where the window was', async () => {
    const userDataDir = fs.mkdtempSync(path.join(scratch, 'place-'));
    const bounds = { x: 60, y: 40, width: 1100, height: 700 };
    const first = await launchApp({ userDataDir });
    await first.app.evaluate(
      ({ BrowserWindow }, it) => BrowserWindow.getAllWindows()[0]?.setBounds(it),
      bounds,
    );
    await first.close();
    const second = await launchApp({ userDataDir });
    const place = await second.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows()[0]?.getBounds(),
    );
    await second.close();
    expect(place).toMatchObject({ width: bounds.width, height: bounds.height });
  });

  it('is written by a store whose writes were made whole before it was loaded', () => {
    const main = fs.readFileSync(path.join(appFolder, 'out/main/main.js'), 'utf8');
    const shim = main.indexOf('writeSync: writeSyncWhole');
    const taken = main.search(/writeSync: retryifySync\(/);
    expect(shim).toBeGreaterThan(0);
    expect(taken).toBeGreaterThan(shim);
  });
});

describe('a second start', () => {
  it('hands its files over to the first, which comes to the front, and ends', async () => {
    const launched = await launchApp();
    try {
      await launched.window.getByRole('navigation', { name: 'Screens' }).waitFor();
      const file = path.join(scratch, 'Plan of a friend.throughline');
      fs.copyFileSync(sampleFile, file);
      await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.minimize());
      const { code } = await run(launched.userDataDir, [file]);
      expect(code).toBe(0);
      await launched.window.getByRole('dialog', { name: 'Import' }).waitFor();
      const windows = await launched.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows().map((window) => window.isMinimized()),
      );
      expect(windows).toEqual([false]);
    } finally {
      await launched.close();
    }
  });
});

describe('exports', () => {
  let launched: LaunchedApp;
  let id: string;
  beforeAll(async () => {
    launched = await launchApp();
    await launched.window.getByRole('navigation', { name: 'Screens' }).waitFor();
    id = opened(await ask(launched.window, 'program:openSample', null)).id;
  });
  afterAll(() => launched.close());

  const answerSaveDialog = (file: string | null) =>
    launched.app.evaluate(({ dialog }, filePath) => {
      dialog.showSaveDialog = (async () => ({
        canceled: filePath === null,
        filePath: filePath ?? '',
      })) as typeof dialog.showSaveDialog;
    }, file);

  it('write a tagged PDF with an outline, one after the other, and leave no window', async () => {
    const file = path.join(scratch, 'report.pdf');
    await answerSaveDialog(file);
    const options = { audience: 'full' } as const;
    const both = await Promise.all([
      ask(launched.window, 'report:export', { id: id as never, options, format: 'pdf' }),
      ask(launched.window, 'report:export', { id: id as never, options, format: 'pdf' }),
    ]);
    for (const answer of both) expect(answer).toMatchObject({ ok: true, value: { fileName: 'report.pdf' } });
    const pdf = await PDFDocument.load(fs.readFileSync(file), { updateMetadata: false });
    if (!both[0]?.ok) throw new Error();
    expect(pdf.getPageCount()).toBe(both[0].value.pageCount);
    expect(pdf.getTitle()).toContain('Atlas');
    for (const name of ['StructTreeRoot', 'Outlines', 'Metadata', 'Lang']) {
      expect([name, pdf.catalog.has(PDFName.of(name))]).toEqual([name, true]);
    }
    expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(fs.readdirSync(scratch).filter((name) => name.startsWith('.report'))).toEqual([]);
  });

  it('write pictures of the whole chart', async () => {
    for (const picture of ['roadmap', 'graph'] as const) {
      const svg = path.join(scratch, `${picture}.svg`);
      await answerSaveDialog(svg);
      expect(
        await ask(launched.window, 'picture:export', {
          id: id as never,
          picture,
          format: 'svg',
          drawing: null,
        }),
      ).toMatchObject({
        ok: true,
      });
      const size = /<svg[^>]* width="([\d.]+)pt" height="([\d.]+)pt"/.exec(fs.readFileSync(svg, 'utf8'));
      const png = path.join(scratch, `${picture}.png`);
      await answerSaveDialog(png);
      expect(
        await ask(launched.window, 'picture:export', {
          id: id as never,
          picture,
          format: 'png',
          drawing: null,
        }),
      ).toMatchObject({
        ok: true,
      });
      const bytes = fs.readFileSync(png);
      expect(bytes.subarray(1, 4).toString()).toBe('PNG');
      // Twice the drawing's pixels, of which a point is four thirds.
      expect(Math.abs(bytes.readUInt32BE(16) - (Number(size?.[1]) * 8) / 3)).toBeLessThanOrEqual(1);
      expect(Math.abs(bytes.readUInt32BE(20) - (Number(size?.[2]) * 8) / 3)).toBeLessThanOrEqual(1);
    }
  });

  it('do nothing when the dialog is cancelled, and say why a file cannot be written', async () => {
    await answerSaveDialog(null);
    expect(await ask(launched.window, 'program:saveCopy', { id: id as never })).toBeNull();
    await answerSaveDialog(path.join(scratch, 'no such folder', 'x.throughline'));
    expect(await ask(launched.window, 'program:saveCopy', { id: id as never })).toEqual({
      ok: false,
      error: {
        code: 'exportFailed',
        message:
          'x.throughline was not written: the folder or file is not there. What was there before is as it was.',
      },
    });
  });

  it('save a copy that is the program', async () => {
    const file = path.join(scratch, 'copy.throughline');
    await answerSaveDialog(file);
    expect(await ask(launched.window, 'program:saveCopy', { id: id as never })).toEqual({
      ok: true,
      value: { fileName: 'copy.throughline' },
    });
    const sample = JSON.parse(fs.readFileSync(sampleFile, 'utf8'));
    expect(JSON.parse(fs.readFileSync(file, 'utf8')).program).toMatchObject({
      id: sample.program.id,
      title: sample.program.title,
    });
  });
});

describe('a job without a window', () => {
  const job = (content: unknown) => {
    const file = path.join(scratch, `job-${Math.random().toString(36).slice(2)}.json`);
    fs.writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
    return `--job=${file}`;
  };
  const userData = () => fs.mkdtempSync(path.join(scratch, 'job-data-'));
  const program = JSON.parse(fs.readFileSync(sampleFile, 'utf8'));

  it('writes a report and a picture, and ends with 0', async () => {
    const pdf = path.join(scratch, 'job.pdf');
    const options = { audience: 'executive' };
    const report = await run(userData(), [
      job({ kind: 'reports', program, today: '2026-11-20', reports: [{ options, out: pdf }] }),
    ]);
    expect(report).toMatchObject({ code: 0 });
    expect((await PDFDocument.load(fs.readFileSync(pdf))).getPageCount()).toBe(1);
    // An SVG logo is drawn for slides, since LibreOffice shows no SVG there.
    const content = Buffer.from(
      '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="60"><path fill="#3d4edb" d="M0 0h200v60H0z"/></svg>',
    ).toString('base64');
    const withLogo = {
      ...program,
      program: { ...program.program, logo: { kind: 'svg', width: 200, height: 60, content } },
    };
    const deck = path.join(scratch, 'job.pptx');
    const slides = { options, format: 'pptx', out: deck };
    expect(
      await run(userData(), [
        job({ kind: 'reports', program: withLogo, today: '2026-11-20', reports: [slides] }),
      ]),
    ).toMatchObject({ code: 0 });
    const drawn = Object.entries(unzipSync(fs.readFileSync(deck))).find(([name]) =>
      /media\/.*\.png$/.test(name),
    );
    expect(Buffer.from(drawn?.[1] ?? []).readUInt32BE(16)).toBe(520);
    const png = path.join(scratch, 'job.png');
    const picture = {
      kind: 'picture',
      program,
      picture: 'roadmap',
      format: 'png',
      today: '2026-11-20',
      out: png,
    };
    expect(await run(userData(), [job(picture)])).toMatchObject({ code: 0 });
    expect(fs.readFileSync(png).subarray(1, 4).toString()).toBe('PNG');
  });

  it('says on one line what is wrong, writes nothing, and ends with 1', async () => {
    const out = path.join(scratch, 'never.pdf');
    const wrong = await run(userData(), [
      job({
        kind: 'reports',
        program: {},
        today: '2026-11-20',
        reports: [{ options: { audience: 'full' }, out }],
      }),
    ]);
    expect(wrong.code).toBe(1);
    expect(wrong.said.trim()).toMatch(/^The job's program cannot be read: .*throughline-program/);
    expect(wrong.said.trim().split('\n')).toHaveLength(1);
    const shapeless = await run(userData(), [job({ kind: 'dance' })]);
    expect(shapeless).toMatchObject({ code: 1, said: expect.stringContaining('The job is wrong at kind') });
    expect(fs.existsSync(out)).toBe(false);
  });
});

describe.skipIf(process.platform !== 'linux')('the sandbox', () => {
  it('holds the page’s process when the app is not run by root', async () => {
    const launched = await launchApp({ sandbox: true });
    try {
      await launched.window.getByRole('navigation', { name: 'Screens' }).waitFor();
      const { id } = opened(await ask(launched.window, 'program:openSample', null));
      const command = { type: 'program.change', changes: { title: 'In the sandbox' } };
      expect(await ask(launched.window, 'program:execute', { id: id as never, command })).toMatchObject({
        ok: true,
      });
      const pid = await launched.app.evaluate(({ BrowserWindow }) =>
        BrowserWindow.getAllWindows()[0]?.webContents.getOSProcessId(),
      );
      const status = fs.readFileSync(`/proc/${pid}/status`, 'utf8');
      expect(status).toMatch(/^Seccomp:\s+2$/m);
      expect(status).toMatch(/^NoNewPrivs:\s+1$/m);
      expect(status).not.toMatch(/^Uid:\s+0\s/m);
      const switches = await launched.app.evaluate(({ app: { commandLine } }) =>
        ['enable-sandbox', 'no-sandbox'].map((name) => commandLine.hasSwitch(name)),
      );
      expect(switches).toEqual([true, false]);
    } finally {
      await launched.close();
    }
  });
});
