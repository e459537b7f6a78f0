import type { WorkingInterval } from '../model/calendar';
import { err, ok, type Result } from '../result';

const minutesPerDay = 1_440;
const weekdayNames = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const daysOff = new Set(['', 'off', 'day off', 'none', 'free', 'closed', '-', '–', '—']);
const spanPattern =
  /^(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?\s*(?:-|–|—|to|until)\s*(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm)?$/;

/** Minutes since midnight of "9", "9:30", "5 pm"; null for what is no time of day. 24:00 is the day's end. */
function timeToMinutes(hour: string, minute = '0', half: string | undefined): number | null {
  const hours = Number(hour);
  const minutes = Number(minute);
  if (minutes > 59 || hours > 24 || (half !== undefined && (hours < 1 || hours > 12))) return null;
  const total = (half === undefined ? hours : (hours % 12) + (half === 'pm' ? 12 : 0)) * 60 + minutes;
  return total > minutesPerDay ? null : total;
}

/**
 * Reads the working hours of a day as they are typed: "9-12, 13-17", "08:30–17:00", "9 am to 5 pm", "off" ([C9]).
 * Answers the intervals in order, none for a day off, or what is wrong with the text.
 */
export function parseWorkingHours(text: string): Result<WorkingInterval[], string> {
  const whole = text.trim().toLowerCase();
  if (daysOff.has(whole)) return ok([]);
  const intervals: WorkingInterval[] = [];
  for (const part of whole.split(/[,;+]|\band\b/).map((it) => it.trim())) {
    if (part === '') continue;
    const [, fromHour, fromMinute, fromHalf, toHour, toMinute, toHalf] = spanPattern.exec(part) ?? [];
    const from = fromHour === undefined ? null : timeToMinutes(fromHour, fromMinute, fromHalf);
    const to = toHour === undefined ? null : timeToMinutes(toHour, toMinute, toHalf);
    if (from === null || to === null) return err(`“${part.slice(0, 40)}” is no span of hours`);
    if (from >= to) return err(`“${part}” ends before it begins`);
    intervals.push({ from, to });
  }
  if (intervals.length === 0) return err(`“${text.slice(0, 40)}” holds no hours`);
  if (intervals.length > 24) return err('there are more than 24 spans');
  intervals.sort((a, b) => a.from - b.from);
  const overlapsAt = intervals.findIndex(({ from }, i) => from < (intervals[i - 1]?.to ?? 0));
  return overlapsAt < 0 ? ok(intervals) : err('two spans overlap');
}

const timeToText = (minutes: number) =>
  `${String(Math.floor(Math.round(minutes) / 60)).padStart(2, '0')}:${String(Math.round(minutes) % 60).padStart(2, '0')}`;

/** "09:00–12:00, 13:00–17:00"; "Off" without any. */
export function workingHoursToText(intervals: readonly WorkingInterval[]): string {
  if (intervals.length === 0) return 'Off';
  return intervals.map(({ from, to }) => `${timeToText(from)}–${timeToText(to)}`).join(', ');
}

/** Working time of a day, in hours, to a hundredth. */
export function hoursOf(intervals: readonly WorkingInterval[]): number {
  const minutes = intervals.reduce((sum, { from, to }) => sum + to - from, 0);
  return Math.round(minutes / 0.6) / 100;
}

/** The weekdays, 0 Sunday, in the order of a week that starts on one of them. */
export function weekdaysFrom(weekStart: number): readonly number[] {
  return weekdayNames.map((_, i) => (i + weekStart) % 7);
}

/** A week in short: "Mon–Thu 8 h, Fri 6 h"; "No working time" where there is none. */
export function weekToText(week: readonly (readonly WorkingInterval[])[], weekStart = 1): string {
  const runs: { from: number; to: number; hours: number }[] = [];
  for (const weekday of weekdaysFrom(weekStart)) {
    const hours = hoursOf(week[weekday] ?? []);
    const last = runs.at(-1);
    if (last && last.hours === hours) last.to = weekday;
    else runs.push({ from: weekday, to: weekday, hours });
  }
  const worked = runs.filter(({ hours }) => hours > 0);
  if (worked.length === 0) return 'No working time';
  return worked
    .map(({ from, to, hours }) => {
      const days = from === to ? weekdayNames[from] : `${weekdayNames[from]}–${weekdayNames[to]}`;
      return `${days} ${hours} h`;
    })
    .join(', ');
}
