import { ok } from '../../domain/result';
import { askForFolder } from '../dialogs';
import { pushToWindows, windowOf } from '../windows';
import { enterProgram } from './enterProgram';
import type { HandlerParts, HandlersOf } from './handlerParts';

/** What is asked of the folders that programs are kept in: the workspace, and the backups of what is in it. */
export function workspaceHandlers(parts: HandlerParts): HandlersOf<'workspace' | 'backup'> {
  const { session, settings, workspace, backups } = parts;
  return {
    'workspace:list': () => session.list(),
    'workspace:chooseFolder': async (_request, { windowId }) => {
      const { folder } = workspace.place();
      const chosen = await askForFolder(windowOf(windowId), 'Folder for the workspace', folder);
      return chosen === null ? null : workspace.ask(chosen);
    },
    'workspace:askOwnFolder': () => workspace.ask(workspace.own),
    'workspace:use': ({ withCopy }) => workspace.use(withCopy),
    'backup:overview': () => backups.overview(),
    'backup:list': ({ key }) => backups.list(key),
    'backup:restore': async ({ key, generation }, { windowId }) => {
      const restored = await backups.restore(key, generation, windowId);
      if (!restored.ok) return restored;
      const opened = enterProgram(parts, ok(restored.value.opened), windowId);
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
  };
}
