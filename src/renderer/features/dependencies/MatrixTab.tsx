import { Grid3x3 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { computeMatrix, type MatrixCell } from '../../../domain/matrix/computeMatrix';
import { useSchedule, useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { EmptyState } from '../../ui/EmptyState';
import { useFormat } from '../../ui/format';
import { Panel } from '../../ui/Panel';
import { CellAgreements } from './CellAgreements';
import styles from './Matrix.module.css';
import { MatrixGrid } from './MatrixGrid';

/** "Matrix": who waits on whom, and the promises behind each number. */
export function MatrixTab() {
  const document = useDocument();
  const schedule = useSchedule();
  const today = useToday();
  const format = useFormat();
  const matrix = useMemo(() => computeMatrix(document, schedule, today), [document, schedule, today]);
  const [chosen, setChosen] = useState<Pick<MatrixCell, 'givingTeamId' | 'needingTeamId'> | null>(null);
  const cell = chosen
    ? matrix.cells.find(
        (it) => it.givingTeamId === chosen.givingTeamId && it.needingTeamId === chosen.needingTeamId,
      )
    : undefined;
  const nameById = useMemo(() => new Map(matrix.teams.map((team) => [team.id, team.name])), [matrix.teams]);
  const { all } = matrix.totals;

  if (all.count === 0) {
    return (
      <EmptyState title="No team has asked another for anything yet" icon={<Grid3x3 aria-hidden />}>
        A dependency between two teams carries a promise: who gives what to whom, and by when. Link work of
        two teams in the graph, and this matrix counts who waits on whom.
      </EmptyState>
    );
  }
  return (
    <div className={styles.tab}>
      <div className={styles.main}>
        <p className={styles.summary}>
          {format.count(all.count, 'promise')} between {format.count(matrix.teams.length, 'team')},{' '}
          {format.number(all.open)} open, {format.number(all.late)} late.{' '}
          {matrix.cycles.length === 0
            ? 'No teams wait for each other in a circle.'
            : matrix.cycles
                .map((cycle) => `${format.count(cycle.length, 'team')} wait for each other in a circle.`)
                .join(' ')}
        </p>
        {matrix.cycles.length === 0 ? null : (
          <details className={styles.cycles}>
            <summary>Who waits in a circle</summary>
            <ul>
              {matrix.cycles.map((cycle) => (
                <li key={cycle.join()}>{cycle.map((id) => nameById.get(id) ?? id).join(', ')}</li>
              ))}
            </ul>
          </details>
        )}
        <MatrixGrid matrix={matrix} chosen={chosen} onChoose={setChosen} />
      </div>
      {cell ? (
        <Panel
          name="matrixCell"
          label="Promises"
          side="right"
          defaultWidth={380}
          min={320}
          max={560}
          as="aside"
          className={styles.cellPanel}
        >
          <CellAgreements
            key={`${cell.givingTeamId} ${cell.needingTeamId}`}
            cell={cell}
            givingName={nameById.get(cell.givingTeamId) ?? ''}
            needingName={nameById.get(cell.needingTeamId) ?? ''}
            onClose={() => setChosen(null)}
          />
        </Panel>
      ) : null}
    </div>
  );
}
