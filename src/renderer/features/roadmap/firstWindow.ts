import { minutesPerDay, type TimeWindow } from './timeScale';

/** Shorter plans than this open with room around them: one bar across the whole chart says nothing. */
const shortestFirstWindow = 180 * minutesPerDay;
/** Longer plans than this do not open as a whole: their bars would be specks. */
const longestFirstWindow = 15 * 366 * minutesPerDay;

/** What of the time axis is shown of a plan that was not looked at before. */
export function firstWindowOf(whole: TimeWindow | null, todayMinutes: number): TimeWindow {
  if (whole === null) {
    return { fromMinutes: todayMinutes - 30 * minutesPerDay, toMinutes: todayMinutes + 150 * minutesPerDay };
  }
  const length = whole.toMinutes - whole.fromMinutes;
  if (length < shortestFirstWindow) {
    const fromMinutes = whole.fromMinutes - (shortestFirstWindow - length) / 6;
    return { fromMinutes, toMinutes: fromMinutes + shortestFirstWindow };
  }
  if (length <= longestFirstWindow) return whole;
  const middle = Math.min(Math.max(todayMinutes, whole.fromMinutes), whole.toMinutes);
  return { fromMinutes: middle - 240 * minutesPerDay, toMinutes: middle + 240 * minutesPerDay };
}
