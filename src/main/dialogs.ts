import path from 'node:path';
import { app, type BrowserWindow, dialog, shell } from 'electron';
import { parseExternalLink } from './externalLinks';

/** Endings of files that can be imported; the dialog offers them, the reader looks at the content. */
const importEndings = [
  'csv',
  'tsv',
  'txt',
  'xlsx',
  'json',
  'throughline',
  'xml',
  'gan',
  'mmd',
  'ics',
  'html',
];

/** Where the last file was chosen; the next dialog begins there. */
let lastFolder: string | null = null;

/** Asks for a place for a new file; null when the user cancelled. */
export async function askForPlace(
  window: BrowserWindow,
  title: string,
  fileName: string,
  filter: { readonly name: string; readonly extensions: readonly string[] },
): Promise<string | null> {
  const { canceled, filePath } = await dialog.showSaveDialog(window, {
    title,
    defaultPath: path.join(lastFolder ?? app.getPath('documents'), fileName),
    filters: [{ name: filter.name, extensions: [...filter.extensions] }],
    properties: ['createDirectory', 'showOverwriteConfirmation'],
  });
  if (canceled || !filePath) return null;
  lastFolder = path.dirname(filePath);
  return path.extname(filePath) === '' ? `${filePath}.${filter.extensions[0]}` : filePath;
}

/** Asks for files to import; empty when the user cancelled. */
export async function askForFiles(window: BrowserWindow): Promise<readonly string[]> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Import',
    defaultPath: lastFolder ?? app.getPath('documents'),
    filters: [
      { name: 'Programs and spreadsheets', extensions: importEndings },
      { name: 'All files', extensions: ['*'] },
    ],
    properties: ['openFile', 'multiSelections'],
  });
  if (canceled || filePaths.length === 0) return [];
  lastFolder = path.dirname(filePaths[0] ?? '');
  return filePaths;
}

/** Asks for a picture that is to be a logo; null when the user cancelled. */
export async function askForLogo(window: BrowserWindow): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title: 'Choose a logo',
    defaultPath: lastFolder ?? app.getPath('pictures'),
    filters: [{ name: 'Pictures', extensions: ['svg', 'png', 'jpg', 'jpeg'] }],
    properties: ['openFile'],
  });
  const [file] = filePaths;
  if (canceled || file === undefined) return null;
  lastFolder = path.dirname(file);
  return file;
}

/** Asks for a folder; null when the user cancelled. */
export async function askForFolder(
  window: BrowserWindow,
  title: string,
  current: string,
): Promise<string | null> {
  const { canceled, filePaths } = await dialog.showOpenDialog(window, {
    title,
    defaultPath: current,
    properties: ['openDirectory', 'createDirectory'],
  });
  return canceled ? null : (filePaths[0] ?? null);
}

/** Opens a web or mail address outside after the user saw where it leads; whether it was opened. */
export async function openExternalLink(window: BrowserWindow, address: string): Promise<boolean> {
  const link = parseExternalLink(address);
  if (!link) return false;
  const { response } = await dialog.showMessageBox(window, {
    type: 'question',
    message: `Open ${link.place} outside of Throughline?`,
    detail: link.url.length > 300 ? `${link.url.slice(0, 300)}…` : link.url,
    buttons: ['Open', 'Cancel'],
    defaultId: 1,
    cancelId: 1,
  });
  if (response !== 0) return false;
  await shell.openExternal(link.url);
  return true;
}
