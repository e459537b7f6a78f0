import { type Day, dayToNumber, numberToDay, parseDay } from './day';

/**
 * A civil day, or a civil day with a time (`YYYY-MM-DD`, `YYYY-MM-DDTHH:MM`, `YYYY-MM-DDTHH:MM:SS`), no zone.
 * A bare day as a start means the beginning of that day's working time, as a finish its end.
 */
export type Moment = string & { readonly __moment: true };

const momentPattern = /^(\d{4}-\d{2}-\d{2})(?:T(\d{2}):(\d{2})(?::(\d{2}))?)?$/;

/** Reads a moment; `null` for anything that is none. */
export function parseMoment(text: string): Moment | null {
  const match = momentPattern.exec(text);
  if (!match || parseDay(match[1] ?? '') === null) return null;
  if (Number(match[2] ?? 0) > 23 || Number(match[3] ?? 0) > 59 || Number(match[4] ?? 0) > 59) return null;
  return text as Moment;
}

/** Whether a text is a moment. */
export function isMoment(text: string): text is Moment {
  return parseMoment(text) !== null;
}

/** The civil day of a moment. */
export function momentToDay(moment: Moment): Day {
  return moment.slice(0, 10) as Day;
}

/** Whether a moment names a day only, with no time. */
export function isBareDay(moment: Moment): boolean {
  return moment.length === 10;
}

/** A day as a moment without a time. */
export function dayToMoment(day: Day): Moment {
  return day as string as Moment;
}

/** Minutes since 1970-01-01T00:00 on the civil axis; a bare day is its midnight. Seconds are fractions. */
export function momentToMinutes(moment: Moment): number {
  const midnight = dayToNumber(momentToDay(moment)) * 1_440;
  if (isBareDay(moment)) return midnight;
  const seconds = moment.length > 16 ? Number(moment.slice(17, 19)) : 0;
  return midnight + Number(moment.slice(11, 13)) * 60 + Number(moment.slice(14, 16)) + seconds / 60;
}

/** The moment, with seconds, of a number of minutes on the civil axis. */
export function minutesToMoment(minutes: number): Moment {
  const totalSeconds = Math.round(minutes * 60);
  const dayNumber = Math.floor(totalSeconds / 86_400);
  const second = totalSeconds - dayNumber * 86_400;
  const two = (value: number) => String(value).padStart(2, '0');
  return `${numberToDay(dayNumber)}T${two(Math.floor(second / 3_600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}` as Moment;
}

/** The same time of day, `days` later. */
export function shiftMoment(moment: Moment, days: number): Moment {
  return (numberToDay(dayToNumber(momentToDay(moment)) + days) + moment.slice(10)) as Moment;
}
