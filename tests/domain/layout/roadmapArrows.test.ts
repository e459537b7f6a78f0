import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { chainArrows, chooseArrows, dependencyToArrowState } from '../../../src/domain/layout/roadmapArrows';
import { noFilter, roadmapLayout } from '../../../src/domain/layout/roadmapLayout';
import type { RoadmapArrow, RoadmapOptions } from '../../../src/domain/layout/roadmapTypes';
import { dependencyTypes } from '../../../src/domain/model/dependency';
import type { ProgramDocument } from '../../../src/domain/model/document';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { addDays, type Day } from '../../../src/domain/time/day';
import { fullAgreement, manual, program, twoTeams } from '../build';

function layoutOf(document: ProgramDocument, options: Partial<RoadmapOptions> = {}) {
  const schedule = computeSchedule(document);
  return roadmapLayout(document, schedule, computeHealth(document, schedule, '2027-01-15' as Day), {
    laneBy: 'team',
    collapsed: new Set(),
    filter: noFilter,
    ...options,
  });
}

const linked = (dependency: object, tables: object = {}) =>
  program({
    ...twoTeams,
    ...tables,
    dependencies: [
      { id: 'd', predecessorId: 'j_a', successorId: 'j_b', agreement: fullAgreement(), ...dependency },
    ],
  });

function stateOf(document: ProgramDocument) {
  const schedule = computeSchedule(document);
  const [dependency] = document.dependencies;
  if (!dependency) throw new Error('No dependency');
  const broken = new Set(schedule.diagnostics.flatMap((it) => it.ids));
  const row = (id: string) => schedule.byId.get(id);
  return dependencyToArrowState(
    dependency,
    row(dependency.predecessorId),
    row(dependency.successorId),
    broken,
  );
}

describe('arrows', () => {
  it('[L7] are level or upright between the ends of their type, for any two bars', () => {
    const offset = fc.integer({ min: 0, max: 100 });
    const length = fc.integer({ min: 0, max: 40 });
    fc.assert(
      fc.property(
        offset,
        length,
        offset,
        length,
        fc.constantFrom(...dependencyTypes),
        fc.boolean(),
        (from, fromLength, to, toLength, type, toMilestone) => {
          const day = (days: number) => addDays('2027-01-01' as Day, days);
          const document = program({
            projects: [
              { id: 'j_1', title: 'One', ...manual(day(from), day(from + fromLength)) },
              { id: 'j_2', title: 'Two', ...manual(day(to), day(to + toLength)) },
            ],
            milestones: [{ id: 'm', title: 'Point', projectId: 'j_2', ...manual(day(to), day(to)) }],
            dependencies: [{ id: 'd', predecessorId: 'j_1', successorId: toMilestone ? 'm' : 'j_2', type }],
          });
          const layout = layoutOf(document);
          const [arrow] = layout.arrows;
          const [first, second] = layout.bars;
          const point = layout.milestones[0];
          if (!arrow || !first || !second || !point) throw new Error('Nothing was drawn');
          for (const [i, corner] of arrow.points.entries()) {
            const before = arrow.points[i - 1];
            if (!before) continue;
            const isLevel = corner.y === before.y;
            const isUpright = corner.atMinutes === before.atMinutes && corner.dx === before.dx;
            expect(isLevel || isUpright).toBe(true);
          }
          const begin = arrow.points[0];
          const tip = arrow.points.at(-1);
          const leavesFinish = type === 'FS' || type === 'FF';
          const entersStart = type === 'FS' || type === 'SS';
          const target = toMilestone
            ? { top: point.y - 7, bottom: point.y + 7, at: point.atMinutes }
            : {
                top: second.y,
                bottom: second.y + second.height,
                at: entersStart ? second.fromMinutes : second.toMinutes,
              };
          expect(tip?.atMinutes).toBe(target.at);
          expect(tip?.y).toBeGreaterThanOrEqual(target.top);
          expect(tip?.y).toBeLessThanOrEqual(target.bottom);
          expect(begin?.y).toBeGreaterThanOrEqual(first.y);
          expect(begin?.y).toBeLessThanOrEqual(first.y + first.height);
          const leavesAt = leavesFinish ? first.toMinutes : first.fromMinutes;
          expect(Math.abs((begin?.atMinutes ?? 0) - leavesAt)).toBeLessThanOrEqual(1_440);
        },
      ),
    );
  });

  it('[L8] broken when the dates contradict the link, but not when a lead allows it or the work is done', () => {
    const early = {
      projects: twoTeams.projects.map((it) => ({ ...it, ...manual('2027-01-04', '2027-01-29') })),
    };
    expect(stateOf(linked({}, early))).toBe('broken');
    expect(stateOf(linked({ lag: { value: -9_600 } }, early))).not.toBe('broken');
    const done = {
      projects: [
        twoTeams.projects[0],
        { ...twoTeams.projects[1], ...manual('2027-01-04', '2027-01-08', { percentComplete: 100 }) },
      ],
    };
    expect(stateOf(linked({}, done))).toBe('agreed');
  });

  it('[L8] critical, late, proposed, related, agreed', () => {
    const slack = { milestones: [{ id: 'm', title: 'End', ...manual('2027-06-01', '2027-06-01') }] };
    const state = (dependency: object) => stateOf(linked(dependency, slack));
    const committed = { state: 'Committed', neededByDay: '2027-01-29', committedDay: '2027-01-29' };
    const commitments = [{ committedDay: '2027-01-29', saidDay: '2027-01-04' }];
    expect(state({ drives: false })).toBe('related');
    expect(state({ agreement: fullAgreement({ state: 'Asked' }) })).toBe('proposed');
    expect(state({ agreement: fullAgreement({ ...committed, commitments }) })).toBe('agreed');
    expect(
      state({ agreement: fullAgreement({ ...committed, commitments, forecastDay: '2027-02-05' }) }),
    ).toBe('late');
    expect(state({ agreement: fullAgreement({ state: 'Declined' }) })).toBe('late');
    const automatic = program(
      {
        ...twoTeams,
        projects: [
          { ...twoTeams.projects[0], plan: { durationMinutes: 4_800 } },
          { ...twoTeams.projects[1], plan: { durationMinutes: 4_800 } },
        ],
        dependencies: [{ id: 'd', predecessorId: 'j_a', successorId: 'j_b', agreement: fullAgreement() }],
      },
      { startAt: '2027-01-04' },
    );
    expect(stateOf(automatic)).toBe('critical');
  });

  it('[L12] go to the lane that folds their end away, merged, and the worst state shows', () => {
    const document = program({
      ...twoTeams,
      projects: [
        ...twoTeams.projects,
        { id: 'j_c', title: 'Wheels', teamId: 't_b', ...manual('2027-01-04', '2027-01-15') },
      ],
      dependencies: [
        { id: 'd_1', predecessorId: 'j_a', successorId: 'j_b', agreement: fullAgreement() },
        { id: 'd_2', predecessorId: 'j_a', successorId: 'j_c', agreement: fullAgreement() },
        { id: 'd_3', predecessorId: 'j_b', successorId: 'j_c', drives: false },
      ],
    });
    const open = layoutOf(document);
    expect(open.arrows.map((arrow) => arrow.key)).toEqual(['d_1', 'd_2', 'd_3']);
    const folded = layoutOf(document, { collapsed: new Set(['lane:t_b']) });
    expect(folded.arrows).toHaveLength(1);
    expect(folded.arrows[0]).toMatchObject({
      dependencyIds: ['d_1', 'd_2'],
      fromKey: 'j_a',
      toKey: 'lane:t_b',
      state: 'broken',
    });
    expect(folded.arrowsNotDrawn).toBe(0);
  });

  it('[L12] counts those whose end is nowhere', () => {
    const document = linked({ predecessorId: 't_a' });
    expect(layoutOf(document)).toMatchObject({ arrows: [], arrowsNotDrawn: 1 });
    // Folded to one row, a team's lane is a place.
    expect(layoutOf(document, { collapsed: new Set(['lane:t_a']) }).arrows).toHaveLength(1);
  });
});

