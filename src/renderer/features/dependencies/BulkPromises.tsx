import {
  BellRing,
  CalendarCheck,
  FileText,
  Mail,
  MoreHorizontal,
  PencilLine,
  Siren,
  Trash2,
} from 'lucide-react';
import { useState } from 'react';
import { escalationPack, packToText, requestLetter } from '../../../domain/agreements/letters';
import type { RegisterRow } from '../../../domain/agreements/register';
import {
  type RegisterColumnId,
  readRegisterCell,
  registerColumnIds,
  registerLabels,
} from '../../../domain/agreements/registerCells';
import { sheetToText, teamSheet } from '../../../domain/agreements/sheet';
import type { SingleCommand } from '../../../domain/commands/command';
import { addDays } from '../../../domain/time/day';
import { deleteRows } from '../../plan/changeRows';
import { useRegister, useSchedule, useToday } from '../../plan/derived';
import { notify } from '../../plan/notices';
import { act, undoOrRedo, useDocument } from '../../plan/openProgram';
import { useSelection } from '../../plan/selection';
import { Button } from '../../ui/Button';
import { copyText } from '../../ui/copyText';
import { useFormat } from '../../ui/format';
import { Menu } from '../../ui/Menu';
import { SetFieldDialog } from '../../ui/SetFieldDialog';
import { TextField } from '../../ui/TextField';
import { readAnyDay } from './AgreementsGrid';
import { registerEditor } from './registerColumns';

/** What can be done with every promise that is selected: set a field, confirm, remind, delete. */
export function BulkPromises(props: {
  /** The promises that the register lets through, in its order. */
  readonly shown: readonly { readonly id: string }[];
}) {
  const selectedIds = useSelection((state) => state.ids);
  const document = useDocument();
  const schedule = useSchedule();
  const register = useRegister();
  const today = useToday();
  const format = useFormat();
  const [isSetting, setSetting] = useState(false);
  const chosenIds = new Set(selectedIds);
  const rowById = new Map(register.filter(({ id }) => chosenIds.has(id)).map((row) => [row.id, row]));
  const chosen = props.shown.flatMap(({ id }) => rowById.get(id) ?? []);
  if (chosen.length === 0) return null;
  const words = format.count(chosen.length, 'promise');
  const [only] = chosen.length === 1 ? chosen : [];
  const copy = (what: string, text: string) => {
    if (copyText(text)) notify({ tone: 'done', text: `Copied ${what}.` });
  };
  const copySheet = (teamId: string, team: string) =>
    copy(
      `the sheet of ${team}`,
      sheetToText(teamSheet(document, register, teamId), document.program.title, today, format.day),
    );
  const papers = only
    ? [
        {
          id: 'letter',
          label: 'Copy the request letter',
          icon: <Mail aria-hidden />,
          run: () => copy('the request letter', requestLetter(document, only, format.day)),
        },
        {
          id: 'pack',
          label: 'Copy the escalation pack',
          description: 'The decision, options, recommendation, cost of not deciding',
          icon: <Siren aria-hidden />,
          run: () =>
            copy(
              'the escalation pack',
              packToText(escalationPack(document, schedule, only, today, format.day), format.day),
            ),
        },
        {
          id: 'givingSheet',
          label: `Copy the sheet of ${only.givingName}`,
          icon: <FileText aria-hidden />,
          run: () => copySheet(only.agreement.givingTeamId, only.givingName),
        },
        {
          id: 'needingSheet',
          label: `Copy the sheet of ${only.needingName}`,
          icon: <FileText aria-hidden />,
          run: () => copySheet(only.agreement.needingTeamId, only.needingName),
        },
      ]
    : [];
  const change = async (label: string, changes: object) => {
    const commands = chosen.map(
      ({ id }) => ({ type: 'agreement.change', id, changes }) as unknown as SingleCommand,
    );
    if (!(await act({ type: 'batch', label: `${label} ${words}`, commands }))) return;
    notify({
      tone: 'done',
      text: `${label} ${words}.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  return (
    <>
      <Menu
        label="With what is selected"
        placement="bottom end"
        groups={[
          [
            {
              id: 'set',
              label: 'Set a field…',
              icon: <PencilLine aria-hidden />,
              run: () => setSetting(true),
            },
            {
              id: 'confirm',
              label: 'Confirmed today',
              description: 'The giver still stands by it',
              icon: <CalendarCheck aria-hidden />,
              run: () => void change('Confirmed', { lastConfirmedDay: today, remindDay: null }),
            },
            {
              id: 'remind',
              label: 'Remind me in a week',
              icon: <BellRing aria-hidden />,
              run: () => void change('Set a reminder for', { remindDay: addDays(today, 7) }),
            },
          ],
          papers,
          [
            {
              id: 'delete',
              label: 'Delete',
              icon: <Trash2 aria-hidden />,
              isDanger: true,
              run: () => void deleteRows(chosen.map(({ id }) => id)),
            },
          ],
        ]}
      >
        <Button icon={<MoreHorizontal aria-hidden />}>{`${format.number(chosen.length)} selected`}</Button>
      </Menu>
      {isSetting ? <SetPromiseField rows={chosen} onClose={() => setSetting(false)} /> : null}
    </>
  );
}

function SetPromiseField(props: { readonly rows: readonly RegisterRow[]; readonly onClose: () => void }) {
  const { rows, onClose } = props;
  const document = useDocument();
  const today = useToday();
  const format = useFormat();
  const [columnId, setColumnId] = useState<RegisterColumnId>('confidencePercent');
  const [value, setValue] = useState('');
  const [reason, setReason] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const people = document.stakeholders.map((it) => ({ id: it.id as string, label: it.name }));
  const settable = registerColumnIds.filter((id) => registerEditor(id, people, null) !== null);
  const editor = registerEditor(columnId, people, null);
  const asksReason = columnId === 'state' || columnId === 'committedDay';
  const words = `${registerLabels[columnId].toLowerCase()} of ${format.count(rows.length, 'promise')}`;

  const apply = async () => {
    const commands: SingleCommand[] = [];
    for (const row of rows) {
      const read = readRegisterCell(document, row, columnId, value, { readDay: readAnyDay, today, reason });
      if (!read.ok) return setWrong(read.error);
      if (read.value) commands.push(read.value);
    }
    if (commands.length > 0 && !(await act({ type: 'batch', label: `Set ${words}`, commands })))
      return undefined;
    onClose();
    return notify({
      tone: 'done',
      text: commands.length === 0 ? 'Nothing differs.' : `Set ${words}.`,
      ...(commands.length > 0 ? { action: { label: 'Undo', run: () => void undoOrRedo('undo') } } : {}),
    });
  };
  return (
    <SetFieldDialog
      title={`Set a field of ${format.count(rows.length, 'promise')}`}
      fields={settable.map((id) => ({ id, label: registerLabels[id] }))}
      fieldId={columnId}
      onField={(id) => {
        setColumnId(id);
        setValue('');
        setWrong(null);
      }}
      value={value}
      onValue={setValue}
      options={editor?.type === 'choice' ? editor.options : null}
      none={editor?.type === 'choice' && editor.isRequired ? undefined : 'Nobody'}
      isDay={editor?.type === 'day'}
      wrong={wrong}
      onApply={() => void apply()}
      onClose={onClose}
    >
      {asksReason ? <TextField label="Why" value={reason} onDraft={setReason} onCommit={setReason} /> : null}
    </SetFieldDialog>
  );
}
