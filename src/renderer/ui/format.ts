import { useMemo } from 'react';
import { type Day, dayNumberToCivil, daysBetween, dayToNumber, isDay } from '../../domain/time/day';
import { shortMonthNames } from '../../domain/time/dayToText';
import type { Moment } from '../../domain/time/moment';
import { momentToDay } from '../../domain/time/moment';
import { count } from '../../domain/words';
import { type DateStyle, usePreferences } from './preferences';

const numbers = new Intl.NumberFormat('en-US', { maximumFractionDigits: 1 });
const relatives = new Intl.RelativeTimeFormat('en-US', { numeric: 'auto' });

/** A day in full: "26 Feb 2027", "Feb 26, 2027" or "2027-02-26". */
export function formatDay(day: Day, style: DateStyle): string {
  if (style === 'iso') return day;
  const { year, month, dayOfMonth } = dayNumberToCivil(dayToNumber(day));
  const name = shortMonthNames[month - 1];
  return style === 'dayMonth' ? `${dayOfMonth} ${name} ${year}` : `${name} ${dayOfMonth}, ${year}`;
}

/** A day without its year when that is `today`'s: "26 Feb", else as `formatDay`. */
export function formatDayShort(day: Day, style: DateStyle, today: Day): string {
  if (style === 'iso' || day.slice(0, 4) !== today.slice(0, 4)) return formatDay(day, style);
  const { month, dayOfMonth } = dayNumberToCivil(dayToNumber(day));
  const name = shortMonthNames[month - 1];
  return style === 'dayMonth' ? `${dayOfMonth} ${name}` : `${name} ${dayOfMonth}`;
}

/** Where a day lies from today: "today", "tomorrow", "in 3 days", "5 weeks ago", "in 4 months". */
export function formatRelativeDay(day: Day, today: Day): string {
  const days = daysBetween(today, day);
  const size = Math.abs(days);
  if (size < 21) return relatives.format(days, 'day');
  if (size < 75) return relatives.format(Math.round(days / 7), 'week');
  if (size < 700) return relatives.format(Math.round(days / 30.44), 'month');
  return relatives.format(Math.round(days / 365.25), 'year');
}

/** A number with its thousands apart and at most one decimal: "1,204.5". */
export function formatNumber(value: number): string {
  return numbers.format(value);
}

/** A span of days: "1 day", "12 days", "−3 days". */
export function formatDays(days: number): string {
  return count(days, 'day').replace('-', '−');
}

/** Working minutes as working days of eight hours: "2.5 days"; below half a day in hours. */
export function formatWorkingMinutes(minutes: number): string {
  return Math.abs(minutes) < 240 && minutes !== 0
    ? count(minutes / 60, 'hour').replace('-', '−')
    : formatDays(Math.round((minutes / 480) * 10) / 10);
}

/** A span between two days: "3 Mar – 7 Apr 2027", "28 Dec 2026 – 4 Jan 2027"; one day stands alone. */
export function formatRange(start: Day, finish: Day, style: DateStyle): string {
  if (start === finish) return formatDay(start, style);
  const sameYear = start.slice(0, 4) === finish.slice(0, 4);
  const from = sameYear ? formatDayShort(start, style, finish) : formatDay(start, style);
  return `${from} – ${formatDay(finish, style)}`;
}

/** The civil day that an ISO instant falls on, on the user's clock. */
export function instantToDay(instant: string): Day {
  const time = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${time.getFullYear()}-${two(time.getMonth() + 1)}-${two(time.getDate())}` as Day;
}

/** An instant on the user's clock: "26 Feb 2027, 14:05". */
export function formatInstant(instant: string, day: (day: Day) => string): string {
  const time = new Date(instant);
  const two = (value: number) => String(value).padStart(2, '0');
  return `${day(instantToDay(instant))}, ${two(time.getHours())}:${two(time.getMinutes())}`;
}

/** The formats above with the user's taste filled in; what components use. */
export type Format = {
  readonly day: (day: Day) => string;
  readonly dayShort: (day: Day) => string;
  /** A moment's day; its time too when it names one. */
  readonly moment: (moment: Moment) => string;
  readonly relative: (day: Day) => string;
  /** A sentence with the ISO days in it written the user's way. */
  readonly prose: (sentence: string) => string;
  readonly range: (start: Day, finish: Day) => string;
  readonly days: typeof formatDays;
  readonly workingMinutes: typeof formatWorkingMinutes;
  readonly count: typeof count;
  readonly number: typeof formatNumber;
};

/** Formats by the user's settings. */
export function useFormat(): Format {
  const style = usePreferences((state) => state.dateStyle);
  const today = usePreferences((state) => state.today);
  return useMemo(
    () => ({
      day: (day) => formatDay(day, style),
      dayShort: (day) => formatDayShort(day, style, today),
      moment: (moment) => {
        const day = formatDay(momentToDay(moment), style);
        return moment.length > 10 ? `${day}, ${moment.slice(11, 16)}` : day;
      },
      relative: (day) => formatRelativeDay(day, today),
      prose: (sentence) =>
        sentence.replace(/\b\d{4}-\d{2}-\d{2}\b/g, (text) =>
          isDay(text) ? formatDayShort(text, style, today) : text,
        ),
      range: (start, finish) => formatRange(start, finish, style),
      days: formatDays,
      workingMinutes: formatWorkingMinutes,
      count,
      number: formatNumber,
    }),
    [style, today],
  );
}
