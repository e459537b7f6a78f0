// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not there, which no <table> of cells allows.
// biome-ignore-all lint/a11y/useFocusableInteractive: the cell that is active has the tab stop of the whole grid.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys of all its cells.
import { type MouseEvent, memo, useLayoutEffect, useMemo, useRef } from 'react';
import { classNames } from './classNames';
import styles from './DataGrid.module.css';
import { GridCellInput } from './GridCellInput';
import type { AfterEdit } from './gridCells';
import type { GridColumn } from './gridColumn';
import { type ColumnSpan, columnsDrawn } from './gridColumnSpan';

/** A place in the grid: column 0 is the box that selects. */
export type GridPlace = { readonly row: number; readonly column: number };

/** What the cells of a grid ask it to do. */
type GridHands<Row, Id extends string> = {
  readonly press: (event: MouseEvent, index: number, column: number) => void;
  /** Edits a cell, or looks at the row where the cell is computed. */
  readonly open: (row: Row, place: GridPlace) => void;
  readonly commit: (row: Row, columnId: Id, text: string) => Promise<boolean>;
  readonly finish: (then: AfterEdit) => void;
};

/** The same hands at every drawing, that do what the latest were told to: rows that did not change are not drawn again. */
export function useGridHands<Row, Id extends string>(hands: GridHands<Row, Id>): GridHands<Row, Id> {
  const latest = useRef(hands);
  useLayoutEffect(() => {
    latest.current = hands;
  });
  return useMemo(
    () => ({
      press: (event, index, column) => latest.current.press(event, index, column),
      open: (row, place) => latest.current.open(row, place),
      commit: (row, columnId, text) => latest.current.commit(row, columnId, text),
      finish: (then) => latest.current.finish(then),
    }),
    [],
  );
}

type GridRowProps<Row, Id extends string> = {
  readonly row: Row;
  readonly index: number;
  readonly id: string;
  /** What the row is called in the names of its cells. */
  readonly name: string;
  /** Pixels from the top of the rows. */
  readonly top: number;
  /** The heading that it stands under as the first; null for all others. */
  readonly firstOf: string | null;
  readonly columns: readonly GridColumn<Row, Id>[];
  /** The left edges of all columns and the right edge of the last, in pixels. */
  readonly lefts: readonly number[];
  /** The columns that are drawn beside the first. */
  readonly span: ColumnSpan;
  readonly isSelected: boolean;
  /** The column that holds the tab stop of the grid, where it is in this row. */
  readonly tabStop: number | null;
  readonly editingColumn: number | null;
  /** The key that began the editing, which is the first of what is typed. */
  readonly typed: string | null;
  readonly hands: GridHands<Row, Id>;
};

/** One row with its cells. A row that stays the very same is not drawn again. */
export const GridRow = memo(function GridRow<Row, Id extends string>(props: GridRowProps<Row, Id>) {
  const { row, index, id, name, columns, lefts, isSelected, tabStop, editingColumn, typed, hands } = props;
  const active = editingColumn ?? tabStop;
  const drawn = columnsDrawn(props.span, columns.length, active === null ? null : active - 1);
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-description={props.firstOf === null ? undefined : `First of ${props.firstOf}`}
      className={classNames(styles.row, isSelected && styles.selected)}
      style={{ transform: `translateY(${props.top}px)` }}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        data-place={`${index},0`}
        tabIndex={tabStop === 0 ? 0 : -1}
        aria-label={`Select ${name}`}
        className={styles.check}
        onClick={(event) => hands.press(event, index, 0)}
      >
        <input type="checkbox" tabIndex={-1} aria-hidden="true" checked={isSelected} readOnly />
      </div>
      {drawn.map((columnIndex, order) => {
        const column = columns[columnIndex];
        if (!column) return null;
        // What is not drawn before a cell leaves its room.
        const before = drawn[order - 1] ?? columnIndex - 1;
        const marginLeft = (lefts[columnIndex] ?? 0) - (lefts[before + 1] ?? 0);
        const place = columnIndex + 1;
        const editor = column.editorOf(row);
        const isEditing = editingColumn === place && editor !== null;
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={place + 1}
            aria-readonly={editor === null}
            data-place={`${index},${place}`}
            tabIndex={tabStop === place ? 0 : -1}
            className={classNames(
              styles.cell,
              columnIndex === 0 && styles.first,
              isEditing && styles.editing,
              styles[column.align ?? 'start'],
            )}
            style={{ width: column.width, marginLeft: marginLeft || undefined }}
            onClick={(event) => {
              if (!isEditing) hands.press(event, index, place);
            }}
            onDoubleClick={() => {
              if (!isEditing) hands.open(row, { row: index, column: place });
            }}
          >
            {isEditing ? (
              <GridCellInput
                key={`${id} ${place}`}
                label={`${column.label} of ${name}`}
                editor={editor}
                initial={column.textOf(row)}
                typed={typed}
                onCommit={async (text) =>
                  text === column.textOf(row) ? true : hands.commit(row, column.id, text)
                }
                onDone={hands.finish}
              />
            ) : (
              <span className={styles.text}>{column.content ? column.content(row) : column.textOf(row)}</span>
            )}
          </div>
        );
      })}
    </div>
  );
}) as <Row, Id extends string>(props: GridRowProps<Row, Id>) => React.JSX.Element;
