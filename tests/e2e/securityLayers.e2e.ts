import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { BrowserWindow, WebContents, WebPreferences } from 'electron';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Door, ResponseOf } from '../../src/contract/channels';
import { reportOptionsSchema } from '../../src/domain/report/options';
import { appFolder, type LaunchedApp, launchApp } from './harness';

/**
 * Behind every wall of `security.e2e.ts` stands another, so a page that tries to break out cannot tell which one held
 * it. Here each is asked by itself, in the running app, so that none can fall unseen. The numbers are those of
 * Electron's checklist.
 */

/** What the test keeps in the app's main process. */
type Kept = { readonly madePreferences: WebPreferences[] };
/** Contents as they are, with what Electron's types leave out. */
type Contents = WebContents & { getLastWebPreferences: () => WebPreferences };
/** Electron's table of what answers `invoke`. */
type Answering = {
  readonly _invokeHandlers: Map<string, (event: object, ...args: readonly unknown[]) => Promise<unknown>>;
};

const scratch = fs.mkdtempSync(path.join(os.tmpdir(), 'throughline-layers-'));
let launched: LaunchedApp;
let page: Page;

beforeAll(async () => {
  launched = await launchApp({ triesNetwork: true });
  page = launched.window;
  await page.getByRole('navigation', { name: 'Screens' }).waitFor();
});
afterAll(async () => {
  await launched.close();
  fs.rmSync(scratch, { recursive: true, force: true });
});

const ask = (channel: string, ...request: readonly unknown[]): Promise<unknown> =>
  page.evaluate(
    ([name, parts]) => {
      const { throughline } = window as unknown as { throughline: Door };
      return (throughline.request as (...asked: readonly unknown[]) => Promise<unknown>)(
        name,
        ...parts,
      ).catch((error: Error) => error.message);
    },
    [channel, request] as const,
  );

describe('every window that the app makes', () => {
  it('points 2–4, 6, 8–10, 12: has every preference said and safe, the hidden ones too', async () => {
    const picture = path.join(scratch, 'roadmap.png');
    await launched.app.evaluate(({ app, BrowserWindow, dialog }, file) => {
      const look = ({ webContents }: BrowserWindow) => (webContents as Contents).getLastWebPreferences();
      const madePreferences = BrowserWindow.getAllWindows().map(look);
      Object.assign(globalThis, { madePreferences });
      app.on('browser-window-created', (_event, window) => madePreferences.push(look(window)));
      dialog.showSaveDialog = async () => ({ canceled: false, filePath: file });
    }, picture);
    const opened = (await ask('program:openSample', null)) as ResponseOf<'program:openSample'>;
    if (!opened.ok) throw new Error(opened.error.message);
    const { id } = opened.value;
    const drawn = await ask('picture:export', { id, picture: 'graph', format: 'png', drawing: null });
    expect(drawn).toMatchObject({ ok: true });
    expect(fs.readFileSync(picture).subarray(1, 4).toString()).toBe('PNG');
    await ask('report:rehearse', { id, options: reportOptionsSchema.parse({ audience: 'executive' }) });
    const made = await launched.app.evaluate(() => (globalThis as unknown as Kept).madePreferences);
    // The one that is seen, the one that draws pictures, the one that prints.
    expect(made).toHaveLength(3);
    for (const preferences of made) {
      expect(preferences).toMatchObject({
        sandbox: true,
        contextIsolation: true,
        nodeIntegration: false,
        nodeIntegrationInSubFrames: false,
        webSecurity: true,
        allowRunningInsecureContent: false,
        experimentalFeatures: false,
        webviewTag: false,
      });
      for (const opening of ['enableBlinkFeatures', 'plugins', 'additionalArguments'] as const)
        expect([opening, preferences[opening] || undefined]).toEqual([opening, undefined]);
    }
  });

  it('point 17: asks what is its own and nothing else, if it is the one that prints', async () => {
    const said = await launched.app.evaluate(async ({ BrowserWindow }) => {
      const sheet = BrowserWindow.getAllWindows().find((window) => !window.isVisible());
      return sheet?.webContents.executeJavaScript(
        "throughline.request('workspace:list', null).then(() => 'answered', (error) => error.message)",
      );
    });
    expect(said).toBe('workspace:list: this window may not ask that.');
    await ask('report:rest', null);
  });
});

