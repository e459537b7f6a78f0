import { describe, expect, it } from 'vitest';
import { lowConfidencePercent } from '../../../src/domain/agreements/standing';
import { computeHealth } from '../../../src/domain/health/computeHealth';
import { noFilter, roadmapLayout } from '../../../src/domain/layout/roadmapLayout';
import { confidenceToLevel } from '../../../src/domain/layout/roadmapUncertainty';
import { computeSchedule } from '../../../src/domain/schedule/computeSchedule';
import { type Day, dayToNumber } from '../../../src/domain/time/day';
import { program } from '../build';

const day = 480;
const estimate = { optimisticMinutes: 3 * day, likelyMinutes: 5 * day, pessimisticMinutes: 12 * day };

function barsOf(plan: Record<string, unknown>, more: Parameters<typeof program>[0] = {}) {
  const document = program({
    projects: [{ id: 'j_1', title: 'Work' }],
    tasks: [
      { id: 'k_1', title: 'Unsure', projectId: 'j_1', plan },
      { id: 'k_2', title: 'Sure', projectId: 'j_1', plan: { durationMinutes: 5 * day } },
    ],
    ...more,
  });
  const schedule = computeSchedule(document);
  const health = computeHealth(document, schedule, '2027-01-05' as Day);
  const { bars } = roadmapLayout(document, schedule, health, {
    laneBy: 'team',
    collapsed: new Set(),
    filter: noFilter,
  });
  return new Map(bars.map((bar) => [bar.id, bar]));
}

const midnightAfter = (last: string) => (dayToNumber(last as Day) + 1) * 1_440;
const monday = '2027-01-04';
const start = { constraint: { type: 'SNET', at: monday } };

describe('what is not certain about a bar', () => {
  it('[L20] a tail reaches to where the longest of three lengths would finish, over days off', () => {
    const bars = barsOf({ durationMinutes: 5 * day, estimate, ...start });
    expect(bars.get('k_1')?.toMinutes).toBe(midnightAfter('2027-01-08'));
    // Twelve working days from Monday: two weeks and two days.
    expect(bars.get('k_1')?.tailToMinutes).toBe(midnightAfter('2027-01-19'));
    expect(bars.get('k_2')?.tailToMinutes).toBeNull();
    // A project's dates come from its tasks.
    expect(bars.get('j_1')?.tailToMinutes).toBeNull();
  });

  it('[L20] there is none on what is done, nor where the longest is no longer than the plan', () => {
    const finished = { actualStartAt: monday, actualFinishAt: '2027-01-08', percentComplete: 100 };
    expect(barsOf({ durationMinutes: 5 * day, estimate, ...finished }).get('k_1')?.tailToMinutes).toBeNull();
    expect(barsOf({ durationMinutes: 30 * day, estimate, ...start }).get('k_1')?.tailToMinutes).toBeNull();
  });

  it('[L21] a bar shows the least confidence of the open promises that it is to keep', () => {
    const agreement = (state: string, confidencePercent: number | null) => ({
      agreement: { state, confidencePercent, givingTeamId: 't_a', needingTeamId: 't_b' },
    });
    const percentOf = (first: object, second: object) =>
      barsOf(
        { durationMinutes: day, ...start },
        {
          teams: ['t_a', 't_b'].map((id) => ({ id, name: id })),
          dependencies: [
            { id: 'd_1', predecessorId: 'k_1', successorId: 'k_2', ...first },
            { id: 'd_2', predecessorId: 'k_1', successorId: 'm_1', ...second },
          ],
          milestones: [{ id: 'm_1', title: 'Ready', projectId: 'j_1' }],
        },
      ).get('k_1')?.confidencePercent;
    expect(percentOf(agreement('Committed', 80), agreement('Asked', 40))).toBe(40);
    expect(percentOf(agreement('Committed', 80), agreement('Accepted', 40))).toBe(80);
    expect(percentOf(agreement('Delivered', 80), agreement('Dropped', 40))).toBeNull();
    expect(percentOf(agreement('Committed', null), {})).toBeNull();
  });

  it('[L21] in three steps, the lowest where the promise is amber for it', () => {
    expect([0, lowConfidencePercent - 1, lowConfidencePercent, 89, 90, 100].map(confidenceToLevel)).toEqual([
      'low',
      'low',
      'medium',
      'medium',
      'high',
      'high',
    ]);
  });
});
