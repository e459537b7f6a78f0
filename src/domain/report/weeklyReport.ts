import { addDays, type Day, dayToNumber, weekdayOf } from '../time/day';

/** A report that is to be prepared each week: on which weekday (0 Sunday … 6 Saturday), and when it last was. */
export type WeeklyReport = { readonly weekday: number; readonly preparedDay: Day | null };

/** [R33] Whether the report of this week is still to be prepared: its weekday has come since the last one. */
export function isWeeklyReportDue({ weekday, preparedDay }: WeeklyReport, today: Day): boolean {
  const daysSince = (weekdayOf(dayToNumber(today)) - weekday + 7) % 7;
  return preparedDay === null || preparedDay < addDays(today, -daysSince);
}
