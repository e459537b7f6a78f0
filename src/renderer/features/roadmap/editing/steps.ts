import type { SingleCommand } from '../../../../domain/commands/command';
import { datedGates, moveGate } from '../../../../domain/editing/gateDay';
import type { ProgramDocument } from '../../../../domain/model/document';
import type { Schedule, ScheduledRow } from '../../../../domain/schedule/schedule';
import { addDays, type Day, dayToNumber, weekdayOf } from '../../../../domain/time/day';
import { finishDayOf, moveCommand, resizeCommands, startDayOf } from './moves';

/** The day some days away, and on in the same direction while nobody works then, unless it began on such a day. */
function stepOverDaysOff(day: Day, days: number, daysOff: ReadonlySet<number>): Day {
  const isOff = (it: Day) => daysOff.has(weekdayOf(dayToNumber(it)));
  let target = addDays(day, days);
  if (isOff(day) || daysOff.size >= 7) return target;
  while (isOff(target)) target = addDays(target, Math.sign(days));
  return target;
}

/** The rows of a selection that stand on the time axis. */
export function scheduledRows(schedule: Schedule, ids: readonly string[]): readonly ScheduledRow[] {
  return ids.map((id) => schedule.byId.get(id)).filter((row) => row !== undefined);
}

/** What of a bar is stepped: all of it, or one of its ends. */
export type SteppedPart = 'move' | 'start' | 'finish';

/** What brings rows, or only an end of theirs, some days later; summaries take their dates from their parts. */
export function stepCommands(
  rows: readonly ScheduledRow[],
  days: number,
  what: SteppedPart,
  daysOff: ReadonlySet<number>,
): readonly SingleCommand[] {
  if (days === 0) return [];
  return rows.flatMap((row) => {
    if (row.summary) return [];
    if (what === 'move') {
      const from = row.kind === 'milestone' ? finishDayOf(row) : startDayOf(row);
      return [moveCommand(row, stepOverDaysOff(from, days, daysOff))];
    }
    const [first, last] = [startDayOf(row), finishDayOf(row)];
    const startDay = what === 'start' ? stepOverDaysOff(first, days, daysOff) : first;
    const finishDay = what === 'finish' ? stepOverDaysOff(last, days, daysOff) : last;
    if (finishDay < startDay) return [];
    return resizeCommands(row, what === 'start' ? { startDay } : { finishDay });
  });
}

/** What moves gates, and why those that stay do. */
export type GateMoves = { readonly commands: readonly SingleCommand[]; readonly fault: string | null };

/** What moves the gates among some rows, each to the day that `dayOf` makes of its own. */
export function moveGates(
  document: ProgramDocument,
  ids: readonly string[],
  dayOf: (day: Day, id: string) => Day,
): GateMoves {
  const moves = datedGates(document, ids).map((gate) => moveGate(gate, dayOf(gate.day, gate.id)));
  return {
    commands: moves.flatMap((move) => (move.ok ? [move.value] : [])),
    fault: moves.flatMap((move) => (move.ok ? [] : [move.error]))[0] ?? null,
  };
}

/** What brings the gates among some rows some days later. */
export function stepGates(
  document: ProgramDocument,
  ids: readonly string[],
  days: number,
  daysOff: ReadonlySet<number>,
): GateMoves {
  return moveGates(document, ids, (day) => stepOverDaysOff(day, days, daysOff));
}
