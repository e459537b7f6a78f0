import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseCommand } from '../../../src/domain/commands/command';
import { execute } from '../../../src/domain/commands/execute';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { noFilter, roadmapLayout } from '../../../src/domain/layout/roadmapLayout';
import { redateLayout } from '../../../src/domain/layout/roadmapRelayout';
import { laneGroupings, type RoadmapOptions } from '../../../src/domain/layout/roadmapTypes';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { updateSchedule } from '../../../src/domain/schedule/updateSchedule';
import { addDays, type Day } from '../../../src/domain/time/day';
import { program } from '../build';

const today = '2027-01-15' as Day;
const day = (offset: number) => addDays('2027-01-04' as Day, offset);
const options: RoadmapOptions = { laneBy: 'team', collapsed: new Set(), filter: noFilter };

/** Projects of two tasks and a milestone each, linked in a chain across teams. */
function chainOf(count: number): ProgramDocument {
  const numbers = Array.from({ length: count }, (_, i) => i);
  return program({
    teams: [0, 1].map((i) => ({ id: `t_${i}`, name: `Team ${i}` })),
    projects: numbers.map((i) => ({ id: `j_${i}`, title: `Project ${i}`, teamId: `t_${i % 2}` })),
    tasks: numbers.flatMap((i) => [
      { id: `k_${i}a`, title: 'First', projectId: `j_${i}`, plan: { durationMinutes: 4_800 } },
      { id: `k_${i}b`, title: 'Second', projectId: `j_${i}`, plan: { durationMinutes: 2_400 } },
    ]),
    milestones: numbers.map((i) => ({
      id: `m_${i}`,
      title: `Ready ${i}`,
      projectId: `j_${i}`,
      plan: { placement: 'manual', startAt: day(30 + i) },
    })),
    dependencies: numbers.flatMap((i) => [
      { id: `d_${i}`, predecessorId: `k_${i}a`, successorId: `k_${i}b` },
      ...(i === 0
        ? []
        : [{ id: `e_${i}`, predecessorId: `k_${i - 1}b`, successorId: `k_${i}a`, drives: i % 3 > 0 }]),
    ]),
  });
}

function laidOut(document: ProgramDocument, given: RoadmapOptions = options) {
  const schedule = computeSchedule(document);
  const health = computeHealth(document, schedule, today);
  return {
    document,
    schedule,
    health,
    options: given,
    layout: roadmapLayout(document, schedule, health, given),
  };
}

function changed(document: ProgramDocument, input: unknown): ProgramDocument | null {
  const parsed = parseCommand(input);
  const done = parsed.ok ? execute(document, parsed.value) : null;
  return done?.ok ? done.value.document : null;
}

describe('A layout after a change of dates', () => {
  it('[L15] is made without laying out the whole, and shares what did not move', () => {
    const before = laidOut(chainOf(6));
    const document = changed(before.document, { type: 'task.move', id: 'k_3a', startAt: day(90) });
    if (!document) throw new Error('Not moved');
    const { schedule } = updateSchedule(before.schedule, document);
    const layout = redateLayout(before, document, schedule, before.health);
    const barOf = (id: string, it = layout) => it?.bars.find((bar) => bar.id === id);
    expect(barOf('k_3a')?.startDay).toBe(day(91));
    const pointOf = (it = layout) => it?.milestones.find((point) => point.id === 'm_0');
    expect(pointOf()).toBe(pointOf(before.layout));
    expect(layout?.rows).toBe(before.layout.rows);
    const arrow = layout?.arrows.find((it) => it.key === 'd_3');
    expect(arrow?.points[0]?.atMinutes).toBe(barOf('k_3a')?.toMinutes);
  });

  it('[L15] has the titles of now, on the line and on the bar, and nothing else that is new', () => {
    const before = laidOut(chainOf(6));
    const document = changed(before.document, {
      type: 'task.change',
      id: 'k_3a',
      changes: { title: 'Anew' },
    });
    if (!document) throw new Error('Not renamed');
    const { schedule } = updateSchedule(before.schedule, document);
    const layout = redateLayout(before, document, schedule, before.health);
    expect(layout).toEqual(roadmapLayout(document, schedule, before.health, before.options));
    const isNew = (known: readonly unknown[]) => (it: unknown) => !known.includes(it);
    expect(layout?.rows.filter(isNew(before.layout.rows)).map(({ title }) => title)).toEqual(['Anew']);
    expect(layout?.bars.filter(isNew(before.layout.bars)).map(({ title }) => title)).toEqual(['Anew']);
  });

  it('[L15] is the one that a whole layout would be, whatever is changed', () => {
    const ids = fc.constantFrom('k_0a', 'k_1a', 'k_1b', 'k_4b', 'm_0', 'm_3');
    const change = fc.oneof(
      fc.record({ id: ids, days: fc.integer({ min: 0, max: 200 }) }).map(({ id, days }) => ({
        type: id.startsWith('m') ? 'milestone.move' : 'task.move',
        id,
        startAt: day(days),
      })),
      fc
        .record({ id: fc.constantFrom('k_0a', 'k_2b'), percent: fc.constantFrom(0, 50, 100) })
        .map(({ id, percent }) => ({
          type: 'task.change',
          id,
          changes: { plan: { percentComplete: percent, durationMinutes: 480 + percent * 480 } },
        })),
      fc
        .record({ id: fc.oneof(ids, fc.constantFrom('j_1', 'j_3')), title: fc.constantFrom('A', 'B') })
        .map(({ id, title }) => ({
          type: `${{ k: 'task', m: 'milestone', j: 'project' }[id[0] ?? ''] ?? ''}.change`,
          id,
          changes: { title },
        })),
      fc.constantFrom(
        { type: 'project.change', id: 'j_1', changes: { teamId: 't_0' } },
        { type: 'task.create', row: { id: 'k_new', title: 'New', projectId: 'j_2' } },
        {
          type: 'milestone.create',
          row: { id: 'm_new', title: 'New', projectId: 'j_2', plan: { startAt: day(9) } },
        },
        { type: 'task.delete', id: 'k_4a' },
        { type: 'project.change', id: 'j_0', changes: { onHold: true } },
      ),
    );
    const given = fc.record({
      laneBy: fc.constantFrom(...laneGroupings),
      thenBy: fc.constantFrom(null, ...laneGroupings),
      collapsed: fc
        .subarray(['lane:t_0', 'lane:t_1 › notStarted', 'j_1', 'j_4'])
        .map((keys): ReadonlySet<string> => new Set(keys)),
    });
    let spared = 0;
    fc.assert(
      fc.property(fc.array(change, { maxLength: 6 }), given, (changes, lanes) => {
        let known = laidOut(chainOf(5), { ...lanes, filter: noFilter });
        for (const wanted of changes) {
          const document = changed(known.document, wanted);
          if (!document) continue;
          const { schedule } = updateSchedule(known.schedule, document);
          const health = computeHealth(document, schedule, today);
          const whole = roadmapLayout(document, schedule, health, known.options);
          const layout = redateLayout(known, document, schedule, health);
          if (layout) {
            spared += 1;
            expect(layout).toEqual(whole);
          }
          known = { document, schedule, health, options: known.options, layout: layout ?? whole };
        }
      }),
      { numRuns: 60 },
    );
    expect(spared).toBeGreaterThan(20);
  });
});
