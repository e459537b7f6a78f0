import { civilToDayNumber, dayNumberToCivil } from '../time/day';

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

/**
 * Where quarters and years begin in a window ([L26]). Where quarters are too narrow only years are answered, and none
 * where these are too narrow as well.
 */
export function periodStarts(
  window: { readonly fromMinutes: number; readonly toMinutes: number },
  minutesPerPixel: number,
  fiscalYearStartMonth: number,
): readonly PeriodStart[] {
  const pixelsOf = (minutes: number) => minutes / minutesPerPixel;
  const isQuarterly = pixelsOf(minutesPerQuarter) >= leastApart;
  if (!isQuarterly && pixelsOf(4 * minutesPerQuarter) < leastApart) return [];
  const first = dayNumberToCivil(Math.floor(window.fromMinutes / minutesPerDay));
  const starts: PeriodStart[] = [];
  // From the fiscal year that the window begins in.
  const firstYear = first.month >= fiscalYearStartMonth ? first.year : first.year - 1;
  for (let quarter = 0; ; quarter += isQuarterly ? 1 : 4) {
    const month = firstYear * 12 + (fiscalYearStartMonth - 1) + quarter * 3;
    const atMinutes = civilToDayNumber(Math.floor(month / 12), (month % 12) + 1, 1) * minutesPerDay;
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
