import {
  addDays,
  addMonths,
  civilToDayNumber,
  type Day,
  dayNumberToCivil,
  daysInMonth,
  dayToNumber,
  numberToDay,
  parseDay,
  weekdayOf,
} from './day';

/** What a spoken day is read against. */
export type SpokenDayContext = {
  readonly today: Day;
  /** Whether a stretch of time ("Q3", "mar") means its first or its last day. */
  readonly edge?: 'start' | 'finish';
  /** How "3/4" is read: the fourth of March in `monthDay`, else the third of April. */
  readonly order?: 'dayMonth' | 'monthDay';
  /** 1 January … 12 December: where "Q1" begins. */
  readonly fiscalYearStartMonth?: number;
};

const fullMonths = [
  'january',
  'february',
  'march',
  'april',
  'may',
  'june',
  'july',
  'august',
  'september',
  'october',
  'november',
  'december',
];
const fullWeekdays = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'];

function monthOf(word: string): number | null {
  if (word.length < 3) return null;
  const index = word === 'sept' ? 8 : fullMonths.findIndex((name) => name.startsWith(word));
  return index < 0 ? null : index + 1;
}

function weekdayOfWord(word: string): number | null {
  if (word.length < 3) return null;
  const index = fullWeekdays.findIndex((name) => name.startsWith(word));
  return index < 0 ? null : index;
}

function civil(year: number, month: number, dayOfMonth: number): Day | null {
  if (year < 1 || year > 9999 || month < 1 || month > 12) return null;
  if (dayOfMonth < 1 || dayOfMonth > daysInMonth(year, month)) return null;
  return numberToDay(civilToDayNumber(year, month, dayOfMonth));
}

function yearOf(text: string): number {
  return text.length <= 2 ? 2000 + Number(text) : Number(text);
}

/** A day and month without a year: the next such day from today on; the one just past when it is under 31 days ago. */
function nearestYear(month: number, dayOfMonth: number, today: Day): Day | null {
  const year = dayNumberToCivil(dayToNumber(today)).year;
  const thisYear = civil(year, month, dayOfMonth);
  if (thisYear !== null && dayToNumber(today) - dayToNumber(thisYear) < 31) return thisYear;
  return civil(year + 1, month, dayOfMonth) ?? thisYear;
}

/** The first or last day of the stretch of `length` months that begins in `month` (months may run past 12). */
function stretch(year: number, month: number, length: number, edge: 'start' | 'finish'): Day | null {
  const index = year * 12 + month - 1;
  const first = civil(Math.floor(index / 12), (index % 12) + 1, 1);
  if (first === null) return null;
  return edge === 'start' ? first : addDays(addMonths(first, length), -1);
}

/**
 * Reads a day as people type it: ISO, "today", "fri", "next fri", "last fri", "+2w", "-3d", "in 2 weeks",
 * "3 mar", "mar 3 2027", "3/4", "mar", "mar 2027", "Q3", "Q3 2027", "h2", "2027", "eom", "eoq", "eoy".
 * A weekday is the next one after today; a quarter is of the fiscal year. `null` for anything else.
 */
export function parseSpokenDay(text: string, context: SpokenDayContext): Day | null {
  const { today, edge = 'start', order = 'dayMonth', fiscalYearStartMonth = 1 } = context;
  const said = text
    .trim()
    .toLowerCase()
    .replace(/[.,]+(?=\s|$)/g, '')
    .replace(/\s+/g, ' ')
    .replace('−', '-');
  if (said === '') return null;
  const iso = parseDay(said);
  if (iso !== null) return iso;
  return (
    relativeDay(said, today) ??
    endOfStretch(said, today, fiscalYearStartMonth) ??
    numericDay(said, today, order) ??
    namedDay(said, today, edge) ??
    namedStretch(said, today, edge, fiscalYearStartMonth)
  );
}

const unitWords: Readonly<Record<string, 'd' | 'w' | 'm' | 'q' | 'y'>> = {
  d: 'd',
  day: 'd',
  days: 'd',
  w: 'w',
  wk: 'w',
  week: 'w',
  weeks: 'w',
  m: 'm',
  mo: 'm',
  month: 'm',
  months: 'm',
  q: 'q',
  quarter: 'q',
  quarters: 'q',
  y: 'y',
  year: 'y',
  years: 'y',
};

