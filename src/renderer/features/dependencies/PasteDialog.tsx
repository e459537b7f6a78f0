import { useDeferredValue, useMemo, useState } from 'react';
import { planPaste } from '../../../domain/agreements/pasteRegister';
import type { RegisterRow } from '../../../domain/agreements/register';
import { type RegisterColumnId, registerLabels } from '../../../domain/agreements/registerCells';
import { readClipboardTable } from '../../../domain/exchange/clipboardTable';
import { isDay } from '../../../domain/time/day';
import { useToday } from '../../plan/derived';
import { notify } from '../../plan/notices';
import { act, undoOrRedo, useDocument } from '../../plan/openProgram';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useFormat } from '../../ui/format';
import { TextField } from '../../ui/TextField';
import styles from './Agreements.module.css';
import { readAnyDay } from './AgreementsGrid';

/** So many changes and faults are listed; the others are counted. */
const listed = 200;

/** What a paste would change, cell by cell, before it does. */
export function PasteDialog(props: {
  readonly text: string;
  readonly at: { readonly row: number; readonly columnId: RegisterColumnId };
  readonly rows: readonly RegisterRow[];
  readonly onClose: () => void;
}) {
  const { text, at, rows, onClose } = props;
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const [reason, setReason] = useState('');
  const why = useDeferredValue(reason);
  const table = useMemo(() => readClipboardTable(text), [text]);
  const plan = useMemo(
    () =>
      table.ok
        ? planPaste(document, rows, table.value, at, { readDay: readAnyDay, today, reason: why })
        : null,
    [table, document, rows, at, today, why],
  );
  const written = (value: string) => (isDay(value) ? format.day(value) : value === '' ? '–' : value);
  const changed = plan?.changes.length ?? 0;
  const promises = new Set(plan?.changes.map((it) => it.rowId)).size;
  const words = `${format.count(changed, 'cell')} of ${format.count(promises, 'promise')}`;
  const lacksReason = plan?.asksReason === true && reason.trim() === '';
  const apply = async () => {
    if (!plan || changed === 0 || lacksReason) return;
    const commands = plan.changes.map((it) => it.command);
    if (!(await act({ type: 'batch', label: `Paste ${words}`, commands }))) return;
    onClose();
    notify({
      tone: 'done',
      text: `Pasted ${words}.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  return (
    <Dialog
      title="Paste into the register"
      size="large"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" isDisabled={changed === 0 || lacksReason} onPress={() => void apply()}>
            {changed === 0 ? 'Nothing to change' : `Change ${words}`}
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
              ? `Read by the names of its columns: ${format.count(plan.matchedCount, 'line')} found in the register.`
              : 'Read from the cell that you pasted into. With a first line of column names, promises are found wherever they stand.'}
            {changed === 0 && plan.faults.length === 0 ? ' Nothing differs.' : ''}
          </p>
          {plan.asksReason ? (
            <TextField
              label="Why the dates or states move"
              autoFocus
              value={reason}
              onDraft={setReason}
              onCommit={setReason}
            />
          ) : null}
          {changed > 0 ? (
            <table className={styles.difference} aria-label="What changes">
              <thead>
                <tr>
                  <th scope="col">Promise</th>
                  <th scope="col">Column</th>
                  <th scope="col">Now</th>
                  <th scope="col">Then</th>
                </tr>
              </thead>
              <tbody>
                {plan.changes.slice(0, listed).map((it) => (
                  <tr key={`${it.rowId} ${it.columnId}`}>
                    <td>{it.title}</td>
                    <td>{registerLabels[it.columnId]}</td>
                    <td className={styles.was}>{written(it.before)}</td>
                    <td>{written(it.after)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          ) : null}
          {changed > listed ? <p>and {format.number(changed - listed)} more cells</p> : null}
          {plan.faults.length > 0 ? (
            <section aria-label="Left out">
              <h3 className={styles.faultsHead}>
                Left out: {format.count(plan.faults.length, 'entry', 'entries')}
              </h3>
              <ul className={styles.faults}>
                {plan.faults.slice(0, listed).map((fault) => (
                  <li key={`${fault.line} ${fault.reason}`}>
                    <span className={styles.faultLine}>line {fault.line}</span>
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
