import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { calendarOf, momentToFinish, momentToStart } from '../../../src/domain/schedule/rowCalendars';
import { addDays, type Day, dayToNumber, firstDayNumber, lastDayNumber } from '../../../src/domain/time/day';
import { type Moment, minutesToMoment, momentToMinutes } from '../../../src/domain/time/moment';
import { officeCalendar, officeWeek, WorkingCalendar } from '../../../src/domain/time/workingCalendar';
import { program } from '../build';

const at = (moment: string) => momentToMinutes(moment as Moment) * 60;
const say = (seconds: number) => minutesToMoment(seconds / 60).slice(0, 16);
const hours = (count: number) => count * 3_600;

describe('office hours', () => {
  it('[C1] are Monday to Friday, 08:00–12:00 and 13:00–17:00, where no calendar is named', () => {
    const document = program({ projects: [{ id: 'j', title: 'J' }] });
    const [project] = document.projects;
    if (!project) throw new Error('no project');
    const calendar = calendarOf(document, project);
    expect(calendar.between(at('2027-01-04T00:00'), at('2027-01-11T00:00'))).toBe(hours(40));
    expect(calendar.between(at('2027-01-04T08:00'), at('2027-01-04T12:30'))).toBe(hours(4));
    expect(say(calendar.next(at('2027-01-09T10:00')))).toBe('2027-01-11T08:00');
    expect(say(calendar.next(at('2027-01-08T12:00')))).toBe('2027-01-08T13:00');
    expect(say(calendar.previous(at('2027-01-09T10:00')))).toBe('2027-01-08T17:00');
  });

  it('[C5] reach the end of an interval forward, and the start of one backward', () => {
    expect(say(officeCalendar.add(at('2027-01-08T08:00'), hours(8)))).toBe('2027-01-08T17:00');
    expect(say(officeCalendar.add(at('2027-01-08T08:00'), hours(4)))).toBe('2027-01-08T12:00');
    expect(say(officeCalendar.add(at('2027-01-11T17:00'), -hours(8)))).toBe('2027-01-11T08:00');
    expect(say(officeCalendar.add(at('2027-01-11T17:00'), -hours(16)))).toBe('2027-01-08T08:00');
    expect(say(officeCalendar.add(at('2027-01-11T12:00'), -hours(4)))).toBe('2027-01-11T08:00');
    expect(officeCalendar.add(at('2027-01-09T10:00'), 0)).toBe(at('2027-01-09T10:00'));
  });
});

describe('whose calendar', () => {
  const week = (weekday: number) =>
    Array.from({ length: 7 }, (_, day) => (day === weekday ? [{ from: 480, to: 1020 }] : []));
  const calendars = ['own', 'team', 'program'].map((id, i) => ({ id, title: id, week: week(i + 1) }));

  it('[C2] a row keeps its own, else its team’s or its project’s team’s, else the program’s', () => {
    const document = program(
      {
        calendars,
        teams: [
          { id: 't', name: 'T', calendarId: 'team' },
          { id: 'plain', name: 'Plain' },
        ],
        projects: [
          { id: 'j', title: 'J', teamId: 't' },
          { id: 'k', title: 'K', teamId: 'plain' },
        ],
        tasks: [
          { id: 'a', title: 'A', projectId: 'j', plan: { calendarId: 'own' } },
          { id: 'b', title: 'B', projectId: 'j' },
          { id: 'c', title: 'C', projectId: 'k' },
          { id: 'd', title: 'D', projectId: 'k', teamId: 't' },
          { id: 'e', title: 'E', projectId: 'j', teamId: 'plain' },
        ],
        milestones: [{ id: 'm', title: 'M', projectId: 'j' }],
      },
      { calendarId: 'program' },
    );
    const dayOf = (row: Parameters<typeof calendarOf>[1]) =>
      say(calendarOf(document, row).next(at('2027-01-03T00:00'))).slice(0, 10);
    expect(document.tasks.map(dayOf)).toEqual([
      '2027-01-04',
      '2027-01-05',
      '2027-01-06',
      '2027-01-05',
      '2027-01-06',
    ]);
    expect(document.milestones.map(dayOf)).toEqual(['2027-01-05']);
  });

  it('[C7] a calendar without working time is reported, and office hours stand in', () => {
    const document = program(
      {
        calendars: [{ id: 'none', title: 'None', week: [[], [], [], [], [], [], []] }],
        projects: [{ id: 'j', title: 'J', plan: { durationMinutes: 960 } }],
      },
      { calendarId: 'none', startAt: '2027-01-08' },
    );
    const schedule = computeSchedule(document);
    expect(schedule.diagnostics).toMatchObject([{ code: 'calendarWithoutWork', ids: ['none'] }]);
    expect(say((schedule.byId.get('j')?.finishMinutes ?? 0) * 60)).toBe('2027-01-11T17:00');
  });
});