describe('a request', () => {
  it('point 17: has a channel, one payload of a size, and a page of ours in the frame that asks', async () => {
    expect(await ask('app:info', null, 'more')).toBe('app:info: the request has 2 parts instead of one.');
    const said = await launched.app.evaluate(async ({ BrowserWindow, ipcMain }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('There is no window');
      const sender = window.webContents;
      const answer = (ipcMain as unknown as Answering)._invokeHandlers.get('request');
      const askFrom = async (senderFrame: object | null, payload: unknown = null) =>
        (await answer?.({ sender, senderFrame }, 'app:info', payload)) as object;
      const { mainFrame } = sender;
      return [
        Object.keys(await askFrom(mainFrame)),
        await askFrom(mainFrame, 'x'.repeat(65 * 1_048_576)),
        await askFrom({ url: mainFrame.url, parent: mainFrame }),
        await askFrom(null),
      ];
    });
    const turnedDown = { fault: 'This page may not ask.' };
    const tooLarge = { fault: 'app:info: the request is larger than 64 MB.' };
    expect(said).toEqual([['answer'], tooLarge, turnedDown, turnedDown]);
  });

  it('point 17: is not answered in a window of ours that shows a page of somebody else', async () => {
    const said = await launched.app.evaluate(async ({ BrowserWindow }) => {
      const [window] = BrowserWindow.getAllWindows();
      if (!window) throw new Error('There is no window');
      const { webContents } = window;
      const own = webContents.getURL();
      const asking = "throughline.request('app:info', null).then(() => 'answered', (error) => error.message)";
      const answers: unknown[] = [];
      for (const url of ['about:blank', 'data:text/html,elsewhere', own]) {
        await window.loadURL(url);
        answers.push(await webContents.executeJavaScript(asking));
      }
      return answers;
    });
    expect(said).toEqual(['This page may not ask.', 'This page may not ask.', 'answered']);
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  });

  it('point 17: of a library’s own is answered with nothing', async () => {
    const told = await launched.app.evaluate(({ ipcMain }) => {
      const event: { returnValue?: unknown } = {};
      ipcMain.emit('electron-store-get-data', event);
      return event;
    });
    expect(told).toEqual({ returnValue: null });
  });
});

