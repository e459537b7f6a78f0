import type { Calendar, WorkingInterval } from '../model/calendar';
import { type Day, dayToNumber, firstDayNumber, lastDayNumber, weekdayOf } from './day';

const secondsPerDay = 86_400;
/** The axis ends at the years that can be written (1 to 9999): arithmetic stops there instead of running away. */
const firstSecond = firstDayNumber * secondsPerDay;
const lastSecond = (lastDayNumber + 1) * secondsPerDay - 60;

const officeHours: readonly WorkingInterval[] = [
  { from: 8 * 60, to: 12 * 60 },
  { from: 13 * 60, to: 17 * 60 },
];
/** Monday to Friday, 08:00–12:00 and 13:00–17:00. */
export const officeWeek: readonly (readonly WorkingInterval[])[] = [
  [],
  officeHours,
  officeHours,
  officeHours,
  officeHours,
  officeHours,
  [],
];

/** The working time of one kind of day, as columns: seconds since midnight, ascending. */
type DayPattern = {
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Working seconds before each interval of the day, and at the end of the day. */
  readonly before: Float64Array;
  readonly total: number;
};

function intervalsToPattern(intervals: readonly WorkingInterval[]): DayPattern {
  const count = intervals.length;
  const from = new Float64Array(count);
  const to = new Float64Array(count);
  const before = new Float64Array(count);
  let total = 0;
  for (let i = 0; i < count; i++) {
    const interval = intervals[i] as WorkingInterval;
    from[i] = Math.round(interval.from * 60);
    to[i] = Math.round(interval.to * 60);
    before[i] = total;
    total += (to[i] as number) - (from[i] as number);
  }
  return { from, to, before, total };
}

/** Working seconds of a day before a second of it. */
function workBefore(pattern: DayPattern, second: number): number {
  const { from, to } = pattern;
  let work = 0;
  for (let i = 0; i < from.length; i++) {
    const begin = from[i] as number;
    if (second <= begin) return work;
    const end = to[i] as number;
    if (second <= end) return work + second - begin;
    work += end - begin;
  }
  return work;
}

/** The second of a day at which `work` seconds of it are done; the end of an interval, not the next one's start. */
function secondReached(pattern: DayPattern, work: number): number {
  const { from, to, before } = pattern;
  for (let i = 0; i < from.length; i++) {
    const second = (from[i] as number) + work - (before[i] as number);
    if (second <= (to[i] as number)) return second;
  }
  return to[to.length - 1] ?? 0;
}

/** The second of a day at which work after `work` seconds of it goes on: the next interval's start, not an end. */
function secondResumed(pattern: DayPattern, work: number): number {
  const { from, to, before } = pattern;
  for (let i = 0; i < from.length; i++) {
    const second = (from[i] as number) + work - (before[i] as number);
    if (second < (to[i] as number)) return second;
  }
  return to[to.length - 1] ?? 0;
}

/** A stretch of days that all follow the week, or all are one exception. */
type Stretch = {
  readonly startDay: number;
  /** `null` where the week holds. */
  readonly pattern: DayPattern | null;
};

/**
 * A working calendar ready for arithmetic. Times are whole **seconds** on the civil axis (since 1970-01-01T00:00, no
 * zone): with whole seconds the end of an interval is met exactly, however many fractions of minutes were added.
 *
 * Working time is a function of civil time that never falls; its two inverses differ where nobody works: `reached`
 * is the end of the interval before, `resumed` the start of the next. Both ways cost a binary search over the
 * exceptions, remembered from one call to the next, and arithmetic on the week; memory does not grow with the span.
 */
export class WorkingCalendar {
  /** Working seconds of a week without exceptions. */
  readonly weekSeconds: number;
  /** Working seconds of an average working day of the week. */
  readonly daySeconds: number;
  /** The calendar asked for no working time at all, and office hours stand in. */
  readonly withoutWork: boolean;
  readonly #week: readonly DayPattern[];
  /** Working seconds of the week before each day, Sunday first. */
  readonly #weekBefore = new Float64Array(8);
  readonly #startDay: Float64Array;
  readonly #startWork: Float64Array;
  readonly #patterns: readonly (DayPattern | null)[];
  #lastByDay = 0;
  #lastByWork = 0;

