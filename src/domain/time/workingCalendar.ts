import type { Calendar, WorkingInterval } from '../model/calendar';
import { type Day, dayToNumber, firstDayNumber, lastDayNumber, weekdayOf } from './day';

const secondsPerHour = 3_600;
const secondsPerDay = 86_400;
const secondsPerWeek = 7 * secondsPerDay;
/** Weeks are counted from a Sunday: the one before the axis begins. */
const secondsBeforeAxis = 4 * secondsPerDay;
/** The axis ends at the years that can be written (1 to 9999): arithmetic stops there instead of running away. */
const firstSecond = firstDayNumber * secondsPerDay;
export const lastSecond = (lastDayNumber + 1) * secondsPerDay - 60;

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

/**
 * The working time of a span of civil time, a day or a whole week, as columns: seconds since its beginning, ascending.
 * Where a second, or so much work, lies is looked up by the hour instead of searched for.
 */
class WorkPattern {
  /** Working seconds of all of it. */
  readonly total: number;
  readonly from: Float64Array;
  readonly to: Float64Array;
  /** Working seconds before each interval, and at its end. */
  readonly #before: Float64Array;
  readonly #after: Float64Array;
  /** The first interval that ends in each hour of the span, or after it. */
  readonly #byHour: Uint16Array;
  /** The first interval that ends in each hour of the work, or after it. */
  readonly #byWork: Uint16Array;

  /** One day, or seven after each other. */
  constructor(days: readonly (readonly WorkingInterval[])[]) {
    const intervals = days.flatMap((day, i) =>
      day.map(({ from, to }) => ({
        from: i * secondsPerDay + Math.round(from * 60),
        to: i * secondsPerDay + Math.round(to * 60),
      })),
    );
    const count = intervals.length;
    this.from = new Float64Array(count);
    this.to = new Float64Array(count);
    this.#before = new Float64Array(count);
    this.#after = new Float64Array(count);
    let total = 0;
    for (let i = 0; i < count; i++) {
      const { from, to } = intervals[i] as WorkingInterval;
      this.from[i] = from;
      this.to[i] = to;
      this.#before[i] = total;
      total += to - from;
      this.#after[i] = total;
    }
    this.total = total;
    this.#byHour = firstByHour(this.to, days.length * secondsPerDay);
    this.#byWork = firstByHour(this.#after, total);
  }

  /** Working seconds before a second of the span. */
  workBefore(second: number): number {
    const { to } = this;
    let i = this.#byHour[Math.floor(second / secondsPerHour)] as number;
    while (i < to.length && (to[i] as number) < second) i++;
    if (i === to.length) return this.total;
    const inside = second - (this.from[i] as number);
    return (this.#before[i] as number) + (inside > 0 ? inside : 0);
  }

  /** The second at which `work` seconds are done, of more than none; the end of an interval, not the next one's start. */
  reached(work: number): number {
    const after = this.#after;
    let i = this.#byWork[Math.floor(work / secondsPerHour)] as number;
    while (i < after.length - 1 && (after[i] as number) < work) i++;
    return (this.to[i] as number) - ((after[i] as number) - work);
  }

  /** The second at which work after `work` seconds goes on, with some left; the next interval's start, not an end. */
  resumed(work: number): number {
    const after = this.#after;
    let i = this.#byWork[Math.floor(work / secondsPerHour)] as number;
    while (i < after.length - 1 && (after[i] as number) <= work) i++;
    return (this.to[i] as number) - ((after[i] as number) - work);
  }
}

/** For each hour until `span`, the first of ascending seconds that is not before its beginning. */
function firstByHour(seconds: Float64Array, span: number): Uint16Array {
  const first = new Uint16Array(Math.floor(span / secondsPerHour) + 1);
  for (let hour = 0, i = 0; hour < first.length; hour++) {
    while (i < seconds.length && (seconds[i] as number) < hour * secondsPerHour) i++;
    first[hour] = i;
  }
  return first;
}

/** A stretch of days that all follow the week, or all are one exception. */
type Stretch = {
  readonly startDay: number;
  /** `null` where the week holds. */
  readonly pattern: WorkPattern | null;
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
  readonly #week: WorkPattern;
  readonly #weekdays: readonly WorkPattern[];
  readonly #startDay: Float64Array;
  readonly #startWork: Float64Array;
  readonly #patterns: readonly (WorkPattern | null)[];
  /** Nothing differs from the week. */
  readonly #isPlain: boolean;
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
    const asked = new WorkPattern(week);
    this.withoutWork = asked.total === 0;
    const source = this.withoutWork ? officeWeek : week;
    this.#week = this.withoutWork ? new WorkPattern(officeWeek) : asked;
    this.#weekdays = source.map((day) => new WorkPattern([day]));
    this.weekSeconds = this.#week.total;
    this.daySeconds = this.weekSeconds / this.#weekdays.filter((day) => day.total > 0).length;
    const stretches = exceptionsToStretches(exceptions);
    this.#isPlain = stretches.length === 1;
    this.#startDay = Float64Array.from(stretches, (stretch) => stretch.startDay);
    this.#patterns = stretches.map((stretch) => stretch.pattern);
    this.#startWork = new Float64Array(stretches.length);
    this.#startWork[0] = Number.NEGATIVE_INFINITY;
    for (let i = 1; i < stretches.length; i++) {
      const startDay = this.#startDay[i] as number;
      this.#startWork[i] = this.#workInStretch(i - 1, startDay, startDay * secondsPerDay);
    }
  }

