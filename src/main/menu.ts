import { app, BrowserWindow, Menu, type MenuItemConstructorOptions } from 'electron';
import { menuNames } from '../contract/action';
import { type ActionId, actions, keysOf } from '../contract/actions';
import { type Chord, chordToParts, type Platform } from '../contract/keys';
import { pushToWindow, windowKindOf } from './windows';

/** What the menu has to know of the window in front. */
export type MenuState = {
  readonly programOpen: boolean;
  readonly undoLabel: string | null;
  readonly redoLabel: string | null;
};

/** A chord in Electron's spelling. */
export function chordToAccelerator(chord: Chord): string {
  return chordToParts(chord)
    .map((part) => (part === 'Mod' ? 'CommandOrControl' : part === '+' ? 'Plus' : part))
    .join('+');
}

/** Shows the application's menu. Its entries carry the ids of their actions; keys are the page's to handle. */
export function showMenu(state: MenuState, platform: Platform, development: boolean): void {
  Menu.setApplicationMenu(Menu.buildFromTemplate([...createTemplate(state, platform, development)]));
}

/** The menu as data. */
export function createTemplate(
  state: MenuState,
  platform: Platform,
  development: boolean,
): readonly MenuItemConstructorOptions[] {
  const mac = platform === 'darwin';
  const line: MenuItemConstructorOptions = { type: 'separator' };
  const own: Record<(typeof menuNames)[number], readonly MenuItemConstructorOptions[]> = {
    File: mac ? [line, { role: 'close' }] : [line, { role: 'quit' }],
    Edit: [line, { role: 'cut' }, { role: 'copy' }, { role: 'paste' }, { role: 'selectAll' }],
    View: [
      line,
      { role: 'resetZoom', label: 'Actual size' },
      { role: 'zoomIn', label: 'Larger' },
      { role: 'zoomOut', label: 'Smaller' },
      line,
      { role: 'togglefullscreen', label: 'Full screen' },
      ...(development ? [line, { role: 'reload' as const }, { role: 'toggleDevTools' as const }] : []),
    ],
    Go: [],
    Help: mac ? [] : [line, { role: 'about', label: `About ${app.name}` }],
  };
  const menus = menuNames.map((menu) => ({
    label: menu,
    submenu: [...actionEntries(menu, state, platform), ...own[menu]],
  }));
  if (!mac) return menus;
  return [{ role: 'appMenu' }, ...menus, { role: 'windowMenu' }];
}

function actionEntries(
  menu: (typeof menuNames)[number],
  state: MenuState,
  platform: Platform,
): MenuItemConstructorOptions[] {
  return actions
    .filter((action) => action.menu === menu)
    .flatMap((action) => {
      const [key] = keysOf(action, platform);
      const entry: MenuItemConstructorOptions = {
        id: action.id,
        label: labelOf(action.id, action.label, state),
        enabled: isEnabled(action.id, action.scope === 'always', state),
        click: (_item, window) => chooseAction(action.id, window),
        ...(key === undefined ? {} : { accelerator: chordToAccelerator(key), registerAccelerator: false }),
      };
      return action.startsGroup ? [{ type: 'separator' as const }, entry] : [entry];
    });
}

function labelOf(id: ActionId, label: string, { undoLabel, redoLabel }: MenuState): string {
  const what = id === 'edit.undo' ? undoLabel : id === 'edit.redo' ? redoLabel : null;
  // An ampersand would mark the next letter as the entry's key.
  return what === null ? label : `${label} ${what.replaceAll('&', '&&')}`;
}

/** Undo and redo stay enabled: in a text box they are the box's own. */
function isEnabled(id: ActionId, always: boolean, state: MenuState): boolean {
  return always || state.programOpen || id === 'edit.undo' || id === 'edit.redo';
}

function chooseAction(actionId: ActionId, window: Electron.BaseWindow | undefined): void {
  const target = window instanceof BrowserWindow ? window : BrowserWindow.getFocusedWindow();
  if (target && windowKindOf(target.webContents) === 'main')
    pushToWindow(target, 'menu:action', { actionId });
}
