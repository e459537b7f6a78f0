import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import type { Page } from 'playwright';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ChannelName, Door, RequestOf, ResponseOf } from '../../src/contract/channels';
import { appFolder, electronExecutable, type LaunchedApp, launchApp } from './harness';

/**
 * The twenty points of Electron's security checklist, each named where it is held. Points 1–20:
 * https://www.electronjs.org/docs/latest/tutorial/security
 */

/** Asks the shell through the page's door, as the renderer does. */
function ask<C extends ChannelName>(page: Page, channel: C, request: RequestOf<C>): Promise<ResponseOf<C>> {
  return page.evaluate(
    ([name, payload]) =>
      (window as unknown as { throughline: Door }).throughline.request(name as never, payload as never),
    [channel, request] as const,
  ) as Promise<ResponseOf<C>>;
}

/** Like `ask`, for what the contract does not allow: the sentence of the refusal. */
function askWrongly(page: Page, channel: string, request: unknown): Promise<string> {
  return page.evaluate(
    ([name, payload]) =>
      (window as unknown as { throughline: Door }).throughline.request(name as never, payload as never).then(
        () => 'answered',
        (error: Error) => error.message,
      ),
    [channel, request] as const,
  );
}

const safe = {
  sandbox: true,
  contextIsolation: true,
  nodeIntegration: false,
  nodeIntegrationInSubFrames: false,
  webSecurity: true,
  allowRunningInsecureContent: false,
  experimentalFeatures: false,
  webviewTag: false,
};

