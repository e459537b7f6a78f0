import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  milestoneHalfWidth,
  placeBarLabel,
  placeMilestoneLabels,
} from '../../../src/domain/layout/roadmapLabels';

const far = Number.POSITIVE_INFINITY;

describe('labels of bars', () => {
  it('[L11] inside while it fits, after it while it does not, cut where neither has room', () => {
    expect(placeBarLabel({ fromX: 0, toX: 200 }, 100, 0, far)).toEqual({ side: 'inside', room: 188 });
    expect(placeBarLabel({ fromX: 0, toX: 80 }, 100, 0, far)).toEqual({ side: 'after', room: 100 });
    expect(placeBarLabel({ fromX: 0, toX: 80 }, 100, 0, 90)).toEqual({ side: 'inside', room: 68 });
    expect(placeBarLabel({ fromX: 0, toX: 20 }, 100, 0, 30)).toEqual({ side: 'none' });
  });

  it('[L11] what has left the window on the left does not count', () => {
    expect(placeBarLabel({ fromX: -500, toX: 150 }, 100, 0, far)).toMatchObject({ side: 'inside' });
    expect(placeBarLabel({ fromX: -500, toX: 60 }, 100, 0, far)).toMatchObject({ side: 'after' });
  });
});

describe('labels of milestones', () => {
  it('[L6] right of the diamond, else left, else cut, else nowhere', () => {
    expect(placeMilestoneLabels([0], [80])).toEqual([{ side: 'after', room: 80 }]);
    expect(placeMilestoneLabels([100, 130], [80, 40]).map((place) => place.side)).toEqual([
      'before',
      'after',
    ]);
    expect(placeMilestoneLabels([100, 190, 200], [120, 120, 30]).map((place) => place.side)).toEqual([
      'before',
      'none',
      'after',
    ]);
  });

  it('[L6] goes to the side that is in view', () => {
    expect(placeMilestoneLabels([40, 70], [60, 10], 0, 500).map((place) => place.side)).toEqual([
      'none',
      'after',
    ]);
    expect(placeMilestoneLabels([460], [60], 0, 500)).toEqual([{ side: 'before', room: 60 }]);
    expect(placeMilestoneLabels([460, 470], [60, 60], 0, 500).map((place) => place.side)).toEqual([
      'before',
      'after',
    ]);
  });

  it('[L6] no label meets another label or a diamond', () => {
    const point = fc.record({
      gap: fc.integer({ min: 0, max: 200 }),
      width: fc.integer({ min: 5, max: 200 }),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 20 }), (points) => {
        let x = 0;
        const xs = points.map((it) => {
          x += it.gap;
          return x;
        });
        const places = placeMilestoneLabels(
          xs,
          points.map((it) => it.width),
        );
        const spans = places.flatMap((place, i) => {
          const middle = xs[i] ?? 0;
          if (place.side === 'after') {
            const from = middle + milestoneHalfWidth + 5;
            return [{ i, from, to: from + place.room }];
          }
          if (place.side === 'before') {
            const to = middle - milestoneHalfWidth - 5;
            return [{ i, from: to - place.room, to }];
          }
          return [];
        });
        for (const [k, span] of spans.entries()) {
          const next = spans[k + 1];
          if (next) expect(next.from).toBeGreaterThanOrEqual(span.to);
          for (const [i, middle] of xs.entries()) {
            if (i === span.i) continue;
            const meets = middle + milestoneHalfWidth > span.from && middle - milestoneHalfWidth < span.to;
            expect(meets).toBe(false);
          }
        }
      }),
    );
  });
});
