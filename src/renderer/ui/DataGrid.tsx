// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not there, which no <table> of cells allows.
// biome-ignore-all lint/a11y/useFocusableInteractive: the cell that is active has the tab stop of the whole grid.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys of all its cells.
import { defaultRangeExtractor, useVirtualizer } from '@tanstack/react-virtual';
import {
  type ClipboardEvent,
  type FocusEvent,
  Fragment,
  type KeyboardEvent,
  type MouseEvent,
  useEffect,
  useMemo,
  useRef,
  useState,
} from 'react';
import { tableToClipboard } from '../../domain/exchange/clipboardTable';
import { classNames } from './classNames';
import styles from './DataGrid.module.css';
import { useFormat } from './format';
import { GridAddRow, GridHeadCell } from './GridParts';
import { type GridPlace, GridRow, useGridHands } from './GridRow';
import type { AfterEdit, CellEditor, GridSort } from './gridCells';
import type { GridColumn } from './gridColumn';
import { useColumnSpan } from './gridColumnSpan';

const rowHeight = 32;
const checkWidth = 40;
const groupHeight = 30;

type Editing = { readonly id: string; readonly column: number; readonly typed: string | null };

/** What a grid shows and does. */
export type DataGridProps<Row, Id extends string> = {
  /** Its name: "Stakeholders". */
  readonly label: string;
  /** What one row is called, and several: "stakeholder", "stakeholders". */
  readonly noun: string;
  readonly nounPlural?: string;
  readonly rows: readonly Row[];
  readonly idOf: (row: Row) => string;
  /** What a row is called in the names of its cells. */
  readonly nameOf: (row: Row) => string;
  /** The first is the row's name and stays in sight. */
  readonly columns: readonly GridColumn<Row, Id>[];
  readonly sort: GridSort<Id>;
  readonly onSort: (sort: GridSort<Id>) => void;
  readonly selectedIds: readonly string[];
  /** The last of the ids is the one that is looked at. */
  readonly onSelect: (ids: readonly string[]) => void;
  /** Does what was typed; answers whether it was done. */
  readonly onCommit: (row: Row, columnId: Id, text: string) => Promise<boolean>;
  readonly onInspect: (id: string) => void;
  /** Speaks without showing. */
  readonly onSay: (text: string) => void;
  /** The heading under which a row stands; rows come in the order of their groups. */
  readonly groupOf?: ((row: Row) => string) | undefined;
  /** Takes what was pasted while a cell had the focus; without it nothing is pasted. */
  readonly onPaste?:
    | ((text: string, at: { readonly row: number; readonly columnId: Id }) => void)
    | undefined;
  /** A line in which the name of a new row is typed. */
  readonly adding?:
    | {
        readonly onAdd: (name: string) => Promise<boolean>;
        readonly onDone: () => void;
      }
    | undefined;
};

/**
 * Rows as a grid that is edited where it stands: arrows move, Enter or F2 or typing edits, Escape restores, Tab commits
 * and edits the next cell, Space selects the row and Shift extends. Only what is in sight is in the DOM, and the cell
 * that has the focus wherever it is; the heads of all columns are there, since one sorts by them.
 */
