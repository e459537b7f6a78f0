import path from 'node:path';
import { app, BrowserWindow, nativeTheme, screen, type WebContents, type WebPreferences } from 'electron';
import type { EventName, Events } from '../contract/channels';
import type { WindowPlace } from './store/settingsStore';
import { fitPlace } from './windowPlace';
import { unsafeFlags } from './windowSafety';

/** What a window is for; it decides what its page may ask. */
export type WindowKind = 'main' | 'report' | 'raster';

const kindByContentsId = new Map<number, WindowKind>();

const preload = path.join(import.meta.dirname, '../preload/preload.cjs');

/** What our window contents is for; null for contents that no window of ours shows. */
export function windowKindOf(contents: WebContents): WindowKind | null {
  return kindByContentsId.get(contents.id) ?? null;
}

/** The main windows, the focused one first. */
export function mainWindows(): readonly BrowserWindow[] {
  const focused = BrowserWindow.getFocusedWindow();
  return BrowserWindow.getAllWindows()
    .filter((window) => !window.isDestroyed() && windowKindOf(window.webContents) === 'main')
    .sort((a, b) => Number(b === focused) - Number(a === focused));
}

/** The window of a page that asked. Throws when it is gone. */
export function windowOf(contentsId: number): BrowserWindow {
  const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === contentsId);
  if (!window) throw new Error('The window that asked is gone');
  return window;
}

/** Tells every main window. */
export function pushToWindows<E extends EventName>(event: E, payload: Events[E]): void {
  for (const window of mainWindows()) pushToWindow(window, event, payload);
}

/** Tells one window. */
export function pushToWindow<E extends EventName>(window: BrowserWindow, event: E, payload: Events[E]): void {
  if (!window.isDestroyed()) window.webContents.send(`event:${event}`, payload);
}

/** Opens a window that a person sees. `remember` hears where it is put. */
export function openMainWindow(
  url: string,
  place: WindowPlace | null,
  remember: (place: WindowPlace) => void,
): BrowserWindow {
  const areas = screen.getAllDisplays().map((display) => display.workArea);
  const { maximized, ...bounds } = fitPlace(place, areas);
  const window = createWindow('main', {
    ...bounds,
    minWidth: 1024,
    minHeight: 640,
    title: app.name,
    backgroundColor: nativeTheme.shouldUseDarkColors ? '#11151C' : '#FFFFFF',
  });
  if (maximized) window.maximize();
  window.once('ready-to-show', () => window.show());
  window.on('page-title-updated', (event) => event.preventDefault());
  window.on('close', () => remember({ ...window.getNormalBounds(), maximized: window.isMaximized() }));
  reviveWhenGone(window);
  void window.loadURL(url);
  return window;
}

/** A page whose process ended by itself is loaded anew; twice in a row it stays, so that it does not blink forever. */
function reviveWhenGone(window: BrowserWindow): void {
  let lastGone = Number.NEGATIVE_INFINITY;
  window.webContents.on('render-process-gone', (_event, { reason, exitCode }) => {
    if (reason === 'clean-exit') return;
    process.stderr.write(`The window's process ended: ${reason} (${exitCode})\n`);
    const isFirst = performance.now() - lastGone > 10_000;
    lastGone = performance.now();
    if (isFirst && !window.isDestroyed()) window.webContents.reload();
  });
}

/** Opens a window that is never seen: a report that is printed, a picture that is drawn. Destroy it. */
export function openHiddenWindow(
  kind: 'report' | 'raster',
  size: { readonly width: number; readonly height: number },
): BrowserWindow {
  return createWindow(kind, { ...size, skipTaskbar: true, focusable: false });
}

function createWindow(
  kind: WindowKind,
  options: Omit<Electron.BrowserWindowConstructorOptions, 'webPreferences' | 'show'>,
): BrowserWindow {
  const webPreferences: WebPreferences = {
    sandbox: true,
    contextIsolation: true,
    nodeIntegration: false,
    nodeIntegrationInWorker: false,
    nodeIntegrationInSubFrames: false,
    webSecurity: true,
    allowRunningInsecureContent: false,
    experimentalFeatures: false,
    webviewTag: false,
    navigateOnDragDrop: false,
    safeDialogs: true,
    // Chromium would fetch dictionaries from the network.
    spellcheck: false,
    devTools: !app.isPackaged,
    backgroundThrottling: kind === 'main',
    // A picture is drawn from data that we hand over; its page asks nothing.
    ...(kind === 'raster' ? {} : { preload }),
  };
  const unsafe = unsafeFlags(webPreferences);
  if (unsafe.length > 0) throw new Error(`No window with ${unsafe.join(', ')}`);
  const window = new BrowserWindow({ ...options, show: false, webPreferences });
  const { id } = window.webContents;
  kindByContentsId.set(id, kind);
  window.webContents.once('destroyed', () => kindByContentsId.delete(id));
  return window;
}
