import type { Calendar, WorkingInterval } from '../../domain/model/calendar';
import { type Day, dayToNumber, numberToDay, weekdayOf } from '../../domain/time/day';
import { momentToDay } from '../../domain/time/moment';
import { officeWeek } from '../../domain/time/workingCalendar';
import { childOf, childrenOf, childText, type XmlRecord } from '../xmlRecords';
import { childFlag, childMoment, childNumber } from './fields';
import { expandRecurrence, occurrenceLimit } from './recurrence';

type CalendarException = Calendar['exceptions'][number];

/** A calendar as the file has it, before what it takes over from its base. */
export type MspdiCalendar = {
  readonly uid: string;
  readonly title: string;
  readonly isBase: boolean;
  readonly baseUid: string | null;
  /** Sunday to Saturday; `null` for a day that is as the base has it. */
  readonly week: readonly (readonly WorkingInterval[] | null)[];
  readonly exceptions: readonly CalendarException[];
  /** Names of exceptions that could not be carried. */
  readonly notCarried: readonly string[];
};

const exceptionLimit = 10_000;

function textToMinuteOfDay(text: string | null): number | null {
  const match = /^(?:\d{4}-\d{2}-\d{2}T)?(\d{2}):(\d{2})(?::(\d{2}))?/.exec(text ?? '');
  return match ? Number(match[1]) * 60 + Number(match[2]) + Number(match[3] ?? 0) / 60 : null;
}

/** Working intervals of a day: in order, overlapping ones joined; an end at 00:00 is the day's end. */
function readIntervals(record: XmlRecord): WorkingInterval[] {
  const times = childOf(record, 'WorkingTimes');
  const intervals: WorkingInterval[] = [];
  for (const time of times ? childrenOf(times, 'WorkingTime') : []) {
    const from = textToMinuteOfDay(childText(time, 'FromTime'));
    const end = textToMinuteOfDay(childText(time, 'ToTime'));
    if (from === null || end === null) continue;
    const to = end === 0 ? 1_440 : end;
    if (from < to) intervals.push({ from, to });
  }
  intervals.sort((a, b) => a.from - b.from);
  const joined: WorkingInterval[] = [];
  for (const interval of intervals) {
    const last = joined[joined.length - 1];
    if (last && interval.from < last.to)
      joined[joined.length - 1] = { from: last.from, to: Math.max(last.to, interval.to) };
    else joined.push(interval);
  }
  return joined.slice(0, 24);
}

function readPeriod(record: XmlRecord): { readonly startDay: Day; readonly finishDay: Day } | null {
  const period = childOf(record, 'TimePeriod');
  const from = period ? childMoment(period, 'FromDate') : null;
  const to = period ? childMoment(period, 'ToDate') : null;
  if (from === null || to === null) return null;
  const startDay = momentToDay(from);
  // "…T23:59:59" and "…T23:59" mean the day itself; a bare midnight after the start means the day before.
  const endsAtMidnight = to.endsWith('T00:00:00') && momentToDay(to) > startDay;
  const finishDay = endsAtMidnight ? numberToDay(dayToNumber(momentToDay(to)) - 1) : momentToDay(to);
  return finishDay < startDay ? null : { startDay, finishDay };
}

