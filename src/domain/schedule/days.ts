import { type Day, numberToDay } from '../time/day';
import type { ScheduledRow } from './schedule';

const minutesPerDay = 1_440;

/** The civil day on which a row starts. */
export function startDay(row: Pick<ScheduledRow, 'startMinutes' | 'finishMinutes'>): Day {
  return numberToDay(Math.floor(row.startMinutes / minutesPerDay));
}

/** The civil day on which a row finishes: an end at midnight belongs to the day that ends there. A point has one day. */
export function finishDay(row: Pick<ScheduledRow, 'startMinutes' | 'finishMinutes'>): Day {
  return numberToDay(finishDayNumber(row.startMinutes, row.finishMinutes));
}

/** The civil days between which a row may lie without making the program late. */
export function lateDays(row: Pick<ScheduledRow, 'lateStartMinutes' | 'lateFinishMinutes'>): {
  readonly startDay: Day;
  readonly finishDay: Day;
} {
  return {
    startDay: numberToDay(Math.floor(row.lateStartMinutes / minutesPerDay)),
    finishDay: numberToDay(finishDayNumber(row.lateStartMinutes, row.lateFinishMinutes)),
  };
}

/** The number of the day on which a row finishes. */
export function finishDayNumber(startMinutes: number, finishMinutes: number): number {
  const last = finishMinutes > startMinutes ? finishMinutes - 1 / 60 : finishMinutes;
  return Math.floor(last / minutesPerDay);
}

/** Total slack in working days of the row's own calendar; negative when something cannot be met. Not rounded. */
export function slackDays(row: Pick<ScheduledRow, 'totalSlackMinutes' | 'dayMinutes'>): number {
  return row.totalSlackMinutes / row.dayMinutes;
}

/** Free slack, which delays nobody at all, in working days of the row's own calendar. Not rounded. */
export function freeSlackDays(row: Pick<ScheduledRow, 'freeSlackMinutes' | 'dayMinutes'>): number {
  return row.freeSlackMinutes / row.dayMinutes;
}

/** Length in working days of the row's own calendar. Not rounded. */
export function durationDays(row: Pick<ScheduledRow, 'durationMinutes' | 'dayMinutes'>): number {
  return row.durationMinutes / row.dayMinutes;
}
