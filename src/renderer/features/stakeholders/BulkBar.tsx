import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SingleCommand } from '../../../domain/commands/command';
import { parseSpokenDay } from '../../../domain/time/parseSpokenDay';
import { deleteRows } from '../../plan/changeRows';
import { notify } from '../../plan/notices';
import { act, undoOrRedo, useDocument } from '../../plan/openProgram';
import { useSelection } from '../../plan/selection';
import { Button } from '../../ui/Button';
import { useFormat } from '../../ui/format';
import { usePreferences } from '../../ui/preferences';
import { SetFieldDialog } from '../../ui/SetFieldDialog';
import { ToolbarLine } from '../../ui/Toolbar';
import { type ColumnId, columnOf, columns, type Person, textToChange } from './columns';
import styles from './Stakeholders.module.css';

const settable = columns.filter((column) => column.editor !== null && column.id !== 'name');

/** What can be done with everybody who is selected: set a field, delete. */
export function BulkBar({ people }: { readonly people: readonly Person[] }) {
  const selectedIds = useSelection((state) => state.ids);
  const format = useFormat();
  const [isSetting, setSetting] = useState(false);
  const chosen = people.filter((person) => selectedIds.includes(person.row.id));
  if (chosen.length === 0) return null;
  const ids = chosen.map((person) => person.row.id as string);
  return (
    <>
      <ToolbarLine />
      <span className={styles.chosen} role="status">
        {format.number(chosen.length)} selected
      </span>
      {chosen.length > 1 ? (
        <Button size="small" onPress={() => setSetting(true)}>
          Set field…
        </Button>
      ) : null}
      <Button
        size="small"
        icon={<Trash2 aria-hidden />}
        label={`Delete ${chosen.length === 1 ? chosen[0]?.row.name : `${chosen.length} stakeholders`}`}
        onPress={() => void deleteRows(ids)}
      >
        Delete
      </Button>
      {isSetting ? <SetPersonField ids={ids} onClose={() => setSetting(false)} /> : null}
    </>
  );
}

function SetPersonField(props: { readonly ids: readonly string[]; readonly onClose: () => void }) {
  const { ids, onClose } = props;
  const document = useDocument();
  const format = useFormat();
  const preferences = usePreferences();
  const [columnId, setColumnId] = useState<ColumnId>('cadenceDays');
  const [value, setValue] = useState('');
  const [wrong, setWrong] = useState<string | null>(null);
  const column = columnOf(columnId);
  const { editor } = column;
  const options =
    editor?.type === 'team'
      ? document.teams.map((team) => ({ id: team.id as string, label: team.name }))
      : editor?.type === 'choice'
        ? editor.options
        : null;

  const apply = async () => {
    const read = textToChange(columnId, value, (text) =>
      parseSpokenDay(text, { today: preferences.today, edge: 'finish' }),
    );
    if (!read.ok) return setWrong(read.reason);
    const commands = ids.map(
      (id) => ({ type: 'stakeholder.change', id, changes: read.changes }) as SingleCommand,
    );
    const words = `${column.label.toLowerCase()} of ${format.count(ids.length, 'stakeholder')}`;
    if (!(await act({ type: 'batch', label: `Change ${words}`, commands }))) return undefined;
    onClose();
    return notify({
      tone: 'done',
      text: `Changed ${words}.`,
      action: { label: 'Undo', run: () => void undoOrRedo('undo') },
    });
  };
  return (
    <SetFieldDialog
      title={`Set a field of ${format.count(ids.length, 'stakeholder')}`}
      fields={settable}
      fieldId={columnId}
      onField={(id) => {
        setColumnId(id);
        setValue('');
        setWrong(null);
      }}
      value={value}
      onValue={setValue}
      options={options}
      none="Nothing"
      isDay={editor?.type === 'day'}
      wrong={wrong}
      onApply={() => void apply()}
      onClose={onClose}
    />
  );
}
