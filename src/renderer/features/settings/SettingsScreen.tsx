import { changeSettings, useAppInfo, useSettings } from '../../plan/settings';
import { formatDay } from '../../ui/format';
import { usePreferences } from '../../ui/preferences';
import { ScreenHeader } from '../../ui/ScreenHeader';
import { SegmentedControl } from '../../ui/SegmentedControl';
import { Switch } from '../../ui/Switch';
import { TextField } from '../../ui/TextField';
import { CalendarsSection } from './CalendarsSection';
import { DataSection } from './DataSection';
import { SettingsLine, SettingsPart } from './SettingsPart';
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
        <SettingsPart title="Appearance">
          <SettingsLine label="Theme">
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
          </SettingsLine>
          <SettingsLine label="Contrast">
            <Switch
              isSelected={settings.highContrast}
              onChange={(highContrast) => changeSettings({ highContrast })}
            >
              High contrast
            </Switch>
          </SettingsLine>
          <SettingsLine label="Density">
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
          </SettingsLine>
        </SettingsPart>
        <SettingsPart title="Dates">
          <SettingsLine label="Written as">
            <SegmentedControl
              label="Dates written as"
              value={settings.dateStyle}
              options={(['dayMonth', 'monthDay', 'iso'] as const).map((id) => ({
                id,
                label: formatDay(today, id),
              }))}
              onChange={(dateStyle) => changeSettings({ dateStyle })}
            />
          </SettingsLine>
          <SettingsLine label="Week starts on">
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
          </SettingsLine>
        </SettingsPart>
        <SettingsPart title="Calendars">
          <CalendarsSection />
        </SettingsPart>
        <SettingsPart title="Keyboard">
          <SettingsLine label="Single keys">
            <Switch
              isSelected={settings.singleKeyShortcuts}
              onChange={(singleKeyShortcuts) => changeSettings({ singleKeyShortcuts })}
            >
              Shortcuts of a single key, such as T for today, on the timeline and the graph
            </Switch>
          </SettingsLine>
        </SettingsPart>
        <SettingsPart title="You">
          <SettingsLine label="Your name">
            <TextField
              label="Your name"
              hideLabel
              value={settings.userName}
              placeholder="As it should stand on reports"
              className={styles.name}
              onCommit={(userName) => changeSettings({ userName })}
            />
          </SettingsLine>
        </SettingsPart>
        <SettingsPart title="Your data">
          <DataSection />
        </SettingsPart>
        <SettingsPart title="About">
          <SettingsLine label="Throughline">
            <span data-selectable>Version {info.version}</span>
          </SettingsLine>
          <SettingsLine label="Runs on">
            <span data-selectable>
              Electron {info.electron}, {platformNames[info.platform]}
            </span>
          </SettingsLine>
        </SettingsPart>
      </div>
    </div>
  );
}
