import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { calendarOf } from '../../../src/domain/schedule/rowCalendars';
import { doWithin } from '../../workTime';
import { program } from '../build';
import { type DrawnPlan, dayOf, planArbitrary, toDocument } from './drawnPlans';
import { planOf, rowOf } from './plans';

/** Links only forward in the list, and not between a part and its whole: no circles. */
function withoutCircles(plan: DrawnPlan): DrawnPlan {
  const above = (index: number): Set<number> => {
    const found = new Set<number>([index]);
    let at = index;
    for (;;) {
      const parent = plan.tasks[at]?.parent ?? -1;
      if (parent < 0 || parent >= at || plan.tasks[parent]?.milestone) return found;
      found.add(parent);
      at = parent;
    }
  };
  const leaves = plan.tasks.map((task) => ({ ...task, parent: task.parent > 3 ? -1 : task.parent }));
  const summaries = new Set([0, 1, 2, 3]);
  return {
    tasks: leaves,
    links: plan.links.flatMap((link) => {
      const [from, to] = link.from < link.to ? [link.from, link.to] : [link.to, link.from];
      if (from === to || above(to).has(from) || above(from).has(to)) return [];
      // From a summary to what stands before one of its parts there might be a way back.
      return summaries.has(from) || summaries.has(to) ? [] : [{ ...link, from, to }];
    }),
  };
}

const tame = planArbitrary(false).map(withoutCircles);
const runs = { numRuns: 200 };

