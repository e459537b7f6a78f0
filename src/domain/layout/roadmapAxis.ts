import { civilToDayNumber, dayNumberToCivil, weekdayOf } from '../time/day';
import { monthNames } from '../time/dayToText';

/** One cell of a header row: a year, quarter, month, week or day; it may begin before and end after the window. */
export type AxisCell = {
  readonly fromMinutes: number;
  readonly toMinutes: number;
  readonly text: string;
  /** Shorter, where the whole does not fit: `Nov`, `N`; may be empty. */
  readonly shortText: string;
};

/** The two header rows of a time axis, and what the finer one counts. */
export type RoadmapAxis = {
  readonly unit: AxisUnit;
  readonly major: readonly AxisCell[];
  readonly minor: readonly AxisCell[];
  /** Days without work, where days are wide enough to be told apart. */
  readonly shadedDays: readonly { readonly fromMinutes: number; readonly toMinutes: number }[];
};

export type AxisUnit = 'day' | 'week' | 'month' | 'quarter' | 'year' | 'decade';

export type AxisOptions = {
  readonly fromMinutes: number;
  readonly toMinutes: number;
  readonly minutesPerPixel: number;
  /** 0 Sunday, 1 Monday, 6 Saturday. */
  readonly weekStart: number;
  /** 1 January … 12 December; quarters and years of the axis are fiscal when it is not 1. */
  readonly fiscalYearStartMonth: number;
  /** Weekdays without work, 0 Sunday … 6 Saturday. */
  readonly daysOff: ReadonlySet<number>;
};

const minutesPerDay = 1_440;
/** Beyond this many cells a header row is not read but counted; no window of a sane scale comes near. */
const cellLimit = 2_000;

const weekdayLetters = ['S', 'M', 'T', 'W', 'T', 'F', 'S'] as const;

/** The unit whose cells are wide enough to be labelled at a scale. */
export function axisUnitAt(minutesPerPixel: number): AxisUnit {
  const pixelsPerDay = minutesPerDay / minutesPerPixel;
  if (pixelsPerDay >= 20) return 'day';
  if (pixelsPerDay >= 4) return 'week';
  if (pixelsPerDay >= 0.9) return 'month';
  if (pixelsPerDay >= 0.3) return 'quarter';
  return pixelsPerDay >= 0.07 ? 'year' : 'decade';
}

type CellMaker = (dayNumber: number) => {
  readonly from: number;
  readonly to: number;
  readonly text: string;
  readonly shortText: string;
};

function monthsFrom(year: number, month: number, months: number): number {
  const index = year * 12 + (month - 1) + months;
  const y = Math.floor(index / 12);
  return civilToDayNumber(y, index - y * 12 + 1, 1);
}

