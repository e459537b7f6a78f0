import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { parseProgram } from '../../../src/domain/model/parseProgram';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { updateSchedule } from '../../../src/domain/schedule/updateSchedule';
import { doWithin } from '../../workTime';
import { refusalOf } from '../build';
import { days, planOf, rowOf, say } from './plans';

/** Computes within a second, whatever it is given. */
const computeInTime = (document: ProgramDocument) => doWithin(1_000, () => computeSchedule(document));
const codesOf = (document: ProgramDocument) => computeInTime(document).diagnostics.map((it) => it.code);

describe('what a schedule makes of bad input', () => {
  it('[S16] a circle: the chain is told, the rest is scheduled; [G2] a person is refused it', () => {
    const document = planOf(
      ['a', 'b', 'c', 'd'].map((id) => ({ id, durationMinutes: days(1) })),
      [
        ['a', 'b'],
        ['b', 'c'],
        ['c', 'a'],
        ['c', 'd'],
      ],
    );
    const schedule = computeInTime(document);
    expect(schedule.diagnostics).toMatchObject([{ code: 'cycle', ids: ['a', 'b', 'c'] }]);
    expect(say(rowOf(schedule, 'd').startMinutes)).toBe('2027-01-05T08:00');
    const refusal = refusalOf(planOf([{ id: 'a' }, { id: 'b' }], [['a', 'b']]), {
      type: 'dependency.create',
      row: { id: 'back', predecessorId: 'b', successorId: 'a' },
    });
    expect(refusal.code).toBe('dependencyWouldCycle');
  });

  it('[M4] a link to nothing is left out and noted, and [S12] moves nothing where a program has it', () => {
    const parsed = parseProgram({
      format: 'throughline-program',
      version: 1,
      program: { id: 'p', title: 'P', startAt: '2027-01-04' },
      projects: [{ id: 'j', title: 'J' }],
      tasks: [{ id: 'a', title: 'A', projectId: 'j', plan: { durationMinutes: 480 } }],
      dependencies: [{ id: 'd', predecessorId: 'nobody', successorId: 'a' }],
    });
    if (!parsed.ok) throw new Error(parsed.error.reason);
    expect(parsed.value.notes).toMatchObject([{ code: 'danglingReference' }]);
    const { document } = parsed.value;
    const [link] = planOf([{ id: 'a' }, { id: 'b' }], [['a', 'b']]).dependencies;
    const dangling = { ...document, dependencies: [{ ...link, predecessorId: 'nobody' }] } as ProgramDocument;
    expect(say(rowOf(computeInTime(dangling), 'a').startMinutes)).toBe('2027-01-04T08:00');
  });

  it('[S23] [S29] a finish before the day begins, by the clock, and no length: it has none', () => {
    const document = planOf([
      { id: 'a', durationIsElapsed: true, finishAt: '2027-01-06T06:00' },
      { id: 'b', durationIsElapsed: true, finishAt: '2027-01-06T06:00', placement: 'manual' },
      { id: 'c', finishAt: '2027-01-06T06:00' },
    ]);
    const schedule = computeSchedule(document);
    for (const id of ['a', 'b', 'c']) {
      const row = rowOf(schedule, id);
      expect(row.durationMinutes, id).toBe(0);
      expect(row.finishMinutes, id).toBeGreaterThanOrEqual(row.startMinutes);
    }
    expect(say(rowOf(schedule, 'b').startMinutes)).toBe('2027-01-06T06:00');
  });

  it('[S34] what would run past the year 9999 is cut there and reported', () => {
    const document = planOf(
      [
        { id: 'a', durationMinutes: days(1_000), constraint: { type: 'SNET', at: '9999-12-30' } },
        { id: 'b', durationMinutes: days(2) },
      ],
      [['a', 'b']],
    );
    const schedule = computeSchedule(document);
    expect(schedule.diagnostics.map((it) => [it.code, it.ids])).toEqual([
      ['pastTheLastYear', ['a']],
      ['pastTheLastYear', ['b']],
    ]);
    expect(schedule.diagnostics[0]?.message).toBe(
      "'A' would run past the year 9999, where dates end: it is cut there.",
    );
    for (const id of ['a', 'b']) {
      expect(say(rowOf(schedule, id).finishMinutes), id).toBe('9999-12-31T23:59');
      expect(rowOf(schedule, id).totalSlackMinutes, id).toBe(0);
    }
  });

  it('[C7] a calendar whose hours are shorter than a second has no working time', () => {
    const week = Array(7).fill([{ from: 480, to: 480.001 }]);
    const document = planOf(
      [{ id: 'a', durationMinutes: 480 }],
      [],
      { calendars: [{ id: 'c', title: 'C', week }] },
      { calendarId: 'c' },
    );
    const schedule = computeSchedule(document);
    expect(schedule.diagnostics.map((it) => it.code)).toEqual(['calendarWithoutWork']);
    expect(say(rowOf(schedule, 'a').finishMinutes)).toBe('2027-01-04T17:00');
  });

  it('[P1] [S29] an end before the start: refused, or read from a file and told', () => {
    const bad = { startAt: '2027-02-08', finishAt: '2027-02-01', placement: 'manual' };
    const document = planOf([{ id: 'a', ...bad }]);
    const schedule = computeInTime(document);
    expect(schedule.diagnostics.map((it) => it.code)).toEqual(['finishBeforeStart']);
    const row = rowOf(schedule, 'a');
    expect(row.finishMinutes).toBe(row.startMinutes);
    const refusal = refusalOf(planOf([{ id: 'a' }]), {
      type: 'task.change',
      id: 'a',
      changes: { plan: bad },
    });
    expect(refusal.code).toBe('finishBeforeStart');
  });

  it('[C7] a calendar with no working time: told, and office hours stand in', () => {
    const document = planOf([{ id: 'a', durationMinutes: days(2), calendarId: 'never' }], [], {
      calendars: [{ id: 'never', title: 'Never', week: Array(7).fill([]) }],
    });
    expect(codesOf(document)).toEqual(['calendarWithoutWork']);
    expect(say(rowOf(computeSchedule(document), 'a').finishMinutes)).toBe('2027-01-05T17:00');
  });

  it('[C7] a calendar whose every day for nine thousand years is a holiday', () => {
    const week = [[], ...Array(5).fill([{ from: 480, to: 1_020 }]), []];
    const document = planOf([{ id: 'a', durationMinutes: days(2), calendarId: 'off' }], [], {
      calendars: [
        { id: 'off', title: 'Off', week, exceptions: [{ startDay: '0001-01-01', finishDay: '9999-12-31' }] },
      ],
    });
    const row = rowOf(computeInTime(document), 'a');
    expect(Number.isFinite(row.finishMinutes)).toBe(true);
    expect(row.finishMinutes).toBeGreaterThanOrEqual(row.startMinutes);
  });

  it.each(['0001-01-01', '9999-12-31'])(
    '[C8] work of a thousand years and lags of as much around %s',
    (day) => {
      const most = 525_960_000;
      const document = planOf(
        [
          { id: 'a', durationMinutes: most, constraint: { type: 'MSO', at: day } },
          { id: 'b', durationMinutes: most },
          { id: 'c', durationMinutes: most, durationIsElapsed: true },
          { id: 'e', durationMinutes: days(1) },
        ],
        [
          ['a', 'b', 'FS', { value: most }],
          ['b', 'c', 'SS', { value: -most, unit: 'elapsed' }],
          ['a', 'e', 'FF', { value: -most }],
        ],
      );
      for (const row of computeInTime(document).byId.values()) {
        for (const value of Object.values(row)) if (typeof value === 'number') expect(value).not.toBeNaN();
        expect(say(row.startMinutes) >= '0001-01-01').toBe(true);
        expect(say(row.finishMinutes) <= '9999-12-31T23:59').toBe(true);
      }
    },
  );

  it('[S26] an edit at the head of a chain of 100,000 rows, brought up to date', { timeout: 120_000 }, () => {
    const count = 100_000;
    const model = planOf([{ id: 'a', durationMinutes: 480 }, { id: 'b' }], [['a', 'b']]);
    const [task] = model.tasks;
    const [link] = model.dependencies;
    const document = {
      ...model,
      tasks: Array.from({ length: count }, (_, i) => ({ ...task, id: `t${i}` })),
      dependencies: Array.from({ length: count - 1 }, (_, i) => ({
        ...link,
        id: `d${i}`,
        predecessorId: `t${i}`,
        successorId: `t${i + 1}`,
      })),
    } as unknown as ProgramDocument;
    const schedule = computeSchedule(document);
    const longer = {
      ...document,
      tasks: document.tasks.map((row, i) =>
        i === 0 ? { ...row, plan: { ...row.plan, durationMinutes: days(6) } } : row,
      ),
    };
    const update = doWithin(5_000, () => updateSchedule(schedule, longer));
    expect(update).toMatchObject({ full: null, earlyCount: count });
    const last = (of: typeof schedule) => rowOf(of, `t${count - 1}`).finishMinutes;
    expect(last(update.schedule) - last(schedule)).toBe(7 * 1_440);
  });
});

describe('a link that a manual date breaks', () => {
  it('[S2] is told of a plan, not of what has started, which is a fact', () => {
    const planned = { id: 'b', placement: 'manual', startAt: '2027-01-05', finishAt: '2027-01-06' };
    const first = { id: 'a', durationMinutes: days(5) };
    expect(codesOf(planOf([first, planned], [['a', 'b']]))).toEqual(['linkBrokenByManualDate']);
    expect(codesOf(planOf([first, { ...planned, actualStartAt: '2027-01-05' }], [['a', 'b']]))).toEqual([]);
  });
});
