import { useEffect, useState } from 'react';
import type { Backup, BackupOverview } from '../../../contract/channels';
import { request } from '../../plan/door';
import { notify } from '../../plan/notices';
import { enterProgram } from '../../plan/workspace';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { formatInstant, useFormat } from '../../ui/format';
import { Select } from '../../ui/Select';
import styles from './RestoreDialog.module.css';

/** Shows what each backup of a program holds, and restores one as a copy; brings deleted programs back. */
export function RestoreDialog({ onClose }: { readonly onClose: () => void }) {
  const [overview, setOverview] = useState<BackupOverview | null>(null);
  const [key, setKey] = useState<string | null>(null);
  const [missing, setMissing] = useState<readonly string[] | null>(null);
  const format = useFormat();
  useEffect(() => {
    void request('backup:overview', null).then((read) => {
      setOverview(read);
      setKey((chosen) => chosen ?? read.programs[0]?.key ?? null);
    });
  }, []);
  const chosen = overview?.programs.find((program) => program.key === key);

  const restore = async (generation: number | null) => {
    if (!chosen) return;
    const restored = await request('backup:restore', { key: chosen.key, generation });
    if (!restored.ok) {
      notify({ tone: 'refused', text: restored.error.message });
      return;
    }
    const { opened, missing: left } = restored.value;
    await enterProgram(opened);
    notify({
      tone: 'done',
      text: `Restored as ‘${opened.document.program.title}’. Nothing else was changed.`,
    });
    if (left.length === 0) onClose();
    else setMissing(left);
  };
  const putBack = async () => {
    if (!chosen) return;
    const back = await request('backup:putBack', { key: chosen.key });
    notify(
      back.ok
        ? { tone: 'done', text: `‘${chosen.title}’ is in the workspace again.` }
        : { tone: 'refused', text: back.error.message },
    );
    if (back.ok) onClose();
  };

  if (missing !== null) {
    return (
      <Dialog
        title="What is missing"
        isOpen
        onClose={onClose}
        footer={
          <Button variant="primary" onPress={onClose}>
            Close
          </Button>
        }
      >
        <p>What could be read is open as a program of its own. The damaged files are where they were.</p>
        <ul className={styles.missing} data-selectable>
          {missing.slice(0, 100).map((sentence) => (
            <li key={sentence}>{sentence}</li>
          ))}
        </ul>
        {missing.length > 100 ? <p>And {format.number(missing.length - 100)} more.</p> : null}
      </Dialog>
    );
  }
  return (
    <Dialog
      title="Restore"
      isOpen
      onClose={onClose}
      size="large"
      footer={
        <>
          {chosen ? (
            <Button variant="quiet" onPress={() => void restore(null)}>
              Salvage what can be read
            </Button>
          ) : null}
          {chosen?.deletedTime ? (
            <Button variant="primary" onPress={() => void putBack()}>
              Bring back the deleted program
            </Button>
          ) : null}
        </>
      }
    >
      {overview === null ? <p>Reading…</p> : null}
      {overview?.programs.length === 0 ? <p>There is no program of which anything is kept.</p> : null}
      {overview && overview.programs.length > 0 ? (
        <Select
          label="Program"
          value={key}
          options={overview.programs.map((program) => ({
            id: program.key,
            label: program.title,
            ...(program.deletedTime === null
              ? {}
              : { description: `Deleted ${formatInstant(program.deletedTime, format.day)}` }),
          }))}
          onChange={setKey}
        />
      ) : null}
      {chosen ? <BackupTable key={chosen.key} programKey={chosen.key} onRestore={restore} /> : null}
    </Dialog>
  );
}

function BackupTable(props: {
  readonly programKey: string;
  readonly onRestore: (generation: number) => Promise<void>;
}) {
  const [backups, setBackups] = useState<readonly Backup[] | null>(null);
  const [isAtWork, setAtWork] = useState(false);
  const format = useFormat();
  const { programKey } = props;
  useEffect(() => {
    void request('backup:list', { key: programKey }).then(setBackups);
  }, [programKey]);
  if (backups === null) return <p>Reading…</p>;
  if (backups.length === 0) {
    return <p>No backup of it can be read. What is left of its files may still be salvaged.</p>;
  }
  const restore = async (generation: number) => {
    setAtWork(true);
    await props.onRestore(generation);
    setAtWork(false);
  };
  return (
    <>
      <p className={styles.note}>
        The twenty latest states are kept, one an hour for a day and one a day for thirty days. A restored one
        is a new program beside the others.
      </p>
      {/* Scrolls by itself: its rows are many. */}
      <section className={styles.scroll} aria-label="Backups">
        <table className={styles.table}>
          <thead>
            <tr>
              <th scope="col">State of</th>
              <th scope="col">Last change</th>
              <th scope="col" className={styles.number}>
                Projects
              </th>
              <th scope="col" className={styles.number}>
                Tasks
              </th>
              <th scope="col" className={styles.number}>
                Promises
              </th>
              <th scope="col">
                <span className={styles.hidden}>Restore</span>
              </th>
            </tr>
          </thead>
          <tbody>
            {backups.map(({ generation, changedTime, lastLabel, counts, isWhole }) => {
              const when = formatInstant(changedTime, format.day);
              return (
                <tr key={generation}>
                  <th scope="row">{when}</th>
                  <td className={styles.label}>{lastLabel ?? 'As it was made'}</td>
                  <td className={styles.number}>{format.number(counts.projects)}</td>
                  <td className={styles.number}>{format.number(counts.tasks)}</td>
                  <td className={styles.number}>{format.number(counts.promises)}</td>
                  <td className={styles.end}>
                    {isWhole ? (
                      <Button
                        size="small"
                        label={`Restore the state of ${when} as a copy`}
                        isDisabled={isAtWork}
                        onPress={() => void restore(generation)}
                      >
                        Restore as a copy
                      </Button>
                    ) : (
                      'Incomplete'
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </section>
    </>
  );
}