function cellMakers(
  options: AxisOptions,
): Readonly<Record<AxisUnit | 'monthAndYear' | 'quarterAndYear' | 'century', CellMaker>> {
  const startMonth = options.fiscalYearStartMonth;
  const isFiscal = startMonth !== 1;
  /** The fiscal year is named after the calendar year in which it ends. */
  const fiscalOf = (dayNumber: number) => {
    const { year, month } = dayNumberToCivil(dayNumber);
    const monthOfYear = (month - startMonth + 12) % 12;
    const firstYear = month >= startMonth ? year : year - 1;
    const name = isFiscal ? `FY${String((firstYear + 1) % 100).padStart(2, '0')}` : String(firstYear);
    return { firstYear, name, quarter: Math.floor(monthOfYear / 3) };
  };
  const quarterCell = (dayNumber: number) => {
    const { firstYear, name, quarter } = fiscalOf(dayNumber);
    const from = monthsFrom(firstYear, startMonth, quarter * 3);
    const to = monthsFrom(firstYear, startMonth, quarter * 3 + 3);
    return { from, to, text: `Q${quarter + 1}`, shortText: `Q${quarter + 1}`, name };
  };
  const monthCell = (dayNumber: number) => {
    const { year, month } = dayNumberToCivil(dayNumber);
    const name = monthNames[month - 1] ?? '';
    const from = civilToDayNumber(year, month, 1);
    return {
      from,
      to: monthsFrom(year, month, 1),
      text: name.slice(0, 3),
      shortText: name.slice(0, 1),
      name,
      year,
    };
  };
  return {
    day: (dayNumber) => {
      const { dayOfMonth } = dayNumberToCivil(dayNumber);
      const letter = weekdayLetters[weekdayOf(dayNumber)] ?? '';
      return {
        from: dayNumber,
        to: dayNumber + 1,
        text: `${letter} ${dayOfMonth}`,
        shortText: String(dayOfMonth),
      };
    },
    week: (dayNumber) => {
      const from = dayNumber - ((weekdayOf(dayNumber) - options.weekStart + 7) % 7);
      const { dayOfMonth } = dayNumberToCivil(from);
      return { from, to: from + 7, text: String(dayOfMonth), shortText: '' };
    },
    month: monthCell,
    monthAndYear: (dayNumber) => {
      const cell = monthCell(dayNumber);
      return { ...cell, text: `${cell.name} ${cell.year}`, shortText: cell.text };
    },
    quarter: quarterCell,
    quarterAndYear: (dayNumber) => {
      const cell = quarterCell(dayNumber);
      return { ...cell, text: `${cell.text} ${cell.name}`, shortText: cell.text };
    },
    year: (dayNumber) => {
      const { firstYear, name } = fiscalOf(dayNumber);
      const from = monthsFrom(firstYear, startMonth, 0);
      return {
        from,
        to: monthsFrom(firstYear + 1, startMonth, 0),
        text: name,
        shortText: `’${name.slice(-2)}`,
      };
    },
    decade: (dayNumber) => {
      const decade = Math.floor(dayNumberToCivil(dayNumber).year / 10) * 10;
      const from = civilToDayNumber(decade, 1, 1);
      return { from, to: civilToDayNumber(decade + 10, 1, 1), text: `${decade}s`, shortText: '' };
    },
    century: (dayNumber) => {
      const century = Math.floor(dayNumberToCivil(dayNumber).year / 100) * 100;
      const [from, to] = [civilToDayNumber(century, 1, 1), civilToDayNumber(century + 100, 1, 1)];
      return { from, to, text: `${century}–${century + 99}`, shortText: String(century) };
    },
  };
}

const finerAndCoarser = {
  day: ['day', 'monthAndYear'],
  week: ['week', 'monthAndYear'],
  month: ['month', 'quarterAndYear'],
  quarter: ['quarter', 'year'],
  year: ['year', 'decade'],
  decade: ['decade', 'century'],
} as const;

function cellsOf(make: CellMaker, fromMinutes: number, toMinutes: number): AxisCell[] {
  const cells: AxisCell[] = [];
  let dayNumber = Math.floor(fromMinutes / minutesPerDay);
  while (dayNumber * minutesPerDay < toMinutes && cells.length < cellLimit) {
    const { from, to, text, shortText } = make(dayNumber);
    cells.push({ fromMinutes: from * minutesPerDay, toMinutes: to * minutesPerDay, text, shortText });
    dayNumber = to;
  }
  return cells;
}

/** The two header rows for a window at a scale ([L9]): cells touch, cover the window, and are wide enough to label. */
export function roadmapAxis(options: AxisOptions): RoadmapAxis {
  const { fromMinutes, toMinutes, minutesPerPixel, daysOff } = options;
  const unit = axisUnitAt(minutesPerPixel);
  const makers = cellMakers(options);
  const [finer, usualCoarser] = finerAndCoarser[unit];
  // Months narrower than 60 pixels have quarters too narrow for "Q4 2026": years stand above them.
  const coarser = unit === 'month' && minutesPerDay / minutesPerPixel < 1.2 ? 'year' : usualCoarser;
  const minor = cellsOf(makers[finer], fromMinutes, toMinutes);
  const major = cellsOf(makers[coarser], fromMinutes, toMinutes);
  const shadedDays: { fromMinutes: number; toMinutes: number }[] = [];
  if (unit === 'day') {
    for (const cell of minor) {
      if (daysOff.has(weekdayOf(cell.fromMinutes / minutesPerDay))) {
        shadedDays.push({ fromMinutes: cell.fromMinutes, toMinutes: cell.toMinutes });
      }
    }
  }
  return { unit, major, minor, shadedDays };
}
