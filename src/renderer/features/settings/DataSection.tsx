import { useState } from 'react';
import type { StoreFault, WorkspaceChoice } from '../../../contract/channels';
import type { Result } from '../../../domain/result';
import { chooseCopiesFolder, keepCopiesInDataFolder, useCopiesFolder } from '../../plan/copiesFolder';
import { request } from '../../plan/door';
import { notify } from '../../plan/notices';
import { useScreen } from '../../plan/screens';
import { useAppInfo } from '../../plan/settings';
import { Button } from '../../ui/Button';
import { RestoreDialog } from './RestoreDialog';
import { SettingsLine } from './SettingsPart';
import styles from './SettingsScreen.module.css';
import { WorkspaceDialog } from './WorkspaceDialog';

/** Where everything is kept, where its daily copies go, and how to have something back. */
export function DataSection() {
  const { workspace } = useAppInfo();
  const copies = useCopiesFolder();
  const [choice, setChoice] = useState<WorkspaceChoice | null>(null);
  const [isRestoring, setRestoring] = useState(false);
  const isCopiesAsked = useScreen((state) => state.detail === 'daily copies');
  const takeChoice = (asked: Result<WorkspaceChoice, StoreFault> | null) => {
    if (asked === null) return;
    if (asked.ok) setChoice(asked.value);
    else notify({ tone: 'refused', text: asked.error.message });
  };
  return (
    <>
      <SettingsLine label="Data folder">
        <code className={styles.path} data-selectable>
          {workspace.folder}
        </code>
        <div className={styles.buttons}>
          <Button
            size="small"
            label="Choose folder for the workspace…"
            onPress={() => void request('workspace:chooseFolder', null).then(takeChoice)}
          >
            Choose folder…
          </Button>
          {workspace.isChosen ? (
            <Button
              size="small"
              label="Use the app's own folder for the workspace"
              onPress={() => void request('workspace:askOwnFolder', null).then(takeChoice)}
            >
              Use the app’s own
            </Button>
          ) : null}
        </div>
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
      {choice ? <WorkspaceDialog choice={choice} onClose={() => setChoice(null)} /> : null}
      {isRestoring ? <RestoreDialog onClose={() => setRestoring(false)} /> : null}
    </>
  );
}
