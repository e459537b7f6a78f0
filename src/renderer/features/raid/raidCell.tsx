import { TrendingDown, TrendingUp } from 'lucide-react';
import type { ReactNode } from 'react';
import { findRow, type ProgramDocument } from '../../../domain/model/document';
import type { RaidEntry } from '../../../domain/raid/raidLog';
import { expectedDelayDays, riskMark } from '../../../domain/raid/riskScore';
import { isDay } from '../../../domain/time/day';
import { capitalize } from '../../../domain/words';
import { Chip } from '../../ui/Chip';
import { classNames } from '../../ui/classNames';
import type { Format } from '../../ui/format';
import styles from './Raid.module.css';
import { projectsOf, type RaidColumn, raidWords, sourceOf, textOf, trendOf } from './raidColumns';

/** A score as a number on its tint, with the way it went since the last review. */
function Score({ entry }: { readonly entry: RaidEntry }): ReactNode {
  if (entry.weight === 0) return '';
  const trend = trendOf(entry);
  const mark = riskMark(entry.weight);
  return (
    <span className={styles.scored}>
      <Chip tone={mark === 'green' ? 'neutral' : mark}>{entry.weight}</Chip>
      {trend === 'up' ? <TrendingUp aria-label="worse than before" className={styles.worse} /> : null}
      {trend === 'down' ? <TrendingDown aria-label="better than before" className={styles.better} /> : null}
    </span>
  );
}

/** What a cell of the log shows. */
export function raidCell(
  entry: RaidEntry,
  column: RaidColumn,
  document: ProgramDocument,
  format: Format,
): ReactNode {
  switch (column.id) {
    case 'title':
      return <span className={classNames(!entry.open && styles.closed)}>{entry.title}</span>;
    case 'kind':
      return raidWords[entry.kind][0];
    case 'weight':
    case 'score':
      return entry.kind === 'issue' ? (
        `${entry.weight / 5} of 5`.replace(/^0 of 5$/, '')
      ) : (
        <Score entry={entry} />
      );
    case 'expected': {
      const days = entry.kind === 'risk' ? expectedDelayDays(entry.row) : null;
      return days === null ? '' : format.days(days);
    }
    case 'exposureDays':
      return entry.kind === 'risk' && entry.row.exposureDays !== null
        ? format.days(entry.row.exposureDays)
        : '';
    case 'owner':
      return findRow(document, 'stakeholder', entry.ownerId)?.name ?? '';
    case 'next': {
      const value = textOf(column, entry);
      if (!isDay(value)) return '';
      return entry.overdue && value === entry.nextDay ? (
        <span className={styles.overdue}>{format.dayShort(value)} · overdue</span>
      ) : (
        format.day(value)
      );
    }
    case 'revisitDay': {
      const value = textOf(column, entry);
      if (!isDay(value)) return '';
      return entry.overdue && value === entry.nextDay ? (
        <span className={styles.overdue}>{format.dayShort(value)}</span>
      ) : (
        format.day(value)
      );
    }
    case 'state':
      return entry.kind === 'action' ? (entry.open ? 'Open' : 'Done') : capitalize(entry.row.state);
    case 'strategy':
      return capitalize(textOf(column, entry));
    case 'options':
      return entry.kind === 'decision' ? entry.row.options.map((option) => option.title).join(' · ') : '';
    case 'from':
      return sourceOf(document, entry)?.title ?? '';
    case 'lacks':
      return entry.lacks.length === 0 ? '' : <span className={styles.lacks}>{entry.lacks.join(', ')}</span>;
    case 'projects':
      return projectsOf(document, entry);
    default: {
      const value = textOf(column, entry);
      return isDay(value) ? format.day(value) : value;
    }
  }
}
