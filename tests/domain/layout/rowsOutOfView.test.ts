import { describe, expect, it } from 'vitest';
import type {
  RoadmapBar,
  RoadmapLayout,
  RoadmapMilestone,
  RoadmapRow,
} from '../../../src/domain/layout/roadmapTypes';
import { rowOutOfView } from '../../../src/domain/layout/rowsOutOfView';

const window = { fromMinutes: 1_000, toMinutes: 2_000 };

/** What is told of a row with these bars, each with its tail where it has one, and these milestones. */
function told(bars: readonly (readonly [number, number, number?])[], milestones: readonly number[] = []) {
  const layout = {
    bars: bars.map(([fromMinutes, toMinutes, tail]) => ({
      fromMinutes,
      toMinutes,
      tailToMinutes: tail ?? null,
    })) as unknown as readonly RoadmapBar[],
    milestones: milestones.map((atMinutes) => ({ atMinutes })) as unknown as readonly RoadmapMilestone[],
  } as RoadmapLayout;
  const row = {
    barIndexes: bars.map((_, i) => i),
    milestoneIndexes: milestones.map((_, i) => i),
  } as unknown as RoadmapRow;
  return rowOutOfView(layout, row, window);
}

describe('rows of which nothing is in view', () => {
  it('[L31] says on which side they are, and what is nearest', () => {
    expect(told([[100, 900]])).toEqual({ side: 'before', fromMinutes: 100, toMinutes: 900 });
    expect(told([[2_000, 2_100]], [2_600])).toEqual({ side: 'after', fromMinutes: 2_000, toMinutes: 2_100 });
    expect(
      told(
        [
          [100, 300],
          [400, 600],
        ],
        [2_200],
      ),
    ).toEqual({ side: 'after', fromMinutes: 2_200, toMinutes: 2_200 });
    expect(told([], [700, 2_700])).toEqual({ side: 'before', fromMinutes: 700, toMinutes: 700 });
  });

  it('[L31] says nothing where some of it is in view, be it a tail, or where there is nothing', () => {
    expect(told([[900, 1_001]])).toBeNull();
    expect(told([[100, 900, 1_100]])).toBeNull();
    expect(told([[100, 900]], [1_500])).toBeNull();
    expect(told([])).toBeNull();
  });
});
