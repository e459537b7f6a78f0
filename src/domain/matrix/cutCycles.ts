import { stronglyConnected } from '../graph/components';
import type { Matrix, MatrixCell } from './computeMatrix';

/** Where a circle of teams is broken for the least. */
export type CycleCut = {
  /** The teams of the circle. */
  readonly cycle: readonly string[];
  readonly givingTeamId: string;
  readonly needingTeamId: string;
  /** Open promises that would have to be dropped, delivered or turned round. */
  readonly open: number;
  /** How many teams still wait for each other afterwards; 0 when the circle is broken. */
  readonly leaves: number;
};

/** How many of some teams wait for each other over open promises, without those of one cell. */
function teamsInCircles(teams: readonly string[], cells: readonly MatrixCell[], without: MatrixCell): number {
  const successors = new Map<string, string[]>();
  for (const cell of cells) {
    if (cell === without) continue;
    successors.set(cell.givingTeamId, [...(successors.get(cell.givingTeamId) ?? []), cell.needingTeamId]);
  }
  return stronglyConnected(teams, successors)
    .filter((block) => block.length > 1)
    .reduce((sum, block) => sum + block.length, 0);
}

/**
 * [X14] For each circle of teams the cell to cut: of those that free the most teams the one with the fewest open
 * promises, and of these the coolest. A tangle of several circles takes several cuts, one after the other.
 */
export function cheapestCuts(matrix: Matrix): readonly CycleCut[] {
  return matrix.cycles.flatMap((cycle) => {
    const members = new Set(cycle);
    const inside = matrix.cells.filter(
      (cell) => cell.open > 0 && members.has(cell.givingTeamId) && members.has(cell.needingTeamId),
    );
    const tried = inside.map((cell) => {
      const leaves = teamsInCircles(cycle, inside, cell);
      return { cell, leaves, price: cell.open / Math.max(0.001, cycle.length - leaves) };
    });
    const [best] = tried.sort(
      (a, b) => a.price - b.price || a.leaves - b.leaves || a.cell.heat - b.cell.heat,
    );
    if (!best) return [];
    const { givingTeamId, needingTeamId, open } = best.cell;
    return [{ cycle, givingTeamId, needingTeamId, open, leaves: best.leaves }];
  });
}
