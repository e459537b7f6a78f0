import { Trash2 } from 'lucide-react';
import { useState } from 'react';
import type { SingleCommand } from '../../../domain/commands/command';
import { parseSpokenDay } from '../../../domain/time/parseSpokenDay';
import { deleteRows } from '../../plan/changeRows';
import { notify } from '../../plan/notices';
import { act, undoOrRedo, useDocument } from '../../plan/openProgram';
import { useSelection } from '../../plan/selection';
import { Button } from '../../ui/Button';
import { Dialog } from '../../ui/Dialog';
import { useFormat } from '../../ui/format';
import { usePreferences } from '../../ui/preferences';
import { Select } from '../../ui/Select';
import { TextField } from '../../ui/TextField';
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
      {isSetting ? <SetFieldDialog ids={ids} onClose={() => setSetting(false)} /> : null}
    </>
  );
}

function SetFieldDialog(props: { readonly ids: readonly string[]; readonly onClose: () => void }) {
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
    <Dialog
      title={`Set a field of ${format.count(ids.length, 'stakeholder')}`}
      size="small"
      isOpen
      onClose={onClose}
      footer={
        <>
          <Button variant="quiet" onPress={onClose}>
            Cancel
          </Button>
          <Button variant="primary" onPress={() => void apply()}>
            Set
          </Button>
        </>
      }
    >
      <div className={styles.bulkFields}>
        <Select
          label="Field"
          value={columnId}
          options={settable.map(({ id, label }) => ({ id, label }))}
          onChange={(id) => {
            if (id === null) return;
            setColumnId(id);
            setValue('');
            setWrong(null);
          }}
        />
        {options ? (
          <Select
            label="Value"
            none="Nothing"
            value={value === '' ? null : value}
            options={options}
            onChange={(id) => setValue(id ?? '')}
          />
        ) : (
          <TextField
            key={columnId}
            label="Value"
            value={value}
            placeholder={editor?.type === 'day' ? 'today, fri, 3 mar' : 'Empty for nothing'}
            error={wrong ?? undefined}
            onDraft={setValue}
            onCommit={setValue}
          />
        )}
      </div>
    </Dialog>
  );
}
