import { useMemo } from 'react';
import { notify } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { ProgramGrid } from '../../plan/ProgramGrid';
import { readTypedDay } from '../../plan/readTypedDay';
import { useFormat } from '../../ui/format';
import type { GridColumn } from '../../ui/gridColumn';
import { type ColumnId, columns, type Person, type Sort, textToChange, valueToText } from './columns';
import { personCell } from './personCell';

const idOf = (person: Person): string => person.row.id;
const nameOf = (person: Person): string => person.row.name;

/** The list of stakeholders, edited where it stands. */
export function StakeholderGrid(props: {
  readonly people: readonly Person[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly isAdding: boolean;
  readonly onAdd: (name: string) => Promise<boolean>;
  readonly onAddingDone: () => void;
}) {
  const { teams } = useDocument();
  const format = useFormat();
  const gridColumns = useMemo((): readonly GridColumn<Person, ColumnId>[] => {
    const teamOptions = teams.map((team) => ({ id: team.id as string, label: team.name }));
    return columns.map((column) => {
      const { editor } = column;
      const cellEditor =
        editor?.type === 'team' ? ({ type: 'choice', options: teamOptions } as const) : editor;
      return {
        id: column.id,
        label: column.label,
        width: column.width,
        ...(column.align ? { align: column.align } : {}),
        editorOf: () => cellEditor,
        textOf: (person) => valueToText(person, column.id),
        copyOf: (person) => (column.id === 'teamId' ? person.teamName : valueToText(person, column.id)),
        content: (person) => personCell(person, column, format),
      };
    });
  }, [teams, format]);

  const commit = async (person: Person, columnId: ColumnId, text: string): Promise<boolean> => {
    const read = textToChange(columnId, text, readTypedDay);
    if (!read.ok) {
      notify({ tone: 'refused', text: `Not changed: ${read.reason}` });
      return false;
    }
    return act({ type: 'stakeholder.change', id: person.row.id, changes: read.changes });
  };
  return (
    <ProgramGrid
      label="Stakeholders"
      noun="stakeholder"
      rows={props.people}
      idOf={idOf}
      nameOf={nameOf}
      columns={gridColumns}
      sort={props.sort}
      onSort={props.onSort}
      onCommit={commit}
      adding={props.isAdding ? { onAdd: props.onAdd, onDone: props.onAddingDone } : undefined}
    />
  );
}
