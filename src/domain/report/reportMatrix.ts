import type { ColorRole } from '../layout/drawing';
import type { TableCell, TableContent } from '../layout/pageTable';
import { computeMatrix, type MatrixCell } from '../matrix/computeMatrix';
import type { ReportFacts } from './reportFacts';
import { textCell } from './reportSection';

/** Columns of more teams than these are headed by numbers. */
const namedColumns = 9;

const fillByMark: Readonly<Record<MatrixCell['worst'], ColorRole>> = {
  green: 'green.tint',
  amber: 'amber.tint',
  red: 'red.tint',
};

/** Who waits on whom, as a table: rows give, columns need; only teams with open agreements. Null without any. */
export function matrixTable(facts: ReportFacts): TableContent | null {
  const { document, schedule, today } = facts;
  const matrix = computeMatrix(document, schedule, today);
  const openCells = matrix.cells.filter((cell) => cell.open > 0);
  if (openCells.length === 0) return null;
  const giving = new Set(openCells.map((cell) => cell.givingTeamId));
  const needing = new Set(openCells.map((cell) => cell.needingTeamId));
  const rows = matrix.teams.filter((team) => giving.has(team.id));
  const columns = matrix.teams.filter((team) => needing.has(team.id));
  const byNumber = columns.length > namedColumns;
  const teams = matrix.teams.filter((team) => giving.has(team.id) || needing.has(team.id));
  const numberOf = new Map(teams.map((team, i) => [team.id, i + 1]));
  const cellByPair = new Map(openCells.map((cell) => [`${cell.givingTeamId} ${cell.needingTeamId}`, cell]));
  const words = (open: number, late: number) =>
    late === 0 ? String(open) : byNumber ? `${open} (${late})` : `${open}, ${late} late`;
  const sumOf = (cells: readonly MatrixCell[]) =>
    words(
      cells.reduce((sum, it) => sum + it.open, 0),
      cells.reduce((sum, it) => sum + it.late, 0),
    );
  const cellOf = (cell: MatrixCell | undefined): TableCell => {
    if (!cell) return { runs: [{ text: '' }] };
    const mark = cell.late > 0 ? 'red' : cell.worst;
    return {
      runs: [{ text: words(cell.open, cell.late), weight: 600, color: `${mark}.ink` }],
      fill: fillByMark[mark],
    };
  };
  const rowTitle = (team: (typeof rows)[number]) =>
    byNumber ? `${numberOf.get(team.id)} ${team.name}` : team.name;
  const left = byNumber ? teams.filter((team) => !giving.has(team.id)) : [];
  return {
    caption: 'Open agreements: rows give, columns need',
    columns: [
      { title: byNumber ? 'Gives (row), needs (column)' : 'Gives', width: { fit: true, max: 150 } },
      ...columns.map((team) => ({
        title: byNumber ? String(numberOf.get(team.id)) : team.name,
        width: { share: 1 },
        align: 'center' as const,
      })),
      { title: 'All', width: { fit: true, max: 70 }, align: 'center' },
    ],
    sections: [
      {
        title: null,
        rows: [
          ...rows.map((team) => ({
            cells: [
              { runs: [{ text: rowTitle(team), weight: 500 as const }] },
              ...columns.map((other) => cellOf(cellByPair.get(`${team.id} ${other.id}`))),
              textCell(sumOf(openCells.filter((cell) => cell.givingTeamId === team.id))),
            ],
          })),
          // A team that only needs has no row of its own, but its number must be told.
          ...left.map((team) => ({
            cells: [
              { runs: [{ text: rowTitle(team), weight: 500 as const }] },
              ...columns.map(() => ({ runs: [{ text: '' }] })),
              textCell(null),
            ],
          })),
          {
            cells: [
              { runs: [{ text: 'All', weight: 600 as const }] },
              ...columns.map((other) =>
                textCell(sumOf(openCells.filter((cell) => cell.needingTeamId === other.id))),
              ),
              textCell(sumOf(openCells)),
            ],
          },
        ],
      },
    ],
  };
}
