import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { app, BrowserWindow, nativeTheme, shell } from 'electron';
import type { OpenedProgram, OpeningProgram, StoreFault } from '../contract/channels';
import { offersOf } from '../domain/agreements/mirrors';
import { isProgramFile } from '../domain/exchange/lossReport';
import type { ProgramDocument } from '../domain/model/document';
import { titleSchema } from '../domain/model/fields';
import { parseProgram } from '../domain/model/parseProgram';
import { programTextPieces } from '../domain/model/serializeProgram';
import { audienceTitles } from '../domain/report/options';
import { titleFor } from '../domain/report/redaction';
import { err, ok, type Result } from '../domain/result';
import { computeSchedule } from '../domain/schedule/computeSchedule';
import { keepSentPlan } from '../domain/snapshots/sentPlan';
import { startFromTemplate } from '../domain/template/startFromTemplate';
import { drawingToSvg } from '../formats/svg/drawingToSvg';
import type { BackupDesk } from './backupDesk';
import { putOnClipboard } from './clipboard';
import type { CommandQueue } from './commandQueue';
import { askForFiles, askForFolder, askForLogo, askForPlace, openExternalLink } from './dialogs';
import { type Exporter, pictureTitles, reportFormatNames } from './exporter';
import { type FileTokens, titleToFileName, writeFileWhole, writePiecesWhole } from './files';
import type { Forecasts } from './forecasts';
import type { HandOvers } from './handOvers';
import type { Imports } from './imports';
import type { Caller, Handlers } from './ipc';
import { readLogoFile } from './readLogoFile';
import type { ReportPrinter } from './reportPrinter';
import type { Session } from './session';
import { reasonOf } from './store/faults';
import type { SettingsStore } from './store/settingsStore';
import { inTurns } from './store/turns';
import { readTemplates, templateToSummary } from './templates';
import { pushToWindows } from './windows';
import type { WorkspaceDesk } from './workspaceDesk';

/** Holds a program only while something is read of it: no window has this id. */
const lookingHolder = -2;

/** What the handlers bring together. */
export type HandlerParts = {
  readonly session: Session;
  readonly commands: CommandQueue;
  readonly settings: SettingsStore;
  readonly imports: Imports;
  readonly forecasts: Forecasts;
  readonly printer: ReportPrinter;
  readonly exporter: Exporter;
  readonly fileTokens: FileTokens;
  readonly handOvers: HandOvers;
  readonly sampleFile: string;
  readonly practiceFile: string;
  readonly templateFolder: string;
  readonly workspace: WorkspaceDesk;
  readonly backups: BackupDesk;
  /** Resolves when others had their turn. */
  readonly turn: () => Promise<void>;
  /** Hears which program a window shows now; null for none. */
  readonly showing: (windowId: number, programId: string | null) => void;
  /** Hears that a window listens. */
  readonly listening: (windowId: number) => void;
};

