import { useDeferredValue, useMemo, useState } from 'react';
import { planPaste } from '../../../domain/agreements/pasteRegister';
import type { RegisterRow } from '../../../domain/agreements/register';
import { type RegisterColumnId, registerLabels } from '../../../domain/agreements/registerCells';
import { readClipboardTable } from '../../../domain/exchange/clipboardTable';
import { isDay } from '../../../domain/time/day';
import { useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { PasteDialog } from '../../plan/PasteDialog';
import { useFormat } from '../../ui/format';
import { TextField } from '../../ui/TextField';
import { readAnyDay } from './AgreementsGrid';

/** What a paste would change, cell by cell, before it does. */
export function PastePromisesDialog(props: {
  readonly text: string;
  readonly at: { readonly row: number; readonly columnId: RegisterColumnId };
  readonly rows: readonly RegisterRow[];
  readonly onClose: () => void;
}) {
  const { text, at, rows } = props;
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
  return (
    <PasteDialog
      title="Paste into the register"
      plan={plan && { faults: plan.faults, commands: plan.changes.map((it) => it.command) }}
      refusal={table.ok ? '' : table.error}
      readBy={`${
        plan?.readBy === 'header'
          ? `Read by the names of its columns: ${format.count(plan.matchedCount, 'line')} found in the register.`
          : 'Read from the cell that you pasted into. With a first line of column names, promises are found wherever they stand.'
      }${changed === 0 && plan?.faults.length === 0 ? ' Nothing differs.' : ''}`}
      question={
        plan?.asksReason ? (
          <TextField
            label="Why the dates or states move"
            autoFocus
            value={reason}
            onDraft={setReason}
            onCommit={setReason}
          />
        ) : null
      }
      isWaiting={lacksReason}
      words={{ button: `Change ${words}`, none: 'Nothing to change', pasted: words }}
      tableLabel="What changes"
      rows={plan?.changes ?? []}
      keyOf={(it) => `${it.rowId} ${it.columnId}`}
      columns={[
        { head: 'Promise', cell: (it) => it.title },
        { head: 'Column', cell: (it) => registerLabels[it.columnId] },
        { head: 'Now', look: 'quiet', cell: (it) => written(it.before) },
        { head: 'Then', cell: (it) => written(it.after) },
      ]}
      onClose={props.onClose}
    />
  );
}
