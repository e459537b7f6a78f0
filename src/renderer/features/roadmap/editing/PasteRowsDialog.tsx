import { useMemo } from 'react';
import type { PasteTarget } from '../../../../domain/editing/pasteRows';
import { planRows } from '../../../../domain/editing/readRows';
import { readClipboardTable } from '../../../../domain/exchange/clipboardTable';
import type { ProgramDocument } from '../../../../domain/model/document';
import { parseDay } from '../../../../domain/time/day';
import { capitalize } from '../../../../domain/words';
import { newId } from '../../../plan/ids';
import { notify } from '../../../plan/notices';
import { act, undoOrRedo } from '../../../plan/openProgram';
import { readTypedDay } from '../../../plan/readTypedDay';
import { Button } from '../../../ui/Button';
import { Dialog } from '../../../ui/Dialog';
import type { Format } from '../../../ui/format';
import styles from './PasteRows.module.css';

/** So many rows and faults are listed; the others are counted. */
const listed = 200;

/** What pasting a spreadsheet's rows would add to the roadmap, before it does. */
export function PasteRowsDialog(props: {
  readonly text: string;
  readonly target: PasteTarget;
  readonly document: ProgramDocument;
  readonly format: Format;
  readonly onPasted: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const { text, target, document, format, onPasted, onClose } = props;
  const table = useMemo(() => readClipboardTable(text), [text]);
  const plan = useMemo(() => {
    const readDay = (typed: string) => parseDay(typed.trim()) ?? readTypedDay(typed);
    return table.ok ? planRows(document, table.value, target, { readDay, makeId: newId }) : null;
  }, [table, document, target]);
  const what = format.count(plan?.rows.length ?? 0, 'item');
  const add = async () => {
    if (!plan || plan.commands.length === 0) return;
    if (!(await act({ type: 'batch', label: `Paste ${what}`, commands: plan.commands }))) return;
    onClose();
    onPasted(plan.rootIds);
    notify({
      tone: 'done',
      text: `Pasted ${what}.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  const day = (value: Parameters<Format['day']>[0] | null) => (value === null ? '' : format.day(value));
  return (
    <Dialog
      title="Paste rows into the roadmap"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={!plan || plan.rows.length === 0} onPress={() => void add()}>
            {plan && plan.rows.length > 0 ? `Add ${what}` : 'Nothing to add'}
          </Button>
        </>
      }
    >
      {plan === null ? (
        <p>{table.ok ? '' : table.error}</p>
      ) : (
        <div className={styles.paste}>
          <p>
            {plan.readBy === 'header'
              ? 'Read by the names of its columns.'
              : 'Read by the order of its columns: titles first, then start and finish. With a first line of column names (Title, Kind, Project, Team, Owner, Start, Finish) more is read.'}
          </p>
          {plan.rows.length > 0 ? (
            <table className={styles.rows} aria-label="What is added">
              <thead>
                <tr>
                  <th scope="col">Title</th>
                  <th scope="col">Kind</th>
                  <th scope="col">Project or team</th>
                  <th scope="col">Owner</th>
                  <th scope="col">Start</th>
                  <th scope="col">Finish</th>
                </tr>
              </thead>
              <tbody>
                {plan.rows.slice(0, listed).map((row) => (
                  <tr key={row.line}>
                    <td>{row.title}</td>
                    <td>{capitalize(row.kind)}</td>
                    <td>{row.projectTitle || row.teamName}</td>
                    <td>{row.ownerName}</td>
                    <td>{day(row.startDay)}</td>
                    <td>{day(row.finishDay)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          {plan.rows.length > listed ? <p>and {format.number(plan.rows.length - listed)} more</p> : null}
          {plan.faults.length > 0 ? (
            <section aria-label="Not taken over">
              <h3 className={styles.head}>
                Not taken over: {format.count(plan.faults.length, 'entry', 'entries')}
              </h3>
              <ul className={styles.faults}>
                {plan.faults.slice(0, listed).map((fault) => (
                  <li key={`${fault.line} ${fault.reason}`}>
                    <span className={styles.line}>
                      line {fault.line}
                      {fault.isLeftOut ? ', left out' : ''}
                    </span>
                    {format.prose(fault.reason)}
                  </li>
                ))}
              </ul>
            </section>
          ) : null}
        </div>
      )}
    </Dialog>
  );
}
