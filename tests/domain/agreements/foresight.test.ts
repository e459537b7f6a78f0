import { describe, expect, it } from 'vitest';
import {
  clashToSentence,
  findClashes,
  keepClash,
  moveForClash,
} from '../../../src/domain/agreements/clashes';
import { reminderOf, reminderToSentence } from '../../../src/domain/agreements/reminders';
import { computeResponsibleDays } from '../../../src/domain/agreements/responsibleDay';
import { computeStandings } from '../../../src/domain/agreements/standing';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { fullAgreement, program, run, twoTeams } from '../build';

const today = '2027-01-04' as Day;

const withTasks = (agreement: object, more: object = {}, taskPlan: object = {}) =>
  program({
    ...twoTeams,
    tasks: [
      {
        id: 'k1',
        title: 'Build',
        projectId: 'j_a',
        plan: { durationMinutes: 5 * 480, percentComplete: 40, actualStartAt: '2027-01-04', ...taskPlan },
      },
      { id: 'k2', title: 'Test', projectId: 'j_a', plan: { durationMinutes: 2 * 480 } },
    ],
    milestones: [{ id: 'm', title: 'Ready', projectId: 'j_a' }],
    dependencies: [
      { id: 'l1', predecessorId: 'k1', successorId: 'k2' },
      { id: 'l2', predecessorId: 'k2', successorId: 'm' },
      {
        id: 'd',
        predecessorId: 'm',
        successorId: 'j_b',
        agreement: fullAgreement({ neededByDay: '2027-02-01', ...agreement }),
      },
    ],
    ...more,
  });

const responsible = (document: ReturnType<typeof program>) =>
  computeResponsibleDays(document, computeSchedule(document)).get('d');

describe('the latest responsible day', () => {
  it('[A15] is the needed-by day less the work that is left along the chain of the giver', () => {
    // Three of five days of Build and two of Test are left: from Tuesday 26 January on they just fit.
    expect(responsible(withTasks({}))).toEqual({
      day: '2027-01-26',
      remainingMinutes: 5 * 480,
      missingMinutes: 0,
      byLead: false,
    });
    expect(responsible(withTasks({}, {}, { percentComplete: 80 }))?.day).toBe('2027-01-28');
  });

  it('[A15] takes off what the slack is short of, or a longer lead time, and knows nothing of nothing', () => {
    const tight = program({
      ...twoTeams,
      projects: [
        twoTeams.projects[0],
        { ...twoTeams.projects[1], plan: { durationMinutes: 480, deadlineAt: '2027-01-29' } },
      ],
      dependencies: [
        {
          id: 'd',
          predecessorId: 'j_a',
          successorId: 'j_b',
          agreement: fullAgreement({ neededByDay: '2027-01-29' }),
        },
      ],
    });
    // The engine runs twenty days, and one is missing.
    expect(responsible(tight)).toMatchObject({ missingMinutes: 480, day: '2027-01-01' });
    expect(responsible(withTasks({ leadDays: 30 }))).toMatchObject({ day: '2027-01-02', byLead: true });
    const ask = (more: object) =>
      program({
        ...twoTeams,
        dependencies: [
          {
            id: 'd',
            predecessorId: 't_a',
            successorId: 'j_b',
            agreement: fullAgreement({ neededByDay: '2027-02-01', ...more }),
          },
        ],
      });
    expect(responsible(ask({}))).toBeUndefined();
    expect(responsible(ask({ leadDays: 10 }))?.day).toBe('2027-01-22');
    expect(responsible(withTasks({ state: 'Accepted' }))).toBeUndefined();
    expect(responsible(withTasks({ neededByDay: null }))).toBeUndefined();
  });
});

