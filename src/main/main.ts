import { randomBytes } from 'node:crypto';
import os from 'node:os';
import path from 'node:path';
import { app, type BrowserWindow, session as electronSession, nativeTheme } from 'electron';
import type { EventName, Events } from '../contract/channels';
import type { Platform } from '../contract/keys';
import { announceAppScheme, serveAppScheme } from './appScheme';
import { BackupDesk } from './backupDesk';
import { clockDay } from './clockDay';
import { parseCommandLine, type StartOrder } from './commandLine';
import { CommandQueue } from './commandQueue';
import { DailyCopies } from './dailyCopies';
import { Defects } from './defects';
import { exportDemo } from './demo';
import { Exporter } from './exporter';
import { FiguresThread } from './figuresThread';
import { FileTokens } from './files';
import { Forecasts } from './forecasts';
import { createHandlers } from './handlers/handlers';
import { HandOvers } from './handOvers';
import { Imports } from './imports';
import { answerRequests } from './ipc';
import { runJob } from './jobs';
import { lockContents, lockNetwork, lockSession } from './lockdown';
import { type MenuState, showMenu } from './menu';
import { openSample } from './openSample';
import { appOrigin, isOwnUrl } from './pages';
import { PictureThread } from './pictureThread';
import { createReadFiles } from './readInThread';
import { ReportPrinter } from './reportPrinter';
import { Session } from './session';
import { FileProgramStore } from './store/fileProgramStore';
import { Library } from './store/library';
import { ProgramArchive } from './store/programArchive';
import { SettingsStore } from './store/settingsStore';
import { mainWindows, openMainWindow, pushToWindow, pushToWindows } from './windows';
import { findWorkspace, programsFolderOf, WorkspaceDesk } from './workspaceDesk';

const resources = path.join(import.meta.dirname, '../../resources');
const pages = path.join(import.meta.dirname, '../renderer');
const developmentUrl = app.isPackaged ? undefined : process.env['ELECTRON_RENDERER_URL'];
const developmentOrigin = developmentUrl === undefined ? null : new URL(developmentUrl).origin;
const pageUrl = (page: string) => `${developmentOrigin ?? appOrigin}/${page}`;
const platform: Platform =
  process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux';
const order = parseCommandLine(process.argv.slice(1), process.cwd());
/** Holds programs for exports that no window shows. */
const shellHolder = 0;

// With both flags Chromium's own service processes would not start. Our windows ask for the sandbox one by one as well.
if (!app.commandLine.hasSwitch('no-sandbox')) app.enableSandbox();
announceAppScheme();
lockNetwork(developmentOrigin);
lockContents(developmentOrigin);

if (order.jobFile !== null || order.demoFolder !== null || app.requestSingleInstanceLock({ ...order })) {
  // Not awaited here: Electron holds back `ready` until this module has run.
  void app.whenReady().then(() => start(order));
} else {
  app.quit();
}

async function start(started: StartOrder): Promise<void> {
  lockSession(electronSession.defaultSession, developmentOrigin);
  serveAppScheme(pages);
  const parts = compose();
  if (started.jobFile !== null) {
    await endWith(() => runJob(started.jobFile ?? '', parts.exporter));
    return;
  }
  parts.openWindow();
  if (started.demoFolder !== null) {
    await endWith(async () => {
      const opened = await openSample(parts.session, parts.sampleFile, shellHolder);
      if (opened.ok)
        parts.whenListening((window) => pushToWindow(window, 'program:show', { id: opened.value.id }));
      await exportDemo(opened, started.demoFolder ?? '', parts.exporter, parts.session);
    });
    return;
  }
  // Nothing that was answered as done hangs on this process, so it goes on and says what happened.
  process.on('uncaughtException', (error) => parts.defects.report('in the shell', error));
  process.on('unhandledRejection', (error) => parts.defects.report('in the shell', error));
  parts.offerFiles(started.files);
  app.on('second-instance', (_event, _args, _folder, handedOver) => {
    parts.comeToFront();
    const files = (handedOver as Partial<StartOrder> | null)?.files;
    parts.offerFiles(Array.isArray(files) ? files.filter((file) => typeof file === 'string') : []);
  });
  app.on('open-file', (event, file) => {
    event.preventDefault();
    parts.offerFiles([file]);
  });
  app.on('activate', () => parts.comeToFront());
  app.on('window-all-closed', () => {
    if (platform !== 'darwin') app.quit();
  });
}

/** Does something and ends the app: with 0, or with one line on stderr and 1. */
async function endWith(work: () => Promise<void>): Promise<void> {
  // Without a listener Electron quits when the report's hidden window closes, before its file is written.
  app.on('window-all-closed', () => undefined);
  try {
    await work();
    app.exit(0);
  } catch (error) {
    process.stderr.write(
      `${(error instanceof Error ? error.message : String(error)).replaceAll('\n', ' ')}\n`,
    );
    app.exit(1);
  }
}