/** The answers to all channels: each brings together parts that decide, and decides nothing. */
export function createHandlers(parts: HandlerParts): Handlers {
  const {
    session,
    commands,
    settings,
    imports,
    forecasts,
    printer,
    exporter,
    fileTokens,
    handOvers,
    backups,
    workspace,
  } = parts;

  const entered = (
    opened: Result<OpenedProgram, StoreFault>,
    windowId: number,
  ): Result<OpeningProgram, StoreFault> => {
    if (!opened.ok) return opened;
    const { id } = opened.value;
    parts.showing(windowId, id);
    const recent = [id, ...settings.settings.recentProgramIds.filter((other) => other !== id)];
    const changes = { lastProgramId: id, recentProgramIds: recent.slice(0, 20) } as never;
    pushToWindows('settings:changed', settings.change(changes));
    return ok(handOvers.begin(opened.value, windowId));
  };

  const savePlace = async (
    windowId: number,
    id: string,
    title: string,
    nameOf: (document: ProgramDocument) => string,
    filter: { name: string; extensions: readonly string[] },
  ): Promise<Result<{ file: string; document: ProgramDocument }, StoreFault> | null> => {
    const document = session.documentOf(id);
    if (!document.ok) return document;
    const file = await askForPlace(windowOf(windowId), title, nameOf(document.value), filter);
    return file === null ? null : ok({ file, document: document.value });
  };

  const handlers: Handlers = {
    'app:info': (_request, { windowId }) => {
      parts.listening(windowId);
      return {
        version: app.getVersion(),
        electron: process.versions.electron ?? '',
        platform: process.platform === 'darwin' || process.platform === 'win32' ? process.platform : 'linux',
        workspace: workspace.place(),
      };
    },
    'app:restart': () => {
      app.relaunch();
      app.quit();
      return null;
    },
    'settings:read': () => settings.settings,
    'settings:change': ({ changes }) => {
      const changed = settings.change(changes);
      nativeTheme.themeSource = changed.theme;
      pushToWindows('settings:changed', changed);
      return changed;
    },
    'workspace:list': () => session.list(),
    'workspace:chooseFolder': async (_request, { windowId }) => {
      const { folder } = workspace.place();
      const chosen = await askForFolder(windowOf(windowId), 'Folder for the workspace', folder);
      return chosen === null ? null : workspace.ask(chosen);
    },
    'workspace:askOwnFolder': () => workspace.ask(workspace.own),
    'workspace:use': ({ withCopy }) => workspace.use(withCopy),
    'program:create': async ({ title }, { windowId }) =>
      entered(await session.create(title, windowId), windowId),
    'template:list': () =>
      [...readTemplates(parts.templateFolder)].map(([id, document]) => templateToSummary(id, document)),
    'program:createFromTemplate': async ({ templateId, title, startDay }, { windowId }) => {
      const template = readTemplates(parts.templateFolder).get(templateId);
      if (!template)
        return err({ code: 'missing', message: 'There is no such template. Nothing was created.' });
      const started = startFromTemplate(template, title, startDay);
      if (!started.ok) return err({ code: 'invalid', message: `Not created: ${started.error}.` });
      return entered(await session.add(started.value, windowId), windowId);
    },
    'program:openSample': async (_request, { windowId }) =>
      entered(await openSample(session, parts.sampleFile, windowId), windowId),
    'program:openPractice': async (_request, { windowId }) =>
      entered(await openSample(session, parts.practiceFile, windowId), windowId),
    'program:open': async ({ id }, { windowId }) => entered(await session.open(id, windowId), windowId),
    'program:rows': ({ token, piece }, { windowId }) => handOvers.piece(token, piece, windowId),
    'program:close': ({ id }, { windowId }) => {
      parts.showing(windowId, null);
      // Its files are brought to rest behind the window's back.
      void session.close(id, windowId);
      return null;
    },
    'program:delete': ({ id }) => session.delete(id),
    'program:execute': ({ id, command }) => commands.add(id, command),
    'program:keepMine': async ({ id }, { windowId }) =>
      entered(await session.keepMine(id, windowId), windowId),
    'program:readAgain': async ({ id }, { windowId }) =>
      entered(await session.readAgain(id, windowId), windowId),
    'program:history': ({ id, rowId, limit }) => session.historyOf(id, rowId, limit),
    'backup:overview': () => backups.overview(),
    'backup:list': ({ key }) => backups.list(key),
    'backup:restore': async ({ key, generation }, { windowId }) => {
      const restored = await backups.restore(key, generation, windowId);
      if (!restored.ok) return restored;
      const opened = entered(ok(restored.value.opened), windowId);
      return opened.ok ? ok({ ...restored.value, opened: opened.value }) : opened;
    },
    'backup:putBack': async ({ key }) => {
      const back = await backups.putBack(key);
      if (back.ok) pushToWindows('workspace:changed', null);
      return back;
    },
    'backup:copiesFolder': () => backups.copiesFolder(),
    'backup:chooseFolder': async (_request, { windowId }) => {
      const { folder } = backups.copiesFolder();
      const chosen = await askForFolder(windowOf(windowId), 'Folder for the daily copies', folder);
      if (chosen === null) return null;
      settings.rememberCopiesFolder(chosen);
      return backups.copiesFolder();
    },
    'backup:useOwnFolder': () => {
      settings.rememberCopiesFolder(null);
      return backups.copiesFolder();
    },
    'program:undo': ({ id }) => session.undoOrRedo(id, 'undo'),
    'program:redo': ({ id }) => session.undoOrRedo(id, 'redo'),
    'program:offers': async ({ id }) => {
      const opened = await session.open(id, lookingHolder);
      if (!opened.ok) return opened;
      try {
        const { document } = opened.value;
        return ok(offersOf(document, computeSchedule(document)));
      } finally {
        await session.close(id, lookingHolder);
      }
    },
    'program:saveCopy': async ({ id }, { windowId }) => {
      const place = await savePlace(
        windowId,
        id,
        'Save a copy',
        ({ program }) => titleToFileName(program.title, 'throughline'),
        { name: 'Throughline program', extensions: ['throughline', 'json'] },
      );
      if (!place?.ok) return place;
      const { file, document } = place.value;
      return written(file, () => inTurns(writePiecesWhole(file, programTextPieces(document)), parts.turn), {
        fileName: path.basename(file),
      });
    },
    'forecast:run': async ({ id, seed, runs }) => {
      const document = session.documentOf(id);
      return document.ok ? ok(await forecasts.run(document.value, { seed, runs })) : document;
    },
    'forecast:cancel': ({ id }) => {
      forecasts.cancel(id);
      return null;
    },
    'import:choose': async (_request, { windowId }) => {
      const paths = await askForFiles(windowOf(windowId));
      return paths.length === 0 ? null : imports.fromPaths(paths);
    },
    'import:read': ({ files }) => imports.fromBytes(files),
    'import:keepCircle': () => imports.keepCircle(),
    'import:remap': ({ token, mappings, encodings }) => imports.again(token, { mappings, encodings }),
    'import:apply': async ({ token, title }, { windowId }) => {
      const taken = imports.take(token);
      if (!taken.ok) return taken;
      const { document, report, mappings } = taken.value;
      const named = titleSchema.safeParse(title);
      const program = named.success ? { ...document.program, title: named.data } : document.program;
      const imported = { ...document, program };
      const opened = entered(
        await (isProgramFile(report) ? session.addFile(imported, windowId) : session.add(imported, windowId)),
        windowId,
      );
      if (!opened.ok) return opened;
      settings.rememberMappings(mappings);
      return ok({ opened: opened.value, report });
    },
    'import:compare': async ({ token, id, snapshotId }) => {
      const taken = imports.take(token);
      if (!taken.ok) return taken;
      const { document, sentPlan } = taken.value;
      if (sentPlan === null || sentPlan.programId !== id)
        return err({ code: 'invalid', message: 'Not compared: the file holds no plan of this program.' });
      const kept = await commands.add(id, keepSentPlan(document, sentPlan, snapshotId));
      return kept.ok ? ok(null) : kept;
    },
    'import:cancel': ({ token }) => {
      imports.cancel(token);
      return null;
    },
    'report:export': async ({ id, options, format }, { windowId }) => {
      const place = await savePlace(
        windowId,
        id,
        'Export report',
        (document) =>
          titleToFileName(`${titleFor(document, options)} ${audienceTitles[options.audience]}`, format),
        { name: reportFormatNames[format], extensions: [format] },
      );
      if (!place?.ok) return place;
      const { file, document } = place.value;
      const made = await exporter.report({ document, options, today: session.todayOf(document) }, format);
      if (!made.ok) return made;
      if (made.value === null) return null;
      const { content, pageCount } = made.value;
      return written(file, () => writeFileWhole(file, content), {
        token: fileTokens.add(file),
        fileName: path.basename(file),
        pageCount,
        sha256: createHash('sha256').update(content).digest('hex'),
      });
    },
    'report:rehearse': ({ id, options }) => {
      const document = session.documentOf(id);
      if (document.ok)
        printer.rehearse({ document: document.value, options, today: session.todayOf(document.value) });
      return null;
    },
    'report:rest': () => {
      printer.rest();
      return null;
    },
    'report:cancel': () => {
      printer.cancel();
      return null;
    },
    'logo:choose': async (_request, { windowId }) => {
      const file = await askForLogo(windowOf(windowId));
      return file === null ? null : readLogoFile(file);
    },
    'report:copy': async ({ id, options, as }) => {
      const document = session.documentOf(id);
      if (!document.ok) return document;
      const copied = await exporter.copy(
        { document: document.value, options, today: session.todayOf(document.value) },
        as,
      );
      if (!copied.ok) return copied;
      await putOnClipboard(copied.value);
      return ok(null);
    },
    'picture:export': async ({ id, picture, format, drawing }, { windowId }) => {
      const place = await savePlace(
        windowId,
        id,
        'Export picture',
        ({ program }) => titleToFileName(`${program.title} ${pictureTitles[picture]}`, format),
        { name: format.toUpperCase(), extensions: [format] },
      );
      if (!place?.ok) return place;
      const { file, document } = place.value;
      const made =
        drawing === null
          ? await exporter.picture(document, picture, format, session.todayOf(document))
          : await exporter.drawn(drawingToSvg(drawing), format);
      if (!made.ok) return made;
      return written(file, () => writeFileWhole(file, made.value), {
        token: fileTokens.add(file),
        fileName: path.basename(file),
      });
    },
    'file:showInFolder': ({ token }) => {
      const file = fileTokens.get(token);
      if (file !== undefined) shell.showItemInFolder(file);
      return null;
    },
    'link:open': ({ url }, { windowId }) => openExternalLink(windowOf(windowId), url),
    'report:job': (_request, { windowId }) => printer.jobOf(windowId),
    'report:ready': ({ pageCount }, { windowId }) => {
      printer.ready(windowId, pageCount);
      return null;
    },
  };
  return afterCommands(handlers, commands);
}

