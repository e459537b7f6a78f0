import { app, nativeTheme } from 'electron';
import { openExternalLink } from '../dialogs';
import { pushToWindows, windowOf } from '../windows';
import type { HandlerParts, HandlersOf } from './handlerParts';

/** What is asked of the app itself: what it is, how it is set, and to open an address outside of it. */
export function appHandlers(parts: HandlerParts): HandlersOf<'app' | 'settings' | 'link'> {
  const { settings, workspace } = parts;
  return {
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
    'link:open': ({ url }, { windowId }) => openExternalLink(windowOf(windowId), url),
  };
}