describe('a page', () => {
  it('point 20: has one name more than a bare one, which cannot be changed', async () => {
    const seen = await page.evaluate(() => {
      const frame = document.createElement('iframe');
      document.body.append(frame);
      const bare = frame.contentWindow;
      if (bare === null) throw new Error('There is no bare window');
      const own = Object.getOwnPropertyNames(window).filter((name) => !(name in bare));
      const { length } = bare;
      frame.remove();
      const { throughline } = window as unknown as { throughline: Door };
      Reflect.set(throughline, 'request', null);
      Reflect.set(window, 'throughline', null);
      Reflect.deleteProperty(window, 'throughline');
      return {
        length,
        // A frame's window is found by its number; the driver of this test has names of its own.
        own: own.filter((name) => !/^\d+$|playwright|__pw/i.test(name)).sort(),
        request: typeof (window as unknown as { throughline: Door }).throughline.request,
      };
    });
    expect(seen).toEqual({
      length: 0,
      own: ['__zod_globalConfig', '__zod_globalRegistry', 'throughline'],
      request: 'function',
    });
  });

  it('points 1, 7: is served with all of the policy and all that goes with it, whichever file it is', async () => {
    const script = await page.evaluate(() => document.querySelector('script')?.src ?? '');
    for (const url of ['/index.html', '/report.html', '/', script]) {
      const headers = await page.evaluate(async (it) => Object.fromEntries((await fetch(it)).headers), url);
      const { 'content-type': _, ...others } = headers;
      expect([url, others]).toEqual([
        url,
        {
          'cache-control': 'no-cache',
          'content-security-policy':
            "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types default",
          'cross-origin-opener-policy': 'same-origin',
          'referrer-policy': 'no-referrer',
          'x-content-type-options': 'nosniff',
        },
      ]);
    }
  });

  it('points 1, 7: names no address of a network in its file, and says the policy there again', async () => {
    for (const url of ['/index.html', '/report.html']) {
      const text = await page.evaluate(async (it) => (await fetch(it)).text(), url);
      expect(text.match(/(?:src|href)="[^"]*"/g)?.filter((it) => !/="\.\//.test(it))).toEqual([]);
      expect(text).toContain(
        "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types default",
      );
    }
  });

  it('point 7: makes of text nothing but text, of addresses nothing but its own scripts, of code nothing', async () => {
    const made = await page.evaluate(() => {
      type Policy = Record<'createHTML' | 'createScriptURL' | 'createScript', (text: string) => unknown>;
      const policy = (window as unknown as { trustedTypes: { defaultPolicy: Policy } }).trustedTypes
        .defaultPolicy;
      const make = (kind: keyof Policy, text: string) => {
        try {
          return String(policy[kind](text));
        } catch (error) {
          return (error as Error).name;
        }
      };
      return [
        make('createHTML', '<b onclick="x">&</b>'),
        make('createScriptURL', './assets/worker.js'),
        make('createScriptURL', 'https://example.com/a.js'),
        make('createScriptURL', 'data:text/javascript,1'),
        make('createScriptURL', 'app://other/a.js'),
        make('createScript', 'window.broken = true'),
      ];
    });
    expect(made).toEqual([
      '&lt;b onclick="x"&gt;&amp;&lt;/b&gt;',
      './assets/worker.js',
      '',
      '',
      '',
      'TypeError',
    ]);
  });

  it('point 18: is served to those who read, from its folder, and by no link that leads out of it', async () => {
    const post = await page.evaluate(async () => (await fetch('/index.html', { method: 'POST' })).status);
    expect(post).toBe(405);
    if (process.platform === 'win32') return;
    const link = path.join(appFolder, 'out/renderer', `linked-${process.pid}.js`);
    const status = () => page.evaluate(async (it) => (await fetch(it)).status, `/${path.basename(link)}`);
    try {
      fs.symlinkSync(path.join(appFolder, 'out/renderer/index.html'), link);
      expect(await status()).toBe(200);
      fs.rmSync(link);
      fs.symlinkSync(path.join(appFolder, 'out/main/main.js'), link);
      expect(await status()).toBe(404);
    } finally {
      fs.rmSync(link, { force: true });
    }
  });

  it('points 7, 18: is held by the policy for addresses of its own scheme too', async () => {
    const refused = await page.evaluate(async () => {
      const directives: string[] = [];
      const note = (it: SecurityPolicyViolationEvent) => directives.push(it.effectiveDirective);
      document.addEventListener('securitypolicyviolation', note);
      // No page of ours plays anything: the policy refuses it before anybody sees that this is no sound.
      const sound = new Audio();
      await new Promise((resolve) => {
        sound.addEventListener('error', resolve, { once: true });
        sound.src = 'app://throughline/report.html';
      });
      await new Promise(requestAnimationFrame);
      document.removeEventListener('securitypolicyviolation', note);
      return directives;
    });
    // By the policy of the answer, and by that of the page.
    expect([...new Set(refused)]).toEqual(['media-src']);
  });

  it('point 18: does not come from the disk by file:, nor from another host of its scheme', async () => {
    const file = `file://${path.join(appFolder, 'package.json')}`;
    const said = await launched.app.evaluate(
      async ({ BrowserWindow }, urls) => {
        const answers: string[] = [];
        for (const url of urls) {
          // One each: the page that says of an address that it was refused may end the next load of its window.
          const stranger = new BrowserWindow({ show: false });
          answers.push(
            await stranger.loadURL(url).then(
              () => 'shown',
              (error: Error) => error.message.split(' ')[0] ?? '',
            ),
          );
          stranger.destroy();
        }
        return answers;
      },
      [file, 'app://other/index.html', 'app://throughline/index.html'],
    );
    expect(said).toEqual(['ERR_BLOCKED_BY_CLIENT', 'ERR_BLOCKED_BY_CLIENT', 'shown']);
  });
});

describe('permission', () => {
  it('point 5: is refused by the check and by the request, each alone', async () => {
    const query = () =>
      page.evaluate(async () => {
        const names = ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'];
        const states = await Promise.all(
          names.map((name) => navigator.permissions.query({ name: name as PermissionName })),
        );
        return states.map(({ state }) => state);
      });
    expect(new Set(await query())).toEqual(new Set(['denied']));
    // With the check out of the way the request itself is asked for.
    await launched.app.evaluate(({ session }) =>
      session.defaultSession.setPermissionCheckHandler(() => true),
    );
    const asked = await page.evaluate(async () => [
      await Notification.requestPermission(),
      await new Promise((resolve) => {
        navigator.geolocation.getCurrentPosition(
          () => resolve('told'),
          ({ code }) => resolve(code),
        );
      }),
    ]);
    // 1 is PERMISSION_DENIED.
    expect(asked).toEqual(['denied', 1]);
  });
});

describe('a way out of a page', () => {
  /** Whether the app's own listeners stop an event of contents. */
  const isStopped = (event: string, url: string, ofStranger: boolean) =>
    launched.app.evaluate(
      ({ BrowserWindow }, it) => {
        const window = it.ofStranger
          ? new BrowserWindow({ show: false })
          : BrowserWindow.getAllWindows().find((one) => one.isVisible());
        if (!window) throw new Error('There is no window');
        let stopped = false;
        const address = it.url === 'its own' ? window.webContents.getURL() : it.url;
        const preventDefault = () => {
          stopped = true;
        };
        (window.webContents as NodeJS.EventEmitter).emit(
          it.event,
          { preventDefault, url: address },
          [],
          () => 0,
        );
        if (it.ofStranger) window.destroy();
        return stopped;
      },
      { event, url, ofStranger },
    );

  it.each(['will-navigate', 'will-frame-navigate', 'will-redirect'])(
    'point 13: %s is stopped, of contents that others made too, but for loading a page of ours anew',
    async (event) => {
      for (const url of ['https://example.com/', 'app://throughline/report.html', 'data:text/html,x'])
        for (const ofStranger of [false, true])
          expect([url, ofStranger, await isStopped(event, url, ofStranger)]).toEqual([url, ofStranger, true]);
      expect(await isStopped(event, 'its own', false)).toBe(false);
    },
  );

  it.each(['will-attach-webview', 'select-bluetooth-device'])(
    'points 5, 11, 12: %s is stopped',
    async (event) => {
      expect(await isStopped(event, '', false)).toBe(true);
      expect(await isStopped(event, '', true)).toBe(true);
    },
  );

  it('point 13: another page of ours is one too', async () => {
    const stopped = launched.app.evaluate(
      ({ BrowserWindow }) =>
        new Promise((resolve) => {
          const contents = BrowserWindow.getAllWindows().find((one) => one.isVisible())?.webContents;
          // Heard after the app's own listener.
          contents?.once('will-frame-navigate', (event) => resolve(event.defaultPrevented));
        }),
    );
    await expect
      .poll(
        async () => {
          await page.evaluate(() => {
            location.href = 'app://throughline/report.html';
          });
          return Promise.race([stopped, new Promise((resolve) => setTimeout(resolve, 200, 'not yet'))]);
        },
        { timeout: 20_000 },
      )
      .toBe(true);
    expect(await page.evaluate(() => location.pathname)).not.toContain('report');
  });

  it('point 14: no window opens, not even an empty one or one of ours', async () => {
    const opened = await page.evaluate(() =>
      ['about:blank', 'app://throughline/index.html', 'blob:app://throughline/1', ''].map((url) =>
        String(window.open(url)),
      ),
    );
    expect(opened).toEqual(['null', 'null', 'null', 'null']);
    expect(await launched.app.evaluate(({ webContents }) => webContents.getAllWebContents().length)).toBe(1);
  });

  it('nothing is downloaded', async () => {
    const stopped = launched.app.evaluate(
      ({ session }) =>
        new Promise((resolve) => {
          session.defaultSession.once('will-download', (event) => resolve(event.defaultPrevented));
          Object.assign(globalThis, { listensForDownloads: true });
        }),
    );
    await expect.poll(() => launched.app.evaluate(() => 'listensForDownloads' in globalThis)).toBe(true);
    await page.evaluate(() => {
      const link = document.createElement('a');
      link.href = URL.createObjectURL(new Blob(['x']));
      link.download = 'x.txt';
      document.body.append(link);
      link.click();
    });
    expect(await stopped).toBe(true);
  });

  it('point 1: no name of a host is looked up', async () => {
    const found = await launched.app.evaluate(({ session }) =>
      session.defaultSession.resolveHost('localhost').then(
        () => 'found',
        (error: Error) => error.message,
      ),
    );
    expect(found).toContain('ERR_NAME_NOT_RESOLVED');
  });
});

it('point 16: the Electron is none older than the oldest that the app is built for', async () => {
  const running = await launched.app.evaluate(() => process.versions['electron'] ?? '');
  expect(Number(running.split('.')[0])).toBeGreaterThanOrEqual(33);
});
