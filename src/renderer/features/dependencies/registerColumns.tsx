import type { ReactNode } from 'react';
import { agreementMovesByState } from '../../../domain/agreements/moves';
import type { RegisterRow } from '../../../domain/agreements/register';
import {
  type RegisterColumnId,
  registerCellText,
  registerColumnIds,
  registerLabels,
} from '../../../domain/agreements/registerCells';
import { standingReasonToSentence } from '../../../domain/agreements/standing';
import { agreementKinds, agreementStates } from '../../../domain/model/dependency';
import { isDay } from '../../../domain/time/day';
import { capitalize } from '../../../domain/words';
import type { Format } from '../../ui/format';
import type { CellEditor } from '../../ui/gridCells';
import type { GridColumn } from '../../ui/gridColumn';
import { HealthMark } from '../../ui/HealthMark';
import type { Option } from '../../ui/Select';
import styles from './Agreements.module.css';

const widths: Readonly<Record<RegisterColumnId, number>> = {
  deliverable: 262,
  giving: 112,
  needing: 112,
  for: 170,
  state: 98,
  neededByDay: 98,
  committedDay: 98,
  gap: 64,
  forecastDay: 98,
  responsible: 98,
  why: 250,
  moved: 150,
  confidencePercent: 92,
  giverId: 132,
  getterId: 132,
  acceptanceCriteria: 220,
  fallback: 190,
  escalation: 190,
  kind: 96,
  leadDays: 84,
  remindDay: 104,
  lastConfirmedDay: 112,
  key: 96,
};

const alignEnd: ReadonlySet<RegisterColumnId> = new Set([
  'neededByDay',
  'committedDay',
  'gap',
  'forecastDay',
  'responsible',
  'confidencePercent',
  'leadDays',
  'remindDay',
  'lastConfirmedDay',
]);

/** How the cells of a column are edited; null for what is computed. */
export function registerEditor(
  id: RegisterColumnId,
  people: readonly Option[],
  row: RegisterRow | null,
): CellEditor | null {
  switch (id) {
    case 'deliverable':
    case 'acceptanceCriteria':
    case 'fallback':
    case 'escalation':
      return { type: 'text' };
    case 'state': {
      const states =
        row === null ? agreementStates : [row.agreement.state, ...agreementMovesByState[row.agreement.state]];
      return { type: 'choice', isRequired: true, options: states.map((it) => ({ id: it, label: it })) };
    }
    case 'kind':
      return {
        type: 'choice',
        isRequired: true,
        options: agreementKinds.map((it) => ({ id: it, label: capitalize(it) })),
      };
    case 'giverId':
    case 'getterId':
      return { type: 'choice', options: people };
    case 'confidencePercent':
      return { type: 'number', min: 0, max: 100 };
    case 'leadDays':
      return { type: 'number', min: 0, max: 36_500 };
    case 'neededByDay':
    case 'committedDay':
    case 'forecastDay':
    case 'remindDay':
    case 'lastConfirmedDay':
      return { type: 'day' };
    default:
      return null;
  }
}

/** By what a column is sorted. */
export function registerSortKey(row: RegisterRow, id: RegisterColumnId): number | string | null {
  const { agreement, standing } = row;
  switch (id) {
    case 'state':
      return agreementStates.indexOf(agreement.state);
    case 'gap':
      return standing.gapDays;
    case 'forecastDay':
      return standing.forecastDay;
    case 'responsible':
      return row.responsible?.day ?? null;
    case 'why': {
      // What is worst first when it goes up: that is what one looks for.
      const rank = { red: 0, amber: 1, green: 2 }[standing.mark];
      return standing.open || standing.mark !== 'green' ? rank * 1e6 - standing.lateDays : null;
    }
    case 'moved':
      return standing.moveCount === 0 ? null : -standing.moveCount;
    case 'confidencePercent':
    case 'leadDays':
      return agreement[id];
    default: {
      const text = registerCellText(row, id);
      return text === '' ? null : text.toLocaleLowerCase('en');
    }
  }
}

function cell(row: RegisterRow, id: RegisterColumnId, format: Format): ReactNode {
  const { agreement, standing } = row;
  switch (id) {
    case 'deliverable':
      return (
        <>
          <HealthMark
            health={standing.open || standing.mark !== 'green' ? standing.mark : 'done'}
            size={10}
            label
            className={styles.mark}
          />
          {row.title}
        </>
      );
    case 'gap':
      if (standing.gapDays === null) return '';
      return (
        <span className={standing.gapDays > 0 ? styles.tooLate : undefined}>
          {standing.gapDays > 0 ? '+' : ''}
          {format.number(standing.gapDays).replace('-', '−')} d
        </span>
      );
    case 'forecastDay':
      if (standing.forecastDay === null) return '';
      return (
        <span className={standing.forecastBy === 'schedule' ? styles.computed : undefined}>
          {format.dayShort(standing.forecastDay)}
        </span>
      );
    case 'responsible':
      return row.responsible === null ? '' : format.dayShort(row.responsible.day);
    case 'why':
      return standing.reasons[0] ? standingReasonToSentence(standing.reasons[0], format.dayShort) : '';
    case 'confidencePercent':
      return agreement.confidencePercent === null ? '' : `${agreement.confidencePercent} %`;
    case 'kind':
      return capitalize(agreement.kind);
    default: {
      const text = registerCellText(row, id);
      return isDay(text) ? format.dayShort(text) : text;
    }
  }
}

/** The columns of the register as the grid takes them. */
export function registerColumns(
  people: readonly Option[],
  format: Format,
): readonly GridColumn<RegisterRow, RegisterColumnId>[] {
  return registerColumnIds.map((id) => ({
    id,
    label: registerLabels[id],
    width: widths[id],
    ...(alignEnd.has(id) ? { align: 'end' as const } : {}),
    editorOf: (row) => registerEditor(id, people, row),
    // A choice of people is edited by id, and copied by name.
    textOf: (row) =>
      id === 'giverId' || id === 'getterId' ? (row.agreement[id] ?? '') : registerCellText(row, id),
    copyOf: (row) => registerCellText(row, id),
    content: (row) => cell(row, id, format),
  }));
}
