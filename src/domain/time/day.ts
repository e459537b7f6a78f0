/**
 * Civil days: `YYYY-MM-DD`, years 1 to 9999, proleptic Gregorian, no zone and no clock.
 * As text they sort as they follow each other; as numbers they count days since 1970-01-01.
 */
export type Day = string & { readonly __day: true };

const dayPattern = /^(\d{4})-(\d{2})-(\d{2})$/;

/** Days since 1970-01-01 of a civil date. Source: Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms". */
export function civilToDayNumber(year: number, month: number, dayOfMonth: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + dayOfMonth - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The civil date of a day number; the inverse of `civilToDayNumber`. */
export function dayNumberToCivil(dayNumber: number): { year: number; month: number; dayOfMonth: number } {
  const z = dayNumber + 719_468;
  const era = Math.floor(z / 146_097);
  const dayOfEra = z - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const monthIndex = Math.floor((5 * dayOfYear + 2) / 153);
  const month = monthIndex < 10 ? monthIndex + 3 : monthIndex - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return { year, month, dayOfMonth: dayOfYear - Math.floor((153 * monthIndex + 2) / 5) + 1 };
}

/** Days in a month, 28 to 31. */
export function daysInMonth(year: number, month: number): number {
  const next = month === 12 ? civilToDayNumber(year + 1, 1, 1) : civilToDayNumber(year, month + 1, 1);
  return next - civilToDayNumber(year, month, 1);
}

/** Reads an ISO day; `null` for anything that is no day of the calendar (2027-02-30, 2027-2-3, year 0). */
export function parseDay(text: string): Day | null {
  const match = dayPattern.exec(text);
  if (!match) return null;
  const year = Number(match[1]);
  const month = Number(match[2]);
  const dayOfMonth = Number(match[3]);
  if (year < 1 || month < 1 || month > 12 || dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month))
    return null;
  return text as Day;
}

/** Whether a text is an ISO day of the calendar. */
export function isDay(text: string): text is Day {
  return parseDay(text) !== null;
}

/** Days since 1970-01-01. */
export function dayToNumber(day: Day): number {
  return civilToDayNumber(Number(day.slice(0, 4)), Number(day.slice(5, 7)), Number(day.slice(8, 10)));
}

/** The first and the last day that can be written; arithmetic stops there. */
export const firstDayNumber = civilToDayNumber(1, 1, 1);
export const lastDayNumber = civilToDayNumber(9999, 12, 31);

/** The day of a day number, clamped to years 1 to 9999. */
export function numberToDay(dayNumber: number): Day {
  const clamped = Math.min(lastDayNumber, Math.max(firstDayNumber, Math.floor(dayNumber)));
  const { year, month, dayOfMonth } = dayNumberToCivil(clamped);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(dayOfMonth).padStart(2, '0')}` as Day;
}

/** The day `days` later (earlier when negative). */
export function addDays(day: Day, days: number): Day {
  return numberToDay(dayToNumber(day) + days);
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Day, to: Day): number {
  return dayToNumber(to) - dayToNumber(from);
}

/** The same day of the month `months` later, or the last day of a shorter month. */
export function addMonths(day: Day, months: number): Day {
  const { year, month, dayOfMonth } = dayNumberToCivil(dayToNumber(day));
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  const m = index - y * 12 + 1;
  return numberToDay(civilToDayNumber(y, m, Math.min(dayOfMonth, daysInMonth(y, m))));
}

/** Weekday of a day number: 0 Sunday … 6 Saturday. */
export function weekdayOf(dayNumber: number): number {
  return (((dayNumber + 4) % 7) + 7) % 7;
}

/** The later of two days. */
export function laterDay(a: Day, b: Day): Day {
  return a >= b ? a : b;
}
