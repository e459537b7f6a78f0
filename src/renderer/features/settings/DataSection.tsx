import { useState } from 'react';
import { chooseCopiesFolder, keepCopiesInDataFolder, useCopiesFolder } from '../../plan/copiesFolder';
import { useScreen } from '../../plan/screens';
import { useAppInfo } from '../../plan/settings';
import { Button } from '../../ui/Button';
import { RestoreDialog } from './RestoreDialog';
import { SettingsLine } from './SettingsPart';
import styles from './SettingsScreen.module.css';

/** Where everything is kept, where its daily copies go, and how to have something back. */
export function DataSection() {
  const info = useAppInfo();
  const copies = useCopiesFolder();
  const [isRestoring, setRestoring] = useState(false);
  const isCopiesAsked = useScreen((state) => state.detail === 'daily copies');
  return (
    <>
      <SettingsLine label="Data folder">
        <code className={styles.path} data-selectable>
          {info.dataFolder}
        </code>
      </SettingsLine>
      <SettingsLine label="Daily copies">
        <code className={styles.path} data-selectable>
          {copies?.folder ?? ''}
        </code>
        <div className={styles.buttons}>
          <Button size="small" autoFocus={isCopiesAsked} onPress={() => void chooseCopiesFolder()}>
            Choose folder…
          </Button>
          {copies?.isChosen ? (
            <Button size="small" onPress={() => void keepCopiesInDataFolder()}>
              Use the data folder
            </Button>
          ) : null}
        </div>
      </SettingsLine>
      <p className={styles.note}>
        Once a day each program that was changed is copied there as a file that can be opened anywhere; thirty
        days are kept. A folder on another disk survives this one.
      </p>
      <SettingsLine label="Backups">
        <Button onPress={() => setRestoring(true)}>Restore…</Button>
      </SettingsLine>
      <p className={styles.note}>
        Every change is on disk before it is shown as done. Nothing leaves this computer: Throughline makes no
        network connections and collects nothing.
      </p>
      {isRestoring ? <RestoreDialog onClose={() => setRestoring(false)} /> : null}
    </>
  );
}
