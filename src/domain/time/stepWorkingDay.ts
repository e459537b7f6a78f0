import { addDays, type Day, dayToNumber } from './day';
import type { WorkingCalendar } from './workingCalendar';

/** Days off that are stepped over at most: a calendar may say that nobody works for a century. */
const longestPause = 3_660;

/**
 * The day `days` away, and further the same way while nobody works on it, so that a step of one day from a Friday is
 * the Monday ([C10]). From a day off, and over more than ten years without work, it is just that many days.
 */
export function stepWorkingDay(calendar: WorkingCalendar, from: Day, days: number): Day {
  const to = addDays(from, days);
  if (days === 0 || !calendar.worksOn(dayToNumber(from))) return to;
  const step = Math.sign(days);
  let day = to;
  for (let paused = 0; paused < longestPause; paused++) {
    if (calendar.worksOn(dayToNumber(day))) return day;
    const next = addDays(day, step);
    if (next === day) break;
    day = next;
  }
  return to;
}
