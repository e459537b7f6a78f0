import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { _electron, type ElectronApplication, errors, type Page } from 'playwright';

/** The repository, which is the app's folder. */
export const appFolder = fileURLToPath(new URL('../..', import.meta.url));

const isLinuxRoot = process.platform === 'linux' && process.getuid?.() === 0;

export interface LaunchOptions {
  /** The folder of settings and programs; without it a new one that `close` removes. */
  readonly userDataDir?: string;
  /** The app's own arguments, after its folder. */
  readonly args?: readonly string[];
  /** Added to this process's environment; undefined takes a variable away. */
  readonly env?: Readonly<Record<string, string | undefined>>;
  /**
   * Whether Chromium's sandbox is on. Without it: on, unless we are root, for whom it cannot be set up. `true` as
   * root runs the app as the user nobody.
   */
  readonly sandbox?: boolean;
  /** False for a run that opens no window. */
  readonly expectWindow?: boolean;
  /** A test that has the app try to reach a network, to see it stopped: `close` does not mind what was tried. */
  readonly triesNetwork?: boolean;
  /** How long start-up may take. */
  readonly timeoutMs?: number;
}

export interface LaunchedApp {
  readonly app: ElectronApplication;
  /** The first window, loaded. With `expectWindow: false` reading it throws. */
  readonly window: Page;
  readonly userDataDir: string;
  /** What the app has written to stdout and stderr so far. */
  readonly output: () => string;
  /** Closes the app as a user would, kills it if it does not go, and removes what the launch made. */
  readonly close: () => Promise<void>;
  /** Ends the app without a good-bye, as a crash or a power cut does; the user data stays. */
  readonly kill: () => Promise<void>;
  /** Removes what the launch made, after `kill`. */
  readonly cleanUp: () => void;
}

/** Keeps what a page says on its console in error, and what it throws, for a test to find none. */
export function hearComplaints(window: Page, complaints: string[]): void {
  window.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  window.on('pageerror', (error) => complaints.push(error.message));
}

/** Goes to a screen by the rail, and waits for it. */
export async function goToScreen(window: Page, screen: string): Promise<void> {
  await window
    .getByRole('navigation', { name: 'Screens' })
    .getByRole('button', { name: screen, exact: true })
    .click();
  await window.getByRole('main', { name: screen }).waitFor();
}