  constructor(
    week: readonly (readonly WorkingInterval[])[] = officeWeek,
    exceptions: readonly {
      readonly startDay: Day;
      readonly finishDay: Day;
      readonly intervals: readonly WorkingInterval[];
    }[] = [],
  ) {
    this.withoutWork = week.every((day) => day.length === 0);
    const source = this.withoutWork ? officeWeek : week;
    this.#week = Array.from({ length: 7 }, (_, weekday) => intervalsToPattern(source[weekday] ?? []));
    let total = 0;
    let workingDays = 0;
    for (let weekday = 0; weekday < 7; weekday++) {
      this.#weekBefore[weekday] = total;
      const pattern = this.#week[weekday] as DayPattern;
      total += pattern.total;
      if (pattern.total > 0) workingDays++;
    }
    this.#weekBefore[7] = total;
    this.weekSeconds = total;
    this.daySeconds = total / workingDays;
    const stretches = exceptionsToStretches(exceptions);
    this.#startDay = Float64Array.from(stretches, (stretch) => stretch.startDay);
    this.#patterns = stretches.map((stretch) => stretch.pattern);
    this.#startWork = new Float64Array(stretches.length);
    this.#startWork[0] = Number.NEGATIVE_INFINITY;
    for (let i = 1; i < stretches.length; i++) {
      const startDay = this.#startDay[i] as number;
      this.#startWork[i] = this.#workInStretch(i - 1, startDay, 0);
    }
  }

  /** Working seconds of the plain week between the Sunday-based origin and a second of a day. */
  #weekWork(dayNumber: number, second: number): number {
    const weekday = weekdayOf(dayNumber);
    const weeks = (dayNumber - weekday + 4) / 7;
    const work = weeks * this.weekSeconds + (this.#weekBefore[weekday] as number);
    return second === 0 ? work : work + workBefore(this.#week[weekday] as DayPattern, second);
  }

  #workInStretch(index: number, dayNumber: number, second: number): number {
    const pattern = this.#patterns[index];
    if (index === 0) return this.#weekWork(dayNumber, second);
    const startDay = this.#startDay[index] as number;
    const startWork = this.#startWork[index] as number;
    if (pattern) return startWork + (dayNumber - startDay) * pattern.total + workBefore(pattern, second);
    return startWork + this.#weekWork(dayNumber, second) - this.#weekWork(startDay, 0);
  }

