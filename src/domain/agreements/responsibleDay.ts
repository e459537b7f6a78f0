import { teamIndex } from '../graph/teams';
import type { Agreement, Dependency } from '../model/dependency';
import type { ProgramDocument } from '../model/document';
import { indexRows } from '../model/document';
import { rememberByRow } from '../remembered';
import { createCalendarChoice, programCalendar } from '../schedule/rowCalendars';
import type { Schedule, ScheduledRow } from '../schedule/schedule';
import { addDays, type Day, dayToNumber, numberToDay } from '../time/day';
import type { WorkingCalendar } from '../time/workingCalendar';
import { isOpenState } from './moves';

const secondsPerDay = 86_400;

/** What the giver still has to do before the hand-over, and the last day on which that can be begun in time. */
export type ResponsibleDay = {
  /** [A15] The last day on which escalating still helps. */
  readonly day: Day;
  /** Working minutes that the giving team still has to work, along its longest unfinished chain up to the hand-over. */
  readonly remainingMinutes: number;
  /** Working minutes that the schedule says are missing (negative total slack), as a positive number. */
  readonly missingMinutes: number;
  /** A supplier's lead time decided, because it is longer. */
  readonly byLead: boolean;
};

/**
 * [A15] The latest responsible day of every open promise that is not handed over: the needed-by day less the working
 * time that the giver still has to work (its longest chain of unfinished work up to the hand-over) and less what its
 * slack is short of; of a supplier, less its lead time where that is longer. Promises of which nothing is known but
 * the needed-by day have none. By the id of the dependency; of all dependencies, or of those that are given.
 */
export function computeResponsibleDays(
  document: ProgramDocument,
  schedule: Schedule,
  dependencies: readonly Dependency[] = document.dependencies,
): ReadonlyMap<string, ResponsibleDay> {
  const dayById = new Map<string, ResponsibleDay>();
  const calendarFor = createCalendarChoice(document);
  const general = programCalendar(document);
  const remaining = createRemainingWork(document, schedule);
  const rowOf = placeableRows(document);
  for (const dependency of dependencies) {
    const { agreement, predecessorId } = dependency;
    if (agreement === null || agreement.neededByDay === null || !isOpenState(agreement.state)) continue;
    if (agreement.state === 'Delivered') continue;
    const scheduled = schedule.byId.get(predecessorId);
    if (scheduled?.done) continue;
    if (!scheduled) {
      const day = leadDayOf(agreement);
      if (day !== null) {
        dayById.set(dependency.id, { day, remainingMinutes: 0, missingMinutes: 0, byLead: true });
      }
      continue;
    }
    const row = rowOf.get(predecessorId);
    const responsible = responsibleDayOf(
      dependency,
      remaining(predecessorId, agreement.givingTeamId),
      Math.max(0, -scheduled.totalSlackMinutes),
      row ? calendarFor(row) : general,
    );
    if (responsible) dayById.set(dependency.id, responsible);
  }
  return dayById;
}

/** The day on which a supplier has to be told, by its lead time. */
function leadDayOf({ neededByDay, leadDays }: Agreement): Day | null {
  return neededByDay === null || leadDays === null ? null : addDays(neededByDay, -leadDays);
}

const responsibleDayOf = rememberByRow(
  (
    { agreement }: Dependency,
    remainingMinutes: number,
    missingMinutes: number,
    calendar: WorkingCalendar,
  ): ResponsibleDay | null => {
    if (agreement === null || agreement.neededByDay === null) return null;
    const due = calendar.endOfDay(dayToNumber(agreement.neededByDay));
    const from = calendar.add(due, -(remainingMinutes + missingMinutes) * 60);
    const workDay = numberToDay(Math.floor(Math.min(from, due) / secondsPerDay));
    const leadDay = leadDayOf(agreement);
    const byLead = leadDay !== null && leadDay < workDay;
    return { day: byLead ? leadDay : workDay, remainingMinutes, missingMinutes, byLead };
  },
);

type Placeable = Parameters<ReturnType<typeof createCalendarChoice>>[0];

function placeableRows(document: ProgramDocument): { get: (id: string) => Placeable | undefined } {
  const tables = [indexRows(document.tasks), indexRows(document.milestones), indexRows(document.projects)];
  return {
    get: (id) => tables.map((it) => it.get(id)).find((it) => it !== undefined) as Placeable | undefined,
  };
}

/** Working minutes that are left of a row: nothing of what is done. */
function leftOf(row: ScheduledRow): number {
  if (row.done || row.kind === 'milestone') return 0;
  return row.durationMinutes * (1 - Math.min(100, Math.max(0, row.percentComplete)) / 100);
}

/**
 * The longest chain of unfinished work of one team that ends with a row, in working minutes; remembered, and safe on
 * circles and on chains of any depth.
 */
function createRemainingWork(
  document: ProgramDocument,
  schedule: Schedule,
): (rowId: string, teamId: string) => number {
  const teamOf = teamIndex(document);
  const driversById = new Map<string, Dependency[]>();
  for (const dependency of document.dependencies) {
    if (!dependency.drives) continue;
    const known = driversById.get(dependency.successorId);
    if (known) known.push(dependency);
    else driversById.set(dependency.successorId, [dependency]);
  }
  const known = new Map<string, number>();
  return (rowId, teamId) => {
    const keyOf = (id: string) => `${id} ${teamId}`;
    const underWay = new Set<string>();
    const stack = [rowId];
    while (stack.length > 0) {
      const id = stack.at(-1) as string;
      const row = schedule.byId.get(id);
      if (known.has(keyOf(id)) || !row) {
        if (!row) known.set(keyOf(id), 0);
        stack.pop();
        continue;
      }
      const before = (driversById.get(id) ?? []).filter(
        (it) => teamOf(it.predecessorId) === teamId && schedule.byId.get(it.predecessorId)?.done === false,
      );
      const missing = before.filter(
        (it) => !known.has(keyOf(it.predecessorId)) && !underWay.has(it.predecessorId),
      );
      if (missing.length > 0 && !underWay.has(id)) {
        underWay.add(id);
        for (const it of missing) stack.push(it.predecessorId);
        continue;
      }
      const longest = before.reduce((most, it) => Math.max(most, known.get(keyOf(it.predecessorId)) ?? 0), 0);
      known.set(keyOf(id), leftOf(row) + longest);
      stack.pop();
    }
    return known.get(keyOf(rowId)) ?? 0;
  };
}
