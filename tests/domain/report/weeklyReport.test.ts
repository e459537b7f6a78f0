import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isWeeklyReportDue } from '../../../src/domain/report/weeklyReport';
import { addDays, type Day, dayToNumber, weekdayOf } from '../../../src/domain/time/day';

const monday = '2026-11-16' as Day;

it('[R33] is due from its weekday on until it was prepared', () => {
  const due = (preparedDay: string | null, today: string) =>
    isWeeklyReportDue({ weekday: 5, preparedDay: preparedDay as Day | null }, today as Day);
  expect(due(null, '2026-11-18')).toBe(true);
  expect(due('2026-11-13', '2026-11-19')).toBe(false);
  expect(due('2026-11-13', '2026-11-20')).toBe(true);
  expect(due('2026-11-20', '2026-11-20')).toBe(false);
  expect(due('2026-11-13', '2026-11-24')).toBe(true);
  expect(due('2026-11-24', '2026-11-26')).toBe(false);
});

it('[R33] is prepared once a week however often the program is opened', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 6 }),
      fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 30 }),
      (weekday, gaps) => {
        let today = monday;
        let preparedDay: Day | null = addDays(monday, -7);
        const prepared: Day[] = [];
        for (const gap of gaps) {
          today = addDays(today, gap);
          if (!isWeeklyReportDue({ weekday, preparedDay }, today)) continue;
          prepared.push(today);
          preparedDay = today;
        }
        // No two in the seven days that begin with its weekday.
        const weekOf = (day: Day) => dayToNumber(day) - ((weekdayOf(dayToNumber(day)) - weekday + 7) % 7);
        expect(new Set(prepared.map(weekOf)).size).toBe(prepared.length);
      },
    ),
  );
});
