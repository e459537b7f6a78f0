import type { WebPreferences } from 'electron';

/** Flags that a window must set, and to what. */
const required = {
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
  spellcheck: false,
} as const satisfies Partial<WebPreferences>;

/** Flags that would open more than they should. */
const forbidden = ['enableBlinkFeatures', 'plugins', 'additionalArguments'] as const;

/** What is unsafe about a window's preferences, by name; nothing is left to Electron's defaults. */
export function unsafeFlags(preferences: WebPreferences): readonly string[] {
  const wrong = Object.entries(required)
    .filter(([flag, value]) => preferences[flag as keyof typeof required] !== value)
    .map(([flag, value]) => `${flag} not ${value}`);
  return [...wrong, ...forbidden.filter((flag) => preferences[flag] !== undefined)];
}
