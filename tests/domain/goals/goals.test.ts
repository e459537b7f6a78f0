import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { goalTree } from '../../../src/domain/goals/goalTree';
import { forecastOn, keyResultStanding, measure, shareOfWay } from '../../../src/domain/goals/keyResult';
import { noPrioritisation, rankProjects, riceOf, wsjfOf } from '../../../src/domain/goals/priorities';
import type { KeyResult } from '../../../src/domain/model/goal';
import type { Day } from '../../../src/domain/time/day';
import { simulateSlips } from '../../../src/domain/whatif/simulateSlips';
import { manual, program } from '../build';

const result = (more: object = {}): KeyResult => ({
  id: 'kr' as KeyResult['id'],
  title: 'Availability',
  unit: '%',
  baseline: 0,
  target: 100,
  current: null,
  confidencePercent: null,
  history: [],
  ...more,
});
const at = (day: string, value: number) => ({ day: day as Day, value });

describe('key results', () => {
  it('[O1] the share of the way counts from the baseline, upwards and downwards', () => {
    expect(shareOfWay(result({ baseline: 50, target: 100, current: 75 }))).toBe(0.5);
    expect(shareOfWay(result({ baseline: 47, target: 5, current: 26 }))).toBe(0.5);
    expect(shareOfWay(result({ baseline: 5, target: 5, current: 5 }))).toBe(1);
    expect(shareOfWay(result({ current: null }))).toBeNull();
  });

  it('[O2] the forecast goes on as the measurements went, whatever their order', () => {
    expect(forecastOn([at('2027-01-01', 10), at('2027-01-11', 20)], '2027-01-21' as Day)).toBeCloseTo(30);
    expect(forecastOn([at('2027-01-01', 10)], '2027-01-21' as Day)).toBeNull();
    expect(forecastOn([at('2027-01-01', 10), at('2027-01-01', 12)], '2027-01-21' as Day)).toBeNull();
    const points = fc.array(
      fc.record({ offset: fc.integer({ min: 0, max: 300 }), value: fc.integer({ min: -1000, max: 1000 }) }),
      { minLength: 2, maxLength: 8 },
    );
    fc.assert(
      fc.property(points, (list) => {
        const line = list.map(({ offset }) => {
          const day = new Date(Date.UTC(2027, 0, 1 + offset)).toISOString().slice(0, 10);
          return at(day, 3 * offset - 7);
        });
        const straight = forecastOn(line, '2027-12-31' as Day);
        const days = new Set(line.map((point) => point.day)).size;
        if (days < 2) expect(straight).toBeNull();
        else expect(straight).toBeCloseTo(3 * 364 - 7, 3);
        expect(forecastOn([...line].reverse(), '2027-12-31' as Day)).toEqual(straight);
      }),
      { numRuns: 60 },
    );
  });

  it('[O3] it is reached, on its way, missing its target, or nobody can say', () => {
    const history = [at('2027-01-01', 10), at('2027-01-11', 20)];
    const state = (more: object, due: string | null) =>
      keyResultStanding(result({ current: 20, history, ...more }), due as Day | null).state;
    expect(state({ current: 100 }, '2027-02-01')).toBe('reached');
    expect(state({}, '2027-04-01')).toBe('onWay');
    expect(state({}, '2027-02-01')).toBe('missing');
    expect(state({}, null)).toBe('unknown');
    expect(state({ history: [] }, '2027-02-01')).toBe('unknown');
  });

  it('[O4] a measurement is kept with its day, and the latest is the current value', () => {
    const once = measure(result(), '2027-01-10' as Day, 4);
    const earlier = measure(once, '2027-01-05' as Day, 2);
    const again = measure(earlier, '2027-01-10' as Day, 5);
    expect(earlier.current).toBe(4);
    expect(again.history).toEqual([at('2027-01-05', 2), at('2027-01-10', 5)]);
    expect(again.current).toBe(5);
  });
});

