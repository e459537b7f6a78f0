/** The peers' own Electron: a window as large as the app's, with an empty page. */
import { app, BrowserWindow } from 'electron';

app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1440, height: 900, useContentSize: true });
  return window.loadURL('data:text/html,<!doctype html><title>Peers</title>');
});
