import { useMemo, useState } from 'react';
import { findRow } from '../../../domain/model/document';
import { type Communication, channels } from '../../../domain/model/people';
import { type CommunicationDue, communicationDue } from '../../../domain/people/communicationPlan';
import { isDay } from '../../../domain/time/day';
import { capitalize } from '../../../domain/words';
import { useToday } from '../../plan/derived';
import { notify } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { ProgramGrid } from '../../plan/ProgramGrid';
import { readTypedDay } from '../../plan/readTypedDay';
import { useSelection } from '../../plan/selection';
import { Button } from '../../ui/Button';
import { useFormat } from '../../ui/format';
import { type CellEditor, type GridSort, readCell, sortByKey } from '../../ui/gridCells';
import type { GridColumn } from '../../ui/gridColumn';
import type { LogDraft } from './LogDialog';
import styles from './Plan.module.css';

type Line = { readonly row: Communication; readonly due: CommunicationDue };
const idOf = (line: Line): string => line.row.id;
const nameOf = (line: Line): string => line.row.title;

/** The lines of the communication plan: audience, cadence, channel, owner, when each is due. */
export function PlanGrid(props: { readonly onLog: (draft: LogDraft) => void }) {
  const { onLog } = props;
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const selectedIds = useSelection((state) => state.ids);
  const [sort, setSort] = useState<GridSort>(null);
  const lines = useMemo(
    () => document.communications.map((row) => ({ row, due: communicationDue(document, row, today) })),
    [document, today],
  );
  const columns = useMemo((): readonly GridColumn<Line>[] => {
    const people = document.stakeholders.map((it) => ({ id: it.id as string, label: it.name }));
    const name = (id: string) => findRow(document, 'stakeholder', id)?.name ?? id;
    const field = (
      id: keyof Communication,
      label: string,
      width: number,
      editor: CellEditor,
    ): GridColumn<Line> => ({
      id,
      label,
      width,
      editorOf: () => editor,
      textOf: ({ row }) => String(row[id] ?? ''),
    });
    const computed = { editorOf: () => null };
    return [
      field('title', 'What', 210, { type: 'text', isRequired: true }),
      {
        ...computed,
        id: 'audience',
        label: 'Audience',
        width: 250,
        textOf: ({ row }) => row.stakeholderIds.map(name).join(', '),
        content: ({ row }) =>
          row.stakeholderIds.length === 0 ? (
            <span className={styles.lack}>Nobody yet</span>
          ) : (
            row.stakeholderIds.map(name).join(', ')
          ),
      },
      {
        ...field('cadenceDays', 'Every', 84, { type: 'number', min: 1, max: 3_650 }),
        align: 'end',
        content: ({ row }) => (row.cadenceDays === null ? '' : format.days(row.cadenceDays)),
      },
      {
        ...field('channel', 'Channel', 96, {
          type: 'choice',
          options: channels.map((id) => ({ id, label: capitalize(id) })),
        }),
        content: ({ row }) => capitalize(row.channel ?? ''),
      },
      {
        ...field('ownerId', 'Told by', 140, { type: 'choice', options: people }),
        copyOf: ({ row }) => (row.ownerId ? name(row.ownerId) : ''),
        content: ({ row }) =>
          row.ownerId ? name(row.ownerId) : <span className={styles.lack}>Nobody yet</span>,
      },
      {
        ...computed,
        id: 'last',
        label: 'Last',
        width: 104,
        textOf: ({ due }) => (due.lastDay === null ? '' : format.day(due.lastDay)),
      },
      {
        ...field('nextDay', 'Next', 112, { type: 'day' }),
        content: ({ row, due }) => {
          const day = row.nextDay ?? due.dueDay;
          return day !== null && isDay(day) ? format.day(day) : '';
        },
      },
      {
        ...computed,
        id: 'due',
        label: 'Due',
        width: 118,
        textOf: ({ due }) => dueWords(due, format.days),
        content: ({ due }) =>
          due.due ? (
            <span className={styles.overdue}>{dueWords(due, format.days)}</span>
          ) : (
            dueWords(due, format.days)
          ),
      },
      { ...field('note', 'Note', 220, { type: 'text' }) },
    ];
  }, [document, format]);
  const column = columns.find((it) => it.id === sort?.columnId);
  const shown =
    sort && column ? sortByKey(lines, (line) => column.textOf(line) || null, sort.direction) : lines;
  const commit = async (line: Line, columnId: string, typed: string): Promise<boolean> => {
    const edited = columns.find((it) => it.id === columnId);
    const read = readCell(edited?.editorOf(line) ?? null, edited?.label ?? '', typed, readTypedDay);
    if (!read.ok) {
      notify({ tone: 'refused', text: `Not changed: ${read.reason}` });
      return false;
    }
    return act({ type: 'communication.change', id: line.row.id, changes: { [columnId]: read.value } });
  };
  const chosen = lines.filter((line) => selectedIds.includes(line.row.id));
  const [only] = chosen;
  return (
    <>
      <div className={styles.grid}>
        <ProgramGrid
          label="Communication plan"
          noun="line"
          rows={shown}
          idOf={idOf}
          nameOf={nameOf}
          columns={columns}
          sort={sort}
          onSort={setSort}
          onCommit={commit}
        />
      </div>
      {only && chosen.length === 1 ? (
        <div className={styles.buttons}>
          <Button
            size="small"
            onPress={() =>
              onLog({ stakeholderIds: [...only.row.stakeholderIds], communicationId: only.row.id })
            }
          >
            {`Log “${only.row.title}”…`}
          </Button>
          <span className={styles.quiet}>Its audience is chosen in the inspector.</span>
        </div>
      ) : null}
    </>
  );
}

function dueWords(due: CommunicationDue, days: (count: number) => string): string {
  if (!due.due) return '';
  return due.overdueDays > 0 ? `${days(due.overdueDays)} overdue` : 'Today';
}
