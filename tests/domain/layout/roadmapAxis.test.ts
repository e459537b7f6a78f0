import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { axisUnitAt, roadmapAxis } from '../../../src/domain/layout/roadmapAxis';
import { type Day, dayNumberToCivil, dayToNumber, weekdayOf } from '../../../src/domain/time/day';

const minutesPerDay = 1_440;
const window = (from: string, to: string, width: number, more: object = {}) => {
  const fromMinutes = dayToNumber(from as Day) * minutesPerDay;
  const toMinutes = dayToNumber(to as Day) * minutesPerDay;
  return {
    fromMinutes,
    toMinutes,
    minutesPerPixel: (toMinutes - fromMinutes) / width,
    weekStart: 1,
    fiscalYearStartMonth: 1,
    daysOff: new Set([0, 6]),
    ...more,
  };
};
const texts = (cells: readonly { readonly text: string }[]) => cells.map((cell) => cell.text);

describe('the axis', () => {
  it('[L9] years, quarters, months, weeks and days, each under a coarser row', () => {
    const years = roadmapAxis(window('2019-06-01', '2027-06-01', 900));
    expect(years.unit).toBe('quarter');
    expect(texts(years.major)).toEqual([
      '2019',
      '2020',
      '2021',
      '2022',
      '2023',
      '2024',
      '2025',
      '2026',
      '2027',
    ]);
    const year = roadmapAxis(window('2026-07-05', '2027-02-10', 600));
    expect(year.unit).toBe('month');
    expect(texts(year.major)).toEqual(['Q3 2026', 'Q4 2026', 'Q1 2027']);
    expect(texts(year.minor)).toEqual(['Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec', 'Jan', 'Feb']);
    const quarter = roadmapAxis(window('2026-11-03', '2027-01-05', 900));
    expect(quarter.unit).toBe('week');
    expect(texts(quarter.major)).toEqual(['November 2026', 'December 2026', 'January 2027']);
    expect(texts(quarter.minor).slice(0, 3)).toEqual(['2', '9', '16']);
    const fortnight = roadmapAxis(window('2026-11-20', '2026-12-04', 900));
    expect(fortnight.unit).toBe('day');
    expect(texts(fortnight.minor).slice(0, 3)).toEqual(['F 20', 'S 21', 'S 22']);
  });

  it('[L9] fiscal years are named after the year they end in, and weeks begin when they are said to', () => {
    const fiscal = roadmapAxis(window('2026-09-01', '2027-03-01', 500, { fiscalYearStartMonth: 10 }));
    expect(texts(fiscal.major)).toEqual(['Q4 FY26', 'Q1 FY27', 'Q2 FY27']);
    const sunday = roadmapAxis(window('2026-11-03', '2027-01-05', 900, { weekStart: 0 }));
    expect(texts(sunday.minor).slice(0, 2)).toEqual(['1', '8']);
  });

  it('[L9] days off are shaded where days can be told apart, and nowhere else', () => {
    const shaded = roadmapAxis(window('2026-11-20', '2026-12-04', 900)).shadedDays;
    expect(shaded.map((day) => dayNumberToCivil(day.fromMinutes / minutesPerDay).dayOfMonth)).toEqual([
      21, 22, 28, 29,
    ]);
    expect(roadmapAxis(window('2026-11-03', '2027-01-05', 900)).shadedDays).toEqual([]);
  });

  it('[L9] cells touch and cover any window at any scale', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: -400_000, max: 1_000_000 }),
        fc.double({ min: Math.log(4), max: Math.log(50_000), noNaN: true }),
        fc.integer({ min: 200, max: 4_000 }),
        fc.constantFrom(0, 1, 6),
        fc.integer({ min: 1, max: 12 }),
        (fromDay, logDays, width, weekStart, fiscalYearStartMonth) => {
          const fromMinutes = fromDay * minutesPerDay + 317;
          const toMinutes = fromMinutes + Math.exp(logDays) * minutesPerDay;
          const axis = roadmapAxis({
            fromMinutes,
            toMinutes,
            minutesPerPixel: (toMinutes - fromMinutes) / width,
            weekStart,
            fiscalYearStartMonth,
            daysOff: new Set([0, 6]),
          });
          for (const cells of [axis.major, axis.minor]) {
            expect(cells[0]?.fromMinutes).toBeLessThanOrEqual(fromMinutes);
            expect(cells.at(-1)?.toMinutes).toBeGreaterThanOrEqual(toMinutes);
            for (const [i, cell] of cells.entries()) {
              expect(cell.toMinutes).toBeGreaterThan(cell.fromMinutes);
              if (i > 0) expect(cell.fromMinutes).toBe(cells[i - 1]?.toMinutes);
            }
          }
          if (axis.unit === 'week') {
            for (const cell of axis.minor) {
              expect(weekdayOf(cell.fromMinutes / minutesPerDay)).toBe(weekStart);
            }
          }
        },
      ),
    );
  });

  it('[L9] the finer the scale, the finer the unit', () => {
    const units = ['day', 'week', 'month', 'quarter', 'year', 'decade'];
    const at = [30, 60, 300, 1_000, 4_000, 10_000, 100_000].map((scale) => units.indexOf(axisUnitAt(scale)));
    expect(at).toEqual(at.toSorted((a, b) => a - b));
    expect(new Set(at).size).toBe(6);
  });
});