/** Puts the parts together. */
function compose() {
  const dataFolder = app.getPath('userData');
  const sampleFile = path.join(resources, 'samples/atlas.json');
  const templateFolder = path.join(resources, 'templates');
  const now = () => new Date();
  const later = (run: () => void, afterMs: number) => {
    const timer = setTimeout(run, afterMs);
    return () => clearTimeout(timer);
  };
  const turn = () => new Promise<void>((resolve) => setImmediate(resolve));
  /** What is said before a window listens waits for it. */
  const waiting: ((window: BrowserWindow) => void)[] = [];
  const listeningIds = new Set<number>();
  const programByWindow = new Map<number, string>();
  const whenListening = (say: (window: BrowserWindow) => void) => {
    const window = mainWindows().find(({ webContents }) => listeningIds.has(webContents.id));
    if (window) say(window);
    else waiting.push(say);
  };
  const tell = (text: string) =>
    whenListening((window) => pushToWindow(window, 'notice', { tone: 'refused', text }));

  const defects = new Defects({
    now,
    versions: {
      Throughline: app.getVersion(),
      Electron: process.versions['electron'] ?? '',
      [process.platform]: os.release(),
    },
    show: (report) => whenListening((window) => pushToWindow(window, 'defect', { report })),
  });
  const settings = new SettingsStore(dataFolder, now, tell);
  nativeTheme.themeSource = settings.settings.theme;
  const workspaceFolder = findWorkspace(dataFolder, settings.workspaceFolder, tell);
  const library = new Library(workspaceFolder, now, tell);
  const programsFolder = programsFolderOf(workspaceFolder);
  const copiesFolder = () => ({
    folder: settings.copiesFolder ?? path.join(dataFolder, 'daily copies'),
    isChosen: settings.copiesFolder !== null,
  });
  const copies = new DailyCopies({ folder: () => copiesFolder().folder, clockDay, turn, tell });
  const store = new FileProgramStore(programsFolder, { now, later, turn, tell });
  const push = <E extends EventName>(event: E, payload: Events[E]) => {
    if (event === 'notice') whenListening((window) => pushToWindow(window, event, payload));
    else pushToWindows(event, payload);
    if (event === 'program:changed') renewMenu();
  };
  const figures = new FiguresThread(turn);
  const session = new Session(store, library, {
    now,
    clockDay,
    newProgramId: () => `program_${randomBytes(10).toString('hex')}`,
    who: () => settings.settings.userName || os.userInfo().username,
    push,
    later,
    figuresOf: (document, today) => figures.figuresOf(document, today),
    rest: (document, isLast) => void copies.keep(document, isLast),
  });
  const backups = new BackupDesk({
    archive: new ProgramArchive(programsFolder),
    session,
    turn,
    copiesFolder,
  });
  const workspace = new WorkspaceDesk({
    own: dataFolder,
    current: workspaceFolder,
    remember: (folder) => settings.rememberWorkspaceFolder(folder),
    closeAll: () => session.closeAll(),
  });
  const fileTokens = new FileTokens();
  const handOvers = new HandOvers();
  const printer = new ReportPrinter(pageUrl('report.html'), (progress) =>
    pushToWindows('progress', progress),
  );
  const exporter = new Exporter(printer, new PictureThread(turn), now);
  const imports = new Imports(
    createReadFiles(() => settings.mappingBySignature),
    (progress) => pushToWindows('progress', progress),
  );
  const forecasts = new Forecasts((progress) => pushToWindows('progress', progress), turn);

  let shownMenu = '';
  const renewMenu = () => {
    const [window] = mainWindows();
    const id = window ? programByWindow.get(window.webContents.id) : undefined;
    const labels = id === undefined ? null : session.labelsOf(id);
    const state: MenuState = {
      programOpen: labels !== null,
      undoLabel: labels?.undoLabel ?? null,
      redoLabel: labels?.redoLabel ?? null,
    };
    if (shownMenu === JSON.stringify(state)) return;
    shownMenu = JSON.stringify(state);
    showMenu(state, platform, !app.isPackaged);
  };
  renewMenu();

  const commands = new CommandQueue({
    execute: (id, inputs) => session.execute(id, inputs),
    later,
  });
  const handlers = createHandlers({
    session,
    commands,
    settings,
    imports,
    forecasts,
    printer,
    exporter,
    fileTokens,
    handOvers,
    sampleFile,
    practiceFile: path.join(resources, 'samples/practice.json'),
    templateFolder,
    workspace,
    backups,
    turn,
    showing: (windowId, programId) => {
      if (programId === null) programByWindow.delete(windowId);
      else programByWindow.set(windowId, programId);
      renewMenu();
    },
    listening: (windowId) => {
      listeningIds.add(windowId);
      for (const say of waiting.splice(0)) whenListening(say);
    },
  });
  answerRequests(
    handlers,
    (url) => isOwnUrl(url, developmentOrigin),
    (where, error) => defects.report(where, error),
  );

  const openWindow = () => {
    const window = openMainWindow(pageUrl('index.html'), settings.windowPlace, (place) =>
      settings.rememberWindow(place),
    );
    const windowId = window.webContents.id;
    window.on('focus', renewMenu);
    window.on('closed', () => {
      listeningIds.delete(windowId);
      programByWindow.delete(windowId);
      handOvers.forget(windowId);
      commands.flush();
      void session.release(windowId);
      // A sheet that waits for a report would keep the app from ending.
      if (mainWindows().length === 0) printer.rest();
    });
    // A page that was loaded anew has let go of what the one before it held.
    window.webContents.on('did-start-loading', () => listeningIds.delete(windowId));
  };
  const comeToFront = () => {
    const [window] = mainWindows();
    if (!window) openWindow();
    else {
      if (window.isMinimized()) window.restore();
      window.show();
      window.focus();
    }
  };
  const offerFiles = (files: readonly string[]) => {
    if (files.length === 0) return;
    void imports.fromPaths(files).then((offered) => {
      comeToFront();
      whenListening((window) => pushToWindow(window, 'import:offered', offered));
    });
  };
  // Not before the windows are gone: until then one could still keep the app from quitting.
  app.on('will-quit', () => {
    commands.flush();
    session.closeAll();
  });
  return { session, defects, exporter, sampleFile, openWindow, comeToFront, offerFiles, whenListening };
}