describe('goals', () => {
  it('[O5] finds orphans both ways, through goals below, and survives a circle of parents', () => {
    const tree = goalTree(
      program({
        goals: [
          { id: 'top', title: 'Top', level: 'company' },
          { id: 'fed', title: 'Fed', parentId: 'top' },
          { id: 'bare', title: 'Bare' },
          { id: 'a', title: 'A', parentId: 'b' },
          { id: 'b', title: 'B', parentId: 'a' },
        ],
        projects: [
          { id: 'j1', title: 'One', goalIds: ['fed'] },
          { id: 'j2', title: 'Two' },
        ],
      }),
    );
    expect(tree.goals.map(({ goal, depth }) => `${goal.id} ${depth}`)).toEqual([
      'top 0',
      'fed 1',
      'bare 0',
      'a 0',
      'b 1',
    ]);
    expect(tree.orphanProjects.map((it) => it.id)).toEqual(['j2']);
    expect(tree.orphanGoals.map((it) => it.id)).toEqual(['bare', 'a', 'b']);
  });
});

describe('priorities', () => {
  const whole = {
    ...noPrioritisation,
    reach: 1000,
    impact: 2,
    confidencePercent: 80,
    effortPersonMonths: 4,
    businessValue: 8,
    timeCriticality: 5,
    riskReduction: 3,
  };

  it('[O6] RICE is reach × impact × confidence ÷ effort', () => {
    expect(riceOf(whole)).toBe(400);
    expect(riceOf({ ...whole, reach: null })).toBeNull();
    expect(riceOf({ ...whole, effortPersonMonths: 0 })).toBeNull();
  });

  it('[O7] WSJF weighs the parts of the cost of delay against the effort', () => {
    const even = { businessValue: 1, timeCriticality: 1, riskReduction: 1 };
    expect(wsjfOf(whole, even)).toBe(4);
    expect(wsjfOf(whole, { ...even, timeCriticality: 3 })).toBe(6.5);
    expect(wsjfOf({ ...whole, riskReduction: null }, even)).toBeNull();
    expect(wsjfOf({ ...whole, effortPersonMonths: 0 }, even)).toBeNull();
  });

  it('[O8] a ranking holds every project once, the highest first, equals at one place', () => {
    const costs = fc.array(fc.option(fc.integer({ min: 0, max: 5 }), { nil: null }), { maxLength: 12 });
    fc.assert(
      fc.property(costs, (list) => {
        const document = program({
          projects: list.map((costOfDelayPerWeek, i) => ({
            id: `j${i}`,
            title: `J${i}`,
            prioritisation: { costOfDelayPerWeek },
          })),
        });
        const ranked = rankProjects(document, 'costOfDelay');
        expect(ranked.map((it) => it.project.id).sort()).toEqual(document.projects.map((it) => it.id).sort());
        for (const [i, one] of ranked.entries()) {
          const next = ranked[i + 1];
          if (!next) continue;
          if (one.score === null) expect(next.score).toBeNull();
          if (one.score !== null && next.score !== null) {
            expect(one.score).toBeGreaterThanOrEqual(next.score);
            expect((next.rank ?? 0) > (one.rank ?? 0)).toBe(one.score > next.score);
          }
        }
      }),
      { numRuns: 60 },
    );
  });

  it('[O9] a slip costs the cost of delay of what finishes later, and the sponsor is told', () => {
    const document = program(
      {
        stakeholders: [{ id: 'p', name: 'Ann' }],
        projects: [
          {
            id: 'j',
            title: 'Engine',
            prioritisation: { costOfDelayPerWeek: 7_000 },
            ...manual('2027-01-04', '2027-01-29'),
          },
          { id: 'k', title: 'Other', ...manual('2027-01-04', '2027-01-29') },
        ],
      },
      { sponsorId: 'p' },
    );
    const imagined = simulateSlips(document, [{ id: 'j', days: 10 }]);
    if (!imagined.ok) throw new Error(imagined.error.code);
    const { comparison, tell } = imagined.value;
    expect(comparison.cost).toEqual({
      total: 14_000,
      parts: [{ projectId: 'j', title: 'Engine', days: 14, cost: 14_000 }],
    });
    expect(tell.find((it) => it.stakeholderId === 'p')?.sentences.join(' ')).toContain('would cost 14,000');
    const free = simulateSlips(document, [{ id: 'k', days: 10 }]);
    expect(free.ok && free.value.comparison.cost).toEqual({ total: 0, parts: [] });
  });
});