describe('what is drawn of many', () => {
  const chain = (count: number, state: RoadmapArrow['state'] = 'agreed'): RoadmapArrow[] =>
    Array.from({ length: count }, (_, i) => ({
      key: `d_${i}`,
      dependencyIds: [`d_${i}`],
      fromKey: `j_${i}`,
      toKey: `j_${i + 1}`,
      state,
      points: [],
      firstRow: 0,
      lastRow: 0,
    }));

  it('[L10] all of a few, of many the broken, the critical and the chain of the selection', () => {
    const few = chain(3);
    expect(chooseArrows(few, new Set(), 3)).toEqual({ shown: few, countedOnly: 0 });
    const island: RoadmapArrow = { ...chain(1)[0], key: 'x', fromKey: 'x_1', toKey: 'x_2' } as RoadmapArrow;
    const broken: RoadmapArrow = { ...island, key: 'y', fromKey: 'y_1', toKey: 'y_2', state: 'broken' };
    const many = [...chain(3), island, broken];
    expect(chooseArrows(many, new Set(), 3)).toEqual({ shown: [broken], countedOnly: 4 });
    const chosen = chooseArrows(many, chainArrows(many, new Set(['j_1'])), 3);
    expect(chosen.shown.map((arrow) => arrow.key)).toEqual(['d_0', 'd_1', 'd_2', 'y']);
    expect(chosen.countedOnly).toBe(1);
  });

  it('[L10] a chain leads up and down from the selection, not across, and ends in a circle', () => {
    const arrows = [
      ...chain(3),
      { ...chain(1)[0], key: 'side', fromKey: 'j_0', toKey: 'z' } as RoadmapArrow,
      { ...chain(1)[0], key: 'back', fromKey: 'j_3', toKey: 'j_2' } as RoadmapArrow,
    ];
    expect([...chainArrows(arrows, new Set(['j_1']))].sort()).toEqual(['back', 'd_0', 'd_1', 'd_2']);
    expect(chainArrows(arrows, new Set())).toEqual(new Set());
    expect([...chainArrows(arrows, new Set(['d_1']))]).toEqual(['d_1']);
  });
});