/** What is asked after a command is answered after it, though commands are gathered. */
function afterCommands(handlers: Handlers, commands: CommandQueue): Handlers {
  const ordered = Object.entries(handlers).map(([channel, answer]) => [
    channel,
    channel === 'program:execute'
      ? answer
      : (request: never, caller: Caller) => {
          commands.flush();
          return (answer as (request: never, caller: Caller) => unknown)(request, caller);
        },
  ]);
  return Object.fromEntries(ordered) as Handlers;
}

/** Opens a program that ships with the app where it is in the workspace; else takes it over. */
export function openSample(
  session: Session,
  sampleFile: string,
  holder: number,
): Promise<Result<OpenedProgram, StoreFault>> {
  const sample = parseProgram(JSON.parse(readFileSync(sampleFile, 'utf8')));
  if (!sample.ok) throw new Error(`The sample is no program: ${sample.error.where} ${sample.error.reason}`);
  return session.openOrAdd(sample.value.document, holder);
}

function windowOf(windowId: number): BrowserWindow {
  const window = BrowserWindow.getAllWindows().find(({ webContents }) => webContents.id === windowId);
  if (!window) throw new Error('The window that asked is gone');
  return window;
}

async function written<T>(
  file: string,
  write: () => void | Promise<void>,
  answer: T,
): Promise<Result<T, StoreFault>> {
  try {
    await write();
    return ok(answer);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === undefined) throw error;
    return err({
      code: 'exportFailed',
      message: `${path.basename(file)} was not written: ${reasonOf(error)}. What was there before is as it was.`,
    });
  }
}
