import { dayToNumber, parseDay } from '../../domain/time/day';
import { monthNames } from '../../domain/time/dayToText';

const tokenPattern = /YYYY|YY|MMMM|MMM|MM|M|DD|Do|D|HH|H|hh|h|mm|m|ss|s|SSS|A|a|X|x|Q|[\s\S]/g;
const patternByToken: Readonly<Record<string, string>> = {
  YYYY: '(?<year>\\d{4})',
  YY: '(?<shortYear>\\d{2})',
  MMMM: '(?<monthName>[A-Za-z]{3,9})',
  MMM: '(?<monthName>[A-Za-z]{3,9})',
  MM: '(?<month>\\d{2})',
  M: '(?<month>\\d{1,2})',
  DD: '(?<day>\\d{2})',
  D: '(?<day>\\d{1,2})',
  Do: '(?<day>\\d{1,2})(?:st|nd|rd|th)',
  HH: '(?<hour>\\d{2})',
  H: '(?<hour>\\d{1,2})',
  hh: '(?<hour>\\d{2})',
  h: '(?<hour>\\d{1,2})',
  mm: '(?<minute>\\d{2})',
  m: '(?<minute>\\d{1,2})',
  ss: '(?:\\d{2})',
  s: '(?:\\d{1,2})',
  SSS: '(?:\\d{1,3})',
  A: '(?<half>AM|PM)',
  a: '(?<half>am|pm)',
  X: '(?<seconds>\\d{1,12})',
  x: '(?<millis>\\d{1,15})',
};

/** Reads dates in a `dateFormat`, as minutes since the epoch; `null` for what is none in it. */
export type ReadDate = (text: string) => number | null;

/** Makes the reader of a format such as `YYYY-MM-DD HH:mm`; `null` for a format with parts that are not known. */
export function createReadDate(format: string): ReadDate | null {
  const used = new Set<string>();
  let pattern = '';
  for (const [token] of format.slice(0, 60).matchAll(tokenPattern)) {
    const known = patternByToken[token];
    if (known === undefined) {
      if (/[A-Za-z]/.test(token) && token !== 'T' && token !== 'Z') return null;
      pattern += token.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
      continue;
    }
    const group = /\?<(\w+)>/.exec(known)?.[1];
    if (group !== undefined && used.has(group)) return null;
    if (group !== undefined) used.add(group);
    pattern += known;
  }
  const expression = new RegExp(`^${pattern}$`, 'i');
  const lenient = /^(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?Z?)?$/;
  return (text) => {
    const groups = expression.exec(text)?.groups;
    if (groups) return groupsToMinutes(groups);
    // What is no date of the format may still be an ISO date, as Mermaid itself reads it.
    const iso = lenient.exec(text);
    if (!iso) return null;
    const day = parseDay(`${iso[1]}-${iso[2]}-${iso[3]}`);
    return day === null ? null : dayToNumber(day) * 1_440 + Number(iso[4] ?? 0) * 60 + Number(iso[5] ?? 0);
  };
}

function groupsToMinutes(groups: Readonly<Record<string, string | undefined>>): number | null {
  if (groups.seconds !== undefined) return Math.round(Number(groups.seconds) / 60);
  if (groups.millis !== undefined) return Math.round(Number(groups.millis) / 60_000);
  const year = groups.year ?? (groups.shortYear === undefined ? '1970' : `20${groups.shortYear}`);
  const named =
    groups.monthName === undefined
      ? null
      : monthNames.findIndex((name) =>
          name.toLowerCase().startsWith((groups.monthName ?? '').toLowerCase()),
        ) + 1;
  if (named === 0) return null;
  const two = (value: string | number) => String(value).padStart(2, '0');
  const day = parseDay(`${year}-${two(named ?? groups.month ?? 1)}-${two(groups.day ?? 1)}`);
  if (day === null) return null;
  let hour = Number(groups.hour ?? 0);
  if (groups.half !== undefined) hour = (hour % 12) + (groups.half.toLowerCase() === 'pm' ? 12 : 0);
  const minute = Number(groups.minute ?? 0);
  if (hour > 23 || minute > 59) return null;
  return dayToNumber(day) * 1_440 + hour * 60 + minute;
}

/** Minutes of each unit of a duration; a month has 30 days and a year 365, as Mermaid's own library counts. */
const minutesByUnit: Readonly<Record<string, number>> = {
  ms: 1 / 60_000,
  s: 1 / 60,
  m: 1,
  h: 60,
  d: 1_440,
  w: 10_080,
  M: 43_200,
  y: 525_600,
};

/** Reads a duration (`3d`, `24h`, `1.5w`) as minutes; `null` for what is none. */
export function readDuration(text: string): number | null {
  const match = /^(\d{1,9}(?:\.\d{1,6})?)\s*(ms|s|m|h|d|w|M|y)$/.exec(text);
  if (!match) return null;
  return Math.round(Number(match[1]) * (minutesByUnit[match[2] ?? ''] ?? 0));
}