/** Reads one `<Calendar>`. */
export function readCalendar(record: XmlRecord): MspdiCalendar | null {
  const uid = childText(record, 'UID');
  if (uid === null) return null;
  const week: (readonly WorkingInterval[] | null)[] = new Array(7).fill(null);
  const fromWeekDays: CalendarException[] = [];
  const exceptions: CalendarException[] = [];
  const notCarried: string[] = [];
  const weekDays = childOf(record, 'WeekDays');
  for (const day of weekDays ? childrenOf(weekDays, 'WeekDay') : []) {
    const type = childNumber(day, 'DayType');
    const intervals = childFlag(day, 'DayWorking') ? readIntervals(day) : [];
    if (type !== null && type >= 1 && type <= 7) {
      week[type - 1] = intervals;
    } else if (type === 0) {
      const period = readPeriod(day);
      if (period) fromWeekDays.push({ title: '', ...period, intervals });
    }
  }
  const workWeeks = childOf(record, 'WorkWeeks');
  for (const workWeek of workWeeks ? childrenOf(workWeeks, 'WorkWeek') : []) {
    const title = (childText(workWeek, 'Name') ?? '').slice(0, 500);
    const period = readPeriod(workWeek);
    const days = childOf(workWeek, 'WeekDays');
    if (!period || !days) continue;
    const first = dayToNumber(period.startDay);
    const last = dayToNumber(period.finishDay);
    const named = new Map<number, WorkingInterval[]>();
    for (const day of childrenOf(days, 'WeekDay')) {
      const type = childNumber(day, 'DayType');
      if (type !== null && type >= 1 && type <= 7) {
        named.set(type - 1, childFlag(day, 'DayWorking') ? readIntervals(day) : []);
      }
    }
    if (last - first > occurrenceLimit) {
      notCarried.push(title);
      continue;
    }
    for (let at = first; at <= last; at++) {
      const intervals = named.get(weekdayOf(at));
      if (intervals)
        exceptions.push({ title, startDay: numberToDay(at), finishDay: numberToDay(at), intervals });
    }
  }
  const list = childOf(record, 'Exceptions');
  for (const exception of list ? childrenOf(list, 'Exception') : []) {
    const title = (childText(exception, 'Name') ?? '').slice(0, 500);
    const period = readPeriod(exception);
    if (!period) {
      notCarried.push(title);
      continue;
    }
    const intervals = childFlag(exception, 'DayWorking') ? readIntervals(exception) : [];
    const type = childNumber(exception, 'Type') ?? 1;
    if (type === 1 || type === 9) {
      exceptions.push({ title, ...period, intervals });
      continue;
    }
    const days = expandRecurrence({
      type,
      firstDay: dayToNumber(period.startDay),
      lastDay: dayToNumber(period.finishDay),
      occurrences: childFlag(exception, 'EnteredByOccurrences')
        ? childNumber(exception, 'Occurrences')
        : null,
      period: childNumber(exception, 'Period') ?? 1,
      weekdays: childNumber(exception, 'DaysOfWeek') ?? 0,
      month: childNumber(exception, 'Month'),
      monthDay: childNumber(exception, 'MonthDay'),
      monthItem: childNumber(exception, 'MonthItem'),
      monthPosition: childNumber(exception, 'MonthPosition'),
    });
    if (days === null) notCarried.push(title);
    else
      for (const at of days)
        exceptions.push({ title, startDay: numberToDay(at), finishDay: numberToDay(at), intervals });
  }
  const listed = new Set(exceptions.map(spanKey));
  const baseUid = childText(record, 'BaseCalendarUID');
  return {
    uid,
    title: childText(record, 'Name') ?? `Calendar ${uid}`,
    isBase: childFlag(record, 'IsBaseCalendar'),
    baseUid: baseUid === null || baseUid === '-1' || baseUid === '0' ? null : baseUid,
    week,
    // The same day off stands among the week days too; the list of exceptions has the last word.
    exceptions: [...fromWeekDays.filter((it) => !listed.has(spanKey(it))), ...exceptions],
    notCarried,
  };
}

function spanKey(exception: CalendarException): string {
  return `${exception.startDay} ${exception.finishDay}`;
}

/** A calendar with what it takes over from its base; a chain of bases that never ends is cut. */
export function flattenCalendar(
  calendar: MspdiCalendar,
  calendarByUid: ReadonlyMap<string, MspdiCalendar>,
): { readonly week: Calendar['week']; readonly exceptions: Calendar['exceptions']; readonly cut: number } {
  const chain: MspdiCalendar[] = [];
  let at: MspdiCalendar | undefined = calendar;
  while (at && !chain.includes(at)) {
    chain.push(at);
    at = at.baseUid === null ? undefined : calendarByUid.get(at.baseUid);
  }
  const week = Array.from({ length: 7 }, (_, weekday) => {
    const own = chain.find((it) => it.week[weekday] !== null);
    return [...(own?.week[weekday] ?? officeWeek[weekday] ?? [])];
  });
  const exceptions = chain.reverse().flatMap((it) => it.exceptions);
  return {
    week,
    exceptions: exceptions.slice(-exceptionLimit),
    cut: Math.max(0, exceptions.length - exceptionLimit),
  };
}
