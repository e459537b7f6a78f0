import { isDay } from '../../domain/time/day';
import { type Moment, parseMoment } from '../../domain/time/moment';
import { childText, type XmlRecord } from '../xmlRecords';

/** A whole or broken number of a child element; `null` where there is none. */
export function childNumber(record: XmlRecord, name: string): number | null {
  const text = childText(record, name);
  if (text === null) return null;
  const value = Number(text);
  return Number.isFinite(value) ? value : null;
}

/** A flag: 1, true. */
export function childFlag(record: XmlRecord, name: string): boolean {
  const text = childText(record, name);
  return text === '1' || text === 'true';
}

/** A local date and time (`2027-01-04T08:00:00`); fractions of seconds and zones are cut off. `null` for none, or "NA". */
export function textToMoment(text: string | null): Moment | null {
  if (text === null) return null;
  const match = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)/.exec(text);
  if (match?.[1] !== undefined) return parseMoment(match[1]);
  return isDay(text) ? parseMoment(`${text}T00:00`) : null;
}

/** A date and time of a child element. */
export function childMoment(record: XmlRecord, name: string): Moment | null {
  return textToMoment(childText(record, name));
}

/** A duration (`PT12H30M0S`, `P1DT0H`) in minutes, by the clock; `null` for none. */
export function textToMinutes(text: string | null): number | null {
  if (text === null) return null;
  const match =
    /^(-)?P(?:(\d+)D)?(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?$/.exec(text);
  if (!match) return null;
  const [, sign, days, hours, minutes, seconds] = match;
  const total =
    Number(days ?? 0) * 1_440 +
    Number(hours ?? 0) * 60 +
    Number(minutes ?? 0) +
    Math.round(Number(seconds ?? 0)) / 60;
  return sign ? -total : total;
}

/** A duration of a child element in minutes. */
export function childMinutes(record: XmlRecord, name: string): number | null {
  return textToMinutes(childText(record, name));
}

const elapsedFormats = new Set([4, 6, 8, 10, 12, 36, 38, 40, 42, 44]);

/** Whether a duration or lag of a format counts by the clock (elapsed minutes, hours, days, weeks, months). */
export function isElapsedFormat(format: number | null): boolean {
  return format !== null && elapsedFormats.has(format);
}
