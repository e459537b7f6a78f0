// biome-ignore-all lint/a11y/useSemanticElements: rows out of sight are not there, which no <table> of cells allows.
// biome-ignore-all lint/a11y/useFocusableInteractive: the cell that is active has the tab stop of the whole grid.
// biome-ignore-all lint/a11y/useKeyWithClickEvents: the grid hears the keys of all its cells.
import type { MouseEvent, ReactNode } from 'react';
import { classNames } from '../../ui/classNames';
import { type Format, useFormat } from '../../ui/format';
import { type Column, columns, type Person } from './columns';
import styles from './Stakeholders.module.css';

const capital = (word: string | null) => (word === null ? '' : `${word[0]?.toUpperCase()}${word.slice(1)}`);

/** What a cell shows, as text and, where that helps, as a mark. */
function cellContent(person: Person, column: Column, format: Format): ReactNode {
  const { row, due, involvement } = person;
  switch (column.id) {
    case 'name':
      return (
        <>
          {row.name}
          {row.isGroup ? <span className={styles.tag}>group</span> : null}
        </>
      );
    case 'role':
      return row.role;
    case 'function':
      return row.function ?? '';
    case 'teamId':
      return person.teamName;
    case 'influence':
    case 'interest': {
      const score = row[column.id];
      if (score === null) return '';
      return (
        <>
          {score}
          <span className={styles.score} aria-hidden="true">
            <span style={{ width: `${score * 20}%` }} />
          </span>
        </>
      );
    }
    case 'stance':
      return capital(row.stance);
    case 'stanceWanted':
      if (row.stanceWanted === null) return '';
      return row.stanceWanted === row.stance ? (
        <span className={styles.reached}>{capital(row.stanceWanted)}</span>
      ) : (
        `→ ${capital(row.stanceWanted)}`
      );
    case 'cares':
      return row.cares;
    case 'cadenceDays':
      return row.cadenceDays === null ? '' : format.days(row.cadenceDays);
    case 'channel':
      return capital(row.channel);
    case 'lastContactDay':
      return due.lastDay === null ? '' : format.day(due.lastDay);
    case 'overdue':
      if (due.overdue) {
        return (
          <span className={styles.overdue}>
            {due.lastDay === null ? 'Never heard' : `by ${format.days(due.overdueDays ?? 0)}`}
          </span>
        );
      }
      return due.dueDay === null ? '' : <span className={styles.reached}>{format.relative(due.dueDay)}</span>;
    case 'involvement':
      return [
        involvement.work > 0 ? `${involvement.work} work` : '',
        involvement.promises > 0 ? format.count(involvement.promises, 'promise') : '',
        involvement.roles > 0 ? format.count(involvement.roles, 'role') : '',
        involvement.others > 0 ? `${involvement.others} more` : '',
      ]
        .filter(Boolean)
        .join(' · ');
  }
}

/** One stakeholder. */
export function PersonRow(props: {
  readonly person: Person;
  readonly index: number;
  readonly top: number;
  readonly isSelected: boolean;
  /** The column with the grid's tab stop, if it is in this row. */
  readonly activeColumn: number | null;
  readonly editingColumn: number | null;
  readonly editor: ReactNode;
  readonly onClick: (event: MouseEvent, index: number, column: number) => void;
  readonly onEdit: (column: number) => void;
  readonly onInspect: () => void;
}) {
  const { person, index, top, isSelected, activeColumn, editingColumn, editor, onClick, onEdit } = props;
  const format = useFormat();
  return (
    <div
      role="row"
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      className={classNames(styles.row, isSelected && styles.selected)}
      style={{ transform: `translateY(${top}px)` }}
    >
      <div
        role="gridcell"
        aria-colindex={1}
        data-place={`${index},0`}
        tabIndex={activeColumn === 0 ? 0 : -1}
        aria-label={`Select ${person.row.name}`}
        className={styles.check}
        onClick={(event) => onClick(event, index, 0)}
      >
        <input type="checkbox" tabIndex={-1} aria-hidden="true" checked={isSelected} readOnly />
      </div>
      {columns.map((column, at) => {
        const isEditing = editingColumn === at + 1;
        return (
          <div
            key={column.id}
            role="gridcell"
            aria-colindex={at + 2}
            aria-readonly={column.editor === null}
            data-place={`${index},${at + 1}`}
            tabIndex={activeColumn === at + 1 ? 0 : -1}
            className={classNames(
              styles.cell,
              at === 0 && styles.first,
              isEditing && styles.editing,
              styles[column.align ?? 'start'],
            )}
            style={{ width: column.width }}
            onClick={(event) => {
              if (!isEditing) onClick(event, index, at + 1);
            }}
            onDoubleClick={() => {
              if (isEditing) return;
              if (column.editor === null) props.onInspect();
              else onEdit(at + 1);
            }}
          >
            {isEditing ? editor : <span className={styles.text}>{cellContent(person, column, format)}</span>}
          </div>
        );
      })}
    </div>
  );
}