describe('the shell’s walls', () => {
  let launched: LaunchedApp;
  let page: Page;
  let server: http.Server;
  let address: string;
  const reached: string[] = [];

  beforeAll(async () => {
    server = http.createServer((request, response) => {
      reached.push(request.url ?? '');
      response.setHeader('Access-Control-Allow-Origin', '*').end('here');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    address = `127.0.0.1:${(server.address() as AddressInfo).port}`;
    launched = await launchApp({ triesNetwork: true });
    page = launched.window;
    await page.getByRole('navigation', { name: 'Screens' }).waitFor();
  });
  afterAll(async () => {
    await launched.close();
    await new Promise((resolve) => server.close(resolve));
  });

  it('points 2, 3, 4, 6, 8, 9, 10, 12: are in the preferences of every window', async () => {
    const preferences = await launched.app.evaluate(({ BrowserWindow }) =>
      BrowserWindow.getAllWindows().map(({ webContents }) =>
        (
          webContents as unknown as { getLastWebPreferences: () => Electron.WebPreferences }
        ).getLastWebPreferences(),
      ),
    );
    expect(preferences).toHaveLength(1);
    for (const preference of preferences) expect(preference).toMatchObject(safe);
  });

  it('points 2, 20: leave the page nothing of Node or Electron but the door', async () => {
    const seen = await page.evaluate(() => {
      const door = (window as unknown as { throughline: Record<string, unknown> }).throughline;
      return {
        door: Object.keys(door).sort(),
        isFixed: Object.isFrozen(door) && !Reflect.set(window, 'throughline', null),
        globals: ['require', 'process', 'Buffer', 'module', 'electron', 'global'].filter(
          (name) => name in window,
        ),
      };
    });
    expect(seen).toMatchObject({ door: ['listen', 'request'], globals: [] });
  });

  it('points 7, 18: serve the pages by a scheme of their own, with the whole policy', async () => {
    const headers = await page.evaluate(async () => Object.fromEntries((await fetch('/index.html')).headers));
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; object-src 'none'; require-trusted-types-for 'script'; trusted-types default",
    );
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('point 1: their pages name no address of a network', async () => {
    const named = await page.evaluate(() =>
      [...document.querySelectorAll('[src], [href]')]
        .map((element) => element.getAttribute('src') ?? element.getAttribute('href') ?? '')
        .filter((address) => /^(?:https?:|wss?:|\/\/)/i.test(address)),
    );
    expect(named).toEqual([]);
  });

  it('point 18: serve nothing outside of the pages’ folder', async () => {
    for (const url of [
      '/../main/main.js',
      '/%2e%2e/main/main.js',
      '/..%2fmain%2fmain.js',
      '/%2e%2e%5cmain%5cmain.js',
      '/none.js',
    ]) {
      expect([url, await page.evaluate(async (it) => (await fetch(it)).status, url)]).toEqual([url, 404]);
    }
  });

  it('point 7: run no code that is made of text, and take no markup', async () => {
    const tried = await page.evaluate(async () => {
      const box = document.createElement('div');
      box.innerHTML = '<img src=x onerror="window.broken = true">';
      const script = document.createElement('script');
      document.body.append(script);
      try {
        script.textContent = 'window.broken = true';
      } catch {
        // Trusted Types throw, the content policy is silent; what counts is that it did not run.
      }
      // In a turn of its own: the debugger lifts the policy while it evaluates.
      const evaluated = await new Promise((resolve) => {
        setTimeout(() => {
          try {
            resolve(new Function('return 1')());
          } catch (error) {
            resolve((error as Error).name);
          }
        });
      });
      return { evaluated, elementsOfText: box.children.length, broken: 'broken' in window };
    });
    expect(tried).toEqual({ evaluated: 'EvalError', elementsOfText: 0, broken: false });
  });

  it('point 1: let nothing through to a network', async () => {
    const said = await page.evaluate(async (host) => {
      const settled = (attempt: Promise<unknown>) =>
        attempt.then(
          () => 'reached',
          () => 'stopped',
        );
      const element = (name: string, attribute: string, url: string) =>
        settled(
          new Promise((resolve, reject) => {
            const made = document.createElement(name);
            made.addEventListener('load', resolve);
            made.addEventListener('error', reject);
            document.addEventListener('securitypolicyviolation', reject, { once: true });
            made.setAttribute(attribute, url);
            document.body.append(made);
          }),
        );
      return [
        await settled(fetch(`http://${host}/fetch`)),
        await settled(fetch(`http://${host}/fetch-no-cors`, { mode: 'no-cors' })),
        await element('img', 'src', `http://${host}/image`),
        await settled(
          new Promise((resolve, reject) => {
            const socket = new WebSocket(`ws://${host}/socket`);
            socket.onopen = resolve;
            socket.onerror = reject;
          }),
        ),
        String(window.open(`http://${host}/window`)),
      ];
    }, address);
    expect(said).toEqual(['stopped', 'stopped', 'stopped', 'stopped', 'null']);
    // Also where no policy of a page is in the way: the session itself lets nothing out.
    const fromMain = await launched.app.evaluate(async ({ session }, host) => {
      try {
        return (await session.defaultSession.fetch(`http://${host}/session`)).status;
      } catch (error) {
        return String(error);
      }
    }, address);
    expect(fromMain).toContain('ERR_BLOCKED_BY_CLIENT');
    expect(reached).toEqual([]);
  });

  it('points 11, 13, 14: keep the window at its page, alone', async () => {
    await page.evaluate((host) => {
      location.href = `http://${host}/navigate`;
    }, address);
    await page.evaluate((host) => {
      const frame = document.createElement('iframe');
      frame.src = `http://${host}/frame`;
      document.body.append(frame);
      const link = document.createElement('a');
      link.href = `http://${host}/link`;
      link.target = '_blank';
      document.body.append(link);
      link.click();
    }, address);
    expect(await page.evaluate(() => location.href)).toMatch(/^app:\/\/throughline\//);
    expect(await launched.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    expect(reached).toEqual([]);
  });

  it('point 5: grant no permission', async () => {
    const states = await page.evaluate(() =>
      Promise.all(
        ['geolocation', 'notifications', 'camera', 'microphone', 'midi', 'clipboard-read'].map(
          async (name) => {
            return (await navigator.permissions.query({ name: name as PermissionName })).state;
          },
        ),
      ),
    );
    expect(new Set(states)).toEqual(new Set(['denied']));
  });

  it('point 17: turn down in words what the contract does not have', async () => {
    expect(await askWrongly(page, 'shell:execute', null)).toBe('There is no channel shell:execute.');
    expect(await askWrongly(page, 'constructor', null)).toBe('There is no channel constructor.');
    expect(await askWrongly(page, 'program:open', { id: '../../etc' })).toContain(
      'program:open: id is wrong',
    );
    expect(await askWrongly(page, 'app:info', { more: 1 })).toContain('app:info: the request is wrong');
    expect(await askWrongly(page, 'report:job', null)).toBe('report:job: this window may not ask that.');
    expect(await askWrongly(page, 'program:execute', { id: 'p', command: {}, path: '/' })).toContain(
      '"path"',
    );
  });

  it('point 17: answer no window that is not ours, and no frame in it', async () => {
    const preload = path.join(appFolder, 'out/preload/preload.cjs');
    const answers = await launched.app.evaluate(async ({ BrowserWindow }, file) => {
      const stranger = new BrowserWindow({ show: false, webPreferences: { preload: file, sandbox: true } });
      try {
        await stranger.loadURL('app://throughline/none.html').catch(() => undefined);
        return await stranger.webContents.executeJavaScript(
          "throughline.request('workspace:list', null).then(() => 'answered', (error) => error.message)",
        );
      } finally {
        stranger.destroy();
      }
    }, preload);
    expect(answers).toBe('This page may not ask.');
  });

  it('point 15: open no link but after a question that shows where it leads', async () => {
    await launched.app.evaluate(({ dialog, shell }) => {
      const heard: string[] = [];
      Object.assign(globalThis, { heard });
      dialog.showMessageBox = (async (_window: unknown, options: { message: string }) => {
        heard.push(options.message);
        return { response: heard.length === 1 ? 1 : 0, checkboxChecked: false };
      }) as unknown as typeof dialog.showMessageBox;
      shell.openExternal = async (url) => {
        heard.push(url);
      };
    });
    const links = [
      'https://example.com/a',
      'https://example.com/b',
      'file:///etc/passwd',
      'https://a@evil.example/',
    ];
    const answers: boolean[] = [];
    for (const url of links) answers.push(await ask(page, 'link:open', { url }));
    expect(answers).toEqual([false, true, false, false]);
    expect(await launched.app.evaluate(() => (globalThis as unknown as { heard: string[] }).heard)).toEqual([
      'Open example.com outside of Throughline?',
      'Open example.com outside of Throughline?',
      'https://example.com/b',
    ]);
  });

  it('points 11, 12: make of no element a page of its own', async () => {
    const contents = await page.evaluate(() => {
      const view = document.createElement('webview');
      view.setAttribute('src', 'app://throughline/index.html');
      view.setAttribute('allowpopups', '');
      document.body.append(view);
      return view.constructor.name;
    });
    expect(contents).toBe('HTMLElement');
    expect(
      await launched.app.evaluate(({ webContents }) =>
        webContents.getAllWebContents().map((it) => it.getType()),
      ),
    ).toEqual(['window']);
  });

  it('point 7: one policy of Trusted Types stands, and no other can be made', async () => {
    const tried = await page.evaluate(() => {
      const { trustedTypes } = window as unknown as {
        trustedTypes: {
          createPolicy: (name: string, rules: object) => unknown;
          defaultPolicy: { name: string } | null;
        };
      };
      const make = (name: string) => {
        try {
          trustedTypes.createPolicy(name, { createHTML: (text: string) => text });
          return 'made';
        } catch (error) {
          return (error as Error).name;
        }
      };
      return [trustedTypes.defaultPolicy?.name, make('default'), make('other')];
    });
    expect(tried).toEqual(['default', 'TypeError', 'TypeError']);
  });

  it('point 16: run on the Electron that the lock file pins, or on one that the start-up names', async () => {
    const { devDependencies } = JSON.parse(fs.readFileSync(path.join(appFolder, 'package.json'), 'utf8')) as {
      devDependencies: Record<string, string>;
    };
    expect(devDependencies.electron).toMatch(/^\d+\.\d+\.\d+$/);
    const running = await launched.app.evaluate(() => process.versions.electron);
    expect(running).toBe(process.env.THROUGHLINE_TEST_ELECTRON_VERSION);
  });

  it('point 19: have fuses that can be read, and a runtime of ours gives file: no privileges', async () => {
    const { FuseV1Options, getCurrentFuseWire } = await import('@electron/fuses');
    const executable = electronExecutable();
    const wire = await getCurrentFuseWire(executable);
    expect(wire.version).toBe('1');
    // The official download has its fuses as Electron ships them; what is packaged sets its own (SECURITY.md).
    if (!path.dirname(executable).includes('throughline')) return;
    // 48 is "0", disabled; 49 would be "1".
    for (const fuse of [
      FuseV1Options.GrantFileProtocolExtraPrivileges,
      FuseV1Options.LoadBrowserProcessSpecificV8Snapshot,
    ])
      expect(wire[fuse]).toBe(48);
  });
});
