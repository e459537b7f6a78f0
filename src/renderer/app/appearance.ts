import type { Settings } from '../../contract/channels';
import { clockDay } from '../plan/derived';
import { useOpenProgram } from '../plan/openProgram';
import { changeSettings, followSettings, readSettings } from '../plan/settings';
import { usePanes } from '../ui/panes';
import { usePreferences } from '../ui/preferences';

function applySettings(settings: Settings): void {
  const { dataset } = document.documentElement;
  if (settings.theme === 'system') delete dataset.theme;
  else dataset.theme = settings.theme;
  if (settings.highContrast) dataset.contrast = 'more';
  else delete dataset.contrast;
  dataset.density = settings.density;
  usePreferences.setState({ dateStyle: settings.dateStyle, weekStart: settings.weekStart });
}

function applyProgram(): void {
  const program = useOpenProgram.getState().document?.program;
  usePreferences.setState({
    today: program?.statusDay ?? clockDay(),
    fiscalYearStartMonth: program?.fiscalYearStartMonth ?? 1,
  });
}

/** How long a pane rests before its width is saved. */
const saveAfterMilliseconds = 400;
/** How often the clock is asked whether a new day has begun. */
const dayCheckMilliseconds = 60_000;

/** Keeps the page's look in step with settings, program and clock, and saves what is done to panes. */
export function followAppearance(): void {
  const settings = readSettings();
  applySettings(settings);
  usePanes.setState({ byName: settings.panes });
  followSettings(applySettings);
  applyProgram();
  useOpenProgram.subscribe(applyProgram);
  window.setInterval(applyProgram, dayCheckMilliseconds);
  let timer = 0;
  usePanes.subscribe(({ byName }) => {
    window.clearTimeout(timer);
    timer = window.setTimeout(() => void changeSettings({ panes: byName }), saveAfterMilliseconds);
  });
}
