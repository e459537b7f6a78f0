import { computeMatrix } from '../../domain/matrix/computeMatrix';
import { computeSchedule } from '../../domain/schedule/computeSchedule';
import { type Command, columnsToText, printJson } from '../command';
import { readingOptions, readPlan } from '../readPlan';
import { todayOf } from '../today';

/** `matrix FILE… [--json]` */
export const matrixCommand: Command = {
  usage: 'matrix FILE… [--today DAY] [--json]',
  does: 'says who waits on whom',
  options: { values: ['today', ...readingOptions], flags: ['json'] },
  async run(args, speech) {
    const { document } = await readPlan(args);
    const matrix = computeMatrix(document, computeSchedule(document), todayOf(args, document));
    const nameById = new Map(matrix.teams.map((team) => [team.id, team.name]));
    const cells = matrix.cells.map(({ givingTeamId, needingTeamId, count, open, late, worst }) => ({
      giving: nameById.get(givingTeamId) ?? givingTeamId,
      needing: nameById.get(needingTeamId) ?? needingTeamId,
      count,
      open,
      late,
      worst,
    }));
    if (args.has('json')) {
      printJson(speech, { teams: matrix.teams.map((team) => team.name), cells });
      return;
    }
    if (cells.length === 0) {
      speech.out('No team waits on another.\n');
      return;
    }
    const rows = cells.map((cell) => [
      cell.needing,
      'waits on',
      cell.giving,
      `${cell.count} in all`,
      `${cell.open} open`,
      `${cell.late} late`,
      cell.worst,
    ]);
    speech.out(columnsToText(rows));
  },
};