export function DataGrid<Row, Id extends string>(props: DataGridProps<Row, Id>) {
  const { rows, columns, idOf, nameOf, sort, onSort, selectedIds, onSelect, onSay, adding, groupOf } = props;
  const selected = useMemo(() => new Set(selectedIds), [selectedIds]);
  // The heading above a row that is the first of its group, with how many stand under it.
  const headings = useMemo(() => {
    const headingByIndex = new Map<number, { label: string; count: number }>();
    if (!groupOf) return headingByIndex;
    let first = 0;
    rows.forEach((row, index) => {
      const label = groupOf(row);
      const heading = headingByIndex.get(first);
      if (heading && heading.label === label) heading.count += 1;
      else {
        first = index;
        headingByIndex.set(index, { label, count: 1 });
      }
    });
    return headingByIndex;
  }, [rows, groupOf]);
  const format = useFormat();
  const scrollRef = useRef<HTMLDivElement>(null);
  const [active, setActive] = useState<GridPlace>({ row: 0, column: 1 });
  const [editing, setEditing] = useState<Editing | null>(null);
  const anchor = useRef(0);
  const toFocus = useRef<GridPlace | null>(null);
  const { span, lefts } = useColumnSpan(scrollRef, columns, checkWidth);
  const at = Math.min(active.row, Math.max(0, rows.length - 1));
  const activeColumn = Math.min(active.column, columns.length);
  const virtual = useVirtualizer({
    count: rows.length,
    getScrollElement: () => scrollRef.current,
    estimateSize: (index) => rowHeight + (headings.has(index) ? groupHeight : 0),
    overscan: 10,
    scrollPaddingStart: rowHeight,
    // The row of the active cell stays, or the focus would be lost when it is scrolled out of sight.
    rangeExtractor: (range) => {
      const indexes = defaultRangeExtractor(range);
      if (rows.length === 0 || (at >= range.startIndex && at <= range.endIndex) || indexes.includes(at)) {
        return indexes;
      }
      return [...indexes, at].sort((a, b) => a - b);
    },
    getItemKey: (index) => {
      const row = rows[index];
      return row === undefined ? index : idOf(row);
    },
  });
  const ids = (of: readonly Row[]) => of.map(idOf);

  // The focus follows the active cell once it is in the DOM. Which cell that is stands with the wish: the effect of an
  // earlier drawing may run after a key was pressed.
  useEffect(() => {
    const place = toFocus.current;
    if (place === null || editing) return;
    const cell = scrollRef.current?.querySelector<HTMLElement>(`[data-place="${place.row},${place.column}"]`);
    if (!cell) return;
    toFocus.current = null;
    cell.focus({ preventScroll: true });
    // The box and the first column are pinned: they are in sight wherever one has scrolled to.
    if (place.column > 1) cell.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  });

  // What was selected elsewhere, or has just been added, is brought into sight.
  const latestId = selectedIds.at(-1);
  const shownId = useRef<string | undefined>(undefined);
  useEffect(() => {
    if (latestId === shownId.current) return;
    shownId.current = latestId;
    const index = rows.findIndex((row) => idOf(row) === latestId);
    if (index === -1) return;
    virtual.scrollToIndex(index);
    setActive((now) => (now.row === index ? now : { ...now, row: index }));
  }, [latestId, rows, idOf, virtual]);

  const goTo = (to: GridPlace) => {
    const next = {
      row: Math.min(rows.length - 1, Math.max(0, to.row)),
      column: Math.min(columns.length, Math.max(0, to.column)),
    };
    toFocus.current = next;
    setActive(next);
    virtual.scrollToIndex(next.row);
  };

  const editorAt = ({ row: r, column }: GridPlace): CellEditor | null => {
    const row = rows[r];
    return row === undefined ? null : (columns[column - 1]?.editorOf(row) ?? null);
  };
  const edit = (place: GridPlace, typed: string | null = null) => {
    const row = rows[place.row];
    const column = columns[place.column - 1];
    if (row === undefined || !column) return;
    if (editorAt(place) === null) return onSay(`${column.label} is computed`);
    setActive(place);
    setEditing({ id: idOf(row), column: place.column, typed });
  };

  /** Where Tab goes from a cell: the next one that can be edited, on the next row after the last. */
  const nextEditable = (place: GridPlace, step: 1 | -1): GridPlace | null => {
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
      if (r < 0 || r >= rows.length) return null;
      if (editorAt({ row: r, column })) return { row: r, column };
    }
  };

  const finishEditing = (then: AfterEdit) => {
    const place = { row: at, column: activeColumn };
    setEditing(null);
    if (then === 'leave') return;
    const next = then === 'stay' ? null : nextEditable(place, then === 'next' ? 1 : -1);
    if (next) {
      goTo(next);
      toFocus.current = null;
      edit(next);
    } else goTo(place);
  };

  const extendTo = (index: number) => {
    const [from, to] = [Math.min(anchor.current, index), Math.max(anchor.current, index)];
    const last = rows[index];
    if (last === undefined) return;
    const between = ids(rows.slice(from, to + 1));
    onSelect([...between.filter((id) => id !== idOf(last)), idOf(last)]);
  };
  const pick = (index: number, how: 'one' | 'toggle' | 'extend') => {
    const row = rows[index];
    if (row === undefined) return;
    const id = idOf(row);
    shownId.current = id;
    if (how === 'extend') return extendTo(index);
    anchor.current = index;
    if (how === 'one') return onSelect([id]);
    onSelect(selectedIds.includes(id) ? selectedIds.filter((it) => it !== id) : [...selectedIds, id]);
  };

  const onKeyDown = (event: KeyboardEvent) => {
    if (editing || (event.target as HTMLElement).closest('[data-place]') === null) return;
    const column = activeColumn;
    const mod = event.ctrlKey || event.metaKey;
    const moves: Readonly<Record<string, GridPlace>> = {
      ArrowDown: { row: at + 1, column },
      ArrowUp: { row: at - 1, column },
      ArrowRight: { row: at, column: column + 1 },
      ArrowLeft: { row: at, column: column - 1 },
      PageDown: { row: at + 12, column },
      PageUp: { row: at - 12, column },
      Home: { row: mod ? 0 : at, column: mod ? column : 0 },
      End: { row: mod ? rows.length - 1 : at, column: mod ? column : columns.length },
    };
    const move = event.altKey ? undefined : moves[event.key];
    if (move) {
      goTo(move);
      if (event.shiftKey && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
        extendTo(Math.min(rows.length - 1, Math.max(0, move.row)));
      }
    } else if (event.key === 'Enter' || event.key === 'F2') {
      if (column === 0) pick(at, 'toggle');
      else edit({ row: at, column });
    } else if (event.key === ' ') {
      pick(at, event.shiftKey ? 'extend' : 'toggle');
    } else if (mod && event.key.toLowerCase() === 'a') {
      onSelect(ids(rows));
      onSay(`${format.count(rows.length, props.noun, props.nounPlural)} selected`);
    } else if (event.key === 'Escape' && selectedIds.length > 0) {
      onSelect([]);
    } else if (!mod && !event.altKey && event.key.length === 1 && /[\p{L}\p{N}]/u.test(event.key)) {
      const editor = editorAt({ row: at, column });
      if (editor?.type === 'choice' && editor.byLetter) chooseByLetter({ row: at, column }, event.key);
      else if (editor?.type === 'text' || editor?.type === 'number' || editor?.type === 'day') {
        edit({ row: at, column }, event.key);
      } else return;
    } else if (event.key === 'Backspace') {
      if (!chooseByLetter({ row: at, column }, '')) return;
    } else return;
    event.preventDefault();
    event.stopPropagation();
  };

  /** Chooses what begins with a letter, or nothing; answers whether the cell is chosen so. */
  const chooseByLetter = (place: GridPlace, letter: string): boolean => {
    const row = rows[place.row];
    const column = columns[place.column - 1];
    const editor = editorAt(place);
    if (row === undefined || !column || editor?.type !== 'choice' || !editor.byLetter) return false;
    const option = editor.options.find((it) => it.label.toLowerCase().startsWith(letter.toLowerCase()));
    const chosen = letter === '' ? '' : option?.id;
    if (chosen !== undefined && chosen !== column.textOf(row)) void props.onCommit(row, column.id, chosen);
    return true;
  };

  // Assistive technology moves the focus itself: the active cell follows it.
  const onFocus = (event: FocusEvent<HTMLElement>) => {
    const place = event.target.dataset['place']?.split(',').map(Number);
    const [r, column] = place ?? [];
    if (r === undefined || column === undefined || (r === at && column === activeColumn)) return;
    setActive({ row: r, column });
  };

  const onCopy = (event: ClipboardEvent) => {
    if (editing || selectedIds.length === 0) return;
    const chosen = rows.filter((row) => selected.has(idOf(row)));
    if (chosen.length === 0) return;
    const toLine = (row: Row) => columns.map((column) => (column.copyOf ?? column.textOf)(row));
    const lines = [columns.map((column) => column.label), ...chosen.map(toLine)];
    const { text, html } = tableToClipboard(lines);
    event.clipboardData.setData('text/plain', text);
    event.clipboardData.setData('text/html', html);
    event.preventDefault();
    onSay(`Copied ${format.count(chosen.length, 'row')}`);
  };

  const onPaste = (event: ClipboardEvent) => {
    const column = columns[Math.max(0, activeColumn - 1)];
    if (editing || !props.onPaste || !column) return;
    if ((event.target as HTMLElement).closest('[data-place]') === null) return;
    props.onPaste(event.clipboardData.getData('text/plain'), { row: at, columnId: column.id });
    event.preventDefault();
  };

  const onClick = (event: MouseEvent, index: number, column: number) => {
    toFocus.current = { row: index, column };
    setActive({ row: index, column });
    const how = event.shiftKey ? 'extend' : event.ctrlKey || event.metaKey || column === 0 ? 'toggle' : 'one';
    pick(index, how);
  };

  const hands = useGridHands<Row, Id>({
    press: onClick,
    open: (row, place) => (editorAt(place) === null ? props.onInspect(idOf(row)) : edit(place)),
    commit: props.onCommit,
    finish: finishEditing,
  });
  const allChosen = rows.length > 0 && rows.every((row) => selected.has(idOf(row)));
  return (
    <div
      ref={scrollRef}
      className={styles.scroll}
      style={{ scrollPaddingLeft: lefts[1] }}
      onCopy={onCopy}
      onPaste={onPaste}
    >
      <div
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-colcount={columns.length + 1}
        aria-multiselectable="true"
        className={styles.grid}
        style={{ width: lefts.at(-1) }}
        onKeyDown={onKeyDown}
        onFocus={onFocus}
      >
        <div role="row" aria-rowindex={1} className={classNames(styles.row, styles.head)}>
          <div role="columnheader" aria-colindex={1} className={styles.check}>
            <input
              type="checkbox"
              aria-label="Select all"
              checked={allChosen}
              onChange={() => onSelect(allChosen ? [] : ids(rows))}
            />
          </div>
          {columns.map((column, index) => (
            <GridHeadCell key={column.id} column={column} index={index} sort={sort} onSort={onSort} />
          ))}
        </div>
        {adding ? <GridAddRow noun={props.noun} {...adding} /> : null}
        <div role="rowgroup" className={styles.body} style={{ height: virtual.getTotalSize() }}>
          {virtual.getVirtualItems().map(({ index, start, key }) => {
            const row = rows[index];
            if (row === undefined) return null;
            const id = idOf(row);
            const heading = headings.get(index);
            const isEdited = editing?.id === id;
            return (
              <Fragment key={key}>
                {heading ? (
                  <div
                    className={styles.group}
                    style={{ transform: `translateY(${start}px)` }}
                    role="presentation"
                  >
                    <span className={styles.groupLabel}>
                      {heading.label}
                      <span className={styles.groupCount}>{format.number(heading.count)}</span>
                    </span>
                  </div>
                ) : null}
                <GridRow
                  row={row}
                  index={index}
                  id={id}
                  name={nameOf(row)}
                  top={start + (heading ? groupHeight : 0)}
                  firstOf={heading?.label ?? null}
                  columns={columns}
                  lefts={lefts}
                  span={span}
                  isSelected={selected.has(id)}
                  tabStop={at === index ? activeColumn : null}
                  editingColumn={isEdited ? editing.column : null}
                  typed={isEdited ? editing.typed : null}
                  hands={hands}
                />
              </Fragment>
            );
          })}
        </div>
      </div>
    </div>
  );
}
