import { useState } from 'react';
import type { WorkspaceChoice } from '../../../contract/channels';
import { request } from '../../plan/door';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import styles from './SettingsScreen.module.css';

/** What to do with another folder for the workspace: take the programs along, begin with what is there, or neither. */
export function WorkspaceDialog(props: { readonly choice: WorkspaceChoice; readonly onClose: () => void }) {
  const { choice, onClose } = props;
  const [isAtWork, setAtWork] = useState(false);
  const [fault, setFault] = useState<string | null>(null);
  const use = async (withCopy: boolean) => {
    setAtWork(true);
    const used = await request('workspace:use', { withCopy });
    if (used.ok) await request('app:restart', null);
    else {
      setFault(used.error.message);
      setAtWork(false);
    }
  };
  return (
    <Dialog
      title="Another folder for the workspace"
      isOpen
      onClose={() => (isAtWork || fault !== null ? undefined : onClose())}
      footer={
        fault === null ? (
          <>
            <Button isDisabled={isAtWork} onPress={onClose}>
              Cancel
            </Button>
            {choice.holdsPrograms ? null : (
              <Button isDisabled={isAtWork} onPress={() => void use(false)}>
                Begin empty there
              </Button>
            )}
            <Button
              variant="primary"
              isDisabled={isAtWork}
              onPress={() => void use(!choice.holdsPrograms)}
              autoFocus
            >
              {choice.holdsPrograms ? 'Use that workspace' : 'Copy the programs there'}
            </Button>
          </>
        ) : (
          // The shell has let go of the programs: they are opened again by a new start, as they were.
          <Button variant="primary" onPress={() => void request('app:restart', null)}>
            Start over with the workspace of before
          </Button>
        )
      }
    >
      <p>
        <code className={styles.path} data-selectable>
          {choice.folder}
        </code>
      </p>
      <p>
        {choice.holdsPrograms
          ? 'There are programs in this folder: they are shown from then on. Those of now stay where they are.'
          : 'The programs of now stay where they are, whatever you choose: a copy of them, with their history and backups, can go along.'}{' '}
        Throughline starts over to use it.
      </p>
      {isAtWork ? <p role="status">Copying and starting over…</p> : null}
      {fault === null ? null : (
        <p role="alert" className={styles.fault}>
          {fault}
        </p>
      )}
    </Dialog>
  );
}
