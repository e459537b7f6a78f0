import { create } from 'zustand';
import type { AppInfo, Settings } from '../../contract/channels';
import { listen, request } from './door';

/** The settings as the shell keeps them; null until they were read, which is before anything is drawn. */
const useSettingsStore = create<{ readonly settings: Settings | null; readonly info: AppInfo | null }>(
  () => ({ settings: null, info: null }),
);

/** Reads the settings and follows their changes for as long as the window lives. */
export async function loadSettings(): Promise<() => void> {
  const stop = listen('settings:changed', (settings) => useSettingsStore.setState({ settings }));
  const [settings, info] = await Promise.all([request('settings:read', null), request('app:info', null)]);
  useSettingsStore.setState({ settings, info });
  return stop;
}

/** The user's settings. */
export function useSettings(): Settings {
  return required(useSettingsStore((state) => state.settings));
}

/** The settings, outside of components. */
export function readSettings(): Settings {
  return required(useSettingsStore.getState().settings);
}

/** Follows the settings outside of components. */
export function followSettings(listener: (settings: Settings) => void): () => void {
  return useSettingsStore.subscribe((state) => {
    if (state.settings) listener(state.settings);
  });
}

/** What the shell is. */
export function useAppInfo(): AppInfo {
  return required(useSettingsStore((state) => state.info));
}

/** The shell's platform, outside of components. */
export function readAppInfo(): AppInfo {
  return required(useSettingsStore.getState().info);
}

/** Changes settings; they are shown at once and saved by the shell. */
export async function changeSettings(changes: Partial<Settings>): Promise<void> {
  useSettingsStore.setState(({ settings }) => ({ settings: settings && { ...settings, ...changes } }));
  const settings = await request('settings:change', { changes });
  useSettingsStore.setState({ settings });
}

function required<T>(value: T | null): T {
  if (value === null) throw new Error('The settings were not read yet');
  return value;
}