describe('exceptions', () => {
  const day = (text: string) => text as Day;
  const off = (startDay: string, finishDay = startDay) => ({
    startDay: day(startDay),
    finishDay: day(finishDay),
    intervals: [],
  });
  const half = (startDay: string, finishDay = startDay) => ({
    startDay: day(startDay),
    finishDay: day(finishDay),
    intervals: [{ from: 480, to: 720 }],
  });

  it('[C3] stand above the week, the later of the list above the earlier', () => {
    const calendar = new WorkingCalendar(officeWeek, [
      off('2027-01-04', '2027-01-08'),
      half('2027-01-06'),
      half('2027-01-09'),
    ]);
    expect(calendar.between(at('2027-01-04T00:00'), at('2027-01-11T00:00'))).toBe(hours(8));
    expect(say(calendar.next(at('2027-01-03T00:00')))).toBe('2027-01-06T08:00');
    expect(say(calendar.add(at('2027-01-06T08:00'), hours(4)))).toBe('2027-01-06T12:00');
    expect(say(calendar.add(at('2027-01-06T08:00'), hours(6)))).toBe('2027-01-09T10:00');
    expect(say(calendar.previous(at('2027-01-09T07:00')))).toBe('2027-01-06T12:00');
    const swapped = new WorkingCalendar(officeWeek, [half('2027-01-06'), off('2027-01-04', '2027-01-08')]);
    expect(swapped.worksOn(dayToNumber('2027-01-06' as Day))).toBe(false);
  });

  it('[C6] a bare day is the start or the end of its working time, and a day off has ordinary hours', () => {
    const calendar = new WorkingCalendar(officeWeek, [half('2027-01-06'), off('2027-01-07')]);
    const both = (text: string) => [
      say(momentToStart(text as Moment, calendar)),
      say(momentToFinish(text as Moment, calendar)),
    ];
    expect(both('2027-01-05')).toEqual(['2027-01-05T08:00', '2027-01-05T17:00']);
    expect(both('2027-01-06')).toEqual(['2027-01-06T08:00', '2027-01-06T12:00']);
    expect(both('2027-01-07')).toEqual(['2027-01-07T08:00', '2027-01-07T17:00']);
    expect(both('2027-01-09')).toEqual(['2027-01-09T08:00', '2027-01-09T17:00']);
    expect(both('2027-01-09T10:30')).toEqual(['2027-01-09T10:30', '2027-01-09T10:30']);
  });

  it('[C8] end with the years 1 and 9999, whatever is asked', () => {
    const last = (lastDayNumber + 1) * 86_400;
    expect(officeCalendar.add(at('2027-01-04T08:00'), 1e12)).toBeLessThanOrEqual(last);
    expect(officeCalendar.add(at('2027-01-04T08:00'), -1e12)).toBeGreaterThanOrEqual(firstDayNumber * 86_400);
    expect(say(officeCalendar.add(at('9999-12-31T08:00'), hours(8)))).toBe('9999-12-31T17:00');
    expect(say(officeCalendar.add(at('0001-01-01T17:00'), -hours(8)))).toBe('0001-01-01T08:00');
    const rare = new WorkingCalendar(officeWeek, [off('0001-01-01', '9999-12-31')]);
    expect(rare.between(at('2027-01-04T00:00'), at('2028-01-01T00:00'))).toBe(0);
    expect(rare.add(at('2027-01-04T00:00'), hours(1))).toBeLessThanOrEqual(last);
    expect(Number.isFinite(rare.next(at('2027-01-04T00:00')))).toBe(true);
  });
});

