import { expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeProgramFigures } from '../../../src/domain/portfolio/programFigures';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import type { Day } from '../../../src/domain/time/day';
import { manual, program } from '../build';

const figures = (document: ProgramDocument, today = '2027-01-15') => {
  const schedule = computeSchedule(document);
  const day = today as Day;
  return computeProgramFigures(document, schedule, computeHealth(document, schedule, day), day);
};

const milestones = [
  {
    id: 'm1',
    title: 'Kick-off',
    ...manual('2027-01-04', '2027-01-04', { percentComplete: 100, actualFinishAt: '2027-01-04' }),
  },
  { id: 'm2', title: 'Overdue', ...manual('2027-01-08', '2027-01-08') },
  { id: 'm3', title: 'Launch', ...manual('2027-03-01', '2027-03-01') },
  { id: 'm4', title: 'Beta', ...manual('2027-02-01', '2027-02-01') },
];

it('of a program with nothing in it are empty', () => {
  expect(figures(program())).toMatchObject({
    title: 'Program',
    phase: 'Planning',
    projectCount: 0,
    nextMilestone: null,
    finishDay: null,
    driftDays: null,
  });
});

it('say what the rules find where a person declared something better', () => {
  const late = [{ id: 'm', title: 'Late', ...manual('2026-11-01', '2026-11-01') }];
  const declared = { health: 'green', reason: 'I know', declaredDay: '2026-12-01', lapsesDay: '2027-02-28' };
  expect(figures(program({ milestones: late }, { declared }))).toMatchObject({
    health: 'green',
    contradictedBy: 'red',
  });
  expect(figures(program({ milestones: late }))).toMatchObject({ health: 'red', contradictedBy: null });
});

it('name the first open milestone from today on', () => {
  const document = program({ milestones });
  expect(figures(document).nextMilestone).toEqual({ title: 'Beta', day: '2027-02-01' });
  expect(figures(document, '2027-02-01').nextMilestone).toEqual({ title: 'Beta', day: '2027-02-01' });
  expect(figures(document, '2027-02-02').nextMilestone).toEqual({ title: 'Launch', day: '2027-03-01' });
});

it('name the latest overdue milestone when none is ahead, and none when all are done', () => {
  expect(figures(program({ milestones }), '2028-01-01').nextMilestone?.title).toBe('Launch');
  expect(figures(program({ milestones: milestones.slice(0, 1) })).nextMilestone).toBeNull();
});

it('hold the finish against the latest snapshot’s', () => {
  const snapshot = (id: string, day: string, finishAt: string) => ({
    id,
    title: id,
    day,
    dates: [
      { id: 'm3', startAt: finishAt, finishAt },
      { id: 'm4', startAt: '2027-01-20', finishAt: '2027-01-20' },
    ],
  });
  const snapshots = [snapshot('s2', '2026-12-01', '2027-02-19'), snapshot('s1', '2026-11-01', '2027-06-01')];
  expect(figures(program({ milestones, snapshots }))).toMatchObject({
    finishDay: '2027-03-01',
    driftDays: 10,
  });
  expect(figures(program({ milestones, snapshots: snapshots.slice(1) })).driftDays).toBe(-92);
});

it('count what is late, high, owed and called out, so that programs can be held side by side', () => {
  const late = [{ id: 'm', title: 'Late', ...manual('2026-11-01', '2026-11-01') }];
  const document = program(
    {
      milestones: late,
      stakeholders: [{ id: 'p', name: 'Ann', cadenceDays: 7 }],
      risks: [
        { id: 'r1', title: 'High', probability: 3, impact: 5 },
        { id: 'r2', title: 'Low', probability: 1, impact: 5 },
      ],
    },
    { targetDay: '2026-10-31' },
  );
  expect(figures(document)).toMatchObject({
    biggestDrag: expect.stringContaining("'Late' was due"),
    targetGapDays: 1,
    milestonesDone: 0,
    milestoneCount: 1,
    openPromises: 0,
    latePromises: 0,
    highRisks: 1,
    owedUpdates: 1,
    calledOut: 1,
  });
});