describe('reminders', () => {
  it('[A16] are due when set, unanswered, unconfirmed or not accepted', () => {
    const due = (agreement: object) => {
      const [dependency] = withTasks(agreement).dependencies.filter((it) => it.agreement !== null);
      return (dependency && reminderOf(dependency, today)) ?? undefined;
    };
    const said = (state: string, day: string) => ({ state, moves: [{ state, day, note: '' }] });
    expect(due({ state: 'Found' })).toBeUndefined();
    expect(due({ remindDay: '2027-01-05' })).toBeUndefined();
    expect(due({ remindDay: '2027-01-02' })).toMatchObject({ code: 'set', overdueDays: 2, personId: 'p_a' });
    expect(due(said('Asked', '2026-12-29'))).toBeUndefined();
    const unanswered = due(said('Asked', '2026-12-25'));
    expect(unanswered).toMatchObject({ code: 'unanswered', day: '2027-01-01', overdueDays: 3 });
    expect(unanswered && reminderToSentence(unanswered)).toBe('Asked 10 days ago, and no answer yet.');
    expect(due({ ...said('Committed', '2026-12-01'), lastConfirmedDay: '2026-12-30' })).toBeUndefined();
    expect(due({ ...said('Committed', '2026-12-01'), lastConfirmedDay: '2026-12-20' })).toMatchObject({
      code: 'unconfirmed',
      overdueDays: 1,
    });
    expect(due(said('Delivered', '2026-12-20'))).toMatchObject({ code: 'notAccepted', personId: 'p_b' });
    expect(due(said('Accepted', '2026-12-01'))).toBeUndefined();
  });
});

describe('clashes', () => {
  const clashes = (document: ReturnType<typeof program>) => {
    const schedule = computeSchedule(document);
    return findClashes(document, schedule, computeStandings(document, schedule, today));
  };
  const late = (more: object = {}) =>
    withTasks({ state: 'Committed', neededByDay: '2027-01-29', committedDay: '2027-02-05', ...more });

  it('[A17] name what disagrees and by how much, once a promise, kept ones last', () => {
    const [clash] = clashes(late());
    expect(clash).toMatchObject({ code: 'committedAfterNeeded', days: 7, kept: false });
    expect(clash && clashToSentence(clash)).toBe(
      'Committed for 2027-02-05, needed by 2027-01-29: 7 days too late.',
    );
    expect(clashes(late())).toHaveLength(1);
    expect(clashes(late({ state: 'Accepted' }))).toEqual([]);
    expect(clashes(late({ keptClash: { day: '2027-01-02', days: 7 } }))[0]?.kept).toBe(true);
    expect(clashes(late({ keptClash: { day: '2027-01-02', days: 6 } }))[0]?.kept).toBe(false);
    const planned = withTasks({ neededByDay: '2027-02-10', state: 'Asked' });
    expect(clashes(planned)[0]).toMatchObject({ code: 'neededAfterStart', days: 9 });
    const forecast = withTasks({ neededByDay: '2027-01-29', state: 'Asked', forecastDay: '2027-02-03' });
    expect(clashes(forecast)[0]).toMatchObject({ code: 'forecastAfterNeeded', days: 5 });
  });

  it('[A18] are answered by moving, or by keeping the dates', () => {
    const document = late();
    const [clash] = clashes(document);
    if (!clash) throw new Error('No clash');
    const commands = moveForClash(document, clash);
    expect(commands?.map((it) => it.type)).toEqual(['agreement.change', 'project.move']);
    const moved = run(document, { type: 'batch', label: 'Move', commands }).document;
    expect(moved.projects[1]?.plan.startAt).toBe('2027-02-05');
    expect(clashes(moved)).toEqual([]);
    // Work that waits longer already is not pulled back.
    const [, second] = document.projects;
    const later = {
      ...document,
      projects: document.projects.map((it) =>
        it === second ? { ...it, plan: { ...it.plan, startAt: '2027-03-01', finishAt: '2027-03-20' } } : it,
      ),
    } as typeof document;
    expect(moveForClash(later, clash)?.map((it) => it.type)).toEqual(['agreement.change']);
    const kept = run(document, keepClash(clash, today, 'The buffer holds it')).document;
    expect(clashes(kept)).toMatchObject([{ kept: true, days: 7 }]);
    expect(kept.projects[1]?.plan).toEqual(document.projects[1]?.plan);
    const only = withTasks({ neededByDay: '2027-01-29', committedDay: '2027-01-20', state: 'Committed' });
    const forecast = { ...clash, code: 'forecastAfterCommitted' as const };
    expect(moveForClash(only, forecast)).toBeNull();
  });
});
