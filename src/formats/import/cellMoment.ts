import type { DateOrder } from '../../domain/exchange/mapping';
import { type Moment, parseMoment } from '../../domain/time/moment';

const monthByName = new Map<string, number>(
  ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'].map((name, i) => [
    name,
    i + 1,
  ]),
);

const timePattern =
  /^(.*?\S)(?:\s*,?\s+|T)(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*([AaPp]\.?[Mm]\.?)?\s*(?:Z|UTC|GMT|[+-]\d{2}:?\d{2})?$/;

const numericPattern = /^(\d{1,4})\s*([./-])\s*(\d{1,2})\s*\2\s*(\d{1,4})\.?$/;
const yearFirst = /^\d{4}/;
const compactPattern = /^(\d{4})(\d{2})(\d{2})$/;
const dayFirstPattern = /^(\d{1,2})(?:st|nd|rd|th)?[\s./-]*([\p{L}]{3,9})\.?[\s,./-]*(\d{2}|\d{4})$/u;
const monthFirstPattern = /^([\p{L}]{3,9})\.?[\s./-]*(\d{1,2})(?:st|nd|rd|th)?[\s,./-]+(\d{2}|\d{4})$/u;

/** Two-digit years: 00–69 are of this century, 70–99 of the last. */
function fullYear(text: string): number {
  const year = Number(text);
  return text.length > 2 ? year : year + (year < 70 ? 2_000 : 1_900);
}

/** The parts of a numeric date in the orders in which it could be meant: [year, month, day] by order. */
function readingsOf(text: string): Map<DateOrder, readonly [number, number, number]> {
  const readings = new Map<DateOrder, readonly [number, number, number]>();
  const match = numericPattern.exec(text);
  if (!match) return readings;
  const [first, second, third] = [match[1] ?? '', match[3] ?? '', match[4] ?? ''];
  const add = (order: DateOrder, year: string, month: string, day: string) => {
    if (year.length === 3 || year.length === 1 || month.length > 2 || day.length > 2) return;
    if (Number(month) < 1 || Number(month) > 12 || Number(day) < 1 || Number(day) > 31) return;
    readings.set(order, [fullYear(year), Number(month), Number(day)]);
  };
  if (first.length === 4) add('ymd', first, second, third);
  else {
    add('dmy', third, second, first);
    add('mdy', third, first, second);
    if (third.length <= 2) add('ymd', first, second, third);
  }
  return readings;
}

function monthOf(name: string): number | null {
  return monthByName.get(name.slice(0, 3).toLowerCase()) ?? null;
}

function splitTime(text: string): { dayText: string; time: string } | null {
  const match = timePattern.exec(text);
  if (!match) return { dayText: text, time: '' };
  let hour = Number(match[2]);
  const half = (match[5] ?? '').toLowerCase().replace(/\./g, '');
  if (half !== '') {
    if (hour < 1 || hour > 12) return null;
    hour = (hour % 12) + (half === 'pm' ? 12 : 0);
  }
  const two = (value: number | string) => String(value).padStart(2, '0');
  const second = match[4] ?? '00';
  const time = `T${two(hour)}:${two(match[3] ?? '0')}${second === '00' ? '' : `:${second}`}`;
  return { dayText: match[1] ?? '', time: time === 'T00:00' ? '' : time };
}

/**
 * What a cell says of a day, with its time when it names one other than midnight: ISO, 22/Mar/26 10:50 AM,
 * 22 March 2026, Mar 22, 2026, 20260322, and numbers in the order that is given. A zone is not looked at: times are
 * civil. `null` for what is no day, and for numbers whose order matters and was not given.
 */
export function cellToMoment(cell: string, order: DateOrder | null): Moment | null {
  const split = splitTime(cell.trim());
  if (split === null) return null;
  const { dayText, time } = split;
  const toMoment = (year: number, month: number, day: number) =>
    parseMoment(
      `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}${time}`,
    );
  const compact = compactPattern.exec(dayText);
  if (compact) return toMoment(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  const readings = readingsOf(dayText);
  if (readings.size > 0) {
    const distinct = new Set([...readings.values()].map((parts) => parts.join('-')));
    const only = distinct.size === 1 ? [...readings.values()][0] : undefined;
    // A sheet whose order is known does not change it for the one date that would fit another.
    const reading = yearFirst.test(dayText)
      ? readings.get('ymd')
      : order === null
        ? only
        : readings.get(order);
    if (!reading) return null;
    return toMoment(...reading);
  }
  const dayFirst = dayFirstPattern.exec(dayText);
  if (dayFirst) {
    const month = monthOf(dayFirst[2] ?? '');
    return month === null ? null : toMoment(fullYear(dayFirst[3] ?? ''), month, Number(dayFirst[1]));
  }
  const monthFirst = monthFirstPattern.exec(dayText);
  if (monthFirst) {
    const month = monthOf(monthFirst[1] ?? '');
    return month === null ? null : toMoment(fullYear(monthFirst[3] ?? ''), month, Number(monthFirst[2]));
  }
  return null;
}

/** What the dates of a sheet tell of their order. */
export type OrderEvidence = {
  /** The orders in which every one of the dates is a day. */
  readonly possible: readonly DateOrder[];
  /** A date that is another day in another order; null when none is. */
  readonly ambiguous: string | null;
};

/** Looks at all dates of a sheet together: one 25/12/2026 settles how 03/04/2027 is meant. */
export function orderEvidence(cells: Iterable<string>): OrderEvidence {
  let possible: DateOrder[] | null = null;
  let ambiguous: string | null = null;
  for (const cell of cells) {
    const split = splitTime(cell.trim());
    if (split === null) continue;
    if (yearFirst.test(split.dayText)) continue;
    const readings = readingsOf(split.dayText);
    if (readings.size === 0) continue;
    possible = possible === null ? [...readings.keys()] : possible.filter((order) => readings.has(order));
    if (ambiguous === null && new Set([...readings.values()].map((parts) => parts.join('-'))).size > 1) {
      ambiguous = cell.trim();
    }
  }
  return { possible: possible ?? [], ambiguous };
}
