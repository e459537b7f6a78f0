import { useMemo } from 'react';
import { type ChangeForPerson, changedFor } from '../../domain/people/changedFor';
import type { Debt } from '../../domain/people/communicationPlan';
import { useFormat } from '../ui/format';
import { useSchedule, useStandings, useToday } from './derived';
import { useDocument } from './openProgram';

/** What changed for somebody who is owed an update since they last heard. */
export function useChangesFor({ stakeholderId, sinceDay }: Debt): readonly ChangeForPerson[] {
  const document = useDocument();
  const schedule = useSchedule();
  const standings = useStandings();
  const today = useToday();
  const format = useFormat();
  return useMemo(
    () => changedFor(document, schedule, standings, stakeholderId, sinceDay, today, format.dayShort),
    [document, schedule, standings, stakeholderId, sinceDay, today, format],
  );
}
