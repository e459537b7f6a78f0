import { readdirSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { describe, expect, it } from 'vitest';

const root = new URL('../..', import.meta.url).pathname;

/** A way around a wall: what it looks like in the source, the files that may all the same, and a line that has it. */
type Wall = {
  readonly name: string;
  readonly found: RegExp;
  readonly allowed?: readonly string[];
  readonly canary: string;
};

const walls: readonly Wall[] = [
  {
    name: 'markup made of text',
    found:
      /\b(?:inner|outer)HTML\s*=[^=]|insertAdjacentHTML|document\.write\b|dangerouslySetInnerHTML|\bsrcdoc\b|createContextualFragment/,
    canary: "box.innerHTML = '<b>' + name",
  },
  {
    name: 'code made of text',
    found:
      /\beval\s*\(|new\s+Function\s*\(|setTimeout\s*\(\s*['"`]|setInterval\s*\(\s*['"`]|\bvm\.(?:run|Script)/,
    canary: "setTimeout('go()', 1)",
  },
  {
    name: 'code run in a page from outside',
    found: /executeJavaScript|insertCSS\s*\(/,
    allowed: ['src/main/rasterizeSvg.ts'],
    canary: 'window.webContents.executeJavaScript(text)',
  },
  {
    name: 'a weaker window',
    found:
      /nodeIntegration\w*\s*:\s*true|contextIsolation\s*:\s*false|sandbox\s*:\s*false|webSecurity\s*:\s*false|allowRunningInsecureContent\s*:\s*true|experimentalFeatures\s*:\s*true|webviewTag\s*:\s*true|enableBlinkFeatures\s*:|allowpopups|appendSwitch\(\s*['"](?:no-sandbox|disable-web-security|ignore-certificate-errors|remote-debugging)|enableRemoteModule/,
    canary: 'webPreferences: { sandbox: false }',
  },
  {
    name: 'a window made elsewhere',
    found: /new\s+(?:BrowserWindow|BrowserView|WebContentsView)\s*\(/,
    allowed: ['src/main/windows.ts'],
    canary: 'const window = new BrowserWindow({})',
  },
  {
    name: 'a message answered elsewhere',
    found: /\bipcMain\b/,
    allowed: ['src/main/ipc.ts'],
    canary: "ipcMain.handle('x', () => 1)",
  },
  {
    name: 'a door beside the door',
    found: /\bipcRenderer\b|contextBridge/,
    allowed: ['src/preload/preload.ts'],
    canary: "ipcRenderer.send('x')",
  },
  {
    name: 'an address opened elsewhere',
    found: /\bopenExternal\s*\(|\bopenPath\s*\(/,
    allowed: ['src/main/dialogs.ts'],
    canary: 'void shell.openExternal(url)',
  },
  {
    name: 'a program started',
    found: /child_process|\bexecFile|\bspawn\s*\(/,
    // The command line starts the app for a PDF; no other part starts anything.
    allowed: ['src/cli/commands/reportCommand.ts'],
    canary: "import { spawn } from 'node:child_process'",
  },
  {
    name: 'the network',
    found:
      /node:(?:http|https|net|tls|dgram|dns)['"]|\bnet\.(?:request|fetch)\b|XMLHttpRequest|new\s+WebSocket|EventSource|sendBeacon|autoUpdater|crashReporter/,
    canary: "import http from 'node:http'",
  },
  {
    name: 'an address without a lock',
    // Names of XML vocabularies look like addresses and lead nowhere.
    found:
      /['"`(]http:\/\/(?!www\.w3\.org\/|schemas\.microsoft\.com\/|schemas\.openxmlformats\.org\/|purl\.org\/|ns\.adobe\.com\/|localhost)/,
    canary: "fetch('http://example.com')",
  },
  {
    name: 'a page from a file',
    found: /['"`]file:\/\/|loadFile\s*\(|registerFileProtocol|setAsDefaultProtocolClient/,
    canary: "window.loadFile('index.html')",
  },
  {
    name: 'a permission granted',
    found:
      /set(?:Permission(?:Request|Check)|DevicePermission)Handler\s*\((?!\s*\(\s*(?:_\w+\s*(?:,\s*_\w+)*\s*(?:,\s*answer)?)?\s*\)\s*=>\s*(?:answer\(false\)|false))/,
    canary: 'session.setPermissionCheckHandler(() => true)',
  },
  {
    name: 'a secret in the source',
    found:
      /-----BEGIN [A-Z ]*PRIVATE KEY|\bAKIA[0-9A-Z]{16}\b|\bgh[pousr]_[A-Za-z0-9]{30,}|\bxox[abp]-[0-9A-Za-z-]{10,}/,
    canary: `const key = '${'AKIA'}ABCDEFGHIJKLMNOP'`,
  },
  {
    name: 'something said on the console',
    found: /\bconsole\.\w+\s*\(/,
    canary: 'console.log(program)',
  },
];

const files = (readdirSync(join(root, 'src'), { recursive: true }) as string[])
  .filter((file) => /\.(?:tsx?|html|css)$/.test(file))
  .map((file) => join(root, 'src', file));

/** A file's source without its comments. */
function sourceOf(file: string): string {
  return readFileSync(file, 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/(^|[^:'"`])\/\/.*$/gm, '$1');
}

describe('no way around a wall', () => {
  it('looks at the whole tree', () => expect(files.length).toBeGreaterThan(300));

  it.each(walls.map((it) => [it.name, it] as const))('%s', (_, { found, allowed = [], canary }) => {
    expect(canary).toMatch(found);
    const places = files
      .filter((file) => found.test(sourceOf(file)))
      .map((file) => relative(root, file).replaceAll('\\', '/'));
    expect(places.filter((place) => !allowed.includes(place))).toEqual([]);
  });

  it('keeps no exception that nothing needs', () => {
    for (const { found, allowed = [] } of walls) {
      const needed = allowed.filter((place) => {
        const file = join(root, place);
        return files.includes(file) && found.test(sourceOf(file));
      });
      expect(needed).toEqual(allowed);
    }
  });

  it('pages load nothing but their own scripts and styles', () => {
    for (const file of files.filter((it) => it.endsWith('.html'))) {
      const text = readFileSync(file, 'utf8');
      for (const [tag] of text.matchAll(/<script\b[^>]*>/g)) expect(tag).toMatch(/\bsrc="\.?\/?[\w./-]+"/);
      expect(text).not.toMatch(/\son\w+=|style=|javascript:/i);
    }
  });

  it('what is installed is pinned to the digit', () => {
    const { dependencies, devDependencies } = JSON.parse(
      readFileSync(join(root, 'package.json'), 'utf8'),
    ) as {
      dependencies: Record<string, string>;
      devDependencies: Record<string, string>;
    };
    for (const version of Object.values({ ...dependencies, ...devDependencies }))
      expect(version).toMatch(/^\d+\.\d+\.\d+$/);
  });
});
