import { useMemo } from 'react';
import { type ReviewAgenda, reviewAgenda } from '../../../domain/agreements/reviewAgenda';
import { computeMatrix } from '../../../domain/matrix/computeMatrix';
import { useRegister, useSchedule, useToday } from '../../plan/derived';
import { useDocument } from '../../plan/openProgram';

/** What today's review goes through. */
export function useReviewAgenda(): ReviewAgenda {
  const document = useDocument();
  const schedule = useSchedule();
  const rows = useRegister();
  const today = useToday();
  return useMemo(() => {
    const { cycles, teams } = computeMatrix(document, schedule, today);
    const nameById = new Map(teams.map((team) => [team.id, team.name]));
    const named = cycles.map((cycle) => cycle.map((id) => nameById.get(id) ?? id));
    return reviewAgenda(document, rows, named, today);
  }, [document, schedule, rows, today]);
}