describe('any plan', () => {
  it('[S16] never hangs or breaks, whatever it holds', () => {
    fc.assert(
      fc.property(planArbitrary(true), fc.boolean(), (plan, hasStart) => {
        const drawn = toDocument(plan);
        // Without a start of the program only links date what says nothing of when.
        const document = hasStart ? drawn : { ...drawn, program: { ...drawn.program, startAt: null } };
        const schedule = computeSchedule(document);
        for (const row of schedule.byId.values()) {
          for (const value of Object.values(row)) {
            if (typeof value === 'number') expect(Number.isFinite(value)).toBe(true);
          }
          expect(row.finishMinutes).toBeGreaterThanOrEqual(row.startMinutes);
          expect(row.freeSlackMinutes).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 500 },
    );
  });

  it('[S20] has the same schedule in any order of its rows and links', () => {
    fc.assert(
      fc.property(planArbitrary(true), fc.integer(), (plan, seed) => {
        const shuffled = (ids: string[]) =>
          [...ids].sort(
            (a, b) => Math.imul(hash(a), seed | 1) - Math.imul(hash(b), seed | 1) || (a < b ? -1 : 1),
          );
        const one = computeSchedule(toDocument(plan));
        const other = computeSchedule(toDocument(plan, shuffled));
        expect(other.criticalPath).toEqual(one.criticalPath);
        for (const [id, row] of one.byId) {
          // Two links may decide alike: which of them is named is free.
          expect({ ...other.byId.get(id), drivingDependencyId: null }).toEqual({
            ...row,
            drivingDependencyId: null,
          });
        }
      }),
      runs,
    );
  });

  it('[S21] has the same schedule again', () => {
    fc.assert(
      fc.property(planArbitrary(true), (plan) => {
        const document = toDocument(plan);
        expect(computeSchedule(document)).toEqual(computeSchedule(document));
      }),
      runs,
    );
  });
});

function hash(text: string): number {
  let value = 7;
  for (const character of text) value = Math.imul(value, 31) + character.charCodeAt(0);
  return value;
}

describe('plans of work and links without circles', () => {
  it('[S4] no row starts or finishes before each of its links allows', () => {
    fc.assert(
      fc.property(tame, (plan) => {
        const document = toDocument(plan);
        const schedule = computeSchedule(document);
        expect(schedule.diagnostics).toEqual([]);
        const rows = [...document.tasks, ...document.milestones];
        for (const link of document.dependencies) {
          const from = rowOf(schedule, link.predecessorId);
          const to = rowOf(schedule, link.successorId);
          const successor = rows.find((row) => row.id === link.successorId);
          if (!successor) throw new Error('no successor');
          const calendar = calendarOf(document, successor);
          const fromFinish = link.type === 'FS' || link.type === 'FF';
          const bound = calendar.add(
            (fromFinish ? from.finishMinutes : from.startMinutes) * 60,
            (link.lag?.value ?? 0) * 60,
          );
          const own = (link.type === 'FS' || link.type === 'SS' ? to.startMinutes : to.finishMinutes) * 60;
          expect(calendar.between(bound, own)).toBeGreaterThanOrEqual(0);
        }
      }),
      runs,
    );
  });

  it('[S22] nothing finishes sooner for more work, a longer lag or a later start', () => {
    fc.assert(
      fc.property(
        tame,
        fc.nat(),
        fc.integer({ min: 1, max: 3_000 }),
        fc.constantFrom('work', 'lag', 'start'),
        (drawn, pick, more, what) => {
          // Of a row whose finish a link holds, more work is an earlier start, which SS links hand on.
          const plan =
            what === 'work'
              ? {
                  ...drawn,
                  links: drawn.links.map((link) => ({
                    ...link,
                    type: link.type === 'FF' ? 'FS' : link.type,
                  })),
                }
              : drawn;
          const before = computeSchedule(toDocument(plan));
          const index = pick % plan.tasks.length;
          const changed: DrawnPlan =
            what === 'work'
              ? {
                  ...plan,
                  tasks: plan.tasks.map((task, i) =>
                    i === index ? { ...task, duration: task.duration + more } : task,
                  ),
                }
              : what === 'lag'
                ? {
                    ...plan,
                    links: plan.links.map((link) => ({
                      ...link,
                      lag: { value: ((link.lag as { value: number } | null)?.value ?? 0) + more },
                    })),
                  }
                : plan;
          const document = toDocument(changed);
          const after = computeSchedule(
            what === 'start'
              ? { ...document, program: { ...document.program, startAt: dayOf(more % 60) as never } }
              : document,
          );
          for (const [id, row] of before.byId) {
            expect(rowOf(after, id).finishMinutes).toBeGreaterThanOrEqual(row.finishMinutes);
          }
        },
      ),
      runs,
    );
  });

  it('[S24] no slack is negative, and a path without slack leads to the finish', () => {
    fc.assert(
      fc.property(tame, (plan) => {
        const document = toDocument(plan);
        const schedule = computeSchedule(document);
        const leaves = [...schedule.byId.values()].filter((row) => !row.summary);
        for (const row of leaves) {
          expect(row.totalSlackMinutes).toBeGreaterThanOrEqual(0);
          expect(row.freeSlackMinutes).toBeGreaterThanOrEqual(0);
          expect(row.freeSlackMinutes).toBeLessThanOrEqual(row.totalSlackMinutes);
        }
        const last = leaves.filter((row) => row.finishMinutes === schedule.finishMinutes);
        expect(last.some((row) => row.critical && row.totalSlackMinutes === 0)).toBe(true);
      }),
      runs,
    );
  });

  it('[S24] a successor that stands still at night lets its predecessor work into it (seed 1981581845)', () => {
    const night = { id: 'c', title: 'To seven', week: Array(7).fill([{ from: 480, to: 1_140 }]) };
    const task = (id: string, durationMinutes: number, more: object = {}) => ({
      id,
      title: id,
      projectId: 'j',
      plan: { durationMinutes, ...more },
    });
    for (const [type, lag] of [
      ['FF', null],
      ['FF', { value: -60 }],
      ['FS', { value: -240 }],
      ['FF', { unit: 'elapsed', value: 0 }],
    ] as const) {
      const document = program(
        {
          calendars: [night],
          projects: [{ id: 'j', title: 'J' }],
          tasks: [task('late', 660, { calendarId: 'c' }), task('day', 240)],
          dependencies: [{ id: 'd', predecessorId: 'late', successorId: 'day', type, lag }],
        },
        { startAt: '2027-01-04T08:00' },
      );
      const schedule = computeSchedule(document);
      expect(
        rowOf(schedule, 'late').totalSlackMinutes,
        `${type} ${JSON.stringify(lag)}`,
      ).toBeGreaterThanOrEqual(0);
      expect([...schedule.byId.values()].some((row) => row.critical && !row.summary)).toBe(true);
    }
  });

  it('[S24] on one calendar, what drives a critical row is critical', () => {
    fc.assert(
      fc.property(tame, (plan) => {
        const one = { ...plan, tasks: plan.tasks.map((task) => ({ ...task, calendar: 0 })) };
        const document = toDocument(one);
        const schedule = computeSchedule(document);
        for (const id of schedule.criticalPath) {
          const row = rowOf(schedule, id);
          const link = document.dependencies.find((it) => it.id === row.drivingDependencyId);
          if (link?.type !== 'FS' || link.lag) continue;
          expect(rowOf(schedule, link.predecessorId).totalSlackMinutes).toBe(0);
        }
      }),
      runs,
    );
  });
});

describe('large plans', () => {
  it('[S26] a chain of 100,000 rows', () => {
    const count = 100_000;
    const model = planOf(
      [
        { id: 'a', durationMinutes: 480 },
        { id: 'b', durationMinutes: 480 },
      ],
      [['a', 'b']],
    );
    const [task] = model.tasks;
    const [link] = model.dependencies;
    if (!task || !link) throw new Error('no model');
    const id = (i: number) => `t${i}`;
    const document = {
      ...model,
      tasks: Array.from({ length: count }, (_, i) => ({ ...task, id: id(i) })),
      dependencies: Array.from({ length: count - 1 }, (_, i) => ({
        ...link,
        id: `d${i}`,
        predecessorId: id(i),
        successorId: id(i + 1),
      })),
    } as unknown as ProgramDocument;
    const schedule = doWithin(10_000, () => computeSchedule(document));
    expect(schedule.criticalPath.length).toBe(count);
    expect(rowOf(schedule, id(count - 1)).finishMinutes - rowOf(schedule, id(0)).startMinutes).toBe(
      (count / 5) * 7 * 1_440 - 2 * 1_440 - 15 * 60,
    );
    const closed = {
      ...document,
      dependencies: [
        ...document.dependencies,
        { ...link, id: 'back', predecessorId: id(count - 1), successorId: id(0) },
      ],
    } as unknown as ProgramDocument;
    expect(computeSchedule(closed).diagnostics[0]?.ids.length).toBe(count);
  });

  it('[S26] a link between two projects of 20,000 tasks is not one per pair', () => {
    const model = planOf(
      [
        { id: 'a', durationMinutes: 480 },
        { id: 'b', durationMinutes: 480 },
      ],
      [['a', 'b']],
    );
    const [task] = model.tasks;
    const [link] = model.dependencies;
    const [project] = model.projects;
    if (!task || !link || !project) throw new Error('no model');
    const tasks = (projectId: string) =>
      Array.from({ length: 20_000 }, (_, i) => ({ ...task, id: `${projectId}${i}`, projectId }));
    const document = {
      ...model,
      projects: [project, { ...project, id: 'k' }],
      tasks: [...tasks('j'), ...tasks('k')],
      dependencies: [{ ...link, predecessorId: 'j', successorId: 'k' }],
    } as unknown as ProgramDocument;
    const schedule = computeSchedule(document);
    expect(rowOf(schedule, 'k7').startMinutes - rowOf(schedule, 'j0').startMinutes).toBe(1_440);
    expect(schedule.criticalPath.length).toBe(40_000);
  });
});
