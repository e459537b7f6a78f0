import { useMemo } from 'react';
import type { PasteTarget } from '../../../../domain/editing/pasteRows';
import { planRows } from '../../../../domain/editing/readRows';
import { readClipboardTable } from '../../../../domain/exchange/clipboardTable';
import type { ProgramDocument } from '../../../../domain/model/document';
import { parseDay } from '../../../../domain/time/day';
import { capitalize } from '../../../../domain/words';
import { newId } from '../../../plan/ids';
import { PasteDialog } from '../../../plan/PasteDialog';
import { readTypedDay } from '../../../plan/readTypedDay';
import type { Format } from '../../../ui/format';

/** What pasting a spreadsheet's rows would add to the roadmap, before it does. */
export function PasteRowsDialog(props: {
  readonly text: string;
  readonly target: PasteTarget;
  readonly document: ProgramDocument;
  readonly format: Format;
  readonly onPasted: (ids: readonly string[]) => void;
  readonly onClose: () => void;
}) {
  const { text, target, document, format } = props;
  const table = useMemo(() => readClipboardTable(text), [text]);
  const plan = useMemo(() => {
    const readDay = (typed: string) => parseDay(typed.trim()) ?? readTypedDay(typed);
    return table.ok ? planRows(document, table.value, target, { readDay, makeId: newId }) : null;
  }, [table, document, target]);
  const what = format.count(plan?.rows.length ?? 0, 'item');
  const day = (value: Parameters<Format['day']>[0] | null) => (value === null ? '' : format.day(value));
  return (
    <PasteDialog
      title="Paste rows into the roadmap"
      plan={plan}
      refusal={table.ok ? '' : table.error}
      readBy={
        plan?.readBy === 'header'
          ? 'Read by the names of its columns.'
          : 'Read by the order of its columns: titles first, then start and finish. With a first line of column names (Title, Kind, Project, Team, Owner, Start, Finish) more is read.'
      }
      words={{ button: `Add ${what}`, none: 'Nothing to add', pasted: what }}
      tableLabel="What is added"
      rows={plan?.rows ?? []}
      keyOf={(row) => row.line}
      columns={[
        { head: 'Title', cell: (row) => row.title },
        { head: 'Kind', cell: (row) => capitalize(row.kind) },
        { head: 'Project or team', cell: (row) => row.projectTitle || row.teamName },
        { head: 'Owner', cell: (row) => row.ownerName },
        { head: 'Start', look: 'number', cell: (row) => day(row.startDay) },
        { head: 'Finish', look: 'number', cell: (row) => day(row.finishDay) },
      ]}
      onPasted={() => props.onPasted(plan?.rootIds ?? [])}
      onClose={props.onClose}
    />
  );
}
