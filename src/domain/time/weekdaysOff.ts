import type { Calendar } from '../model/calendar';

/** The weekdays on which nobody works, 0 Sunday … 6 Saturday; the weekend where there is no such calendar. */
export function weekdaysOff(calendars: readonly Calendar[], calendarId: string | null): ReadonlySet<number> {
  const calendar = calendars.find((it) => it.id === calendarId);
  if (!calendar) return new Set([0, 6]);
  return new Set(calendar.week.flatMap((intervals, weekday) => (intervals.length === 0 ? [weekday] : [])));
}
