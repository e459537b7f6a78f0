import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  type BarSurroundings,
  milestoneHalfWidth,
  milestoneRank,
  placeBarLabel,
  placeMilestoneLabels,
} from '../../../src/domain/layout/roadmapLabels';
import type { RoadmapMilestone } from '../../../src/domain/layout/roadmapTypes';
import type { Day } from '../../../src/domain/time/day';

const far = Number.POSITIVE_INFINITY;

/** Milestones on one strip, of one rank where none is given. */
function placesOf(
  xs: readonly number[],
  widths: readonly number[],
  edges: readonly [number, number] = [-far, far],
  ranks: readonly number[] = [],
  ghosts: readonly number[] = [],
) {
  const labels = xs.map((x, i) => ({
    x,
    leftX: x - (ghosts[i] ?? 0),
    width: widths[i] ?? 0,
    rank: ranks[i] ?? 0,
  }));
  return placeMilestoneLabels(labels, ...edges);
}

/** Where the label of a bar goes, 100 pixels wide, with so much around the bar as is given. */
function placeOf(fromX: number, toX: number, around: Partial<BarSurroundings> = {}) {
  const open = { leftEdge: 0, rightEdge: far, previousX: -far, nextX: far, tail: 0 };
  return placeBarLabel({ fromX, toX }, 100, { ...open, ...around });
}

describe('labels of bars', () => {
  it('[L11] inside while it fits, after it while it does not, cut where neither has room', () => {
    expect(placeOf(0, 200)).toEqual({ side: 'inside', room: 188 });
    expect(placeOf(0, 80)).toEqual({ side: 'after', room: 100 });
    expect(placeOf(0, 80, { nextX: 90 })).toEqual({ side: 'inside', room: 68 });
    expect(placeOf(0, 20, { nextX: 30 })).toEqual({ side: 'none' });
  });

  it('[L11] what has left the window on the left does not count', () => {
    expect(placeOf(-500, 150)).toMatchObject({ side: 'inside' });
    expect(placeOf(-500, 60)).toMatchObject({ side: 'after' });
  });

  it('[L11] before the bar where the edge of what is in view would cut it, else as much as there is room for', () => {
    expect(placeOf(300, 340, { rightEdge: 400 })).toEqual({ side: 'before', room: 100 });
    expect(placeOf(300, 340, { rightEdge: 470 })).toEqual({ side: 'after', room: 100 });
    expect(placeOf(300, 340, { rightEdge: 470, tail: 40 })).toEqual({ side: 'before', room: 100 });
    // What goes on beyond the edge holds as much as is in view.
    expect(placeOf(300, 900, { rightEdge: 400 })).toEqual({ side: 'before', room: 100 });
    expect(placeOf(200, 900, { rightEdge: 400 })).toEqual({ side: 'inside', room: 188 });
    expect(placeOf(300, 340, { rightEdge: 400, previousX: 250 })).toEqual({ side: 'after', room: 48 });
    expect(placeOf(60, 100, { rightEdge: 160 })).toEqual({ side: 'after', room: 48 });
    // Another bar of the row is no edge: a name between two bars belongs to the one before it.
    expect(placeOf(300, 340, { nextX: 360, rightEdge: 400 })).toEqual({ side: 'none' });
  });
});

describe('labels of milestones', () => {
  it('[L6] right of the diamond, else left, else cut, else nowhere', () => {
    expect(placesOf([0], [80])).toEqual([{ side: 'after', room: 80 }]);
    expect(placesOf([100, 130], [80, 40]).map((place) => place.side)).toEqual(['before', 'after']);
    expect(placesOf([100, 190, 200], [120, 120, 30]).map((place) => place.side)).toEqual([
      'before',
      'none',
      'after',
    ]);
  });

  it('[L6] goes to the side that is in view', () => {
    expect(placesOf([40, 70], [60, 10], [0, 500]).map((place) => place.side)).toEqual(['none', 'after']);
    expect(placesOf([460], [60], [0, 500])).toEqual([{ side: 'before', room: 60 }]);
    expect(placesOf([460, 470], [60, 60], [0, 500]).map((place) => place.side)).toEqual(['before', 'none']);
    // Where only a part has room it is cut there, with an ellipsis, not by the edge.
    expect(placesOf([440, 450], [60, 60], [0, 500])).toEqual([
      { side: 'before', room: 60 },
      { side: 'after', room: 38 },
    ]);
  });

  it('[L6] left of its baseline, where that is further left', () => {
    expect(placesOf([0, 100], [0, 60], [-far, 110], [], [0, 10])[1]).toEqual({ side: 'before', room: 60 });
    expect(placesOf([0, 100], [0, 60], [-far, 110], [], [0, 40])[1]?.side).not.toBe('before');
  });

  it('[L6] no label meets another label or a diamond', () => {
    const point = fc.record({
      gap: fc.integer({ min: 0, max: 200 }),
      width: fc.integer({ min: 5, max: 200 }),
      rank: fc.integer({ min: 0, max: 4 }),
      ghost: fc.integer({ min: 0, max: 60 }),
    });
    fc.assert(
      fc.property(fc.array(point, { maxLength: 20 }), (points) => {
        let x = 0;
        const xs = points.map((it) => {
          x += it.gap;
          return x;
        });
        const places = placesOf(
          xs,
          points.map((it) => it.width),
          [-far, far],
          points.map((it) => it.rank),
          points.map((it) => it.ghost),
        );
        const spans = places.flatMap((place, i) => {
          const middle = xs[i] ?? 0;
          if (place.side === 'after') {
            const from = middle + milestoneHalfWidth + 5;
            return [{ i, from, to: from + place.room }];
          }
          if (place.side === 'before') {
            const to = middle - (points[i]?.ghost ?? 0) - milestoneHalfWidth - 5;
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

  it('[L14] what matters more is labelled first, wherever it stands', () => {
    // Between 0 and 110 there is room for one label: it is that of the second, whatever the first would take.
    const between = (ranks: readonly number[]) =>
      placesOf([0, 110, 130], [80, 80, 20], [-10, 1_000], ranks).map((place) => place.side);
    expect(between([3, 3, 3])).toEqual(['after', 'none', 'after']);
    expect(between([3, 0, 3])).toEqual(['none', 'before', 'after']);
    expect(between([4, 3, 3])).toEqual(['none', 'before', 'after']);
  });

  it('[L14] the target, what is critical, gates, what is open, what is done', () => {
    const open: RoadmapMilestone = {
      id: 'm',
      kind: 'milestone',
      rowIndex: 0,
      projectId: null,
      atMinutes: 0,
      day: '2026-11-23' as Day,
      y: 0,
      title: 'Cut-over',
      health: 'green',
      critical: false,
      done: false,
      target: false,
      baselineMinutes: null,
    };
    const inOrder: RoadmapMilestone[] = [
      { ...open, target: true },
      { ...open, critical: true },
      { ...open, kind: 'gate' },
      open,
      { ...open, critical: true, done: true },
    ];
    const ranks = inOrder.map(milestoneRank);
    expect(new Set(ranks).size).toBe(inOrder.length);
    expect([...ranks].sort((a, b) => a - b)).toEqual(ranks);
    expect(milestoneRank({ ...open, target: true, done: true })).toBe(ranks[0]);
  });
});
