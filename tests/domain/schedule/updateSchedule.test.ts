import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { type MovesPreview, previewMoves } from '../../../src/domain/schedule/previewMoves';
import type { Schedule } from '../../../src/domain/schedule/schedule';
import { type ScheduleUpdate, updateSchedule } from '../../../src/domain/schedule/updateSchedule';
import { type DrawnEdit, editArbitrary, edited } from './drawnEdits';
import { planArbitrary, toDocument } from './drawnPlans';
import { days, planOf, rowOf } from './plans';

/** What moved, by both schedules. */
function movesBetween(before: Schedule, after: Schedule): Omit<MovesPreview, 'datesOf'> {
  const moves = [...before.byId.values()].flatMap((was) => {
    const is = after.byId.get(was.id);
    const stays = !is || (is.startMinutes === was.startMinutes && is.finishMinutes === was.finishMinutes);
    return stays ? [] : [{ was, startMinutes: is.startMinutes, finishMinutes: is.finishMinutes }];
  });
  return {
    startMinutes: after.startMinutes,
    finishMinutes: after.finishMinutes,
    moves,
    isEmpty: after.byId.size === 0,
  };
}

const plain = (schedule: Schedule) => ({ ...schedule, byId: [...schedule.byId.values()] });
const inWords = (schedule: Schedule) => JSON.stringify(plain(schedule));

describe('a schedule brought up to date', () => {
  it('[S32] [S33] and a preview of it, is the same as one computed from scratch, after thousands of edits of every sort', {
    timeout: 120_000,
  }, () => {
    const ways = new Map<string, number>();
    let edits = 0;
    fc.assert(
      fc.property(
        planArbitrary(true),
        fc.boolean(),
        fc.array(editArbitrary, { minLength: 12, maxLength: 12 }),
        (plan, isTame, list) => {
          const drawn = isTame
            ? {
                tasks: plan.tasks.map((it) => ({ ...it, constraint: null, manual: false })),
                links: plan.links.filter((it) => it.from < it.to),
              }
            : plan;
          let document = toDocument(drawn);
          let schedule = computeSchedule(document);
          for (const [step, edit] of list.entries()) {
            const next = edited(document, edit as DrawnEdit, step);
            const before = inWords(schedule);
            const preview = previewMoves(schedule, next);
            const update = updateSchedule(schedule, next);
            const fresh = computeSchedule(next);
            // Words are compared fast, and what differs is shown only then.
            if (inWords(update.schedule) !== inWords(fresh)) {
              expect(plain(update.schedule)).toEqual(plain(fresh));
            }
            const { startMinutes, finishMinutes, moves, isEmpty, datesOf } = preview;
            const previewed = { startMinutes, finishMinutes, moves, isEmpty };
            expect(JSON.stringify(previewed), 'preview').toBe(JSON.stringify(movesBetween(schedule, fresh)));
            for (const { id } of schedule.byId.values()) {
              const is = fresh.byId.get(id);
              if (is) expect(datesOf(id)?.finishMinutes).toBe(is.finishMinutes);
            }
            // What was there before stays what it was.
            expect(inWords(schedule)).toBe(before);
            if (update.full === null) {
              for (const row of update.schedule.byId.values()) {
                const was = schedule.byId.get(row.id);
                if (JSON.stringify(was) === JSON.stringify(row)) expect(row).toBe(was);
              }
            }
            const way = update.full ?? 'part';
            ways.set(way, (ways.get(way) ?? 0) + 1);
            edits++;
            document = next;
            schedule = update.schedule;
          }
        },
      ),
      { numRuns: 400 },
    );
    process.stdout.write(`incremental: ${edits} edits, ${JSON.stringify(Object.fromEntries(ways))}\n`);
    expect(edits).toBeGreaterThan(4_000);
    expect(ways.get('part') ?? 0).toBeGreaterThan(edits / 4);
    for (const reason of ['rows', 'calendars', 'program', 'summary', 'dating', 'late', 'links']) {
      expect(ways.get(reason) ?? 0, reason).toBeGreaterThan(0);
    }
  });
});

/** Ten chains of a hundred tasks each; the longest is the first. */
function tenChains() {
  const tasks = Array.from({ length: 1_000 }, (_, i) => ({
    id: `t${i}`,
    durationMinutes: days(i < 100 ? 2 : 1),
  }));
  const links = tasks.flatMap((_, i) => (i % 100 === 0 ? [] : [[`t${i - 1}`, `t${i}`] as const]));
  return planOf(tasks, links);
}

function lengthen(document: ProgramDocument, id: string, count: number): ProgramDocument {
  return {
    ...document,
    tasks: document.tasks.map((row) =>
      row.id === id ? { ...row, plan: { ...row.plan, durationMinutes: days(count) } } : row,
    ),
  };
}

describe('what an edit costs', () => {
  const document = tenChains();
  const schedule = computeSchedule(document);
  const counts = ({ full, earlyCount, lateCount }: ScheduleUpdate) => ({ full, earlyCount, lateCount });

  it('[S32] computes only what comes after, and what comes before', () => {
    const next = lengthen(document, 't590', 3);
    const update = updateSchedule(schedule, next);
    expect(update.full).toBeNull();
    expect(update.earlyCount).toBe(10);
    expect(update.lateCount).toBeLessThanOrEqual(100);
    const changed = [...update.schedule.byId.values()].filter((row) => row !== schedule.byId.get(row.id));
    expect(changed.map((row) => row.id).sort()).toEqual(
      Array.from({ length: 100 }, (_, i) => `t${500 + i}`).sort(),
    );
    expect(rowOf(update.schedule, 't599').finishMinutes).toBeGreaterThan(
      rowOf(schedule, 't599').finishMinutes,
    );
    expect(plain(update.schedule)).toEqual(plain(computeSchedule(next)));
  });

  it('[S32] of the critical path moves every late date, but early ones only behind it', () => {
    const next = lengthen(document, 't50', 3);
    const update = updateSchedule(schedule, next);
    expect(update.earlyCount).toBe(50);
    expect(plain(update.schedule)).toEqual(plain(computeSchedule(next)));
  });

  it('[S32] shares everything where nothing of the plan changed', () => {
    const titled = { ...document, program: { ...document.program, title: 'Other' } };
    const update = updateSchedule(schedule, titled);
    expect(counts(update)).toEqual({ full: null, earlyCount: 0, lateCount: 0 });
    for (const row of update.schedule.byId.values()) expect(row).toBe(schedule.byId.get(row.id));
    expect(updateSchedule(schedule, document).schedule).toBe(schedule);
  });

  it('[S32] says when all is computed, and why', () => {
    const without = {
      ...document,
      tasks: document.tasks.slice(0, -1),
      dependencies: document.dependencies.slice(0, -1),
    };
    expect(counts(updateSchedule(schedule, without))).toEqual({
      full: 'rows',
      earlyCount: 1_000,
      lateCount: 1_000,
    });
    const closed = {
      ...document,
      dependencies: [
        ...document.dependencies,
        { ...document.dependencies[0], predecessorId: 't99', successorId: 't0' },
      ],
    } as ProgramDocument;
    const knotted = updateSchedule(schedule, closed);
    expect(knotted.full).toBe('links');
    expect(knotted.schedule.diagnostics[0]?.code).toBe('cycle');
    expect(updateSchedule(knotted.schedule, document).full).toBe('links');
    expect(plain(updateSchedule(knotted.schedule, document).schedule)).toEqual(plain(schedule));
    expect(updateSchedule({ ...schedule }, document).full).toBe('unknown');
  });
});
