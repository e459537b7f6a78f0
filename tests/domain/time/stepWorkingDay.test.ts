import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, type Day, dayToNumber } from '../../../src/domain/time/day';
import { stepWorkingDay } from '../../../src/domain/time/stepWorkingDay';
import { officeCalendar, WorkingCalendar } from '../../../src/domain/time/workingCalendar';

const friday = '2026-11-27' as Day;

describe('[C10] a step by days ends on a working day', () => {
  it('goes over a weekend and a holiday, the way it went', () => {
    expect(stepWorkingDay(officeCalendar, friday, 1)).toBe('2026-11-30');
    expect(stepWorkingDay(officeCalendar, '2026-11-30' as Day, -1)).toBe(friday);
    const holiday = { startDay: '2026-11-30' as Day, finishDay: '2026-12-01' as Day, intervals: [] };
    expect(stepWorkingDay(new WorkingCalendar(undefined, [holiday]), friday, 1)).toBe('2026-12-02');
  });

  it('lets who works on Sundays step there', () => {
    const hours = [{ from: 480, to: 960 }];
    const week = [hours, hours, hours, hours, hours, [], []];
    expect(stepWorkingDay(new WorkingCalendar(week), '2026-11-26' as Day, 1)).toBe('2026-11-29');
  });

  it('is so many days from a day off, and over a century without work', () => {
    expect(stepWorkingDay(officeCalendar, '2026-11-28' as Day, 7)).toBe('2026-12-05');
    const pause = { startDay: '2026-11-28' as Day, finishDay: '2126-11-28' as Day, intervals: [] };
    expect(stepWorkingDay(new WorkingCalendar(undefined, [pause]), friday, 1)).toBe('2026-11-28');
  });

  it('never ends short of the days asked for', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 400 }), (days) => {
        const to = stepWorkingDay(officeCalendar, friday, days);
        const asked = dayToNumber(addDays(friday, days));
        expect((dayToNumber(to) - asked) * Math.sign(days)).toBeGreaterThanOrEqual(0);
        expect(officeCalendar.worksOn(dayToNumber(to))).toBe(true);
      }),
    );
  });
});