function relativeDay(said: string, today: Day): Day | null {
  if (said === 'today' || said === 'now') return today;
  if (said === 'tomorrow' || said === 'tmr') return addDays(today, 1);
  if (said === 'yesterday') return addDays(today, -1);

  const span =
    /^(?:(\+|-|in )\s?)(\d{1,5})\s?([a-z]+)$/.exec(said) ?? /^()(\d{1,5})\s?([a-z]+) ago$/.exec(said);
  if (span) {
    const unit = unitWords[span[3] ?? ''];
    const size = Number(span[2]) * (span[1] === '-' || said.endsWith('ago') ? -1 : 1);
    if (unit === 'd') return addDays(today, size);
    if (unit === 'w') return addDays(today, size * 7);
    if (unit === 'm') return addMonths(today, size);
    if (unit === 'q') return addMonths(today, size * 3);
    if (unit === 'y') return addMonths(today, size * 12);
    return null;
  }

  const named = /^(?:(next|this|last|on) )?([a-z]+)$/.exec(said);
  const weekday = weekdayOfWord(named?.[2] ?? '');
  if (weekday !== null) {
    const ahead = (weekday - weekdayOf(dayToNumber(today)) + 7) % 7;
    if (named?.[1] === 'last') return addDays(today, ahead === 0 ? -7 : ahead - 7);
    if (named?.[1] === 'this') return addDays(today, ahead);
    return addDays(today, ahead === 0 ? 7 : ahead);
  }
  if (said === 'next week') return addDays(today, 7);
  if (said === 'next month') return addMonths(today, 1);
  return null;
}

function endOfStretch(said: string, today: Day, fiscalStart: number): Day | null {
  const { year, month } = dayNumberToCivil(dayToNumber(today));
  const intoFiscalYear = (month - fiscalStart + 12) % 12;
  const fiscalYear = month >= fiscalStart ? year : year - 1;
  switch (
    said.replace(/^end of /, 'eo').replace(/^eo(month|quarter|year)$/, (_, word: string) => `eo${word[0]}`)
  ) {
    case 'eom':
      return stretch(year, month, 1, 'finish');
    case 'eoq':
      return stretch(fiscalYear, fiscalStart + Math.floor(intoFiscalYear / 3) * 3, 3, 'finish');
    case 'eoy':
      return stretch(fiscalYear, fiscalStart, 12, 'finish');
    default:
      return null;
  }
}

function numericDay(said: string, today: Day, order: 'dayMonth' | 'monthDay'): Day | null {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(said);
  if (yearFirst) return civil(Number(yearFirst[1]), Number(yearFirst[2]), Number(yearFirst[3]));
  const match = /^(\d{1,2})[-/.](\d{1,2})(?:[-/.](\d{2}|\d{4}))?$/.exec(said);
  if (!match) return null;
  const [first, second] = [Number(match[1]), Number(match[2])];
  const [dayOfMonth, month] = order === 'dayMonth' ? [first, second] : [second, first];
  return match[3] === undefined
    ? nearestYear(month, dayOfMonth, today)
    : civil(yearOf(match[3]), month, dayOfMonth);
}

function namedDay(said: string, today: Day, edge: 'start' | 'finish'): Day | null {
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[ -]?([a-z]+)(?:[ -]'?(\d{2}|\d{4}))?$/.exec(said);
  const monthFirst = /^([a-z]+)[ -]?(\d{1,2})(?:st|nd|rd|th)?(?: (\d{4}))?$/.exec(said);
  const [dayText, monthText, yearText] = dayFirst
    ? [dayFirst[1], dayFirst[2], dayFirst[3]]
    : monthFirst
      ? [monthFirst[2], monthFirst[1], monthFirst[3]]
      : [];
  const month = monthOf(monthText ?? '');
  if (month !== null && dayText !== undefined) {
    return yearText === undefined
      ? nearestYear(month, Number(dayText), today)
      : civil(yearOf(yearText), month, Number(dayText));
  }
  const bare = /^(?:(end|start) (?:of )?)?([a-z]+)(?: (\d{4}))?$/.exec(said);
  const only = monthOf(bare?.[2] ?? '');
  if (only === null) return null;
  const at = bare?.[1] === 'end' ? 'finish' : bare?.[1] === 'start' ? 'start' : edge;
  if (bare?.[3] !== undefined) return stretch(Number(bare[3]), only, 1, at);
  const { year, month: now } = dayNumberToCivil(dayToNumber(today));
  return stretch(only >= now ? year : year + 1, only, 1, at);
}

function namedStretch(said: string, today: Day, edge: 'start' | 'finish', fiscalStart: number): Day | null {
  const match = /^(?:(end|start) (?:of )?)?(?:([qh])([1-4])|fy)?\s?'?(\d{4}|\d{2})?$/.exec(said);
  if (!match) return null;
  const [, at, unit, ordinal, yearText] = match;
  if (unit === undefined && (yearText === undefined || yearText.length !== 4)) return null;
  if (unit === 'h' && Number(ordinal) > 2) return null;
  const months = unit === 'q' ? 3 : unit === 'h' ? 6 : 12;
  const offset = unit === undefined ? 0 : (Number(ordinal) - 1) * months;
  const edgeSaid = at === 'end' ? 'finish' : at === 'start' ? 'start' : edge;
  if (yearText !== undefined) return stretch(yearOf(yearText), fiscalStart + offset, months, edgeSaid);
  const { year, month } = dayNumberToCivil(dayToNumber(today));
  const fiscalYear = month >= fiscalStart ? year : year - 1;
  // Without a year: the one that is under way or comes next.
  const last = stretch(fiscalYear, fiscalStart + offset, months, 'finish');
  return stretch(
    last !== null && last < today ? fiscalYear + 1 : fiscalYear,
    fiscalStart + offset,
    months,
    edgeSaid,
  );
}
