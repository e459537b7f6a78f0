import type { ReactNode } from 'react';
import { changeSettings, useAppInfo, useSettings } from '../../plan/settings';
import { formatDay } from '../../ui/format';
import { usePreferences } from '../../ui/preferences';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Switch } from '../../ui/Switch';
import { TextField } from '../../ui/TextField';
import styles from './SettingsScreen.module.css';

const platformNames = { darwin: 'macOS', win32: 'Windows', linux: 'Linux' } as const;

/** What a person can set, saved as it is set. */
export function SettingsScreen() {
  const settings = useSettings();
  const info = useAppInfo();
  const today = usePreferences((state) => state.today);
  return (
    <div className={styles.screen}>
      <ScreenHeader title="Settings" />
      <div className={styles.body}>
        <Part title="Appearance">
          <Line label="Theme">
            <SegmentedControl
              label="Theme"
              value={settings.theme}
              options={[
                { id: 'system', label: 'As the system' },
                { id: 'light', label: 'Light' },
                { id: 'dark', label: 'Dark' },
              ]}
              onChange={(theme) => changeSettings({ theme })}
            />
          </Line>
          <Line label="Contrast">
            <Switch
              isSelected={settings.highContrast}
              onChange={(highContrast) => changeSettings({ highContrast })}
            >
              High contrast
            </Switch>
          </Line>
          <Line label="Density">
            <SegmentedControl
              label="Density"
              value={settings.density}
              options={[
                { id: 'compact', label: 'Compact' },
                { id: 'default', label: 'Default' },
                { id: 'comfortable', label: 'Comfortable' },
              ]}
              onChange={(density) => changeSettings({ density })}
            />
          </Line>
        </Part>
        <Part title="Dates">
          <Line label="Written as">
            <SegmentedControl
              label="Dates written as"
              value={settings.dateStyle}
              options={(['dayMonth', 'monthDay', 'iso'] as const).map((id) => ({
                id,
                label: formatDay(today, id),
              }))}
              onChange={(dateStyle) => changeSettings({ dateStyle })}
            />
          </Line>
          <Line label="Week starts on">
            <SegmentedControl
              label="Week starts on"
              value={String(settings.weekStart) as '0' | '1' | '6'}
              options={[
                { id: '1', label: 'Monday' },
                { id: '0', label: 'Sunday' },
                { id: '6', label: 'Saturday' },
              ]}
              onChange={(day) => changeSettings({ weekStart: Number(day) as 0 | 1 | 6 })}
            />
          </Line>
        </Part>
        <Part title="Keyboard">
          <Line label="Single keys">
            <Switch
              isSelected={settings.singleKeyShortcuts}
              onChange={(singleKeyShortcuts) => changeSettings({ singleKeyShortcuts })}
            >
              Shortcuts of a single key, such as T for today, on the timeline and the graph
            </Switch>
          </Line>
        </Part>
        <Part title="You">
          <Line label="Your name">
            <TextField
              label="Your name"
              hideLabel
              value={settings.userName}
              placeholder="As it should stand on reports"
              className={styles.name}
              onCommit={(userName) => changeSettings({ userName })}
            />
          </Line>
        </Part>
        <Part title="Your data">
          <Line label="Data folder">
            <code className={styles.path} data-selectable>
              {info.dataFolder}
            </code>
          </Line>
          <p className={styles.note}>
            Every change is on disk before it is shown as done. Nothing leaves this computer: Throughline
            makes no network connections and collects nothing.
          </p>
        </Part>
        <Part title="About">
          <Line label="Throughline">
            <span data-selectable>Version {info.version}</span>
          </Line>
          <Line label="Runs on">
            <span data-selectable>
              Electron {info.electron}, {platformNames[info.platform]}
            </span>
          </Line>
        </Part>
      </div>
    </div>
  );
}

function Part(props: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className={styles.part} aria-label={props.title}>
      <h2 className={styles.heading}>{props.title}</h2>
      <div className={styles.lines}>{props.children}</div>
    </section>
  );
}

function Line(props: { readonly label: string; readonly children: ReactNode }) {
  return (
    <div className={styles.line}>
      <span className={styles.label}>{props.label}</span>
      <div className={styles.control}>{props.children}</div>
    </div>
  );
}
