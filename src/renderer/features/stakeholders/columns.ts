import type { RowChanges } from '../../../domain/commands/command';
import { channels, type Stakeholder, stances, teamFunctions } from '../../../domain/model/people';
import type { ContactDue } from '../../../domain/people/contactDue';
import type { Involvement } from '../../../domain/people/involvement';
import type { Day } from '../../../domain/time/day';
import { capitalize } from '../../../domain/words';
import { type CellEditor, type GridSort, readCell, sortByKey } from '../../ui/gridCells';
import type { Option } from '../../ui/Select';

/** A stakeholder with what is computed of them. */
export type Person = {
  readonly row: Stakeholder;
  readonly teamName: string;
  readonly due: ContactDue;
  readonly involvement: Involvement;
};

export type ColumnId =
  | 'name'
  | 'role'
  | 'function'
  | 'teamId'
  | 'influence'
  | 'interest'
  | 'stance'
  | 'stanceWanted'
  | 'cares'
  | 'cadenceDays'
  | 'channel'
  | 'lastContactDay'
  | 'overdue'
  | 'involvement';

/** One column of the list. */
export type Column = {
  readonly id: ColumnId;
  readonly label: string;
  /** Pixels. */
  readonly width: number;
  readonly align?: 'end' | 'center';
  /** Null where it is computed; a choice of teams is made of the program's own. */
  readonly editor: CellEditor | { readonly type: 'team' } | null;
  /** What the column is sorted by: numbers and texts go up, null last. */
  readonly sortKey: (person: Person) => number | string | null;
};

const optionsOf = (ids: readonly string[]): readonly Option[] =>
  ids.map((id) => ({ id, label: capitalize(id) }));

export const stanceOptions = optionsOf(stances);
export const channelOptions = optionsOf(channels);
export const functionOptions = optionsOf(teamFunctions);

const place = (ids: readonly string[], id: string | null) => (id === null ? null : ids.indexOf(id));
const text = (value: string) => (value === '' ? null : value.toLocaleLowerCase('en'));

/** The columns, in their order. */
export const columns: readonly Column[] = [
  {
    id: 'name',
    label: 'Name',
    width: 190,
    editor: { type: 'text', isRequired: true },
    sortKey: ({ row }) => text(row.name),
  },
  { id: 'role', label: 'Role', width: 170, editor: { type: 'text' }, sortKey: ({ row }) => text(row.role) },
  {
    id: 'function',
    label: 'Function',
    width: 112,
    editor: { type: 'choice', options: functionOptions },
    sortKey: ({ row }) => row.function,
  },
  {
    id: 'teamId',
    label: 'Team',
    width: 140,
    editor: { type: 'team' },
    sortKey: ({ teamName }) => text(teamName),
  },
  {
    id: 'influence',
    label: 'Influence',
    width: 84,
    align: 'center',
    editor: { type: 'number', min: 1, max: 5 },
    sortKey: ({ row }) => row.influence,
  },
  {
    id: 'interest',
    label: 'Interest',
    width: 78,
    align: 'center',
    editor: { type: 'number', min: 1, max: 5 },
    sortKey: ({ row }) => row.interest,
  },
  {
    id: 'stance',
    label: 'Stance now',
    width: 104,
    editor: { type: 'choice', options: stanceOptions },
    sortKey: ({ row }) => place(stances, row.stance),
  },
  {
    id: 'stanceWanted',
    label: 'Stance wanted',
    width: 122,
    editor: { type: 'choice', options: stanceOptions },
    sortKey: ({ row }) => place(stances, row.stanceWanted),
  },
  {
    id: 'cares',
    label: 'Cares about',
    width: 220,
    editor: { type: 'text' },
    sortKey: ({ row }) => text(row.cares),
  },
  {
    id: 'cadenceDays',
    label: 'Every',
    width: 84,
    align: 'end',
    editor: { type: 'number', min: 1, max: 3_650 },
    sortKey: ({ row }) => row.cadenceDays,
  },
  {
    id: 'channel',
    label: 'Channel',
    width: 96,
    editor: { type: 'choice', options: channelOptions },
    sortKey: ({ row }) => place(channels, row.channel),
  },
  {
    id: 'lastContactDay',
    label: 'Last contact',
    width: 112,
    editor: { type: 'day' },
    sortKey: ({ due }) => due.lastDay,
  },
  {
    id: 'overdue',
    label: 'Overdue',
    width: 112,
    editor: null,
    // The longest overdue first when it goes up: that is what one looks for.
    sortKey: ({ due }) =>
      due.overdue ? (due.lastDay === null ? -1e6 : -(due.overdueDays ?? 0)) : due.dueDay === null ? null : 1,
  },
  {
    id: 'involvement',
    label: 'Part in',
    width: 150,
    editor: null,
    sortKey: ({ involvement }) => (involvement.total === 0 ? null : -involvement.total),
  },
];

/** A column by its id. */
export function columnOf(id: ColumnId): Column {
  const column = columns.find((it) => it.id === id);
  if (!column) throw new Error(`No column ${id}`);
  return column;
}

/** What somebody's field holds, as the editor shows it. */
export function valueToText(person: Person, id: ColumnId): string {
  if (id === 'overdue' || id === 'involvement') return '';
  const value = person.row[id];
  return value === null ? '' : String(value);
}

/** A change of one field, or what is wrong with what was typed. */
export type CellChange =
  | { readonly ok: true; readonly changes: RowChanges<'stakeholder'> }
  | { readonly ok: false; readonly reason: string };

/** Reads what was typed or chosen in a cell. `readDay` reads a spoken day. */
export function textToChange(id: ColumnId, typed: string, readDay: (text: string) => Day | null): CellChange {
  const { editor, label } = columnOf(id);
  const read = readCell(
    editor?.type === 'team' ? { type: 'choice', options: [] } : editor,
    label,
    typed,
    readDay,
  );
  return read.ok ? { ok: true, changes: { [id]: read.value } as RowChanges<'stakeholder'> } : read;
}

/** Sorts people by a column; who has nothing there comes last, whichever way it goes. */
export function sortPeople(
  people: readonly Person[],
  id: ColumnId,
  direction: 'ascending' | 'descending',
): readonly Person[] {
  return sortByKey(people, columnOf(id).sortKey, direction);
}

/** The column by which the list is sorted, and which way; null for the program's own order. */
export type Sort = GridSort<ColumnId>;
