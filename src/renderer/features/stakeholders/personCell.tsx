import type { ReactNode } from 'react';
import { capitalize } from '../../../domain/words';
import type { Format } from '../../ui/format';
import type { Column, Person } from './columns';
import styles from './Stakeholders.module.css';

/** What a cell shows, as text and, where that helps, as a mark. */
export function personCell(person: Person, column: Column, format: Format): ReactNode {
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
      return capitalize(row.stance ?? '');
    case 'stanceWanted':
      if (row.stanceWanted === null) return '';
      return row.stanceWanted === row.stance ? (
        <span className={styles.reached}>{capitalize(row.stanceWanted ?? '')}</span>
      ) : (
        `→ ${capitalize(row.stanceWanted ?? '')}`
      );
    case 'cares':
      return row.cares;
    case 'cadenceDays':
      return row.cadenceDays === null ? '' : format.days(row.cadenceDays);
    case 'channel':
      return capitalize(row.channel ?? '');
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
