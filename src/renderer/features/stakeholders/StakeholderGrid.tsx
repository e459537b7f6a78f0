// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not there, which no <table> of cells allows.
// biome-ignore-all lint/a11y/useFocusableInteractive: the cell that is active has the tab stop of the whole grid.
import { useVirtualizer } from '@tanstack/react-virtual';
import { ArrowDown, ArrowUp } from 'lucide-react';
import { type ClipboardEvent, type KeyboardEvent, type MouseEvent, useEffect, useRef, useState } from 'react';
import { parseSpokenDay } from '../../../domain/time/parseSpokenDay';
import { announce, notify } from '../../plan/notices';
import { act, useDocument } from '../../plan/openProgram';
import { select, selectAll, useSelection } from '../../plan/selection';
import { inspectRow } from '../../plan/showRow';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { usePreferences } from '../../ui/preferences';
import { CellInput } from './CellInput';
import { columns, type Person, type Sort, textToChange, valueToText } from './columns';
import { PersonRow } from './PersonRow';
import styles from './Stakeholders.module.css';

const rowHeight = 32;
const totalWidth = columns.reduce((sum, column) => sum + column.width, 40);

/** A place in the grid: column 0 is the box that selects. */
type Place = { readonly row: number; readonly column: number };
type Editing = { readonly id: string; readonly column: number; readonly typed: string | null };

/**
 * The list as a grid: arrows move, Enter or F2 or typing edits, Escape restores, Tab commits and edits the next cell,
 * Space selects the row and Shift extends. Only what is in sight is in the DOM.
 */
