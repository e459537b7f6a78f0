import type { WorkingCalendar } from './workingCalendar';

/** A time moved by a duration: over working time, or over the clock. */
export function shift(calendar: WorkingCalendar, elapsed: boolean, time: number, seconds: number): number {
  return elapsed ? time + seconds : calendar.add(time, seconds);
}

/** The duration between two times: working, or by the clock. */
export function spanBetween(calendar: WorkingCalendar, elapsed: boolean, from: number, to: number): number {
  return elapsed
    ? to - from
    : Number.isNaN(from) || Number.isNaN(to)
      ? Number.NaN
      : calendar.between(from, to);
}
