import { app, type Session } from 'electron';
import { isOwnUrl, mayLoad } from './pages';

/** Closes what a page could use to leave: permissions, requests, downloads. */
export function lockSession(session: Session, developmentOrigin: string | null): void {
  session.setPermissionRequestHandler((_contents, _permission, answer) => answer(false));
  session.setPermissionCheckHandler(() => false);
  session.setDevicePermissionHandler(() => false);
  session.setSpellCheckerEnabled(false);
  session.on('will-download', (event) => event.preventDefault());
  session.webRequest.onBeforeRequest((details, answer) => {
    answer({ cancel: !mayLoad(details.url, developmentOrigin) });
  });
}

/** Closes what any contents could do, whoever made it: leave its page, open windows, embed others. */
export function lockContents(developmentOrigin: string | null): void {
  app.on('web-contents-created', (_event, contents) => {
    const stay = (event: { preventDefault: () => void; url: string }) => {
      // A page of ours may be loaded anew, and while developing by the development server.
      const isReload = event.url === contents.getURL() && isOwnUrl(event.url, developmentOrigin);
      if (!isReload) event.preventDefault();
    };
    contents.on('will-navigate', stay);
    contents.on('will-frame-navigate', stay);
    contents.on('will-redirect', stay);
    contents.on('will-attach-webview', (event) => event.preventDefault());
    contents.setWindowOpenHandler(() => ({ action: 'deny' }));
  });
}

/** Switches by which Chromium itself stays off the network; before the app is ready. */
export function lockNetwork(developmentOrigin: string | null): void {
  app.commandLine.appendSwitch('disable-background-networking');
  app.commandLine.appendSwitch('disable-component-update');
  app.commandLine.appendSwitch('no-proxy-server');
  if (developmentOrigin === null) app.commandLine.appendSwitch('host-resolver-rules', 'MAP * ~NOTFOUND');
}