/** Starts the built app and waits for its first window. */
export async function launchApp(options: LaunchOptions = {}): Promise<LaunchedApp> {
  const sandbox = options.sandbox ?? !isLinuxRoot;
  const timeout = options.timeoutMs ?? 60_000;
  const scratch: string[] = [];
  const cleanUp = () => {
    for (const folder of scratch) {
      fs.rmSync(folder, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    }
  };
  const userDataDir = options.userDataDir ?? makeScratch('throughline-data-', scratch);
  const place =
    sandbox && isLinuxRoot
      ? asNobody(userDataDir, makeScratch('throughline-nobody-', scratch))
      : { executablePath: electronExecutable(), folder: appFolder };

  let output = '';
  let app: ElectronApplication;
  try {
    app = await attach(timeout, {
      executablePath: place.executablePath,
      args: [`--user-data-dir=${userDataDir}`, place.folder, ...(options.args ?? [])],
      cwd: place.folder,
      env: environment(options.env),
      // Playwright takes the sandbox away on Linux unless it is told not to.
      chromiumSandbox: sandbox,
    });
  } catch (error) {
    cleanUp();
    throw error;
  }
  const child = app.process();
  for (const stream of [child.stdout, child.stderr]) {
    stream?.on('data', (chunk: Buffer) => {
      output += chunk.toString();
    });
  }
  const ended = new Promise<void>((resolve) => {
    if (child.exitCode !== null || child.signalCode !== null) resolve();
    else child.once('exit', () => resolve());
  });

  const kill = async () => {
    child.kill('SIGKILL');
    // Playwright starts a process group of its own: the renderers go with it.
    if (child.pid !== undefined && process.platform !== 'win32') killGroup(child.pid);
    await ended;
  };
  const close = async () => {
    const tried = await networkTried(app);
    const closed = await Promise.race([app.close().then(() => true), pause(10_000).then(() => false)]);
    if (!closed) await kill();
    await ended;
    cleanUp();
    // Nothing that the app does may need a network, or so much as ask for it.
    if (tried.length > 0 && options.triesNetwork !== true) {
      throw new Error(`The app tried to reach a network: ${tried.join(', ')}`);
    }
  };
  try {
    await watchNetwork(app);
  } catch (error) {
    // A run that opens no window may have done its work and ended already.
    if (options.expectWindow !== false) throw error;
  }

  let window: Page | undefined;
  if (options.expectWindow !== false) {
    try {
      window = await app.firstWindow({ timeout });
      await window.waitForLoadState('domcontentloaded');
    } catch (error) {
      await kill();
      cleanUp();
      throw new Error(`The app opened no window. It said:\n${output}`, { cause: error });
    }
  }
  return {
    app,
    get window() {
      if (window === undefined) throw new Error('This launch expected no window.');
      return window;
    },
    userDataDir,
    output: () => output,
    close,
    kill,
    cleanUp,
  };
}

/** What an app that is watched remembers, in its main process. */
type Watched = { networkTried?: string[] };

/** Has the session's own hooks remember every request that leaves the app's scheme, stopped or not. */
async function watchNetwork(app: ElectronApplication): Promise<void> {
  await app.evaluate(async ({ app: electron, session }) => {
    await electron.whenReady();
    const tried: string[] = [];
    (globalThis as Watched).networkTried = tried;
    const note = ({ url }: { readonly url: string }) => {
      if (!/^(?:app|data|blob|devtools|chrome-extension|chrome):/.test(url)) tried.push(url);
    };
    const { webRequest } = session.defaultSession;
    webRequest.onSendHeaders(note);
    webRequest.onErrorOccurred(note);
    webRequest.onCompleted(note);
  });
}

/** What the app tried to reach so far; nothing of one that has ended. */
async function networkTried(app: ElectronApplication): Promise<readonly string[]> {
  try {
    return await app.evaluate(() => (globalThis as Watched).networkTried ?? []);
  } catch {
    return [];
  }
}

/**
 * On a busy machine Playwright now and then connects to both debuggers of an Electron and never attaches to its main
 * process. It ends that process when its time is up; the app is then started anew, and the log says so.
 */
async function attach(
  timeout: number,
  options: NonNullable<Parameters<typeof _electron.launch>[0]>,
): Promise<ElectronApplication> {
  const attempts = 4;
  for (let attempt = 1; ; attempt++) {
    try {
      return await _electron.launch({ ...options, timeout: Math.max(15_000, timeout / attempts) });
    } catch (error) {
      if (attempt === attempts || !(error instanceof errors.TimeoutError)) throw error;
      process.stderr.write(`Playwright did not attach to the app; attempt ${attempt + 1} of ${attempts}\n`);
    }
  }
}

/** The executable that the global setup found. */
export function electronExecutable(): string {
  const found = process.env['THROUGHLINE_TEST_ELECTRON'];
  if (found === undefined)
    throw new Error('Run these tests with vitest.e2e.config.ts: it finds an Electron.');
  return found;
}

/**
 * A place where the user nobody can run the app: the runtime and the app are usually below a home that only root may
 * enter. Playwright is given a wrapper that changes the user and becomes Electron. Files are linked where they can
 * be, so this takes milliseconds and no space.
 */
function asNobody(userDataDir: string, scratch: string): { executablePath: string; folder: string } {
  const nobody = execFileSync('id', ['-u', 'nobody'], { encoding: 'utf8' }).trim();
  const group = execFileSync('id', ['-g', 'nobody'], { encoding: 'utf8' }).trim();
  const runtime = path.join(scratch, 'electron');
  const folder = path.join(scratch, 'app');
  const home = path.join(scratch, 'home');
  fs.chmodSync(scratch, 0o755);
  linkTree(path.dirname(electronExecutable()), runtime);
  fs.mkdirSync(folder);
  // Sources and packages stay out: what runs is what was built.
  for (const name of ['out', 'resources', 'package.json']) {
    const from = path.join(appFolder, name);
    if (fs.existsSync(from)) fs.cpSync(from, path.join(folder, name), { recursive: true });
  }
  execFileSync('chmod', ['-R', 'a+rX', folder]);
  fs.mkdirSync(home);
  fs.mkdirSync(userDataDir, { recursive: true });
  execFileSync('chown', ['-R', `${nobody}:${group}`, home, userDataDir]);
  const wrapper = path.join(scratch, 'electron-as-nobody');
  const executable = path.join(runtime, path.basename(electronExecutable()));
  fs.writeFileSync(
    wrapper,
    [
      '#!/bin/sh',
      `export HOME='${home}' XDG_RUNTIME_DIR='${home}' TMPDIR=/tmp`,
      'unset XDG_CONFIG_HOME XDG_CACHE_HOME XDG_DATA_HOME',
      `exec setpriv --reuid=${nobody} --regid=${group} --clear-groups '${executable}' "$@"`,
      '',
    ].join('\n'),
    { mode: 0o755 },
  );
  return { executablePath: wrapper, folder };
}

/** Copies a tree by hard links, or where that is impossible (another file system) by content. */
function linkTree(from: string, to: string): void {
  try {
    execFileSync('cp', ['-al', from, to], { stdio: 'pipe' });
  } catch {
    fs.rmSync(to, { recursive: true, force: true });
    fs.cpSync(from, to, { recursive: true });
  }
  execFileSync('chmod', ['-R', 'a+rX', to]);
}

function makeScratch(prefix: string, made: string[]): string {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), prefix));
  made.push(folder);
  return folder;
}

function environment(added: LaunchOptions['env']): Record<string, string> {
  const merged = { ...process.env, ...added };
  // Vitest's own variables would tell the app's packages that they are under test.
  const unwanted = /^(VITEST|ELECTRON_RUN_AS_NODE$|NODE_OPTIONS$|NODE_ENV$|npm_)/;
  return Object.fromEntries(
    Object.entries(merged).filter(
      (entry): entry is [string, string] => entry[1] !== undefined && !unwanted.test(entry[0]),
    ),
  );
}

function killGroup(pid: number): void {
  try {
    process.kill(-pid, 'SIGKILL');
  } catch {
    // The group has gone already.
  }
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
