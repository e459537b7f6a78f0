import { civilToDayNumber, dayNumberToCivil, daysInMonth, weekdayOf } from '../../domain/time/day';

/** How an exception comes again, as MSPDI has it (`Calendar/Exceptions/Exception`). */
export type Recurrence = {
  /** 1 a span of days, 2 and 3 yearly, 4 and 5 monthly, 6 weekly, 7 every so many days. */
  readonly type: number;
  readonly firstDay: number;
  readonly lastDay: number;
  /** How often at most; `null` until `lastDay`. */
  readonly occurrences: number | null;
  /** Every how many days, weeks or months. */
  readonly period: number;
  /** Bit 0 Sunday … bit 6 Saturday. */
  readonly weekdays: number;
  /** 0 January … 11 December. */
  readonly month: number | null;
  readonly monthDay: number | null;
  /** 0 any day, 1 working weekday, 2 weekend day, 3 Sunday … 9 Saturday. */
  readonly monthItem: number | null;
  /** 0 first … 3 fourth, 4 last. */
  readonly monthPosition: number | null;
};

/** More occurrences than this are not expanded. */
export const occurrenceLimit = 5_000;

/** The day numbers on which a recurring exception holds, ascending; `null` for a kind that is not known. */
export function expandRecurrence(recurrence: Recurrence): number[] | null {
  const { type, firstDay, lastDay } = recurrence;
  const limit = Math.min(recurrence.occurrences ?? occurrenceLimit, occurrenceLimit);
  const period = Math.max(1, recurrence.period);
  const days: number[] = [];
  const take = (day: number) => {
    if (day >= firstDay && day <= lastDay && days.length < limit) days.push(day);
  };
  switch (type) {
    case 6: {
      const firstSunday = firstDay - weekdayOf(firstDay);
      for (let week = firstSunday; week <= lastDay && days.length < limit; week += 7 * period) {
        for (let weekday = 0; weekday < 7; weekday++) {
          if ((recurrence.weekdays & (1 << weekday)) !== 0) take(week + weekday);
        }
      }
      return days;
    }
    case 7:
      for (let day = firstDay; day <= lastDay && days.length < limit; day += period) take(day);
      return days;
    case 2:
    case 3:
    case 4:
    case 5: {
      const yearly = type <= 3;
      const start = dayNumberToCivil(firstDay);
      const first = start.year * 12 + (yearly ? (recurrence.month ?? 0) : start.month - 1);
      for (let index = first; days.length < limit; index += yearly ? 12 : period) {
        const year = Math.floor(index / 12);
        const month = (index % 12) + 1;
        if (civilToDayNumber(year, month, 1) > lastDay) break;
        const day =
          type === 2 || type === 4
            ? monthDayToDayNumber(year, month, recurrence.monthDay ?? 1)
            : positionToDayNumber(year, month, recurrence.monthItem ?? 0, recurrence.monthPosition ?? 0);
        if (day !== null) take(day);
      }
      return days;
    }
    default:
      return null;
  }
}

function monthDayToDayNumber(year: number, month: number, monthDay: number): number | null {
  return monthDay > daysInMonth(year, month) ? null : civilToDayNumber(year, month, monthDay);
}

function positionToDayNumber(
  year: number,
  month: number,
  monthItem: number,
  position: number,
): number | null {
  const first = civilToDayNumber(year, month, 1);
  const matching: number[] = [];
  for (let day = first; day < first + daysInMonth(year, month); day++) {
    const weekday = weekdayOf(day);
    const weekend = weekday === 0 || weekday === 6;
    if (
      monthItem === 0 ||
      (monthItem === 1 && !weekend) ||
      (monthItem === 2 && weekend) ||
      monthItem - 3 === weekday
    ) {
      matching.push(day);
    }
  }
  return (position === 4 ? matching[matching.length - 1] : matching[position]) ?? null;
}
