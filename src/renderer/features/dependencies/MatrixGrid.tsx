import { type KeyboardEvent, useMemo, useRef, useState } from 'react';
import type { Matrix, MatrixCell, MatrixCount } from '../../../domain/matrix/computeMatrix';
import { classNames } from '../../ui/classNames';
import { useFormat } from '../../ui/format';
import { HealthMark } from '../../ui/HealthMark';
import styles from './Matrix.module.css';

type Pair = Pick<MatrixCell, 'givingTeamId' | 'needingTeamId'>;

const markWords = { green: 'on track', amber: 'at risk', red: 'off track' } as const;

/** Heat of a cell in per cent of the hottest; what is open at all is never quite cold. */
function heatOf(cell: MatrixCell, hottest: number): number {
  return cell.open === 0 ? 0 : Math.round(22 + 78 * Math.sqrt(cell.heat / Math.max(0.01, hottest)));
}

/** Giving teams down, needing teams across; the arrow keys move, Enter opens the promises behind a number. */
export function MatrixGrid(props: {
  readonly matrix: Matrix;
  readonly chosen: Pair | null;
  readonly onChoose: (pair: Pair | null) => void;
  /** Cells whose promises would break a circle of teams if they went. */
  readonly cuts: readonly Pair[];
}) {
  const { matrix, chosen, onChoose, cuts } = props;
  const cutPairs = useMemo(() => new Set(cuts.map((it) => `${it.givingTeamId}>${it.needingTeamId}`)), [cuts]);
  const { totals } = matrix;
  // A team that gives nothing has no row, and one that needs nothing no column: they would be empty.
  const givers = matrix.teams.filter((team) => totals.byGivingTeamId.has(team.id));
  const needers = matrix.teams.filter((team) => totals.byNeedingTeamId.has(team.id));
  const format = useFormat();
  const gridRef = useRef<HTMLTableElement>(null);
  const cellByPair = useMemo(
    () => new Map(matrix.cells.map((cell) => [`${cell.givingTeamId}>${cell.needingTeamId}`, cell])),
    [matrix.cells],
  );
  const firstCell = matrix.cells[0];
  const place = (teams: Matrix['teams'], id: string | undefined) =>
    Math.max(
      0,
      teams.findIndex((team) => team.id === id),
    );
  const [active, setActive] = useState(() => ({
    row: place(givers, firstCell?.givingTeamId),
    column: place(needers, firstCell?.needingTeamId),
  }));
  const hottest = Math.max(0, ...matrix.cells.map((cell) => cell.heat));
  const blockById = useMemo(
    () => new Map(matrix.cycles.flatMap((cycle, index) => cycle.map((id) => [id, index] as const))),
    [matrix.cycles],
  );
  const blockAt = (team: Matrix['teams'][number] | undefined) => (team ? blockById.get(team.id) : undefined);

  const onKeyDown = (event: KeyboardEvent) => {
    const lastRow = givers.length - 1;
    const lastColumn = needers.length - 1;
    const { row, column } = active;
    const targets: Readonly<Record<string, { row: number; column: number }>> = {
      ArrowDown: { row: row + 1, column },
      ArrowUp: { row: row - 1, column },
      ArrowRight: { row, column: column + 1 },
      ArrowLeft: { row, column: column - 1 },
      Home: { row: event.ctrlKey ? 0 : row, column: 0 },
      End: { row: event.ctrlKey ? lastRow : row, column: lastColumn },
      PageDown: { row: row + 8, column },
      PageUp: { row: row - 8, column },
    };
    const target = targets[event.key];
    if (target) {
      const clamp = (value: number, last: number) => Math.min(last, Math.max(0, value));
      const next = { row: clamp(target.row, lastRow), column: clamp(target.column, lastColumn) };
      setActive(next);
      const cell = gridRef.current?.querySelector<HTMLElement>(`[data-cell="${next.row},${next.column}"]`);
      cell?.focus();
    } else if (event.key === 'Enter' || event.key === ' ') {
      choose(row, column);
    } else if (event.key === 'Escape' && chosen) {
      onChoose(null);
    } else return;
    event.preventDefault();
  };

  const choose = (row: number, column: number) => {
    const givingTeamId = givers[row]?.id;
    const needingTeamId = needers[column]?.id;
    if (givingTeamId === undefined || needingTeamId === undefined) return;
    setActive({ row, column });
    onChoose(cellByPair.has(`${givingTeamId}>${needingTeamId}`) ? { givingTeamId, needingTeamId } : null);
  };

  const describe = (giving: string, needing: string, cell: MatrixCount | undefined) => {
    if (giving === needing) return `${giving}, the same team`;
    if (!cell) return `${giving} gives ${needing} nothing`;
    const late = cell.late > 0 ? `, ${cell.late} late` : '';
    return `${giving} gives ${needing} ${format.count(cell.count, 'promise')}, ${cell.open} open${late}, ${markWords[cell.worst]}`;
  };

  const dense = needers.length > 12;
  return (
    <div className={styles.scroll}>
      <table
        ref={gridRef}
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern "grid" on a table.
        role="grid"
        aria-label="Who waits on whom"
        aria-readonly="true"
        className={classNames(styles.matrix, dense && styles.dense)}
        onKeyDown={onKeyDown}
      >
        <thead>
          <tr>
            <th scope="col" className={styles.corner}>
              <span className={styles.axisNeeds}>needs →</span>
              <span className={styles.axisGives}>gives ↓</span>
            </th>
            {needers.map((team, column) => (
              <th
                key={team.id}
                scope="col"
                className={classNames(styles.top, active.column === column && styles.activeHead)}
              >
                <span title={team.name}>{team.name}</span>
              </th>
            ))}
            <th scope="col" className={classNames(styles.top, styles.totalHead)}>
              <span>All it gives</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {givers.map((giving, row) => (
            <tr key={giving.id}>
              <th
                scope="row"
                className={classNames(styles.side, active.row === row && styles.activeHead)}
                title={giving.name}
              >
                {giving.name}
              </th>
              {needers.map((needing, column) => {
                const cell = cellByPair.get(`${giving.id}>${needing.id}`);
                const isChosen = chosen?.givingTeamId === giving.id && chosen.needingTeamId === needing.id;
                const block = blockAt(giving);
                const inBlock = block !== undefined && block === blockAt(needing);
                return (
                  // biome-ignore lint/a11y/useKeyWithClickEvents: the grid hears the keys of all its cells.
                  <td
                    key={needing.id}
                    // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: the pattern "grid" on a table.
                    role="gridcell"
                    data-cell={`${row},${column}`}
                    tabIndex={active.row === row && active.column === column ? 0 : -1}
                    aria-label={`${describe(giving.name, needing.name, cell)}${cell && cutPairs.has(`${giving.id}>${needing.id}`) ? ', the cheapest place to cut the circle' : ''}`}
                    aria-selected={isChosen}
                    className={classNames(
                      styles.cell,
                      giving.id === needing.id && styles.same,
                      cell && cell.open > 0 && (cell.late > 0 ? styles.hot : styles.warm),
                      isChosen && styles.chosen,
                      inBlock && blockAt(givers[row - 1]) !== block && styles.blockTop,
                      inBlock && blockAt(givers[row + 1]) !== block && styles.blockBottom,
                      inBlock && blockAt(needers[column - 1]) !== block && styles.blockLeft,
                      inBlock && blockAt(needers[column + 1]) !== block && styles.blockRight,
                      cell?.inCycle && styles.inCycle,
                      cell && cutPairs.has(`${giving.id}>${needing.id}`) && styles.cut,
                    )}
                    style={cell ? { ['--heat' as string]: `${heatOf(cell, hottest)}%` } : undefined}
                    onClick={() => choose(row, column)}
                    onFocus={() => setActive({ row, column })}
                  >
                    {cell ? (
                      <span className={classNames(styles.value, cell.open === 0 && styles.closed)}>
                        {cell.count}
                        {cell.worst === 'green' ? null : <HealthMark health={cell.worst} size={9} />}
                      </span>
                    ) : null}
                  </td>
                );
              })}
              <TotalCell count={totals.byGivingTeamId.get(giving.id)} edge="right" />
            </tr>
          ))}
        </tbody>
        <tfoot>
          <tr>
            <th scope="row" className={classNames(styles.side, styles.totalHead)}>
              All it needs
            </th>
            {needers.map((needing) => (
              <TotalCell key={needing.id} count={totals.byNeedingTeamId.get(needing.id)} edge="bottom" />
            ))}
            <TotalCell count={totals.all} edge="both" />
          </tr>
        </tfoot>
      </table>
    </div>
  );
}

function TotalCell(props: {
  readonly count: MatrixCount | undefined;
  readonly edge: 'right' | 'bottom' | 'both';
}) {
  const { count, edge } = props;
  return (
    <td className={classNames(styles.total, styles[edge])}>
      {count ? (
        <span className={styles.value}>
          {count.count}
          {count.late > 0 ? <span className={styles.lateCount}>{`${count.late} late`}</span> : null}
        </span>
      ) : (
        <span className={styles.none}>0</span>
      )}
    </td>
  );
}
