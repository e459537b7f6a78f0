import { Grid3x3, Scissors } from 'lucide-react';
import { useMemo, useState } from 'react';
import { computeMatrix, type MatrixCell } from '../../../domain/matrix/computeMatrix';
import { cheapestCuts } from '../../../domain/matrix/cutCycles';
import { useSchedule, useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';
import { TopicLink } from '../../plan/TopicLink';
import { Button } from '../../ui/Button';
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
  const cuts = useMemo(() => cheapestCuts(matrix), [matrix]);
  const nameById = useMemo(() => new Map(matrix.teams.map((team) => [team.id, team.name])), [matrix.teams]);
  const { all } = matrix.totals;

  if (all.count === 0) {
    return (
      <EmptyState
        title="No team has asked another for anything yet"
        icon={<Grid3x3 aria-hidden />}
        learn={<TopicLink topicId="finding-dependencies" />}
      >
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
        {cuts.length === 0 ? null : (
          <ul className={styles.cycles} aria-label="Circles of teams">
            {cuts.map((cut) => {
              const name = (id: string) => nameById.get(id) ?? id;
              return (
                <li key={cut.cycle.join()}>
                  <span className={styles.cycleNames}>{cut.cycle.map(name).join(', ')}</span>
                  <Button
                    size="small"
                    icon={<Scissors aria-hidden />}
                    onPress={() => setChosen(cut)}
                    label={`Where to cut: ${name(cut.givingTeamId)} gives ${name(cut.needingTeamId)}`}
                  >
                    {`Cheapest cut: ${name(cut.givingTeamId)} → ${name(cut.needingTeamId)}, ${format.count(cut.open, 'open promise')}${cut.leaves === 0 ? '' : `, leaves ${format.count(cut.leaves, 'team')}`}`}
                  </Button>
                </li>
              );
            })}
          </ul>
        )}
        <MatrixGrid matrix={matrix} chosen={chosen} onChoose={setChosen} cuts={cuts} />
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
