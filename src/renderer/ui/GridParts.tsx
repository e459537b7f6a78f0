// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not there, which no <table> of cells allows.
// biome-ignore-all lint/a11y/useFocusableInteractive: the cell that is active has the tab stop of the whole grid.
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useState } from 'react';
import { classNames } from './classNames';
import styles from './DataGrid.module.css';
import type { GridSort } from './gridCells';
import type { GridColumn } from './gridColumn';

/** The head of a column; pressing it sorts up, down, and not at all. */
export function GridHeadCell<Row, Id extends string>(props: {
  readonly column: GridColumn<Row, Id>;
  readonly index: number;
  readonly sort: GridSort<Id>;
  readonly onSort: (sort: GridSort<Id>) => void;
}) {
  const { column, index, sort, onSort } = props;
  const sorted = sort?.columnId === column.id ? sort.direction : undefined;
  return (
    <div
      role="columnheader"
      aria-colindex={index + 2}
      aria-sort={sorted ?? 'none'}
      className={classNames(styles.headCell, index === 0 && styles.first, styles[column.align ?? 'start'])}
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
}

/** The line in which a new row's name is typed; Enter adds and stays for the next one. */
export function GridAddRow(props: {
  readonly noun: string;
  readonly onAdd: (name: string) => Promise<boolean>;
  readonly onDone: () => void;
}) {
  const { noun, onAdd, onDone } = props;
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
          aria-label={`Name of the new ${noun}`}
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
