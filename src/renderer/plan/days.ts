import type { ScheduledRow } from '../../domain/schedule/schedule';
import { type Day, numberToDay } from '../../domain/time/day';

/** The civil day of a number of minutes on the civil axis. */
export function minutesToDay(minutes: number): Day {
  return numberToDay(Math.floor(minutes / 1_440));
}

/** The first and the last day of a scheduled row. */
export function daysOfRow(row: ScheduledRow): { readonly startDay: Day; readonly finishDay: Day } {
  return { startDay: minutesToDay(row.startMinutes), finishDay: minutesToDay(row.finishMinutes) };
}
