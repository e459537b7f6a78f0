import { civilToDayNumber, dayNumberToCivil } from '../time/day';
import { axisUnitAt } from './roadmapAxis';
import type { RoadmapSpan } from './roadmapTypes';

const minutesPerDay = 1_440;
/** Pixels from one line to the next below which lines are a fence. */
const leastApart = 28;
const minutesPerQuarter = 91 * minutesPerDay;

/** The beginning of a quarter, which may be that of a year too; both fiscal where the program's years are. */
export type PeriodStart = {
  readonly atMinutes: number;
  readonly isYear: boolean;
  /** Whether it is to stand out: a year among quarters. Years alone are all alike. */
  readonly isHeavy: boolean;
  /** What it is called, the longest first: `Q1 FY27`, `Q1`. */
  readonly names: readonly string[];
};

/** Whether quarters are wide enough to be told apart, or years alone; null where neither are. */
function tellablePeriod(minutesPerPixel: number): 'quarter' | 'year' | null {
  const isWideEnough = (minutes: number) => minutes / minutesPerPixel >= leastApart;
  if (isWideEnough(minutesPerQuarter)) return 'quarter';
  return isWideEnough(4 * minutesPerQuarter) ? 'year' : null;
}

/** The calendar year in which the fiscal year of a moment begins. */
function fiscalYearAt(minutes: number, fiscalYearStartMonth: number): number {
  const { year, month } = dayNumberToCivil(Math.floor(minutes / minutesPerDay));
  return month >= fiscalYearStartMonth ? year : year - 1;
}

/** Where a quarter begins, counted from the first of a fiscal year. */
function quarterStart(year: number, quarter: number, fiscalYearStartMonth: number): number {
  const month = year * 12 + (fiscalYearStartMonth - 1) + quarter * 3;
  return civilToDayNumber(Math.floor(month / 12), (month % 12) + 1, 1) * minutesPerDay;
}

/**
 * Where quarters and years begin in a window ([L26]). Where quarters are too narrow only years are answered, and none
 * where these are too narrow as well.
 */
export function periodStarts(
  window: RoadmapSpan,
  minutesPerPixel: number,
  fiscalYearStartMonth: number,
): readonly PeriodStart[] {
  const told = tellablePeriod(minutesPerPixel);
  if (told === null) return [];
  const isQuarterly = told === 'quarter';
  const starts: PeriodStart[] = [];
  const firstYear = fiscalYearAt(window.fromMinutes, fiscalYearStartMonth);
  for (let quarter = 0; ; quarter += isQuarterly ? 1 : 4) {
    const atMinutes = quarterStart(firstYear, quarter, fiscalYearStartMonth);
    if (atMinutes > window.toMinutes) return starts;
    if (atMinutes < window.fromMinutes) continue;
    const year = firstYear + Math.floor(quarter / 4);
    const yearName =
      fiscalYearStartMonth === 1 ? String(year) : `FY${String((year + 1) % 100).padStart(2, '0')}`;
    const name = `Q${(quarter % 4) + 1}`;
    starts.push({
      atMinutes,
      isYear: quarter % 4 === 0,
      isHeavy: isQuarterly && quarter % 4 === 0,
      names: isQuarterly ? [`${name} ${yearName}`, name] : [yearName],
    });
  }
}

/**
 * The quarters, or years, that are shaded behind the rows of a window ([L28]): every second one, the same wherever the
 * window stands; whole, so that they may begin before the window and end after it. None where days are told apart: the
 * days off are shaded there.
 */
export function periodBands(
  window: RoadmapSpan,
  minutesPerPixel: number,
  fiscalYearStartMonth: number,
): readonly RoadmapSpan[] {
  const told = axisUnitAt(minutesPerPixel) === 'day' ? null : tellablePeriod(minutesPerPixel);
  if (told === null) return [];
  const bands: RoadmapSpan[] = [];
  const firstYear = fiscalYearAt(window.fromMinutes, fiscalYearStartMonth);
  for (let quarter = 0; ; quarter += told === 'quarter' ? 1 : 4) {
    const startOf = (it: number) => quarterStart(firstYear, it, fiscalYearStartMonth);
    const fromMinutes = startOf(quarter);
    if (fromMinutes >= window.toMinutes) return bands;
    const toMinutes = startOf(quarter + (told === 'quarter' ? 1 : 4));
    const isShaded = told === 'quarter' ? quarter % 2 === 1 : (firstYear + quarter / 4) % 2 !== 0;
    if (isShaded && toMinutes > window.fromMinutes) bands.push({ fromMinutes, toMinutes });
  }
}