  #stretchOfDay(dayNumber: number): number {
    const starts = this.#startDay;
    let low = this.#lastByDay;
    if (
      (starts[low] as number) <= dayNumber &&
      (low + 1 === starts.length || dayNumber < (starts[low + 1] as number))
    ) {
      return low;
    }
    low = 0;
    let high = starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((starts[middle] as number) <= dayNumber) low = middle;
      else high = middle - 1;
    }
    this.#lastByDay = low;
    return low;
  }

  /** Working seconds between an origin of the calendar's own and a time; only differences mean something. */
  workAt(time: number): number {
    const dayNumber = Math.floor(time / secondsPerDay);
    return this.#workInStretch(this.#stretchOfDay(dayNumber), dayNumber, time - dayNumber * secondsPerDay);
  }

  /** The first time at which `workAt` is `work`: the end of an interval. */
  reached(work: number): number {
    const starts = this.#startWork;
    let low = this.#lastByWork;
    if (
      !((starts[low] as number) < work && (low + 1 === starts.length || work <= (starts[low + 1] as number)))
    ) {
      low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) < work) low = middle;
        else high = middle - 1;
      }
      this.#lastByWork = low;
    }
    const pattern = this.#patterns[low];
    if (pattern) {
      const inside = work - (starts[low] as number);
      const days = Math.max(0, Math.ceil(inside / pattern.total) - 1);
      const dayNumber = (this.#startDay[low] as number) + days;
      return dayNumber * secondsPerDay + secondReached(pattern, inside - days * pattern.total);
    }
    const weekWork =
      low === 0 ? work : work - (starts[low] as number) + this.#weekWork(this.#startDay[low] as number, 0);
    let weeks = Math.floor(weekWork / this.weekSeconds);
    let rest = weekWork - weeks * this.weekSeconds;
    if (rest <= 0) {
      weeks--;
      rest += this.weekSeconds;
    }
    let weekday = 6;
    while ((this.#weekBefore[weekday] as number) >= rest) weekday--;
    const second = secondReached(
      this.#week[weekday] as DayPattern,
      rest - (this.#weekBefore[weekday] as number),
    );
    return clampTime((weeks * 7 - 4 + weekday) * secondsPerDay + second);
  }

  /** The last time at which `workAt` is still `work`: the start of the next interval. */
  resumed(work: number): number {
    const starts = this.#startWork;
    let low = this.#lastByWork;
    if (
      !((starts[low] as number) <= work && (low + 1 === starts.length || work < (starts[low + 1] as number)))
    ) {
      low = 0;
      let high = starts.length - 1;
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if ((starts[middle] as number) <= work) low = middle;
        else high = middle - 1;
      }
      this.#lastByWork = low;
    }
    const pattern = this.#patterns[low];
    if (pattern) {
      const inside = work - (starts[low] as number);
      const days = Math.floor(inside / pattern.total);
      const dayNumber = (this.#startDay[low] as number) + days;
      return dayNumber * secondsPerDay + secondResumed(pattern, inside - days * pattern.total);
    }
    const weekWork =
      low === 0 ? work : work - (starts[low] as number) + this.#weekWork(this.#startDay[low] as number, 0);
    const weeks = Math.floor(weekWork / this.weekSeconds);
    const rest = weekWork - weeks * this.weekSeconds;
    let weekday = 0;
    while ((this.#weekBefore[weekday + 1] as number) <= rest) weekday++;
    const second = secondResumed(
      this.#week[weekday] as DayPattern,
      rest - (this.#weekBefore[weekday] as number),
    );
    return clampTime((weeks * 7 - 4 + weekday) * secondsPerDay + second);
  }

  /** The time after `seconds` of work: forward at the end of an interval, backward (negative) at the start of one. */
  add(time: number, seconds: number): number {
    if (seconds === 0) return time;
    const work = this.workAt(time) + seconds;
    return seconds > 0 ? this.reached(work) : this.resumed(work);
  }

  /** Working seconds from one time to another; negative when `to` is earlier. */
  between(from: number, to: number): number {
    return from === to ? 0 : this.workAt(to) - this.workAt(from);
  }

  /** The time itself when work goes on then, else the start of the next interval. */
  next(time: number): number {
    return this.resumed(this.workAt(time));
  }

  /** The time itself when work was going on just before, else the end of the interval before. */
  previous(time: number): number {
    return this.reached(this.workAt(time));
  }

  /** The pattern of one day: the exception that holds, or the week's. */
  #patternOf(dayNumber: number): DayPattern {
    return this.#patterns[this.#stretchOfDay(dayNumber)] ?? (this.#week[weekdayOf(dayNumber)] as DayPattern);
  }

  /** Whether anybody works on a day. */
  worksOn(dayNumber: number): boolean {
    return this.#patternOf(dayNumber).total > 0;
  }

  /** When a day's working time begins; on a day off, when it does on the first working day of the week. */
  startOfDay(dayNumber: number): number {
    const own = this.#patternOf(dayNumber);
    const pattern = own.total > 0 ? own : this.#anyWorkingDay();
    return dayNumber * secondsPerDay + (pattern.from[0] ?? 0);
  }

  /** When a day's working time ends; on a day off, when it does on the first working day of the week. */
  endOfDay(dayNumber: number): number {
    const own = this.#patternOf(dayNumber);
    const pattern = own.total > 0 ? own : this.#anyWorkingDay();
    return dayNumber * secondsPerDay + (pattern.to[pattern.to.length - 1] ?? 0);
  }

  #anyWorkingDay(): DayPattern {
    // Monday first: a Sunday that differs says little of the week.
    for (const weekday of [1, 2, 3, 4, 5, 6, 0]) {
      const pattern = this.#week[weekday] as DayPattern;
      if (pattern.total > 0) return pattern;
    }
    return this.#week[1] as DayPattern;
  }
}

/** A time within the years that can be written. */
export function clampTime(time: number): number {
  return Math.max(firstSecond, Math.min(lastSecond, time));
}

/** Cuts the axis at the exceptions. Where two hold on the same day, the later of the list does. */
function exceptionsToStretches(
  exceptions: readonly {
    readonly startDay: Day;
    readonly finishDay: Day;
    readonly intervals: readonly WorkingInterval[];
  }[],
): Stretch[] {
  const spans = exceptions
    .map((exception, order) => ({
      startDay: dayToNumber(exception.startDay),
      finishDay: dayToNumber(exception.finishDay),
      pattern: intervalsToPattern(exception.intervals),
      order,
    }))
    .filter((span) => span.startDay <= span.finishDay);
  const cuts = [...new Set(spans.flatMap((span) => [span.startDay, span.finishDay + 1]))].sort(
    (a, b) => a - b,
  );
  const starting = new Map<number, typeof spans>(cuts.map((cut) => [cut, []]));
  const ending = new Map<number, typeof spans>(cuts.map((cut) => [cut, []]));
  for (const span of spans) {
    starting.get(span.startDay)?.push(span);
    ending.get(span.finishDay + 1)?.push(span);
  }
  const stretches: Stretch[] = [{ startDay: Number.NEGATIVE_INFINITY, pattern: null }];
  const open = new Set<(typeof spans)[number]>();
  for (const cut of cuts) {
    for (const span of ending.get(cut) ?? []) open.delete(span);
    for (const span of starting.get(cut) ?? []) open.add(span);
    let winner: (typeof spans)[number] | null = null;
    for (const span of open) if (winner === null || span.order > winner.order) winner = span;
    stretches.push({ startDay: cut, pattern: winner?.pattern ?? null });
  }
  return stretches;
}

/** Monday to Friday, 08:00–12:00 and 13:00–17:00. */
export const officeCalendar = new WorkingCalendar();

const calendarByRow = new WeakMap<Calendar, WorkingCalendar>();

/** The arithmetic of a calendar row; made once per version of the row. */
export function calendarToWorkingCalendar(calendar: Calendar): WorkingCalendar {
  const known = calendarByRow.get(calendar);
  if (known) return known;
  const made = new WorkingCalendar(calendar.week, calendar.exceptions);
  calendarByRow.set(calendar, made);
  return made;
}