/** A calendar as a sum over minutes: slow, and plainly right. */
class SlowCalendar {
  readonly #week;
  readonly #exceptions;
  constructor(
    week: readonly (readonly { from: number; to: number }[])[],
    exceptions: readonly {
      startDay: Day;
      finishDay: Day;
      intervals: readonly { from: number; to: number }[];
    }[],
  ) {
    this.#week = week;
    this.#exceptions = exceptions;
  }
  between(fromDay: number, toDay: number): number {
    let seconds = 0;
    for (let day = fromDay; day < toDay; day++) {
      const text = new Date(day * 86_400_000).toISOString().slice(0, 10);
      const own = this.#exceptions.filter((it) => it.startDay <= text && text <= it.finishDay).at(-1);
      const intervals = own?.intervals ?? this.#week[new Date(day * 86_400_000).getUTCDay()] ?? [];
      for (const interval of intervals) seconds += (interval.to - interval.from) * 60;
    }
    return seconds;
  }
}

const intervalsArbitrary = fc
  .uniqueArray(fc.integer({ min: 0, max: 1_440 }), { maxLength: 6 })
  .map((cuts) => {
    const sorted = [...cuts].sort((a, b) => a - b);
    const intervals: { from: number; to: number }[] = [];
    for (let i = 0; i + 1 < sorted.length; i += 2) {
      intervals.push({ from: sorted[i] as number, to: sorted[i + 1] as number });
    }
    return intervals;
  });
const calendarArbitrary = fc
  .record({
    week: fc.array(intervalsArbitrary, { minLength: 7, maxLength: 7 }),
    exceptions: fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 500 }),
        length: fc.integer({ min: 0, max: 20 }),
        intervals: intervalsArbitrary,
      }),
      { maxLength: 12 },
    ),
  })
  .filter(({ week }) => week.some((day) => day.length > 0))
  .map(({ week, exceptions }) => ({
    week,
    exceptions: exceptions.map((it) => ({
      startDay: addDays('2026-10-01' as Day, it.start),
      finishDay: addDays('2026-10-01' as Day, it.start + it.length),
      intervals: it.intervals,
    })),
  }));
/** October 2026 to spring 2028: two clock changes each year in most zones, and a leap day. */
const timeArbitrary = fc.integer({ min: 1_790_000_000, max: 1_840_000_000 });

describe('any calendar', () => {
  it('[C4] comes back to the same working instant', () => {
    fc.assert(
      fc.property(
        calendarArbitrary,
        timeArbitrary,
        fc.integer({ min: -2_000_000, max: 2_000_000 }),
        ({ week, exceptions }, time, work) => {
          const calendar = new WorkingCalendar(week, exceptions);
          const there = calendar.add(time, work);
          const back = calendar.add(there, -work);
          expect(calendar.between(time, there)).toBe(work);
          expect(calendar.between(time, back)).toBe(0);
          expect(calendar.between(time, calendar.next(time))).toBe(0);
          expect(calendar.between(calendar.previous(time), time)).toBe(0);
          expect(calendar.next(time)).toBeGreaterThanOrEqual(time);
          expect(calendar.previous(time)).toBeLessThanOrEqual(time);
          expect(calendar.between(time, time + 1)).toBe(calendar.next(time) === time ? 1 : 0);
        },
      ),
      { numRuns: 2_000 },
    );
  });

  it('[C4] agrees with a sum over all days', () => {
    fc.assert(
      fc.property(
        calendarArbitrary,
        fc.integer({ min: 20_700, max: 21_300 }),
        fc.integer({ min: 0, max: 400 }),
        ({ week, exceptions }, day, length) => {
          const calendar = new WorkingCalendar(week, exceptions);
          const slow = new SlowCalendar(week, exceptions);
          expect(calendar.between(day * 86_400, (day + length) * 86_400)).toBe(
            slow.between(day, day + length),
          );
        },
      ),
      { numRuns: 500 },
    );
  });
});