  /** Working seconds of the plain week between the Sunday-based origin and a time. */
  #weekWork(time: number): number {
    const since = time + secondsBeforeAxis;
    const weeks = Math.floor(since / secondsPerWeek);
    return weeks * this.weekSeconds + this.#week.workBefore(since - weeks * secondsPerWeek);
  }

  #workInStretch(index: number, dayNumber: number, time: number): number {
    if (index === 0) return this.#weekWork(time);
    const pattern = this.#patterns[index];
    const startDay = this.#startDay[index] as number;
    const startWork = this.#startWork[index] as number;
    if (pattern) {
      const second = time - dayNumber * secondsPerDay;
      return startWork + (dayNumber - startDay) * pattern.total + pattern.workBefore(second);
    }
    return startWork + this.#weekWork(time) - this.#weekWork(startDay * secondsPerDay);
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
    if (this.#isPlain) return this.#weekWork(time);
    const dayNumber = Math.floor(time / secondsPerDay);
    return this.#workInStretch(this.#stretchOfDay(dayNumber), dayNumber, time);
  }

  /** The first time at which `workAt` is `work`: the end of an interval. */
  reached(work: number): number {
    if (this.#isPlain) return this.#reachedInWeek(work);
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
      return dayNumber * secondsPerDay + pattern.reached(inside - days * pattern.total);
    }
    return this.#reachedInWeek(low === 0 ? work : this.#asWeekWork(low, work));
  }

  /** The last time at which `workAt` is still `work`: the start of the next interval. */
  resumed(work: number): number {
    if (this.#isPlain) return this.#resumedInWeek(work);
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
      return dayNumber * secondsPerDay + pattern.resumed(inside - days * pattern.total);
    }
    return this.#resumedInWeek(low === 0 ? work : this.#asWeekWork(low, work));
  }

  /** Work in a stretch of plain weeks, counted from where all weeks are. */
  #asWeekWork(stretch: number, work: number): number {
    const startDay = this.#startDay[stretch] as number;
    return work - (this.#startWork[stretch] as number) + this.#weekWork(startDay * secondsPerDay);
  }

  #reachedInWeek(work: number): number {
    const weeks = Math.ceil(work / this.weekSeconds) - 1;
    const second = this.#week.reached(work - weeks * this.weekSeconds);
    return clampTime(weeks * secondsPerWeek - secondsBeforeAxis + second);
  }

  #resumedInWeek(work: number): number {
    const weeks = Math.floor(work / this.weekSeconds);
    const second = this.#week.resumed(work - weeks * this.weekSeconds);
    return clampTime(weeks * secondsPerWeek - secondsBeforeAxis + second);
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
  #patternOf(dayNumber: number): WorkPattern {
    return (
      this.#patterns[this.#stretchOfDay(dayNumber)] ?? (this.#weekdays[weekdayOf(dayNumber)] as WorkPattern)
    );
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

  #anyWorkingDay(): WorkPattern {
    // Monday first: a Sunday that differs says little of the week.
    const [sunday, ...others] = this.#weekdays;
    return [...others, sunday].find((day) => day !== undefined && day.total > 0) as WorkPattern;
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
      pattern: new WorkPattern([exception.intervals]),
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