export function StakeholderGrid(props: {
  readonly people: readonly Person[];
  readonly sort: Sort;
  readonly onSort: (sort: Sort) => void;
  readonly isAdding: boolean;
  readonly onAdd: (name: string) => Promise<boolean>;
  readonly onAddingDone: () => void;
}) {
  const { people, sort, onSort, isAdding, onAdd, onAddingDone } = props;
  const document = useDocument();
  const format = useFormat();
  const preferences = usePreferences();
  const selectedIds = useSelection((state) => state.ids);
  const scrollRef = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<Place>({ row: 0, column: 1 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const anchor = useRef(0);
  const wantsFocus = useRef(false);
  const virtual = useVirtualizer({
    count: people.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: () => rowHeight,
    overscan: 10,
    scrollPaddingStart: rowHeight,
    getItemKey: (index) => people[index]?.row.id ?? index,
  });
  const row = Math.min(active.row, Math.max(0, people.length - 1));

  // The focus follows the active cell once it is in the DOM.
  useEffect(() => {
    if (!wantsFocus.current || editing) return;
    const cell = scrollRef.current?.querySelector<HTMLElement>(`[data-place="${row},${active.column}"]`);
    if (!cell) return;
    wantsFocus.current = false;
    cell.focus({ preventScroll: true });
    cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  // What was selected elsewhere, or has just been added, is brought into sight.
  const latestId = selectedIds.at(-1);
  const shownId = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (latestId === shownId.current) return;
    shownId.current = latestId;
    const index = people.findIndex((person) => person.row.id === latestId);
    if (index === -1) return;
    virtual.scrollToIndex(index);
    setActive((now) => (now.row === index ? now : { ...now, row: index }));
  }, [latestId, people, virtual]);

  const goTo = (to: Place) => {
    const next = {
      row: Math.min(people.length - 1, Math.max(0, to.row)),
      column: Math.min(columns.length, Math.max(0, to.column)),
    };
    wantsFocus.current = true;
    setActive(next);
    virtual.scrollToIndex(next.row);
  };

  const edit = (place: Place, typed: string | null = null) => {
    const person = people[place.row];
    const column = columns[place.column - 1];
    if (!person || !column) return;
    if (column.editor === null) return announce(`${column.label} is computed`);
    setActive(place);
    setEditing({ id: person.row.id, column: place.column, typed });
  };

  const commit = async (person: Person, columnIndex: number, text: string): Promise<boolean> => {
    const column = columns[columnIndex - 1];
    if (!column || text === valueToText(person, column.id)) return true;
    const read = textToChange(column.id, text, (typed) =>
      parseSpokenDay(typed, {
        today: preferences.today,
        edge: 'finish',
        order: preferences.dateStyle === 'monthDay' ? 'monthDay' : 'dayMonth',
        fiscalYearStartMonth: preferences.fiscalYearStartMonth,
      }),
    );
    if (!read.ok) {
      notify({ tone: 'refused', text: `Not changed: ${read.reason}` });
      return false;
    }
    return act({ type: 'stakeholder.change', id: person.row.id, changes: read.changes });
  };

  /** Where Tab goes from a cell: the next one that can be edited, on the next row after the last. */
  const nextEditable = (place: Place, step: 1 | -1): Place | null => {
    let { row: r, column } = place;
    for (;;) {
      column += step;
      if (column > columns.length) {
        r += 1;
        column = 1;
      } else if (column < 1) {
        r -= 1;
        column = columns.length;
      }
      if (r < 0 || r >= people.length) return null;
      if (columns[column - 1]?.editor) return { row: r, column };
    }
  };

  const finishEditing = (then: 'stay' | 'next' | 'previous' | 'leave') => {
    const place = { row, column: active.column };
    setEditing(null);
    if (then === 'leave') return;
    const next = then === 'stay' ? null : nextEditable(place, then === 'next' ? 1 : -1);
    if (next) {
      goTo(next);
      wantsFocus.current = false;
      edit(next);
    } else goTo(place);
  };

  const extendTo = (index: number) => {
    const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
    const ids = people.slice(from, to + 1).map((person) => person.row.id as string);
    const last = people[index]?.row.id as string;
    selectAll([...ids.filter((id) => id !== last), last]);
  };
  const pick = (index: number, how: 'one' | 'toggle' | 'extend') => {
    const id = people[index]?.row.id;
    if (id === undefined) return;
    shownId.current = id;
    if (how === 'extend') return extendTo(index);
    anchor.current = index;
    select(id, how === 'toggle');
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || (event.target as HTMLElement).closest('[data-place]') === null) return;
    const { column } = active;
    const mod = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, Place>> = {
      ArrowDown: { row: row + 1, column },
      ArrowUp: { row: row - 1, column },
      ArrowRight: { row, column: column + 1 },
      ArrowLeft: { row, column: column - 1 },
      PageDown: { row: row + 12, column },
      PageUp: { row: row - 12, column },
      Home: { row: mod ? 0 : row, column: mod ? column : 0 },
      End: { row: mod ? people.length - 1 : row, column: mod ? column : columns.length },
    };
    const move = event.altKey ? undefined : moves[event.key];
    if (move) {
      goTo(move);
      if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        extendTo(Math.min(people.length - 1, Math.max(0, move.row)));
      }
    } else if (event.key === 'Enter' || event.key === 'F2') {
      if (column === 0) pick(row, 'toggle');
      else edit({ row, column });
    } else if (event.key === ' ') {
      pick(row, event.shiftKey ? 'extend' : 'toggle');
    } else if (mod && event.key.toLowerCase() === 'a') {
      selectAll(people.map((person) => person.row.id));
      announce(`${format.count(people.length, 'stakeholder')} selected`);
    } else if (event.key === 'Escape' && selectedIds.length > 0) {
      select(null);
    } else if (!mod && !event.altKey && event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key)) {
      const editor = columns[column - 1]?.editor;
      if (editor?.type !== 'text' && editor?.type !== 'number' && editor?.type !== 'day') return;
      edit({ row, column }, event.key);
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  const onCopy = (event: ClipboardEvent) => {
    if (editing || selectedIds.length === 0) return;
    const chosen = people.filter((person) => selectedIds.includes(person.row.id));
    if (chosen.length === 0) return;
    const clean = (value: string) => value.replace(/[\t\r\n]+/g, ' ');
    const toRow = (person: Person) =>
      columns.map((column) => (column.id === 'teamId' ? person.teamName : valueToText(person, column.id)));
    const lines = [columns.map((column) => column.label), ...chosen.map(toRow)];
    event.clipboardData.setData('text/plain', lines.map((line) => line.map(clean).join('\t')).join('\n'));
    event.preventDefault();
    announce(`Copied ${format.count(chosen.length, 'row')}`);
  };

  const onClick = (event: MouseEvent, index: number, column: number) => {
    wantsFocus.current = true;
    setActive({ row: index, column });
    const how = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey || column === 0 ? 'toggle' : 'one';
    pick(index, how);
  };

  const allChosen = people.length > 0 && people.every((person) => selectedIds.includes(person.row.id));
  return (
    <div ref={scrollRef} className={styles.scroll} onCopy={onCopy}>
      <div
        role="grid"
        aria-label="Stakeholders"
        aria-rowcount={people.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        className={styles.grid}
        style={{ width: totalWidth }}
        onKeyDown={onKeyDown}
      >
        <div role="row" aria-rowindex={1} className={classNames(styles.row, styles.head)}>
          <div role="columnheader" aria-colindex={1} className={styles.check}>
            <input
              type="checkbox"
              aria-label="Select all"
              checked={allChosen}
              onChange={() => selectAll(allChosen ? [] : people.map((person) => person.row.id))}
            />
          </div>
          {columns.map((column, index) => {
            const sorted = sort?.columnId === column.id ? sort.direction : undefined;
            return (
              <div
                key={column.id}
                role="columnheader"
                aria-colindex={index + 2}
                aria-sort={sorted ?? 'none'}
                className={classNames(
                  styles.headCell,
                  index === 0 && styles.first,
                  styles[column.align ?? 'start'],
                )}
                style={{ width: column.width }}
              >
                <button
                  type="button"
                  onClick={() =>
                    onSort(
                      sorted === undefined
                        ? { columnId: column.id, direction: 'ascending' }
                        : sorted === 'ascending'
                          ? { columnId: column.id, direction: 'descending' }
                          : null,
                    )
                  }
                >
                  {column.label}
                  {sorted === 'ascending' ? <ArrowUp aria-hidden /> : null}
                  {sorted === 'descending' ? <ArrowDown aria-hidden /> : null}
                </button>
              </div>
            );
          })}
        </div>
        {isAdding ? <AddRow onAdd={onAdd} onDone={onAddingDone} /> : null}
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const person = people[index];
            if (!person) return null;
            const isEditing = editing?.id === person.row.id ? editing : null;
            return (
              <PersonRow
                key={key}
                person={person}
                index={index}
                top={start}
                isSelected={selectedIds.includes(person.row.id)}
                activeColumn={row === index ? active.column : null}
                onClick={onClick}
                onEdit={(column) => edit({ row: index, column })}
                onInspect={() => inspectRow(person.row.id)}
                editingColumn={isEditing?.column ?? null}
                editor={
                  isEditing ? (
                    <CellInput
                      key={`${isEditing.id} ${isEditing.column}`}
                      person={person}
                      column={columns[isEditing.column - 1] ?? (columns[0] as (typeof columns)[number])}
                      typed={isEditing.typed}
                      teams={document.teams}
                      onCommit={(text) => commit(person, isEditing.column, text)}
                      onDone={finishEditing}
                    />
                  ) : null
                }
              />
            );
          })}
        </div>
      </div>
    </div>
  );
}

/** The line in which a new stakeholder's name is typed; Enter adds and stays for the next one. */
function AddRow(props: { readonly onAdd: (name: string) => Promise<boolean>; readonly onDone: () => void }) {
  const { onAdd, onDone } = props;
  const [name, setName] = useState('');
  const add = async () => {
    if (name.trim() === '') return onDone();
    if (await onAdd(name.trim())) setName('');
    return undefined;
  };
  return (
    <div role="row" className={classNames(styles.row, styles.adding)}>
      <div role="gridcell" className={styles.check} />
      <div role="gridcell" className={styles.addCell}>
        <input
          // biome-ignore lint/a11y/noAutofocus: the user has just asked to type a name here.
          autoFocus
          aria-label="Name of the new stakeholder"
          placeholder="Name, then Enter"
          value={name}
          onChange={(event) => setName(event.target.value)}
          onKeyDown={(event) => {
            event.stopPropagation();
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') void add();
            else if (event.key === 'Escape') onDone();
          }}
          onBlur={() => {
            if (name.trim() === '') onDone();
            else void onAdd(name.trim()).then((done) => done && onDone());
          }}
        />
      </div>
    </div>
  );
}
